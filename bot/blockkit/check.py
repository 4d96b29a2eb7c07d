"""The check of a payload: its every value held against the rule that the tables have for it.

It goes no deeper than the tables do, which hold no kind within itself: a payload nested
without end is refused where it leaves them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any

from bot.blockkit.blocks import SURFACES, TOTALS
from bot.blockkit.budget import characters
from bot.blockkit.problem import Problem
from bot.blockkit.rules import (
    FORMATS,
    Anything,
    Flag,
    Holds,
    Many,
    Number,
    OneOf,
    Part,
    Rule,
    Text,
    Words,
)
from bot.blockkit.table import KINDS

OBJECT = (dict, Mapping)  # most are dict, which is quicker to tell
LIST = (list, tuple)
NAMED = 50  # characters of a foreign name that a problem repeats


def check(payload: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Find everything in a message or a view that Slack would refuse.

    A null counts as left out. That a modal has a title, and a submit button beside an
    input, is not asked here: it is no rule of a block.
    """
    kind = payload.get("type")
    surface = kind if isinstance(kind, str) and kind in SURFACES else "message"
    walk = _Walk()
    _object(walk, payload, surface, "", surface)
    if surface == "message" and not any(map(payload.get, ("text", "blocks", "attachments"))):
        walk.wrong("text", "empty: a message needs text or blocks")
    blocks = payload.get("blocks")
    if isinstance(blocks, LIST):
        _together([block for block in blocks if isinstance(block, OBJECT)], walk)
    return tuple(dict.fromkeys(walk.problems))


def _together(blocks: list[Mapping[str, Any]], walk: _Walk) -> None:
    """Find what is wrong only when the blocks are taken together."""
    for kind, (most, longest) in TOTALS.items():
        same = [block for block in blocks if block.get("type") == kind]
        if most is not None and len(same) > most:
            walk.wrong("blocks", f"too many of {kind}: {len(same):,}", most)
        if same and longest is not None and (size := sum(map(characters, same))) > longest:
            walk.wrong("blocks", f"{kind} too long in all: {size:,}", longest)


def _given(value: object) -> bool:
    return bool(value) or isinstance(value, bool | int | float)


