"""The Home tab: what is new, what each channel gets, and how the sources do, for one person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from bot.blockkit import Block, context, header, section
from bot.blockkit.controls import actions, button, divider, home
from bot.channels import polled, settings
from bot.channels.layout import clock, counted, linked, official, safe, sections, within
from bot.domain import Briefing, Json, Status, Subscription

STORIES = 5
CHANNELS = 12
#: Bytes of the list of the sources, as they are sent. A view may have 250,000 and a hundred blocks,
#: of which the rest takes less than half; this is more than 500 sources as a rule.
ROOM = 110_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel that a person is in, and what it gets; `due` is when its next digest is."""

    subscription: Subscription
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What a person's Home tab tells."""

    stories: Sequence[Briefing]
    places: Sequence[Place]
    status: Status
    zone: str
    command: str


def view(shown: Home) -> Json:
    """Render a Home tab."""
    return home([*_head(shown), *_stories(shown), *_places(shown), *_sources(shown), *_help(shown)])


def _head(shown: Home) -> list[Block]:
    return [
        header("What is new in trade policy"),
        context(f"As of {clock(shown.status.now, shown.zone)}. Every line stands in its sources."),
    ]


def _stories(shown: Home) -> list[Block]:
    if not shown.stories:
        return [section("No story yet. They appear here as soon as they are written up.")]
    blocks: list[Block] = []
    for each in shown.stories[:STORIES]:
        lead = [safe(point.line.text, 900) for point in each.key_points[:1]]
        blocks += [
            section("\n".join([f"*{safe(each.headline.text, 600)}*", *lead]))
            | {"accessory": button("Show sources", "show_sources", each.id)},
            context(f"{_outlets(each)} · {official(each)} · {clock(each.as_of, shown.zone)}"),
        ]
    more = f"`{shown.command} latest` lists them, `{shown.command} latest steel` those on a topic."
    return [*blocks, context(more)]


def _outlets(briefing: Briefing) -> str:
    named = {source.publisher: source for source in reversed(briefing.sources)}
    links = [linked(each.url, each.publisher, 200) for each in reversed([*named.values()])]
    return ", ".join(within(links, 1500))


def _places(shown: Home) -> list[Block]:
    blocks: list[Block] = [divider(), header("Your channels")]
    if not shown.places:
        blocks.append(
            section("None of your channels gets anything yet. Nothing is posted until you choose.")
        )
    for place in shown.places[:CHANNELS]:
        channel = place.subscription.channel.id
        words = "\n".join(settings.overview(place.subscription, place.due))
        blocks.append(
            section(f"<#{channel}>\n{words}")
            | {"accessory": button("Settings", "settings", channel)}
        )
    left = len(shown.places) - CHANNELS
    if left > 0:
        blocks.append(context(f"{counted(left, 'channel')} more: type `{shown.command}` there"))
    return [*blocks, actions(button("Set up a channel", "set_up", style="primary"))]


def _sources(shown: Home) -> list[Block]:
    status = shown.status
    lines = [f"*{polled.summary(status.sources)}*"]
    lines += _held(polled.rows(status.sources, shown.zone))
    told = (
        f"The articles of a story are sent to the model `{safe(status.model, 100)}`, which writes "
        "its briefing; the gate checks every line."
        if status.model
        else "No model is set: briefings are the sources' own sentences, and no text leaves here."
    )
    return [divider(), header("Sources"), *sections(lines), context(told)]


def _held(lines: Sequence[str]) -> list[str]:
    """Keep the first lines that there is room for, and say how many are left out."""
    sizes = accumulate(len(json.dumps(line)) for line in lines)
    kept = sum(size <= ROOM for size in sizes)
    left = len(lines) - kept
    return [*lines[:kept], *([f"_{left:,} {polled.MORE}_"] if left else [])]


def _help(shown: Home) -> list[Block]:
    ask = (
        f"Ask in the Messages tab, in the thread of a briefing, by a mention in a channel, or with "
        f"`{shown.command} ask` anywhere. `{shown.command} help` lists all that I do."
    )
    return [divider(), section(ask)]
