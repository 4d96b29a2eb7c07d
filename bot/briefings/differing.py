"""Where outlets give one figure differently: what another says beside the headline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.briefings.candidates import Sentence
from bot.briefings.page import Page
from bot.domain import Article
from bot.language import measures
from bot.language.boilerplate import tells


def differing(page: Page, heading: str, articles: Sequence[Article]) -> Iterator[Sentence]:
    """Give, of each voice of the headline's day, a lead or title with another figure than it.

    The two are of one unit and measure the same thing, by the words before them; neither text
    gives the other's, and the voice's own stands in no line yet. Each is to be said at once.
    """
    for said in _leads(page, articles):
        if page.affords(said) and any(
            not page.heard(said.voice, *theirs.amount)
            for _, theirs in measures.differing(heading, said.text)
        ):
            yield said


def _leads(page: Page, articles: Sequence[Article]) -> Iterator[Sentence]:
    """List the leads that may be quoted, and then the titles, of the headline's day."""
    current = [article for article in articles if article.id in page.current]
    yield from (each for each in page.left if each.place == 0 and each.article in current)
    for article in current:
        title = article.title.rstrip()
        if article.id in page.voices and article.text.startswith(title) and tells(title):
            yield Sentence(
                article=article,
                voice=page.voices[article.id],
                start=0,
                end=len(title),
                place=0,
                text=" ".join(title.split()),
                outside=title,
            )
