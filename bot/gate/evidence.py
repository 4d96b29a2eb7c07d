"""What a line cites: passages of articles, analysed once a snapshot."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.domain import Article, Citation, Fault, Line, Reason
from bot.language import dates, denials, figures, modality, names, places, polarity, sentences
from bot.language.boilerplate import quotable
from bot.language.modality import Level
from bot.language.repetition import terms
from bot.language.spans import Found, Span, Spanned, overlap
from bot.language.wording import locate

_QUESTION = re.compile(r"\?[”\"’')]*$")
_FIGURE = 4.0  # what a figure weighs in the search for evidence: as much as a rare word


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A cited span of an article, with what the language room finds there.

    Findings are those of the whole article that lie in the span, so that a date or a name
    is read in its context, and one analysis serves every line that cites the article.
    """

    article: Article
    span: Span

    def __hash__(self) -> int:
        return hash((self.article.id, self.span))

    @cached_property
    def text(self) -> str:
        return self.article.text[self.span.start : self.span.end]

    @cached_property
    def figures(self) -> tuple[figures.Figure, ...]:
        return tuple(each for each in figures.find(self.article.text) if self._holds(each))

    @cached_property
    def dates(self) -> tuple[dates.Date, ...]:
        found = dates.find(self.article.text, self.article.when)
        return tuple(each for each in found if self._holds(each))

    @cached_property
    def names(self) -> tuple[names.Name, ...]:
        return tuple(each for each in names.find(self.article.text) if self._holds(each))

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset(place.code for place in places.find(self.text))

    @cached_property
    def before(self) -> frozenset[str]:
        """The terms of the article up to it."""
        text, start = self.article.text, self.span.start
        around = (each.start for each in sentences.split(text) if each.start < start < each.end)
        own = terms(text[next(around, start) : start])
        told = _first_told(self.article).items()
        return frozenset(term for term, end in told if end <= start) | own.keys()

    @cached_property
    def denied(self) -> tuple[Mapping[str, float], Mapping[str, float]]:
        return denied_terms(self.text)

    @cached_property
    def poles(self) -> tuple[polarity.Pole, ...]:
        return polarity.find(self.text)

    @cached_property
    def clauses(self) -> tuple[tuple[Level, str], ...]:
        """Its clauses, each with how certain it is."""
        parts = modality.clauses(self.text)
        return tuple((part.level, self.text[part.start : part.end]) for part in parts)

    def within(self, found: Iterable[Found]) -> list[Found]:
        """Keep what was found in the article within its span."""
        return [each for each in found if self._holds(each)]

    def cite(self, start: int, end: int) -> Citation:
        """Cite a part of its text."""
        return cite(self.article, Span(self.span.start + start, self.span.start + end))

    def _holds(self, found: Spanned) -> bool:
        return self.span.start <= found.start and found.end <= self.span.end


@lru_cache(maxsize=64)
def _first_told(article: Article) -> Mapping[str, int]:
    """Give the terms of an article, each with the end of the sentence where it first stands."""
    found: dict[str, int] = {}
    for start, end in sentences.split(article.text):
        for term in terms(article.text[start:end]):
            found.setdefault(term, end)
    return found


@lru_cache(maxsize=2048)
def passage_of(article: Article, span: Span) -> Passage:
    """Give the passage that lines cite again and again, with what is known of it."""
    return Passage(article=article, span=span)


def passages(
    line: Line, articles: Mapping[str, Article]
) -> tuple[tuple[Passage, ...], tuple[Reason, ...]]:
    """Look a line's citations up: the passages that stand, and a reason for each that does not."""
    found: list[Passage] = []
    reasons: list[Reason] = []
    for cited in line.citations:
        article = articles.get(cited.article_id)
        if article is None or not cited.quote.strip():
            reasons.append(Reason(fault=Fault.NO_EVIDENCE, words=cited.quote))
        elif not _stands(cited, article):
            reasons.append(Reason(fault=Fault.QUOTE_NOT_IN_SOURCE, words=cited.quote))
        else:
            found.append(passage_of(article, Span(cited.start, cited.end)))
    if not line.citations:
        reasons.append(Reason(fault=Fault.NO_EVIDENCE, words=line.text))
    return tuple(found), tuple(reasons)


