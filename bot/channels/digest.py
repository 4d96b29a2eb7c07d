"""What a digest says: which stories have news, in what order and under which heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.channels import changes, importance, select
from bot.channels.moves import corrects
from bot.channels.schedule import place
from bot.domain import Briefing, Line, Proven, Story, Subscription, Told
from bot.language import dates, rescheduled, tenses
from bot.language.dates import Grain
from bot.language.repetition import overlap, repeats

STORIES = 8  # in one digest; with its dates it has about ten lines
DATES = 3
COMING = timedelta(days=7)  # for so long dates are looked ahead for
MARGIN = timedelta(minutes=15)  # in which a briefing that was begun is there at the latest
FIRST = timedelta(hours=48)  # what the first digest of a channel looks back on


class Heading(StrEnum):
    """The parts of a digest, in their order."""

    NEW = "NEW"
    MOVED = "MOVED"
    DISPUTED = "DISPUTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A story that was briefed since a channel's last digest.

    `before` are the older briefings that were there then, oldest first; `told` says whether
    the channel had heard of the story then.
    """

    story: Story
    briefing: Briefing
    before: tuple[Briefing, ...] = ()
    told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a digest. `why` says what put it where it stands, with its weight."""

    heading: Heading
    briefing: Briefing
    fact: str
    moves: tuple[Proven, ...] = ()
    differences: tuple[Proven, ...] = ()
    why: tuple[tuple[str, float], ...] = ()

    @property
    def weight(self) -> float:
        """How much it matters to the channel."""
        return importance.total(self.why)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A day ahead, the line of a briefing that names it, and the story that it belongs to."""

    day: date
    line: Line
    story_id: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a digest says. The first `STORIES` items are shown, the rest counted."""

    items: tuple[Item, ...]
    coming: tuple[Coming, ...]
    since: datetime
    now: datetime

    @property
    def shown(self) -> tuple[Item, ...]:
        """The items that stand in the message, in the order of their numbers."""
        return self.items[:STORIES]

    @property
    def told(self) -> tuple[Told, ...]:
        """Every story, in the order of the numbers."""
        return tuple(
            Told(story_id=each.briefing.story_id, revision=each.briefing.revision)
            for each in self.items
        )


def since(subscription: Subscription | None, last: datetime | None, now: datetime) -> datetime:
    """Tell from when on a digest looks: from the last one, at first over 48 hours.

    A channel that waits for its first digest longer than that misses nothing since it asked.
    """
    schedule = subscription.schedule if subscription else None
    if schedule is None:
        return max(last, now - FIRST) if last else now - FIRST
    if last is None or last < schedule.begun - FIRST:
        return min(schedule.begun, now - FIRST)
    return last


def contents(
    subscription: Subscription,
    found: Sequence[News],
    known: Sequence[tuple[Story, Briefing]],
    since: datetime,
    now: datetime,
) -> Contents:
    """Choose and order what a digest says from what was briefed since, and the days ahead.

    The weightiest stories are shown; among them each heading's stand together.
    """
    items = [
        item
        for news in found
        if select.refused(subscription, news.story, news.briefing, now) is None
        if (item := _item(subscription, news, since, now)) is not None
    ]
    items.sort(key=lambda item: (-item.weight, item.briefing.as_of, item.briefing.story_id))
    headings = list(Heading)
    shown = sorted(items[:STORIES], key=lambda item: headings.index(item.heading))
    wanted = [
        (story, briefing)
        for story, briefing in known
        if select.refused(subscription, story, briefing, now) is None
    ]
    return Contents(
        items=(*shown, *items[STORIES:]),
        coming=coming(wanted, subscription.zone, now),
        since=since,
        now=now,
    )


def _item(subscription: Subscription, news: News, since: datetime, now: datetime) -> Item | None:
    """Make a story's line, or None where a channel that knows the story has nothing to learn."""
    briefing, old = news.briefing, news.before[-1] if news.before else None
    moves: tuple[Proven, ...] = ()
    lines: tuple[Line, ...] = ()
    corrected = False
    if old is not None:
        moves = briefing.moved(news.before)
        lines, corrected = changes.fresh(old, briefing), corrects(old, briefing)
    known = news.told and old is not None
    had = {each.pair.values for each in old.differences} if known and old else set()
    apart = {each.pair.values for each in briefing.differences} - had
    if known and not (moves or lines or corrected or apart):
        return None
    heading = Heading.NEW
    if apart and not moves:
        heading = Heading.DISPUTED
    elif known or moves:
        heading = Heading.MOVED
    return Item(
        heading=heading,
        briefing=briefing,
        fact=_fact(briefing, lines if known else (), led=bool(moves)),
        moves=moves,
        differences=briefing.differences,
        why=importance.reasons(
            importance.facts(
                news.story,
                briefing,
                news.before,
                subscription.follow,
                since,
                now,
                told=news.told,
                fresh=lines,
            )
        ),
    )


def plain_item(briefing: Briefing) -> Item:
    """Make the line of a story that is told again, without what was new about it."""
    return Item(
        heading=Heading.NEW,
        briefing=briefing,
        fact=_fact(briefing, ()),
        differences=briefing.differences,
    )


def _fact(briefing: Briefing, fresh: Sequence[Line], *, led: bool = False) -> str:
    """Give the lead fact: what is new, else the first point that the headline does not make.

    Where something moved, the news is `led` by the first point.
    """
    points = [point.line for point in briefing.key_points]
    headline = briefing.headline.text
    new = [*(points[:1] if led else []), *fresh]
    told = [line.text for line in (*new, *points) if not repeats(line.text, headline)]
    kept = [text for text in told if any(text == line.text for line in new)]
    news = [text for text in kept if not tenses.BACKGROUND.search(text)]
    return next(iter((*news, *kept, *told, *(line.text for line in points))), "")


def coming(known: Sequence[tuple[Story, Briefing]], zone: str, now: datetime) -> tuple[Coming, ...]:
    """List the days of the coming week that briefings name as what is next, soonest first."""
    today = now.astimezone(place(zone)).date()
    found = [
        Coming(day=day, line=line, story_id=briefing.story_id, headline=briefing.headline.text)
        for _, briefing in known
        for line in briefing.ahead
        if (day := _day(line, briefing, today)) is not None
    ]
    found.sort(key=lambda each: each.day)
    kept: list[Coming] = []
    for each in found:
        if not any(
            each.day == other.day and overlap(each.line.text, other.line.text) for other in kept
        ):
            kept.append(each)
    return tuple(kept[:DATES])


def _day(line: Line, briefing: Briefing, today: date) -> date | None:
    """Give the soonest day of the coming week that a line names, as seen when it was written."""
    written = {source.article_id: source.when for source in briefing.sources}
    when = next(
        (written[each.article_id] for each in line.citations if each.article_id in written),
        briefing.as_of,
    )
    moved = {each.old for each in rescheduled.stated(line.text, when)}
    days = (
        each.first
        for each in dates.find(line.text, when)
        if each.first and each.grain in (Grain.DAY, Grain.SPAN, Grain.WEEKDAY)
        if each.first not in moved
    )
    return min((day for day in days if today <= day <= today + COMING), default=None)
