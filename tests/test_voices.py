"""An outlet counts once a story, and a text once however many carry it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import independent

# Texts as outlets that carry them; how many voices they are.
STORIES = [
    ("one text", ["A"], 1),
    ("two outlets", ["A", "B"], 2),
    ("two articles of one outlet", ["A", "A"], 1),
    ("a story followed by one outlet for days", ["A", "B", "A", "A"], 2),
    ("a wire text in five outlets", ["ABCDE"], 1),
    ("a wire text, and a carrier's own report", ["ABC", "A"], 2),
    ("a wire text, and what each of its carriers wrote", ["AB", "A", "B"], 2),
    ("a wire text, its carriers' reports, and another outlet's", ["AB", "A", "B", "C"], 3),
    ("two wire texts in the same two outlets", ["AB", "AB"], 2),
    ("three wire texts in the same two outlets", ["AB", "AB", "AB"], 2),
    ("two versions of one outlet's text", ["AA"], 1),
]


def _told(carried: list[str]) -> tuple[list[list[str]], dict[str, str]]:
    texts = [[f"{number}{at}" for at in range(len(text))] for number, text in enumerate(carried)]
    outlets = {
        id_: outlet
        for ids, text in zip(texts, carried, strict=True)
        for id_, outlet in zip(ids, text, strict=True)
    }
    return texts, outlets


@pytest.mark.parametrize(
    ("carried", "voices"),
    [(texts, voices) for _, texts, voices in STORIES],
    ids=[name for name, _, _ in STORIES],
)
def test_no_text_and_no_outlet_counts_twice(carried: list[str], voices: int) -> None:
    assert len(independent(*_told(carried))) == voices


def test_a_second_text_joins_the_voice_of_its_outlet() -> None:
    texts, outlets = _told(["AB", "C", "C", "A", "B"])
    assert independent(texts, outlets) == (("00", "01", "40"), ("10", "20"), ("30",))


def test_an_outlet_is_known_in_any_case() -> None:
    assert independent([["a"], ["b"]], {"a": "The Quill", "b": " the quill"}) == (("a", "b"),)


@given(st.lists(st.text("ABCD", min_size=1, max_size=4), max_size=7))
def test_every_article_is_in_one_voice_whatever_the_order(carried: list[str]) -> None:
    texts, outlets = _told(carried)
    voices = independent(texts, outlets)
    told = [id_ for voice in voices for id_ in voice]
    assert sorted(told) == sorted(id_ for text in texts for id_ in text)
    assert len(voices) <= min(len(texts), len(set(outlets.values())))
    assert len(voices) == len(independent(texts[::-1], outlets))
