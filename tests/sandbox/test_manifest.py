"""The manifest is held to Slack's rules before anything starts."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.sandbox.manifest import Command, Function, Manifest, Shortcut, load
from bot.sandbox.rules import LENGTHS, violations
from tests.sandbox.conftest import MANIFEST
from tests.sandbox.demo import DEMO_MANIFEST

WHOLE: dict[str, Any] = json.loads(DEMO_MANIFEST.read_text())
SOCKETS = (
    "  settings.socket_mode_enabled: must be true for an app on sockets;"
    " write true, or give the sandbox the app's request URL"
)
TEXTS = [path for path in LENGTHS if path.startswith(("display_information", "features.bot_user"))]
SHORTCUT = {"name": "x", "type": "global", "callback_id": "x", "description": "x"}


def changed(path: str, value: Any) -> dict[str, Any]:
    """Copy the demo's manifest with one thing changed; None takes it away."""
    made = copy.deepcopy(WHOLE)
    *above, last = path.split(".")
    node: Any = made
    for name in above:
        node = node[int(name)] if name.isdecimal() else node[name]
    if value is None:
        del node[last]
    else:
        node[int(last) if last.isdecimal() else last] = value
    return made


def refusal(tmp_path: Path, raw: Any, *, by_http: bool = False) -> str:
    path = tmp_path / "manifest.json"
    path.write_text(raw if isinstance(raw, str) else json.dumps(raw))
    with pytest.raises(ConfigError) as caught:
        load(path, by_http=by_http)
    assert str(path) in str(caught.value)
    return str(caught.value).replace(str(path), "FILE")


def test_the_shipped_manifest_passes_and_is_read() -> None:
    manifest = load(MANIFEST)
    assert (manifest.name, manifest.home_tab, manifest.messages_tab) == ("Tradewire", True, True)
    assert (manifest.agent, manifest.interactive, len(manifest.prompts)) == (True, True, 3)
    assert [each.callback_id for each in manifest.shortcuts] == ["explain_this"]
    assert manifest.functions == ()


