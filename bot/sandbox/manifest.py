"""What the app's manifest.json allows it: its name, scopes, events and slash commands."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command, as Slack's composer offers it."""

    name: str  # with its slash
    description: str
    hint: str
    escapes: bool  # whether mentions reach the app as ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an app may do, and how it presents itself."""

    name: str
    scopes: tuple[str, ...]
    events: frozenset[str]
    commands: tuple[Command, ...]

    def command(self, name: str) -> Command | None:
        """Find a slash command by its name."""
        return next((command for command in self.commands if command.name == name), None)


def load(path: Path) -> Manifest:
    """Read a manifest in Slack's form.

    Raises ConfigError naming the file where it is missing, not JSON, or lacks what an app
    on Socket Mode must declare.
    """
    try:
        return _read(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ConfigError(f"manifest {path} cannot be read: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise ConfigError(f"manifest {path} is not JSON: {error}") from error
    except KeyError as error:
        raise ConfigError(f"manifest {path} lacks the key {error}") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise ConfigError(f"manifest {path} is not in Slack's form: {error}") from error


def _read(raw: Mapping[str, Any]) -> Manifest:
    settings, features = raw["settings"], raw["features"]
    if not settings.get("socket_mode_enabled"):
        raise ValueError("settings.socket_mode_enabled must be true")
    return Manifest(
        name=features["bot_user"]["display_name"],
        scopes=tuple(raw["oauth_config"]["scopes"]["bot"]),
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
    )
