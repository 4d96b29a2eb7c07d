"""Documents of an official register, through the whole newsroom: each of their dates is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.domain import Article, Coverage, Document, Feed, identify
from tests.articles.press import PARAGRAPHS, html, paragraphs
from tests.fakes import page
from tests.feeds.test_federalregister import PRINTED
from tests.house import open_house

URL = "https://register.example/api/v1/documents.json"
REGISTER = Feed(
    id=identify(URL), url=URL, publisher="The Register", kind="federalregister", official=True
)
STEEL = {
    **PRINTED,
    "document_number": "2026-09001",
    "title": "Adjusting the Tariff on Imports of Steel",
    "abstract": "The office raises the tariff on imports of steel from 10 percent to 25 percent.",
    "publication_date": "2026-05-04",
}


async def test_a_document_keeps_its_dates_and_its_text_holds_them(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        body = json.dumps({"count": 1, "results": [STEEL]})
        house.web.pages[URL] = page(body, content_type="application/json")
        await house.newsroom.set_feeds((REGISTER,))
        await house.newsroom.poll_now()
        (article,) = await house.store.articles(await house.store.search(["steel"]))
    # Its page is out of reach here, as the register's website is to programs.
    assert (article.coverage.to_readers, article.official) == (Coverage.SUMMARY_ONLY, True)
    assert article.document == Document(
        number="2026-09001",
        kind="Notice",
        agencies=("Trade Department", "Widget Administration"),
        signed=date(2026, 5, 2),
        published=date(2026, 5, 4),
        effective=date(2026, 5, 9),
        comments_close=date(2026, 6, 1),
        printed="https://register.example/2026-12345.pdf",
    )
    _dates_stand_in(article)


async def test_the_full_text_of_a_document_ends_with_its_dates(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        body = json.dumps({"count": 1, "results": [STEEL]})
        house.web.pages[URL] = page(body, content_type="application/json")
        house.web.pages[str(STEEL["html_url"])] = page(html(paragraphs(*PARAGRAPHS)))
        await house.newsroom.set_feeds((REGISTER,))
        await house.newsroom.poll_now()
        (article,) = await house.store.articles(await house.store.search(["steel"]))
    assert article.coverage is Coverage.FULL_TEXT
    assert article.body.startswith(PARAGRAPHS[0][:40])
    _dates_stand_in(article)


def _dates_stand_in(article: Article) -> None:
    for said in ("signed 2 May 2026", "effective 9 May 2026", "comments close 1 June 2026"):
        assert said in article.text


async def test_a_feed_brings_only_what_it_is_to(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=[], polling=False) as house:
        other = {**STEEL, "document_number": "2026-09002", "title": "A Meeting on Fisheries"}
        body = json.dumps({"count": 2, "results": [other, STEEL]})
        house.web.pages[URL] = page(body, content_type="application/json")
        await house.newsroom.set_feeds((replace(REGISTER, only=r"(?i)\btariff\b"),))
        await house.newsroom.poll_now()
        found = await house.store.articles(await house.store.search(["steel"]))
    assert [article.title for article in found] == ["Adjusting the Tariff on Imports of Steel"]
