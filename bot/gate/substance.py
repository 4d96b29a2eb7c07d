"""How the words of a line stand to its evidence, and whether it stands in the article at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Fault, Reason
from bot.gate.added import ROOT, added, unbacked
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text, articles_of
from bot.gate.instructed import reported
from bot.language import figures, names
from bot.language.repetition import stutters, terms

_ABSENT = 0.88  # of the weight of a line's telling words: a free paraphrase keeps few
_ASKED = 0.68  # the same, of what those whom a line names are told to have asked for
_LEAST = 12.0  # weight of the words of a line that says something
_UNNAMED = 18.0  # the same, of a line less whom it names
# Anybody can be told to have asked anybody to do anything.
ASKS = re.compile(
    r"\b(?:ask|urg|told|tell|call|invit|advis|encourag|instruct|order|remind|request|want)\w*\s"
    r"(?:\S+\s){1,4}?to\b"
)
_COMPARES = re.compile(
    r"\b(?:exceed|outpac|outnumber|outweigh|surpass|outstrip)\w*|\b(?:than|versus|against|compared|minus"
    r"|whereas|while|unlike)\b"
)
_JOINED = re.compile(r"[,;]\s(?:and|but|while|as|so|which|who|though|although)\s|;\s")
_TOKEN = re.compile(r"\w[\w'’-]*")
# "U.S.", "J.", "Dr." and "Sen." end no sentence.
_PARTS = re.compile(
    r"(?<=[.!?:;])(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z][a-z]\.)[”\"']?\s+"
)


# The share of a line's telling words, weighed by rarity, that its evidence must hold for the
# line to be supported and not just uncontradicted.
ALIGNED = 0.75
_NEAR = 2  # words between two strange ones that are told of together


def strange(claim: Claim, evidence: Sequence[Passage]) -> str | None:
    """Give the words of a line that are most strange to its evidence, None where it is aligned.

    It is not where a clause tells a deed that no word of the evidence names.
    """
    said = terms(claim.wording)
    held = terms(f"{all_text(evidence)}\n\n{evidence[0].article.publisher}")
    shared = sum(weight for term, weight in said.items() if term in held)
    if shared >= ALIGNED * sum(said.values()):
        deed = unbacked(claim, evidence)
        return claim.text[deed[0] : deed[1]] if deed else None
    runs: list[tuple[float, int, int]] = []  # weight, start and end
    between = 0
    for word in _TOKEN.finditer(claim.wording):
        found = terms(word[0])
        weight = sum(worth for term, worth in found.items() if term not in held)
        if not weight:
            between += 1
            continue
        if runs and between <= _NEAR:
            runs[-1] = (runs[-1][0] + weight, runs[-1][1], word.end())
        else:
            runs.append((weight, word.start(), word.end()))
        between = 0
    _, start, end = max(runs, default=(0.0, 0, 0))
    return claim.text[start:end]


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason where next to nothing of what a line says stands in the articles it cites.

    So it is with each of its sentences, and what follows a colon, but for those with figures:
    figures that stand there are substance enough. Nor does a line of some length stand by those
    whom it names: anybody can be said to have said anything.
    """
    held = set(terms(all_text(evidence)))
    for article in articles_of(evidence):
        held |= terms(f"{article.publisher}\n\n{reported(article)}").keys()
    roots = {term[:ROOT] for term in held if len(term) >= ROOT}
    if words := _lost(claim, evidence) or added(claim, evidence, held, roots):
        return [Reason(fault=Fault.NO_EVIDENCE, words=words)]
    parts = [
        claim.wording[start:end]
        for start, end in _parted(claim.text)
        if not figures.find(claim.text[start:end])
    ]
    wordings = [*([] if claim.figures else [claim.wording]), *parts]
    for wording in wordings:
        rest = unnamed(wording)
        most = _ASKED if rest != wording and ASKS.search(wording) else _ABSENT
        for text, least in ((wording, _LEAST), (rest, _UNNAMED)):
            said = terms(text)
            absent = sum(
                weight
                for term, weight in said.items()
                if term not in held and term[:ROOT] not in roots
            )
            total = sum(said.values())
            if total >= least and absent > most * total:
                return [Reason(fault=Fault.NO_EVIDENCE, words=claim.text)]
    return []


def _parted(text: str) -> Iterator[tuple[int, int]]:
    """Give where each sentence of a line stands, and what follows a colon in one."""
    begin = 0
    for gap in _PARTS.finditer(text):
        yield begin, gap.start()
        begin = gap.end()
    yield begin, len(text)


def _lost(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find words that a sentence says twice and no sentence of its articles does.

    With a figure in between, or a word that compares, it sets one thing against another: "a
    quota of 5 tonnes under the first deal and of 9 tonnes under the second deal". And it may say
    so again where it makes two sentences one.
    """
    for span in stutters(claim.wording):
        words = claim.wording[span.start : span.end]
        if "  " in words or words.istitle():  # with a figure, of another thing each time; a name
            continue
        first = claim.wording.casefold().find(words.casefold())
        if any(first < each.start < span.start for each in figures.find(claim.text)):
            continue
        if _COMPARES.search(claim.wording, max(0, first), span.start):
            continue
        if _JOINED.search(claim.wording, max(0, first), span.start):
            continue
        if not any(
            article.text[each.start : each.end].casefold() == words.casefold()
            for article in articles_of(evidence)
            for each in stutters(article.text)
        ):
            return words
    return ""


def unnamed(text: str) -> str:
    """Leave out whom a text names by a name of their own."""
    for name in reversed(names.find(text)):
        if name.kind in (names.Kind.PERSON, names.Kind.OTHER):
            text = f"{text[: name.start]} {text[name.end :]}"
    return text
