"""How much of an article a page gave, and why it was judged so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.extract import Page, extract
from bot.articles.judge import judge
from bot.domain import Coverage
from bot.language.walls import Wall, titled
from tests.articles import walls
from tests.articles.gates import GATES
from tests.articles.press import FULL, NOW, PARAGRAPHS, html, paragraphs

PAGES = [
    pytest.param(markup, coverage, id=name)
    for coverage, pages in (
        (Coverage.BLOCKED, walls.BLOCKED),
        (Coverage.PAYWALLED, walls.PAYWALLED),
        (Coverage.SUMMARY_ONLY, walls.SUMMARY),
        (Coverage.FULL_TEXT, walls.OPEN),
    )
    for name, markup in pages.items()
]


@pytest.mark.parametrize(("markup", "coverage"), PAGES)
def test_each_page_is_judged(markup: str, coverage: Coverage) -> None:
    judgement = judge(extract(markup.encode(), "text/html; charset=utf-8", NOW))
    assert judgement.coverage is coverage, judgement.reason
    assert judgement.reason


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (walls.BLOCKED["robots es"], "a check for robots, or a refusal, stands in its place"),
        (walls.BLOCKED["scripts en"], "a call to enable JavaScript stands in its place"),
        (walls.BLOCKED["gone fr"], "a notice that the page is gone stands in its place"),
        (walls.BLOCKED["consent pt"], "a form for consent stands in its place"),
        (walls.BLOCKED["empty shell"], "an empty shell, which only scripts would fill"),
        (walls.PAYWALLED["login de"], "a call to log in stands in its place"),
        (walls.PAYWALLED["declared"], "it declares isAccessibleForFree: false"),
        (walls.PAYWALLED["teaser fr"], "it says “La suite est réservée aux abonnés”"),
        (walls.SUMMARY["leads on"], "a teaser, which ends with “[...]”"),
        (walls.SUMMARY["stub"], "its main text has 104 characters, and an article at least 250"),
        (FULL, "its main text has 619 characters, and is no notice to its visitor"),
    ],
)
def test_the_reason_says_what_was_seen(markup: str, reason: str) -> None:
    assert judge(extract(markup.encode(), "text/html; charset=utf-8", NOW)).reason == reason


@pytest.mark.parametrize("gate", GATES.values(), ids=list(GATES))
@pytest.mark.parametrize("place", ["<p>{}</p>", "<h2>{}</h2>", "<div class='offer'>{}</div>"])
def test_a_gate_behind_two_paragraphs_sells_the_rest_and_is_no_part_of_them(
    gate: str, place: str
) -> None:
    shown = html(paragraphs(*PARAGRAPHS[:2]), place.format(gate))
    page = extract(shown.encode(), "text/html; charset=utf-8", NOW)
    assert judge(page).coverage is Coverage.PAYWALLED
    assert page.text == "\n\n".join(PARAGRAPHS[:2])


def test_the_offer_that_follows_a_gate_is_no_part_of_a_text() -> None:
    offer = ("Try unlimited access", "Only $2 for 4 weeks", "Then $60 per month.")
    shown = html(paragraphs(*PARAGRAPHS, "Subscribe to unlock this article", *offer))
    page = extract(shown.encode(), "text/html; charset=utf-8", NOW)
    assert page.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("title", "wall"),
    [
        ("Just a moment...", Wall.ROBOTS),
        ("Access Denied", Wall.ROBOTS),
        ("404 Not Found", Wall.GONE),
        ("Page introuvable | La Gazette", Wall.GONE),
        ("Access denied to Norvia's steel at three ports of Velmark", None),
        ("Cookies lose their appeal to advertisers in Velmark", None),
        ("Velmark raises steel tariff to 25%", None),
        ("", None),
    ],
)
def test_a_title_can_name_a_wall(title: str, wall: Wall | None) -> None:
    assert titled(title) is wall


@given(st.text(max_size=300), st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_any_page_is_judged(text: str, title: str, shown: str, scripted: bool) -> None:
    page = Page(title=title, text=text, shown=shown, scripted=scripted)
    assert judge(page).reason
