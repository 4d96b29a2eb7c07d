"""The settings as they are read; every one that is wrong is one line that helps."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from bot.config.settings import Config, told
from bot.errors import ConfigError

_OURS = "tradewire_"
_THEIRS = [name for name in Config.model_fields if not name.startswith(_OURS)]
_SLIP = 0.9  # one letter of SLACK_BOT_TOKEN left out; OPENAI_API_BASE is further from ours


def load(env_file: Path | None = Path(".env")) -> Config:
    """Read the settings.

    Raises ConfigError with one line for each setting that is wrong: its name, what is wrong
    and an example. The value itself is left out, because it may be a secret. A name that
    begins like ours and is no setting is wrong too: what it was to change would go on unsaid.
    """
    lines: list[str] = []
    try:
        lines += map(_no_setting, _unknown(env_file))
        config = Config(_env_file=env_file)
    except ValidationError as error:
        lines += map(_told, error.errors())
    except (OSError, UnicodeDecodeError):
        lines = [f"{env_file}: cannot be read as UTF-8 text. See .env.sample for its form."]
    if lines:  # out here it does not carry the values along, as its context
        raise ConfigError("\n".join(lines))
    return config


def settings() -> tuple[tuple[str, FieldInfo], ...]:
    """List every setting by the name it has in the environment, for the docs."""
    own = Config.__annotations__  # a class lists what it inherits first; the docs, last
    listed = sorted(Config.model_fields.items(), key=lambda each: each[0] not in own)
    return tuple((name.upper(), field) for name, field in listed)


def _unknown(env_file: Path | None) -> Iterator[str]:
    """List the names that begin like ours, or are nearly one of ours, and are no setting.

    Others have names of their own that begin with SLACK_ or OPENAI_: only what differs from
    one of ours by a slip is taken for it. In lower case.
    """
    sources = EnvSettingsSource(Config), DotEnvSettingsSource(Config, env_file=env_file)
    given = {name.lower() for source in sources for name in source.env_vars}
    return (
        name
        for name in sorted(given - set(Config.model_fields))
        if name.startswith(_OURS) or get_close_matches(name, _THEIRS, n=1, cutoff=_SLIP)
    )


def _no_setting(name: str) -> str:
    known = {field.removeprefix(_OURS): field for field in Config.model_fields}
    near = get_close_matches(name.removeprefix(_OURS), known, n=1)
    meant = f"Did you mean {known[near[0]].upper()}?" if near else "See .env.sample."
    return f"{name.upper()}: there is no such setting. {meant}"


def _told(problem: ErrorDetails) -> str:
    message = problem["msg"].removeprefix("Value error, ").removeprefix("Input ")
    if problem["type"] == "string_pattern_mismatch":
        message = "has not the right form"
    return told(str(problem["loc"][0]), message) if problem["loc"] else message
