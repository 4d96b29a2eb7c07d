"""What is due to whom as it breaks, and the reason for each yes and no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.channels.schedule import quiet_until
from bot.channels.topics import watched
from bot.domain import Briefing, Live, Sort, Story, Subscription

# Product rules: when a story counts as breaking, and what is too thin to interrupt a desk.
VOICES = 3
WINDOW = timedelta(hours=2)
HOUR = timedelta(hours=1)  # over which the cap on live posts counts


class Why(StrEnum):
    """Why a story is posted to a channel or not; the values are shown to readers."""

    STATUS = "the measure changed status"
    OFFICIAL = "an official text is among the sources"
    VOICES = "three independent publishers had it within two hours"
    ALL = "the channel gets every story"
    OFF = "the channel gets no stories as they break"
    PAUSED = "the channel takes no messages of mine any more"
    EARLIER = "the story began before the channel was subscribed"
    ARCHIVE = "it is from before its source was first read, so it is no news"
    THIN = "too little of it passed the checks"
    MUTED = "the story is muted in the channel"
    EXCLUDED = "it is about a topic that the channel leaves out"
    OTHER = "it is about none of the topics that the channel follows"
    FEW = "fewer independent publishers have it than the channel asks for"
    UNBROKEN = (
        "it is not breaking: no official text, no change of status, and no three independent "
        "publishers within two hours"
    )
    QUIET = "the channel's quiet hours hold it back"
    CAP = "the channel had its live posts for this hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether a story is posted live to a channel, why, and when to look again if it is held."""

    due: bool
    why: Why
    until: datetime | None = None


def decide(
    subscription: Subscription,
    story: Story,
    briefing: Briefing,
    now: datetime,
    *,
    earlier: Sequence[Briefing] = (),
    posts: Sequence[datetime] = (),
) -> Decision:
    """Decide whether a story that a channel was not told of is posted there live, now.

    `earlier` are the older briefings of the story, oldest first; `posts` is when stories
    were posted live to the channel within the last hour, oldest first. A change of status
    is told above the cap, and of a story from before the subscription too.
    """
    moved = any(each.pair.sort is Sort.STATUS for each in briefing.moved(earlier))
    if no := _unfit(subscription, story, briefing, now, moved=moved):
        return Decision(due=False, why=no)
    yes = _breaks(subscription.live, story, briefing, moved=moved)
    if yes is None:
        return Decision(due=False, why=Why.UNBROKEN)
    until = quiet_until(subscription.quiet, subscription.zone, now)
    if until > now:
        return Decision(due=False, why=Why.QUIET, until=until)
    recent = [each for each in posts if each > now - HOUR]
    if not moved and len(recent) >= subscription.cap:
        free = recent[len(recent) - subscription.cap] + HOUR if subscription.cap else None
        return Decision(due=False, why=Why.CAP, until=free)
    return Decision(due=True, why=yes)


def _unfit(
    subscription: Subscription, story: Story, briefing: Briefing, now: datetime, *, moved: bool
) -> Why | None:
    if subscription.live is Live.PAUSED:
        return Why.PAUSED
    if subscription.live is Live.OFF:
        return Why.OFF
    if story.first_seen < subscription.since and not moved:
        return Why.EARLIER
    if not briefing.tells:
        return Why.THIN
    return refused(subscription, story, briefing, now)


def refused(
    subscription: Subscription, story: Story, briefing: Briefing, now: datetime
) -> Why | None:
    """Say why a channel does not want to hear of a story at all, live or in a digest."""
    if story.archive:
        return Why.ARCHIVE
    if muted(subscription, story.id, now):
        return Why.MUTED
    if watched(subscription.exclude, story, briefing):
        return Why.EXCLUDED
    if subscription.follow and not watched(subscription.follow, story, briefing):
        return Why.OTHER
    if briefing.voices < subscription.voices and not briefing.official:
        return Why.FEW
    return None


def muted(subscription: Subscription, story_id: str, now: datetime) -> bool:
    """Say whether a channel does not want to hear of a story for now."""
    return any(each.story_id == story_id and now < each.until for each in subscription.muted)


def _breaks(live: Live, story: Story, briefing: Briefing, *, moved: bool) -> Why | None:
    """Say what makes a story due at a channel's level, if anything does."""
    if moved:
        return Why.STATUS
    if live is Live.ALL:
        return Why.ALL
    if briefing.official:
        return Why.OFFICIAL
    return Why.VOICES if _broke(story, briefing) else None


def _broke(story: Story, briefing: Briefing) -> bool:
    """Say whether enough independent voices told the story within the window."""
    when = {source.article_id: source.when for source in briefing.sources}
    firsts = sorted(
        min(when[article] for article in voice if article in when)
        for voice in story.voices
        if any(article in when for article in voice)
    )
    return any(
        later - earlier <= WINDOW
        for earlier, later in zip(firsts, firsts[VOICES - 1 :], strict=False)
    )
