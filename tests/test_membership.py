"""A channel that the bot loses: what it followed is paused once, and nobody else's is."""

from __future__ import annotations

from pathlib import Path

from structlog.testing import capture_logs

from bot.domain import Channel, DeliveryState, Live
from tests.house import DESK, open_house

OTHER = Channel(team=DESK.team, id="C2")


async def test_a_channel_that_is_lost_is_paused_at_the_first_refusal(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        for channel in (DESK, OTHER):
            await house.newsroom.subscribe(channel, Live.ALL)
        house.courier.closed = {DESK}
        with capture_logs() as logs:
            await house.run(90)
        told = house.courier.sent(OTHER)
        assert len([key for key in told if key.startswith("story:")]) > 3, "there was much to tell"
        assert house.courier.sent(DESK) == []
        about = [line for line in logs if line["event"] in ("channel.paused", "delivery.failed")]
        assert about == [
            {
                "event": "channel.paused",
                "log_level": "error",
                "channel": DESK.id,
                "why": "not_in_channel",
            }
        ]
        live = {each.channel: each.live for each in await house.store.subscriptions()}
        assert live == {DESK: Live.PAUSED, OTHER: Live.ALL}
        states = {each.state for each in await house.store.deliveries(DESK)}
        assert states == {DeliveryState.FAILED}


async def test_it_goes_on_from_when_it_is_subscribed_again(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        first = await house.newsroom.subscribe(DESK, Live.ALL, "Asia/Tokyo")
        house.courier.closed = {DESK}
        while (await house.newsroom.subscription(DESK)) == first:
            await house.run(1)
        house.courier.closed = set()
        again = await house.newsroom.subscribe(DESK, Live.ALL, "Asia/Tokyo")
        assert (again.live, again.since, again.zone) == (Live.ALL, house.watch.time, "Asia/Tokyo")
        await house.run(90)
        assert house.courier.sent(DESK) != []
