from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories import lexicon


def texts(found: Counter[lexicon.Term]) -> dict[str, int]:
    return {term.text: count for term, count in found.items()}


def test_the_longest_term_at_a_place_counts() -> None:
    found = lexicon.find("The trade union met the trade minister on free trade agreements.")
    assert texts(found) == {"trade union": 1, "trade minister": 1, "free trade agreement": 1}


def test_terms_match_in_any_case_number_and_with_hyphens() -> None:
    found = lexicon.find("TARIFFS on U.S. goods; anti-dumping duties; Tariff-rate quotas")
    assert texts(found)["tariff"] == 1
    assert {"tariff rate quota", "anti dumping"} <= texts(found).keys()


def test_words_are_folded() -> None:
    assert lexicon.fold("U.S. Customs' duties, taxes and a crisis") == (
        "us",
        "customs",
        "duty",
        "tax",
        "and",
        "a",
        "crisis",
    )


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert all(count > 0 for count in lexicon.find(text).values())


def test_products_are_the_narrowest_goods() -> None:
    goods, acts = lexicon.subjects("Metals under Section 232: steel, aluminum and farm goods")
    assert goods == {"steel", "aluminium"}
    assert acts == {"Section 232"}
    assert lexicon.subjects("Tariffs on everything") == (frozenset(), frozenset())


def test_no_term_stands_in_the_tables_twice() -> None:
    words = [term.words for term in lexicon.terms()]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_a_fitted_weight_keeps_the_sign_of_the_hand_weight() -> None:
    turned = [term.text for term in lexicon.terms() if term.weight * term.hand < 0]
    assert turned == []


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("Ardenia? Japan turns back Chilean salmon", {"{place} & {place} & {good}"}),
        ("Japan turns back Japanese salmon", set()),
        ("The US and New Zealand, 25%", {"{place} & {place} & {rate}"}),
        ("It helps us. New Zealand, 25%", set()),
    ],
)
def test_meetings_are_kinds_of_words_that_stand_together_in_any_order(
    text: str, met: set[str]
) -> None:
    """Two places are two countries, however each is named."""
    asked = {"{place} & {place} & {good}", "{place} & {place} & {rate}"}
    assert {term.text for term in lexicon.find_meetings(text)} & asked == met
