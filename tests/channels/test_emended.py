"""What an outlet corrects is told with the wrong beside the right, and mere rewording is not."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.articles.versions import succeeds
from bot.channels.moves import Move, all_moves, corrects
from bot.domain import Article, Briefing
from tests import make

TABLE = tomllib.loads(Path(__file__).with_name("emended.toml").read_text(encoding="utf-8"))
REST = "Dealers in the port said that they had ordered less since the spring of last year."


def edited(before: str, after: str, note: str = "") -> tuple[Briefing, Briefing]:
    """Give what was told of an article, and what is told of it after its outlet edited it."""
    title = "What ministers say of the new duty"
    old = make.article(1, f"{before}\n\n{REST}", title=title)
    parts = filter(None, (after, REST, note))
    new = succeeds(old, replace(make.article(1, "\n\n".join(parts), title=title), url=old.url))
    if new is None:
        return told(old, before, 1), told(old, before, 2)
    new = replace(new, seen=old.seen + timedelta(hours=2))
    return told(old, before, 1), told(new, after, 2)


def told(article: Article, words: str, revision: int) -> Briefing:
    made = make.briefing("s", article, revision=revision)
    (point,) = made.key_points
    return replace(made, key_points=(replace(point, line=make.line(article, words)),))


@pytest.mark.parametrize(("before", "after", "note", "wrong", "right"), TABLE["corrected"])
def test_a_correction_is_told(before: str, after: str, note: str, wrong: str, right: str) -> None:
    old, new = edited(before, after, note)
    assert corrects(old, new)
    assert Move(old=wrong, new=right) in all_moves([old], new)


@pytest.mark.parametrize(("before", "after"), TABLE["reworded"])
def test_what_is_only_reworded_is_none(before: str, after: str) -> None:
    old, new = edited(before, after)
    assert not corrects(old, new)
    assert all_moves([old], new) == ()
