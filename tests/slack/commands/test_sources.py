from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import Concern, Flow, Job, Live, Source
from bot.errors import PrivateAddressError, WebError
from bot.feeds import offers
from bot.newsroom import Newsroom
from bot.slack.commands.sources import ACTIONS
from tests import make
from tests.fakes import page
from tests.house import DESK, House, open_house
from tests.slack.commands.conftest import HOSTILE, Colleague, harmless, said

FEED = "https://gazette.example/feed"
SITE = "https://gazette.example/"
ARTICLE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>Norland raised the tariff on {what} to 25% on Monday, the trade ministry said.</p>"
    "<p>The tariff on {what} was 10% before, and importers had asked for a lower duty.</p>"
    "<p>The ministry said that the tariff on {what} protects producers in the north.</p>"
    "</article></body></html>"
)


def rss(*items: tuple[int, str, str]) -> str:
    """Write a feed of items: a number, what it is about, and its date ("" for none)."""
    listed = "".join(
        f"<item><guid>{number}</guid><link>{SITE}{number}</link>"
        f"<title>Norland raises tariff on {what}</title>"
        f"{f'<pubDate>{date}</pubDate>' if date else ''}</item>"
        for number, what, date in items
    )
    return f"<rss version='2.0'><channel><title>Gazette</title>{listed}</channel></rss>"


OLD = (1, "steel wire", "Fri, 01 May 2026 08:00:00 GMT")
UNDATED = (2, "olive oil", "")
NEW = (3, "paper", "Mon, 04 May 2026 12:10:00 GMT")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, polling=False, start=make.NOON) as opened:
        opened.desk = replace(opened.desk, owners=frozenset({"U1"}))
        opened.newsroom = Newsroom(opened.desk)
        opened.web.pages[FEED] = page(rss(OLD, UNDATED), content_type="application/rss+xml")
        for number, what, _ in (OLD, UNDATED, NEW):
            title = f"Norland raises tariff on {what}"
            opened.web.pages[f"{SITE}{number}"] = page(ARTICLE.format(title=title, what=what))
        yield opened


async def polled(house: House) -> None:
    """Let the house have a source that was polled, as any that runs has."""
    await house.newsroom.set_feeds((make.feed(1, publisher="Outlet One"),))
    house.web.pages[make.feed(1).url] = page(rss(), content_type="application/rss+xml")
    await house.newsroom.drain()


async def source(house: House, publisher: str) -> Source:
    return next(each for each in await house.newsroom.sources() if each.feed.publisher == publisher)


async def test_the_list_says_how_each_does(house: House, colleague: Colleague) -> None:
    (none,) = await colleague.types("sources")
    assert none.startswith("There are no sources. Type `/trade sources` alone for the list")
    await house.newsroom.set_feeds((make.feed(1), make.feed(2), make.feed(3)))
    house.web.pages[make.feed(1).url] = page(rss(OLD), content_type="application/rss+xml")
    house.web.pages[make.feed(2).url] = page("", status=500)
    await house.newsroom.drain()
    await colleague.types("sources pause Outlet 3")
    (reply,) = await colleague.types("sources")
    head, failing, well, paused = reply.split("\n")
    assert head == "*1 of 2 sources answering, 1 paused*"
    assert failing.startswith(
        "• *Outlet 2*: *not answering*: http 500 · never answered · nothing new yet · 1 failure · "
        "next asked "
    )
    assert well.startswith(
        "• *Outlet 1*: answering (ok) · last answered 12:00, 4 May · last new 12:00, 4 May · "
        "0 failures · next asked "
    )
    assert paused == (
        "• *Outlet 3*: paused (http 404 when last asked) · never answered · nothing new yet · "
        "1 failure · not asked until it is resumed"
    )


async def test_a_feed_is_added_and_a_start_keeps_it(house: House, colleague: Colleague) -> None:
    await polled(house)
    looking, added = await colleague.types(f"sources add <{FEED}> The Gazette")
    assert looking == "Looking for a feed at gazette.example…"
    assert added.startswith(
        "Added: The Gazette, https:\u2060//gazette.example/feed. The 2 articles"
    )
    await house.newsroom.set_feeds((make.feed(1),))
    assert [each.feed.publisher for each in await house.newsroom.sources()] == [
        "Outlet 1",
        "The Gazette",
    ]
    (again,) = await colleague.types(f"sources add {FEED}")
    assert "is among the sources already" in again


