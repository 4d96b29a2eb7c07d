"""Two values side by side through the gate: what was told, and what takes its place.

A pair claims that the thing that was told of has another value now. So the new value is put
into the place of the old one in the sentence that was told, and that claim is judged by the
sentence that the new value is from, like any line; the old one is judged by its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bot.domain import (
    Article,
    Citation,
    Dropped,
    Fault,
    Line,
    Outcome,
    Pair,
    Proven,
    Reason,
    Sort,
    Verdict,
)
from bot.gate import misread
from bot.gate.against import all_placed
from bot.gate.evidence import cite, passages
from bot.gate.verdict import check, strictly
from bot.language import restated, sentences
from bot.language.boilerplate import quotable

_YEAR = re.compile(r",? \d{4}$")  # behind a day, told without it before
MOST = 6  # sentences with a value that are looked at, on either side


def sentences_of(article: Article, most: int | None = None) -> tuple[Line, ...]:
    """Give the sentences of an article as lines that cite themselves, the title first.

    What bids or asks something is none of its report, and stands beside nothing.
    """
    spans = [
        span
        for span in sentences.split(article.text)[:most]
        if quotable(article.text[span.start : span.end])
    ]
    return tuple(
        Line(text=" ".join(cited.quote.split()), citations=(cited,))
        for cited in (cite(article, span) for span in spans)
    )


def prove(
    pair: Pair,
    told: Sequence[Line],
    new: Sequence[Line],
    articles: Mapping[str, Article],
    others: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
) -> Proven | Dropped:
    """Judge a pair by the sentences that were told and those that are new.

    It passes where one claim does that is made of them; else it is dropped with the reasons
    against the claim that fared best. `others` are the values of other things that changed.
    """
    best: Dropped | None = None
    known = "\n\n".join(line.text for line in told), "\n\n".join(line.text for line in new)
    for was, now, claim in _claims(pair, told, new, others or {}):
        verdict = _judged(pair, was.text, now.text, claim, known, articles)
        verdict = strictly(verdict) if strict else verdict
        first = check(was, articles)
        if verdict.outcome is not Outcome.UNSUPPORTED and first.outcome is not Outcome.UNSUPPORTED:
            shown = replace(pair, about=pair.about or _about(pair, was.text, now.text))
            return Proven(pair=shown, was=was.judged(first), now=claim.judged(verdict))
        dropped = Dropped(line=claim, verdict=verdict if verdict.reasons else first)
        if best is None or len(dropped.verdict.reasons) < len(best.verdict.reasons):
            best = dropped
    return best or _unfound(pair)


def _judged(
    pair: Pair,
    was: str,
    now: str,
    claim: Line,
    known: tuple[str, str],
    articles: Mapping[str, Article],
) -> Verdict:
    """Judge a claim like any line, and whether its value takes the place of the one told."""
    verdict = check(claim, articles)
    if pair.sort is Sort.EDIT or verdict.outcome is Outcome.UNSUPPORTED:
        return verdict
    reasons = tuple(misread.faults(pair, was, now, *known))
    if not reasons:
        return verdict
    evidence, _ = passages(claim, articles)
    return Verdict(outcome=Outcome.UNSUPPORTED, reasons=all_placed(reasons, claim.text, evidence))


def _about(pair: Pair, was: str, now: str) -> str:
    """Name what a figure is on, by the new sentence or by the one that was told."""
    if pair.sort in (Sort.STATUS, Sort.DAY, Sort.DAYS_DIFFER):
        return ""
    return misread.subject(now, pair.new) or misread.subject(was, pair.old)


def _claims(
    pair: Pair, told: Sequence[Line], new: Sequence[Line], others: Mapping[str, str]
) -> Iterator[tuple[Line, Line, Line]]:
    """Give what was told, what is new, and the claim that they make together, the best first."""
    if pair.sort is Sort.STATUS:
        for now in [*_holding(pair.new, new)][:MOST] or new[:MOST]:
            evidence = dict.fromkeys((*now.citations, *new[0].citations))
            text = pair.claim or now.text
            if told:
                yield told[0], now, Line(text=text, citations=tuple(evidence))
        return
    old, value = (words.removeprefix("from ") for words in (pair.old, pair.new))
    if not any(_holding(old, told)):
        old = _YEAR.sub("", old)
    befores = list(_holding(old, told))[:MOST]
    for now in list(_holding(value, new))[:MOST]:
        for was in befores:
            if pair.sort is Sort.EDIT:  # the outlet's own words, in the place of its own
                yield was, now, now
                continue
            for text in dict.fromkeys(restated.put(was.text, others, old, value)):
                yield was, now, replace(now, text=text)
                if now.citations != (title := _title_of(now, new)):
                    yield was, now, Line(text=text, citations=(*title, *now.citations))


def _title_of(line: Line, lines: Sequence[Line]) -> tuple[Citation, ...]:
    """Cite the first sentence, which is the title, of the article that a line is from."""
    of = {each.article_id for each in line.citations}
    own = (each.citations for each in lines if of >= {one.article_id for one in each.citations})
    return next(own, ())


def _holding(words: str, lines: Iterable[Line]) -> Iterator[Line]:
    return (line for line in lines if words and words in line.text)


def _unfound(pair: Pair) -> Dropped:
    """Drop a pair of which no sentence has the words."""
    text = " -> ".join(filter(None, (pair.old, pair.new)))
    reason = Reason(fault=Fault.NO_EVIDENCE, words=text, start=0, end=len(text))
    verdict = Verdict(outcome=Outcome.UNSUPPORTED, reasons=(reason,))
    return Dropped(line=Line(text=text, citations=()), verdict=verdict)
