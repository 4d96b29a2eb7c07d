"""The events and scopes that a manifest may ask for, and which of them mean something here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.sandbox.grants import EVENTS, SCOPES, SENT
from bot.sandbox.manifest import load
from bot.sandbox.rules import violations
from tests.sandbox.demo import DEMO_MANIFEST
from tests.sandbox.test_manifest import changed


@pytest.mark.parametrize(
    ("event", "scope"),
    [
        ("channel_created", "channels:read"),
        ("file_shared", "files:read"),
        ("message_metadata_posted", "metadata.message:read"),
        ("pin_added", "pins:read"),
        ("user_huddle_changed", "users:read"),
    ],
)
def test_every_event_of_slack_s_may_be_asked_for_with_its_scope(event: str, scope: str) -> None:
    raw = changed("settings.event_subscriptions.bot_events.0", event)
    scopes = raw["oauth_config"]["scopes"]["bot"]
    raw["oauth_config"]["scopes"]["bot"] = [each for each in scopes if each != scope]
    assert f"{event} needs the scope {scope};" in "".join(violations(raw, by_http=False))
    raw["oauth_config"]["scopes"]["bot"].append(scope)
    assert violations(raw, by_http=False) == []


def test_events_that_never_happen_here_are_named_in_the_log(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(
        json.dumps(changed("settings.event_subscriptions.bot_events.0", "emoji_changed"))
    )
    raw = json.loads(path.read_text())
    raw["oauth_config"]["scopes"]["bot"].append("emoji:read")
    path.write_text(json.dumps(raw))
    with capture_logs() as lines:
        load(path)
        load(DEMO_MANIFEST)
    assert lines == [
        {
            "event": "manifest.events_never_sent",
            "events": ["emoji_changed"],
            "log_level": "info",
        }
    ]


def test_what_is_sent_can_be_asked_for() -> None:
    assert set(EVENTS) >= SENT


def test_the_scopes_that_events_need_are_scopes() -> None:
    assert {scope for needed in EVENTS.values() for scope in needed} <= SCOPES
