"""An outlet counts once a story, and a text once however many carry it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Carried, independent
from bot.stories import bylines
from tests import make

# Texts as the outlets that carry them, the first to have it first; how many voices they are.
STORIES = [
    ("one text", ["A"], 1),
    ("two outlets", ["A", "B"], 2),
    ("two articles of one outlet", ["A", "A"], 1),
    ("a story followed by one outlet for days", ["A", "B", "A", "A"], 2),
    ("a wire text in five outlets", ["ABCDE"], 1),
    ("a wire text, and what the agency wrote later", ["ABC", "A"], 1),
    ("a wire text, and a carrier's own report", ["ABC", "B"], 2),
    ("a wire text, and what all that have it wrote", ["AB", "A", "B"], 2),
    ("a wire text, its carriers' reports, and another outlet's", ["AB", "A", "B", "C"], 3),
    ("two wire texts of one agency in two outlets", ["AB", "AC"], 1),
    ("two versions of one outlet's text", ["AA"], 1),
]


def _told(carried: list[str]) -> tuple[list[list[str]], dict[str, Carried]]:
    texts = [[f"{number}{at}" for at in range(len(text))] for number, text in enumerate(carried)]
    return texts, {
        id_: Carried(outlet=outlet, at=make.after(minutes=at))
        for ids, text in zip(texts, carried, strict=True)
        for at, (id_, outlet) in enumerate(zip(ids, text, strict=True))
    }


@pytest.mark.parametrize(
    ("carried", "voices"),
    [(texts, voices) for _, texts, voices in STORIES],
    ids=[name for name, _, _ in STORIES],
)
def test_no_text_and_no_outlet_counts_twice(carried: list[str], voices: int) -> None:
    assert len(independent(*_told(carried))) == voices


def test_a_second_text_joins_the_voice_of_its_outlet() -> None:
    texts, carried = _told(["AB", "C", "C", "A", "B"])
    assert independent(texts, carried) == (("00", "01", "30"), ("10", "20"), ("40",))


def test_whose_a_text_is_tells_when_it_came_out_and_not_when_it_was_read() -> None:
    carried = {
        "a": Carried(outlet="Quill", at=make.after(hours=1)),
        "b": Carried(outlet="Agency", at=make.NOON),
    }
    later = {**carried, "c": Carried(outlet="Agency", at=make.after(hours=2))}
    assert independent([["a", "b"], ["c"]], later) == (("a", "b", "c"),)


def test_an_outlet_is_known_in_any_case() -> None:
    carried = {
        "a": Carried(outlet="The Quill", at=make.NOON),
        "b": Carried(outlet=" the quill", at=make.NOON),
    }
    assert independent([["a"], ["b"]], carried) == (("a", "b"),)


@given(st.lists(st.text("ABCD", min_size=1, max_size=4), max_size=7))
def test_every_article_is_in_one_voice_whatever_the_order(told: list[str]) -> None:
    texts, carried = _told(told)
    voices = independent(texts, carried)
    assert sorted(id_ for voice in voices for id_ in voice) == sorted(carried)
    assert len(voices) <= min(len(texts), len({each.outlet for each in carried.values()}))
    again = independent(texts[::-1], carried)
    assert {frozenset(voice) for voice in again} == {frozenset(voice) for voice in voices}


@pytest.mark.parametrize(
    ("head", "voices"),
    [
        ("Tyres barred\n\nNAIROBI (Kittiwake) - Kenya will ban used tyres.", 1),
        ("Tyres barred\n\nKenya will ban tyres, the news agency Kittiwake reported on Monday.", 1),
        ("Tyres barred\n\nKenya will ban used tyres, the minister said. (Kittiwake)", 1),
        ("Tyres barred\n\nKenya will ban used tyres, dealers told the Meridian.", 2),
        ("A kittiwake was seen\n\nKenya will ban used tyres, a ministry reported.", 2),
    ],
)
def test_a_text_that_credits_another_outlet_is_that_outlets(head: str, voices: int) -> None:
    carried = {
        "a": Carried(outlet="Kittiwake", at=make.NOON, credited=("Nairobi",)),
        "b": Carried(
            outlet="Meridian",
            at=make.after(hours=1),
            agency=bylines.dateline(head),
            credited=bylines.names(head),
        ),
    }
    assert len(independent([["a"], ["b"]], carried)) == voices


def test_two_cuts_of_an_agency_that_is_not_read_are_one_voice() -> None:
    carried = {
        id_: Carried(
            outlet=id_, at=make.NOON, agency=bylines.dateline("LIMA, May 4 (Harbour Wire) - Peru.")
        )
        for id_ in ("a", "b")
    }
    assert independent([["a"], ["b"]], carried) == (("a", "b"),)
