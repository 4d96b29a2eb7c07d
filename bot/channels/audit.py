"""An audit as text and as JSON: every line that was told, its verdict, and what carries it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.channels.account import Account
from bot.channels.layout import counted
from bot.channels.plain import wrapped
from bot.domain import Article, Briefing, Citation, Dropped, Line, Proven, Reason


def told(of: Account, zone: str) -> str:
    """Set an audit as plain text."""
    parts = [f"{of.kind.upper()} {of.id}\n{_stamp(of, zone)}"]
    if of.question:
        parts.append(wrapped(f"Question: {of.question}"))
    for place, line in of.lines:
        parts.append("\n".join([_line(of, place, line), *_doubted(line), *_all_cited(of, line)]))
    if of.earlier is not None:
        parts.append(_news(of, of.earlier))
    parts += _stopped("HELD BACK", of.dropped)
    parts += _stopped("STOPPED, AND TOLD IN OTHER WORDS", of.mended)
    parts += _stopped("CHANGES AND DIFFERENCES THAT THE GATE STOPPED", of.unproven)
    parts.append("\n".join(["SNAPSHOTS", *map(_snapshot, _cited_articles(of))]))
    count = sum(len(line.citations) for _, line in of.lines)
    standing = "all stand" if of.sound else "NOT ALL STAND"
    parts.append(f"{counted(count, 'citation')}: {standing} in the snapshots as they are kept.")
    return "\n\n".join(parts)


def as_json(of: Account) -> dict[str, Any]:
    """Turn an audit into JSON values."""
    listed: dict[str, Any] = {of.kind: of.id}
    if isinstance(of.told, Briefing):
        listed |= {"story": of.told.story_id, "revision": of.told.revision}
    else:
        listed |= {"question": of.question, "found": bool(of.told.lines)}
    return listed | {
        "as_of": of.as_of.isoformat(),
        "writer": of.told.writer.value,
        "model": of.model,
        "prompts": list(of.prompts),
        "sound": of.sound,
        "earlier_revision": of.earlier.revision if of.earlier else None,
        "moves": [_pair_json(each, of) for each in of.moves],
        "differences": [_pair_json(each, of) for each in of.differences],
        "unproven": [_dropped_json(each, of) for each in of.unproven],
        "lines": [
            {
                "place": place,
                "text": line.text,
                "new": line.text in of.new,
                "verdict": line.outcome.value if line.outcome else "",
                "doubt": _reason(line.doubt) if line.doubt else None,
                "model": line.opinion.value if line.opinion else "",
                "citations": [_citation(each, of) for each in line.citations],
            }
            for place, line in of.lines
        ],
        "dropped": [_dropped_json(each, of) for each in of.dropped],
        "mended": [_dropped_json(each, of) for each in of.mended],
        "snapshots": [
            {
                "article": each.id,
                "publisher": each.publisher,
                "title": each.title,
                "url": each.url,
                "hash": each.snapshot,
                "characters": len(each.text),
                "coverage": each.coverage.value,
                "version": each.version,
            }
            for each in _cited_articles(of)
        ],
    }


# -- as text ------------------------------------------------------------------------------


def _stamp(of: Account, zone: str) -> str:
    story = ""
    if isinstance(of.told, Briefing):
        story = f"story {of.told.story_id}, revision {of.told.revision}"
    parts = [story, of.when(zone), of.told.writer.value, of.model, *of.prompts]
    return wrapped(" · ".join(filter(None, parts)))


def _line(of: Account, place: str, line: Line) -> str:
    """Set a line with the gate's verdict, a model's opinion, and whether it was told before."""
    said = [
        line.outcome.value if line.outcome else "",
        f"the model: {line.opinion.value}" if line.opinion else "",
        "new" if line.text in of.new else "",
    ]
    verdict = ", ".join(filter(None, said))
    return wrapped(f"{place}{f' [{verdict}]' if verdict else ''}: {line.text}")


def _doubted(line: Line) -> list[str]:
    return [f"    {_why(line.doubt)}"] if line.doubt else []


def _news(of: Account, earlier: Briefing) -> str:
    count = sum(line.text in of.new for _, line in of.lines)
    head = f"AGAINST REVISION {earlier.revision} ({earlier.id}): {counted(count, 'new line')}"
    return "\n".join([head, *(f"    {each.pair.told}" for each in of.moves)])


def _all_cited(of: Account, line: Line) -> Iterable[str]:
    return (_cited(each, of) for each in line.citations)


def _cited(citation: Citation, of: Account) -> str:
    article = of.articles.get(citation.article_id)
    source = next((s for s in of.sources if s.article_id == citation.article_id), None)
    publisher = article.publisher if article else source.publisher if source else "?"
    url = article.url if article else source.url if source else ""
    wrong = of.wrong(citation)
    where = f"{citation.snapshot[:12]} {citation.start}-{citation.end}"
    state = f"NOT FOUND: {wrong}" if wrong else "stands"
    return "\n".join(
        [
            wrapped(f"    “{citation.quote}”"),
            f"    {publisher}{f' · {url}' if url else ''}",
            f"    snapshot {where}, {state}",
        ]
    )


def _stopped(heading: str, dropped: Sequence[Dropped]) -> list[str]:
    if not dropped:
        return []
    told = "\n\n".join(_dropped(each) for each in dropped)
    return [f"{heading}: {counted(len(dropped), 'line')}\n\n{told}"]


def _dropped(dropped: Dropped) -> str:
    reasons = "\n".join(f"    {_why(reason)}" for reason in dropped.verdict.reasons)
    return f"{wrapped(dropped.line.text)}\n{reasons or '    no reason kept'}"


def _why(reason: Reason) -> str:
    told = f"{reason.fault.value}: “{reason.words}”" if reason.words else reason.fault.value
    if reason.against is None or reason.against.quote == reason.words:
        return told
    return f"{told}; the source has “{reason.against.quote}”"


def _snapshot(article: Article) -> str:
    return (
        f"    {article.snapshot} · {article.publisher} · {len(article.text):,} characters"
        f" · {article.coverage.value}"
    )


def _cited_articles(of: Account) -> list[Article]:
    """List the articles that are cited and kept, each once."""
    stopped = (each.line for each in (*of.dropped, *of.mended, *of.unproven))
    lines = (*(line for _, line in of.lines), *stopped)
    ids = dict.fromkeys(cited.article_id for line in lines for cited in line.citations)
    return [of.articles[id_] for id_ in ids if id_ in of.articles]


# -- as JSON ------------------------------------------------------------------------------


def _dropped_json(dropped: Dropped, of: Account) -> Mapping[str, Any]:
    return {
        "text": dropped.line.text,
        "reasons": [_reason(reason) for reason in dropped.verdict.reasons],
        "model": dropped.verdict.opinion.value if dropped.verdict.opinion else "",
        "citations": [_citation(cited, of) for cited in dropped.line.citations],
    }


def _pair_json(each: Proven, of: Account) -> Mapping[str, Any]:
    pair = each.pair
    return {
        "sort": pair.sort.value,
        "old": pair.old,
        "new": pair.new,
        "about": pair.about,
        "outlets": [pair.one, pair.other] if pair.one else [],
        "was": _judged_json(each.was, of),
        "now": _judged_json(each.now, of),
    }


def _judged_json(line: Line, of: Account) -> Mapping[str, Any]:
    return {
        "text": line.text,
        "verdict": line.outcome.value if line.outcome else "",
        "doubt": _reason(line.doubt) if line.doubt else None,
        "citations": [_citation(each, of) for each in line.citations],
    }


def _reason(reason: Reason) -> Mapping[str, Any]:
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


def _citation(citation: Citation, of: Account) -> Mapping[str, Any]:
    article = of.articles.get(citation.article_id)
    return {
        "article": citation.article_id,
        "publisher": article.publisher if article else "",
        "url": article.url if article else "",
        "snapshot": citation.snapshot,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "wrong": of.wrong(citation),
    }
