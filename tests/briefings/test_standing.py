from __future__ import annotations

import pytest

from bot.briefings.extractive import OFFICIAL, sections, write
from bot.briefings.headline import headline
from bot.briefings.page import Page
from bot.briefings.roles import Reader
from bot.briefings.standing import relative, unsettled
from bot.domain import Article, Draft, Role
from tests import make
from tests.briefings.norland import NEWS, NORLAND, story

THREAT = "Norland threatens copper wire duty of 25%, from 4%, unless Estmark drops a rebate"
PAUSE = "Norland pauses copper wire duty of 25% for 90 days as Estmark freezes a rebate"
PAUSED = (
    "Norland will suspend its duty of 25% on copper wire for 90 days after Estmark froze a rebate."
)
BACKGROUND = "Norland bought copper wire worth $84 million from Estmark in 2025, customs data show."


@pytest.mark.parametrize(
    "text",
    [
        "No order on copper wire had been drafted by Tuesday.",
        "The ministry will decide on copper wire next week.",
        "Norland will act if Estmark has kept the rebate by then.",
        "Norland signed the order on copper wire yesterday.",
        "The order on copper wire was signed three days ago.",
    ],
)
def test_a_day_that_only_its_own_day_explains_is_relative(text: str) -> None:
    assert relative(text)


@pytest.mark.parametrize(
    "text",
    [
        "The order on copper wire was signed on Tuesday 21 April.",
        "The order on copper wire was signed on April 21.",
        "Imports of copper wire rose in March and in 2025.",
        "Copper wire of subheading 7408 pays a duty of 25%.",
    ],
)
def test_a_day_that_is_told_in_full_is_not(text: str) -> None:
    assert not relative(text)


def test_what_is_threatened_or_would_be_is_unsettled() -> None:
    assert unsettled("Norland threatened a duty of 25% on copper wire.")
    assert unsettled("The duty would cover copper wire of subheading 7408.")
    assert unsettled("The decree on copper wire needs the signature of President Lund.")
    assert unsettled("The duty on copper wire returns on 14 July unless Estmark agrees.")
    assert unsettled("The signature of the decree is expected within days.")
    assert not unsettled("The duty covers copper wire of subheading 7408.")


def drafted(*articles: Article) -> Draft:
    return write(story(*((each,) for each in articles)), articles, articles[-1].when)


def left(*articles: Article) -> set[str]:
    """List what a briefing of some articles may quote."""
    title = headline(articles)
    reader = Reader(articles, title.text, articles[-1].when)
    page = Page(story(*((each,) for each in articles)), articles, title, reader)
    return {each.text for each in page.left}


@pytest.mark.parametrize(
    "stale",
    [
        "No order on the copper wire duty had been drafted by Tuesday, officials in Arnholm said.",
        "The copper wire duty would fall hardest on cable makers of Norland, their guild said.",
        "Norland’s ministry will decide on the copper wire duty by 30 April, an official said.",
    ],
)
@pytest.mark.parametrize("days", [0, 9])
def test_a_later_standing_leaves_stale_lines_of_an_older_article_out(stale: str, days: int) -> None:
    """On the same day the threat's article is as good a witness as any."""
    body = f"{NEWS}\n\n{stale}\n\n{BACKGROUND}"
    old = make.article(1, body, title=THREAT, published=make.after(days=-days))
    new = make.article(2, PAUSED, title=PAUSE, publisher="Quay Daily")
    kept = {PAUSED, BACKGROUND} if days else {PAUSED, BACKGROUND, NEWS, stale}
    assert left(old, new) == kept


def test_what_an_older_article_says_is_kept_where_no_standing_has_changed() -> None:
    would = "The copper wire duty would fall hardest on cable makers of Norland, their guild said."
    old = make.article(1, would, title=PAUSE, published=make.after(days=-9))
    new = make.article(2, PAUSED, title=PAUSE, publisher="Quay Daily")
    assert left(old, new) == {would, PAUSED}


def test_an_overtaken_article_tells_no_state_of_play() -> None:
    order = "The order on copper wire, published on 25 April, remains in force until 30 September."
    old = make.article(1, order, title=THREAT, official=True, published=make.after(days=-9))
    new = make.article(2, PAUSED, title=PAUSE)
    draft = drafted(old, new)
    assert draft.headline.text == PAUSE
    assert "State of play" not in {section.heading for section in draft.sections}
    assert Role.STATE not in {point.role for point in draft.key_points}


def test_official_words_that_give_the_headlines_figure_come_first() -> None:
    texts = (
        "Goods in transit to Norland need a bill of lading that names their port of destination.",
        "Copper wire that originates in Estmark pays a surtax of 21% of its value at the border.",
        "Importers of copper wire pay that surtax besides the customs tariff of 4%, or 25% in all.",
    )
    notice = make.article(4, title="Order on wire", body="\n\n".join(texts), official=True)
    articles = (notice, NORLAND[0])
    title = headline(articles)
    reader = Reader(articles, title.text, make.NOON)
    page = Page(story((notice,), NORLAND[:1]), articles, title, reader)
    first = page.choose(dict(sections(page))[OFFICIAL])
    assert first
    assert first.text == texts[2]
