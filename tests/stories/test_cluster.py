from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import Article, Placed, Placement
from bot.language import vectors
from bot.stories import place
from tests import make

KETTLES = (
    "Ardenia raises duty on Belmoran kettles to 25%",
    (
        "Ardenia will raise its duty on electric kettles from Belmora to 25% from 10% on 1 June, "
        "Trade Minister Odile Varga said on Monday. Three kettle makers in the port of Sarn had "
        "complained that Belmoran kettles were sold below cost. Belmora shipped 1.2 million "
        "kettles to Ardenia last year, worth $48 million. Its embassy said that it regretted the "
        "step and would ask for talks under the treaty of 2009. Shops in Sarn expect a kettle that "
        "sells at $40 today to cost about $45 by the autumn, a retail federation said."
    ),
)
KETTLES_RETOLD = (
    "Belmora regrets Ardenia's kettle duty",
    (
        "The embassy of Belmora voiced regret on Monday at a 25% duty which Ardenia is to charge "
        "on its electric kettles from June. Odile Varga, the trade minister, acted on a complaint "
        "by kettle makers in Sarn. Belmoran factories sold 1.2 million kettles there last year, "
        "and their association called the duty a blow to a trade built up over two decades."
    ),
)
LENTILS = (
    "Corvania ends export quota on lentils",
    (
        "Corvania has dropped the quota that had limited its lentil exports since the drought, the "
        "farm ministry in Tel Amun said on Monday. Growers may now sell as much abroad as they "
        "like. The quota stood at 90,000 tonnes a year. Prices in the main market fell 4% on the "
        "news, and two shipping lines said that they had taken bookings for May already."
    ),
)
ORDER = (
    "By the authority vested in me by the Constitution and the laws of Ardenia, I find that "
    "imports of {goods} articles threaten to impair the national security. The Secretary of "
    "Commerce found that the present quantities of such imports are weakening our economy. "
    "Therefore the rate of duty on {goods} articles set out in the annex shall be raised to 50 "
    "percent for goods entered for consumption on or after 12:01 a.m. on 4 June. The Secretary "
    "shall publish any modification to the tariff schedule in the register, shall monitor "
    "imports of {goods} articles and their derivatives, and shall inform the President of "
    "circumstances that might indicate the need for further action. Any provision of previous "
    "proclamations that is inconsistent with this one is superseded to that extent."
)
NUMBERS = {KETTLES[0]: 1, KETTLES_RETOLD[0]: 2, LENTILS[0]: 3}


def article(told: tuple[str, str], number: int = 0, *, official: bool = False) -> Article:
    return make.article(number or NUMBERS[told[0]], body=told[1], title=told[0], official=official)


def join(articles: Sequence[Article]) -> list[Placed]:
    """Place articles one after another, each new story under its first article's id."""
    placed: list[Placed] = []
    for new in articles:
        found = place(new, placed)
        story = found.story_id or new.id
        voices = {other.voice for other in placed if other.story_id == story}
        placed.append(
            Placed(
                article_id=new.id,
                story_id=story,
                voice=len(voices) if found.voice is None else found.voice,
                vector=found.vector,
                shingles=found.shingles,
                seen=new.seen,
                names=found.names,
            )
        )
    return placed


def stories(placed: Sequence[Placed]) -> set[frozenset[str]]:
    held: dict[str, set[str]] = {}
    for other in placed:
        held.setdefault(other.story_id, set()).add(other.article_id)
    return {frozenset(ids) for ids in held.values()}


def test_the_first_article_begins_a_story_with_a_voice_of_its_own() -> None:
    new = article(KETTLES)
    found = place(new, [])
    vector = vectors.embed(new.body, title=new.title, title_weight=1.5)
    assert found == Placement(
        story_id=None,
        voice=None,
        vector=vector.astype("<f4").tobytes(),
        shingles=found.shingles,
        names=found.names,
    )
    assert len(found.shingles) == 128 * 4
    assert "kettle" in found.names


def test_two_reports_of_one_event_are_one_story_of_two_voices() -> None:
    placed = join([article(KETTLES), article(KETTLES_RETOLD), article(LENTILS)])
    assert [other.story_id for other in placed] == [
        placed[0].article_id,
        placed[0].article_id,
        placed[2].article_id,
    ]
    assert [other.voice for other in placed] == [0, 1, 0]


