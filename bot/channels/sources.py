"""Behind "Show sources": each line of a briefing with the words that carry it, as a modal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.blockkit import Block, context, plain, section, shorten
from bot.blockkit.controls import divider, modal, rich, rich_quote, rich_section, span, url_span
from bot.channels import documents
from bot.channels.layout import counted, safe, short_clock, stamp
from bot.domain import Article, Briefing, Citation, Dropped, Json, Line, Reason, SourceLine

LINES = 24  # lines of a briefing that are shown with their evidence
CITED = 3  # citations of one line
AROUND = 60  # characters of the article before and after the words that are cited
DROPPED = 8
TEXT = 900  # characters of a line or of cited words


def view(briefing: Briefing, articles: Mapping[str, Article], zone: str) -> Json:
    """Show what each line of a briefing rests on; `articles` by id, as far as they are kept."""
    sources = {source.article_id: source for source in briefing.sources}
    blocks: list[Block] = [
        section(f"*{safe(briefing.headline.text, 600)}*"),
        *_evidence(briefing.headline, "", sources, articles, zone),
    ]
    parts = list(_parts(briefing))
    for title, lines in _cut(parts, LINES):
        blocks += [divider(), section(f"*{safe(title, 200)}*")]
        for line in lines:
            blocks += _evidence(line, _claim(line), sources, articles, zone)
    shown = sum(len(lines) for _, lines in _cut(parts, LINES))
    total = sum(len(lines) for _, lines in parts)
    if total > shown:
        blocks.append(context(f"{counted(total - shown, 'line')} more in the thread"))
    blocks += _withheld(briefing.dropped)
    blocks += [divider(), context(safe(f"{stamp(briefing, zone)} · briefing {briefing.id}"))]
    if briefing.model:
        blocks.append(context(safe(f"{briefing.model} · {' · '.join(briefing.prompts)}")))
    return modal("Sources", blocks)


def _parts(briefing: Briefing) -> Iterable[tuple[str, tuple[Line, ...]]]:
    yield "Key points", tuple(point.line for point in briefing.key_points)
    if briefing.opening:
        yield "Opening", briefing.opening
    for part in briefing.sections:
        yield part.heading, part.paragraphs
    if briefing.ahead:
        yield "What is next", briefing.ahead


def _cut(
    parts: Iterable[tuple[str, tuple[Line, ...]]], room: int
) -> list[tuple[str, tuple[Line, ...]]]:
    kept = []
    for title, lines in parts:
        if lines and room > 0:
            kept.append((title, lines[:room]))
            room -= len(lines)
    return kept


def _claim(line: Line) -> str:
    """Give a line in its own words; empty where they are those of its source."""
    said = line.text.strip('“”"')
    quoted = any(said.startswith(citation.quote) for citation in line.citations)
    return "" if quoted else _text(line.text)


def _evidence(
    line: Line,
    claim: str,
    sources: Mapping[str, SourceLine],
    articles: Mapping[str, Article],
    zone: str,
) -> list[Block]:
    parts = [rich_section(span(claim))] if claim else []
    for citation in line.citations[:CITED]:
        parts += _cited(citation, sources, articles.get(citation.article_id), zone)
    return [rich(*parts)] if parts else []


def _cited(
    citation: Citation, sources: Mapping[str, SourceLine], article: Article | None, zone: str
) -> list[Block]:
    before, after = _around(citation, article)
    words = [span(before)] if before else []
    words.append(span(_text(citation.quote), bold=True))
    words += [span(after)] if after else []
    source = sources.get(citation.article_id)
    if source is None:
        return [rich_quote(*words)]
    told = f" · {short_clock(source.when, zone)} · {source.coverage.value}"
    official = " · official text" if source.official else ""
    dates = f" · {_text(documents.told(source.document))}" if source.document else ""
    name = _text(source.publisher)
    outlet = url_span(source.url, name) if source.url else span(name)
    return [rich_quote(*words), rich_section(outlet, span(told + official + dates))]


def _around(citation: Citation, article: Article | None) -> tuple[str, str]:
    """Give the words beside those that are cited, where the article is still the one cited."""
    if article is None or article.snapshot != citation.snapshot:
        return "", ""
    before = article.text[max(citation.start - AROUND, 0) : citation.start].split("\n")[-1]
    after = article.text[citation.end : citation.end + AROUND].split("\n")[0]
    if len(before) == AROUND:
        before = "…" + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + "…"
    return _spaced(before), _spaced(after)


def _spaced(text: str) -> str:
    """Clean a text, and keep the blanks that part it from its neighbours."""
    lead, tail = text[:1].isspace(), text[-1:].isspace()
    cleaned = plain(text)
    return f"{' ' * lead}{cleaned}{' ' * tail}" if cleaned else ""


def _withheld(dropped: tuple[Dropped, ...]) -> list[Block]:
    """List what the gate stopped, and why."""
    if not dropped:
        return []
    lines = [section(f"*Held back by the gate: {counted(len(dropped), 'line')}*")]
    for each in dropped[:DROPPED]:
        reasons = "; ".join(map(_why, each.verdict.reasons))
        lines.append(section(f"~{safe(each.line.text, 600)}~\n{reasons or 'no reason kept'}"))
    return lines


def _why(reason: Reason) -> str:
    """Say what failed, and what the evidence has in its place."""
    told = reason.fault.value
    if reason.words:
        told = f"{told}: {safe(reason.words, 200)}"
    if reason.against is None or reason.against.quote == reason.words:
        return told
    return f"{told} (the source has: {safe(reason.against.quote, 200)})"


def _text(text: str) -> str:
    return shorten(plain(text), TEXT) or "–"
