"""The press's pages: the article can be had out of them, and each says it is invented."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
import trafilatura

from bot.sandbox.press import NOTICE, OUTLETS, SampleArticle, articles, pages

SITE = "http://127.0.0.1:8766"
ARTICLES = articles(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
EACH = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.path)


def page(article: SampleArticle) -> str:
    return pages.article(article, ARTICLES[:3], SITE)


@EACH
def test_extraction_finds_the_text_and_none_of_what_stands_around_it(
    article: SampleArticle,
) -> None:
    text = trafilatura.extract(page(article), include_comments=False)
    assert text is not None
    lines = text.split("\n")
    shown = article.paragraphs[: article.teaser or None]
    assert [line for line in lines if line in article.paragraphs] == list(shown)
    assert [line for line in lines if re.search("cookie|filing cabinet|Newsletter", line)] == []
    if not (article.hostile or article.paywalled):
        assert lines == list(shown)


@EACH
def test_each_page_says_in_its_footer_that_it_is_invented(article: SampleArticle) -> None:
    footer = page(article).split("<footer>")[1]
    assert footer.startswith(f"<p>{NOTICE}</p>")


@EACH
def test_the_structured_record_tells_date_author_and_paywall(article: SampleArticle) -> None:
    (record,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(article))
    assert json.loads(record) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published.isoformat(),
        "author": {"@type": "Person", "name": article.author},
        "publisher": {"@type": "Organization", "name": article.outlet.name},
        "mainEntityOfPage": SITE + article.path,
        "isAccessibleForFree": not article.paywalled,
    }


def test_a_paywalled_page_holds_its_teaser_and_no_word_more() -> None:
    (article,) = [one for one in ARTICLES if one.paywalled]
    shown = page(article)
    assert "Subscribe to read on" in shown
    assert all(paragraph in shown for paragraph in article.paragraphs[: article.teaser])
    assert not any(paragraph in shown for paragraph in article.paragraphs[article.teaser :])


def test_the_hostile_page_carries_what_was_planted_as_it_stands() -> None:
    (article,) = [one for one in ARTICLES if one.hostile]
    shown = page(article)
    assert all(markup in shown for markup in article.planted)
    assert "<!channel>" not in shown.split("<body>")[0]


def test_front_pages_and_the_news_stand_link_to_what_there_is() -> None:
    for outlet in OUTLETS:
        mine = [article for article in ARTICLES if article.outlet == outlet]
        links = re.findall(r'<li><a href="([^"]+)">', pages.front(outlet, mine))
        assert links == [article.path for article in reversed(mine)]
    links = re.findall(r'<li><a href="([^"]+)">', pages.stand())
    assert links == [f"/{outlet.key}/" for outlet in OUTLETS]
    assert NOTICE in pages.stand()