async def test_what_an_added_feed_holds_is_archive_and_no_news(
    house: House, colleague: Colleague
) -> None:
    await polled(house)
    await house.newsroom.subscribe(DESK, Live.ALL)
    await colleague.types(f"sources add <{FEED}>")
    await house.run(5)
    assert await house.store.count_articles() == 2
    assert (await colleague.types("search olive"))[0].startswith("1. <https://gazette.example/2|")
    assert house.courier.sent() == []
    house.web.pages[FEED] = page(rss(OLD, UNDATED, NEW), content_type="application/rss+xml")
    house.watch.turn(1800)
    await house.run(5)
    (story,) = [shown for shown in house.courier.shown if not shown.thread_ts]
    assert "paper" in story.message.text


async def test_a_site_is_asked_for_the_feed_that_it_names(
    house: House, colleague: Colleague
) -> None:
    head = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    house.web.pages[SITE] = page(f"<html><head>{head}</head><body>Hello</body></html>")
    *_, added = await colleague.types("sources add gazette.example/")
    assert added.startswith("Added: gazette.example, https:\u2060//gazette.example/feed.")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page("<html><body>Hello</body></html>"), "what is there is no feed and names none."),
        (page("gone", status=404), "the site answers with HTTP 404."),
        (PrivateAddressError("refused", url=FEED), "is not on the public internet"),
        (WebError("no answer within 10 s", url=FEED), "no answer within 10 s. Check the address"),
    ],
)
async def test_what_is_no_feed_is_not_added(
    house: House, colleague: Colleague, answer: object, told: str
) -> None:
    house.web.pages[FEED] = answer  # type: ignore[assignment]
    *_, reply = await colleague.types(f"sources add <{FEED}>")
    assert told in reply
    assert await house.newsroom.sources() == ()


async def test_pausing_and_removing_outlast_a_start(house: House, colleague: Colleague) -> None:
    named = (make.feed(1), make.feed(2))
    await house.newsroom.set_feeds(named)
    (paused,) = await colleague.types("sources pause outlet 1")
    assert paused.endswith("`/trade sources resume Outlet 1` goes on with it.")
    (removed,) = await colleague.types("sources remove Outlet 2")
    assert "What it brought stays in the archive." in removed
    await house.newsroom.set_feeds(named)
    (left,) = await house.newsroom.sources()
    assert (left.feed.publisher, left.paused, left.due) == ("Outlet 1", True, None)
    assert [job for job in await house.newsroom.due() if job.flow is Flow.POLL] == []
    (on,) = await colleague.types("sources resume Outlet 1")
    assert on.startswith("Going on with Outlet 1")
    assert Job(flow=Flow.POLL, id=make.feed(1).id) in await house.newsroom.due()


async def test_a_check_asks_all_and_says_what_it_found(house: House, colleague: Colleague) -> None:
    await house.newsroom.set_feeds((make.feed(1), make.feed(2)))
    house.web.pages[make.feed(1).url] = page(rss(OLD), content_type="application/rss+xml")
    asking, found = await Colleague(house, user="U9").types("sources check")
    assert asking == "Asking 2 sources…"
    assert "1 of 2 sources answering. 1 new article, being read now." in found
    assert "*Outlet 2*: *not answering*: http 404" in found
    _, again = await colleague.types("sources check")
    assert "2 sources had been asked within the last minute." in again


