"""Who says something in a line says it in the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain import Article, Fault, Reason
from bot.gate import voices
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, articles_of
from bot.gate.heard import PEOPLE, heads, heard, same
from bot.language import names, sentences, speaking, speech
from bot.language import quoted as quotes
from bot.language.names import Kind, Name
from bot.language.repetition import terms
from bot.language.spans import Span, Spanned, outside, overlap
from bot.language.speech import Utterance
from bot.language.vocabulary import TITLES
from bot.language.wording import locate

_BESIDE = 100  # characters within which somebody is said to be of a body
_AROUND = 300  # the same, of a name that may be anything: a firm and its head
_OF_FIRM = re.compile(
    r"\b(?:spokes\w+|executive|officer|director|editor|analyst|economist|manager|founder|owner|head"
    r"|chair\w*|president|strategist|employees?|workers?|shares?)\s(?:of|for|at|with|in)\s(?:the\s)?$"
    r"|\bat\s(?:the\s)?$"
)
_OF = re.compile(r"\b[\w’'.-]+\s(?:of|for|at|with|from|in)\s(?:the\s)?$")
_OF_DEPARTMENTS = frozenset({"administration", "government"})  # any of which may be meant
_AND_SAID = re.compile(r"\sand\s(?:\w+ly\s)?(?:said|added|told|called|warned|argued|noted)\b")
_UNITED_NATIONS = "UN"
_SAYS = 6.0  # weight of the terms that what is said must share with what is said in the evidence
_SHARE = 0.4  # and their share of all its terms
_CLEARLY = 0.15  # less than the best share, and it is not what the line speaks of


class Told(NamedTuple):
    """A part of the evidence: who says it, if that is told, and how much of a line it shares."""

    share: float
    utterance: Utterance | None
    article: Article
    span: Span


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for whoever says what the evidence has from somebody else.

    What is said is found in the evidence by its terms, and its quotations where they stand in
    the article. Where it is not found, a passage has its own speakers, or that of the text
    before it, and whoever is named in a passage may speak there.
    """
    reasons: list[Reason] = []
    heard_so = False
    for each in speech.utterances(claim.text):
        said = _of_body(each, claim.text)
        if not said.named or _is_office(said.speakers[0]):
            continue
        likest = [*_quoting(claim, said, evidence)] or [*_likest(claim, said, evidence)]
        spoken = [told for told in likest if told.utterance]
        if agreed := [told for told in likest if _agrees(said, told)]:
            heard_so |= any(told.utterance and told.utterance.named for told in agreed)
            continue
        wrong = bool(spoken) and not said.deed and all(_other(said, told) for told in spoken)
        if wrong or _stranger(said.speakers[0], evidence):
            words = claim.text[said.start : said.end].rstrip(' :“"')
            reasons.append(Reason(fault=Fault.SPEAKER_DIFFERS, words=words))
    return reasons if reasons or heard_so else voices.faults(claim, evidence)


def _is_office(name: Name) -> bool:
    """Say whether capitals name what somebody is, not who: "the Arnholm Republican"."""
    return name.words.split()[-1].casefold() in {*TITLES, "ceo", "cfo"}


def _of_body(said: Utterance, line: str) -> Utterance:
    """Read a name as a body's where somebody of it speaks: "the maker of Ames Tin said"."""
    if not said.named:
        return said
    first, *rest = said.speakers
    if first.kind is Kind.PLACE or not _OF.search(line, max(0, first.start - 40), first.start):
        return said
    return said._replace(speakers=(first._replace(kind=Kind.BODY), *rest))


def _quoting(claim: Claim, said: Utterance, evidence: Sequence[Passage]) -> Iterator[Told]:
    """Find who says the words that a line quotes, wherever in an article they stand."""
    for quoted in claim.quotations:
        if not any(overlap(quoted, span) for span in said.said):
            continue
        for article in articles_of(evidence):
            for span in locate(quoted.words, article.text):
                for each in quotes.by(article.text, span):
                    yield Told(1.0, each, article, span)


def _likest(claim: Claim, said: Utterance, evidence: Sequence[Passage]) -> Iterator[Told]:
    """Find the parts of the evidence that share most of what is said."""
    content = terms(" ".join(claim.text[span.start : span.end] for span in said.said))
    total = sum(content.values())
    told = [
        told._replace(share=sum(content[term] for term in content.keys() & held) / total)
        for told, held in _parts(evidence)
        if total
    ]
    best = max((each.share for each in told), default=0.0)
    if best >= _SHARE and best * total >= _SAYS:
        yield from (each for each in told if each.share >= best - _CLEARLY)


def _parts(evidence: Sequence[Passage]) -> Iterator[tuple[Told, frozenset[str]]]:
    """Give what is said in the evidence, and its sentences where nobody speaks, with terms."""
    for passage in evidence:
        text = passage.article.text
        spoken: list[Spanned] = []
        for each in speech.utterances(text):
            whole: list[Spanned] = [*each.said, Span(each.start, each.end)]
            if any(overlap(span, passage.span) for span in whole):
                spoken += whole
                held = terms(" ".join(text[span.start : span.end] for span in each.said))
                yield Told(0.0, each, passage.article, passage.span), frozenset(held)
        for sentence in sentences.split(text):
            if overlap(sentence, passage.span) and not any(overlap(sentence, o) for o in spoken):
                held = terms(text[sentence.start : sentence.end])
                yield Told(0.0, None, passage.article, sentence), frozenset(held)


