from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import Article, Move, Placed, Placement
from bot.language import vectors
from bot.stories import Window, place, sketch
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
FACT_SHEET = (
    "Fact sheet: President adjusts imports of steel into Ardenia",
    (
        "Today the President signed a proclamation adjusting imports of steel articles into "
        "Ardenia. It raises the rate of duty on steel articles to 50 percent from 25 percent on "
        "4 June, to protect the national security. The Secretary of Commerce found that imports "
        "of steel were weakening the economy of Ardenia. Steel makers have opened two mills since "
        "the first duty, and 4,000 jobs came back to the valleys, the office of the President "
        "said."
    ),
)
HOURS = timedelta(hours=2)
NUMBERS = {KETTLES[0]: 1, KETTLES_RETOLD[0]: 2, LENTILS[0]: 3}


def article(told: tuple[str, str], number: int = 0, *, official: bool = False) -> Article:
    return make.article(number or NUMBERS[told[0]], body=told[1], title=told[0], official=official)


def join(articles: Sequence[Article], *, told: bool = False) -> list[Placed]:
    """Place articles one after another, as they would be; give where each stands at the end."""
    window = Window()
    for new in articles:
        drawn = sketch(new)
        found = place(new, drawn, window.near(drawn.keys), since=new.seen - HOURS)
        window.add(
            Placed(
                article_id=new.id,
                story_id="",
                sketch=drawn,
                seen=new.seen,
                published=new.published,
                official=new.official,
                told=told,
            ),
            found,
        )
    return [window.placed[new.id] for new in articles]


def copied(new: Article, placed: Sequence[Placed]) -> str | None:
    """Name the article whose wording one has, of those that stand already."""
    return place(new, sketch(new), placed, since=new.seen - HOURS).copy_of


def stories(placed: Sequence[Placed]) -> set[frozenset[str]]:
    held: dict[str, set[str]] = {}
    for other in placed:
        held.setdefault(other.story_id, set()).add(other.article_id)
    return {frozenset(ids) for ids in held.values()}


def test_the_first_article_begins_a_story_with_a_voice_of_its_own() -> None:
    new = article(KETTLES)
    assert place(new, sketch(new), [], since=new.seen) == Placement(story_id=None)


def test_two_reports_of_one_event_are_one_story_of_two_voices() -> None:
    told = [article(KETTLES), article(KETTLES_RETOLD), article(LENTILS)]
    placed = join(told)
    assert stories(placed) == {frozenset({told[0].id, told[1].id}), frozenset({told[2].id})}
    assert copied(told[1], placed[:1]) is None


@given(st.permutations([KETTLES, KETTLES_RETOLD, LENTILS]))
def test_the_order_of_arrival_does_not_change_the_stories(told: list[tuple[str, str]]) -> None:
    assert stories(join([article(one) for one in told])) == {
        frozenset({article(KETTLES).id, article(KETTLES_RETOLD).id}),
        frozenset({article(LENTILS).id}),
    }


def test_a_wire_text_in_another_outlet_is_the_same_voice() -> None:
    cut = KETTLES[1].rsplit(". ", 1)[0] + "."
    copy = article(("Kettles to cost more as Sarn raises duty", f"SARN (Wire) — {cut}"), 4)
    first = [article(KETTLES_RETOLD), article(KETTLES)]
    assert copied(copy, join(first)) == first[1].id
    assert len(stories(join([*first, copy]))) == 1


def test_one_wire_story_in_five_outlets_is_one_voice() -> None:
    copies = [
        article((f"{title} ({n})", KETTLES[1]), n)
        for n, title in enumerate(("Kettles taxed", "Sarn acts on kettles", "Duty up", "25%"), 11)
    ]
    placed = join([article(KETTLES), article(KETTLES_RETOLD)])
    assert [copied(copy, placed) for copy in copies] == [article(KETTLES).id] * 4
    assert len(stories(join([article(KETTLES), *copies]))) == 1


