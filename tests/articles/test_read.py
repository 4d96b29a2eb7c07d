"""Entry -> Article: what is kept of each kind of answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import pytest

from bot.articles import article_from, from_page, from_summary, from_text, read, read_file, read_url
from bot.articles.compose import MAX_BODY
from bot.articles.judge import LEAST_BODY
from bot.articles.robots import Robots
from bot.articles.visit import ACCEPT, MAX_BYTES
from bot.domain import Article, Coverage, fingerprint, identify
from bot.errors import BotError, PoolError, WebError
from bot.pool import Pool
from bot.web import Response
from tests.articles.press import BODY, ENTRY, FEED, FULL, NOW, PARAGRAPHS, URL, html, paragraphs
from tests.fakes import FakeWeb, InlinePool, page

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
TEXT = f"{ENTRY.title}\n\n{BODY}"
ARTICLE = Article(
    id=identify(URL, fingerprint(TEXT)),
    url=URL,
    publisher="The Gazette",
    title=ENTRY.title,
    text=TEXT,
    snapshot=fingerprint(TEXT),
    coverage=Coverage.FULL_TEXT,
    seen=NOW,
    published=ENTRY.published,
    reason="its main text has 619 characters, and is no notice to its visitor",
)


def summary(
    reason: str, coverage: Coverage = Coverage.SUMMARY_ONLY, body: str = ENTRY.summary
) -> Article:
    """Build what is expected where no more than a summary was to be had."""
    text = f"{ENTRY.title}\n\n{body}"
    return replace(
        ARTICLE,
        id=identify(URL, fingerprint(text)),
        text=text,
        snapshot=fingerprint(text),
        coverage=coverage,
        reason=reason,
    )


async def answer(given: Response | WebError) -> Article:
    return await read(ENTRY, FEED, FakeWeb({ENTRY.url: given}), InlinePool(), Robots(), NOW)


async def test_a_page_is_read_in_full() -> None:
    web = FakeWeb({ENTRY.url: page(FULL)})
    article = await read(ENTRY, FEED, web, InlinePool(), Robots(), NOW)
    assert article == ARTICLE
    assert article.body == BODY
    assert web.requests == [("https://gazette.example/robots.txt", {}), (ENTRY.url, ACCEPT)]


async def test_the_article_bears_the_final_url() -> None:
    moved = replace(page(FULL), url="https://www.gazette.example/2026/steel#top")
    assert (await answer(moved)).url == "https://www.gazette.example/2026/steel"


@pytest.mark.parametrize(
    ("listed", "shown", "title"),
    [
        # A page is corrected before its feed is.
        ("Velmark to raise steel duty to 25%", "Velmark to raise steel duty to 15%", 1),
        ("Velmark to raise steel duty to 25%", "Steel duty of Velmark raised to 25 percent", 0),
        ("Velmark to raise steel duty to 25%", "Growth of the year falls to 2%", 0),
        ("Velmark to raise its steel duty", "Gazette: news of trade", 0),
    ],
)
async def test_a_title_is_the_feeds_but_for_a_figure_that_its_page_has_corrected(
    listed: str, shown: str, title: int
) -> None:
    headed = FULL.replace("Velmark raises steel tariff to 25%", shown)
    web = FakeWeb({ENTRY.url: page(headed)})
    article = await read(replace(ENTRY, title=listed), FEED, web, InlinePool(), Robots(), NOW)
    assert article.title == (listed, shown)[title]


async def test_the_page_fills_in_what_the_entry_lacks() -> None:
    entry = replace(ENTRY, title="", published=None)
    head = """<meta property="article:published_time" content="2026-11-02T08:00:00Z">
    <meta name="author" content="Ana Ruiz">"""
    web = FakeWeb({ENTRY.url: page(html(paragraphs(*PARAGRAPHS), head=head))})
    article = await read(entry, FEED, web, InlinePool(), Robots(), NOW)
    unseen = "2026-11-02T08:00:00Z\n\nAna Ruiz"
    dated = replace(ARTICLE, published=NOW.replace(hour=8), author="Ana Ruiz", unseen=unseen)
    assert article == dated


@pytest.mark.parametrize("status", [401, 403, 404, 410, 451])
async def test_a_page_that_is_refused_leaves_the_summary(status: int) -> None:
    assert await answer(page(FULL, status=status)) == summary(
        f"its page answers with HTTP {status}", Coverage.BLOCKED
    )


async def test_a_page_that_is_not_made_yet_leaves_the_summary() -> None:
    assert await answer(page(FULL, status=202)) == summary("its page answers with HTTP 202")


async def test_a_page_that_is_sold_leaves_the_summary() -> None:
    assert await answer(page("", status=402)) == summary(
        "its page answers with HTTP 402", Coverage.PAYWALLED
    )
    teaser = html(paragraphs(PARAGRAPHS[0]), "<p>Subscribe to continue reading.</p>")
    assert await answer(page(teaser)) == summary(
        "it says “Subscribe to continue reading”", Coverage.PAYWALLED
    )


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", ""])
async def test_what_is_no_page_leaves_the_summary(content_type: str) -> None:
    told = f"it is no web page but {content_type or 'of an unknown kind'}"
    assert await answer(page(FULL, content_type=content_type)) == summary(told)


@pytest.mark.parametrize("body", ["", html("<p>It rises on Monday.</p>")])
async def test_a_page_with_next_to_no_text_leaves_the_summary(body: str) -> None:
    found = await answer(page(body))
    assert found == summary(found.reason)
    assert found.reason.endswith(f"characters, and an article at least {LEAST_BODY}")


CONSENT = "a form for consent stands in its place"
NOTICE = """<p>The Gazette and its 412 partners keep cookies on your device, to show you
personalised advertising and to measure what you read. You can change your choices, or withdraw
your consent, at any time at the foot of each page.</p><p>Some of our partners do not ask for your
consent, and rely on their legitimate interest. You can object to this for each of them.</p>"""


async def test_of_a_page_that_stands_in_for_its_article_nothing_is_kept() -> None:
    head = """<meta name="description" content="Choose how The Gazette and its partners use
    cookies."><meta name="author" content="The Consent Desk">"""
    wall = page(html(NOTICE, head=head))
    assert await answer(wall) == summary(CONSENT, Coverage.BLOCKED)
    web = FakeWeb({ENTRY.url: wall})
    bare = replace(ENTRY, summary="")
    assert await read(bare, FEED, web, InlinePool(), Robots(), NOW) == from_summary(
        replace(bare, url=URL), FEED, NOW, coverage=Coverage.BLOCKED, reason=CONSENT
    )


