"""The press's pages: the article can be had out of them, and each says it is invented."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest
import trafilatura

from bot.sandbox.press import NOTICE, OUTLETS, SampleArticle, articles, pages
from bot.sandbox.press.manuscripts import is_table
from tests.sandbox.press.folder import REVISED, put

SITE = "http://127.0.0.1:8766"
START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ARTICLES = articles(START)
EACH = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.path)


def page(article: SampleArticle) -> str:
    return pages.article(article, ARTICLES[:3], SITE)


def has_table(article: SampleArticle) -> bool:
    return any(map(is_table, article.paragraphs))


@EACH
def test_extraction_finds_the_text_and_none_of_what_stands_around_it(
    article: SampleArticle,
) -> None:
    text = trafilatura.extract(page(article), include_comments=False)
    assert text is not None
    lines = text.split("\n")
    shown = [one for one in article.paragraphs[: article.teaser or None] if not is_table(one)]
    assert [line for line in lines if line in article.paragraphs] == shown
    assert [line for line in lines if re.search("cookie|filing cabinet|Newsletter", line)] == []
    if not (article.hostile or article.paywalled or article.dates or has_table(article)):
        assert lines == shown


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
        "dateModified": article.updated.isoformat(),
        "author": {"@type": "Person", "name": article.author},
        "publisher": {"@type": "Organization", "name": article.outlet.name},
        "mainEntityOfPage": SITE + article.path,
        "isAccessibleForFree": not article.paywalled,
    }


def test_a_paywalled_page_holds_its_teaser_and_no_word_more() -> None:
    paywalled = [one for one in ARTICLES if one.paywalled]
    assert paywalled
    for article in paywalled:
        shown = page(article)
        assert "Subscribe to read on" in shown
        teaser, rest = article.paragraphs[: article.teaser], article.paragraphs[article.teaser :]
        assert all(escape(paragraph, quote=False) in shown for paragraph in teaser)
        assert rest
        assert not any(escape(paragraph, quote=False) in shown for paragraph in rest)


def test_the_hostile_page_carries_what_was_planted_as_it_stands() -> None:
    article = next(one for one in ARTICLES if one.slug == "eu-thai-aluminium-duties")
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


def only(folder: Path, name: str, front: str = "", text: str = "One.") -> SampleArticle:
    put(folder, name, front=front, text=text)
    (article,) = articles(START, folder=folder)
    return article


def test_a_table_is_a_table_on_the_page(tmp_path: Path) -> None:
    text = "Rates:\n\n| Country | Rate |\n|---|---|\n| <b>Chile & co | 4.5% |"
    assert (
        "<p>Rates:</p>\n<table>\n<thead>\n<tr><th>Country</th><th>Rate</th></tr>\n</thead>\n"
        "<tbody>\n<tr><td>&lt;b&gt;Chile &amp; co</td><td>4.5%</td></tr>\n</tbody>\n</table>"
    ) in page(only(tmp_path, "wharfinger/rates", text=text))


def test_an_official_document_begins_with_its_dates(tmp_path: Path) -> None:
    front = 'signed = "{-3 date}"\neffective = "{+30 date}"\n'
    assert (
        '<div class="article-body">\n<dl class="dates">\n<dt>Signed</dt><dd>8 November</dd>\n'
        "<dt>Published</dt><dd>11 November</dd>\n<dt>Takes effect</dt><dd>11 December</dd>\n"
        "</dl>\n<p>One.</p>"
    ) in page(only(tmp_path, "gazette/order", front))


def test_a_revised_page_says_when_it_was_changed(tmp_path: Path) -> None:
    article = only(tmp_path, "courier/one", REVISED, "At 4.5%.")
    assert ", updated <time" not in page(article)
    shown = page(article.at(START))
    assert ', updated <time datetime="2026-11-12T10:00:00+00:00">2026-11-12 10:00 UTC' in shown
    assert "<p>At 5.4%.</p>\n<p>Corrected.</p>" in shown
    assert "<h1>New title</h1>" in shown


def test_a_consent_form_holds_no_word_of_its_article(tmp_path: Path) -> None:
    article = only(tmp_path, "rondpoint/one", text="Secret of the article.")
    shown = pages.consent(article)
    assert '<form method="post" action="/rondpoint/one"><button>' in shown
    for words in (article.title, article.summary, article.author, *article.paragraphs):
        assert words not in shown
    assert NOTICE in shown
