"""Which sentences of the archive speak to a question, and how well they carry an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from bot.domain import Article
from bot.language import dates, figures, names, places, sentences, vectors
from bot.language.boilerplate import clean
from bot.language.repetition import terms
from bot.language.spans import Span
from bot.language.status import Status, statuses, without
from bot.language.units import Kind

_ASKING = frozenset(
    "a about according an and any are archive article articles ask be been being by can could "  # noqa: SIM905
    "did do does explain for from give had has have how i if in is it its latest list many me "
    "mean much my name new news of on or our please report said say says show should story tell "
    "than that the their them there these they this those to us was we were what when where "
    "which who whom whose why will with would yet you your".split()
)


class Asked(StrEnum):
    """What sort of answer a question waits for."""

    DATE = "date"
    FIGURE = "figure"
    PERSON = "person"
    PLACE = "place"
    ANY = "any"


_WHAT = r"\b(?:what|which)(?: is| are| was| were| will be)?(?: the| a)?(?: new)?(?: \w+)? "
_FORMS = (
    (Asked.DATE, rf"\bwhen\b|{_WHAT}(?:date|day|month|year|deadline)\b"),
    (
        Asked.FIGURE,
        (
            r"\bhow (?:much|many|high|large|big|long|far)\b"
            rf"|{_WHAT}(?:rates?|share|percentage|amount|level|price|cost|figure|number|value|size"
            r"|tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax|quota|deficit|surplus)\b"
        ),
    ),
    (Asked.PERSON, r"\bwho(?:m|se)?\b"),
    (Asked.PLACE, rf"\bwhere\b|{_WHAT}(?:countr(?:y|ies)|nations?)\b"),
)
# What a rate or an amount may be one of: asked for a tariff, a share of the market is no answer.
_MEASURES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (r"tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|rates?", r"quotas?")
)
_Terms: TypeAlias = Mapping[str, float]

# Capitalised words but the first, and numbers.
_DISTINCT = re.compile(r"(?<!^)\b[A-Z][\w.]*\w|\b\d[\d.,]*")
_FIGURES = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.DURATION, Kind.MULTIPLE}
)

_STANDING = 4.0  # what a standing counts: the idf of a telling word
_STANDINGS = frozenset(map(str, Status))
_LONGEST = 60  # words; longer passages are lists and tables

# What a question's term counts for a sentence that does not hold it itself: found in the
# title, in the sentence before or behind, or further off in the article.
_IN_TITLE, _BESIDE, _ELSEWHERE = 0.7, 0.5, 0.3
_WRONG_SORT = 0.8  # a sentence without the date, figure or person that was asked for
_LATER, _LATE = 0.02, 10  # lost for each sentence further down: news opens with its news
_DOUBT = 4.0  # idf that every question leaves uncovered: two words in common prove little


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of an article; `support`, from 0 to 1, says how well it carries an answer."""

    article: Article
    span: Span
    support: float
    # It or what stands beside it has every place, name and number of the question, and it
    # speaks of the standing and the measure that were asked for: a threatened tariff is not
    # one in force.
    whole: bool

    @property
    def quote(self) -> str:
        """Its words, as printed."""
        return self.article.text[self.span.start : self.span.end]


def search_words(question: str) -> tuple[str, ...]:
    """List the words of a question that the archive is to be searched for, each once."""
    found = dict.fromkeys(word for word in vectors.words(question) if word not in _ASKING)
    spelt = (
        variant
        for word in found
        if len(word) > 1 or word.isdigit()
        for variant in (word, *(us for us, both in vectors.SPELLINGS.items() if both == word))
    )
    return tuple(spelt)


def asked(question: str) -> Asked:
    """Tell what sort of answer a question waits for."""
    return next(
        (sort for sort, form in _FORMS if re.search(form, question, re.IGNORECASE)), Asked.ANY
    )


def rank(question: str, articles: Sequence[Article]) -> tuple[Passage, ...]:
    """Rank the sentences of articles by how well they carry an answer, the best first.

    The support of a sentence is the share of the question's terms, weighed by how rare they
    are, that stand in it or near it. Of equals the one of the later article comes first.
    """
    wanted = {term: weight for term, weight in _terms(question).items() if term not in _ASKING}
    sort, named = asked(question), _named(question) & wanted.keys()
    measures = [each for each in _MEASURES if sort is Asked.FIGURE and each.search(question)]
    found = [
        passage
        for article in articles
        if not wanted.keys().isdisjoint(_terms(article.text))
        for passage in _passages(wanted, named, sort, measures, article)
    ]
    return tuple(sorted(found, key=lambda p: (-p.support, -p.article.when.timestamp())))


@lru_cache(maxsize=4096)
def _terms(text: str) -> _Terms:
    """Reduce a text to its terms, a measure's standing among them in whatever words."""
    return {
        **terms(without(text)),
        **{str(status): _STANDING for status in statuses(text)},
    }


def _named(question: str) -> frozenset[str]:
    """Pick the terms of a question that an answer may not lack: places, names and numbers."""
    distinct = " ".join(_DISTINCT.findall(question))
    return frozenset(terms(distinct)) | {place.code for place in places.find(question)}


def _passages(
    wanted: Mapping[str, float],
    named: frozenset[str],
    sort: Asked,
    measures: Sequence[re.Pattern[str]],
    article: Article,
) -> list[Passage]:
    title, anywhere = _terms(article.title), _terms(article.text)
    spans = [span for span in sentences.split(article.text) if span.start >= article.body_start]
    texts = [article.text[span.start : span.end] for span in spans]
    held = [_terms(text) for text in texts]
    standing = wanted.keys() & _STANDINGS
    found = []
    for index, span in enumerate(spans):
        if not clean(texts[index]) or len(texts[index].split()) > _LONGEST:
            continue
        beside = held[max(index - 1, 0) : index + 2]
        covered = sum(
            weight * _credit(term, held[index], title, beside, anywhere)
            for term, weight in wanted.items()
        )
        support = covered / (sum(wanted.values()) + _DOUBT) * (1 - _LATER * min(index, _LATE))
        if not _has(sort, texts[index]):
            support *= _WRONG_SORT
        near = title.keys() | {term for other in beside for term in other}
        whole = (
            named <= near
            and standing <= held[index].keys()
            and (not measures or any(measure.search(texts[index]) for measure in measures))
        )
        found.append(Passage(article=article, span=span, support=support, whole=whole))
    return found


def _credit(
    term: str, held: _Terms, title: _Terms, beside: Sequence[_Terms], anywhere: _Terms
) -> float:
    if term in held:
        return 1.0
    if term in title:
        return _IN_TITLE
    if any(term in other for other in beside):
        return _BESIDE
    return _ELSEWHERE if term in anywhere else 0.0


def _has(sort: Asked, sentence: str) -> bool:
    match sort:
        case Asked.DATE:
            return bool(dates.find(sentence))
        case Asked.FIGURE:
            return any(figure.kind in _FIGURES for figure in figures.find(sentence))
        case Asked.PERSON:
            return any(name.kind is names.Kind.PERSON for name in names.find(sentence))
        case Asked.PLACE:
            return bool(places.find(sentence))
        case Asked.ANY:
            return True