async def test_of_an_article_behind_a_notice_its_own_description_is_kept() -> None:
    told = "Steel that Velmark imports pays a tariff of 25% from December."
    web = FakeWeb(
        {ENTRY.url: page(html(NOTICE, head=f'<meta name="description" content="{told}">'))}
    )
    assert await read(
        replace(ENTRY, summary=""), FEED, web, InlinePool(), Robots(), NOW
    ) == summary(CONSENT, Coverage.BLOCKED, told)


@pytest.mark.parametrize("body", [html(NOTICE), "", "<p>Please enable JavaScript.</p>"])
async def test_a_page_that_somebody_named_must_show_an_article(body: str, tmp_path: Path) -> None:
    with pytest.raises(BotError, match=f"{URL} shows no article") as caught:
        await read_url(URL, FakeWeb({URL: page(body)}), InlinePool(), Robots(), NOW)
    assert caught.value.permanent
    saved = tmp_path / "page.html"
    saved.write_text(body, encoding="utf-8")
    with pytest.raises(BotError, match=f"{saved} shows no article"):
        await read_file(saved, InlinePool(), NOW)


@pytest.mark.parametrize(
    ("head", "body"),
    [('<meta name="description" content="It rises.">', "It rises."), ("", PARAGRAPHS[0])],
)
async def test_without_a_summary_the_page_gives_one(head: str, body: str) -> None:
    assert len(PARAGRAPHS[0]) < LEAST_BODY
    web = FakeWeb({ENTRY.url: page(html(paragraphs(PARAGRAPHS[0]), head=head))})
    entry = replace(ENTRY, summary="")
    found = await read(entry, FEED, web, InlinePool(), Robots(), NOW)
    assert replace(found, unseen="") == summary(found.reason, body=body)


