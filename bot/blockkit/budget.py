"""How large a payload is, and how large it may be to be sent safely."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.blockkit.problem import Problem

# Above these a message was seen to be refused at about 13,200 characters and 50 items.
BUDGET_CHARACTERS = 11_500
BUDGET_ITEMS = 45
DEPTH = 16  # no payload that Slack takes nests deeper; a hostile one may not exhaust the stack


def budget(payload: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Find where a payload is larger than is safe to send, though each block is allowed."""
    blocks = payload.get("blocks") or ()
    measured = (
        ("characters", sum(characters(block) for block in blocks), BUDGET_CHARACTERS),
        ("items", sum(_items(block) for block in blocks), BUDGET_ITEMS),
    )
    return tuple(
        Problem(path="blocks", what=f"over budget: {size:,} {unit}", limit=most)
        for unit, size, most in measured
        if size > most
    )


def characters(value: object, depth: int = DEPTH) -> int:
    """Count the characters of every text within a value."""
    if not depth:
        return 0
    if isinstance(value, Mapping):
        own = value.get("text")
        below = sum(characters(item, depth - 1) for item in value.values())
        return below + (len(own) if isinstance(own, str) else 0)
    if isinstance(value, list | tuple):
        return sum(characters(item, depth - 1) for item in value)
    return 0


def _items(block: Mapping[str, Any]) -> int:
    """Count what Slack expands a block to: a markdown block becomes one item a line."""
    rows = str(block.get("text", "")).splitlines() if block.get("type") == "markdown" else ()
    return max(1, sum(1 for row in rows if row.strip()))
