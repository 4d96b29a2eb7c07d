"""What reports that came since have otherwise than was told: other values, and errors owned to."""

from __future__ import annotations

from collections.abc import Iterator

from bot.channels.cited import follows, said, values_of
from bot.domain import Briefing, SourceLine
from bot.language import errata, measures, revised, tallies
from bot.language.about import one_matter
from bot.language.compared import about, replacing, rivals
from bot.language.facts import RELATED, shared
from bot.language.repetition import terms
from bot.language.sentences import told_first


def revalued(old: Briefing, new: Briefing) -> Iterator[tuple[str, str, str]]:
    """Give the values that were told, the one that a later report has in its place, and of what.

    It has where it says so, where its outlet told the other, or where it comes days after.
    """
    told = {each.amount for line in old.lines for each in measures.find(said(line))}
    shown = _shown(old)
    known = {each.amount for source in old.sources for each in values_of(source).values}
    for source in came_since(old, new):
        for before in old.sources:
            if source.when < before.when:
                continue
            one, two = values_of(before), values_of(source)
            stated = list(replacing(one, two))
            own = source.publisher == before.publisher
            late = follows(source, before)
            for first, second in (*stated, *rivals(one, two)):
                if first.amount not in told and first.words not in shown:
                    continue
                replaces = (first, second) in stated
                if replaces or own or (late and second.amount not in known):
                    yield first.words, second.words, about(first, one) or about(second, two)


def restated(old: Briefing, new: Briefing) -> Iterator[tuple[str, str]]:
    """Give the figures that were told and that a later report says were given wrong before."""
    told = [(each, said(line)) for line in old.lines for each in measures.find(said(line))]
    for source in came_since(old, new):
        for text in (source.title, *told_first(source.lead)):
            for each in revised.find(text):
                for before, line in told:
                    if before.amount == each.was and one_matter(line, text) and related(text, line):
                        yield before.words, each.new


def recounted(old: Briefing, new: Briefing) -> Iterator[tuple[str, str]]:
    """Give the counts and spells that were told, with what a later report has for the same."""
    told = [said(line) for line in old.lines]
    for source in came_since(old, new):
        mine = tallies.of(source.title, source.lead)
        for before in old.sources:
            if source.publisher == before.publisher or follows(source, before):
                theirs = tallies.of(before.title, before.lead)
                for first, second in tallies.rivals(theirs, mine, later=True):
                    if any(first.words in each for each in (*told, before.lead)):
                        yield first.words, second.words


def related(text: str, other: str) -> bool:
    """Say whether a sentence shares so much with another that it may be of the same thing."""
    return shared(terms(text), terms(other)) >= RELATED


def owned(old: Briefing, new: Briefing) -> Iterator[tuple[SourceLine, str, str]]:
    """Give what an outlet says in a later article that it told wrong, and what is right."""
    lines = [said(line) for line in old.lines]
    shown = _shown(old)
    for source in came_since(old, new):
        if source.publisher not in {each.publisher for each in old.sources}:
            continue
        for text in (source.title, source.lead):
            if errata.corrects(text):
                for wrong, right in errata.errata(text):
                    if wrong in shown or errata.stands(wrong, lines):
                        yield source, wrong, right


def _shown(old: Briefing) -> frozenset[str]:
    """List the values that were shown to differ, without what they are on."""
    found = (words for each in old.differences for words in (each.pair.old, each.pair.new))
    return frozenset(found)


def came_since(old: Briefing, new: Briefing) -> list[SourceLine]:
    """List the articles that a briefing did not have, in no version."""
    known = {source.article_id for source in old.sources}
    urls = {source.url for source in old.sources if source.url}
    return [
        source
        for source in new.sources
        if source.article_id not in known and source.previous not in known
        if not (source.previous and source.url in urls)
    ]
