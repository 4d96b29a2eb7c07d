"""Which entries are new: whatever a feed does to their names, none is told twice and none lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Entry, identify
from bot.store import known
from bot.store.known import Known, Sorted
from tests import make

TEXT = (
    "The Ministry of Commerce of Norland raised the duty on imported steel pipes from ten to "
    "twenty-five percent on Monday, after a review that took four months and heard forty firms."
)
OTHER = (
    "Exporters of frozen fish will need a certificate of origin from the first of June, customs "
    "said in a circular that replaces the one of last winter and names eleven ports of entry."
)
PAGE = "https://ministry.example/2026/05/"


def entry(guid: str = "1", slug: str = "steel-duty", text: str = TEXT, **fields: Any) -> Entry:
    fields = {"title": "Norland raises its duty on steel pipes", **fields}
    url = PAGE + slug if slug else ""
    return make.entry(1, guid=guid, url=url, summary=text, **fields)


def notice(goods: str, country: str, rate: str, **fields: Any) -> Entry:
    """Give one of the notices that an agency writes by one template."""
    said = (
        f"The Department determines that producers of {goods} from {country} sold {goods} in the "
        f"home market below normal value during the period of review; the margin for {country} "
        f"is {rate} percent. Interested parties were invited to comment on these results."
    )
    title = f"Antidumping Duty on {goods.title()} From {country}: Final Results"
    return entry(**{"title": title, "text": said, **fields})


def sort(brought: Sequence[Entry], before: Sequence[Entry], seen: datetime = make.NOON) -> Sorted:
    held = [known.named(each, seen) for each in before]
    return known.sort([known.named(each, make.NOON) for each in brought], held)


@pytest.mark.parametrize(
    "brought",
    [
        entry(),
        entry(guid="2"),  # a GUID anew at each poll
        entry(published=make.after(hours=3)),  # a date anew
        entry(guid="2", published=None),
        entry(guid="2", slug="steel-dutty"),  # posted again, the slug corrected
        entry(guid="2", slug="steel-duty/?utm_source=feed"),
        entry(guid="2", slug="steel-duty/amp"),
        entry(guid="2", slug="norland-steel"),  # and renamed
        entry(slug="steel-duty-in-force"),
        entry(slug="steel-duty?visit=83748"),
        entry(guid="2", title="NORLAND raises its duty  on steel pipes"),
    ],
)
def test_what_changes_no_more_than_a_name_is_known(brought: Entry) -> None:
    assert sort([brought], [entry()]) == Sorted()


@pytest.mark.parametrize(
    "brought",
    [
        entry(text=TEXT.replace("twenty-five", "fifteen")),
        entry(title="Correction: Norland raises its duty on steel pipes"),
        entry(guid="2", text=TEXT.replace("twenty-five", "fifteen")),  # a GUID anew as well
        entry(slug="steel-dutty", text=f"{TEXT} It takes effect in June."),
        entry(text=OTHER),  # its summary rewritten, its title kept
        entry(text=""),
    ],
)
def test_a_known_entry_that_says_something_else_is_a_changed_one(brought: Entry) -> None:
    found = sort([brought], [entry()])
    assert [*found.changed] == [entry().id]
    assert found.changed[entry().id].entry == brought
    assert not found.new


@pytest.mark.parametrize(
    ("before", "brought"),
    [
        # A GUID used again.
        (entry(), entry(slug="fish", text=OTHER, title="Fish needs a certificate")),
        (entry(), entry(text=OTHER, title="Fish needs a certificate")),
        (entry(slug=""), entry(slug="", text=OTHER, title="Fish needs a certificate")),
        (entry(), entry(slug="fish", text=OTHER)),
        # The same title, and little else.
        (entry(title="Notice"), entry(guid="2", slug="fish", title="Notice", text=OTHER)),
        (
            entry(slug="notice-18", title="Notice", text=""),
            entry(guid="2", slug="notice-19", title="Notice", text=""),
        ),
        (
            entry(slug="notice-18", title="Notice", text=""),
            entry(slug="notice-19", title="Notice", text=""),
        ),
        (
            entry(slug="statement", title="Statement", text="Read the statement in full."),
            entry(guid="2", slug="remarks", title="Statement", text="Read the statement in full."),
        ),
        # The same words of another day.
        (entry(slug="notice-18"), entry(guid="2", slug="notice-19")),
        (entry(), entry(guid="2", slug="duty", published=make.after(days=40))),
        # Notices by one template: under one GUID, under one link, under both.
        (
            notice("steel nails", "Velmark", "12.4", slug="steel-nails"),
            notice("frozen shrimp", "Ostria", "31.8", slug="frozen-shrimp"),
        ),
        (
            notice("steel nails", "Velmark", "12.4"),
            notice("frozen shrimp", "Ostria", "31.8", guid="2"),
        ),
        (notice("steel nails", "Velmark", "12.4"), notice("frozen shrimp", "Ostria", "31.8")),
        (
            notice("steel nails", "Velmark", "12.4", title="Velmark nails: 12.4%", text=""),
            notice("shrimp", "Ostria", "31.8", title="Ostria shrimp: 31.8%", text="", slug="fish"),
        ),
        # One page for all, and another text on it.
        (entry(slug="news"), entry(guid="2", slug="news", title="Fish news", text=OTHER)),
    ],
)
def test_what_may_be_another_document_is_new(before: Entry, brought: Entry) -> None:
    found = sort([brought], [before])
    assert [one.entry.guid for one in found.new] == [brought.guid]
    assert found.new[0].entry.id != before.id
    assert not found.changed
    after = [known.named(before, make.NOON), *found.new]
    assert known.sort([known.named(brought, make.NOON)], after) == Sorted()


@pytest.mark.parametrize(
    ("text", "slug", "new"),
    [
        ("The rate was ten percent until today.", "steel-dutty", 0),
        ("The rate was ten percent until today, after four months of review.", "norland", 0),
        ("The rate was ten percent.", "norland", 1),
        ("", "steel-duty-2", 1),
    ],
)
def test_a_short_text_under_another_slug_needs_a_likeness_of_the_slugs(
    text: str, slug: str, new: int
) -> None:
    again = entry(guid="2", slug=slug, text=text)
    assert len(sort([again], [entry(text=text)]).new) == new


@pytest.mark.parametrize("guid", ["1", "2"])
@pytest.mark.parametrize("text", ["", "Firms complained."])
def test_a_rewritten_headline_at_the_same_link_is_left_for_the_page_to_tell(
    guid: str, text: str
) -> None:
    again = entry(guid, title="What importers of tubes should know", text=text)
    found = sort([again], [entry(text="")])
    assert [*found.changed] == [entry().id]
    assert not found.new


def test_a_corrected_rate_makes_no_other_notice() -> None:
    before, after = (notice("steel nails", "Velmark", rate) for rate in ("12.4", "21.4"))
    assert [*sort([after], [before]).changed] == [before.id]


def test_what_stands_beside_an_entry_is_no_change_of_it() -> None:
    one, two = entry(), entry(guid="2", text=TEXT.replace("twenty-five", "fifteen"))
    found = sort([two, one], [one])
    assert [each.entry for each in found.new] == [two]
    assert not found.changed


def test_what_a_poll_holds_twice_is_one() -> None:
    found = sort([entry(), entry(guid="2"), entry(guid="3", slug="steel-dutty")], [])
    assert [each.entry for each in found.new] == [entry()]


def test_without_guid_and_link_an_entry_is_known_by_what_it_says() -> None:
    one = entry(guid=identify("a"), slug="")
    assert sort([replace(one, guid=identify("b"), id="b")], [one]) == Sorted()
    other = entry(guid=identify("c"), slug="", text=OTHER)
    assert [each.entry for each in sort([other], [one]).new] == [other]


def test_a_link_that_many_entries_have_names_none_of_them() -> None:
    feed = [
        replace(entry(guid=str(n), text=TEXT.replace("ten", f"{n} per ton and ten")), url=PAGE)
        for n in range(5)
    ]
    found = sort(feed[3:], feed[:3])
    assert [each.entry for each in found.new] == feed[3:]


names = st.integers(0, 3).map(str)
entries = st.builds(
    lambda guid, slug, title, text, days: entry(
        guid, slug, text, title=title, published=None if days is None else make.after(days=days)
    ),
    names,
    st.sampled_from(["", "a", "b", "a-1", "a-2", "news"]),
    st.sampled_from(["Notice", "Norland raises its duty on steel", "Fish needs a certificate"]),
    st.sampled_from(["", "Read more.", TEXT, OTHER, TEXT.replace("ten", "five")]),
    st.none() | st.integers(0, 30),
)
polls = st.lists(st.lists(entries, max_size=6), max_size=4)


def keep(held: dict[str, Known], found: Sorted) -> dict[str, Known]:
    """Keep what a poll brought, as the store does."""
    changed = {
        id_: replace(one, entry=replace(one.entry, id=id_, guid=held[id_].entry.guid))
        for id_, one in found.changed.items()
    }
    return {**held, **{one.entry.id: one for one in found.new}, **changed}


@given(polls)
def test_a_poll_brings_nothing_new_again_and_each_new_entry_has_an_id_of_its_own(
    series: list[list[Entry]],
) -> None:
    held: dict[str, Known] = {}
    for number, poll in enumerate(series):
        now = make.NOON + timedelta(hours=number)
        brought = [known.named(each, now) for each in poll]
        found = known.sort(brought, held.values())
        ids = [one.entry.id for one in found.new]
        assert len({*ids}) == len(ids)
        assert not {*ids} & {*held}
        assert {*found.changed} <= {*held}
        held = keep(held, found)
        said = {one.print for one in held.values()}
        assert {one.print for one in brought} <= said  # whatever is said is kept
        assert not known.sort(brought, held.values()).new


@given(st.lists(entries, max_size=8), st.lists(st.none() | st.integers(0, 99), min_size=8))
def test_churn_of_guids_and_dates_makes_no_entry_and_no_change(
    poll: list[Entry], days: list[int | None]
) -> None:
    brought = [replace(each, guid=each.url, published=None) for each in poll if each.url]
    held = keep({}, sort(brought, []))
    churned = [
        replace(each, guid=f"g{n}", id=f"g{n}", published=make.after(days=day) if day else None)
        for n, (each, day) in enumerate(zip(brought, days, strict=False))
    ]
    named = [known.named(each, make.after(days=1)) for each in churned]
    assert known.sort(named, held.values()) == Sorted()


def test_readings_of_an_entry_that_keeps_changing_grow_rare() -> None:
    at, readings = make.NOON, 1
    while at < make.NOON + timedelta(days=7):
        at, readings = known.due_again(at, readings, at), readings + 1
    assert readings < 16
    assert known.due_again(at, 1000, at) == at + timedelta(days=1)


def test_an_entry_that_changes_when_it_is_old_is_read_again_at_once() -> None:
    assert known.due_again(make.NOON, 8, make.after(days=90)) == make.after(days=90)
