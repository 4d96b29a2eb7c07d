"""An article that changes after it was told: what is told of that, to whom, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels import reasons
from bot.domain import Live
from bot.sandbox.press import SampleArticle, articles
from tests.house import DESK, SITE, START, House, open_house

pytestmark = pytest.mark.long
SLUG = "mercosur-japan-cars-beef"
LEAD = next(one for one in articles(START) if one.slug == SLUG)
COPY = next(one for one in articles(START) if one.slug == "japanese-cars-half-duty")


async def told(house: House, *, seconds: int = 40) -> None:
    await house.newsroom.subscribe(DESK, Live.ALL)
    await house.run(seconds)


def changed(one: SampleArticle, *swaps: tuple[str, str], feed: bool = True) -> SampleArticle:
    """Change the words of an article, in its feed too."""
    paragraphs, title, summary = list(one.paragraphs), one.title, one.summary
    for old, new in swaps:
        paragraphs = [each.replace(old, new) for each in paragraphs]
        if feed:
            title, summary = title.replace(old, new), summary.replace(old, new)
    return replace(one, paragraphs=tuple(paragraphs), title=title, summary=summary)


async def republish(house: House, *wanted: SampleArticle, after: float = 3600) -> None:
    """Have the press show other texts from some time on, and let a while pass."""
    house.web.articles = wanted
    house.watch.turn(after)
    await house.run(60)


def since(house: House, number: int) -> Sequence[str]:
    return [shown.message.text for shown in house.courier.shown[number:]]


async def test_a_corrected_figure_reaches_the_channel_once(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD, COPY]) as house:
        await told(house)
        (story,) = [key for key in house.courier.sent() if key.count(":") == 1]
        before = await house.store.story(story.removeprefix("story:"))
        number = len(house.courier.shown)
        corrected = changed(LEAD, ("17.5%", "15%"))
        await republish(house, corrected, COPY)
        (news,) = house.courier.shown[number:]
        assert news.delivery.broadcast
        assert "~17.5%~ → *15%*" in news.message.text
        front = house.courier.shown[0].message.text
        assert front.startswith("*Mercosur to halve car tariff for Japan to 15%")
        assert "17.5%" not in front.replace("~17.5%~", "")
        after = await house.store.story(before.id) if before else None
        assert before is not None
        assert after is not None
        assert [*map(len, after.voices)] == [*map(len, before.voices)]  # never two voices
        assert after.revision == before.revision + 1
        assert (await house.newsroom.status()).articles == 2
        for _ in range(3):
            await republish(house, corrected, COPY, after=6 * 3600)
        assert len(house.courier.shown) == number + 1
        found = await house.store.search(["17.5"], every=True)
        held = await house.store.articles(found)
        assert not [each for each in held if each.publisher == LEAD.outlet.name]


async def test_an_answer_rests_on_what_an_article_says_now(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await told(house)
        asked = "To what rate will Mercosur halve its tariff on Japanese cars?"
        assert "17.5%" in " ".join(line.text for line in (await house.newsroom.ask(asked)).lines)
        await republish(house, changed(LEAD, ("17.5%", "15%")))
        answer = await house.newsroom.ask(asked)
        said = " ".join(line.text for line in answer.lines)
        assert "15%" in said
        assert "17.5%" not in said
        assert len(answer.sources) == 1


async def test_a_page_that_cannot_be_had_any_more_changes_nothing(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await told(house)
        shown = [each.message for each in house.courier.shown]
        house.web.down.add(SITE + LEAD.path)
        for _ in range(3):
            await republish(house, LEAD, after=3 * 3600)
        assert [each.message for each in house.courier.shown] == shown
        assert await house.store.search(["17.5"], every=True)


async def test_why_says_how_often_an_article_was_read_and_what_it_says_now(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await told(house)
        await republish(house, changed(LEAD, ("17.5%", "15%")))
        found = await house.newsroom.why(SITE + LEAD.path, DESK)
        text = reasons.why(found, "UTC", "/trade").text
        assert "read 2 times; last changed 10:" in text
        assert "now: “Mercosur will halve its tariff on Japanese cars to 15% from 35%" in text
        assert "before: “Mercosur will halve its tariff on Japanese cars to 17.5%" in text
        assert found.article is not None
        assert (found.article.version, found.trace.readings) == (2, 2)
        first = await house.store.article(found.article.previous)
        assert first is not None
        assert "17.5%" in first.text  # what was cited stays


@pytest.mark.parametrize(
    "swap",
    [
        ("concluded in Montevideo", "concluded  in Montevideo"),
        ("under a trade accord", "under a tradde accord"),
        ("“", '"'),
    ],
)
async def test_a_trivial_change_is_told_to_nobody(tmp_path: Path, swap: tuple[str, str]) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await told(house)
        shown = [each.message for each in house.courier.shown]
        await republish(house, changed(LEAD, swap))
        assert [each.message for each in house.courier.shown] == shown
        (entry,) = (await house.newsroom.why(SITE + LEAD.path, DESK)).trace.listed
        assert not entry.waiting


async def test_a_headline_that_is_rewritten_is_a_version_and_tells_nothing_new(
    tmp_path: Path,
) -> None:
    short = replace(LEAD, summary="")
    async with open_house(tmp_path, wanted=[short]) as house:
        await told(house)
        number = len(house.courier.shown)
        await republish(house, replace(short, title="What the new accord means for carmakers"))
        assert since(house, number) == []
        (entry,) = (await house.newsroom.why(SITE + LEAD.path, DESK)).trace.listed
        assert "*What the new accord means" in house.courier.shown[0].message.text
        assert not entry.waiting


async def test_a_page_that_changes_without_a_word_in_its_feed_is_seen_within_the_hour(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await told(house)
        number = len(house.courier.shown)
        moved = changed(LEAD, ("fell to 2.1% in 2025", "fell to 3.4% in 2025"), feed=False)
        await republish(house, moved)
        assert ["~2.1%~ → *3.4%*" in text for text in since(house, number)] == [True]


async def test_a_sentence_that_is_withdrawn_leaves_the_briefing(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[LEAD]) as house:
        await told(house)
        number = len(house.courier.shown)
        gone = (
            " Japan moved after its share of Mercosur's car market fell to 2.1% in 2025 from "
            "4.8% in 2016, industry figures show."
        )
        await republish(house, changed(LEAD, (gone, ""), feed=False))
        (text,) = since(house, number)
        assert "No longer in the article of Kittiwake: ~Japan moved after its share" in text
        assert "industry figures show" not in house.courier.shown[0].message.text


async def test_what_no_story_rests_on_is_read_once(tmp_path: Path) -> None:
    aside = next(one for one in articles(START) if one.irrelevant)
    async with open_house(tmp_path, wanted=[replace(aside, breaks=START)]) as house:
        await told(house)
        house.watch.turn(timedelta(hours=7).total_seconds())
        await house.run(10)
        assert len([url for url, _ in house.web.requests if url == SITE + aside.path]) == 1
