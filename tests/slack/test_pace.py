from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.pace import Pace


class Watch:
    """A clock that moves when somebody sleeps, or is pushed."""

    def __init__(self) -> None:
        self.now = 0.0

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def test_messages_to_one_channel_keep_their_distance() -> None:
    watch = Watch()
    pace = Pace(1.0, monotonic=watch.read, sleep=watch.sleep)
    turns = []
    for _ in range(3):
        await pace.turn("C0DESK")
        turns.append(watch.now)
    assert turns == [0.0, 1.0, 2.0]


async def test_channels_do_not_wait_for_each_other() -> None:
    watch = Watch()
    pace = Pace(1.0, monotonic=watch.read, sleep=watch.sleep)
    for channel in ("C0DESK", "C0OTHER", "D0ANN"):
        await pace.turn(channel)
    assert watch.now == 0.0


@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.floats(0, 3)), max_size=30),
    st.floats(0.1, 2),
)
async def test_no_channel_ever_gets_two_messages_within_the_interval(
    arrivals: list[tuple[str, float]], interval: float
) -> None:
    watch = Watch()
    pace = Pace(interval, monotonic=watch.read, sleep=watch.sleep)
    last: dict[str, float] = {}
    for channel, gap in arrivals:
        watch.now += gap
        arrived = watch.now
        await pace.turn(channel)
        earliest = last.get(channel, float("-inf")) + interval
        assert watch.now == pytest.approx(max(arrived, earliest))
        last[channel] = watch.now