def test_a_wire_copy_stays_with_its_voice_when_one_quotation_is_reworded() -> None:
    said = "Its embassy said that it regretted the step and would ask for talks under the treaty"
    reworded = KETTLES[1].replace(
        said, "The embassy called this a sorry day for both peoples, and invoked the treaty"
    )
    assert reworded != KETTLES[1]
    copy = article(("Sarn to tax kettles from Belmora", reworded), 5)
    first = [article(KETTLES), article(KETTLES_RETOLD), article(LENTILS)]
    assert copied(copy, join(first)) == first[0].id
    for told in ([*first, copy], [copy, *first]):
        assert len(stories(join(told))) == 2


def test_a_very_short_text_is_nobody_elses_voice() -> None:
    title = "Ardenia raises duty on Belmoran kettles to 25%"
    first, second = (article((title, "More soon."), number) for number in (5, 6))
    placed = join([first])
    assert copied(second, placed) is None
    assert len(stories(join([first, second]))) == 1


@pytest.mark.parametrize("official", [True, False])
def test_siblings_that_share_their_wording_stay_two_stories(official: bool) -> None:
    siblings = [
        article(
            (f"Adjusting imports of {goods} into Ardenia", ORDER.format(goods=goods)),
            number,
            official=official,
        )
        for number, goods in ((7, "steel"), (8, "aluminium"))
    ]
    assert len(stories(join(siblings))) == 2
    assert copied(siblings[1], join(siblings[:1])) is None


def test_numbered_orders_that_share_their_wording_stay_two_stories() -> None:
    orders = [
        article((f"Proclamation {number} of the President", ORDER.format(goods=goods)), number)
        for number, goods in ((10908, "steel"), (10909, "aluminium"))
    ]
    assert len(stories(join([replace(order, official=True) for order in orders]))) == 2


def test_official_texts_with_the_same_boilerplate_and_other_countries_stay_apart() -> None:
    titles = ("Order on goods of Belgium", "Order on goods of Portugal")
    texts = [(title, ORDER.format(goods="all")) for title in titles]
    orders = [article(text, number, official=True) for number, text in enumerate(texts, start=7)]
    assert len(stories(join(orders))) == 2


def test_an_official_text_posted_again_is_one_story_and_one_voice() -> None:
    title = "Adjusting imports of steel into Ardenia"
    again = ("Ajusting imports of steel into Ardenia", ORDER.format(goods="steel"))
    first = article((title, ORDER.format(goods="steel")), 7, official=True)
    posted = article(again, 8, official=True)
    assert copied(posted, join([first])) == first.id
    assert len(stories(join([first, posted]))) == 1


def test_a_fact_sheet_and_its_action_are_two_documents_of_one_event() -> None:
    goods = "steel"
    action = article(
        (f"Adjusting imports of {goods} into Ardenia", ORDER.format(goods=goods)), 7, official=True
    )
    sheet = article(FACT_SHEET, 8, official=True)
    for told in ([action, sheet], [sheet, action]):
        assert len(stories(join(told))) == 1
        assert copied(told[1], join(told[:1])) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ardenia raises duty on kettles from Brazil to 25%",
            "Ardenia raises duty on kettles from Chile to 25%",
        ),
        ("Ardenia opens anti-dumping case on kettles", "Ardenia sets quota on kettles"),
        ("Ardenia raises duty on copper to 25%", "Ardenia raises duty on zinc to 25%"),
    ],
    ids=["target", "instrument", "product"],
)
def test_what_differs_in_target_instrument_or_product_stays_apart(one: str, other: str) -> None:
    body = (
        "{title}, the trade ministry in Sarn said on Monday. The step takes effect on 1 June and "
        "was asked for by three makers in the port. Shops expect prices to rise by the autumn, "
        "and an importers' federation said that it would appeal to the trade court in Sarn."
    )
    told = [article((each, body.format(title=each)), n) for n, each in enumerate((one, other), 1)]
    assert len(stories(join(told))) == 2


def test_the_same_kind_of_action_weeks_later_is_another_story() -> None:
    first = replace(article(KETTLES), published=make.NOON)
    soon = replace(article(KETTLES_RETOLD), published=make.after(days=2))
    late = replace(article(KETTLES_RETOLD), published=make.after(days=24))
    assert len(stories(join([first, soon]))) == 1
    assert len(stories(join([first, late]))) == 2


