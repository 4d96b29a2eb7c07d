"""The pieces that messages are laid out from: safe lines, times, sources, blocks that fit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.blockkit import LIMITS, Block, escape, link, plain, section, shorten
from bot.channels import documents
from bot.domain import Article, Briefing, Dropped, Message, Pair, Proven, SourceLine
from bot.language.boilerplate import heads
from bot.language.occasions import Occasion

TEXT = 4000  # characters of a fallback text: Slack's advice
LINE = 1200  # characters of one escaped line; ours are a tenth of it, hostile ones are cut
OUTLETS = 12  # named in the channel's line of sources
FAULTS = 3  # reasons named in a stamp
_RATE = re.compile(r"%|per ?cent|percentage", re.IGNORECASE)
_DIFFER = {
    "": "Sources differ",
    Occasion.ANNOUNCED: "Sources differ on the day of the announcement",
    Occasion.SIGNED: "Sources differ on the day of signature",
    Occasion.PUBLISHED: "Sources differ on the day of publication",
    Occasion.EFFECTIVE: "Sources differ on the day it takes effect",
    Occasion.EXPIRES: "Sources differ on the day it ends",
}
LINK = 1500  # characters of one link; a longer address is shown without


def safe(text: str, limit: int = LINE) -> str:
    """Escape a line from outside, cut so that it holds `limit` characters at most."""
    escaped = escape(text)
    # No character grows more than fivefold when it is escaped, an ellipsis not at all.
    return escaped if len(escaped) <= limit else escape(shorten(plain(text), limit // 6))


def linked(url: str, text: str, limit: int = 300) -> str:
    """Link a text from outside to the address of a stored source."""
    whole = link(url, shorten(plain(text), limit // 6 if len(escape(text)) > limit else limit))
    return whole if len(whole) <= LINK else safe(text, limit)


def clock(when: datetime, zone: str) -> str:
    """Write a time as a desk reads it: `14:05 Tokyo, Fri 20 Nov 2026`."""
    place, name = _zone(zone)
    local = when.astimezone(place)
    return f"{local:%H:%M} {name}, {local:%a} {local.day} {local:%b %Y}"


def short_clock(when: datetime, zone: str) -> str:
    """Write a time without its zone: `14:05, 20 Nov`."""
    local = when.astimezone(_zone(zone)[0])
    return f"{local:%H:%M}, {local.day} {local:%b}"


def whole_clock(when: datetime, zone: str) -> str:
    """Write a time for a table, where it may be years ago: `2026-11-20 14:05`."""
    return f"{when.astimezone(_zone(zone)[0]):%Y-%m-%d %H:%M}"


def _zone(zone: str) -> tuple[ZoneInfo, str]:
    try:
        return ZoneInfo(zone), zone.rsplit("/", 1)[-1].replace("_", " ")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC"), "UTC"


def stamp(briefing: Briefing, zone: str) -> str:
    """Write a briefing's stamp as plain text: when, how many say so, how it was written."""
    parts = [
        f"As of {clock(briefing.as_of, zone)}",
        counted(briefing.voices, "independent publisher"),
        official(briefing),
        briefing.writer.value,
    ]
    if briefing.writer.extracted and (titled := _titled(briefing)):
        parts[-1] += f" (headline: {titled})"
    parts += ["a flash: its source tells one sentence"] if briefing.flash else []
    parts += stopped(len(briefing.dropped), "line", briefing.dropped)
    parts += stopped(len(briefing.unproven), "change", briefing.unproven)
    return " · ".join(parts)


def stopped(number: int, noun: str, dropped: Sequence[Dropped]) -> list[str]:
    """Count what the gate dropped, and say why, the commonest reasons first; nothing if none."""
    if not number:
        return []
    told = faults(dropped)
    return [f"{counted(number, noun)} dropped by the gate" + (f" ({told})" if told else "")]


def faults(dropped: Iterable[Dropped]) -> str:
    """Name why lines were dropped, each reason once, the commonest first."""
    found = Counter(reason.fault for each in dropped for reason in each.verdict.reasons)
    named = [fault.value for fault, _ in found.most_common(FAULTS)]
    return ", ".join([*named, *(["and others"] if len(found) > FAULTS else [])])


def official(briefing: Briefing) -> str:
    """Say whether a primary document is among a briefing's sources."""
    return "official text" if briefing.official else "no official text found"


