"""Which sentences of the archive speak to a question, and how well they carry an answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.domain import Article
from bot.language import dates, figures, goods, names, places, sentences
from bot.language.boilerplate import clean
from bot.language.spans import Span
from bot.threads.actor import acts, sets
from bot.threads.asked import FIGURES, SLIGHT, Asked, Terms, Wanted, parse, terms
from bot.threads.fitness import fits
from bot.threads.lending import head, lent, main_clause, opens
from bot.threads.synonyms import (
    CHARGES,
    CHARGING,
    GENERIC,
    MEASURES,
    PACTS,
    TRADING,
    alike,
    opposed,
)

_LONGEST = 60  # words; longer passages are lists and tables

# What a question's term counts for a sentence that does not hold it itself: left to the
# title, found in it, in the sentence before or behind, or further off in the article.
_LENT, _IN_TITLE, _BESIDE, _ELSEWHERE = 0.9, 0.7, 0.5, 0.3
_WRONG_SORT = 0.8  # a sentence without the date, figure or person that was asked for
_LATER, _LATE = 0.02, 10  # lost for each sentence further down: news opens with its news
# Words of a question that its sort makes up for: a rate is one of whatever charge it is.
_LEFT_OUT = {
    Asked.FIGURE: MEASURES | CHARGING,
    Asked.LAW: CHARGING,
    Asked.REASON: CHARGING,
    Asked.SCOPE: CHARGING,
}
# "Exports of copper wire" are not all exports.
_TRADE = re.compile(r"\b(?:im|ex)ports\b(?! of\b)", re.IGNORECASE)
_TRADE_OF = re.compile(
    r"\b(?:im|ex)ports of (?!goods)((?:(?!to\b|from\b|fell|rose)[a-z-]+ ?){1,3})", re.IGNORECASE
)
_SORT = 4.0  # what the sort of answer counts, in a sentence that carries all of the question
_DOUBT = 4.0  # idf that every question leaves uncovered: two words in common prove little


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of an article; `support`, from 0 to 1, says how well it carries an answer."""

    article: Article
    span: Span
    support: float
    # It holds the sort of answer and the standing that were asked for, and every place, name
    # and number of the question, but for one that the title may give: a threatened tariff is
    # not one in force, and what is said of Japan in the next sentence is not said in this one.
    whole: bool

    @property
    def quote(self) -> str:
        """Its words, as printed."""
        return self.article.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of an article that may be quoted, and where it stands."""

    span: Span
    text: str
    index: int
    held: Terms
    beside: tuple[Terms, ...]


def rank(question: str, articles: Sequence[Article]) -> tuple[Passage, ...]:
    """Rank the sentences of articles by how well they carry an answer, the best first.

    The support of a sentence is the share of the question's terms, weighed by how rare they
    are, that stand in it or near it. Of equals the one of the later article comes first.
    """
    wanted = parse(question)
    found = [
        passage
        for article in articles
        if not wanted.terms.keys().isdisjoint(terms(article.text))
        for passage in _passages(wanted, article)
    ]
    return tuple(sorted(found, key=lambda p: (-p.support, -p.article.when.timestamp())))


def tells(wanted: Wanted, sentence: str, title: str) -> bool:
    """Say whether a sentence is about what is asked about, and the same country acts in it.

    It has every place, name and number asked for, or its title one, or all where the sentence
    leaves its measure to it; whose goods bear a tariff are not those of who sets it.
    """
    left, missing = lent(sentence, title), wanted.named - terms(sentence).keys()
    if any(term[0].isdigit() for term in missing) and figures.find(sentence):
        return False  # another figure stands in the place of the one asked about
    missing -= left
    held = not missing or (len(missing) == 1 and missing <= terms(title).keys())
    if _of_others(wanted.text, sentence):
        return False
    if wanted.origin and (wanted.origin in missing or sets(wanted.origin, sentence)):
        return False
    if not wanted.actor or wanted.sort in (Asked.SCOPE, Asked.PERSON, Asked.RESPONSE):
        return held
    topic = wanted.subject - MEASURES - CHARGING - TRADING - GENERIC
    told = bool(left) or (bool(topic) and all(alike(term, head(title)) for term in topic))
    clause = main_clause(title)
    return held and acts(wanted.actor, sentence, clause, told=told, opens=opens(sentence))


def _of_others(question: str, sentence: str) -> bool:
    """Say whether a sentence puts its measure on other goods than those asked about."""
    asked, held = list(goods.find(question)), terms(sentence)
    trade = _TRADE_OF.search(sentence)
    if trade and _TRADE.search(question) and not terms(trade[1]).keys() <= terms(question).keys():
        return True
    told = any(goods.among(each, held) for each in asked)
    others = (each for each in goods.find(sentence) if not terms(" ".join(each)).keys() <= SLIGHT)
    return bool(asked) and not told and any(others)


def quotable(article: Article) -> Iterator[Sentence]:
    """Give the sentences of an article's body that are prose and ask nothing, in order."""
    spans = [span for span in sentences.split(article.text) if span.start >= article.body_start]
    texts = [article.text[span.start : span.end] for span in spans]
    held = [terms(text) for text in texts]
    for index, (span, text) in enumerate(zip(spans, texts, strict=True)):
        if clean(text) and "?" not in text and len(text.split()) <= _LONGEST:
            beside = tuple(held[max(index - 1, 0) : index + 2])
            yield Sentence(span=span, text=text, index=index, held=held[index], beside=beside)


