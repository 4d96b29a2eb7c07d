from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Channel, Event, EventKind, identify
from bot.slack.events import TEXT_LIMIT, asks, read, words

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
BOT = "U0BOT"
TS, PARENT = "1793698200.000100", "1793690000.000200"


def said(kind: str = "message", **event: Any) -> dict[str, Any]:
    message = {"type": kind, "channel": "C0DESK", "user": "U0ANN", "text": "hello", "ts": TS}
    return {"team_id": "T0TEAM", "event_id": "Ev1", "event": message | event}


def heard(body: dict[str, Any]) -> Event | None:
    return read(body, bot_user=BOT, now=NOW)


MENTION = Event(
    id=identify("T0TEAM", "C0DESK", TS),
    kind=EventKind.MENTION,
    channel=Channel(team="T0TEAM", id="C0DESK"),
    user="U0ANN",
    text="has the pause been extended?",
    received=NOW,
    ts=TS,
)


def test_a_mention_is_one_event_whichever_way_it_arrives() -> None:
    text = f"<@{BOT}> has the pause been extended?"
    as_message = heard(said("message", text=text, channel_type="channel"))
    as_mention = heard(said("app_mention", text=text) | {"event_id": "Ev2"})
    assert as_message == as_mention == MENTION


@given(st.text(), st.text(), st.sampled_from(["", PARENT, TS]))
def test_both_arrivals_of_any_mention_make_the_same_event(
    before: str, after: str, thread_ts: str
) -> None:
    text = f"{before}<@{BOT}>{after}"
    arrivals = [
        heard(said(kind, text=text, thread_ts=thread_ts) | {"event_id": kind})
        for kind in ("message", "app_mention")
    ]
    assert arrivals[0] == arrivals[1]
    assert arrivals[0] is not None
    assert arrivals[0].kind is EventKind.MENTION


def test_the_same_ts_in_another_channel_or_workspace_is_another_event() -> None:
    bodies = [
        said(text=f"<@{BOT}> hi"),
        said(text=f"<@{BOT}> hi", channel="C0OTHER"),
        said(text=f"<@{BOT}> hi") | {"team_id": "T0OTHER"},
    ]
    assert len({event.id for body in bodies if (event := heard(body))}) == 3


def test_a_reply_in_a_thread_is_kept_with_its_thread() -> None:
    assert heard(said(text="and the cars?", thread_ts=PARENT)) == replace(
        MENTION, kind=EventKind.MESSAGE, text="and the cars?", thread_ts=PARENT
    )


def test_a_direct_message_is_kept_though_it_mentions_nobody() -> None:
    event = heard(said(channel="D0ANN", channel_type="im", text="what is new?"))
    assert event is not None
    assert (event.kind, event.channel.id, event.thread_ts) == (EventKind.MESSAGE, "D0ANN", "")


@pytest.mark.parametrize("subtype", ["file_share", "me_message", "thread_broadcast"])
def test_what_a_person_writes_in_another_form_is_kept(subtype: str) -> None:
    event = heard(said(text="and the cars?", thread_ts=PARENT, subtype=subtype))
    assert event is not None
    assert event.text == "and the cars?"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(said(), id="a message that is not for us"),
        pytest.param(said(thread_ts=TS), id="the parent of a thread"),
        pytest.param(said(user=BOT, thread_ts=PARENT), id="our own reply"),
        pytest.param(said(bot_id="B0X", thread_ts=PARENT), id="another bot"),
        pytest.param(said(subtype="bot_message", thread_ts=PARENT), id="a bot's message"),
        pytest.param(said(subtype="message_changed", channel="D0ANN"), id="an edit"),
        pytest.param(said(subtype="message_deleted", channel="D0ANN"), id="a deletion"),
        pytest.param(said(subtype="channel_join", text=f"<@{BOT}>"), id="somebody joined"),
        pytest.param(said(user=None, thread_ts=PARENT), id="nobody wrote it"),
        pytest.param(said(ts=None, channel="D0ANN"), id="no ts"),
        pytest.param(said("reaction_added", channel="D0ANN"), id="another event"),
        pytest.param({"team_id": "T0TEAM", "type": "block_actions"}, id="an action"),
        pytest.param({"team_id": "T0TEAM", "event": "message"}, id="a malformed event"),
        pytest.param({}, id="nothing"),
    ],
)
def test_everything_else_is_let_go(body: dict[str, Any]) -> None:
    assert heard(body) is None


def command(**fields: str) -> dict[str, Any]:
    body = {
        "command": "/trade",
        "text": " latest autos ",
        "team_id": "T0TEAM",
        "channel_id": "C0DESK",
        "user_id": "U0ANN",
        "trigger_id": "1.2.abc",
        "response_url": "https://hooks.example/1",
    }
    return body | fields


def test_a_command_is_kept_with_its_way_back() -> None:
    assert heard(command()) == Event(
        id=identify("T0TEAM", "C0DESK", "U0ANN", " latest autos ", "1.2.abc"),
        kind=EventKind.COMMAND,
        channel=Channel(team="T0TEAM", id="C0DESK"),
        user="U0ANN",
        text="latest autos",
        received=NOW,
        response_url="https://hooks.example/1",
        payload={"trigger": "1.2.abc", "channel_name": ""},
    )


def test_a_command_typed_twice_is_two_events_and_sent_twice_is_one() -> None:
    first, again, typed_again = (heard(command(trigger_id=trigger)) for trigger in ("1", "1", "2"))
    assert first == again
    assert first is not None
    assert typed_again is not None
    assert first.id != typed_again.id


@given(st.integers(min_value=0, max_value=3 * TEXT_LIMIT))
def test_a_text_is_kept_up_to_its_limit(length: int) -> None:
    event = heard(said(channel="D0ANN", text="x" * length))
    assert event is not None
    assert len(event.text) == min(length, TEXT_LIMIT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("has  the\npause ended?", "has the pause ended?"),
        ("AT&amp;T &lt;3 &amp;lt;", "AT&T <3 &lt;"),
        ("see <https://example.org/a?b=1&amp;c=2|the notice>", "see the notice"),
        ("see <https://example.org/a?b=1&amp;c=2>", "see https://example.org/a?b=1&c=2"),
        ("in <#C0DESK|trade-desk>", "in #trade-desk"),
        ("<@U0ANN> and <@U0BOB|bob> said", "and @bob said"),
        ("<!here> <!channel> <!subteam^S1|@desk> due <!date^1^{date}|3 May>", "@desk due 3 May"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
    ],
)
def test_words_are_what_the_person_typed(text: str, expected: str) -> None:
    assert words(text) == expected


@given(st.text())
def test_whatever_slack_escaped_comes_back(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert words(escaped) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "and the cars?",
        "Which countries are exempt",
        "what’s the rate on steel",
        "is <https://example.org|this notice> still in force?",
    ],
)
def test_a_question_to_nobody_is_ours(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, very useful",
        "<@U0BOB> have you seen this?",
        "<!subteam^S1> is this right?",
        "What a mess this is",
        "what now",
        "Whichever way it goes we lose",
        "",
    ],
)
def test_what_is_said_to_a_person_or_asks_nothing_is_not(text: str) -> None:
    assert not asks(text)
