"""Where outlets give one figure differently: what another says beside the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from bot.briefings.candidates import Sentence
from bot.briefings.page import Page
from bot.briefings.roles import MEASURED
from bot.domain import Article
from bot.language import figures
from bot.language.boilerplate import clean
from bot.language.repetition import terms

BEFORE = 6  # words before a figure tell what it measures
ALIKE = 0.6  # of what they tell, in both


class _Measured(NamedTuple):
    """A value of a unit, and what the words before it are about."""

    value: Decimal
    unit: tuple[str, str]
    about: frozenset[str]


def differing(page: Page, heading: str, articles: Sequence[Article]) -> Iterator[Sentence]:
    """Give, of each voice of the headline's day, a lead or title with another figure than it.

    The two are of one unit and measure the same thing, by the words before them; neither text
    gives the other's, and the voice's own stands in no line yet. Each is to be said at once.
    """
    heads = _measured(heading)
    told = {(each.value, each.unit[0]) for each in heads}
    for said in _leads(page, articles):
        found = _measured(said.text)
        given = {(each.value, each.unit[0]) for each in found}
        if page.affords(said) and any(
            one.unit == two.unit
            and (one.value, one.unit[0]) not in given
            and (two.value, two.unit[0]) not in told
            and _alike(one.about, two.about)
            and not page.heard(said.voice, two.value, two.unit[0])
            for one in heads
            for two in found
        ):
            yield said


def _leads(page: Page, articles: Sequence[Article]) -> Iterator[Sentence]:
    """List the leads that may be quoted, and then the titles, of the headline's day."""
    current = [article for article in articles if article.id in page.current]
    yield from (each for each in page.left if each.place == 0 and each.article in current)
    for article in current:
        title = article.title.rstrip()
        if article.id in page.voices and article.text.startswith(title) and clean(title):
            yield Sentence(
                article=article,
                voice=page.voices[article.id],
                start=0,
                end=len(title),
                place=0,
                text=" ".join(title.split()),
                outside=title,
            )


def _measured(text: str) -> tuple[_Measured, ...]:
    return tuple(
        _Measured(
            each.value,
            (each.unit, each.per),
            frozenset(terms(" ".join(text[: each.start].split()[-BEFORE:]))),
        )
        for each in figures.find(text)
        if each.kind in MEASURED
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= max(2, ALIKE * max(len(one), len(other)))
