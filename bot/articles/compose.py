"""Build an Article from what was had: a page, a feed's summary, or a text at hand."""

from __future__ import annotations

from datetime import datetime

from bot.articles.extract import Page
from bot.articles.opened import opened
from bot.articles.outlets import HIDDEN, headed, leads_to_front, own_address
from bot.articles.tongue import language_of
from bot.articles.wall import stands_in, tells_of
from bot.domain import Article, Coverage, Document, Entry, Feed, fingerprint, identify
from bot.language import likeness, measures
from bot.language.markup import line, tidy
from bot.language.urls import canonical

MAX_TITLE = 300  # characters
MAX_BODY = 200_000  # characters
MAX_REASON = 300  # characters


def article_from(
    url: str,
    title: str,
    body: str,
    *,
    publisher: str,
    seen: datetime,
    coverage: Coverage,
    published: datetime | None = None,
    official: bool = False,
    author: str = "",
    modified: datetime | None = None,
    reason: str = "",
    document: Document | None = None,
    unseen: str = "",
) -> Article:
    """Build an article: tidy its text, take the snapshot, derive its id.

    `body` has a blank line between paragraphs. The id stands for the canonical URL, or for the
    publisher of what has none, and the snapshot, so a page whose text changed is another
    article. Dates after `seen` are dropped.
    """
    title, paragraphs = line(title), _cut(tidy(body), MAX_BODY, "\n\n").split("\n\n")
    title = _cut(title or paragraphs[0], MAX_TITLE, " ")
    if paragraphs[0] == title:  # pages repeat their title
        del paragraphs[0]
    text = "\n\n".join(filter(None, (title, *paragraphs)))
    url, snapshot = canonical(url), fingerprint(text)
    return Article(
        id=identify(url or publisher, snapshot),
        url=url,
        publisher=publisher,
        title=title,
        text=text,
        snapshot=snapshot,
        coverage=coverage,
        seen=seen,
        published=published if published is None or published <= seen else None,
        official=official,
        author=line(author)[:MAX_TITLE],
        language=language_of(text),
        modified=modified if modified is None or modified <= seen else None,
        reason=line(reason)[:MAX_REASON],
        document=document,
        unseen=unseen,
    )


def from_summary(
    entry: Entry,
    feed: Feed,
    now: datetime,
    *,
    coverage: Coverage = Coverage.SUMMARY_ONLY,
    reason: str = "its feed gives no address of a page",
) -> Article:
    """Build the article that a feed's summary alone gives; `reason` says why no more is had."""
    url = own_address(entry.url)
    hidden = bool(entry.url and not url)
    title, publisher = headed(entry, feed)
    return article_from(
        url,
        title,
        "" if hidden else entry.summary,  # an aggregator's is other outlets' headlines
        publisher=publisher,
        seen=now,
        coverage=coverage,
        published=entry.published,
        official=feed.official,
        author=entry.author,
        reason=HIDDEN if hidden else reason,
        document=entry.document,
    )


def from_entry(
    entry: Entry, feed: Feed, url: str, body: bytes, content_type: str, now: datetime
) -> Article:
    """Build an entry's article from its page; `url` is the page's final one.

    The entry's title and time come before the page's. Of a paywalled page, and of one with
    next to no text, only the feed's summary is kept, or the page's own description. Of a
    page that stands in the article's place, such as a form for consent, nothing is.
    """
    front = bool(entry.title) and leads_to_front(url, own_address(entry.url))
    page, judged = opened(body, content_type, now, entry.title, entry.summary, front=front)
    coverage, text = judged.coverage, page.text
    if coverage is not Coverage.FULL_TEXT:
        text = (
            entry.summary or _own_description(page, entry) or _teaser(page, coverage, entry.title)
        )
    else:
        text = _dated(text, entry)
    # Who wrote a notice, and when, is nothing to its article.
    if coverage is Coverage.BLOCKED:
        page = Page(title=page.title if text else "")
    title, publisher = headed(entry, feed)
    return article_from(
        url,
        _title(title, page.title),
        text,
        publisher=publisher,
        seen=now,
        coverage=coverage,
        published=entry.published or page.published,
        official=feed.official,
        author=entry.author or page.author,
        modified=page.modified,
        reason=judged.reason,
        document=entry.document,
        unseen=page.unseen,
    )


def _title(listed: str, shown: str) -> str:
    """Head an article as its feed does, but where the page has another figure by now."""
    corrected = likeness.titles(listed, shown) and any(measures.differing(listed, shown))
    return shown if corrected or not listed else listed


def _dated(text: str, entry: Entry) -> str:
    """End the text of an official document with what its register says of its dates.

    A line that gives one of them is checked against this text, whatever the page says.
    """
    said = entry.summary.rpartition("\n\n")[2]  # the register's last words
    if entry.document is None or not said.startswith(f"Document {entry.document.number}"):
        return text
    return f"{text[: MAX_BODY - len(said) - 2]}\n\n{said}"


def from_page(url: str, body: bytes, content_type: str, publisher: str, now: datetime) -> Article:
    """Build an article from a page that no feed named; its text may be empty."""
    entry = Entry(id="", feed_id="", guid=url, url=url, title="", summary="", published=None)
    feed = Feed(id="", url=url, publisher=publisher)
    return from_entry(entry, feed, url, body, content_type, now)


def from_text(name: str, text: str, now: datetime) -> Article:
    """Build an article from a text: its headline, a blank line, its body.

    `name` stands for the publisher.
    """
    title, _, body = text.strip().partition("\n")
    if not body:
        title, body = "", title
    return article_from("", title, body, publisher=name, seen=now, coverage=Coverage.FULL_TEXT)


def _own_description(page: Page, entry: Entry) -> str:
    """Give a page's description of its article, which may be one of the whole site."""
    if stands_in(page.description, entry.title, entry.summary):
        return ""
    return page.description


def _teaser(page: Page, coverage: Coverage, title: str) -> str:
    return page.text if coverage is Coverage.SUMMARY_ONLY and tells_of(page.text, title) else ""


def _cut(text: str, longest: int, end: str) -> str:
    """Shorten a text to `longest` characters, where an `end` stands if there is one."""
    if len(text) <= longest:
        return text
    return text[:longest].rpartition(end)[0] or text[:longest]