async def test_a_page_that_breaks_the_extractor_leaves_the_summary() -> None:
    class Hanging(InlinePool):
        async def run(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
            raise PoolError("from_entry took longer than 15 s")

    web = FakeWeb({ENTRY.url: page(FULL)})
    assert await read(ENTRY, FEED, web, Hanging(), Robots(), NOW) == summary(
        "its page hangs or bursts what reads pages"
    )


async def test_a_permanent_error_leaves_the_summary() -> None:
    private = WebError("a private address", url=URL, permanent=True)
    assert await answer(private) == summary("its page cannot be had: a private address")
    assert await answer(page(b"x" * (MAX_BYTES + 1))) == summary(
        "its page cannot be had: too large"
    )


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
async def test_an_error_that_may_pass_is_raised(status: int) -> None:
    with pytest.raises(WebError, match=f"HTTP {status}") as caught:
        await answer(page("", status=status))
    assert not caught.value.permanent
    with pytest.raises(WebError, match="no answer"):
        await answer(WebError("no answer within 20 s", url=URL))


async def test_an_entry_without_a_url_is_its_summary() -> None:
    web = FakeWeb()
    entry = replace(ENTRY, url="")
    article = await read(entry, FEED, web, InlinePool(), Robots(), NOW)
    assert article == from_summary(entry, FEED, NOW)
    assert (article.url, article.body, web.requests) == ("", ENTRY.summary, [])


# -- building an article -----------------------------------------------------------------


def built(title: str, body: str) -> Article:
    return article_from(URL, title, body, publisher="P", seen=NOW, coverage=Coverage.FULL_TEXT)


def test_a_title_repeated_in_the_body_stands_once() -> None:
    assert built("Tariffs rise", "Tariffs rise\n\nThey rose.").text == "Tariffs rise\n\nThey rose."


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("T", "", "T"),
        ("", "One.\n\nTwo.", "One.\n\nTwo."),
        ("", "", ""),
        (" T\u200b \n t ", " one \n two\n\n\n three ", "T t\n\none two\n\nthree"),
    ],
)
def test_title_and_body_can_be_read_off_the_text(title: str, body: str, text: str) -> None:
    article = built(title, body)
    assert article.text == text
    assert article.text.startswith(article.title)
    assert article.body == text[len(article.title) :].lstrip("\n")


def test_texts_are_cut_between_paragraphs_and_titles_between_words() -> None:
    article = built("word " * 100, f"{'a' * 1000}\n\n" * 500)
    assert len(article.title) == 299
    assert len(article.body) == MAX_BODY - MAX_BODY % 1002 - 2
    assert set(article.body.split("\n\n")) == {"a" * 1000}


def test_a_changed_text_is_another_article() -> None:
    one, other = built("T", "One."), built("T", "Two.")
    assert one.id != other.id
    assert one == replace(other, id=one.id, text=one.text, snapshot=one.snapshot)


def test_a_page_that_no_feed_named() -> None:
    article = from_page(f"{URL}#x", FULL.encode(), "text/html", "gazette.example", NOW)
    assert article == replace(ARTICLE, publisher="gazette.example", published=None)


def test_a_text_holds_its_headline_in_its_first_line() -> None:
    article = from_text("steel.txt", f"\n{ENTRY.title}\n\n{BODY}\n", NOW)
    expected = replace(ARTICLE, url="", publisher="steel.txt", published=None)
    assert article == replace(expected, id=identify("steel.txt", ARTICLE.snapshot), reason="")


def test_a_text_of_one_long_line_loses_nothing() -> None:
    article = from_text("one.txt", "Steel rises. " * 40, NOW)
    assert (len(article.title), article.body) == (298, ("Steel rises. " * 40).strip())


def test_the_language_is_named() -> None:
    assert built("Zölle", "Der Minister sagte, dass die Zölle auf Stahl steigen.").language == "de"


# -- the real pool -----------------------------------------------------------------------


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.close()


async def test_articles_are_read_in_worker_processes(pool: Pool) -> None:
    web = FakeWeb({ENTRY.url: page(FULL)})
    articles = await asyncio.gather(
        *(read(ENTRY, FEED, web, pool, Robots(), NOW) for _ in range(3))
    )
    assert articles == [ARTICLE] * 3


class Hurried(Pool):
    """A pool that gives no job longer than `longest` seconds."""

    longest = 0.5

    async def run(self, fn: Callable[[*Ts], T], *args: *Ts, deadline: float) -> T:
        return await super().run(fn, *args, deadline=min(deadline, self.longest))


async def test_a_page_that_hangs_its_reader_costs_a_worker_and_no_more() -> None:
    endless = html("<p>Steel rises to 25% in Velmark.</p>" * 100_000)
    other = f"{URL}/other"
    web = FakeWeb({ENTRY.url: page(endless), other: page(FULL)})
    pool = Hurried()
    try:
        article = await read(ENTRY, FEED, web, pool, Robots(), NOW)
        assert article == replace(
            summary("its page hangs or bursts what reads pages"), url=article.url, id=article.id
        )
        pool.longest = 60
        article = await read(replace(ENTRY, url=other), FEED, web, pool, Robots(), NOW)
        assert article.coverage is Coverage.FULL_TEXT
    finally:
        pool.close()


async def test_what_is_no_text_is_refused_in_words(tmp_path: Path) -> None:
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\0\0")
    with pytest.raises(BotError, match="is no text file"):
        await read_file(binary, InlinePool(), NOW)
    with pytest.raises(BotError, match="cannot be read: Is a directory"):
        await read_file(tmp_path, InlinePool(), NOW)
