"""What the evidence leaves out of something is not told as in it, nor "without" as "with"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import denials, exemptions
from bot.language.exemptions import Exemption
from bot.language.repetition import terms

_ALL_BUT = re.compile(r"\b(?:all|every|any|no)\w*\s(?:\S+\s){0,4}but\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ROOT = 5  # letters that two forms of a word share
_SLIGHT = frozenset({"only", "solely", "alone", "few", "fewer", "little"})  # leave nothing out
_DENYING = frozenset({"not", "nor", "never", "none", "cannot", "without"})
_ALL = re.compile(r"\b(?:all|every|everyone|entire)\s", re.IGNORECASE)
_NEARLY = re.compile(
    r"\b(?:near(?:ly)?|almost|virtually|most|mostly|some|several|but|certain|many|part)\b",
    re.IGNORECASE,
)
_LEAST, _SHARE = 3.0, 0.4  # of what a line tells must stand where the exception is made
_WHAT = r"\s(?:(?:an?|any|the|its|their|such|further)\s)*(?P<what>[a-z]{3,})"
_WITHOUT = re.compile(
    rf"\b(?:without|unless there is|if there is no|with no|absent|in the absence of){_WHAT}",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"\b(?:with(?! no)|given|(?:if|when|once) there is(?! no)|in case of){_WHAT}", re.IGNORECASE
)


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for what is told of something that the evidence leaves out of it."""
    for passage in evidence:
        for each in exemptions.find(passage.text):
            if not _shares(claim.text, each) or _leaves_out(claim.text, each):
                continue
            fault = None
            if _told(claim.text, each, evidence):
                fault, words = Fault.NEGATION_LOST, claim.text
            elif (whole := _ALL.search(claim.text)) and _all(claim.text, each):
                fault, words = Fault.SCOPE_WIDENED, whole[0].strip()
            if fault:
                against = passage.cite(each.start, each.end)
                return [Reason(fault=fault, words=words, against=against)]
    return _turned(claim.text, all_text(evidence))


def spared(claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether a line leaves out what the evidence leaves out, in whatever words."""
    return any(
        not each.denied and _names(terms(claim.text), each) and _leaves_out(claim.text, each)
        for passage in evidence
        for each in exemptions.find(passage.text)
    )


def _shares(line: str, each: Exemption) -> bool:
    left = {term for item in each.items for term in item}
    rest = {term[:_ROOT] for term in terms(each.rest)}
    own = {term: weight for term, weight in terms(line).items() if term not in left}
    shared = sum(weight for term, weight in own.items() if term[:_ROOT] in rest)
    return shared >= _LEAST and shared >= _SHARE * sum(own.values())


def _names(said: Mapping[str, float], each: Exemption) -> list[frozenset[str]]:
    return [item for item in each.items if item <= said.keys()]


def _told(line: str, each: Exemption, evidence: Sequence[Passage]) -> bool:
    """Say whether a line names what is left out, of which nothing else is told."""
    items = _names(terms(line), each)
    if not items:
        return False
    for passage in evidence:
        text = passage.text
        if each in exemptions.find(text):
            text = f"{text[: each.start]} {text[each.end :]}"
        others = terms(text).keys()
        if any(item <= others for item in items):
            return False
    return True


def _all(line: str, each: Exemption) -> bool:
    return bool(_ALL.search(each.before)) and not _NEARLY.search(line)


def _leaves_out(line: str, each: Exemption) -> bool:
    """Say whether a line denies by a word that is not of what something is left out of."""
    if exemptions.leaves_out(line) or _ALL_BUT.search(line):
        return True
    words = set(_WORD.findall(each.rest.lower())) - _DENYING
    both = {word[:_ROOT] for word in words if len(word) > 2}
    return denials.denies(
        _WORD.sub(
            lambda word: (
                "-" if word[0].lower()[:_ROOT] in both or word[0].lower() in _SLIGHT else word[0]
            ),
            line,
        )
    )


def _turned(line: str, held: str) -> list[Reason]:
    """Find "with" what is told of "without" only, and the other way round."""
    for mine, theirs in ((_WITH, _WITHOUT), (_WITHOUT, _WITH)):
        given = _whats(held, theirs)
        said = _whats(line, mine) if given else given
        if said & given and not said & given & _whats(held, mine) and not _whats(line, theirs):
            found = mine.search(line)
            return [Reason(fault=Fault.NEGATION_LOST, words=found[0] if found else line)]
    return []


@lru_cache(maxsize=1024)
def _whats(text: str, form: re.Pattern[str]) -> frozenset[str]:
    return frozenset(found["what"].lower() for found in form.finditer(text))
