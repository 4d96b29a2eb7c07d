"""What the leads of a story's articles bring that nothing said so far tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.briefings.candidates import Sentence
from bot.briefings.page import Page
from bot.briefings.roles import amounts
from bot.language import facts, tallies, values
from bot.language.facts import Facts
from bot.language.repetition import overlap


def latest(page: Page, heading: str) -> Iterator[Sentence]:
    """Give the leads of the headline's day with a figure or its subject unsaid, newest first.

    Each is to be said at once.
    """
    since = min((each.when for each in page.articles if each.id in page.current), default=None)
    leads = [
        each for each in page.left if each.place == 0 and (not since or each.article.when >= since)
    ]
    for lead in sorted(leads, key=lambda each: each.article.when, reverse=True):
        own = [each.text for each in page.said if each.voice == lead.voice]
        said = [heading, *(each.text for each in page.said)]
        told = [_facts(each) for each in page.said]
        mine = _facts(lead)
        later = facts.newer(mine, told) or facts.denies(mine, told) or _comes(mine, told)
        repeated = any(overlap(lead.text, each) for each in own)
        if page.affords(lead) and (later or (not repeated and _brings(lead.text, said))):
            yield lead


def _facts(sentence: Sentence) -> Facts:
    return facts.find(sentence.text, sentence.article.when)


def _comes(lead: Facts, told: Sequence[Facts]) -> bool:
    """Say whether a sentence names a day to come that no other does."""
    return lead.awaited and bool(lead.days.difference(*(each.offered for each in told)))


def _given(text: str) -> frozenset[object]:
    """List the figures of a sentence, and the counts of what a measure does something with."""
    return amounts(text).union(each.amount for each in tallies.find(text))


def _brings(text: str, said: Sequence[str]) -> bool:
    """Say whether a sentence has a figure that others lack, or have for something else."""
    if _given(text) - {amount for each in said for amount in _given(each)}:
        return True
    return any(
        not values.covered(value, [each for each in said if value.amount in amounts(each)])
        for value in values.find(text)
    )
