from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.repetition import overlap, repeats, stutters, terms

FIRST = "Norland raised its duty on copper wire to 25% from 4% on Tuesday."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (FIRST, True),
        ("On Tuesday Norland raised its copper wire duty to 25%, from 4%.", True),
        ("The tax on imported cable is 25% now, against 4% until last week.", True),  # figures
        ("Copper wire makers said that the quota for tin would fill within a month.", False),
        ("The cabinet meets on Friday to decide on a quota for tin.", False),
    ],
)
def test_the_same_point_is_known_in_other_words(other: str, same: bool) -> None:
    assert repeats(FIRST, other) is same
    assert repeats(other, FIRST) is same


def test_a_short_line_within_a_long_one_repeats_it_but_not_the_other_way_round() -> None:
    short = "Norland raised its copper wire duty."
    long = f"{short[:-1]}, and three smelters in the port of Arnholm closed the same evening."
    assert repeats(short, long)
    assert not repeats(long, short)
    assert overlap(long, short)


def test_terms_join_forms_of_a_word_and_of_a_country() -> None:
    assert set(terms("Japanese exporters")) == set(terms("exporter, Japan"))
    assert terms("said that it would be") == {}


@given(st.text(), st.text())
def test_overlap_knows_no_order(one: str, other: str) -> None:
    assert overlap(one, other) is overlap(other, one)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The club has bought the Arnholm Wire Club of the Arnholm Wire Club.", True),
        ("A maker maker was fined by the board.", True),
        ("Ada Vale said that Ada Vale would sign.", True),
        ("A ship of the harbour board sank a ship of the harbour board.", True),
        ("Wire from Norland costs more than wire from Elmria.", False),
        ("The United States asked that the United States be heard.", False),
        ("Ada Vale signed. Ada Vale left.", False),
        ("It pays 25% in May and 25% in June.", False),
        ("", False),
    ],
)
def test_a_sentence_that_says_the_same_words_twice_stutters(text: str, expected: bool) -> None:
    found = list(stutters(text))
    assert bool(found) is expected
    assert all(0 <= span.start < span.end <= len(text) for span in found)
