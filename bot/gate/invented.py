"""What a line in a model's hand says that stands in none of the words it has to say it from.

A writer who has read the articles says it in other words, and most of them stand there all the
same. Whoever was told something else, or makes it up, brings words that stand nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.domain import Article, Fault, Reason
from bot.gate.added import CLAUSE
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text, articles_of
from bot.gate.instructed import reported
from bot.gate.substance import ASKS, unnamed
from bot.language import acts, dates, figures
from bot.language.repetition import in_a_row, terms
from bot.language.spans import Spanned
from bot.language.status import Status

_ROOT = 5  # letters that two forms of a word share
_COPIED = 8  # words of the evidence in a row, outside of quotation marks: a sentence taken over
_MUCH, _MOST = 0.3, 0.5  # of a line that is taken over
_ADDED, _LITTLE = 0.3, 0.2  # what is strange of the rest beside it, and beside most of a line
_ADDING = 3.0  # how much that says
_WHOLE, _SAYING = 0.6, 6.0  # the same of all of a line
_PART, _TELLING = 0.75, 12.0  # of a clause
_ASKED = 0.35  # of what somebody is told to have asked for
_DEED, _DONE = 0.8, 5.0  # of what those who are named are told to have done
_WORD = re.compile(r"\w+")
_GONE = frozenset({Status.ENDED, Status.STRUCK_DOWN, Status.REJECTED, Status.PAUSED})
_NOTHING = re.compile(r"\b(?:zero|nil|void|dead|gone|illegal)\b", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:the|an?|at|by|its|this|s|year['’]s) $")  # "the end of January"


class _Held(NamedTuple):
    """The terms of what a line may rest on, and the roots of the longer ones."""

    terms: frozenset[str]
    roots: frozenset[str]


class _Weighed(NamedTuple):
    """What words say, by their weight, and what of it is strange."""

    strange: float
    weight: float

    def over(self, share: float, least: float) -> bool:
        """Say whether so much is strange of what says something."""
        return self.weight >= least and self.strange >= share * self.weight


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for a line of which too much stands in none of the articles that it cites.

    Least is allowed beside a sentence that was taken over word for word, and of what somebody is
    told to have asked for: anything can be hung on either.
    """
    held = _held(claim, evidence)
    text = claim.wording
    if words := _gone(claim, evidence):
        return [Reason(fault=Fault.NO_EVIDENCE, words=words)]
    if words := _beside(claim, evidence, held):
        return [Reason(fault=Fault.NOT_ALIGNED, words=words)]
    rest = unnamed(text)
    done = _weigh(rest, held)
    if (
        _weigh(text, held).over(_WHOLE, _SAYING)
        or (rest != text and done.over(_DEED, _DONE))
        or (ASKS.search(text) and done.over(_ASKED, 0.0) and done.weight)
    ):
        return [Reason(fault=Fault.NOT_ALIGNED, words=claim.text)]
    begin = 0
    for end in [*(gap.end() for gap in CLAUSE.finditer(text)), len(text)]:
        if _weigh(text[begin:end], held).over(_PART, _TELLING):
            said = claim.text[begin:end].strip(" ,;:—–")
            return [Reason(fault=Fault.NOT_ALIGNED, words=said)]
        begin = end
    return []


def _gone(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find the word by which a line ends a measure of which its articles tell no end."""
    if not acts.NAMES_ONE.search(claim.text):
        return ""
    words = next(_ends(claim.text), "")
    told = any(_ending(article) for article in articles_of(evidence))
    return "" if told else words


@lru_cache(maxsize=64)
def _ending(article: Article) -> bool:
    return next(_ends(reported(article)), "") != ""


def _ends(text: str) -> Iterator[str]:
    for found in acts.VERB.finditer(text):
        if _NOUN.search(text, 0, found.start()):
            continue
        forms = acts.FORMS[found[0].lower()]
        if any(
            form.act.status in _GONE and acts.Thing.MEASURE in form.act.things for form in forms
        ):
            yield found[0]
    yield from (found[0] for found in _NOTHING.finditer(text))


def _beside(claim: Claim, evidence: Sequence[Passage], held: _Held) -> str:
    """Find what a line adds to words that it took over, where too much of it is strange."""
    text = claim.text
    for quoted in claim.quotations:
        text = _blanked(text, quoted.start, quoted.end)
    words = [*_WORD.finditer(text)]
    said = [word[0].casefold() for word in words]
    held_runs = frozenset().union(*(in_a_row(passage.text, _COPIED) for passage in evidence))
    taken = {
        each
        for at in range(len(said) - _COPIED + 1)
        if tuple(said[at : at + _COPIED]) in held_runs
        for each in range(at, at + _COPIED)
    }
    if len(taken) <= _MUCH * len(words):
        return ""
    for at in taken:
        text = _blanked(text, words[at].start(), words[at].end())
    when = evidence[0].article.when
    for found in chain[Spanned](figures.find(claim.text), dates.find(claim.text, when)):
        text = _blanked(text, found.start, found.end)
    share = _LITTLE if len(taken) > _MOST * len(words) else _ADDED
    if not _weigh(text, held).over(share, _ADDING):
        return ""
    left = [word for at, word in enumerate(words) if at not in taken]
    return claim.text[left[0].start() : left[-1].end()]


def _held(claim: Claim, evidence: Sequence[Passage]) -> _Held:
    """Give what a line may rest on: its articles, and their outlets where it names them."""
    articles = articles_of(evidence)
    named = " ".join(each.publisher for each in articles if each.publisher in claim.text)
    found = frozenset(terms(f"{all_text(evidence)} {named}")).union(*map(_told, articles))
    return _Held(found, frozenset(term[:_ROOT] for term in found if len(term) >= _ROOT))


@lru_cache(maxsize=64)
def _told(article: Article) -> frozenset[str]:
    return frozenset(terms(reported(article)))


def _weigh(text: str, held: _Held) -> _Weighed:
    said = terms(text)
    strange = sum(
        weight
        for term, weight in said.items()
        if term not in held.terms and term[:_ROOT] not in held.roots
    )
    return _Weighed(strange, sum(said.values()))


def _blanked(text: str, start: int, end: int) -> str:
    return f"{text[:start]}{' ' * (end - start)}{text[end:]}"
