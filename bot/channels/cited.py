"""What a line of a briefing rests on: its source, its words there, and when they were written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from bot.domain import Briefing, Line, SourceLine
from bot.language import disavowals, facts
from bot.language.compared import Given, given
from bot.language.courses import Report

DAY = timedelta(days=1)


def cited(line: Line) -> list[str]:
    """Name the articles that carry a line, by their ids."""
    return [citation.article_id for citation in line.citations]


def source_of(briefing: Briefing, line: Line) -> SourceLine | None:
    """Give the first article that carries a line."""
    first = cited(line)[:1]
    return next((each for each in briefing.sources if each.article_id in first), None)


def said(line: Line) -> str:
    """Give the words of its source that carry a line, without whose they are."""
    return facts.said(line.text, [each.quote for each in line.citations])


def written(briefing: Briefing, line: Line) -> datetime:
    """Tell when the article that carries a line was written."""
    source = source_of(briefing, line)
    return source.when if source else briefing.as_of


def rests(line: Line, sentence: str, article_id: str = "") -> bool:
    """Say whether a line rests on a sentence, of a certain article where one is named."""
    return any(
        article_id in ("", each.article_id) and (each.quote in sentence or sentence in each.quote)
        for each in line.citations
    )


def versions(old: Briefing, new: Briefing) -> Mapping[str, str]:
    """Give the sources of a new briefing that are later versions of those of an old one.

    Each by its id, with that of the old one; between the two there may have been others.
    """
    known = {source.article_id for source in old.sources}
    by_url = {source.url: source.article_id for source in old.sources if source.url}
    return {
        source.article_id: earlier
        for source in new.sources
        if source.previous and source.article_id not in known
        if (earlier := source.previous if source.previous in known else by_url.get(source.url))
    }


def follows(source: SourceLine, before: SourceLine) -> bool:
    """Say whether a source tells the news of a later day: it came days after, or dates it so."""
    if source.when - before.when > DAY:
        return True
    mine, its = (facts.dated(each.lead, each.when) for each in (source, before))
    return mine is not None and its is not None and its < mine


def takes_back(source: SourceLine) -> bool:
    """Say whether an outlet withdraws its report, in a new one or in a new version of it."""
    added = source.changes.added if source.changes else (source.title, source.lead)
    return any(disavowals.takes_back(each, source.publisher) for each in added)


def opens(briefing: Briefing, line: Line) -> bool:
    """Say whether a line quotes the first sentence of an article."""
    source = source_of(briefing, line)
    words = " ".join(line.citations[0].quote.split()) if line.citations else ""
    return source is not None and bool(words) and " ".join(source.lead.split()).startswith(words)


def report(source: SourceLine) -> Report:
    """Give what a source tells first."""
    return Report(source.article_id, source.title, source.lead, source.when)


def values_of(source: SourceLine) -> Given:
    """Give the values that a source tells first."""
    return _values(source.title, source.lead)


@lru_cache(maxsize=512)
def _values(title: str, lead: str) -> Given:
    return given(title, lead)