def test_everything_that_a_manifest_declares_is_read() -> None:
    parameter = {"type": "string", "is_required": True}
    text = {"name": "text", "title": "Text", "description": "What to turn round"}
    turned = {"name": "reversed", "title": "Reversed", "description": "The text, back to front"}
    reverse = Function(
        callback_id="demo_reverse",
        title="Reverse a text",
        description="Gives a text back to front",
        inputs=({**text, **parameter},),
        outputs=({**turned, **parameter},),
    )
    assert load(DEMO_MANIFEST) == Manifest(
        name="Demo",
        scopes=tuple(WHOLE["oauth_config"]["scopes"]["bot"]),
        events=frozenset(WHOLE["settings"]["event_subscriptions"]["bot_events"]),
        commands=(
            Command(
                name="/demo",
                description="Open the form, or post a message to press on",
                hint="[message | whisper]",
                escapes=True,
            ),
        ),
        shortcuts=(
            Shortcut(
                kind="global",
                callback_id="demo_form",
                name="Open the form",
                description="Opens a modal with every kind of input",
            ),
            Shortcut(
                kind="message",
                callback_id="demo_note",
                name="Note this message",
                description="Notes a message for the person who asks",
            ),
        ),
        functions=(reverse,),
        home_tab=True,
        messages_tab=True,
        agent=True,
        prompts=(("Say something", "Say a few words, please."),),
        interactive=True,
    )


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("display_information.name", "N" * 36, "display_information.name: 36 characters; write 1"),
        ("display_information.name", None, "display_information.name: missing"),
        ("display_information.description", "d" * 141, "description: 141 characters; write 1 to"),
        ("display_information.long_description", "short", "5 characters; write 174 to 4,000"),
        ("display_information.long_description", "l" * 4001, "4,001 characters"),
        ("features.agent_view.agent_description", "a" * 301, "301 characters; write 1 to 300"),
        ("features.agent_view.agent_description", None, "agent_view.agent_description: missing"),
        (
            "features.agent_view.suggested_prompts",
            [{"title": "t", "message": "m"}] * 5,
            "suggested_prompts: 5 entries; write 0 to 4",
        ),
        ("features.agent_view.suggested_prompts.0.title", None, "prompts[0].title: missing"),
        ("features.agent_view", None, "app_context_changed needs features.agent_view"),
        ("features.assistant_view", {}, "assistant_view.assistant_description: missing"),
        (
            "features.assistant_view",
            {"assistant_description": "Answers"},
            "features.assistant_view: not beside agent_view",
        ),
        (
            "features.agent_view.suggested_prompts.0",
            {"title": "", "message": "m" * 4001},
            "suggested_prompts[0].title: 0 characters; write 1 to 75",
        ),
        (
            "features.agent_view.suggested_prompts.0",
            {"title": "t", "message": "m" * 4001},
            "suggested_prompts[0].message: 4,001 characters; write 1 to 4,000",
        ),
        ("features.slash_comands", [], "slash_comands: no such key; did you mean 'slash_commands'"),
        ("features.slash_commands.0.comand", "x", "slash_commands[0].comand: no such key; did you"),
        ("fetures", {}, "fetures: no such key; did you mean 'features'?"),
        ("settings.zzz", True, "settings.zzz: no such key; leave it out"),
        ("display_information.background_color", "blue", "'blue' is not a colour; write one like"),
        ("features.app_home.home_tab_enabled", "yes", "home_tab_enabled must be true or false"),
        ("_metadata.major_version", True, "_metadata.major_version must be a whole number"),
        ("functions.demo_reverse.input_parameters", None, "input_parameters: missing"),
        ("functions.demo_reverse.input_parameters", "text", "input_parameters must be an object"),
        (
            "functions.demo_reverse.input_parameters.text.type",
            "zzz",
            "input_parameters.text.type: no type 'zzz'; leave it out",
        ),
        (
            "functions.demo_reverse.output_parameters",
            [{"type": "strin"}],
            "output_parameters[0].type: no type 'strin'; did you mean 'string'?",
        ),
        (
            "functions.demo_reverse.output_parameters",
            [{"type": "string"}],
            "output_parameters[0].name: missing",
        ),
        ("oauth_config.redirect_urls", ["nonsense"], "redirect_urls[0]: 'nonsense' is not a URL"),
        ("oauth_config.scopes.user", ["zzz"], "user[0]: no user scope 'zzz'; leave it out"),
        ("oauth_config.scopes.bot", ["chat:write"], "agent_view: needs the scope assistant:write"),
        (
            "settings.event_subscriptions.bot_events.1",
            "agent_session_stopped",
            "bot_events[1]: 'agent_session_stopped' is there twice",
        ),
        ("settings.interactivity.is_enabled", "false", "is_enabled must be true or false"),
        ("settings.interactivity.is_enabled", None, "interactivity.is_enabled: missing"),
        ("settings.interactivity.request_url", "app.example", "'app.example'; write an https URL"),
        ("settings.socket_mode_enabled", "no", "socket_mode_enabled must be true or false"),
        ("features.slash_commands.0.command", "demo", "write '/demo'"),
        ("features.slash_commands.0.command", "/De mo", "write '/demo'"),
        ("features.slash_commands.0.command", "/" + "x" * 32, "33 characters"),
        (
            "features.slash_commands",
            [{"command": "/x", "description": "x"}] * 2,
            "slash_commands[1].command: /x is there twice",
        ),
        ("features.shortcuts", [SHORTCUT] * 11, "features.shortcuts: 11 entries; write 1 to 10"),
        ("features.shortcuts.0.callback_id", None, "shortcuts[0].callback_id: missing"),
        ("features.shortcuts.0.callback_id", "demo_note", "demo_note is there twice"),
        ("features.shortcuts.0.type", "team", "shortcuts[0].type: 'team'; write 'global' or"),
        ("features.shortcuts.0.name", "n" * 25, "shortcuts[0].name: 25 characters; write 1 to 24"),
        ("oauth_config.scopes.bot.0", "chat:wirte", "bot[0]: no bot scope 'chat:wirte'; did you"),
        ("oauth_config.scopes.bot.1", "app_mentions:read", "'app_mentions:read' is there twice"),
        ("oauth_config.scopes.bot", ["chat:write"], "app_mention needs the scope app_mentions:"),
        ("oauth_config.scopes.bot", ["chat:write"], "slash_commands: need the scope commands"),
        ("oauth_config.scopes.bot", ["chat:write"], "shortcuts: need the scope commands"),
        ("settings.event_subscriptions.bot_events.0", "app_mentoin", "did you mean 'app_mention'"),
        ("settings.event_subscriptions.bot_events.0", "zzz", "no event 'zzz'; leave it out"),
        ("settings.event_subscriptions", None, "functions: need the event function_executed"),
        ("settings.interactivity.is_enabled", False, "shortcuts: need settings.interactivity.is_"),
        ("settings.socket_mode_enabled", False, "settings.socket_mode_enabled: must be true"),
        ("settings", None, "settings.socket_mode_enabled: must be true"),
        ("features.shortcuts", {"0": SHORTCUT}, "features.shortcuts must be a list"),
        ("display_information", "Demo", "display_information must be an object"),
        ("display_information.name", 7, "display_information.name must be a text"),
    ],
)
def test_a_broken_rule_is_named_with_what_to_write(
    tmp_path: Path, path: str, value: Any, says: str
) -> None:
    assert says in refusal(tmp_path, changed(path, value))


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    said = refusal(tmp_path, {"display_information": {}})
    assert said.splitlines() == [
        "manifest FILE breaks Slack's rules:",
        "  display_information.name: missing; Slack needs it here",
        SOCKETS,
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [("{", "is not JSON"), ("[]", "is not in Slack's form"), ('"x"', "is not in Slack's form")],
)
def test_what_is_no_manifest_at_all_is_refused(tmp_path: Path, text: str, why: str) -> None:
    assert why in refusal(tmp_path, text)


