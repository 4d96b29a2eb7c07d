"""The whole newsroom as a guest of the open web: robots.txt, aggregators, official PDFs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.channels import plain, sources
from bot.channels.account import of_briefing
from bot.channels.layout import source_lines
from bot.channels.reasons import why as told
from bot.domain import Article, Coverage, Feed, Live, SourceLine, identify
from bot.errors import PageError
from bot.newsroom.why import why
from tests.articles.papers import column, pdf
from tests.articles.press import PARAGRAPHS, html, paragraphs
from tests.fakes import page
from tests.house import DESK, House, open_house

SHUT = "User-agent: *\nDisallow: /premium/\n"
HIDDEN = "https://news.google.com/rss/articles/CBMiSGh-opaque?oc=5"
NOTICE = pdf(
    column(
        72,
        700,
        [
            "The Customs Office of Velmark raises the tariff on steel imports to 25 percent.",
            "The tariff takes effect on 1 June 2026, and replaces the quota of last year.",
            "Importers of steel may ask the Customs Office for an exclusion until 20 May.",
        ],
    ),
    title="Notice on the tariff on steel",
)


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'


def item(title: str, link: str, summary: str, source: str = "") -> str:
    site = source.split()[-1].lower() if source else ""
    named = f'<source url="https://{site}.example">{source}</source>' if source else ""
    return (
        f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>{named}"
        f"<description>{summary}</description>"
        "<pubDate>Mon, 04 May 2026 09:00:00 GMT</pubDate></item>"
    )


def feed(url: str, publisher: str, *, official: bool = False) -> Feed:
    return Feed(id=identify(url), url=url, publisher=publisher, official=official)


async def read(house: House, source: Feed, *items: str) -> list[Article]:
    """Poll one feed and read what it lists; give the articles, those first listed first."""
    house.web.pages[source.url] = page(rss(*items), content_type="application/rss+xml")
    await house.newsroom.set_feeds((source,))
    await house.newsroom.poll_now()
    return list(await house.store.articles(await house.store.search(["steel"])))


async def test_a_page_that_is_shut_to_programs_is_known_by_its_summary(tmp_path: Path) -> None:
    url = "https://mirror.example/premium/steel"
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        house.web.pages["https://mirror.example/robots.txt"] = page(SHUT, content_type="text/plain")
        source = feed("https://mirror.example/feed", "The Mirror")
        (article,) = await read(
            house, source, item("Velmark raises steel tariff", url, "The tariff rises to 25%.")
        )
        assert (article.coverage, article.url) == (Coverage.SUMMARY_ONLY, url)
        assert url not in [asked for asked, _ in house.web.requests]
        shown = told(await why(house.desk, url, DESK), "UTC", "/trade").text
        assert (
            "*Coverage*: summary only: robots.txt of mirror.example asks programs not to read "
            "this page." in shown
        )
        with pytest.raises(PageError, match="asks programs not to read"):
            await house.newsroom.brief(url)


async def test_what_an_aggregator_hides_is_cited_without_a_link(tmp_path: Path) -> None:
    url, title = "https://mirror.example/steel", "Velmark raises its tariff on steel imports to 25%"
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        house.web.pages[url] = page(html(paragraphs(*PARAGRAPHS)))
        source = feed("https://aggregator.example/rss", "Steel, everywhere")
        listed = item(f"{title} - The Herald", HIDDEN, "Other headlines", "The Herald")
        read_whole = item(title, url, "It rises.", "The Mirror")
        found = {each.publisher: each for each in await read(house, source, listed, read_whole)}
        herald, mirror = found["The Herald"], found["The Mirror"]
        assert (herald.url, herald.text, herald.coverage) == ("", title, Coverage.SUMMARY_ONLY)
        assert (mirror.url, mirror.coverage) == (url, Coverage.FULL_TEXT)
        assert HIDDEN not in [asked for asked, _ in house.web.requests]
        shown = told(await why(house.desk, HIDDEN, DESK), "UTC", "/trade").text
        assert "Google News hides the address of the outlet's page" in shown
        await house.run(30)
        (briefing,) = await house.newsroom.latest()
        assert {each.publisher: each.url for each in briefing.sources} == {
            "The Herald": "",
            "The Mirror": url,
        }
        posted = str([shown.message for shown in house.courier.shown])
        assert "The Herald" in posted
        assert "news.google.com" not in posted
        view = sources.view(
            of_briefing(briefing, {each.id: each for each in found.values()}), "UTC"
        )
        assert "'url': ''" not in str(view)
        assert "The Herald" in plain.briefing(briefing, "UTC")
        listing = json.loads(json.dumps(plain.briefing_json(briefing)))["sources"]
        assert sorted(each["url"] for each in listing) == ["", url]


async def test_an_official_pdf_is_read_in_full(tmp_path: Path) -> None:
    url = "https://customs.example/notice.pdf"
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        house.web.pages[url] = page(NOTICE, content_type="application/pdf")
        source = feed("https://customs.example/feed", "Customs Office", official=True)
        (article,) = await read(house, source, item("Notice on the tariff on steel", url, "New."))
        assert (article.coverage, article.official) == (Coverage.FULL_TEXT, True)
        assert "may ask the Customs Office for an exclusion" in article.body
        (shown,) = [each for each in source_lines([SourceLine.of(article)], "UTC") if "•" in each]
        assert url in shown
