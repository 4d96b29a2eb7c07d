"""What a value in a payload may be: the words in which the tables of Slack's rules are written.

A rule is plain data. `least` and `most` are characters of a text, items of a list, or the
number itself, as the rule has it; None is no bound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from urllib.parse import urlsplit


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return False
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _leads(*schemes: str) -> Callable[[str], bool]:
    def leads(text: str) -> bool:
        try:
            parts = urlsplit(text)
        except ValueError:
            return False
        return parts.scheme in schemes and bool(parts.hostname) and " " not in text

    return leads


FORMATS: Mapping[str, Callable[[str], object]] = {
    "date (YYYY-MM-DD)": _is_date,
    "time (HH:mm)": re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII).fullmatch,
    "number": re.compile(r"-?\d+(\.\d+)?", re.ASCII).fullmatch,
    "colour (#RRGGBB)": re.compile(r"#[0-9a-fA-F]{6}").fullmatch,
    "http or https address": _leads("http", "https"),
    "https address": _leads("https"),
}


@dataclass(frozen=True, slots=True)
class Text:
    """A JSON string, perhaps in one of FORMATS."""

    most: int | None = None
    least: int = 0
    form: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A JSON number, a whole one unless told."""

    least: int | None = None
    most: int | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Anything:
    """What Slack does not document, and is let through."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A text object: of one of the types, with a text of so many characters."""

    most: int
    kinds: tuple[str, ...] = ("mrkdwn", "plain_text")


@dataclass(frozen=True, slots=True)
class Holds:
    """An object whose `type` is one of those named; each leads to its kind in the tables."""

    kinds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """An object without a type of its own, of one kind in the tables."""

    kind: str


@dataclass(frozen=True, slots=True)
class Many:
    """A list; with `gaps`, null may stand in it."""

    item: Rule
    most: int | None = None
    least: int = 0
    gaps: bool = False


Rule: TypeAlias = Text | Number | Flag | Anything | OneOf | Words | Holds | Part | Many


@dataclass(frozen=True, slots=True)
class Kind:
    """What an object may hold.

    Of each group in `needs` one key must be there, of each in `either` no more than one;
    what is `free` may hold other keys too.
    """

    keys: Mapping[str, Rule]
    needs: tuple[tuple[str, ...], ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    free: bool = False


def kind(needs: str = "", either: str = "", /, **keys: Rule) -> Kind:
    """Make a kind; `needs` and `either` are keys parted by blanks, "a|b" being a group."""
    return Kind(keys=keys, needs=_groups(needs), either=_groups(either))


def _groups(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("|")) for group in names.split())


def each(*names: str) -> Holds:
    """Make the rule of an object whose type is the name of its kind."""
    return Holds({name: name for name in names})


def plain(most: int) -> Words:
    """Make the rule of a text object that must be plain_text."""
    return Words(most, ("plain_text",))
