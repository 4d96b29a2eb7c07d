"""What an action is on, read without a list of goods."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Placed
from bot.evaluation.stories import group
from bot.stories import objects, place, sketch
from tests import make


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("duties of up to 34.2% on cling film from Belmora", ["film"]),
        ("It opened a probe into welded chains.", ["chain"]),
        ("Imports of garden umbrellas rose 40% in a year.", ["umbrella"]),
        ("the surtax on kettles, ladders and barrows", ["kettle", "ladder", "barrow"]),
        ("tariffs on Vietnamese heat pumps take effect on 1 June", ["pump"]),
        ("a safeguard on ferro-silicon imports", ["silicon"]),
        ("a tariff on cars", ["autos"]),
        ("duties on stainless steel sinks originating in South Korea", ["sink"]),
        ("Dumping of ironing boards by two firms", ["board"]),
        ("It levies a duty on all goods from Brazil.", []),
        ("A duty of 40% on Tuesday", []),
        ("The minister came from China on Friday.", []),
        ("He spoke of kettles.", []),
    ],
)  # fmt: skip
def test_the_head_of_the_noun_phrase_is_the_object(text: str, found: list[str]) -> None:
    assert list(dict.fromkeys(objects.heads(objects.phrases(text)))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a duty of 14% on floor tiles", [("tile", "floor")]),
        ("duties on Chinese tiles", []),
        ("a ban on imports of new tiles", []),
        ("tiles for floors", []),
    ],
)
def test_the_word_before_the_head_says_which_sort(text: str, found: list[tuple[str, str]]) -> None:
    assert list(dict.fromkeys(objects.sorts(objects.phrases(text)))) == found


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(list(objects.heads(objects.phrases(text))))


#: One authority, one country, one day; neither good is in the lexicon, and the wording is alike.
FILM = (
    "EU opens anti-dumping probe into Chinese cling film",
    (
        "The European Commission opened an anti-dumping investigation on Monday into imports of "
        "cling film from China. Producers in Italy and Poland say that it sells 30% below "
        "their cost. The Commission has 14 months to decide, and provisional duties could come "
        "within eight. Questionnaires are due within 37 days. China's commerce ministry said that "
        "it would follow the case closely and protect the rights of its companies."
    ),
)
PET = (
    "China criticises EU dumping inquiry into PET film",
    (
        "China's commerce ministry criticised an inquiry that the European Commission opened on "
        "Monday into polyethylene terephthalate film. Producers in Italy and Poland claim that it "
        "is sold 30% too cheaply. Duties on the film from China could come within eight months, "
        "and a decision is due in 14. Beijing said that it would protect the rights of its "
        "companies."
    ),
)
PLAIN = (
    "Brussels looks into dumping of Chinese film",
    (
        "The film around biscuits and behind solar cells comes from China at prices that makers "
        "in Italy and Poland cannot match, they told Brussels. The European Commission opened an "
        "investigation into imports of the film on Monday, and may set anti-dumping duties within "
        "eight months. A final decision takes 14."
    ),
)
SINKS = (
    "EU opens anti-dumping probe into Chinese steel sinks",
    (
        "The European Commission opened an anti-dumping investigation on Monday into imports of "
        "stainless steel sinks from China. Producers in Italy and Spain say that they sell 30% "
        "below their cost. The Commission has 14 months to decide, and provisional duties could "
        "come within eight. Questionnaires are due within 37 days. China's commerce ministry said "
        "that it would follow the case closely and protect the rights of its companies."
    ),
)
RACKS = (SINKS[0].replace("sinks", "racks"), SINKS[1].replace("sinks", "racks"))
CHAIRS = (
    FILM[0].replace("cling film", "high chairs"),
    FILM[1].replace("cling film", "high chairs").replace("it sells", "they sell"),
)
WINES = (
    FILM[0].replace("cling film", "sparkling wine"),
    FILM[1].replace("cling film", "sparkling wine"),
)


BIKES = (
    FILM[0].replace("cling film", "bikes"),
    FILM[1].replace("cling film", "bikes").replace("it sells", "they sell"),
)
BICYCLES = (
    PET[0].replace("PET film", "bicycles"),
    PET[1].replace("polyethylene terephthalate film", "bicycles").replace("film", "bicycles"),
)


def grouped(told: tuple[tuple[str, str], ...]) -> set[frozenset[str]]:
    arriving = [
        make.article(number, title=title, body=body, seen=make.after(seconds=number))
        for number, (title, body) in enumerate(told, 1)
    ]
    held: dict[str, set[str]] = defaultdict(set)
    for one, story in zip(arriving, group(arriving), strict=True):
        held[story].add(one.title)
    return {frozenset(titles) for titles in held.values()}


@pytest.mark.parametrize(
    ("one", "other"),
    [(FILM, SINKS), (PET, SINKS), (SINKS, RACKS), (FILM, CHAIRS), (CHAIRS, WINES), (SINKS, WINES)],
)
def test_actions_on_things_that_no_list_has_stay_apart(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert grouped((one, other)) == {frozenset({one[0]}), frozenset({other[0]})}


@pytest.mark.parametrize("order", list(permutations((FILM, PET, PLAIN, SINKS))))
def test_one_thing_by_several_names_is_one_story(order: tuple[tuple[str, str], ...]) -> None:
    one = frozenset({FILM[0], PET[0], PLAIN[0]})
    assert grouped(order) == {one, frozenset({SINKS[0]})}


def test_goods_by_another_word_are_the_same_goods() -> None:
    assert len(grouped((BIKES, BICYCLES))) == 1
    assert len(grouped((BIKES, BICYCLES, SINKS))) == 2


def test_what_was_placed_before_its_words_were_kept_is_compared_by_the_rest() -> None:
    film, sinks = (
        make.article(n, title=title, body=body) for n, (title, body) in enumerate((FILM, SINKS), 1)
    )
    old = replace(sketch(film), said=b"")
    placed = Placed(article_id=film.id, story_id="s", sketch=old, seen=film.seen)
    assert place(sinks, sketch(sinks), [placed], since=film.seen).story_id == "s"
