"""What the app's manifest.json allows it, held to Slack's own rules before anything starts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from bot.domain import Json
from bot.errors import ConfigError
from bot.sandbox.grants import SENT
from bot.sandbox.rules import violations

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command, as Slack's composer offers it."""

    name: str  # with its slash
    description: str
    hint: str
    escapes: bool  # whether mentions reach the app as ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcut:
    """An entry of the shortcuts menu, or of a message's own menu."""

    kind: str  # "global" or "message"
    callback_id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A workflow step that the app performs; its parameters as the events carry them."""

    callback_id: str
    title: str
    description: str
    inputs: tuple[Json, ...]
    outputs: tuple[Json, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an app may do, and how it presents itself."""

    name: str
    scopes: tuple[str, ...]
    events: frozenset[str]
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...] = ()
    functions: tuple[Function, ...] = ()
    home_tab: bool = False
    messages_tab: bool = True
    agent: bool = False  # by agent_view or the older assistant_view
    assistant: bool = False  # by the older one
    prompts: tuple[tuple[str, str], ...] = ()  # (title, message), offered in the agent pane
    interactive: bool = False

    def command(self, name: str) -> Command | None:
        """Find a slash command by its name."""
        return next((command for command in self.commands if command.name == name), None)

    def shortcut(self, callback_id: str) -> Shortcut | None:
        """Find a shortcut by its callback_id."""
        return next((each for each in self.shortcuts if each.callback_id == callback_id), None)

    def function(self, callback_id: str) -> Function | None:
        """Find a workflow step by its callback_id."""
        return next((each for each in self.functions if each.callback_id == callback_id), None)


def load(path: Path, *, by_http: bool = False) -> Manifest:
    """Read a manifest in Slack's form; `by_http` when the app is reached by request URLs.

    An app may subscribe to events that never happen in the sandbox: they are logged.
    Raises ConfigError naming the file, the keys that break a rule of Slack's, and what to
    write there instead.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        wrong = violations(raw, by_http=by_http)
        if not wrong:
            read = _read(raw)
            if never := sorted(read.events - SENT):
                log.info("manifest.events_never_sent", events=never)
            return read
    except OSError as error:
        raise ConfigError(f"manifest {path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"manifest {path} is not JSON: {error}") from error
    except TypeError as error:
        raise ConfigError(f"manifest {path} is not in Slack's form: {error}") from error
    raise ConfigError(
        f"manifest {path} breaks Slack's rules:\n" + "\n".join(f"  {w}" for w in wrong)
    )


def _read(raw: Mapping[str, Any]) -> Manifest:
    settings, features = raw.get("settings", {}), raw.get("features", {})
    name = raw["display_information"]["name"]
    home = features.get("app_home", {})
    agent = features.get("agent_view") or features.get("assistant_view") or {}
    return Manifest(
        name=features.get("bot_user", {}).get("display_name", name),
        scopes=tuple(raw.get("oauth_config", {}).get("scopes", {}).get("bot", ())),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        commands=tuple(
            Command(
                name=command["command"],
                description=command["description"],
                hint=command.get("usage_hint", ""),
                escapes=bool(command.get("should_escape", False)),
            )
            for command in features.get("slash_commands", ())
        ),
        shortcuts=tuple(
            Shortcut(
                kind=shortcut["type"],
                callback_id=shortcut["callback_id"],
                name=shortcut["name"],
                description=shortcut["description"],
            )
            for shortcut in features.get("shortcuts", ())
        ),
        functions=tuple(
            Function(
                callback_id=callback_id,
                title=function["title"],
                description=function["description"],
                inputs=_parameters(function.get("input_parameters", ())),
                outputs=_parameters(function.get("output_parameters", ())),
            )
            for callback_id, function in raw.get("functions", {}).items()
        ),
        home_tab=bool(home.get("home_tab_enabled")),
        messages_tab=bool(home.get("messages_tab_enabled", True)),
        agent=bool(agent),
        assistant="assistant_view" in features,
        prompts=tuple(
            (prompt["title"], prompt["message"]) for prompt in agent.get("suggested_prompts", ())
        ),
        interactive=bool(settings.get("interactivity", {}).get("is_enabled")),
    )


def _parameters(declared: Mapping[str, Any] | Sequence[Any]) -> tuple[Json, ...]:
    """Read parameters in either of Slack's forms: by name, or a list that names each."""
    named: Iterable[Json] = (
        [{"name": name, **each} for name, each in declared.items()]
        if isinstance(declared, Mapping)
        else declared
    )
    return tuple({"is_required": False, **each} for each in named)
