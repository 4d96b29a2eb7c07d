from __future__ import annotations

import pytest

from bot.domain import Channel, Event, Message
from bot.errors import DeliveryError, PageFault, PrivateAddressError, WebError
from bot.sandbox.press import SampleArticle
from bot.slack.commands.brief import FAULTS
from tests.fakes import page
from tests.house import DESK, SITE, FakeCourier, House
from tests.slack.commands.conftest import HOSTILE, Colleague, harmless, keep, said

URL = "https://example.org/news/1"
DIRECT = Channel(team="T1", id="DU1")
SHOP = "<p>" + "The shop sells shoes in many colours, and the shoes are good. " * 20 + "</p>"


@pytest.fixture
def lead(house: House) -> SampleArticle:
    """An article of the sample press that has broken."""
    house.watch.turn(70)
    return next(one for one in house.web.articles if one.slug == "mercosur-japan-cars-beef")


def html(title: str, body: str) -> str:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}"
        "</article></body></html>"
    )


@pytest.mark.parametrize("text", ["brief", "brief here", "brief   "])
async def test_with_nothing_after_it_it_shows_what_to_type(colleague: Colleague, text: str) -> None:
    assert await colleague.types(text) == [
        (
            "Type an address or a topic after it, for example "
            "`/trade brief https://example.org/steel-quota` or `/trade brief autos`."
        )
    ]


@pytest.mark.parametrize("typed", ["<{url}>", "<{url}|here it is>", "{url}"])
async def test_a_page_is_briefed_for_one_person(
    house: House, colleague: Colleague, lead: SampleArticle, typed: str
) -> None:
    url = SITE + lead.path
    reading, front, rest = await colleague.types(f"brief {typed.format(url=url)}")
    assert reading == "Reading press.example… this takes some seconds."
    assert "Sources: <http://press.example/" in front
    assert "Written for you from this page alone; it is not kept." in front
    assert "Reply here to ask." not in front
    assert "*Sources for this briefing*" in rest
    assert house.courier.sent() == []
    assert await house.store.count_articles() == 0


async def test_here_it_is_posted_once_with_who_asked(
    house: House, colleague: Colleague, lead: SampleArticle
) -> None:
    event = await colleague.enters(f"brief <{SITE + lead.path}> here")
    await colleague.again(event)
    await house.newsroom.drain()
    front, rest = house.courier.shown
    assert "Asked for by <@U1>" in front.message.text
    assert rest.thread_ts == front.ts
    assert colleague.replies[-1].text == "Done: it is posted here."


async def test_here_needs_the_bot_to_be_in_the_channel(house: House, colleague: Colleague) -> None:
    house.courier.closed.add(DESK)
    (reply,) = await colleague.types(f"brief {URL} here")
    assert "Invite me first: type `/invite @Tradewire`" in reply
    assert house.web.requests == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (page("gone", status=404), FAULTS[PageFault.MISSING]),
        (page("gone", status=410), FAULTS[PageFault.MISSING]),
        (page("no", status=403), FAULTS[PageFault.REFUSED]),
        (page("pay", status=402), FAULTS[PageFault.PAYWALLED]),
        (page("oops", status=503), FAULTS[PageFault.FAILING]),
        (page(b"\x89PNG", content_type="image/png"), FAULTS[PageFault.NO_PAGE]),
        (page("<html><body></body></html>"), FAULTS[PageFault.NO_ARTICLE]),
        (page(html("Shoes for all", SHOP)), FAULTS[PageFault.OFF_TOPIC]),
        (
            page(html("EU raises steel tariff quota", "<p>The tariff on steel rises.</p>")),
            FAULTS[PageFault.THIN],
        ),
        (
            PrivateAddressError("it is not at a public address", url=URL),
            "{url} is not on the public internet",
        ),
        (WebError("no answer within 20 s", url=URL), "I could not reach {url}: no answer within"),
    ],
)
async def test_each_trouble_has_its_own_sentence(
    house: House, colleague: Colleague, answer: object, told: str
) -> None:
    house.web.pages[URL] = answer  # type: ignore[assignment]
    reading, trouble = await colleague.types(f"brief <{URL}>")
    assert reading == "Reading example.org… this takes some seconds."
    shown = told.format(
        url="https:\u2060//example.org/news/1", host="example.org", command="/trade"
    )
    assert trouble.startswith(shown)


def test_every_fault_has_a_sentence() -> None:
    assert set(FAULTS) == set(PageFault)


async def test_what_takes_longer_than_the_way_back_lives_comes_directly(
    house: House, colleague: Colleague, lead: SampleArticle
) -> None:
    house.courier = Late()
    event = await colleague.enters(f"brief <{SITE + lead.path}>")
    front, rest = await house.store.deliveries(DIRECT)
    assert [front.key, rest.key] == [f"brief:{event.id}:0", f"brief:{event.id}:1"]


class Late(FakeCourier):
    """Takes the first answer to a command, and no other."""

    async def respond(self, event: Event, message: Message) -> None:
        if self.responses:
            raise DeliveryError("HTTP 404", channel=event.channel.id, permanent=True)
        await super().respond(event, message)


@pytest.mark.parametrize("text", ["brief steel", "brief me on Steel", "brief about steel"])
async def test_a_topic_gives_the_newest_story_on_it(
    house: House, colleague: Colleague, text: str
) -> None:
    await keep(house, 1, "steel")
    await keep(house, 2, "steel")
    await keep(house, 3, "autos")
    front, _ = await colleague.types(text)
    assert front.startswith("*Ministry raises duty on product 2 to 25 percent*")


async def test_a_topic_without_a_story_gets_the_nearest(house: House, colleague: Colleague) -> None:
    assert await colleague.types("brief steel") == [
        "No story on steel yet. Ask again later: news is read as it comes in."
    ]
    await keep(house, 1, "autos")
    (reply,) = await colleague.types("brief zirconium duty")
    assert reply.startswith(
        "No story on zirconium duty yet. The nearest that I have:\n1. *Ministry raises duty"
    )
    front, _ = await colleague.types("brief 1")
    assert front.startswith("*Ministry raises duty on product 1 to 25 percent*")


@pytest.mark.parametrize("text", ["brief 2", "brief #2", "brief no. 2"])
async def test_a_number_is_that_of_the_last_list(
    house: House, colleague: Colleague, text: str
) -> None:
    for number in (1, 2, 3):
        await keep(house, number, "steel")
    assert await colleague.types(text) == [
        (
            "There was no number 2 in the last list that you saw. `/trade latest` lists the newest "
            "briefings by number."
        )
    ]
    await colleague.enters("latest")
    front, _ = await colleague.types(text)
    assert front.startswith("*Ministry raises duty on product 2 to 25 percent*")


async def test_what_is_hostile_does_nothing(house: House, colleague: Colleague) -> None:
    for text in (f"brief {HOSTILE}", "brief <http://a.example/`<!channel>`|x>", "brief 999"):
        await colleague.enters(text)
        for reply in colleague.replies:
            assert harmless(said(reply))
