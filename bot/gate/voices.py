"""An office, a body or a group says in a line what its evidence has from somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Citation, Fault, Reason
from bot.gate.bearers import party_of
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, cite
from bot.gate.spokesmen import differs, same
from bot.language import names, places, quotations, sentences, speech, voices
from bot.language.names import Kind, Name
from bot.language.repetition import terms
from bot.language.spans import Span, overlap
from bot.language.voices import Voice

_SAYS = 6.0  # weight of the terms that what is said must share with a sentence of the evidence
_SHARE = 0.4  # and their share of all its terms
_CLEARLY = 0.15  # less than the best share, and it is not what the line speaks of
_PREPOSITION = re.compile(r"\b(?:on|in|of|to|for|with|from|at|by|about)\s(?:the\s)?$")
_FAR = 600  # characters before a pronoun in which whom it means may be named


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for whoever a line has say what for sure another one says.

    Where the evidence does not tell who speaks, or there is any tie between the two, there
    is nothing to say.
    """
    if not voices.told(claim.text):
        return []
    told = [each for each in _all(claim.text) if not each.pronoun]
    found = [_rival(said, claim, evidence) for said in told]
    if not found or not all(found):
        return []
    return [
        Reason(
            fault=Fault.SPEAKER_DIFFERS,
            words=claim.text[told[0].start : told[0].end],
            against=found[0],
        )
    ]


def _rival(said: Voice, claim: Claim, evidence: Sequence[Passage]) -> Citation | None:
    """Cite who says what a line has somebody say, where that is surely another one."""
    line = claim.text
    likest = [*_likest(claim, said, evidence)]
    first: Citation | None = None
    for passage, sentence in likest:
        heard = [*_heard(said, passage, sentence, line)]
        if not heard or not all(differs(said, line, each, passage.article) for each in heard):
            return None
        first = first or cite(passage.article, Span(heard[0].start, heard[0].end))
    return first


def _all(text: str) -> Iterator[Voice]:
    for sentence in sentences.split(text):
        yield from voices.find(text, sentence)


def _likest(
    claim: Claim, said: Voice, evidence: Sequence[Passage]
) -> Iterator[tuple[Passage, Span]]:
    """Find the sentences cited that share most of what a line tells besides who speaks.

    Or that have what it quotes.
    """
    text = claim.text
    end = said.beside.end if said.beside.start == said.end else said.end
    content = terms(f"{text[: said.start]} {text[end:]}")
    total = sum(content.values())
    told = []
    for passage in evidence:
        for sentence in sentences.split(passage.article.text):
            if overlap(sentence, passage.span) and total:
                held = terms(passage.article.text[sentence.start : sentence.end])
                share = sum(content[term] for term in content.keys() & held.keys()) / total
                words = passage.article.text[sentence.start : sentence.end]
                if any(quotations.stands(each.words, words) for each in claim.quotations):
                    yield passage, sentence
                    return
                told.append((share, passage, sentence))
    best = max((share for share, _, _ in told), default=0.0)
    if best >= _SHARE and best * total >= _SAYS:
        yield from ((one, span) for share, one, span in told if share >= best - _CLEARLY)


def _heard(said: Voice, passage: Passage, sentence: Span, line: str) -> Iterator[Voice]:
    """Give everybody who may have the word in a sentence; none where that is not sure."""
    text = passage.article.text
    found = voices.find(text, sentence)
    near = [sentence] if found else [*voices.around(text, sentence)]
    mine = party_of(said, line, text)
    inside = [each for each in names.find(text) if any(overlap(each, span) for span in near)]
    here = any(names.agrees(one, each) for one in (*mine.people, *mine.bodies) for each in inside)
    if here and not any(each.verb == said.verb and said.verb for each in found):
        return
    for each in found or _uttered(text, sentence):
        if each.pronoun and any(_named_before(one, text, each) for one in mine.people):
            return
        if each.pronoun:
            yield from [*_meant(text, sentence, each)] or _uttered(text, sentence, named=False)
        else:
            yield each


def _uttered(text: str, sentence: Span, *, named: bool = True) -> Iterator[Voice]:
    """Give whoever is told by name to say a sentence, or is the one whom "she" can mean."""
    for each in speech.utterances(text):
        told = each.named if named else len(each.speakers) == 1
        if told and any(overlap(span, sentence) for span in each.said):
            people = [one for one in each.speakers if names.kind_in(one, text) is Kind.PERSON]
            who = next(iter(people), each.speakers[0])
            if _PREPOSITION.search(text, max(0, who.start - 12), who.start):
                continue
            yield Voice(who.start, who.end, Span(who.end, max(who.end, each.end)), "", "")


def _meant(text: str, sentence: Span, pronoun: Voice) -> Iterator[Voice]:
    """Give whom a pronoun can mean: who has the word, or is named, before it."""
    before = [span for span in voices.around(text, sentence) if span.start < sentence.start]
    before = [span for span in before if "\n" not in text[span.end : sentence.start]]
    for span in before:
        yield from (other for other in voices.find(text, span) if not other.pronoun)
    begin = before[0].start if before else sentence.start
    for name in names.find(text):
        if not begin <= name.start < pronoun.start or places.region(name.words):
            continue
        if names.kind_in(name, text) is Kind.PERSON:
            yield Voice(name.start, name.end, Span(name.end, name.end), "", "")


def _named_before(name: Name, text: str, pronoun: Voice) -> bool:
    """Say whether somebody is named so near before a pronoun that it may mean them."""
    begin = pronoun.start - _FAR
    return any(
        begin <= each.start < pronoun.start and same(name, each) for each in names.find(text)
    )
