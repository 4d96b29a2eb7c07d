"""Briefings and answers for a terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.channels import documents
from bot.channels.answers import made
from bot.channels.layout import clock, counted, stamp
from bot.domain import Answer, Briefing, Dropped, Line, SourceLine

#: Said where no sentence could be a key point.
NO_POINTS = (
    "No key points: the sources hold no whole sentence that stands by itself and passes the gate."
)
#: Said where a text that somebody named holds none.
NO_SENTENCE = (
    "{subject}: its text holds no sentence that can be quoted, so there is nothing to brief. "
    "A text file holds the headline in its first line and the body, in whole sentences, after "
    "a blank line; of a page, give the address of the article itself"
)
_WIDTH = 88


def briefing(briefing: Briefing, zone: str) -> str:
    """Set a briefing as plain text, at most 88 columns wide."""
    parts = [wrapped(briefing.headline.text)]
    points = "\n".join(_bullet(point.line.text) for point in briefing.key_points)
    parts.append(points or wrapped(NO_POINTS))
    parts += [wrapped(line.text) for line in briefing.opening]
    for section in briefing.sections:
        parts.append(section.heading.upper())
        parts += [wrapped(line.text) for line in section.paragraphs]
    if briefing.ahead:
        parts.append("\n".join(("WHAT IS NEXT", *(_bullet(line.text) for line in briefing.ahead))))
    parts.append("\n".join(("SOURCES", *_sources(briefing.sources, zone))))
    parts.append(stamp(briefing, zone))
    return "\n\n".join(parts)


def answer(answer: Answer, zone: str) -> str:
    """Set an answer as plain text, or say what was searched when there is none."""
    searched = f"Searched {counted(answer.searched, 'article')}, as of {clock(answer.as_of, zone)}"
    searched = f"{' · '.join([searched, *made(answer)])}."
    if answer.lines:
        parts = [wrapped(line.text) for line in answer.lines]
        parts += [wrapped(f"Nothing in the archive on: {part}") for part in answer.unanswered]
        parts.append("\n".join(("SOURCES", *_sources(answer.sources, zone))))
        return "\n\n".join((*parts, searched))
    parts = ["Nothing in the archive on that.", searched]
    if answer.nearest:
        nearest = (f"- {near.headline} ({clock(near.when, zone)})" for near in answer.nearest)
        parts.append("\n".join(("Nearest:", *nearest)))
    return "\n\n".join(parts)


def latest(briefings: Sequence[Briefing], zone: str) -> str:
    """Set the newest briefings as a numbered list: headline, lead fact, outlets and time."""
    if not briefings:
        return "No story on that yet. News is read as it comes in: try again later."
    return "\n\n".join(
        "\n".join(
            [
                wrapped(f"{number}. {each.headline.text}"),
                *(wrapped(point.line.text) for point in each.key_points[:1]),
                ", ".join(dict.fromkeys(source.publisher for source in each.sources))
                + f" · {clock(each.as_of, zone)}",
            ]
        )
        for number, each in enumerate(briefings, 1)
    )


def latest_json(question: str, briefings: Sequence[Briefing]) -> dict[str, Any]:
    """Turn the newest briefings that answer a question into JSON values."""
    return {
        "question": question,
        "found": bool(briefings),
        "latest": [briefing_json(each) for each in briefings],
    }


def briefing_json(briefing: Briefing) -> dict[str, Any]:
    """Turn a briefing into JSON values: `headline`, `key_points[].text` and all the rest."""
    return {
        "id": briefing.id,
        "headline": briefing.headline.text,
        "key_points": [
            {"role": point.role.value, **_line(point.line)} for point in briefing.key_points
        ],
        "opening": [_line(line) for line in briefing.opening],
        "sections": [
            {
                "heading": section.heading,
                "paragraphs": [_line(line) for line in section.paragraphs],
            }
            for section in briefing.sections
        ],
        "ahead": [_line(line) for line in briefing.ahead],
        "sources": [_source(source) for source in briefing.sources],
        "voices": briefing.voices,
        "official": briefing.official,
        "as_of": briefing.as_of.isoformat(),
        "writer": briefing.writer.value,
        "model": briefing.model,
        "prompts": list(briefing.prompts),
        "dropped": list(map(_dropped, briefing.dropped)),
        "mended": list(map(_dropped, briefing.mended)),
    }


def answer_json(answer: Answer) -> dict[str, Any]:
    """Turn an answer into JSON values; `found` says whether there is one."""
    return {
        "question": answer.question.text,
        "found": bool(answer.lines),
        "lines": [_line(line) for line in answer.lines],
        "unanswered": list(answer.unanswered),
        "sources": [_source(source) for source in answer.sources],
        "support": answer.support,
        "searched": answer.searched,
        "as_of": answer.as_of.isoformat(),
        "nearest": [
            {"headline": near.headline, "when": near.when.isoformat(), "url": near.url}
            for near in answer.nearest
        ],
        "writer": answer.writer.value,
        "model": answer.model,
        "prompts": list(answer.prompts),
        "dropped": list(map(_dropped, answer.held_back)),
        "mended": list(map(_dropped, answer.mended)),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "text": line.text,
        "verdict": line.outcome.value if line.outcome else "",
        "citations": [asdict(citation) for citation in line.citations],
    }


def _dropped(dropped: Dropped) -> dict[str, Any]:
    return {
        "text": dropped.line.text,
        "reasons": [
            {"fault": reason.fault.value, "words": reason.words}
            for reason in dropped.verdict.reasons
        ],
    }


def _source(source: SourceLine) -> dict[str, Any]:
    listed: dict[str, Any] = _plain(asdict(source))
    return listed


def _plain(value: Any) -> Any:
    """Write the dates in a value as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def wrapped(text: str) -> str:
    """Break a paragraph into lines of at most 88 columns."""
    return textwrap.fill(text, _WIDTH)


def _bullet(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent="- ", subsequent_indent="  ")


def _sources(sources: Iterable[SourceLine], zone: str) -> list[str]:
    return [
        f"{_bullet(f'{source.publisher}: {source.title}')}\n"
        f"  {clock(source.when, zone)}, {source.coverage.value}"
        f"{', official text' if source.official else ''}"
        + "".join(f"\n  {each}" for each in (_document(source), source.url) if each)
        for source in sources
    ]


def _document(source: SourceLine) -> str:
    return documents.told(source.document) if source.document else ""
