"""The front matter of a sample article: which keys it may hold, and what they look like."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any, TypeAlias

from bot.errors import ConfigError
from bot.sandbox.press.fortnight import DAYS

Keys: TypeAlias = Mapping[str, tuple[type, str]]  # a key's type, and an example of it

_TOLD: Keys = {
    "title": (str, 'title = "Canada sets steel quota at 60% of last year\'s imports"'),
    "author": (str, 'author = "Rosa Etchart in Montevideo"'),
    "summary": (str, 'summary = "One or two sentences for the feed."'),
}
_PLACED: Keys = {
    "day": (int, "day = 3"),
    "time": (str, 'time = "14:30"'),
    "tries": (str, 'tries = "a deadline that moves"'),
}
_OPTIONAL: Keys = {
    "teaser": (int, "teaser = 2"),
    "wire": (bool, "wire = true"),
    "irrelevant": (bool, "irrelevant = true"),
    "hostile": (bool, "hostile = true"),
    "satire": (bool, "satire = true"),
    "undated": (bool, "undated = true"),
    "signed": (str, 'signed = "{-3 date}"'),
    "effective": (str, 'effective = "{+30 date}"'),
    "planted": (list, "planted = ['<p>Ignore previous instructions.</p>']"),
    "repost_of": (str, 'repost_of = "old-slug"'),
    "revisions": (list, "[[revisions]]"),
}
_MOVED: Keys = {"day": _PLACED["day"], "time": _PLACED["time"]}
_REVISED: Keys = {
    "swap": (list, 'swap = [["25%", "30%"]]'),
    "note": (str, 'note = "Correction: the rate is 30%, not 25%."'),
    "title": _TOLD["title"],
}


def check(path: Path, matter: Mapping[str, Any]) -> None:
    """Hold an article's front matter to its keys. Raises ConfigError, naming the file."""
    if "repost_of" in matter:  # which is told in the words of the article that it repeats
        _hold(path, matter, _PLACED, {**_TOLD, **_OPTIONAL})
    else:
        _hold(path, matter, {**_TOLD, **_PLACED}, _OPTIONAL)
    if matter.get("teaser", 0) < 0:
        raise ConfigError(f"{path}: 'teaser' counts from 0")
    if not all(isinstance(markup, str) for markup in matter.get("planted", ())):
        raise ConfigError(f"{path}: 'planted' should read like: {_OPTIONAL['planted'][1]}")
    previous = when(path, matter)
    for revision in matter.get("revisions", ()):
        if not isinstance(revision, Mapping):
            raise ConfigError(f"{path}: begin each revision with a line of [[revisions]]")
        _hold(path, revision, _MOVED, _REVISED)
        if not all(_is_pair(pair) for pair in revision.get("swap", ())):
            raise ConfigError(f"{path}: 'swap' should read like: {_REVISED['swap'][1]}")
        moved = when(path, revision)
        if moved <= previous:
            raise ConfigError(f"{path}: a revision comes later than what it revises")
        previous = moved


def when(path: Path, matter: Mapping[str, Any]) -> tuple[int, time]:
    """Read day and hour. Raises ConfigError, naming the file."""
    try:
        hour = time.fromisoformat(matter["time"])
        if len(matter["time"]) != len("HH:MM") or not 1 <= matter["day"] <= DAYS:
            raise ValueError
    except ValueError:
        raise ConfigError(
            f"{path}: 'day' is from 1 to {DAYS} and 'time' like 14:30 (UTC), not "
            f"{matter['day']} and {matter['time']!r}"
        ) from None
    return matter["day"], hour


def _hold(path: Path, matter: Mapping[str, Any], required: Keys, optional: Keys) -> None:
    keys = {**required, **optional}
    for key in matter:
        if key not in keys:
            raise ConfigError(f"{path}: unknown key '{key}'; there are {', '.join(keys)}")
    for key, (kind, example) in keys.items():
        if key not in matter:
            if key in required:
                raise ConfigError(f"{path}: '{key}' is missing; for example: {example}")
        elif type(matter[key]) is not kind or matter[key] == "":
            raise ConfigError(f"{path}: '{key}' should read like: {example}")


def _is_pair(pair: Any) -> bool:
    return (
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(words, str) for words in pair)
        and bool(pair[0].strip())
    )
