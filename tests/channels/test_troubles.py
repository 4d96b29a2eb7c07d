"""Many sources that fail at once are one thing, and those that were dead before are not of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.channels.troubles import ASK, lost, next_asked, seen
from bot.domain import Concern, Notice, Source
from tests import make

LATER = make.after(minutes=20)


def well(number: int, **fields: object) -> Source:
    return make.source(number, **fields)


def out(number: int, minutes: float = 10, **fields: object) -> Source:
    """Make a source that answered at noon and has failed for want of a connection since."""
    failed = make.after(minutes=minutes)
    given = {"status": "unreachable", "polled": failed, "failures": 6, **fields}
    return make.source(number, **given)


def concerns(found: list[Notice]) -> set[tuple[Concern, bool]]:
    return {(each.concern, each.over) for each in found}


def test_all_that_fail_together_are_one_outage() -> None:
    found = seen([out(1), out(2), out(3)], {}, LATER, "UTC")
    assert concerns(found) == {(Concern.OUTAGE, False)}
    assert "3 sources failed" in found[0].detail


def test_half_of_them_are_enough_while_the_others_were_not_asked_yet() -> None:
    assert len(lost([out(1), out(2), out(3), well(4), well(5), well(6)])) == 3
    assert lost([out(1), out(2), out(3), *(well(number) for number in range(4, 9))]) == []


def test_it_is_no_outage_where_one_answered_since_or_the_sites_refuse_us() -> None:
    answered = well(4, succeeded=make.after(minutes=15), polled=make.after(minutes=15))
    assert lost([out(1), out(2), out(3), answered]) == []
    assert lost([out(number, status="http 403") for number in range(3)]) == []


def test_sources_that_were_dead_before_are_no_outage() -> None:
    dead = [out(number, succeeded=make.after(days=-5)) for number in range(3)]
    never = [out(number, succeeded=None) for number in range(3, 6)]
    assert lost([*dead, *never, well(9)]) == []
    found = seen([*dead, *never, well(9)], {}, LATER, "UTC")
    assert sum(each.concern is Concern.SOURCE and not each.over for each in found) == 6


def test_where_nothing_ever_answered_it_is_an_outage() -> None:
    assert len(lost([out(number, succeeded=None) for number in range(3)])) == 3


def told_over(at: datetime) -> dict[str, tuple[Notice, datetime]]:
    notice = Notice(concern=Concern.OUTAGE, id="all", about="sources", since=at, over=True)
    return {notice.key: (notice, at)}


def test_after_an_outage_a_source_is_told_of_once_it_was_asked_again() -> None:
    known = told_over(make.after(minutes=15))
    back = well(1, succeeded=make.after(minutes=14))
    unasked, asked = out(2, minutes=10), out(3, minutes=16)
    found = seen([back, unasked, asked], known, LATER, "UTC")
    begun = [each.about for each in found if each.concern is Concern.SOURCE and not each.over]
    assert begun == ["Outlet 3"]


def test_while_it_lasts_one_is_asked_now_and_then() -> None:
    sources = [out(1, minutes=1), out(2, minutes=2), out(3, minutes=3)]
    soon = make.after(minutes=4)
    assert next_asked(sources, soon) is None
    asked = next_asked(sources, make.after(minutes=3) + ASK)
    assert asked is not None
    assert asked.feed == sources[0].feed
    assert next_asked([well(1)], soon + timedelta(days=1)) is None


def test_one_that_is_gone_or_silent_is_not_failing() -> None:
    gone = make.source(1, status="gone", failures=9)
    silent = make.source(2, gap=60.0, newest=make.after(days=-3))
    found = seen([gone, silent], {}, LATER, "UTC")
    begun = {(each.concern, each.about) for each in found if not each.over}
    assert begun == {(Concern.GONE, "Outlet 1"), (Concern.SILENT, "Outlet 2")}
