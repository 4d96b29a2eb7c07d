"""The clock panel's two clocks, moved as the page moves them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.sandbox.clocks import Clocks
from bot.sandbox.moment import Moment
from bot.sandbox.press import Press, open_press

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def noon() -> datetime:
    return NOON


@pytest.fixture
async def press() -> AsyncIterator[Press]:
    async with open_press(port=0, path=None, now=noon, pace=0) as opened:
        yield opened


def test_a_jump_moves_the_desk_and_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "moment.json"
    moment = Moment(path, noon)
    clocks = Clocks(moment.now, moment=moment)
    shown = clocks.change({"jump": 3600})
    assert (shown["now"], shown["offset"]) == ("2026-05-04T13:00:00+00:00", 3600.0)
    assert Moment(path, noon).now() == NOON + timedelta(hours=1)


def test_the_next_digest_is_jumped_to_once_it_is_known() -> None:
    moment = Moment(None, noon)
    due: list[datetime] = []
    clocks = Clocks(moment.now, moment=moment, digest=lambda: due[0] if due else None)
    with pytest.raises(ValueError, match="no digest is set"):
        clocks.change({"jump": "digest"})
    due.append(NOON + timedelta(hours=20, minutes=30))
    assert clocks.read()["next_digest"] == "2026-05-05T08:30:00+00:00"
    assert clocks.change({"jump": "digest"})["now"] == "2026-05-05T08:30:00+00:00"


async def test_the_press_publishes_as_it_is_told(press: Press) -> None:
    clocks = Clocks(noon, press=press)
    first = clocks.read()
    assert (first["pace"], first["broken"], first["day"]) == (0.0, 0, 1)
    assert clocks.change({"publish": "next"})["broken"] == 1
    assert clocks.change({"pace": 5})["pace"] == 5.0
    told = clocks.change({"publish": "all"})
    assert (told["broken"], told["day"]) == (told["total"], 14)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({}, "say a pace"),
        ({"pace": True}, "say a pace"),
        ({"pace": -1}, "from 0 to"),
        ({"publish": "some"}, "say a pace"),
        ({"jump": 60}, "keeps its own time"),
    ],
)
async def test_what_cannot_be_done_is_said(press: Press, wish: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Clocks(noon, press=press).change(wish)


@pytest.mark.parametrize("far", [-1, 1e12, float("nan"), "tomorrow", None, True])
def test_a_jump_is_a_number_of_seconds_forward(far: object) -> None:
    moment = Moment(None, noon)
    with pytest.raises(ValueError, match="jump forward"):
        Clocks(moment.now, moment=moment).change({"jump": far})
    assert moment.offset == 0.0
