"""A figure is told with its subject: the same figure for another one is new."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.language.facts import find, told

TABLE = tomllib.loads(Path(__file__).with_name("subjects.toml").read_text(encoding="utf-8"))
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(("before", "later"), TABLE["another"])
def test_a_figure_for_another_subject_is_new(before: str, later: str) -> None:
    assert not told(find(later, NOON), [find(before, NOON)])


@pytest.mark.parametrize(("before", "later"), TABLE["same"])
def test_a_figure_for_its_subject_in_other_words_is_not(before: str, later: str) -> None:
    assert told(find(later, NOON), [find(before, NOON)])
