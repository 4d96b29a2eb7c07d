"""What a briefing tells that an older one of its story did not, and what it tells no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.channels.cited import (
    cited,
    opens,
    rests,
    said,
    source_of,
    takes_back,
    versions,
    written,
)
from bot.domain import Briefing, Changes, Citation, Line, Revised, SourceLine
from bot.language import emended, errata, facts, measures, quotations
from bot.language.repetition import overlap, repeats, terms

ASIDE = 0.12  # of what a side-light tells, in the titles of its story at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A sentence that was told, and that its outlet took back, alone or with the `whole` report."""

    publisher: str
    sentence: str
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """A sentence in which an outlet has mended what was told, as it stands in its article now."""

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
    corrected = {each.after for each in corrections(old, new)}
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
        for line in _news(new)
        if any(brings(citation) for citation in line.citations)
        and (
            any(citation.quote in each for citation in line.citations for each in corrected)
            or errata.corrects(said(line))
            or not (
                (line.also and known.issuperset(line.also))
                or facts.told(facts.find(said(line), written(new, line)), told)
            )
        )
    )


def colour(briefing: Briefing, line: Line) -> bool:
    """Say whether a line is a side-light: no lead, no figure, nobody's words, off the matter."""
    text = said(line)
    if opens(briefing, line) or measures.find(text) or quotations.find(text):
        return False
    heads = " ".join((briefing.headline.text, *(each.title for each in briefing.sources)))
    return facts.shared(terms(text), terms(heads)) < ASIDE


def _news(briefing: Briefing) -> tuple[Line, ...]:
    """Give the lines in which something new may stand: points, what is next, and other leads."""
    told = (*(point.line for point in briefing.key_points), *briefing.ahead)
    others = (line for line in briefing.lines[1:] if line not in told and opens(briefing, line))
    return (*told, *others)


def corrections(old: Briefing, new: Briefing) -> list[Revised]:
    """List all that was told and that its outlet has otherwise by now."""
    return [*mended(old, new), *mended_days(old, new), *mended_words(old, new)]


def mended(old: Briefing, new: Briefing) -> list[Revised]:
    """List the figures that were told, and that a later version of their article has others for."""
    return [*_told(old, new, lambda changes: changes.figures), *_mended_since(old, new)]


def mended_days(old: Briefing, new: Briefing) -> list[Revised]:
    """List the days that were told, and that the next version of their article has others for."""
    return _told(old, new, lambda changes: changes.days)


def mended_words(old: Briefing, new: Briefing) -> list[Revised]:
    """List who, where, what and whether, as told, where their outlet has something else by now."""
    return [*_told(old, new, lambda changes: changes.words), *_reworded_since(old, new)]


def _told(
    old: Briefing, new: Briefing, revised: Callable[[Changes], tuple[Revised, ...]]
) -> list[Revised]:
    return [
        each
        for source in _renewed(old, new)
        if source.changes is not None
        for each in revised(source.changes)
        if any(rests(line, each.before, source.previous) for line in old.lines)
    ]


def _mended_since(old: Briefing, new: Briefing) -> list[Revised]:
    """List the figures of articles that changed more than once since they were told."""
    return [
        Revised(old=one.words, new=two.words, before=before.text, after=line.text)
        for before, line in _changed_again(old, new)
        for one, two in measures.differing(before.text, line.text)
        if not one.former
    ]


def _reworded_since(old: Briefing, new: Briefing) -> Iterator[Revised]:
    """Give the words of such articles, in sentences that are alike."""
    for before, line in _changed_again(old, new):
        one, two = said(before), said(line)
        if overlap(one, two):
            for was, now in emended.differing(one, two, written(new, line)):
                yield Revised(old=was, new=now, before=one, after=two)


def _changed_again(old: Briefing, new: Briefing) -> Iterator[tuple[Line, Line]]:
    direct = {source.article_id for source in _renewed(old, new)}
    for id_, first in versions(old, new).items():
        if id_ not in direct:
            for before in old.lines:
                if first in cited(before):
                    yield from ((before, line) for line in new.lines if id_ in cited(line))


def restated(old: Briefing, new: Briefing, shown: Sequence[Line]) -> tuple[Restated, ...]:
    """List the sentences of corrections that no shown line has."""
    told = [" ".join(citation.quote.split()) for line in shown for citation in line.citations]
    found = [
        Restated(publisher=source.publisher, sentence=" ".join(each.after.split()))
        for source in _renewed(old, new)
        if source.changes is not None
        for each in source.changes.revised
        if any(rests(line, each.before, source.previous) for line in old.lines)
    ]
    return tuple(
        dict.fromkeys(
            each
            for each in found
            if not any(each.sentence in words or words in each.sentence for words in told)
        )
    )


def withdrawn(old: Briefing, new: Briefing) -> tuple[Withdrawn, ...]:
    """List what was told and stands in its article no more, with nothing in its place.

    A headline that is rewritten over the same text has another one in its place.
    """
    kept = [line.text for line in new.lines]
    if back := taken_back(old, new):
        told = (point.line for point in old.key_points)
        return tuple(
            Withdrawn(publisher=source.publisher, sentence=said(line), whole=True)
            for line in told
            if (source := source_of(old, line)) and source.publisher in back
            if not any(repeats(said(line), each) for each in kept)
        )
    return tuple(
        Withdrawn(publisher=source.publisher, sentence=sentence)
        for source in _renewed(old, new)
        if source.changes is not None and source.changes.removed != (old.headline.text,)
        for sentence in source.changes.removed
        if sentence not in {each.before for each in source.changes.revised}
        and any(rests(line, sentence, source.previous) for line in old.lines)
        and not any(repeats(sentence, line) for line in kept)
    )


def taken_back(old: Briefing, new: Briefing) -> list[str]:
    """Name the publishers that withdraw what they had reported when it was told."""
    known = {source.article_id for source in old.sources}
    outlets = {source.publisher for source in old.sources}
    return [
        source.publisher
        for source in new.sources
        if source.article_id not in known and source.publisher in outlets and takes_back(source)
    ]


def _renewed(old: Briefing, new: Briefing) -> list[SourceLine]:
    """List the sources of a briefing that are the next versions of those of an old one."""
    known = {source.article_id for source in old.sources}
    return [
        source
        for source in new.sources
        if source.article_id not in known and source.previous in known
    ]
