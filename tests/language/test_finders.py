"""What holds for every finder, on any text, however hostile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import (
    dates,
    exemptions,
    figures,
    names,
    places,
    quotations,
    references,
    rough,
)
from bot.language.spans import Spanned

Finder = Callable[[str], Sequence[Spanned]]


def dated(text: str) -> Sequence[Spanned]:
    return dates.find(text, datetime(2026, 5, 4, tzinfo=UTC))


FINDERS: dict[str, Finder] = {
    "dates": dated,
    "undated": dates.find,
    "exemptions": exemptions.find,
    "figures": figures.find,
    "names": names.find,
    "places": places.find,
    "quotations": quotations.find,
    "rough": rough.find,
    "references": references.find,
}
finders = pytest.mark.parametrize("find", FINDERS.values(), ids=FINDERS.keys())

# Pieces that the finders look for, so that random texts are full of near misses.
_PIECES = (
    *("25", "2.5", "1,000", "%", "$", "€", "bn", " billion", " percent", " points", "half a "),
    *("third", " of ", "-", "–", " to ", " and ", "May ", "Friday", "2025", "31 ", "June", "Q3 "),
    *(" ago", "two ", "weeks", "Section ", "No. ", "U.S.", "China", "’s ", "Mr. ", "Vale", " said"),
    *("“", "”", "'", "\n\n", ". ", ", ", " ", "\t", "é", "😀", "\ud800", "٣", "²", "\x00", "a"),
    *("THE", "a.m.", "12:"),
)
texts = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=200)


@finders
@given(text=texts)
def test_spans_are_in_range_and_in_order(find: Finder, text: str) -> None:
    end = 0
    for found in find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@given(text=texts)
def test_a_name_prints_as_it_says(text: str) -> None:
    assert all(text[name.start : name.end] == name.words for name in names.find(text))


@given(text=texts)
def test_no_figure_is_negative(text: str) -> None:
    assert all(figure.value >= 0 for figure in figures.find(text))


@pytest.mark.parametrize(
    "piece",
    ["one ", "one and ", "\n ", " ", "iv. ", "‘a ", "“a ", "1, ", "A of the ", "5-", "9", "“‘"],
)
@pytest.mark.parametrize("find", [*FINDERS.values()], ids=FINDERS.keys())
def test_repetition_ends(find: Finder, piece: str) -> None:
    text = piece * (20_000 // len(piece))  # quadratic searches would run for minutes
    assert all(found.end <= len(text) for found in find(text))
