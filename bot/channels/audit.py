"""All that a briefing rests on: its lines, their verdicts, and the words that carry them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.layout import clock, counted
from bot.channels.plain import wrapped
from bot.domain import Article, Briefing, Citation, Dropped, Line, Reason, fingerprint


def sound(briefing: Briefing, articles: Mapping[str, Article]) -> bool:
    """Say whether every citation of every line that was told stands in a snapshot as kept."""
    return all(
        _stands(citation, articles) == ""
        for _, line in _lines(briefing)
        for citation in line.citations
    )


def told(briefing: Briefing, articles: Mapping[str, Article], zone: str) -> str:
    """Set an audit as plain text."""
    parts = [f"BRIEFING {briefing.id}\n{_stamp(briefing, zone)}"]
    for place, line in _lines(briefing):
        verdict = f" [{_verdict(line)}]" if line.outcome else ""
        cited = (_cited(each, briefing, articles) for each in line.citations)
        parts.append("\n".join([wrapped(f"{place}{verdict}: {line.text}"), *cited]))
    if briefing.dropped:
        held = "\n\n".join(_dropped(each) for each in briefing.dropped)
        parts.append(f"HELD BACK: {counted(len(briefing.dropped), 'line')}\n\n{held}")
    count = sum(len(line.citations) for _, line in _lines(briefing))
    standing = "all stand" if sound(briefing, articles) else "NOT ALL STAND"
    parts.append(f"{counted(count, 'citation')}: {standing} in the snapshots as they are kept.")
    return "\n\n".join(parts)


def as_json(briefing: Briefing, articles: Mapping[str, Article]) -> dict[str, Any]:
    """Turn an audit into JSON values."""
    return {
        "briefing": briefing.id,
        "story": briefing.story_id,
        "revision": briefing.revision,
        "as_of": briefing.as_of.isoformat(),
        "writer": briefing.writer.value,
        "model": briefing.model,
        "prompts": list(briefing.prompts),
        "sound": sound(briefing, articles),
        "lines": [
            {
                "place": place,
                "text": line.text,
                "verdict": line.outcome.value if line.outcome else "",
                "model": line.opinion.value if line.opinion else "",
                "citations": [_citation(each, articles) for each in line.citations],
            }
            for place, line in _lines(briefing)
        ],
        "dropped": [
            {
                "text": each.line.text,
                "reasons": [_reason(reason) for reason in each.verdict.reasons],
                "citations": [_citation(cited, articles) for cited in each.line.citations],
            }
            for each in briefing.dropped
        ],
    }


def _lines(briefing: Briefing) -> Iterator[tuple[str, Line]]:
    yield "Headline", briefing.headline
    yield from ((point.role.value.capitalize(), point.line) for point in briefing.key_points)
    yield from (("Opening", line) for line in briefing.opening)
    for section in briefing.sections:
        yield from ((section.heading, line) for line in section.paragraphs)
    yield from (("What is next", line) for line in briefing.ahead)


def _verdict(line: Line) -> str:
    """Give the gate's verdict, and a model's opinion where one was asked."""
    said = f"the model: {line.opinion.value}" if line.opinion else ""
    return ", ".join(filter(None, [line.outcome.value if line.outcome else "", said]))


def _stamp(briefing: Briefing, zone: str) -> str:
    parts = [
        f"story {briefing.story_id}, revision {briefing.revision}",
        f"as of {clock(briefing.as_of, zone)}",
        briefing.writer.value,
        briefing.model,
        *briefing.prompts,
    ]
    return wrapped(" · ".join(filter(None, parts)))


def _stands(citation: Citation, articles: Mapping[str, Article]) -> str:
    """Say what is wrong with a citation; nothing where its words stand as they are cited."""
    article = articles.get(citation.article_id)
    if article is None:
        return "its article is not kept"
    if fingerprint(article.text) != citation.snapshot:
        return "its snapshot is another one"
    if article.text[citation.start : citation.end] != citation.quote:
        return "its words do not stand there"
    return ""


def _cited(citation: Citation, briefing: Briefing, articles: Mapping[str, Article]) -> str:
    article = articles.get(citation.article_id)
    source = next((s for s in briefing.sources if s.article_id == citation.article_id), None)
    publisher = article.publisher if article else source.publisher if source else "?"
    url = article.url if article else source.url if source else ""
    wrong = _stands(citation, articles)
    where = f"{citation.snapshot[:12]} {citation.start}-{citation.end}"
    state = f"NOT FOUND: {wrong}" if wrong else "stands"
    return "\n".join(
        [
            wrapped(f"    “{citation.quote}”"),
            f"    {publisher}{f' · {url}' if url else ''}",
            f"    snapshot {where}, {state}",
        ]
    )


def _dropped(dropped: Dropped) -> str:
    reasons = "\n".join(f"    {_why(reason)}" for reason in dropped.verdict.reasons)
    return f"{wrapped(dropped.line.text)}\n{reasons or '    no reason kept'}"


def _why(reason: Reason) -> str:
    told = f"{reason.fault.value}: “{reason.words}”" if reason.words else reason.fault.value
    if reason.against is None or reason.against.quote == reason.words:
        return told
    return f"{told}; the source has “{reason.against.quote}”"


def _reason(reason: Reason) -> dict[str, Any]:
    against = reason.against
    return {
        "fault": reason.fault.value,
        "words": reason.words,
        "start": reason.start,
        "end": reason.end,
        "against": None
        if against is None
        else {
            "article": against.article_id,
            "start": against.start,
            "end": against.end,
            "words": against.quote,
        },
    }


def _citation(citation: Citation, articles: Mapping[str, Article]) -> dict[str, Any]:
    article = articles.get(citation.article_id)
    return {
        "article": citation.article_id,
        "publisher": article.publisher if article else "",
        "url": article.url if article else "",
        "snapshot": citation.snapshot,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "wrong": _stands(citation, articles),
    }