def _passages(wanted: Wanted, article: Article) -> Iterator[Passage]:
    title, anywhere = terms(article.title), terms(article.text)
    total = sum(wanted.terms.values()) + _DOUBT
    for each in quotable(article):
        whole = (
            tells(wanted, each.text, article.title)
            and _whole(wanted, each, article.title)
            and fits(wanted, each.text, article.title)
        )
        sure = whole and _measured(wanted) and wanted.sort is not Asked.ANY
        left = lent(each.text, article.title) if sure else frozenset()
        spared = wanted.slight | GENERIC | _LEFT_OUT.get(wanted.sort, frozenset()) if sure else ()
        covered = sum(
            weight * _credit(term, each, left, spared, title, anywhere)
            for term, weight in wanted.terms.items()
        )
        sort = _SORT if sure else 0.0
        support = (covered + sort) / (total + sort) * (1 - _LATER * min(each.index, _LATE))
        if not _has(wanted.sort, each.text):
            support *= _WRONG_SORT
        yield Passage(article=article, span=each.span, support=support, whole=whole)


def _measured(wanted: Wanted) -> bool:
    """Say whether a question is about a measure, so that all its words have to be carried."""
    kinds = MEASURES | TRADING | PACTS | (GENERIC if wanted.closed else frozenset())
    if wanted.sort is Asked.FIGURE:
        kinds |= CHARGES
    return bool(wanted.actor or wanted.standing or wanted.terms.keys() & kinds)


def _whole(wanted: Wanted, sentence: Sentence, title: str) -> bool:
    """Say whether a sentence has all that a measure is asked of, or its title one word of it.

    Another product of the same country is another measure: of what a figure is asked, the
    sentence itself has to say, or call it what its title is about. That a figure is one of
    the measure is for `fits` to say, and what is no question of a measure for its support.
    """
    if not _measured(wanted):
        return wanted.sort is not Asked.DATE or _near(wanted, sentence, title)
    asked = (wanted.subject | wanted.named) - GENERIC - _LEFT_OUT.get(wanted.sort, frozenset())
    if opposed(wanted.subject, sentence.held):
        return False
    left = lent(sentence.text, title)
    missing = {term for term in asked if not alike(term, sentence.held)}
    missing = {term for term in missing if not alike(term, left)}
    if wanted.sort in (Asked.SCOPE, Asked.RESPONSE):
        near = terms(title).keys() | {term for each in sentence.beside for term in each}
        return not missing & wanted.goods and all(alike(term, near) for term in missing)
    if wanted.sort is Asked.FIGURE and missing & wanted.subject - TRADING:
        return False
    if wanted.sort is Asked.LAW:
        missing -= {term for term in missing & MEASURES if alike(term, terms(title))}
    return len(missing) <= 1 and all(
        alike(term, terms(title) if term in TRADING else head(title)) for term in missing
    )


def _near(wanted: Wanted, sentence: Sentence, title: str) -> bool:
    """Say whether all that a date is asked of stands in a sentence, beside it or in its title."""
    near = terms(title).keys() | {term for each in sentence.beside for term in each}
    return all(alike(term, near) for term in wanted.subject)


def _credit(
    term: str,
    sentence: Sentence,
    left: Collection[str],
    spared: Collection[str],
    title: Terms,
    anywhere: Terms,
) -> float:
    if term in spared or alike(term, sentence.held):
        return 1.0
    if alike(term, left):
        return _LENT
    if alike(term, title):
        return _IN_TITLE
    if any(alike(term, other) for other in sentence.beside):
        return _BESIDE
    return _ELSEWHERE if alike(term, anywhere) else 0.0


def _has(sort: Asked, sentence: str) -> bool:
    match sort:
        case Asked.DATE:
            return bool(dates.find(sentence))
        case Asked.FIGURE:
            return any(figure.kind in FIGURES for figure in figures.find(sentence))
        case Asked.PERSON:
            return any(name.kind is names.Kind.PERSON for name in names.find(sentence))
        case Asked.PLACE:
            return bool(places.find(sentence))
        case _:
            return True
