from __future__ import annotations

import pytest

from bot.domain import Channel
from bot.errors import DeliveryError
from tests.house import House
from tests.slack.commands.conftest import Colleague


@pytest.mark.parametrize("text", ["forget", "forget steel", "forget me please"])
async def test_it_says_what_it_can_forget(colleague: Colleague, text: str) -> None:
    assert await colleague.types(text) == [
        (
            "Type `/trade forget me` to see what I keep of you and to have it deleted. I can "
            "forget people, and nothing else."
        )
    ]


async def test_it_says_what_it_keeps_and_deletes_it_when_told_to(
    house: House, colleague: Colleague
) -> None:
    await colleague.types("what about steel?")
    (asked,) = await colleague.types("forget me")
    assert asked.split("\n") == [
        "I keep of you:",
        "• 2 things that you typed or pressed, this one included",
        "• 1 question of our direct messages, with the answers",
        "• 2 messages that I wrote to you alone",
        "Type `/trade forget me yes` to have it deleted. It cannot be brought back.",
    ]
    (done,) = await colleague.types("forget me yes")
    assert done.startswith("Deleted:\n• 3 things that you typed")
    kept = await house.newsroom.kept_of("T1", "U1", "DU1")
    assert (kept.events, kept.messages) == (0, 0)
    direct = await house.store.deliveries(Channel(team="T1", id="DU1"))
    assert [delivery.message.text for delivery in direct] == ["", ""]


async def test_somebody_whom_we_may_not_write_to_is_forgotten_too(
    house: House, colleague: Colleague
) -> None:
    house.courier.no_direct = DeliveryError("missing_scope", channel="U1", permanent=True)
    (done,) = await colleague.types("forget me yes")
    assert done.startswith("Deleted:\n• 1 thing that")
