"""What a channel asked for, in words: all of it, and what a change of it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.blockkit import LIMITS, escape
from bot.blockkit.controls import actions, button
from bot.channels.layout import counted, message, sections
from bot.channels.schedule import DAILY, DAYS, WEEKDAYS, place
from bot.domain import Live, Message, Quiet, Schedule, Subscription

UNDO = "undo_settings"
# What a channel hears about itself; the rules are those of channels/select.py.
MEANING: Mapping[Live, str] = {
    Live.BREAKING: "a story when it breaks (a measure changes status, an official text is "
    "published, or three independent publishers have it within two hours)",
    Live.ALL: "every story as soon as it is written up",
    Live.OFF: "nothing",
    Live.PAUSED: "nothing, because I was not let in any more",
}


def overview(subscription: Subscription, due: datetime | None) -> list[str]:
    """Say all that a channel asked for, a line each; `due` is when its next digest is."""
    lines = [live(subscription), digest(subscription, due), topics(subscription)]
    lines.append(quiet(subscription.quiet))
    if subscription.voices > 1:
        lines.append(
            f"Only stories that {subscription.voices} independent publishers have, or that have "
            "an official text."
        )
    if held := len(subscription.muted):
        lines.append(f"{counted(held, 'muted story')}.")
    lines.append(f"Times are those of {city(subscription.zone)}.")
    return lines


def live(subscription: Subscription) -> str:
    """Say what a channel gets as it breaks."""
    told = f"Live: {MEANING[subscription.live]}"
    if subscription.live in (Live.OFF, Live.PAUSED):
        return f"{told}."
    capped = counted(subscription.cap, "story")
    rest = "with the next digest" if subscription.schedule else "later"
    return f"{told}; at most {capped} an hour, changes of status above that, the rest {rest}."


def digest(subscription: Subscription, due: datetime | None = None) -> str:
    """Say when a channel gets its digest."""
    if subscription.schedule is None:
        return "Digest: none."
    told = f"Digest: {hours(subscription.schedule)}, {city(subscription.zone)} time"
    return f"{told}; the next on {moment(due, subscription.zone)}." if due else f"{told}."


def topics(subscription: Subscription) -> str:
    """Say what a channel follows and leaves out."""
    follow = listed(subscription.follow) or "everything"
    without = listed(subscription.exclude)
    return f"Follows {follow}{f', without {without}' if without else ''}."


def quiet(hours: Quiet | None) -> str:
    """Say when a channel is left in peace."""
    if hours is None:
        return "Quiet hours: none."
    return f"Quiet hours: {hours.start:%H:%M} to {hours.end:%H:%M}, for digests and stories alike."


def hours(schedule: Schedule) -> str:
    """Write the days and hours of a digest: `weekdays at 08:30 and 17:00`."""
    days = {WEEKDAYS: "weekdays", DAILY: "every day"}.get(schedule.days)
    return f"{days or joined(DAYS[day] for day in schedule.days)} at " + joined(
        f"{at:%H:%M}" for at in schedule.times
    )


def moment(when: datetime, zone: str) -> str:
    """Write a time to come: `Fri 27 Nov at 08:30`."""
    local = when.astimezone(place(zone))
    return f"{local:%a} {local.day} {local:%b} at {local:%H:%M}"


def city(zone: str) -> str:
    """Name a time zone as people say it."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def listed(topics: Iterable[str]) -> str:
    """Set topics in bold, with commas between."""
    return ", ".join(f"*{escape(topic)}*" for topic in topics)


def joined(parts: Iterable[str]) -> str:
    """Join words as a sentence does: `Mon, Thu and Fri`."""
    *first, last = list(parts)
    return f"{', '.join(first)} and {last}" if first else last


def changed(old: Subscription, new: Subscription, due: datetime | None) -> list[str]:
    """Say what a change of a channel's settings means, a line for each thing that changed."""
    lines: list[str] = []
    if (old.live, old.cap) != (new.live, new.cap):
        lines.append(live(new))
    if (old.schedule, old.zone) != (new.schedule, new.zone):
        lines.append(digest(new, due))
    if (old.follow, old.exclude) != (new.follow, new.exclude):
        lines.append(topics(new))
    if old.quiet != new.quiet:
        lines.append(quiet(new.quiet))
    if old.voices != new.voices:
        lines.append(f"Stories need {counted(new.voices, 'independent publisher')} at least.")
    return lines


def announcement(
    old: Subscription,
    new: Subscription,
    due: datetime | None,
    user: str,
    *,
    undo: str,
    also: Sequence[str] = (),
    did: str = "changed what this channel gets",
) -> Message:
    """Tell a channel what was changed and by whom, with a way back: the value of a button."""
    blocks = sections([f"<@{user}> {did}.", *also, *changed(old, new, due)])
    if len(undo) <= LIMITS["button.value"]:
        blocks.append(actions(button("Undo", UNDO, undo)))
    return message(blocks)
