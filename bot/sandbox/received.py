"""JSON from outside, read in one place and strictly: what is let in can be written again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

DEEPEST = 100  # levels; Slack's own payloads have about a dozen


def parse(text: str | bytes) -> Any:
    """Read JSON as RFC 8259 has it: no NaN, no Infinity, no half of a surrogate pair.

    Raises ValueError for what is not, and for what is nested deeper than DEEPEST.
    """
    try:
        value = json.loads(text)
        # Python reads "NaN" and "1e999"; the writer, so told, refuses what they became.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError:
        raise ValueError("JSON nested too deep") from None
    level, depth = [value], 0
    while level := [each for each in level if isinstance(each, dict | list)]:
        depth += 1
        if depth > DEEPEST:
            raise ValueError("JSON nested too deep")
        level = [inner for outer in level for inner in _inside(outer)]
    return value


def _inside(outer: dict[str, Any] | list[Any]) -> Iterable[Any]:
    return outer.values() if isinstance(outer, dict) else outer
