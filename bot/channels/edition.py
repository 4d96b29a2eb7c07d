"""A digest -> one Slack message, and plain text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from bot.blockkit import JOINER, Block, context, header, section
from bot.channels import layout, links
from bot.channels.digest import Coming, Contents, Heading, Item
from bot.channels.layout import (
    counted,
    differing,
    message,
    moved,
    official,
    outlets,
    safe,
    sections,
    within,
)
from bot.channels.links import filled, to_story
from bot.channels.schedule import place
from bot.domain import Message

FACT = 420  # characters of a lead fact
OUTLETS = 4  # named in a line
LINK = 150  # characters by which a link to a message is longer than its place
ROOM = 7500  # characters of the lines with their links
POSTED = "each headline leads to its briefing · reply here to ask"
_BEGINS = re.compile(r"\d+\. |• \*[^*]+\* · ")  # a numbered item, a day ahead
REST = 50  # lines in a list of the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a digest: its hour, its channel's zone, how the sources do.

    `late` says that its hour is long past, `command` what people type to us, `foot` how to go
    on from it: what is seen in private has no thread, and its headlines may lead nowhere yet.
    """

    now: datetime
    zone: str
    answering: int
    sources: int
    late: str = ""
    command: str = "/trade"
    title: str = "Trade digest"
    foot: str = POSTED


def digest(contents: Contents, frame: Frame) -> Message:
    """Set a digest: what is new, moved and disputed, and what comes next.

    With nothing to tell it is one line: silence would look like a bot that has died.
    """
    if not contents.items and not contents.coming:
        return message(sections([f"{_sum(contents, frame)} · {_foot(contents, frame)}"]))
    blocks: list[Block] = [header(f"{frame.title} · {_hour(frame.now, frame.zone)}")]
    blocks.append(context(_sum(contents, frame)))
    numbers = {id(item): number for number, item in enumerate(contents.shown, 1)}
    room = ROOM // max(len(contents.shown), 1)
    for heading, group in groupby(contents.shown, key=lambda item: item.heading):
        lines = [_line(item, numbers[id(item)], room) for item in group]
        blocks += sections([f"*{heading}*\n{lines[0]}", *lines[1:]], gap="\n\n", spare=LINK)
    if more := len(contents.items) - len(contents.shown):
        blocks += sections([f"{more} more: `{frame.command} digest rest`"])
    if contents.coming:
        shown = {item.briefing.story_id: numbers[id(item)] for item in contents.shown}
        lines = [_date(each, shown.get(each.story_id)) for each in contents.coming]
        blocks += sections(["*DATES*", *lines], spare=LINK)
    return message([*blocks, context(_foot(contents, frame))])


def rest(items: Sequence[Item], first: int) -> Message:
    """List the stories that a digest counted, with the numbers that they have."""
    if not items:
        return Message(text="The last digest left nothing out.")
    lines = [_line(item, number, 900) for number, item in enumerate(items[:REST], first)]
    return message(sections(within(lines, ROOM), gap="\n\n", spare=LINK))


def retracted(message: Message, story_id: str) -> Message:
    """Take a story back in a digest: its headline stays, struck through, without its facts."""
    return layout.message([_without(block, story_id) for block in message.blocks])


def _without(block: Mapping[str, Any], story_id: str) -> Block:
    if block["type"] != "section":
        return dict(block)
    parts = [_taken_back(part, story_id) for part in block["text"]["text"].split("\n\n")]
    return section("\n\n".join(parts))


def _taken_back(part: str, story_id: str) -> str:
    """Strike a story through in the lines of one item, or in those of the days ahead."""
    kept: list[str] = []
    within_it = False
    for line in part.split("\n"):
        place = links.place(line, story_id)
        begins = _BEGINS.match(line)
        within_it = bool(place) if begins else within_it
        if begins and place:
            kept.append(f"{begins[0]}*~{place}~* · _retracted; do not rely on it_")
        elif begins or not within_it:
            kept.append(line)
    return "\n".join(kept)


def plain(message: Message) -> str:
    """Set a digest for a terminal: its links as their labels, without marks."""
    text = filled(message, {}).text
    text = re.sub(r"<[^<>|]*\|([^<>]*)>", r"\1", text)
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), (JOINER, "")):
        text = text.replace(entity, char)
    return re.sub(r"(?<!\w)[*~_]|[*~_](?!\w)", "", text)


def _hour(when: datetime, zone: str) -> str:
    local = when.astimezone(place(zone))
    return f"{_day(local.date())}, {local:%H:%M}"


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _sum(contents: Contents, frame: Frame) -> str:
    """Count what there is, and say since when and by whose clock."""
    counts = dict.fromkeys(Heading, 0)
    for item in contents.items:
        counts[item.heading] += 1
    told = ", ".join(f"{number} {heading.lower()}" for heading, number in counts.items() if number)
    since = _hour(contents.since, frame.zone)
    where = frame.zone.rsplit("/", 1)[-1].replace("_", " ")
    parts = [f"{told or 'Nothing new for this channel'} since {since}"]
    parts.append(f"{where} time")
    return " · ".join([*parts, *([frame.late] if frame.late else [])])


def _foot(contents: Contents, frame: Frame) -> str:
    answering = f"{frame.answering} of {counted(frame.sources, 'source')} answering"
    return " · ".join([answering, *([frame.foot] if frame.foot and contents.shown else [])])


def _line(item: Item, number: int, room: int) -> str:
    """Set a story: its headline, what moved or differs, the lead fact, who has it."""
    briefing = item.briefing
    parts = [f"{number}. *{to_story(briefing.story_id, briefing.headline.text)}*"]
    parts += moved(item.moves)
    parts += differing(item.differences)
    parts.append(safe(item.fact, FACT))
    named = outlets(briefing.sources, OUTLETS)
    parts.append(f"{named} · {official(briefing)}")
    return "\n".join(within(list(filter(None, parts)), max(room, 900)))


def _date(coming: Coming, number: int | None) -> str:
    """Set a day ahead with its story: by its number where it stands above, else its headline."""
    told = f"• *{_day(coming.day)}* · {safe(coming.line.text, FACT)}"
    label = coming.headline if number is None else f"story {number}"
    return f"{told} ({to_story(coming.story_id, label)})"