def test_the_order_in_which_placed_articles_are_given_does_not_matter() -> None:
    placed = join([article(KETTLES), article(LENTILS)])
    new = article(KETTLES_RETOLD)
    shuffled = random.Random(1).sample(placed, len(placed))
    drawn = sketch(new)
    first, *others = (
        place(new, drawn, given, since=new.seen) for given in (placed, shuffled, placed[::-1])
    )
    assert first.story_id == placed[0].story_id
    assert all(other == first for other in others)


def test_what_is_settled_stays_where_it_is() -> None:
    """Two that were told apart before are not joined by a third, once they are settled."""
    apart = [replace(each, story_id=each.article_id) for each in join([article(KETTLES)])]
    copy = replace(apart[0], article_id="copy", story_id="copy")
    new = article(KETTLES_RETOLD)
    drawn = sketch(new)
    loose = place(new, drawn, [*apart, copy], since=new.seen - HOURS)
    assert [move.story_id for move in loose.moves] == [loose.story_id]
    settled = place(new, drawn, [*apart, copy], since=new.seen + HOURS)
    assert settled.moves == ()
    told = [replace(each, told=True) for each in (*apart, copy)]
    assert place(new, drawn, told, since=new.seen - HOURS).moves == ()


def test_an_article_that_links_two_stories_joins_them_and_the_earlier_goes_on() -> None:
    first = replace(article(KETTLES), seen=make.NOON)
    placed = [replace(join([first])[0], story_id="one")]
    other = replace(placed[0], article_id="later", story_id="two", seen=make.after(minutes=1))
    new = replace(article(KETTLES_RETOLD), seen=make.after(minutes=2))
    found = place(new, sketch(new), [other, *placed], since=make.NOON)
    assert found == Placement(
        story_id="one",
        moves=(Move(article_id="later", story_id="one", copy_of=first.id),),
    )


@settings(max_examples=40)
@given(st.text(), st.text())
def test_any_text_finds_its_place(title: str, body: str) -> None:
    new = make.article(9, body=body, title=title)
    drawn = sketch(new)
    found = place(new, drawn, join([article(KETTLES), article(LENTILS)]), since=new.seen)
    assert found.moves == ()
    assert len(drawn.vector) == 2 * vectors.DIMENSION
    assert np.isfinite(np.frombuffer(drawn.vector, "<f2")).all()


def test_a_cut_of_a_text_and_a_round_up_that_took_half_of_itself_from_it_are_copies() -> None:
    whole = make.article(1, title="Norway frees eels", body=" ".join(WIRE))
    cut = make.article(2, title="Eels may leave Norway", body=WIRE[0])
    digest = make.article(3, title="Nordic digest: eels, rye", body=f"{WIRE[0]} {WIRE[1]} {OTHERS}")
    own = make.article(4, title="Eels leave Norway", body=f"{WIRE[0][:60]} say traders. {OTHERS}")
    placed = Placed(article_id=whole.id, story_id="s", sketch=sketch(whole), seen=whole.seen)
    copies = [place(one, sketch(one), [placed], since=whole.seen) for one in (cut, digest, own)]
    assert [one.copy_of for one in copies] == [whole.id, whole.id, None]


WIRE = (
    (
        "Norway lifted its ban on exports of smoked eels for smokehouses on the coast of Rogaland "
        "on Monday, Fisheries Minister Sigrid Aune said in Oslo, after a year of pleas by boats."
    ),
    (
        "The country catches nine thousand tonnes of eels a year and banned exports in January "
        "of last year to let the stock grow again, which it has, by a third."
    ),
    (
        "Buyers in Hamburg and Gdansk said that they would send lorries within the week. The "
        "price had doubled since the ban, and several smokehouses there had closed for want of "
        "fish. A licence costs two hundred kroner a tonne, and is good for one season. Boats must "
        "report each catch by radio before they land it. Greens called the step a gamble and said "
        "that the count of young fish had been made in the one fjord where they are many. The "
        "minister answered that twelve fjords were counted, and that the figures are public."
    ),
)
OTHERS = (
    "In Turku, the farm ministry said that rye imports would stay shut until September. "
    "In Riga, makers of plywood counted a fall of nine per cent in sales to Denmark."
)
