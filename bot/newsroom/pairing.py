"""What has moved since a channel was told, and where outlets differ, through the gate."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot import gate
from bot.channels import changes
from bot.channels.cited import said
from bot.channels.disputes import disputes
from bot.channels.moves import all_moves
from bot.domain import (
    Article,
    Briefing,
    Dropped,
    Line,
    Outcome,
    Pair,
    Proven,
    Since,
    Sort,
    SourceLine,
    Verdict,
)
from bot.language.quotations import nested
from bot.language.sentences import told_first
from bot.newsroom.desk import Desk, Writes

Known = Mapping[str, Article]
Judged = Proven | Dropped


async def differing(desk: Writes, briefing: Briefing, sources: Sequence[Article]) -> Briefing:
    """Give a briefing with what its outlets differ on, as far as the gate lets that pass."""
    by_id = {each.id: each for each in sources}
    found = await asyncio.to_thread(differences, briefing, by_id, strict=desk.strict)
    _tell(desk, found)
    passed, stopped = _parted(found)
    return replace(briefing, differences=passed, unproven=(*briefing.unproven, *stopped))


async def moved(desk: Desk, briefing: Briefing) -> Briefing:
    """Give a briefing with what has moved since each one before it, as far as the gate lets it."""
    told = await desk.store.briefings_of(briefing.story_id)
    earlier = [each for each in told if each.revision < briefing.revision]
    wanted = {each.article_id for one in (briefing, *earlier) for each in one.sources}
    by_id = {each.id: each for each in await desk.store.articles(sorted(wanted))}
    return await asyncio.to_thread(_since_each, desk, earlier, briefing, by_id)


def _since_each(
    desk: Writes, earlier: Sequence[Briefing], briefing: Briefing, articles: Known
) -> Briefing:
    known: dict[tuple[Pair, tuple[str, ...]], Judged] = {}
    kept = [
        since(earlier[:number], briefing, articles, known, strict=desk.strict)
        for number in range(1, len(earlier) + 1)
    ]
    found = list(known.values())
    _tell(desk, found)
    _, stopped = _parted(found)
    unproven = dict.fromkeys((*briefing.unproven, *stopped))
    return replace(
        briefing,
        since=tuple(each for each in kept if each.moves or each.restated or each.leads),
        unproven=tuple(unproven),
    )


def differences(briefing: Briefing, articles: Known, *, strict: bool = False) -> list[Judged]:
    """Judge what the outlets of a briefing seem to differ on."""
    return [
        gate.prove(
            each.pair,
            _of(briefing.sources, articles, each.one),
            _of(briefing.sources, articles, each.other),
            articles,
            strict=strict,
        )
        for each in disputes(briefing)
    ]


def since(
    earlier: Sequence[Briefing],
    briefing: Briefing,
    articles: Known,
    known: dict[tuple[Pair, tuple[str, ...]], Judged] | None = None,
    *,
    strict: bool = False,
) -> Since:
    """Judge what seems to have moved since the last of some briefings, which were told in turn.

    `known` keeps what was judged, so that the same is judged once.
    """
    last, kept = earlier[-1], {} if known is None else known
    had = {each.article_id for each in last.sources}
    new = [each for each in briefing.sources if each.article_id not in had]
    lines = _sentences(new, articles)
    told = [*_told(last), *_sentences(last.sources, articles)]
    pairs = [each.pair for each in all_moves(earlier, briefing)]
    moves: list[Proven] = []
    for pair in pairs:
        key = (pair, tuple(sorted(had)))
        if key not in kept:
            others = {
                each.old: each.new
                for each in pairs
                if each is not pair and each.sort is not Sort.STATUS
            }
            kept[key] = gate.prove(pair, told, lines, articles, others, strict=strict)
        if isinstance(found := kept[key], Proven):
            moves.append(found)
    return Since(
        earlier=last.id,
        moves=tuple(moves),
        restated=tuple(_restated(last, briefing, lines, articles)),
        leads=tuple(_leads(new, articles)),
    )


def _leads(sources: Iterable[SourceLine], articles: Known) -> Iterable[Line]:
    """Give the first sentences of articles, quoted with their outlets, that passed the gate."""
    for source in sources:
        first = told_first(source.lead)[:1]
        for line in _sentences([source], articles):
            if line.text in [" ".join(each.split()) for each in first]:
                text = f"“{nested(line.text)}” — {source.publisher}"
                verdict = gate.check(quoted := replace(line, text=text), articles)
                if verdict.outcome is not Outcome.UNSUPPORTED:
                    yield quoted.judged(verdict)


def _restated(
    last: Briefing, briefing: Briefing, lines: Sequence[Line], articles: Known
) -> Iterable[Line]:
    """Give the sentences of corrections as lines that passed the gate."""
    sentences = {each.sentence for each in changes.restated(last, briefing, ())}
    for line in lines:
        if line.text in sentences:
            verdict = gate.check(line, articles)
            if verdict.outcome is not Outcome.UNSUPPORTED:
                yield line.judged(verdict)


def _told(briefing: Briefing) -> list[Line]:
    return [replace(each, text=said(each)) for each in briefing.lines if each.citations]


def _of(sources: Sequence[SourceLine], articles: Known, publisher: str) -> list[Line]:
    return _sentences([each for each in sources if each.publisher == publisher], articles)


def _sentences(sources: Iterable[SourceLine], articles: Known) -> list[Line]:
    found = (articles[each.article_id] for each in sources if each.article_id in articles)
    return [line for article in found for line in gate.sentences_of(article)]


def _parted(found: Iterable[Judged]) -> tuple[tuple[Proven, ...], tuple[Dropped, ...]]:
    every = list(found)
    return (
        tuple(each for each in every if isinstance(each, Proven)),
        tuple(each for each in every if isinstance(each, Dropped)),
    )


def _tell(desk: Writes, found: Iterable[Judged]) -> None:
    """Tell whoever watches what the gate made of what would be set side by side."""
    for each in found:
        if isinstance(each, Proven):
            desk.observer.judged(Verdict(outcome=each.now.outcome or Outcome.UNCLEAR))
            continue
        desk.observer.judged(each.verdict)
        for reason in each.verdict.reasons:
            desk.observer.dropped(reason.fault)
