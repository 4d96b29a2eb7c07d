"""What a person reads in their first ten minutes with us, and what they fill in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.blockkit import Block, context, escape, section
from bot.blockkit.controls import (
    actions,
    asked,
    button,
    channel_picker,
    divider,
    modal,
    radios,
    several,
    time_picker,
)
from bot.channels import settings_form, subjects
from bot.channels.layout import counted, message, safe
from bot.channels.schedule import place
from bot.domain import FeedReport, Json, Live, Message, Slot, Subscription

SET_UP, POST, SETTINGS, ASK = "set_up", "post_first", "settings", "ask_this"
HOUR = "08:30"
NAMED = 3  # sources that do not answer, by name
REASON = 80  # characters of why one does not
ROOM = 45  # blocks of a digest that is shown beforehand


def city(zone: str) -> str:
    """Name a time zone as people do: by its city."""
    return zone.rsplit("/", 1)[-1].replace("_", " ")


def hello(feeds: Sequence[FeedReport], model: str, channels: Sequence[str]) -> Message:
    """Greet whoever installed us; `channels` get something already."""
    lines = [
        f"*Sources:* {_answering(feeds)}",
        f"*Model:* {_model(model)}",
        f"*Channels:* {_quiet(channels)}",
    ]
    blocks = [
        section(
            "Hello, I am Tradewire. I write up trade and tariff news as briefings, and check every "
            "line against its source."
        ),
        section("\n".join(lines)),
        section("Shall we set up a channel? It takes a minute."),
    ]
    return _with(blocks, actions(button("Set up", SET_UP, style="primary")))


def _answering(feeds: Sequence[FeedReport]) -> str:
    if not feeds:
        return "none yet. Whoever runs me names them in `TRADEWIRE_FEEDS`."
    told = f"{len(_good(feeds))} of {len(feeds)} answering."
    return " ".join([told, *_silent(feeds)])


def _good(feeds: Sequence[FeedReport]) -> list[FeedReport]:
    return [feed for feed in feeds if feed.answering]


def _silent(feeds: Sequence[FeedReport]) -> list[str]:
    bad = [feed for feed in feeds if feed.failing]
    if not bad:
        return []
    named = [f"{safe(feed.publisher, 100)} ({safe(feed.detail, REASON)})" for feed in bad[:NAMED]]
    named += [f"{len(bad) - NAMED} more"] if len(bad) > NAMED else []
    return [f"No answer from {_listed(named)}."]


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def _model(model: str) -> str:
    if not model:
        return "none. Briefings are the sources' own sentences, and no text is sent to any model."
    return (
        f"`{safe(model, 100)}` writes the briefings. It is sent the texts of the articles, and the "
        "questions that people ask me; no other message."
    )


def _quiet(channels: Sequence[str]) -> str:
    if not channels:
        return "nothing posts until you choose."
    named = _listed([f"<#{each}>" for each in channels[:NAMED]])
    are = "is" if len(channels) == 1 else "are"
    return f"{named} {are} set up. Nothing posts anywhere else until you choose."


def form(wanted: Subscription | None, zone: str, channel: str = "") -> Json:
    """Ask for a channel, its subjects, the hour of its digest, and what comes as it breaks.

    `wanted` is what the person chose before, `zone` their own.
    """
    hour, live = HOUR, str(Live.BREAKING)
    chosen: tuple[str, ...] = ()
    if wanted is not None:
        channel = channel or wanted.channel.id
        hour = _hour(wanted)
        chosen, _ = subjects.ticked(wanted.follow)
        live = wanted.live
    return modal(
        "Set up a channel",
        [
            asked(
                "Channel",
                channel_picker("channel", channel),
                hint="If I am not in it, I tell you how to invite me.",
            ),
            asked(
                "Subjects",
                several("subjects", [(name, name) for name in subjects.SUBJECTS], chosen),
                hint="With none ticked, the channel follows everything.",
                optional=True,
            ),
            asked(
                "A digest on weekdays at",
                time_picker("hour", hour),
                hint=f"{city(zone)} time. Leave it empty for no digest.",
                optional=True,
            ),
            asked("As stories break", radios("live", settings_form.LIVE, live)),
            context("Next you see the first digest. It is posted when you say so."),
        ],
        callback=SET_UP,
        submit="Preview",
        close="Cancel",
        metadata=zone,
    )


def invite(channel: str) -> Message:
    """Ask to be let into a channel."""
    return message(
        [
            section(
                f"I am not in <#{channel}> yet, so I can post nothing there. Please go there and "
                "type `/invite @Tradewire`. I go on here by myself as soon as I am in."
            )
        ]
    )


def progress(feeds: Sequence[FeedReport], stories: int, *, ready: bool) -> Message:
    """Say how far the sources are read."""
    told = f"Read {len(_good(feeds))} of {counted(len(feeds), 'source')}"
    if ready:
        parts = [f"{told}: {counted(stories, 'briefing')} from the last 48 hours."]
        return message([section(" ".join([*parts, *_silent(feeds)]))])
    written = f", {counted(stories, 'briefing')} so far" if stories else ""
    return message([section(f"{told}{written}…")])


def preview(digest: Message, wanted: Subscription, round_: int) -> Message:
    """Show the first digest before it is posted."""
    blocks = [
        section(f"*Preview for <#{wanted.channel.id}>.* Nothing is posted there yet."),
        divider(),
        *_within(digest),
        divider(),
        section(
            f"*Post* puts this digest into <#{wanted.channel.id}>. From then on it gets "
            f"{habits(wanted)}."
        ),
    ]
    row = actions(
        button("Post", POST, str(round_), style="primary"), button("Change", SET_UP, "change")
    )
    return _with(blocks, row)


def posted(wanted: Subscription) -> Message:
    """Say what became of a preview that was posted."""
    where = f"<#{wanted.channel.id}>"
    return message([section(f"Posted in {where}. From now on it gets {habits(wanted)}.")])


def changed() -> Message:
    """Say what became of a preview that was not."""
    return message([context("A preview stood here; you have changed what it was for.")])


def _within(digest: Message) -> list[Block]:
    if not digest.blocks:
        return [section(digest.text)]
    *blocks, foot = [dict(block) for block in digest.blocks[:ROOM]]
    # Its foot says how to go on from it, which holds in its channel only.
    return blocks if foot["type"] == "context" else [*blocks, foot]


def habits(wanted: Subscription) -> str:
    """Say what a channel gets from now on, to follow "it gets"."""
    parts = []
    if wanted.schedule is not None:
        parts.append(f"a digest on weekdays at {_hour(wanted)} {city(wanted.zone)}")
    if wanted.live is Live.BREAKING:
        parts.append("a briefing as soon as a story breaks")
    elif wanted.live is Live.ALL:
        parts.append("a briefing of every story at once")
    followed = ", ".join(f"*{escape(name)}*" for name in subjects.named(wanted.follow))
    return f"{' and '.join(parts)}, on {followed or 'every subject'}"


def _hour(wanted: Subscription) -> str:
    return f"{wanted.schedule.times[0]:%H:%M}" if wanted.schedule else ""


def closing(
    answerable: str,
    unanswerable: str,
    slot: Slot | None,
    wanted: Subscription,
    now: datetime,
    command: str,
) -> Message:
    """Offer a question that the lead answers and one that it does not, and say what is next."""
    blocks: list[Block] = []
    if answerable or unanswerable:
        blocks.append(
            section("*Ask me something.* Here, in a thread, or with a mention. Try these:")
        )
    if answerable:
        told = "Today's digest answers this."
        blocks.append(_try(answerable, told, "Ask this"))
    if unanswerable:
        told = "Nothing that I have read answers this, and I say so."
        blocks.append(_try(unanswerable, told, "Ask that"))
    blocks.append(section(_next(slot, wanted, now)))
    blocks.append(
        context(
            f"`{command} settings` in a channel changes what it gets; `{command} help` lists "
            "what else I do."
        )
    )
    return message(blocks)


def _try(question: str, told: str, label: str) -> Block:
    shown = section(f"*{safe(question, 300)}*\n{told}")
    return shown | {"accessory": button(label, ASK, question)}


def _next(slot: Slot | None, wanted: Subscription, now: datetime) -> str:
    if slot is None:
        return f"*Next:* stories in <#{wanted.channel.id}> as they break."
    return (
        f"*Next:* {day_and_hour(slot.due, wanted.zone, now)}, the digest in <#{wanted.channel.id}>."
    )


def day_and_hour(when: datetime, zone: str, now: datetime) -> str:
    """Write a time to come as people say it: `tomorrow 08:30 Tokyo`, `Monday 08:30 Tokyo`."""
    local, here = when.astimezone(place(zone)), now.astimezone(place(zone))
    ahead = (local.date() - here.date()).days
    day = {0: "today", 1: "tomorrow"}.get(ahead, f"{local:%A}")
    if ahead > 6:
        day = f"{local.day} {local:%B}"
    return f"{day} {local:%H:%M} {city(zone)}"


def joined(command: str, channel: str, known: Subscription | None) -> Message:
    """Thank whoever invited us, and say what happens now: nothing, until somebody chooses."""
    if known is not None and known.live is not Live.PAUSED:
        head = "Thank you for inviting me. This channel is set up already; I go on as it was."
    else:
        head = (
            "Thank you for inviting me. I post nothing here until somebody chooses what. Anybody "
            f"in the channel may, here or with `{command} settings`."
        )
    return _with([section(head)], actions(button("Settings", SETTINGS, channel)))


def _with(blocks: Sequence[Block], *rows: Block) -> Message:
    """Make a message whose fallback text leaves the buttons out."""
    written = message(blocks)
    return Message(text=written.text, blocks=(*written.blocks, *rows))
