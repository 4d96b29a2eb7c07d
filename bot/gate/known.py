"""What a line reckons with, and in what ways, by what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.gate import marks
from bot.gate.agreement import agree, may_agree
from bot.gate.evidence import Passage
from bot.gate.marks import Mark
from bot.gate.steps import Way
from bot.language.figures import Figure
from bot.language.units import Kind

_RECKONS = re.compile(
    r"\b(?:total|combined|together|sum|difference|gap|exceed\w*|more|less|fewer|higher|lower"
    r"|rise|rose|risen|fell|fall|fallen|drop\w*|cut|increas\w+|decreas\w+|rais\w+|reduc\w+"
    r"|add\w*|imply\w*|implies|leav\w+|left|share|(?:third|half|quarter|fifth|tenth)s? of"
    r"|below|above"
    r"|lift\w*|come to|makes?|in all|earlier|previous\w*|before|gained|lost|up|down"
    r"|points?|compared|outstrip\w*|outpac\w*|half|twice|doubl\w+|tripl\w+|by|account\w*|part"
    r"|average|apiece|each|per|out of|range\w*|spread|remain\w*|rest|other|widen\w*|narrow\w*"
    r"|bring\w*|brought|stack\w*|leaving|made up|grew|grow\w*|shr[aiu]nk\w*|jump\w*|slid|climb\w*"
    r"|all but|except\w*|between them|both|all told|altogether|jointly|short of|beyond|bar"
    r"|took|takes?|after|including|plus|minus|net|roughly|would mean|if|dearer|cheaper|every)\b"
)
_OF_WHOLE = re.compile(
    r"\bof (?:the|its|their|[A-Z]\w+['’]s) [$€£]?\d|(?:%|\bper ?cent) of\b", re.IGNORECASE
)
# What of its evidence a line may take further.
_INVITES = re.compile(
    r"\b(?:the (?:rest|remainder|remaining|others)|all but|of (?:which|whom|these|those|them)"
    r"|an? (?:extra|additional|further)|plus|another|additional|on top of)\b"
    r"|(?:%|\bper ?cent) (?:more|less|fewer|higher|lower|bigger|smaller)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"(?:%|\bper ?cent) (?:more|less|fewer|higher|lower|bigger|smaller)\b", re.IGNORECASE
)
# "20% of the world's total": what the whole is can be reckoned.
_OF_TOTAL = re.compile(
    r"(?:%|\bper ?cent) of (?:all|the|its|their)\b[^.;:,]{0,30}?\b(?:total|whole|world|global)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"\bthe (?:rest|remain\w+|others)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"\b(?:not|no|never|yet to|without|neither|lack\w*|fail\w*|exempt\w*|eliminat\w*|abolish\w*"
    r"|[a-z]+[\s-]free|free (?:of|from)|outside|elsewhere|abroad|overseas|other than"
    r"|beyond)\b|n['’]t\b",
    re.IGNORECASE,
)
# "30 cents, up from 18".
_AGAINST = re.compile(
    r"[^.;:]{0,40}\b(?:from|to|against|after|and|with|than)\s(?:\w+\s){0,3}", re.IGNORECASE
)
_OR = re.compile(r"(?:\s\w+)?,?\sor\s(?:\w+\s){0,3}")  # "by $500, or a quarter"
_DOZEN = 12
_SUPPOSED = (Kind.DURATION, Kind.COUNT, Kind.QUANTITY)
_SUPPOSES = re.compile(
    r"\b(?:would|if|could|suppos\w+|assum\w+|at (?:this|that) rate)\b", re.IGNORECASE
)
_NEAR = 90  # characters behind a share that may deny what it is of

WAYS = {
    Mark.CHANGE: (Way.APART, Way.GROWN, Way.RATE_GROWN),
    Mark.TOTAL: (Way.SUM, Way.TIMES, Way.WHOLE),
    Mark.REST: (Way.APART, Way.REST),
    Mark.EARLIER: (Way.APART, Way.SUM, Way.BEFORE, Way.WHOLE),
    Mark.EACH: (Way.OVER,),
}
# What is reckoned wherever a line says that it reckons.
_PLAINLY = (Way.SUM, Way.APART, Way.RATIO, Way.GROWN, Way.PART)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a line reckons with: its own figures, those of its cited words and of the articles."""

    line: str
    told: Sequence[Figure]
    given: Sequence[Figure]
    beyond: Sequence[Figure]
    text: str
    evidence: Sequence[Passage]

    @cached_property
    def lacking(self) -> list[tuple[Figure, frozenset[Mark]]]:
        """The figures of the cited words that the line leaves out, and what they are there.

        One that stands there twice and once in the line is left out once.
        """
        free = list(self.told)
        found = []
        for passage in self.evidence:
            for each in passage.figures:
                own = next((one for one in free if agree(one, each)), None)
                if own is None:
                    found.append((each, marks.of(passage.article.text, each)))
                elif any(one.value == each.value for one in self.given if one is not each):
                    free.remove(own)
        return found

    def stand(self, but: Figure) -> list[Figure]:
        """The line's own figures that stand in the articles, but for one that is asked of."""
        return [each for each in self.told if each is not but and self._stands(each)]

    @cached_property
    def _stood(self) -> dict[Figure, bool]:
        return {}

    def _stands(self, said: Figure) -> bool:
        if said not in self._stood:
            self._stood[said] = any(
                (said.per or each.per or may_agree(said, each.value, each.unit))
                and agree(said, each)
                for each in self.beyond
            )
        return self._stood[said]

    @cached_property
    def supposes(self) -> bool:
        """Whether a line tells what would be."""
        return _SUPPOSES.search(self.line) is not None

    @cached_property
    def supposed(self) -> list[Figure]:
        """How long or how many a line supposes: "a closure of four weeks would cost"."""
        kinds = {each.kind for each in self.given}
        return [
            each
            for each in self.told
            if (self.supposes and each.kind in _SUPPOSED and each.kind not in kinds)
            or (
                each.kind is Kind.COUNT
                and each.value <= _DOZEN
                and (Mark.TOTAL in marks.of(self.line, each) or each in self.priced)
            )
        ]

    @cached_property
    def priced(self) -> list[Figure]:
        """The counts of a line of what the cited words give the price of one of: three eggs."""
        of = {each.per for each in self.given if each.per}
        return [each for each in self.told if each.noun.removesuffix("s") in of]