def counted(number: int, noun: str) -> str:
    """Write a number with what it counts: `1 article`, `2,000 articles`."""
    several = f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else several}"


def _titled(briefing: Briefing) -> str:
    """Name the outlet whose title heads a briefing, if one does."""
    cited = {citation.article_id for citation in briefing.headline.citations}
    named = (each.publisher for each in briefing.sources if each.article_id in cited)
    return next(named, "")


def source_lines(sources: Iterable[SourceLine], zone: str) -> list[str]:
    """List sources by outlet, each article once: link, time, how much of it was read."""
    lines: list[str] = []
    for publisher, group in groupby(sources, key=lambda source: source.publisher):
        lines.append(f"*{safe(publisher, 200)}*")
        for source in group:
            marks = [short_clock(source.when, zone), source.coverage.value]
            marks += ["official text"] if source.official else []
            marks += [safe(documents.told(source.document), 300)] if source.document else []
            lines.append(f"• {linked(source.url, titled(source))} · {' · '.join(marks)}")
    return lines


def titled(source: SourceLine | Article) -> str:
    """Name an article by its title, or by its site where that asks or tells somebody something."""
    if heads(source.title):
        return source.title
    return urlsplit(source.url).hostname or source.publisher


def outlets(sources: Sequence[SourceLine], most: int = OUTLETS) -> str:
    """Name each outlet once, linked to its first article."""
    firsts = [next(group) for _, group in groupby(sources, key=lambda each: each.publisher)]
    named = [linked(each.url, each.publisher, 200) for each in firsts[:most]]
    more = [f"{len(firsts) - most} more"] if len(firsts) > most else []
    return ", ".join(within([*filter(None, named), *more], 2000)) or "none"


def moved(moves: Sequence[Proven]) -> list[str]:
    """Show what was one thing and is another now, the old struck through; no line if nothing."""
    pairs = [each.pair for each in moves]
    olds = (f"~{safe(each.old, 60)}~ " if each.old else "" for each in pairs)
    shown = [
        f"{old}→ *{safe(each.new, 60)}*{_about(each)}"
        for old, each in zip(olds, pairs, strict=True)
    ]
    return ["; ".join(shown)] if shown else []


def _about(pair: Pair) -> str:
    """Say what a rate is on, or what else is for."""
    if not pair.about:
        return ""
    return f" {'on' if _RATE.search(pair.new) else 'for'} {safe(pair.about, 60)}"


def differing(differences: Sequence[Proven]) -> list[str]:
    """Show what two publishers put to one thing, each with its name; no line if nothing."""
    return [_differing(each.pair) for each in differences]


def _differing(pair: Pair) -> str:
    heading = _DIFFER.get(pair.about)
    about = "" if heading else _about(pair)
    return (
        f"_{heading or _DIFFER['']}{about}:_ {safe(pair.one, 100)} has *{safe(pair.old, 60)}*, "
        f"{safe(pair.other, 100)} *{safe(pair.new, 60)}*"
    )


def within(lines: Sequence[str], room: int, what: str = "") -> list[str]:
    """Keep the first lines that fit in `room` characters, and say how many are left out."""
    used = 0
    for kept, line in enumerate(lines):
        used += len(line) + 2
        if used > room:
            return [*lines[:kept], f"_{len(lines) - kept} {what or 'more'}_".replace("  ", " ")]
    return list(lines)


def sections(lines: Iterable[str], gap: str = "\n", spare: int = 0) -> list[Block]:
    """Put lines into as few section blocks as hold them; blank lines are left out.

    Each line is given `spare` characters to grow by.
    """
    texts: list[str] = []
    held = 0
    for line in filter(str.strip, lines):
        grown = len(gap) + len(line) + spare * (held + 1)
        if texts and len(texts[-1]) + grown <= LIMITS["section.text"]:
            texts[-1] += gap + line
            held += 1
        else:
            texts.append(line)
            held = 1
    return [section(text) for text in texts]


def message(blocks: Sequence[Block]) -> Message:
    """Make a message of blocks; its fallback text says the same, as far as there is room."""
    texts: list[str] = []
    for block in blocks:
        if block["type"] == "header":
            texts.append(f"*{escape(block['text']['text'])}*")
        elif block["type"] == "section":
            texts += block["text"]["text"].split("\n")
        elif block["type"] == "context":
            texts += [element["text"] for element in block["elements"]]
    return Message(text="\n".join(within(texts, TEXT - 20)), blocks=tuple(blocks))