class _Walk:
    """A walk through a payload: the problems found, and the names used so far."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.block_ids: set[str] = set()
        self.action_ids: set[str] = set()  # in the block that the walk is in

    def wrong(self, path: str, what: str, limit: int | None = None) -> None:
        self.problems.append(Problem(path=path, what=what, limit=limit))

    def once(
        self, value: Mapping[str, Any], key: str, path: str, seen: set[str], where: str
    ) -> None:
        named = value.get(key)
        if not isinstance(named, str) or not named:
            return
        if named in seen:
            self.wrong(f"{path}.{key}", f"{key} {_cut(named)} used twice{where}")
        seen.add(named)


def _object(walk: _Walk, value: Mapping[str, Any], kind: str, path: str, name: str) -> None:
    """Check an object of a kind in the tables; `name` is what problems call it."""
    row = KINDS[kind]
    missing: tuple[str, ...] = ()
    for group in row.needs:
        if not any(_given(value.get(key)) for key in group):
            walk.wrong(path, f"{name} without {' or '.join(group)}")
            missing += group
    for group in row.either:
        if sum(1 for key in group if value.get(key) is not None) > 1:
            walk.wrong(path, f"{name} with both {' and '.join(group)}")
    start, rules = f"{path}." if path else "", row.keys
    for key, held in value.items():
        rule = rules.get(key)
        if rule is None:
            if not row.free and key != "type":
                walk.wrong(path, f"unknown key {str(key)[:NAMED]!r}")
        elif held is not None and (_given(held) or key not in missing):
            CHECKS[type(rule)](walk, held, rule, start + key)


def _holds(walk: _Walk, value: Any, rule: Holds, path: str) -> None:
    if not isinstance(value, OBJECT):
        walk.wrong(path, "not an object")
        return
    name = value.get("type", "")
    kind = rule.kinds.get(name) if isinstance(name, str) else None
    if kind is None:
        known = isinstance(name, str) and name in KINDS
        walk.wrong(path, f"{name} may not stand here" if known else f"unknown type {_cut(name)}")
        return
    outer = walk.action_ids
    if "block_id" in KINDS[kind].keys:
        walk.once(value, "block_id", path, walk.block_ids, "")
        walk.action_ids = set()
    walk.once(value, "action_id", path, walk.action_ids, " in a block")
    _object(walk, value, kind, path, name)
    walk.action_ids = outer


def _part(walk: _Walk, value: Any, rule: Part, path: str) -> None:
    if not isinstance(value, OBJECT):
        walk.wrong(path, "not an object")
        return
    if "type" in value and "type" not in KINDS[rule.kind].keys:
        walk.wrong(path, "unknown key 'type'")
    _object(walk, value, rule.kind, path, rule.kind)


def _words(walk: _Walk, value: Any, rule: Words, path: str) -> None:
    if not isinstance(value, OBJECT):
        walk.wrong(path, "not a text object")
        return
    kind, text = value.get("type"), value.get("text")
    if kind not in rule.kinds:
        walk.wrong(path, f"must be {' or '.join(rule.kinds)}")
    elif isinstance(text, str) and len(text) > rule.most:
        walk.wrong(f"{path}.text", f"too long: {len(text):,}", rule.most)
    else:
        _object(walk, value, kind, path, kind)


def _many(walk: _Walk, value: Any, rule: Many, path: str) -> None:
    if not isinstance(value, LIST):
        walk.wrong(path, "not a list")
        return
    if rule.most is not None and len(value) > rule.most:
        walk.wrong(path, f"too many: {len(value):,}", rule.most)
    if len(value) < rule.least:
        walk.wrong(path, f"too few: {len(value):,}", rule.least)
    holds = CHECKS[type(rule.item)]
    for number, item in enumerate(value):
        if item is not None or not rule.gaps:
            holds(walk, item, rule.item, f"{path}[{number}]")


def _text(walk: _Walk, value: Any, rule: Text, path: str) -> None:
    if not isinstance(value, str):
        walk.wrong(path, "not a text")
    elif rule.most is not None and len(value) > rule.most:
        walk.wrong(path, f"too long: {len(value):,}", rule.most)
    elif len(value) < rule.least:
        walk.wrong(path, f"too short: {len(value):,}", rule.least)
    elif rule.form and not FORMATS[rule.form](value):
        walk.wrong(path, f"must be a valid {rule.form}")


def _number(walk: _Walk, value: Any, rule: Number, path: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int if rule.whole else int | float):
        walk.wrong(path, "not a whole number" if rule.whole else "not a number")
    elif isinstance(value, float) and not isfinite(value):
        walk.wrong(path, "not a number")
    elif rule.most is not None and value > rule.most:
        walk.wrong(path, "too large", rule.most)
    elif rule.least is not None and value < rule.least:
        walk.wrong(path, "too small", rule.least)


def _flag(walk: _Walk, value: Any, _: Flag, path: str) -> None:
    if not isinstance(value, bool):
        walk.wrong(path, "neither true nor false")


def _one_of(walk: _Walk, value: Any, rule: OneOf, path: str) -> None:
    if value not in rule.words:
        walk.wrong(path, f"must be {' or '.join(rule.words)}")


def _anything(walk: _Walk, value: Any, rule: Anything, path: str) -> None:
    """Let through what Slack does not document."""


def _cut(name: object) -> str:
    return repr(name[:NAMED]) if isinstance(name, str) else type(name).__name__


CHECKS: Mapping[type[Rule], Callable[[_Walk, Any, Any, str], None]] = {
    Anything: _anything,
    Flag: _flag,
    Holds: _holds,
    Many: _many,
    Number: _number,
    OneOf: _one_of,
    Part: _part,
    Text: _text,
    Words: _words,
}
