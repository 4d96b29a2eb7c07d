"""What is wrong with a payload."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a payload, and where: `blocks[3].fields[0].text`."""

    path: str
    what: str
    limit: int | None = None
