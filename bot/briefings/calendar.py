"""Which days of a story were moved: an older article's are no days to come any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from bot.domain import Article
from bot.language import dates, rescheduled, sentences


class _Change(NamedTuple):
    """What an article says of days that were moved, and every day that it names."""

    article: Article
    old: frozenset[date]
    named: frozenset[date]


class Calendar:
    """The days that a story's articles move."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._changes = [each for article in articles if (each := _change(article)).old]

    def moved(self, article: Article, day: date, *, since: bool = False) -> bool:
        """Say whether a day that an article names was moved, by itself or a later one.

        A text that moves a day of its own outlet's leaves those doubtful that it does not name.
        `since` leaves out what the article says itself.
        """
        written = article.when.date()
        return day > written and any(
            day in change.old
            or (change.article.publisher == article.publisher and day not in change.named)
            if change.article.when > article.when
            else not since and change.article.id == article.id and day in change.old
            for change in self._changes
        )


def _change(article: Article) -> _Change:
    found = [
        each
        for span in sentences.split(article.text)
        for each in rescheduled.stated(article.text[span.start : span.end], article.when)
    ]
    named = frozenset(
        day.first for day in dates.find(article.text, article.when) if day.first is not None
    )
    stated = {(each.old, each.new) for each in found}
    tabled = rescheduled.tabled(article.text, article.when, stated)
    # In a table one row's new day may be another's old one: then it is in doubt for neither.
    new = frozenset(later for _, later in stated)
    old = frozenset(earlier for earlier, _ in stated) - new
    old |= {earlier for earlier, _ in tabled} - {later for _, later in (*tabled, *stated)}
    return _Change(article, old, named - old)
