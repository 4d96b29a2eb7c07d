"""The manifest is held to the code, and to Slack's rules for one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# The scope that each subscribed event needs: docs.slack.dev/reference/events
SCOPES = {
    "agent_session_stopped": "assistant:write",
    "app_context_changed": "assistant:write",
    "app_mention": "app_mentions:read",
    "member_joined_channel": "channels:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
}
# The scopes that the methods we call need.
CALLED = {"chat:write", "commands", "im:write", "users:read", "channels:history", "groups:history"}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text())
    return loaded


def test_every_event_and_call_has_its_scope(manifest: dict[str, Any]) -> None:
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert {SCOPES[event] for event in events if event in SCOPES} | CALLED <= set(scopes)
    assert scopes == sorted(scopes)
    assert events == sorted(events)


def test_the_pane_and_the_command_are_as_slack_wants_them(manifest: dict[str, Any]) -> None:
    features = manifest["features"]
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert features["app_home"]["messages_tab_enabled"]
    assert [each["command"] for each in features["slash_commands"]] == ["/trade"]
    assert all(each["should_escape"] for each in features["slash_commands"])
    assert manifest["settings"]["socket_mode_enabled"]


def test_names_fit_their_fields(manifest: dict[str, Any]) -> None:
    display = manifest["display_information"]
    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert 175 <= len(display["long_description"]) <= 4000


def test_slacks_own_tools_find_the_app() -> None:
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text())
    assert set(hooks["hooks"]) == {"get-hooks"}
