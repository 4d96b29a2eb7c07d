"""What a briefing tells that an older one of its story did not, and what it tells no more."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.cited import cited, rests, said, versions, written
from bot.domain import Briefing, Citation, Line, Revised, SourceLine
from bot.language import facts, measures
from bot.language.repetition import repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A sentence that was told, and that its outlet took out of its article."""

    publisher: str
    sentence: str


def fresh(old: Briefing, new: Briefing) -> tuple[Line, ...]:
    """Give the lines of a new briefing that an old one did not tell.

    New is what an article that the old one did not have brings, and what neither the old one
    nor an article that it had tells: no fact of it, be that a figure, a day, a measure's standing
    or a quotation. Of a version of an article that it had it is what that one did not say, and
    any sentence with another figure or day than was told.
    """
    known = {source.article_id for source in old.sources}
    renewed = {source.article_id: source for source in _renewed(old, new)}
    corrected = {each.after for each in (*mended(old, new), *mended_days(old, new))}
    told = [facts.find(said(line), written(old, line)) for line in old.lines]

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
            any(citation.quote in each for citation in line.citations for each in corrected)
            or not (
                (line.also and known.issuperset(line.also))
                or facts.told(facts.find(said(line), written(new, line)), told)
            )
        )
    )


def mended(old: Briefing, new: Briefing) -> list[Revised]:
    """List the figures that were told, and that a later version of their article has others for."""
    found = [
        figure
        for source in _renewed(old, new)
        if source.changes is not None
        for figure in source.changes.figures
        if any(rests(line, figure.before, source.previous) for line in old.lines)
    ]
    return found + _mended_since(old, new)


def mended_days(old: Briefing, new: Briefing) -> list[Revised]:
    """List the days that were told, and that the next version of their article has others for."""
    return [
        day
        for source in _renewed(old, new)
        if source.changes is not None
        for day in source.changes.days
        if any(rests(line, day.before, source.previous) for line in old.lines)
    ]


def _mended_since(old: Briefing, new: Briefing) -> list[Revised]:
    """List the figures of articles that changed more than once since they were told."""
    direct = {source.article_id for source in _renewed(old, new)}
    later = {id_: first for id_, first in versions(old, new).items() if id_ not in direct}
    return [
        Revised(old=one.words, new=two.words, before=before.text, after=line.text)
        for id_, first in later.items()
        for before in old.lines
        if first in cited(before)
        for line in new.lines
        if id_ in cited(line)
        for one, two in measures.differing(before.text, line.text)
        if not one.former
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
        if sentence not in {each.before for each in (*source.changes.figures, *source.changes.days)}
        and any(rests(line, sentence, source.previous) for line in old.lines)
        and not any(repeats(sentence, line) for line in kept)
    )


def _renewed(old: Briefing, new: Briefing) -> list[SourceLine]:
    """List the sources of a briefing that are the next versions of those of an old one."""
    known = {source.article_id for source in old.sources}
    return [
        source
        for source in new.sources
        if source.article_id not in known and source.previous in known
    ]