def marks_of(said: Figure, known: Known) -> frozenset[Mark]:
    """Tell what a line says that a figure is; one that is held against another is what that is."""
    found = marks.of(known.line, said)
    before = [each for each in known.told if each.end <= said.start]
    alike = [each for each in before if each.unit == said.unit]
    if alike and _AGAINST.fullmatch(known.line, alike[-1].end, said.start):
        found |= marks.of(known.line, alike[-1])
    if before and _OR.fullmatch(known.line, before[-1].end, said.start):
        found |= marks.of(known.line, before[-1])
    return found


def ways_of(said: Figure, known: Known, mark: frozenset[Mark]) -> frozenset[Way]:
    """Give the ways in which a line may have come to a figure, by what it says.

    `mark` is what it says that the figure is.
    """
    text = known.text
    found = {Way.TOLD, *(way for each in mark for way in WAYS[each])}
    if mark or _reckons(known.line) or _invites(text):
        found.update(_PLAINLY)
    if _REST.search(text) or _left(known) or _otherwise(said, known):
        found.add(Way.REST)
    if _OF_TOTAL.search(text):
        found.add(Way.WHOLE)
    if known.supposes:
        found.update((Way.TIMES, Way.PART, Way.WHOLE))
    if _FURTHER.search(text):
        found.add(Way.CHANGED)
    if said.kind is Kind.POINTS:
        found.add(Way.SUM)  # from a fall to a rise
    if said.kind is Kind.MULTIPLE:
        found.add(Way.RATIO)
    return frozenset(found)


def _otherwise(said: Figure, known: Known) -> bool:
    """Say whether a line denies what the only rate of the cited words is of, or the reverse."""
    rates = [
        _denied(passage.article.text[: passage.span.end], each)
        for passage in known.evidence
        for each in passage.figures
        if each.kind is Kind.PERCENT
    ]
    return len(rates) == 1 and rates[0] is not _denied(known.line, said)


def _denied(text: str, rate: Figure) -> bool:
    return _DENIES.search(text, max(0, rate.start - _NEAR // 3), rate.end + _NEAR) is not None


def _left(known: Known) -> bool:
    """Say whether a line tells what is left by each of two rates: 11% and 8%, for 89% and 92%."""
    rates = [100 - each.value for each in known.given if each.kind is Kind.PERCENT]
    told = [each.value for each in known.told if each.kind is Kind.PERCENT]
    return len(rates) > 1 and rates == told


@lru_cache(maxsize=256)
def _reckons(line: str) -> bool:
    return bool(_RECKONS.search(line.lower()) or _OF_WHOLE.search(line))


@lru_cache(maxsize=1024)
def _invites(text: str) -> bool:
    return _INVITES.search(text) is not None
