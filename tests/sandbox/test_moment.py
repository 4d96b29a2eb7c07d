"""The desk clock: it goes forward by jumps, never back, and outlives a restart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ConfigError
from bot.sandbox.moment import FARTHEST, Moment

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


def noon() -> datetime:
    return NOON


def test_it_is_real_time_until_it_is_put_forward(tmp_path: Path) -> None:
    moment = Moment(tmp_path / "moment.json", noon)
    assert (moment.now(), moment.offset) == (NOON, 0.0)
    assert list(tmp_path.iterdir()) == []


def test_a_jump_is_kept_across_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "sandbox" / "moment.json"
    moment = Moment(path, noon)
    moment.jump(3600)
    moment.jump(0.5)
    again = Moment(path, noon)
    assert (again.now(), again.offset) == (NOON + timedelta(seconds=3600.5), 3600.5)
    assert [file.name for file in path.parent.iterdir()] == ["moment.json"]


def test_time_goes_on_after_a_jump() -> None:
    times = iter([NOON, NOON + timedelta(seconds=7)])
    moment = Moment(None, lambda: next(times))
    moment.jump(60)
    assert moment.now() == NOON + timedelta(seconds=60)
    assert moment.now() == NOON + timedelta(seconds=67)


def test_it_tells_utc_whatever_zone_it_is_given() -> None:
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))
    assert Moment(None, lambda: tokyo).now().tzinfo is UTC


def test_it_begins_where_it_is_told_and_goes_on_from_there(tmp_path: Path) -> None:
    opens = NOON - timedelta(days=14)
    moment = Moment(tmp_path / "moment.json", noon, first=opens)
    assert moment.now() == opens
    moment.jump(60)
    again = Moment(tmp_path / "moment.json", noon, first=NOON)
    assert again.now() == opens + timedelta(seconds=60)


def test_it_is_never_behind_what_has_happened(tmp_path: Path) -> None:
    path, happened = tmp_path / "moment.json", [NOON - timedelta(days=2)]
    moment = Moment(path, noon, first=NOON - timedelta(days=3), latest=lambda: happened[-1])
    assert moment.now() == NOON - timedelta(days=2)
    happened.append(NOON - timedelta(days=4))  # no news takes it back
    assert moment.now() == NOON - timedelta(days=2)
    assert Moment(path, noon).offset == -2 * 86_400.0


def test_whoever_follows_it_is_told_of_jumps_and_of_news_and_of_nothing_else() -> None:
    happened, told = [NOON], list[datetime]()
    moment = Moment(None, noon, latest=lambda: happened[-1])
    moment.follow(lambda: told.append(moment.now()))
    moment.now()
    moment.jump(60)
    happened.append(NOON + timedelta(hours=1))
    moment.now()
    moment.now()
    assert told == [NOON + timedelta(seconds=60), NOON + timedelta(hours=1)]


@pytest.mark.parametrize("seconds", [-0.1, FARTHEST + 1, float("nan"), float("inf")])
def test_a_jump_back_or_out_of_sight_is_refused(tmp_path: Path, seconds: float) -> None:
    path = tmp_path / "moment.json"
    moment = Moment(path, noon)
    with pytest.raises(ValueError, match="goes forward, by ten years at most"):
        moment.jump(seconds)
    assert (moment.offset, path.exists()) == (0.0, False)


@given(st.lists(st.floats(0, FARTHEST), max_size=8))
def test_however_it_jumps_it_never_goes_back_nor_out_of_sight(jumps: list[float]) -> None:
    moment, told = Moment(None, noon), [NOON]
    for seconds in jumps:
        try:
            moment.jump(seconds)
        except ValueError:
            assert moment.offset + seconds > FARTHEST
        told.append(moment.now())
    assert told == sorted(told)
    assert told[-1] <= NOON + timedelta(seconds=FARTHEST)


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"offset": "soon"}', '{"offset": -1e9}', '{"offset": [1]}', '{"offset": NaN}'],
)
def test_a_spoilt_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "moment.json"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"moment\.json does not hold .* delete it"):
        Moment(path, noon)
    assert path.read_text() == text
