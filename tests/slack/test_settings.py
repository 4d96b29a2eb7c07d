"""What `/trade` says and changes of a channel's settings, and what it says to a slip."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.channels import subjects
from bot.channels.schedule import DAILY, WEEKDAYS
from bot.domain import EventKind, Live, Mute, Quiet, Schedule, Subscription
from bot.newsroom import Desk, Newsroom
from bot.slack.commands.spoken import Misread, digest_times, hour, quiet_hours, span, zone
from bot.slack.handle import handle
from bot.store import Store, open_store
from tests import make
from tests.fakes import FakeWeb, InlinePool
from tests.slack.test_handle import Correspondent, keep_briefing, posted, typed

BEGUN = make.NOON


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        yield opened


@pytest.fixture
def courier() -> Correspondent:
    return Correspondent()


@pytest.fixture
def newsroom(store: Store, courier: Correspondent) -> Newsroom:
    return Newsroom(
        Desk(store=store, web=FakeWeb(), pool=InlinePool(), courier=courier, now=lambda: make.NOON)
    )


class Person:
    """Somebody who types commands into the channel."""

    def __init__(self, newsroom: Newsroom, courier: Correspondent) -> None:
        self.newsroom, self.courier, self.count = newsroom, courier, 0

    async def types(self, text: str) -> str:
        """Type a command and give the private answer."""
        self.count += 1
        await handle(replace(typed(text), id=f"e{self.count}"), self.newsroom, self.courier)
        return self.courier.replies[-1]

    async def settings(self) -> Subscription:
        known = await self.newsroom.subscription(make.CHANNEL)
        assert known is not None
        return known


@pytest.fixture
def person(newsroom: Newsroom, courier: Correspondent) -> Person:
    return Person(newsroom, courier)


DONE = "Done, and announced in the channel."


# -- what is typed -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8.30am", "08:30"),
        ("8:30pm", "20:30"),
        ("8am", "08:00"),
        ("12am", "00:00"),
        ("12pm", "12:00"),
        ("0830", "08:30"),
        ("8", "08:00"),
        ("8h30", "08:30"),
        ("17.00", "17:00"),
        ("25:00", "08:30"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("soon", "08:30"),
        ("8:75", "08:30"),
    ],
)
def test_a_slip_in_an_hour_is_told_the_nearest_one(typed: str, meant: str) -> None:
    with pytest.raises(Misread, match=f"^Write the hour like {meant}$"):
        hour(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("weekdays 08:30", (WEEKDAYS, (time(8, 30),), "")),
        ("weekdays at 8:30 Tokyo", (WEEKDAYS, (time(8, 30),), "Asia/Tokyo")),
        ("daily 17:00,08:30", (DAILY, (time(8, 30), time(17)), "")),
        ("mon,thu 08:30", ((0, 3), (time(8, 30),), "")),
        ("Monday and Thursday 08:30", ((0, 3), (time(8, 30),), "")),
        ("mon-thu 08:30 new york", ((0, 1, 2, 3), (time(8, 30),), "America/New_York")),
        ("sat - mon 08:30", ((0, 5, 6), (time(8, 30),), "")),
        ("08:30 Europe/Brussels", (WEEKDAYS, (time(8, 30),), "Europe/Brussels")),
        ("08:30 UTC", (WEEKDAYS, (time(8, 30),), "UTC")),
        ("every day at 08:30", (DAILY, (time(8, 30),), "")),
        ("monday to friday 08:30", (WEEKDAYS, (time(8, 30),), "")),
        ("weekdays 08:30 in London", (WEEKDAYS, (time(8, 30),), "Europe/London")),
        ("weekdays 08:30 EST", (WEEKDAYS, (time(8, 30),), "America/New_York")),
    ],
)
def test_days_hours_and_zone(
    typed: str, expected: tuple[tuple[int, ...], tuple[time, ...], str]
) -> None:
    assert digest_times(typed) == expected


@pytest.mark.parametrize(
    ("typed", "why", "instead"),
    [
        ("weekdays", "Say at what hour too", "weekdays 08:30"),
        ("mon,thu 8.30am", "Write the hour like 08:30", "mon,thu 08:30"),
        ("weekdays 8 am", "Write the hour like 08:00", "weekdays 08:00"),
        ("weekdays 8:30 pm Tokyo", "Write the hour like 20:30", "weekdays 20:30 Tokyo"),
        ("weekdas 08:30", "I do not know “weekdas”. Did you mean weekdays?", "weekdays 08:30"),
        ("dayly 9", "I do not know “dayly”. Did you mean daily?", "daily 09:00"),
        ("daily noon", "Write the hour like 12:00", "daily 12:00"),
        ("sometimes", "Say on which days and at what hour", "weekdays 08:30"),
        ("mon 09:00 Tokio", "I know no time zone “Tokio”. Name a city", "mon 09:00 Tokyo"),
        ("mon 09:00 Xyzzy", "I know no time zone “Xyzzy”. Name a city", "mon 09:00 Tokyo"),
    ],
)
def test_a_slip_in_a_digest_is_told_what_to_type(typed: str, why: str, instead: str) -> None:
    with pytest.raises(Misread) as misread:
        digest_times(typed)
    assert (str(misread.value), misread.value.instead) == (why, instead)
    digest_times(instead)


@pytest.mark.parametrize(
    ("typed", "why", "instead"),
    [
        ("20-7", "Write both hours in full", "20:00-07:00"),
        ("10pm to 6.30am", "Write both hours in full", "22:00-06:30"),
        ("20:00", "Write from when to when", "20:00-07:00"),
        ("25:00-07:00", "Write from when to when", "20:00-07:00"),
        ("8pm to midnight", "Write both hours in full", "20:00-00:00"),
        ("at night", "Write from when to when", "20:00-07:00"),
        ("20:00-20:00", "Quiet hours begin and end at different times", "20:00-07:00"),
    ],
)
def test_a_slip_in_quiet_hours(typed: str, why: str, instead: str) -> None:
    with pytest.raises(Misread) as misread:
        quiet_hours(typed)
    assert (str(misread.value), misread.value.instead) == (why, instead)


def test_quiet_hours_durations_and_zones() -> None:
    assert quiet_hours("20:00 - 7:00") == (time(20), time(7))
    assert quiet_hours("from 20:00 to 7:00") == quiet_hours("between 20:00 and 7:00")
    assert (span("7d"), span("12h"), span("2 weeks")) == (
        timedelta(days=7),
        timedelta(hours=12),
        timedelta(days=14),
    )
    for wrong in ("7", "x", "0d", "999d"):
        with pytest.raises(Misread):
            span(wrong)
    assert (zone("lord howe"), zone("asia/tokyo")) == ("Australia/Lord_Howe", "Asia/Tokyo")


# -- what it changes ---------------------------------------------------------------------


async def test_alone_it_says_what_the_channel_gets(person: Person) -> None:
    told = await person.types("")
    assert told.startswith("This channel gets nothing by itself; you can still ask.")
    await person.types("live breaking")
    await person.types("digest weekdays 08:30 Brussels")
    await person.types("follow steel")
    await person.types("quiet 20:00-07:00")
    told = await person.types("")
    assert told == (
        "*What this channel gets*\n"
        "• Live: a story when it breaks (a measure changes status, an official text is "
        "published, or three independent publishers have it within two hours); at most 6 stories "
        "an hour, changes of status above that, the rest with the next digest.\n"
        "• Digest: weekdays at 08:30, Brussels time; the next on Tue 5 May at 08:30.\n"
        "• Follows *steel*.\n"
        "• Quiet hours: 20:00 to 07:00, for digests and stories alike.\n"
        "• Times are those of Brussels.\n"
        "Change it here, or with `/trade live breaking`, `/trade digest weekdays 08:30`, `/trade "
        "follow steel`, `/trade quiet 20:00-07:00`; `/trade help` lists what else I do."
    )


async def test_a_digest_is_set_in_the_persons_zone_and_announced(
    person: Person, store: Store
) -> None:
    assert await person.types("digest weekdays 08:30") == DONE
    assert await person.settings() == Subscription(
        channel=make.CHANNEL,
        live=Live.OFF,
        since=make.NOON,
        zone="Asia/Tokyo",
        schedule=Schedule(days=WEEKDAYS, times=(time(8, 30),), begun=BEGUN),
        set_by="U1",
    )
    told = await posted(store, "settings:e1")
    assert told.message.text == (
        "<@U1> changed what this channel gets.\n"
        "Digest: weekdays at 08:30, Tokyo time; the next on Tue 5 May at 08:30."
    )
    assert await person.newsroom.next_digest() == datetime(2026, 5, 4, 23, 30, tzinfo=UTC)
    assert await person.types("digest off") == DONE
    assert (await person.settings()).schedule is None
    assert await person.newsroom.next_digest() is None


async def test_new_hours_keep_when_the_digests_began(person: Person) -> None:
    await person.types("digest weekdays 08:30")
    await person.types("digest daily 09:00,18:00")
    assert (await person.settings()).schedule == Schedule(
        days=DAILY, times=(time(9), time(18)), begun=BEGUN
    )
    assert await person.types("digest daily 09:00,18:00") == "That is so already."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("digest weekdays 8.30am", "Write the hour like 08:30: `/trade digest weekdays 08:30`"),
        ("digest soon", "Say on which days and at what hour"),
        ("quiet 20-7", "Write both hours in full: `/trade quiet 20:00-07:00`"),
        ("live brekaing", "Did you mean `/trade live breaking`?"),
        ("follow", "Follows everything. Type `/trade follow steel` to follow a topic"),
        ("follow not", "Follows everything. Type `/trade follow steel` to follow a topic"),
        ("follow ???", "A topic is a few words, like `/trade follow rules of origin`"),
        ("follow not everything", "Follows everything. Type `/trade follow steel`"),
        ("unfollow steel", "This channel has no topic “steel”. Follows everything."),
        ("digest here", "Type `/trade digest now here`, with nothing else beside it."),
        ("digest now there", "Type `/trade digest now here`, with nothing else beside it."),
        ("digest rests", "Type `/trade digest rest`, with nothing else beside it."),
        ("mute", "Name a story by a number of the last list"),
        ("mute zebras 7d", "I find no story for “zebras”."),
        ("mute 9 7d", "I find no story for “9”."),
        ("mute zebras for 3 days", "I find no story for “zebras”."),
        ("mute 1 0d", "Write for how long like 7d, 12h or 2w: `/trade mute 1 7d`"),
        ("mute 1 999d", "A story can be muted for a year at most: `/trade mute 1 365d`"),
    ],
)
async def test_a_slip_changes_nothing_and_is_told_what_to_type(
    person: Person, text: str, words: str
) -> None:
    assert words in await person.types(text)
    assert await person.newsroom.subscription(make.CHANNEL) is None


async def test_topics_are_followed_left_out_and_ended(person: Person) -> None:
    assert await person.types("follow Steel") == DONE
    assert (await person.settings()).live is Live.BREAKING  # a new channel hears what breaks
    await person.types("follow US")
    await person.types("follow not beef")
    known = await person.settings()
    assert (known.follow, known.exclude) == (("Steel", "US"), ("beef",))
    assert await person.types("follow United States") == "That is so already."
    await person.types("follow not steel")
    assert (await person.settings()).exclude == ("beef", "steel")
    await person.types("unfollow american")
    await person.types("unfollow BEEF")
    known = await person.settings()
    assert (known.follow, known.exclude) == ((), ("steel",))
    assert "Type `/trade unfollow steel`" in await person.types("unfollow stel")


async def test_several_topics_a_subject_and_everything(person: Person) -> None:
    await person.types("follow steel, “rules of origin”; Cars and trucks")
    known = await person.settings()
    assert known.follow == ("steel", "rules of origin", *subjects.SUBJECTS["Cars and trucks"])
    await person.types("unfollow cars and trucks, steel")
    assert (await person.settings()).follow == ("rules of origin",)
    await person.types("follow not beef")
    await person.types("follow everything")
    known = await person.settings()
    assert (known.follow, known.exclude) == ((), ("beef",))
    await person.types("follow steel")
    await person.types("unfollow all")
    known = await person.settings()
    assert (known.follow, known.exclude) == ((), ())


async def test_a_story_is_muted_by_its_headline_its_number_or_a_link(
    person: Person, store: Store
) -> None:
    await keep_briefing(store)
    story = (await store.latest_briefings(limit=1))[0][0].id
    week = (Mute(story_id=story, until=make.after(days=7)),)
    assert await person.types("mute duty on products 7d") == DONE
    assert (await person.settings()).muted == week
    told = await posted(store, "settings:e1")
    assert "Muted until Mon 11 May at 21:00: _Ministry raises duty on product 1" in (
        told.message.text
    )
    await person.types("mute duty off")
    assert (await person.settings()).muted == ()
    shown = make.delivery(f"story:{story}", story_id=story, revision=1)
    await store.send([shown], make.NOON)
    await store.sent(shown.id, "1700000000.000001")
    address = f"<https://x.slack.example/archives/{make.CHANNEL.id}/p1700000000000001>"
    await person.types(f"mute {address} 7d")
    assert (await person.settings()).muted == week


async def test_a_number_is_that_of_the_list_that_was_seen_last(
    person: Person, store: Store
) -> None:
    await keep_briefing(store)
    shown = await person.types("digest now")
    assert shown.endswith("`/trade brief 1` shows the first story's briefing")
    assert "1. *Ministry raises duty on product 1 to 25 percent*" in shown
    await store.keep(replace(typed("digest now"), id="kept"))
    await handle(replace(typed("digest now"), id="kept"), person.newsroom, person.courier)
    assert await person.types("mute 1") == DONE


async def test_a_change_is_taken_back_once_and_not_over_a_later_one(
    person: Person, store: Store
) -> None:
    await person.types("quiet 20:00-07:00")
    await person.types("digest daily 08:30")
    for number, expected in ((1, DONE), (1, "changed again since")):
        blocks = (await posted(store, f"settings:e{number}")).message.blocks
        (undo,) = [each["elements"][0] for each in blocks if each["type"] == "actions"]
        pressed = replace(
            typed("undo_settings"),
            id=f"undo{number}{expected}",
            kind=EventKind.ACTION,
            payload={"value": undo["value"]},
        )
        await handle(pressed, person.newsroom, person.courier)
        assert expected in person.courier.replies[-1]
    known = await person.settings()
    assert known.quiet is None
    assert known.schedule is not None


async def test_quiet_hours_are_set_and_ended(person: Person) -> None:
    await person.types("quiet 20:00-07:00")
    assert (await person.settings()).quiet == Quiet(start=time(20), end=time(7))
    await person.types("quiet off")
    assert (await person.settings()).quiet is None


async def test_a_digest_can_be_posted_at_once_and_seen_in_private(
    person: Person, store: Store
) -> None:
    await keep_briefing(store)
    assert await person.types("digest now here") == "Done: the digest is on its way to the channel."
    assert "in the channel already" in await person.types("digest now here")
    parent = await posted(store, "digest:2026-05-04:21:00")
    assert "1. *<tradewire://story/" in parent.message.text
    assert (await person.types("digest now")).startswith("Nothing new")
    assert await person.types("digest rest") == "The last digest left nothing out."
    person.courier.inside = False
    assert "Invite me first" in await person.types("digest now here")
