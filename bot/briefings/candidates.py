"""The sentences of a story that a briefing may quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from bot.briefings.quotable import LONG_WORDS, WORDS, count, fit, unquoted
from bot.domain import Article, Citation, Coverage, Story
from bot.language import sentences
from bot.language.boilerplate import clean
from bot.language.enacting import POWERS

# "ARNHOLM, May 4 (Harbour Wire) - " before a report: no part of its first sentence.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’/-]+,? ){1,4}(?:[A-Z][a-z]+\.?,? ){0,2}(?:\d{1,2},? )?(?:\([^()]{1,40}\) )?"
    r"[–—−-]{1,2} (?=[A-Z“\"])"
)
FEW = 3  # sentences of common length; with fewer an article's long ones may be quoted too
_END = re.compile(r"[.!?…][”\"’')\]]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article: the characters `start` to `end` of its text.

    `voice` numbers the text that the article has, alone or with others, `place` counts the
    sentences before it in the body. `outside` is the text without what it quotes.
    """

    article: Article
    voice: int
    start: int
    end: int
    place: int
    text: str
    outside: str

    @property
    def words(self) -> int:
        return count(self.text)

    @property
    def citation(self) -> Citation:
        return Citation(
            article_id=self.article.id,
            snapshot=self.article.snapshot,
            start=self.start,
            end=self.end,
            quote=self.article.text[self.start : self.end],
        )


def candidates(story: Story, articles: Sequence[Article]) -> tuple[Sentence, ...]:
    """List every sentence that may be quoted, article by article.

    Nothing comes from a paywalled body. An article that is in no text of the story is
    one of its own.
    """
    voices = {article: number for number, text in enumerate(story.texts) for article in text}
    found: list[Sentence] = []
    for number, article in enumerate(articles):
        if article.coverage is not Coverage.PAYWALLED:
            found += _sentences(article, voices.get(article.id, len(story.texts) + number))
    return tuple(found)


def _sentences(article: Article, voice: int) -> list[Sentence]:
    """List the sentences of an article that may be quoted: long ones where it has few others."""
    found = [*_fit(article, voice, WORDS)]
    if len(found) >= FEW:
        return found
    return sorted((*found, *_fit(article, voice, LONG_WORDS)), key=lambda each: each.start)


def _fit(article: Article, voice: int, words: range) -> Iterator[Sentence]:
    spans = [span for span in sentences.split(article.text) if span.start >= article.body_start]
    # A byline or a caption before the first sentence is no place in the report.
    told = dropwhile(lambda span: not _END.search(article.text[span.start : span.end]), spans)
    for place, span in enumerate(list(told) or spans):
        start = span.start
        for opening in (POWERS,) if place else (_DATELINE, POWERS):
            if skipped := opening.match(article.text, start, span.end):
                start = skipped.end()
        text = article.text[start : span.end]
        outside = unquoted(text)
        if fit(text, outside, words) and clean(article.text[span.start : start]):
            yield Sentence(
                article=article,
                voice=voice,
                start=start,
                end=span.end,
                place=place,
                text=" ".join(text.split()),
                outside=outside,
            )
