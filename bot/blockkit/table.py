"""All kinds of object by name, and the figures in them as one registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.blockkit.blocks import BLOCKS, SURFACES, TOTALS, WITHIN
from bot.blockkit.elements import ELEMENTS
from bot.blockkit.parts import PARTS
from bot.blockkit.rules import Kind, Many, Number, Rule, Text, Words

KINDS: Mapping[str, Kind] = {**PARTS, **ELEMENTS, **BLOCKS, **WITHIN, **SURFACES}


def _bounds(name: str, rule: Rule) -> Iterator[tuple[str, int | None, int | None]]:
    if isinstance(rule, Text | Many):
        yield name, rule.least or None, rule.most
    if isinstance(rule, Number):
        yield name, rule.least, rule.most
    if isinstance(rule, Words):
        yield name, None, rule.most
    if isinstance(rule, Many):
        yield from _bounds(f"{name}[]", rule.item)


_ALL = [
    bound
    for kind, row in KINDS.items()
    for key, rule in row.keys.items()
    for bound in _bounds(f"{kind}.{key}", rule)
]
# "header.text" -> what it may be at the most: characters, items, or the number itself;
# "table.rows[]" is of each item of a list, "total table" of all such blocks in a payload.
LIMITS: Mapping[str, int] = {
    **{name: most for name, _, most in _ALL if most is not None},
    **{f"total {name}": most for name, (_, most) in TOTALS.items() if most is not None},
    **{f"total {name}s": most for name, (most, _) in TOTALS.items() if most is not None},
}
# The same for what it may be at the least, where that is more than nothing.
LEAST: Mapping[str, int] = {name: least for name, least, _ in _ALL if least is not None}


def limit(kind: str, key: str) -> int | None:
    """Look up what Slack allows, in characters or items; None where nothing is known."""
    return LIMITS.get(f"{kind}.{key}")
