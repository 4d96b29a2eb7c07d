"""One event told differently, and two that look alike, over many instruments and countries."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.stories import group
from tests import make

Report = tuple[str, str]


def pairs(name: str) -> list[tuple[Report, Report]]:
    """Read a table of pairs: title, body, title, body, and an empty line."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    _, *blocks = (block.splitlines() for block in text.strip().split("\n\n"))
    return [((a, b), (c, d)) for a, b, c, d in blocks]


def stories(*reports: Report) -> int:
    """Count the stories that reports make, in the order given."""
    arriving = [
        make.article(n, title=title, body=body, seen=make.after(seconds=n))
        for n, (title, body) in enumerate(reports)
    ]
    return len(set(group(arriving)))


@pytest.mark.parametrize(("one", "other"), pairs("one_event.txt"))
def test_one_event_is_one_story_however_it_is_told(one: Report, other: Report) -> None:
    assert stories(one, other) == stories(other, one) == 1


@pytest.mark.parametrize(("one", "other"), pairs("two_events.txt"))
def test_two_events_are_two_stories_however_alike(one: Report, other: Report) -> None:
    assert stories(one, other) == stories(other, one) == 2
