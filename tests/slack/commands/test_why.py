from __future__ import annotations

from datetime import timedelta

import pytest

from bot.channels.status import plain
from bot.domain import Flow, Live, Poll, PollStatus, Relevance
from tests import make
from tests.house import DESK, House
from tests.slack.commands.conftest import HOSTILE, Colleague, harmless, keep, said

URL = "https://outlet1.example/news/1"


async def listed(house: House, **changes: object) -> str:
    """Let a source list the address; give the entry's id."""
    feed = make.feed(1)
    await house.newsroom.set_feeds((feed,))
    entry = make.entry(1, feed, **changes)
    poll = Poll(status=PollStatus.OK, entries=(entry,))
    await house.store.save_poll(feed, poll, house.watch(), house.watch() + timedelta(hours=1))
    return entry.id


def line(reply: str, what: str) -> str:
    return next(each for each in reply.split("\n") if each.startswith(f"*{what}*"))


async def test_without_an_address_it_shows_what_to_type(colleague: Colleague) -> None:
    assert await colleague.types("why") == [
        (
            "Type the address of an article after it, for example "
            "`/trade why https://example.org/steel-quota`."
        )
    ]


async def test_of_an_unknown_address_it_says_that_nobody_listed_it(colleague: Colleague) -> None:
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "Read").startswith("*Read*: no. No source of mine has listed that address.")


async def test_what_waits_is_said_to_wait(house: House, colleague: Colleague) -> None:
    entry = await listed(house)
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "Read") == (
        "*Read*: not yet. Outlet 1 listed it at 12:00 UTC, Mon 4 May 2026; it waits its turn."
    )
    await house.store.finish(Flow.READ, entry)  # as of a backlog
    (reply,) = await colleague.types(f"why <{URL}>")
    assert "beyond the newest that are read then" in line(reply, "Read")


async def test_what_is_not_about_trade_is_said_to_be_so(house: House, colleague: Colleague) -> None:
    entry = await listed(house)
    article = make.article(1)
    await house.store.save_article(entry, article, make.NOON)
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "About trade") == "*About trade*: not looked at yet; it waits its turn."
    judged = Relevance(relevant=False, score=0.12, terms=(("sport", -1.25), ("duty", 0.4)))
    await house.store.set_aside(article.id, judged)
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "About trade") == (
        "*About trade*: no (score 0.12, 0.5 is enough; sport -1.2, duty +0.4), so it joined no "
        "story and was posted nowhere."
    )


@pytest.mark.parametrize(
    "typed",
    [
        f"<{URL}>",
        f"<{URL}/|the news>",
        f"<{URL}?utm_source=x#top>",
        "outlet1.example/news/1",
        "<http://OUTLET1.example/news/1>",
    ],
)
async def test_the_same_page_is_known_however_it_is_written(
    house: House, colleague: Colleague, typed: str
) -> None:
    entry = await listed(house, url=f"{URL}?utm_campaign=rss")
    await keep(house, 1, entry=entry)
    (reply,) = await colleague.types(f"why {typed}")
    assert line(reply, "Read").startswith(
        "*Read*: yes, full text: <https://outlet1.example/news/1|"
    )
    assert "listed by Outlet 1, first at 12:00 UTC" in line(reply, "Read")


async def test_another_page_of_the_site_is_another_page(house: House, colleague: Colleague) -> None:
    await keep(house, 1, entry=await listed(house))
    for other in (f"{URL}2", f"{URL}?id=2", "https://outlet1.example/news"):
        (reply,) = await colleague.types(f"why <{other}>")
        assert line(reply, "Read").startswith("*Read*: no.")


async def test_it_tells_the_story_and_why_the_channel_has_it_not(
    house: House, colleague: Colleague
) -> None:
    await keep(house, 1)
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "Story") == (
        "*Story*: Ministry raises duty on product 1 to 25 percent, alone."
    )
    assert line(reply, "Briefing") == (
        "*Briefing*: as of 12:01 UTC, Mon 4 May 2026, extracted, no model; this article is among "
        "its sources."
    )
    assert line(reply, "In this channel") == (
        "*In this channel*: not posted, because nobody has subscribed this channel. "
        "`/trade live breaking` does."
    )
    house.watch.turn(3600)
    await house.newsroom.subscribe(DESK, Live.ALL)
    (reply,) = await colleague.types(f"why <{URL}>")
    assert "not posted as it broke: the story began before the channel was subscribed." in reply


async def test_it_tells_that_it_was_posted(house: House, colleague: Colleague) -> None:
    await house.newsroom.subscribe(DESK, Live.ALL)
    story = await keep(house, 1)
    delivery = make.delivery(f"story:{story}", DESK)
    await house.store.send([delivery], make.NOON)
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "In this channel") == "*In this channel*: on its way."
    await house.store.sent(delivery.id, "1.1")
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "In this channel") == ("*In this channel*: posted, as a message of its own.")


async def test_what_is_hostile_does_nothing(house: House, colleague: Colleague) -> None:
    await keep(house, 1, title=f"Duty {HOSTILE}", publisher=f"Outlet {HOSTILE}")
    for text in (f"why <{URL}>", "why <http://a.example/`<!channel>`?x=<@U0ANN>>"):
        await colleague.enters(text)
        for reply in colleague.replies:
            assert harmless(said(reply))


async def test_a_story_that_was_held_back_is_said_to_be_so_and_why(
    house: House, colleague: Colleague
) -> None:
    story = await keep(house, 1, told=False, body="The duty on copper wire rises.")
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "Briefing") == ("*Briefing*: none yet; the story waits for further outlets.")
    house.watch.turn(3600)
    await house.newsroom.drain((Flow.BRIEF,))
    (reply,) = await colleague.types(f"why <{URL}>")
    assert line(reply, "Briefing") == (
        "*Briefing*: held back, since fewer than two points passed the gate: none left; its "
        "sources hold no more that can be quoted. It is written anew when another article "
        "joins the story."
    )
    assert "not posted, because there is no briefing of it." in reply
    noticed = await house.store.noticed()
    notice, _ = noticed[f"held back:{story}:1"]
    assert notice.untold
    assert notice.detail == "none left; its sources hold no more that can be quoted"
    status = await house.newsroom.status()
    assert status.gated.held_back == 1
    assert "0 lines dropped, 1 story held back" in plain(status, "UTC")
    assert await house.newsroom.latest() == ()