def _stands(cited: Citation, article: Article) -> bool:
    return (
        cited.snapshot == article.snapshot
        and 0 <= cited.start < cited.end <= len(article.text)
        and cited.quote == article.text[cited.start : cited.end]
    )


def cite(article: Article, span: Spanned) -> Citation:
    """Cite a span of an article."""
    return Citation(
        article_id=article.id,
        snapshot=article.snapshot,
        start=span.start,
        end=span.end,
        quote=article.text[span.start : span.end],
    )


def quoted(words: str, article: Article) -> Iterator[Citation]:
    """Cite the words that somebody quotes of an article, whatever their typography.

    None where they do not stand there, or in sentences that are none of its report:
    instructions and questions are no evidence.
    """
    for span in locate(words, article.text):
        around = [each for each in sentences.split(article.text) if overlap(each, span)]
        texts = [article.text[each.start : each.end] for each in around]
        if all(quotable(text) and not _QUESTION.search(text) for text in texts):
            yield cite(article, span)


def _told(text: str) -> dict[object, float]:
    """Give what a text tells, by its weight: its terms, and its figures."""
    told: dict[object, float] = {term: weight for term, weight in terms(text).items()}  # noqa: C416
    for each in figures.find(text):
        told[f"{each.value:.3g}", each.kind] = _FIGURE  # as a line may round it
    return told


def find_evidence(claim: str, article: Article, *, most: int = 4) -> tuple[Citation, ...]:
    """Cite the sentences of an article that say most of what a claim says.

    Each sentence taken adds terms of the claim that those before it lack, the rarer the
    better; `most` sentences at most, in the order of the article. None where nothing of
    the claim stands in the article.
    """
    wanted: Mapping[object, float] = _told(claim)
    spans = sentences.split(article.text)
    said = [_told(article.text[span.start : span.end]).keys() for span in spans]
    total = sum(wanted.values())
    chosen: list[int] = []
    while wanted and len(chosen) < most:
        gains = [sum(wanted[term] for term in found & wanted.keys()) for found in said]
        best = max(range(len(spans)), key=gains.__getitem__, default=None)
        if best is None or gains[best] < (0.1 * total if chosen else 1e-9):
            break
        chosen.append(best)
        wanted = {term: weight for term, weight in wanted.items() if term not in said[best]}
    return tuple(cite(article, spans[at]) for at in sorted(chosen))


def denied_terms(text: str) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Give the terms of a text that stand under a negation, and those that stand elsewhere."""
    off: dict[str, float] = {}
    rest = text
    for start, end in denials.negations(text):
        if denials.unrivalled(text, start, end):
            continue
        off |= terms(text[start:end])
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    return off, terms(rest)


def articles_of(evidence: Sequence[Passage]) -> tuple[Article, ...]:
    """Give the articles that passages are of, each once, in the order in which they come."""
    return tuple({passage.article.id: passage.article for passage in evidence}.values())


def all_text(evidence: Sequence[Passage]) -> str:
    """Join the cited words of every passage, one paragraph each."""
    if len(evidence) == 1:
        return evidence[0].text
    return "\n\n".join(passage.text for passage in evidence)


def around(evidence: Sequence[Passage]) -> Iterator[str]:
    """Give the evidence, the sentences beside it, and the titles of its articles."""
    for article in articles_of(evidence):
        yield article.title
    for passage in evidence:
        yield from _beside(passage)


@lru_cache(maxsize=256)
def _beside(passage: Passage) -> tuple[str, ...]:
    text, span = passage.article.text, passage.span
    found = sentences.split(text)
    at = [index for index, each in enumerate(found) if overlap(each, span)]
    if not at:
        return (passage.text,)
    near = found[max(0, at[0] - 1) : at[-1] + 2]
    return tuple(text[each.start : each.end] for each in near)
