"""What has changed in a story between two briefings, and what its sources differ on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import Briefing, Citation, Line, Revised, SourceLine
from bot.language import facts, measures, rescheduled
from bot.language.repetition import repeats
from bot.language.rescheduled import Rescheduled
from bot.language.status import Standing, advances, standing

DAY = timedelta(days=1)
_CORRECTS = re.compile(
    r"^\W*correct(?:ion|ed)\b|\b(?:an earlier|a previous) version of (?:this|the)\b"
    r"|\bcorrect(?:s|ed) (?:its|an earlier|a previous|the) (?:report|article|figure|story)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Something that was one thing and is another now, in the words of the headlines."""

    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two publishers that put a different figure to the same thing."""

    one: str
    says: str
    other: str
    holds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A sentence that was told, and that its outlet took out of its article."""

    publisher: str
    sentence: str


def status_move(earlier: Sequence[Briefing], new: Briefing) -> Move | None:
    """Tell how a measure's standing has moved since it was last told, oldest briefing first."""
    now = standing(new.headline.text)
    before = next(filter(None, (_standing(each) for each in reversed(earlier))), None)
    if now is None or before is None or not advances(before.status, now.status):
        return None
    return Move(old=before.words, new=now.words)


def moves(earlier: Sequence[Briefing], new: Briefing) -> tuple[Move, ...]:
    """Tell what was one thing in the briefings before, oldest first, and is another now."""
    status = status_move(earlier, new)
    others = (*figure_moves(earlier[-1], new), *day_moves(earlier[-1], new)) if earlier else ()
    return (*((status,) if status else ()), *others)


def _standing(briefing: Briefing) -> Standing | None:
    return standing(briefing.headline.text)


def figure_moves(old: Briefing, new: Briefing) -> tuple[Move, ...]:
    """Tell which figures of a headline were others before, and which an outlet has corrected."""
    pairs = measures.differing(old.headline.text, new.headline.text)
    headed = [Move(old=one.words, new=two.words) for one, two in pairs]
    mended = [Move(old=each.old, new=each.new) for each in _mended(old, new)]
    return tuple(dict.fromkeys((*headed, *mended)))


def day_moves(old: Briefing, new: Briefing) -> tuple[Move, ...]:
    """Tell which days were others before: as a new line says, or as it gives another than was told.

    What is known by two days later, or by its own outlet, is a day that moved.
    """
    said = [
        each
        for line in fresh(old, new)
        for each in rescheduled.stated(_said(line), _when(new, line))
    ]
    found = (*said, *(each for each, _ in _shown(old, new)))
    days = {(each.old, each.new): Move(old=each.was, new=each.now) for each in found}
    return tuple(days.values())


def _shown(old: Briefing, new: Briefing) -> Iterator[tuple[Rescheduled, bool]]:
    """Give the days to which new lines give another than was told, and whether one is an edit."""
    renewed = {source.article_id: source.previous for source in _renewed(old, new)}
    for line in fresh(old, new):
        for before in old.lines:
            source, first = _source(new, line), _source(old, before)
            if source is None or first is None:
                continue
            edit = renewed.get(source.article_id) == first.article_id
            if edit or first.publisher == source.publisher or source.when - first.when > DAY:
                for each in rescheduled.shown(_said(before), first.when, _said(line), source.when):
                    yield each, edit


def _source(briefing: Briefing, line: Line) -> SourceLine | None:
    """Give the first article that carries a line."""
    cited = _cited(line)
    return next((each for each in briefing.sources if each.article_id in cited[:1]), None)


def _said(line: Line) -> str:
    """Give the words of its source that carry a line, without whose they are."""
    return facts.said(line.text, [each.quote for each in line.citations])


def _mended(old: Briefing, new: Briefing) -> list[Revised]:
    """List the figures that were told, and that a later version of their article has others for."""
    found = [
        figure
        for source in _renewed(old, new)
        if source.changes is not None
        for figure in source.changes.figures
        if any(rests(line, figure.before, source.previous) for line in old.lines)
    ]
    return found + _mended_since(old, new)


