from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Channel, EventKind
from bot.slack.events import read

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
PRESSED: dict[str, Any] = {
    "type": "block_actions",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "channel": {"id": "C1"},
    "container": {"type": "message", "message_ts": "2.2", "thread_ts": "1.1"},
    "message": {"ts": "2.2"},
    "trigger_id": "t.1",
    "response_url": "https://slack/1",
    "actions": [{"action_id": "show_sources", "value": "b1", "action_ts": "3.3"}],
}
SUBMITTED: dict[str, Any] = {
    "type": "view_submission",
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "view": {
        "id": "V1",
        "hash": "h",
        "callback_id": "settings",
        "private_metadata": "C1",
        "state": {
            "values": {
                "live": {"live": {"selected_option": {"value": "all"}}},
                "topics": {"topics": {"selected_options": [{"value": "steel"}, {"value": "eu"}]}},
                "zone": {"zone": {"value": "Asia/Tokyo"}},
                "hour": {"hour": {"selected_time": "08:30"}},
                "where": {"where": {"selected_conversation": None}},
                "who": {"who": {"selected_users": ["U2"]}},
            }
        },
    },
}


def test_a_pressed_button_is_an_action_with_its_value_and_where_it_was() -> None:
    event = read(PRESSED, bot_user="B", now=NOW)
    assert event is not None
    assert (event.kind, event.text, event.payload["value"]) == (
        EventKind.ACTION,
        "show_sources",
        "b1",
    )
    assert (event.channel, event.user) == (Channel(team="T1", id="C1"), "U1")
    assert (event.ts, event.thread_ts, event.payload["trigger"]) == ("2.2", "1.1", "t.1")


def test_a_press_is_one_event_however_often_it_arrives_and_the_next_one_another() -> None:
    again = {**PRESSED, "actions": [{**PRESSED["actions"][0], "action_ts": "4.4"}]}
    ids = [read(body, bot_user="B", now=NOW) for body in (PRESSED, PRESSED, again)]
    assert ids[0] == ids[1]
    assert ids[2] is not None
    assert ids[0] is not None
    assert ids[2].id != ids[0].id


def test_a_submitted_modal_gives_what_was_entered_by_action() -> None:
    event = read(SUBMITTED, bot_user="B", now=NOW)
    assert event is not None
    assert (event.kind, event.text) == (EventKind.VIEW, "settings")
    assert event.payload == {
        "view": {"id": "V1", "metadata": "C1"},
        "entered": {
            "live": "all",
            "topics": ["steel", "eu"],
            "zone": "Asia/Tokyo",
            "hour": "08:30",
            "where": None,
            "who": ["U2"],
        },
    }


def test_a_shortcut_on_a_message_gives_its_text() -> None:
    body = {
        "type": "message_action",
        "callback_id": "explain",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "trigger_id": "t.1",
        "message": {"ts": "5.5", "text": "What is a surtax?", "user": "U2"},
    }
    event = read(body, bot_user="B", now=NOW)
    assert event is not None
    assert (event.kind, event.text, event.ts) == (EventKind.SHORTCUT, "explain", "5.5")
    assert event.payload == {"said": "What is a surtax?", "by": "U2", "trigger": "t.1"}


@pytest.mark.parametrize(
    ("event", "kind", "text"),
    [
        (
            {"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"},
            "opened",
            "home",
        ),
        (
            {"type": "agent_session_stopped", "user": "U1", "channel": "D1", "thread_ts": "1.1"},
            "stopped",
            "",
        ),
        ({"type": "member_joined_channel", "user": "B", "channel": "C1"}, "joined", ""),
    ],
)
def test_what_else_people_do_is_an_event(event: dict[str, Any], kind: str, text: str) -> None:
    read_ = read({"team_id": "T1", "event": event}, bot_user="B", now=NOW)
    assert read_ is not None
    assert (read_.kind.value, read_.text) == (kind, text)


def test_another_member_who_joins_is_no_event() -> None:
    event = {"type": "member_joined_channel", "user": "U9", "channel": "C1"}
    assert read({"team_id": "T1", "event": event}, bot_user="B", now=NOW) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(
    st.sampled_from(["block_actions", "view_submission", "message_action", "shortcut"]),
    st.dictionaries(
        st.sampled_from(["team", "user", "channel", "view", "actions", "container", "message"]),
        JSON,
    ),
)
def test_no_payload_breaks_the_reading(kind: str, body: dict[str, Any]) -> None:
    read({"type": kind, **body}, bot_user="B", now=NOW)