def _agrees(said: Utterance, told: Told) -> bool:
    """Say whether a part of the evidence has the speaker of a line, or one who may be that."""
    if told.utterance:
        others: Sequence[Name] = [
            *told.utterance.speakers,
            *_meant(told.utterance, told.article),
            *_reported(told.utterance, told.article),
        ]
    else:
        others = [each for each in names.find(told.article.text) if overlap(each, told.span)]
    return any(same(said.speakers[0], each) for each in others)


def _meant(said: Utterance, article: Article) -> Iterator[Name]:
    """Give whom "he said" can mean: whoever is named in the two sentences before it."""
    if said.named or said.noun:
        return
    before = [each for each in sentences.split(article.text) if each.end <= said.start]
    begin = before[-2:][0].start if before else 0
    yield from (each for each in names.find(article.text) if begin <= each.start < said.start)


def _reported(said: Utterance, article: Article) -> Iterator[Name]:
    """Give whom others report to have spoken: "Ames came and said so, Reuters wrote"."""
    for span in said.said:
        found = [each for each in names.find(article.text) if overlap(each, span)]
        if found and _AND_SAID.search(article.text, found[0].end, span.end):
            yield found[0]


def _other(said: Utterance, told: Told) -> bool:
    """Say whether somebody else of the same kind has the word for sure: a person, or a body."""
    utterance = told.utterance
    if utterance is None:
        return False
    kind = _kind(said.speakers[0], told.article)
    if not utterance.speakers:
        return False
    if said.noun and kind is not Kind.PLACE:
        return False
    if utterance.noun in _OF_DEPARTMENTS and kind is Kind.BODY:
        return False
    heard = utterance.speakers[0]
    if not utterance.named:  # "she" is no body, where one and its chairwoman have the word
        people = [each for each in utterance.speakers if _kind(each, told.article) is Kind.PERSON]
        heard = next(iter(people), heard)
    known = Kind.OTHER if utterance.named else Kind.PERSON
    other = _kind(heard, told.article)
    if utterance.named and kind in {Kind.BODY, Kind.OTHER}:
        if other is Kind.PERSON:
            return _apart(said.speakers[0], heard, told)
        if other is Kind.OTHER and kind is other:
            return _apart(said.speakers[0], heard, told, near=_AROUND)
    return kind is not Kind.OTHER and kind is (known if other is Kind.OTHER else other)


def _apart(body: Name, person: Name, told: Told, *, near: int = _BESIDE) -> bool:
    """Say whether an article names a body and a person, and never the one near the other.

    That a person speaks of a body counts for nothing: "Ames said the Treasury would wait".
    """
    found = names.find(told.article.text)
    alike = [each for each in found if names.agrees(body, each)]
    bodies = alike or [each for each in found if same(body, each)]
    bodies = outside(bodies, told.utterance.said if told.utterance else ()) or bodies
    people = [each for each in found if same(person, each)]
    return bool(bodies) and not any(
        one.start < other.end + near and other.start < one.end + near
        for one in bodies
        for other in people
    )


def _kind(name: Name, article: Article) -> Kind:
    if name.key == _UNITED_NATIONS:
        return Kind.BODY
    return Kind.OTHER if _employs(name.words, article.text) else names.kind_in(name, article.text)


@lru_cache(maxsize=512)
def _employs(name: str, text: str) -> bool:
    """Say whether somebody in a text is of a name, as people are of a firm."""
    begin = text.find(name)
    while begin >= 0:
        if _OF_FIRM.search(text, max(0, begin - 30), begin):
            return True
        begin = text.find(name, begin + 1)
    return False


def _stranger(name: Name, evidence: Sequence[Passage]) -> bool:
    """Say whether somebody whom an article names has no part in what is cited of it."""
    words = name.words.casefold().split()
    if not TITLES.isdisjoint(words) and any(
        all(word in each.text.casefold() for word in words) for each in evidence
    ):
        return False  # "the Trade Secretary" is the Secretary of Trade
    if name.kind not in PEOPLE or not any(_known(name, each) for each in evidence):
        return False
    return not any(_speaks(name, passage) or _behind(name, passage) for passage in evidence)


def _behind(name: Name, passage: Passage) -> bool:
    """Say whether whoever speaks in a passage speaks for a firm, as told near by."""
    article = passage.article
    return _employs(name.words, article.text) and any(
        not _apart(name, each, Told(0.0, None, article, passage.span))
        for said in speech.utterances(article.text)
        if any(overlap(span, passage.span) for span in (Span(said.start, said.end), *said.said))
        for each in said.speakers[:1]
    )


def _known(name: Name, passage: Passage) -> bool:
    """Say whether an article names somebody at all; that it does not is for another check."""
    return any(same(name, other) for other in names.find(passage.article.text))


def _speaks(name: Name, passage: Passage) -> bool:
    article = passage.article
    if any(same(name, other) for other in passage.names):
        return True
    if any(each.name.kind in PEOPLE for each in speaking.find(passage.text)):
        return False
    if name.words.casefold() in f"{article.publisher} {article.title}".casefold():
        return True
    told = [each for each in speech.utterances(article.text) if overlap(each, passage.span)]
    if not any(each.named or each.noun for each in told):
        near = (passage.span.start - _AROUND, passage.span.end + _BESIDE)
        found = [each for each in names.find(article.text) if near[0] <= each.start < near[1]]
        if any(same(name, each) for each in found):
            return True
    others = heard(passage)
    return not others or any(same(name, each) for each in others) or heads(name, passage)