def _mended_since(old: Briefing, new: Briefing) -> list[Revised]:
    """The same of articles that changed more than once since a channel was told of them."""
    known = {source.url: source.article_id for source in old.sources if source.url}
    direct = {source.article_id for source in _renewed(old, new)}
    return [
        Revised(old=one.words, new=two.words, before=before.text, after=line.text)
        for source in new.sources
        if source.previous and source.article_id not in direct
        if (first := known.get(source.url, source.article_id)) != source.article_id
        for before in old.lines
        if first in _cited(before)
        for line in new.lines
        if source.article_id in _cited(line)
        for one, two in measures.differing(before.text, line.text)
    ]


def withdrawn(old: Briefing, new: Briefing) -> tuple[Withdrawn, ...]:
    """List what was told and stands in its article no more, with nothing in its place.

    A headline that is rewritten over the same text has another one in its place.
    """
    kept = [line.text for line in new.lines]
    return tuple(
        Withdrawn(publisher=source.publisher, sentence=sentence)
        for source in _renewed(old, new)
        if source.changes is not None and source.changes.removed != (old.headline.text,)
        for sentence in source.changes.removed
        if sentence not in {figure.before for figure in source.changes.figures}
        and any(rests(line, sentence, source.previous) for line in old.lines)
        and not any(repeats(sentence, line) for line in kept)
    )


def _renewed(old: Briefing, new: Briefing) -> list[SourceLine]:
    """List the sources of a briefing that are later versions of those of an old one."""
    known = {source.article_id for source in old.sources}
    return [
        source
        for source in new.sources
        if source.article_id not in known and source.previous in known
    ]


def rests(line: Line, sentence: str, article_id: str = "") -> bool:
    """Say whether a line rests on a sentence, of a certain article where one is named."""
    return any(
        article_id in ("", each.article_id) and (each.quote in sentence or sentence in each.quote)
        for each in line.citations
    )


def fresh(old: Briefing, new: Briefing) -> tuple[Line, ...]:
    """Give the lines of a new briefing that an old one did not tell.

    New is what an article that the old one did not have brings, and what neither the old one
    nor an article that it had tells: no fact of it, be that a figure, a day, a measure's standing
    or a quotation. Of a version of an article that it had it is what that one did not say, and
    any sentence with another figure than was told.
    """
    known = {source.article_id for source in old.sources}
    renewed = {source.article_id: source for source in _renewed(old, new)}
    mended = {figure.after for figure in _mended(old, new)}
    told = [facts.find(_said(line), _when(old, line)) for line in old.lines]

    def brings(citation: Citation) -> bool:
        source = renewed.get(citation.article_id)
        if source is None or source.changes is None:
            return citation.article_id not in known
        return any(
            citation.quote in each or each in citation.quote for each in source.changes.added
        )

    return tuple(
        line
        for line in (*(point.line for point in new.key_points), *new.ahead)
        if any(brings(citation) for citation in line.citations)
        and (
            any(citation.quote in each for citation in line.citations for each in mended)
            or not (
                (line.also and known.issuperset(line.also))
                or facts.told(facts.find(_said(line), _when(new, line)), told)
            )
        )
    )


def _when(briefing: Briefing, line: Line) -> datetime:
    source = _source(briefing, line)
    return source.when if source else briefing.as_of


def corrects(old: Briefing, new: Briefing) -> bool:
    """Say whether a source corrects what was reported before: a new one, or one as it is now."""
    known = {source.article_id for source in old.sources}
    titles = [source.title for source in new.sources if source.article_id not in known]
    lines = [line.text.lstrip("“") for line in fresh(old, new)]
    said = any(_CORRECTS.search(text) for text in (*titles, *lines))
    return said or bool(_mended(old, new)) or any(edit for _, edit in _shown(old, new))


def dispute(briefing: Briefing) -> Dispute | None:
    """Tell where a source of the headline's day has another figure than the headline."""
    sources = {source.article_id: source for source in briefing.sources}
    heads = [sources[id_] for id_ in _cited(briefing.headline) if id_ in sources]
    for line in briefing.lines[1:]:
        others = [sources[id_] for id_ in _cited(line) if id_ in sources]
        if not heads or not others or others[0].publisher == heads[0].publisher:
            continue
        if abs(others[0].when - heads[0].when) > DAY:
            continue
        for one, two in measures.differing(briefing.headline.text, line.text):
            return Dispute(
                one=heads[0].publisher,
                says=one.words,
                other=others[0].publisher,
                holds=two.words,
            )
    return None


def _cited(line: Line) -> list[str]:
    return [citation.article_id for citation in line.citations]