async def test_a_source_of_the_catalogue_is_added_by_its_name(
    house: House, colleague: Colleague
) -> None:
    await polled(house)
    offer = next(each for each in offers() if each.name == "World Trade Organization")
    house.web.pages[offer.feed.url] = page(rss(OLD), content_type="application/rss+xml")
    looking, added = await colleague.types("sources add wto")
    assert looking == "Looking what World Trade Organization has…"
    assert added.startswith("Added: World Trade Organization, https:\u2060//www")
    assert "The 1 article that it holds now is for the archive" in added
    assert "Its texts count as official." in added
    found = (await source(house, "World Trade Organization")).feed
    assert (found.official, found.url) == (True, offer.feed.url)
    (again,) = await colleague.types(f"sources add <{offer.feed.url}>")
    assert "is among the sources already" in again
    *_, silent = await colleague.types("sources add gdelt")
    assert "It does not answer now (http 404), and is asked again." in silent


async def test_anybody_may_see_what_could_be_added(house: House) -> None:
    other = Colleague(house, user="U9")
    (whole,) = await other.types("sources catalogue")
    assert "*United States*" in whole
    assert "• The White House: tariffs, sanctions, trade agreements · official texts · " in whole
    (japan,) = await other.types("sources catalogue japan")
    assert japan.startswith("*Japan*\n• Ministry of Economy, Trade and Industry of Japan: ")
    assert japan.endswith("`/trade sources add NAME` adds one, for owners.")
    assert "White House" not in japan


@pytest.mark.parametrize("action", ["add", "remove", "pause", "resume"])
async def test_only_owners_change_the_sources(house: House, action: str) -> None:
    await house.newsroom.set_feeds((make.feed(1),))
    other = Colleague(house, user="U9")
    assert await other.types(f"sources {action} Outlet 1") == [
        "Only owners may change the sources. Ask <@U1>."
    ]
    house.newsroom = Newsroom(replace(house.desk, owners=frozenset()))
    (reply,) = await other.types(f"sources {action} Outlet 1")
    assert "none is set" in reply
    assert "TRADEWIRE_OWNERS=U024BE7LH" in reply
    assert not (await source(house, "Outlet 1")).paused


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sources chek", "Did you mean `/trade sources check`?"),
        ("sources say that", "`say` is nothing that I can do with sources."),
        ("sources add", "Type the address of a feed or of a site after it"),
        ("sources add The Gazette", "No source of the catalogue is called The Gazette, and it"),
        (
            "sources add Guardan",
            "Did you mean The Guardian?",
        ),
        ("sources add federal register", "7 sources of the catalogue are called so:"),
        ("sources catalogue shiping", "Did you mean shipping?"),
        ("sources pause", "for example `/trade sources pause Outlet 1`"),
        ("sources remove outlet", "2 sources are called so. Give the whole name, or the address"),
        ("sources remove Outlett 1", "Did you mean Outlet 1"),
        ("sources remove Zeitung", "No source is called Zeitung. `/trade sources` lists them."),
        ("sources resume Outlet 1", "is not paused."),
    ],
)
async def test_what_is_amiss_is_told_with_what_to_type(
    house: House, colleague: Colleague, text: str, told: str
) -> None:
    await house.newsroom.set_feeds((make.feed(1), make.feed(2)))
    (reply,) = await colleague.types(text)
    assert told in reply


async def test_operators_are_told_what_an_owner_changed(house: House, colleague: Colleague) -> None:
    await house.newsroom.set_feeds((make.feed(1),))
    await colleague.types("sources pause Outlet 1")
    await colleague.types("sources resume Outlet 1")
    noticed = [notice for notice, _ in (await house.store.noticed()).values()]
    assert sorted((each.concern, each.about, each.detail) for each in noticed) == [
        (Concern.CHANGED, "Outlet 1", "paused by U1"),
        (Concern.CHANGED, "Outlet 1", "resumed by U1"),
    ]


def test_every_action_is_in_the_help() -> None:
    assert set(ACTIONS) == {"catalogue", "add", "remove", "pause", "resume", "check"}


async def test_what_is_hostile_does_nothing(house: House, colleague: Colleague) -> None:
    await house.newsroom.set_feeds((make.feed(1, publisher=f"Outlet {HOSTILE}"),))
    for text in ("sources", f"sources {HOSTILE}", f"sources remove {HOSTILE}", "sources remove x"):
        await colleague.enters(text)
        for reply in colleague.replies:
            assert harmless(said(reply))
