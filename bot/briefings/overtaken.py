"""Which texts give a value in whose place a later article of the story has another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.domain import Article, SourceLine
from bot.language import compared, facts, measures, rescheduled, revised, scheduled
from bot.language.compared import Given
from bot.language.sentences import told_first
from bot.language.values import Value

DAY = timedelta(days=1)
# What may come to be takes no other's place yet.
_OPEN = re.compile(r"\b(?:may|might|could|would)\b")


def overtaken(text: str, article: Article, articles: Sequence[Article]) -> bool:
    """Say whether a title or a sentence gives a value that a later article has another for.

    It has where it says so, and where its outlet gave the first, or its news is of a later day.
    """
    amounts = {each.amount for each in measures.find(text)}
    later = [each for each in articles if each.when > article.when]
    if any(_has_another_day(each, text, article) for each in later):
        return True
    if not (amounts and later):
        return False
    told = given(article)
    mine = told if text in told.text else compared.given("", text)
    return any(
        first.amount in amounts for each in later for first, _ in _pairs(mine, article, each)
    ) or any(each.was in amounts for one in later for each in _restated(one))


def _has_another_day(later: Article, text: str, article: Article) -> bool:
    """Say whether a later lead puts another day to what a text has one for."""
    if not scheduled.find(text, article.when):
        return False
    stands = later.publisher == article.publisher or follows(later, article)
    for lead in told_first(SourceLine.of(later).lead):
        if stands or rescheduled.moving(lead):
            for days in rescheduled.shown(text, article.when, lead, later.when):
                told = (text, article.when, lead, later.when, days.was, days.now)
                part = next(scheduled.of_part(*told[:4]), None)
                if part is None and not scheduled.of_others(*told):
                    return True
    return False


def given(article: Article) -> Given:
    """Read the values of an article's title and lead."""
    return compared.given(article.title, SourceLine.of(article).lead)


def follows(later: Article, one: Article) -> bool:
    """Say whether an article tells the news of a later day: it came days after, or dates it so."""
    if later.when - one.when > DAY:
        return True
    mine, its = (facts.dated(SourceLine.of(each).lead, each.when) for each in (later, one))
    return mine is not None and its is not None and its < mine


def _pairs(mine: Given, article: Article, later: Article) -> list[tuple[Value, Value]]:
    theirs = given(later)
    pairs = [*compared.replacing(mine, theirs)]
    if later.publisher == article.publisher or follows(later, article):
        pairs += compared.rivals(mine, theirs)
    return [
        (one, two) for one, two in pairs if not _OPEN.search(two.text) or _OPEN.search(one.text)
    ]


def _restated(later: Article) -> list[revised.Restated]:
    texts = (later.title, *told_first(SourceLine.of(later).lead))
    return [each for text in texts for each in revised.find(text)]
