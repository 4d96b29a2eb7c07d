from __future__ import annotations

import pytest

from bot.channels.archive import snippet
from tests.house import House
from tests.slack.commands.conftest import HOSTILE, Colleague, harmless, keep, said


@pytest.mark.parametrize("text", ["search", "search   ", 'search "" !'])
async def test_without_words_it_shows_what_to_type(colleague: Colleague, text: str) -> None:
    assert await colleague.types(text) == [
        "Type the words to look for after it, for example `/trade search beef quota`."
    ]


async def test_an_article_comes_with_its_words_in_bold_and_its_story(
    house: House, colleague: Colleague
) -> None:
    await keep(house, 1, body="The weather was fine. Beef quotas rise to 40,000 tonnes, he said.")
    await keep(house, 2, body="Pork was not mentioned in the text of the treaty at all.")
    (reply,) = await colleague.types("search quota beef")
    assert reply.split("\n")[:3] == [
        "1. <https://outlet1.example/news/1|Ministry raises duty on product 1 to 25 percent>",
        "Outlet 1 · 12:01, 4 May · full text",
        "*Beef* *quotas* rise to 40,000 tonnes, he said.",
    ]
    assert "1 found" in reply


async def test_words_in_quotation_marks_stand_side_by_side(
    house: House, colleague: Colleague
) -> None:
    await keep(house, 1, body="Critical minerals were named in the list of the ministry.")
    await keep(house, 2, body="Minerals are critical to the talks, the minister told them.")
    (reply,) = await colleague.types("search “critical minerals”")
    assert "news/1" in reply
    assert "news/2" not in reply
    (reply,) = await colleague.types("search critical minerals")
    assert "2 found" in reply


async def test_where_none_has_all_words_those_with_some_are_said_to(
    house: House, colleague: Colleague
) -> None:
    await keep(house, 1, body="Beef quotas rise to 40,000 tonnes, he said.")
    (reply,) = await colleague.types("search beef zirconium")
    assert reply.startswith("No article holds all of “beef” and “zirconium”; some hold a part:")
    assert await colleague.types("search zirconium") == [
        "No article in the archive holds “zirconium”. Try fewer or other words."
    ]


async def test_ten_are_listed_and_the_rest_by_page(house: House, colleague: Colleague) -> None:
    stories = {}
    for number in range(1, 13):
        story = await keep(house, number)
        stories[f"/news/{number}|"] = story
    (reply,) = await colleague.types("search duty")
    assert "2 more: `/trade search duty page 2`" in reply
    (second,) = await colleague.types("search duty page 2")
    eleventh = next(story for url, story in stories.items() if url in second.split("\n")[0])
    assert second.startswith("11. <")
    event = await colleague.enters("help")
    assert await house.newsroom.numbered(event, 11) == eleventh
    assert await house.newsroom.numbered(event, 13) is None
    assert await colleague.types("search duty page 3") == [
        "There are 2 pages of them. Type `/trade search duty` for the first."
    ]


async def test_what_is_hostile_does_nothing(house: House, colleague: Colleague) -> None:
    await keep(
        house,
        1,
        title=f"Duty {HOSTILE}",
        publisher=f"Outlet {HOSTILE}",
        body=f"The duty rises. {HOSTILE} duty {HOSTILE}",
    )
    for text in ("search duty", f"search duty {HOSTILE}", f"search {HOSTILE} page 2"):
        await colleague.enters(text)
        for reply in colleague.replies:
            assert harmless(said(reply))


def test_a_snippet_is_cut_around_what_is_sought() -> None:
    text = "word " * 100 + "of steel, and more"
    assert (
        snippet(text, ["steels"], 60) == "… word word word word word word word of *steel*, and more"
    )
    assert snippet("Nothing here.", ["steel"]) == "Nothing here."
    assert snippet("", ["steel"]) == ""