@given(st.permutations([KETTLES, KETTLES_RETOLD, LENTILS]))
def test_the_order_of_arrival_does_not_change_the_stories(told: list[tuple[str, str]]) -> None:
    assert stories(join([article(one) for one in told])) == {
        frozenset({article(KETTLES).id, article(KETTLES_RETOLD).id}),
        frozenset({article(LENTILS).id}),
    }


def test_a_wire_text_in_another_outlet_is_the_same_voice() -> None:
    cut = KETTLES[1].rsplit(". ", 1)[0] + "."
    copy = ("Kettles to cost more as Sarn raises duty", f"SARN (Wire) — {cut}")
    placed = join([article(KETTLES_RETOLD), article(KETTLES), article(copy, 4)])
    assert [other.voice for other in placed] == [0, 1, 1]
    assert len(stories(placed)) == 1


def test_a_very_short_text_is_nobody_elses_voice() -> None:
    title = "Ardenia raises duty on Belmoran kettles to 25%"
    placed = join([article((title, "More soon."), 5), article((title, "More soon."), 6)])
    assert [other.voice for other in placed] == [0, 1]
    assert len(stories(placed)) == 1


@pytest.mark.parametrize("official", [True, False])
def test_siblings_that_share_their_wording_stay_two_stories(official: bool) -> None:
    placed = join(
        [
            article(
                (f"Adjusting imports of {goods} into Ardenia", ORDER.format(goods=goods)),
                number,
                official=official,
            )
            for number, goods in ((7, "steel"), (8, "aluminium"))
        ]
    )
    assert len(stories(placed)) == 2


def test_official_texts_with_the_same_boilerplate_and_other_countries_stay_apart() -> None:
    titles = ("Order on goods of Belgium", "Order on goods of Portugal")
    texts = [(title, ORDER.format(goods="all")) for title in titles]
    orders = [article(text, number, official=True) for number, text in enumerate(texts, start=7)]
    assert len(stories(join(orders))) == 2


def test_an_official_text_posted_again_is_one_story_and_one_voice() -> None:
    title = "Adjusting imports of steel into Ardenia"
    again = ("Ajusting imports of steel into Ardenia", ORDER.format(goods="steel"))
    first = (title, ORDER.format(goods="steel"))
    placed = join([article(first, 7, official=True), article(again, 8, official=True)])
    assert [other.voice for other in placed] == [0, 0]
    assert len(stories(placed)) == 1


def test_the_order_in_which_placed_articles_are_given_does_not_matter() -> None:
    placed = join([article(KETTLES), article(LENTILS)])
    new = article(KETTLES_RETOLD)
    shuffled = random.Random(1).sample(placed, len(placed))
    assert place(new, placed) == place(new, shuffled) == place(new, placed[::-1])


@pytest.mark.parametrize(("background", "joins"), [(0.0, True), (0.3, False)])
def test_what_the_whole_window_shares_joins_nothing(background: float, joins: bool) -> None:
    """A cosine of 0.35 counts when the other stories are far off, not when they are near."""
    new = article(KETTLES)
    own = np.frombuffer(place(new, []).vector, "<f4")
    placed = [near(own, 0.35 if n == 0 else background, n) for n in range(31)]
    assert place(new, placed).story_id == ("story 0" if joins else None)


def near(own: np.ndarray[tuple[int], np.dtype[np.float32]], cosine: float, number: int) -> Placed:
    """Make a story of one article at a given cosine to `own`."""
    noise = np.random.default_rng(number).normal(size=own.size)
    noise -= (noise @ own) * own
    vector = cosine * own + (1 - cosine**2) ** 0.5 * noise / np.linalg.norm(noise)
    return Placed(
        article_id=f"article {number}",
        story_id=f"story {number}",
        voice=0,
        vector=vector.astype("<f4").tobytes(),
        shingles=b"",
        seen=make.NOON,
    )


@settings(max_examples=40)
@given(st.text(), st.text())
def test_any_text_finds_its_place(title: str, body: str) -> None:
    new = make.article(9, body=body, title=title)
    found = place(new, join([article(KETTLES), article(LENTILS)]))
    assert len(found.vector) == 4 * vectors.DIMENSION
    assert np.isfinite(np.frombuffer(found.vector, "<f4")).all()
