"""Behind "Show sources": each line that was told with the words that carry it, as a modal."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.blockkit import Block, context, plain, section, shorten
from bot.blockkit.controls import divider, modal, rich, rich_quote, rich_section, span, url_span
from bot.channels import documents
from bot.channels.account import Account
from bot.channels.layout import counted, safe, short_clock
from bot.domain import Article, Citation, Dropped, Json, Line, Outcome, Reason, SourceLine

SIZE = 200_000  # characters of a modal's JSON: Slack takes a quarter of a million
BLOCKS = 70  # of lines and what was withheld: the others of the hundred set them apart
CITED = 6  # citations of one line
AROUND = 60  # characters of the article before and after the words that are cited
DROPPED, REASONS = 8, 6
TEXT = 900  # characters of a line or of cited words


def view(of: Account, zone: str) -> Json:
    """Show what each line of a briefing, an update or an answer rests on."""
    sources = {source.article_id: source for source in of.sources}

    def shown(line: Line, claim: str) -> list[Block]:
        return [*_evidence(line, claim, sources, of.articles, zone), *_judged(line)]

    head: list[Block] = [section(f"*{safe(of.question or _head(of), 600)}*")]
    if of.headline is not None:
        head += shown(of.headline, "")
    withheld = [
        *_withheld(of.dropped, "Held back by the gate"),
        *_withheld(of.mended, "Stopped by the gate, and told in other words"),
        *_withheld(of.unproven, "Changes and differences that the gate stopped"),
    ]
    foot = [divider(), context(safe(f"{of.stamp(zone)} · {_named(of)}"))]
    if of.model:
        foot.append(context(safe(f"{of.model} · {' · '.join(of.prompts)}")))
    room = _Room(SIZE - _size([*head, *withheld, *foot]), BLOCKS - len(withheld))
    body: list[Block] = []
    left = 0
    for title, lines in of.parts:
        told: list[Block] = []
        for line in lines:
            blocks = shown(line, _claim(line))
            fits = room.takes(blocks)
            told += blocks if fits else []
            left += not fits
        body += [divider(), section(f"*{safe(title, 200)}*"), *told] if told else []
    if left:
        body.append(context(f"{counted(left, 'line')} more, of which `tradewire audit` tells"))
    return modal("Sources", [*head, *body, *withheld, *foot])


@dataclass
class _Room:
    """What is left of a modal: characters, and blocks. What once had no room ends it."""

    characters: int
    blocks: int

    def takes(self, blocks: Sequence[Block]) -> bool:
        """Take the room for some blocks, if there is as much."""
        self.characters -= _size(blocks)
        self.blocks -= len(blocks)
        return self.characters >= 0 and self.blocks >= 0


def _size(blocks: Sequence[Block]) -> int:
    return len(json.dumps(blocks))


def _head(of: Account) -> str:
    return of.headline.text if of.headline else ""


def _named(of: Account) -> str:
    """Name what is shown by the id that an audit takes."""
    return of.id if of.kind == "answer" else f"briefing {of.id}"


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


def _judged(line: Line) -> list[Block]:
    """Say what the gate and a model made of a line whose wording is not its evidence's."""
    if line.outcome is not Outcome.UNCLEAR:
        return []
    doubt, told = line.doubt, "Unclear to the checks: nothing contradicts it"
    if doubt and doubt.words:
        told += f", but the evidence has other words for “{safe(doubt.words, 200)}”"
    if line.opinion:
        told += f". The model, asked whether the evidence carries it: {line.opinion.value}"
    return [context(f"{told}.")]


def _withheld(dropped: tuple[Dropped, ...], heading: str) -> list[Block]:
    """List what the gate stopped, and why."""
    if not dropped:
        return []
    lines = [section(f"*{heading}: {counted(len(dropped), 'line')}*")]
    for each in dropped[:DROPPED]:
        reasons = "; ".join(map(_why, each.verdict.reasons[:REASONS]))
        lines.append(section(f"~{safe(each.line.text, 600)}~\n{reasons or 'no reason kept'}"))
    if len(dropped) > DROPPED:
        lines.append(context(f"{counted(len(dropped) - DROPPED, 'line')} more in the audit"))
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