def test_a_manifest_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.json cannot be read"):
        load(tmp_path / "none.json")


def test_without_socket_mode_every_way_in_needs_its_url(tmp_path: Path) -> None:
    raw = changed("settings.socket_mode_enabled", False)
    said = refusal(tmp_path, raw, by_http=True)
    for key in (
        "settings.event_subscriptions.request_url: missing",
        "settings.interactivity.request_url: missing",
        "features.slash_commands[0].url: missing",
    ):
        assert key in said
    url = "https://app.example/slack/events"
    raw["settings"]["event_subscriptions"]["request_url"] = url
    raw["settings"]["interactivity"]["request_url"] = url
    raw["features"]["slash_commands"][0]["url"] = url
    assert violations(raw, by_http=True) == []


@given(st.sampled_from(TEXTS), st.integers(0, 60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_length_is_right_up_to_its_limit(path: str, over: int) -> None:
    least, most = LENGTHS[path]
    for size in (least, max(most - over, least), most):
        assert violations(changed(path, "x" * size), by_http=False) == []
    assert len(violations(changed(path, "x" * (most + 1 + over)), by_http=False)) == 1


def test_a_manifest_may_be_as_short_as_slack_lets_it(tmp_path: Path) -> None:
    path = tmp_path / "manifest.json"
    path.write_text(
        json.dumps(
            {
                "display_information": {"name": "Bare"},
                "settings": {"socket_mode_enabled": True},
            }
        )
    )
    assert load(path) == Manifest(name="Bare", scopes=(), events=frozenset(), commands=())


def test_the_older_assistant_view_is_read_as_such(tmp_path: Path) -> None:
    raw = changed("features.agent_view", None)
    raw["features"]["assistant_view"] = {"assistant_description": "Answers"}
    raw["settings"]["event_subscriptions"]["bot_events"].remove("app_context_changed")
    path = tmp_path / "manifest.json"
    path.write_text(json.dumps(raw))
    read = load(path)
    assert (read.agent, read.assistant, load(DEMO_MANIFEST).assistant) == (True, True, False)
