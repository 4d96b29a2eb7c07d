from __future__ import annotations

import re

from bot.domain import Channel
from tests.house import House
from tests.slack.commands.conftest import Colleague, keep


async def titles(reply: str) -> list[str]:
    return [line for line in reply.split("\n") if re.match(r"\d\.", line)]


async def test_the_newest_come_first_and_the_rest_by_page(
    house: House, colleague: Colleague
) -> None:
    for number in range(1, 8):
        await keep(house, number, "steel")
    (reply,) = await colleague.types("latest")
    assert await titles(reply) == [
        f"{place}. *Ministry raises duty on product {number} to 25 percent*"
        for place, number in enumerate((7, 6, 5, 4, 3), 1)
    ]
    assert reply.endswith("2 more: `/trade latest page 2`")
    (reply,) = await colleague.types("latest steel page 2")
    assert await titles(reply) == [
        "6. *Ministry raises duty on product 2 to 25 percent*",
        "7. *Ministry raises duty on product 1 to 25 percent*",
    ]
    assert "more:" not in reply


async def test_a_page_that_does_not_exist_says_how_many_do(
    house: House, colleague: Colleague
) -> None:
    await keep(house, 1, "steel")
    for page in ("0", "2"):
        assert await colleague.types(f"latest steel page {page}") == [
            "There is 1 page of them. Type `/trade latest steel` for the newest."
        ]


async def test_numbers_mean_the_last_list_that_their_reader_saw(
    house: House, colleague: Colleague
) -> None:
    steel, autos = await keep(house, 1, "steel"), await keep(house, 2, "autos")
    await colleague.enters("latest")
    await colleague.enters("latest steel")
    event = await colleague.enters("help")
    assert await house.newsroom.numbered(event, 1) == steel
    assert await house.newsroom.numbered(event, 2) is None
    other = Colleague(house, user="U2")
    seen = await other.enters("latest", Channel(team="T1", id="C9"))
    assert await house.newsroom.numbered(seen, 1) == autos
    assert await house.newsroom.numbered(seen, 2) == steel
