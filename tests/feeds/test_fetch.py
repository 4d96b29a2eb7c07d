"""One poll of a feed: what is asked, and what each answer is taken for."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TypeVar, TypeVarTuple

import pytest
from aiohttp import web

from bot.domain import Entry, Feed, Poll, PollStatus, identify
from bot.errors import HostBusyError, PoolError, WebError, WebFault
from bot.feeds import after, fetch
from bot.feeds.fetch import ACCEPT, FETCH_DEADLINE, MAX_BYTES, PARSE_DEADLINE, POLL_DEADLINE
from bot.newsroom import Pace
from bot.pool import Pool
from bot.web import Response, open_web
from tests.fakes import FakeWeb, InlinePool, page

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
URL = "https://gazette.example/trade.rss"
ELSEWHERE = "https://cdn.example/trade.rss"
FEED = Feed(id="gazette", url=URL, publisher="The Gazette")
ITEM = """<item><title>Velmark raises steel tariff</title><link>/steel</link>
<guid isPermaLink="false">steel-1</guid><pubDate>{date}</pubDate></item>"""
ENTRY = Entry(
    id=identify("gazette", "steel-1"),
    feed_id="gazette",
    guid="steel-1",
    url="https://gazette.example/steel",
    title="Velmark raises steel tariff",
    summary="",
    published=datetime(2026, 11, 2, 11, 30, tzinfo=UTC),
)
MODIFIED = "Mon, 02 Nov 2026 11:31:00 GMT"

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def rss(date: str = "Mon, 02 Nov 2026 11:30:00 GMT", more: str = "") -> str:
    return f'<rss version="2.0"><channel>{more}{ITEM.format(date=date)}</channel></rss>'


def digest(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def known(body: str | None = None, **fields: object) -> Feed:
    """Give the feed as reading a body from its address left it."""
    fields = {"etag": '"7"', "validated": URL, "sent": NOW, **fields}
    return replace(FEED, digest=digest(body if body is not None else rss()), **fields)  # type: ignore[arg-type]


class Scripted(FakeWeb):
    """A web whose one address answers as a function of the headers it is sent."""

    def __init__(self, answer: Callable[[Mapping[str, str]], Response]) -> None:
        super().__init__()
        self.answer = answer

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        self.pages[url] = self.answer(headers or {})
        return await super().get(url, headers=headers, max_bytes=max_bytes, timeout=timeout)


class Unused(InlinePool):
    """A pool that nothing may be given."""

    async def run(self, fn: Callable[[*Ts], T], *args: *Ts, deadline: float) -> T:
        raise AssertionError(f"{fn.__qualname__} was run")


async def poll(fake: FakeWeb, feed: Feed = FEED, pool: Pool | None = None) -> Poll:
    return await fetch(feed, fake, pool or InlinePool(), NOW)


def conditions(fake: FakeWeb) -> list[dict[str, str]]:
    """List what was sent with each request, beside what is always sent."""
    return [
        {name: value for name, value in headers.items() if name != "Accept"}
        for _, headers in fake.requests
    ]


async def test_all_that_is_kept_of_a_feed_comes_back() -> None:
    body = rss(more="<ttl>30</ttl><skipHours><hour>3</hour></skipHours>")
    fake = FakeWeb(
        {URL: page(body, etag='W/"7"', last_modified=MODIFIED, cache_control="max-age=60")}
    )
    found = await poll(fake)
    assert found == Poll(
        status=PollStatus.OK,
        entries=(ENTRY,),
        etag='W/"7"',
        modified=MODIFIED,
        url=URL,
        digest=digest(body),
        listing=found.listing,
        fresh=60.0,
        ttl=1800.0,
        skip=("3",),
    )
    assert found.listing
    assert fake.requests == [(URL, {"Accept": ACCEPT})]


# -- what is newer than what came last -------------------------------------------------------


async def test_validators_are_sent_back_as_they_came() -> None:
    fake = FakeWeb({URL: page("", status=304)})
    found = await poll(fake, known(modified=MODIFIED))
    assert found == Poll(status=PollStatus.NOT_MODIFIED, url=URL)
    assert conditions(fake) == [{"If-None-Match": '"7"', "If-Modified-Since": MODIFIED}]


async def test_word_that_nothing_changed_may_bring_newer_headers() -> None:
    answer = page("", status=304, etag='"8"', cache_control="max-age=1200")
    found = await poll(FakeWeb({URL: answer}), known())
    assert (found.status, found.etag, found.fresh) == (PollStatus.NOT_MODIFIED, '"8"', 1200)


@pytest.mark.parametrize("value", ["x" * 501, "ü", "a\nb", "\udcff"])
async def test_validators_that_cannot_be_sent_back_are_dropped(value: str) -> None:
    assert (await poll(FakeWeb({URL: page(rss(), etag=value)}))).etag == ""


async def test_the_same_body_again_is_not_read_again() -> None:
    """Some servers change an ETag with every answer, some send none, some heed none."""
    for etag in ("", '"8"', '"7"'):
        found = await poll(FakeWeb({URL: page(rss(), etag=etag)}), known(), Unused())
        assert (found.status, found.etag) == (PollStatus.NOT_MODIFIED, etag)
        assert found.digest == digest(rss())


async def test_the_same_body_from_elsewhere_is_another_document() -> None:
    there = replace(page(rss()), url=ELSEWHERE)
    assert (await poll(FakeWeb({URL: there}), known())).status is PollStatus.OK


async def test_another_document_that_has_not_changed_is_read() -> None:
    """A redirect that leads elsewhere than before must not pass for an unchanged feed."""

    def answer(headers: Mapping[str, str]) -> Response:
        if "If-None-Match" in headers:
            return replace(page("", status=304), url=ELSEWHERE)
        return replace(page(rss(), etag='"7"'), url=ELSEWHERE)

    fake = Scripted(answer)
    found = await poll(fake, known("another"))
    assert (found.status, found.url, found.entries[0].title) == (
        PollStatus.OK,
        ELSEWHERE,
        ENTRY.title,
    )
    assert conditions(fake) == [{"If-None-Match": '"7"'}, {}]


async def test_not_modified_to_a_request_for_all_is_a_failure() -> None:
    found = await poll(FakeWeb({URL: page("", status=304)}))
    assert (found.outcome, found.answered) == ("http 304", False)
    assert "was not asked for what is new" in found.detail


async def test_a_server_that_says_for_ever_that_nothing_changed_is_found_out() -> None:
    body = rss(more="<description>New</description>")

    def answer(headers: Mapping[str, str]) -> Response:
        return page("", status=304) if "If-None-Match" in headers else page(body, etag='"7"')

    fake, feed = Scripted(answer), known("old", listing="old")
    assert (await poll(fake, feed)).status is PollStatus.NOT_MODIFIED
    found = await fetch(feed, fake, InlinePool(), NOW + timedelta(days=1))
    assert (found.status, found.entries) == (PollStatus.OK, (ENTRY,))
    assert found.detail == "other entries under the same ETag or date; these are not trusted now"
    left, _ = after(feed, found, NOW, random.Random(1))
    assert (await poll(fake, left)).status is PollStatus.NOT_MODIFIED  # by its body
    assert conditions(fake)[-1] == {}


# -- what is in the feed's place --------------------------------------------------------------


async def test_links_are_resolved_against_the_final_url() -> None:
    moved = replace(page(rss()), url="https://www.gazette.example/new/trade.rss")
    (entry,) = (await poll(FakeWeb({URL: moved}))).entries
    assert entry.url == "https://www.gazette.example/steel"
    assert entry.id == ENTRY.id


async def test_a_date_still_to_come_is_dropped() -> None:
    for date in ("Mon, 02 Nov 2026 12:00:01 GMT", "9999-12-31T00:00:00Z"):
        fake = FakeWeb({URL: page(rss(date))})
        assert (await poll(fake)).entries == (replace(ENTRY, published=None),)


@pytest.mark.parametrize(("only", "count"), [("steel|wire", 1), ("beef", 0)])
async def test_of_a_feed_of_everything_some_are_wanted(only: str, count: int) -> None:
    found = await poll(FakeWeb({URL: page(rss())}), replace(FEED, only=only))
    assert (found.status, len(found.entries)) == (PollStatus.OK, count)


async def test_a_wrong_content_type_is_no_matter() -> None:
    for said in ("text/html", "image/png", ""):
        assert (await poll(FakeWeb({URL: page(rss(), content_type=said)}))).answered


async def test_an_empty_feed_answers_and_says_that_it_is_empty() -> None:
    found = await poll(FakeWeb({URL: page("<rss version='2.0'><channel/></rss>", etag='"8"')}))
    assert (found.outcome, found.answered) == ("empty", True)
    assert found.detail == "a feed without one entry"


JUST_A_MOMENT = "<!DOCTYPE html><title>Just a moment...</title><p>One."
CHALLENGE = "<html><script src='/cdn-cgi/challenge-platform/h/b/orchestrate.js'></script>"
NOTICE = """<html><title>The Gazette</title><h1>The Gazette</h1><p>We use cookies and similar
technologies to personalise content. <p>Please accept all cookies to continue to our site."""
PAGE = "<html><title>Trade &amp; tariffs</title><p>Velmark raised its steel tariff."


@pytest.mark.parametrize(
    ("body", "outcome", "words"),
    [
        ("", "not a feed", "an empty body"),
        (" \n ", "not a feed", "an empty body"),
        (PAGE, "not a feed", "an HTML page, not a feed (“Trade & tariffs”)"),
        ("<html></html>", "not a feed", "an HTML page, not a feed"),
        (
            "<html><title>404 Not Found</title>",
            "not a feed",
            "a notice that the page is gone (“404 Not Found”)",
        ),
        (
            JUST_A_MOMENT,
            "blocked",
            "a check for robots, or a refusal (“Just a moment...”)",
        ),
        (
            CHALLENGE,
            "blocked",
            "a check for robots, or a refusal (it holds /cdn-cgi/challenge-platform/)",
        ),
        (
            "<html><title>Bevor Sie fortfahren</title>",
            "blocked",
            "a form for consent (“Bevor Sie fortfahren”)",
        ),
        (
            '{"url": "https://geo.captcha-delivery.com/captcha/"}',
            "blocked",
            "a check for robots, or a refusal (it holds captcha-delivery.com)",
        ),
        ("Hello", "not a feed", "not a feed: it holds no markup"),
        ("<div><title>A</title>", "not a feed", "an HTML page, not a feed (“A”)"),
        (
            f"<!DOCTYPE rss [<!ENTITY a '&b;'>]>{rss(more='<title>Just a moment</title>')}",
            "not a feed",
            "it declares XML entities that could expand without end",
        ),
    ],
)
async def test_what_stands_in_a_feeds_place_is_named(body: str, outcome: str, words: str) -> None:
    found = await poll(FakeWeb({URL: page(body, etag='"8"')}), known())
    assert (found.outcome, found.detail, found.answered) == (outcome, words, False)


async def test_a_page_that_only_speaks_to_its_visitor_blocks() -> None:
    found = await poll(FakeWeb({URL: page(NOTICE)}))
    assert found.outcome == "blocked"
    assert found.detail.startswith("a notice to the visitor (“")


async def test_hosts_that_ask_for_consent_are_known() -> None:
    there = replace(page(PAGE), url="https://consent.gazette.example/?return=x")
    assert (await poll(FakeWeb({URL: there}))).outcome == "blocked"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (204, "HTTP 204"),
        (400, "HTTP 400"),
        (401, "it wants a password"),
        (403, "it lets no program in, or not this one"),
        (404, "there is nothing at this address"),
        (410, "it is gone for good, as the site says"),
        (429, "it is asked too often, as the site says"),
        (451, "it is withheld for legal reasons"),
        (500, "HTTP 500"),
    ],
)
async def test_other_statuses_fail_and_say_so(status: int, words: str) -> None:
    gone = status == 410
    assert await poll(FakeWeb({URL: page(rss(), status=status, retry_after="120")})) == Poll(
        status=PollStatus.GONE if gone else PollStatus.HTTP,
        code=status,
        detail=words,
        retry_after=120.0,
        url=URL,
    )


@pytest.mark.parametrize(
    ("moved", "outcome"), [(ELSEWHERE, "gone"), ("", "http 410"), (URL + "2", "http 410")]
)
async def test_a_feed_is_gone_where_no_redirect_to_that_is_for_now(
    moved: str, outcome: str
) -> None:
    there = replace(page("closed", status=410), url=ELSEWHERE, moved=moved)
    found = await poll(FakeWeb({URL: there}))
    assert found.outcome == outcome
    told = {"gone": "it is gone for good, as the site says"}
    assert found.detail == told.get(outcome, "what it is sent to for now is gone")


async def test_a_refusal_says_who_refuses() -> None:
    found = await poll(FakeWeb({URL: page(JUST_A_MOMENT, status=403)}))
    assert found.outcome == "http 403"
    assert found.detail.endswith(
        "; a check for robots, or a refusal (“Just a moment...”) stands there"
    )
    found = await poll(FakeWeb({URL: page("", status=503, cf_mitigated="challenge")}))
    assert found.detail.endswith("; a check for robots stands there")


# -- where the feed is ------------------------------------------------------------------------


@pytest.mark.parametrize(("moved", "told"), [(ELSEWHERE, ELSEWHERE), ("", ""), (URL + "2", "")])
async def test_a_feed_has_moved_where_no_redirect_is_for_now(moved: str, told: str) -> None:
    """After a permanent redirect and a temporary one, `moved` is not where it ended."""
    there = replace(page(rss()), url=ELSEWHERE, moved=moved)
    assert (await poll(FakeWeb({URL: there}))).moved == told


def named(url: str) -> str:
    space = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    item = ITEM.format(date=MODIFIED)
    word = f"<itunes:new-feed-url>{url}</itunes:new-feed-url>"
    return f'<rss version="2.0" {space}><channel>{word}{item}</channel></rss>'


async def test_a_document_can_name_its_new_address() -> None:
    fake = FakeWeb({URL: page(named(ELSEWHERE))})
    assert (await poll(fake)).moved == ELSEWHERE
    assert len(fake.requests) == 1
    same = await poll(fake, known(named(ELSEWHERE), moved_to=ELSEWHERE, moves=1))
    assert (same.status, same.moved) == (PollStatus.NOT_MODIFIED, ELSEWHERE)
    assert (await poll(FakeWeb({URL: page(named(URL))}))).moved == ""
    assert (await poll(FakeWeb({URL: page(named("http://cdn.example/"))}))).moved == ""


@pytest.mark.parametrize(("there", "moved"), [(rss(), ELSEWHERE), (PAGE, ""), ("", "")])
async def test_before_a_feed_moves_at_its_own_word_the_address_is_tried(
    there: str, moved: str
) -> None:
    fake = FakeWeb({URL: page(named(ELSEWHERE)), ELSEWHERE: page(there)})
    begun = NOW - timedelta(days=2)
    feed = replace(FEED, moved_to=ELSEWHERE, moves=2, moving=begun)
    assert (await poll(fake, feed)).moved == moved
    assert [url for url, _ in fake.requests] == [URL, ELSEWHERE]


# -- nothing but a poll -------------------------------------------------------------------------


async def test_an_unknown_kind_is_a_failed_poll() -> None:
    feed = replace(FEED, kind="gopher")
    assert await poll(FakeWeb(), feed) == Poll(
        status=PollStatus.NOT_A_FEED, detail="kind 'gopher' is unknown"
    )


async def test_whatever_goes_wrong_is_a_failed_poll() -> None:
    class Hanging(InlinePool):
        async def run(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
            raise PoolError("parse took longer than 7 s")

    class Broken(FakeWeb):
        async def get(self, *args: object, **kwargs: object) -> Response:
            raise ZeroDivisionError("by our own mistake")

    slow = WebError("no answer within 10 s", url=URL, fault=WebFault.TIMEOUT)
    big = FakeWeb({URL: page(b" " * (MAX_BYTES + 1))})

    async def ended(fake: FakeWeb, pool: Pool | None = None) -> tuple[str, str]:
        found = await poll(fake, pool=pool)
        return found.outcome, found.detail

    assert await ended(FakeWeb({URL: slow})) == ("timeout", "no answer within 10 s")
    assert await ended(big) == ("too large", "too large")
    hung = await ended(FakeWeb({URL: page(rss())}), Hanging())
    assert hung == ("unreadable", "parse took longer than 7 s")
    assert await ended(Broken()) == ("unreadable", "ZeroDivisionError: by our own mistake")
    for fault in set(WebFault) - {WebFault.BUSY}:
        refused = WebError("no", url=URL, fault=fault)
        assert not (await poll(FakeWeb({URL: refused}))).answered


async def test_whose_turn_it_is_not_has_not_failed() -> None:
    busy = HostBusyError("not yet", url=URL, retry_after=3.0)
    with pytest.raises(HostBusyError):
        await poll(FakeWeb({URL: busy}))


async def test_no_poll_waits_for_ever_for_a_worker_nor_is_that_the_feeds_failure() -> None:
    class Full(InlinePool):
        async def run(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
            await asyncio.Event().wait()

    with pytest.raises(HostBusyError, match="no worker came free"):
        await fetch(FEED, FakeWeb({URL: page(rss())}), Full(), NOW, deadline=0.05)


def test_no_poll_takes_longer_than_twenty_seconds() -> None:
    longest = Pace().longest.total_seconds()
    assert FETCH_DEADLINE + PARSE_DEADLINE <= POLL_DEADLINE < longest < 20


async def test_a_poll_through_real_sockets_and_processes() -> None:
    async def answer(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"7"':
            return web.Response(status=304)
        response = web.Response(text=rss(), content_type="application/rss+xml")
        response.headers["ETag"] = '"7"'
        response.enable_compression()
        return response

    press = web.Application()
    press.router.add_get("/trade.rss", answer)
    runner, pool = web.AppRunner(press), Pool()
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    feed = replace(FEED, url=f"http://{host}:{port}/trade.rss")
    async with open_web(user_agent="test", allowed=frozenset({(host, port)})) as client:
        first = await fetch(feed, client, pool, NOW)
        again, _ = after(feed, first, NOW, random.Random(1))
        second = await fetch(again, client, pool, NOW)
    pool.close()
    await runner.cleanup()
    entry = replace(ENTRY, url=f"http://{host}:{port}/steel")
    assert (first.status, first.entries, first.etag) == (PollStatus.OK, (entry,), '"7"')
    assert second == Poll(status=PollStatus.NOT_MODIFIED, url=feed.url)
