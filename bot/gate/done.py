"""What is told as done is done in the evidence, and not to come, hoped for or alleged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import denials, modality, tenses
from bot.language.modality import Level
from bot.language.slots import predicates, presents
from bot.language.tenses import Deed

#: What stands under a condition, or until when something waits, is not told as done.
UNDER_IF = re.compile(
    r"(?i)\b(?:if|until|till|unless|once|when|before|whether|whatever|alleg\w*|complain\w*)\b[^.;:]*$"
)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
# "…, leaving them torn": what follows from something is as sure as that.
_FOLLOWS = re.compile(r"(?:^|,)\s*(?:thereby\s|thus\s)?\w+ing\b")
# Verbs of any deed, and of speech that is no deed.
_LIGHT = "make take have do get give put hold keep see come go say said tell told find"
_SLIGHT = frozenset(map(tenses.root, _LIGHT.split()))
_NO_PREDICATE = re.compile(
    r"(?:-|\b(?:be|to|will|all|some|any|other|new|most|more|on|of|for|from|in|by|with|and|or|not"
    r"|being)\s|^With\b.*)$",
    re.IGNORECASE,
)
# What has to be done, or is being worked at, has not been; who agreed to do it may have.
_GOVERNED = re.compile(
    r"(?:\b(?:must|shall|should|need(?:s|ed)? to|ha(?:s|ve|d) to|required to|obliged to|['’]d"
    r"|refus\w+ to|declin\w+ to|fail\w* to|offer\w* to|ready to"
    r"|prepar(?:e[sd]?|ing) to|stands? to|work(?:s|ing)? (?:on|towards?)(?: \w+){0,3}"
    r"|envisag\w+(?: \w+)?|taking (?:\w+ )?steps to(?: ensure)?(?: \w+){0,6})"
    r"\s(?:(?:\w+ly|be|not|then|also)\s)*)$",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\bagree\w*\s(?:\w+\s)?to\s(?:\w+ly\s)?$", re.IGNORECASE)
_TO_COME = re.compile(
    r"\b(?:be|to|will|would|shall|should|could|can|may|might|must|not)\s(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would|could|might)\b")
_MIGHT = re.compile(r"\b(?:would|could|might)\s(?:(?:\w+ly|also|then|not|be)\s)*$")
# A bill bans what it would ban.
_BILL = re.compile(
    r"\b(?:bill|draft|plan|proposal|legislation|motion|amendment|act|law|measure|text)s?\b",
    re.IGNORECASE,
)
_ONCE = re.compile(r"[^.;,]*\b(?:once|only (?:if|when|after)|unless|if and when)\b")
_AT_WORK = re.compile(r"\b(?:is|are|was|were|be)\s(?:(?:\w+ly|still|now|also)\s)*$")
_WORKS = "prepare consider negotiate weigh review develop plan study discuss draft finalise"
_WORK = frozenset(map(tenses.root, _WORKS.split()))
#: "Chile weighs a ban; Peru has imposed one": it is done all the same.
ONE = re.compile(r"\s(?:ones?|so|the same)\W*$")
_LEAST = 3  # letters of a root


def raised(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find a verb told as done whose every form in the evidence is of what is not."""
    text, held = claim.wording, all_text(evidence)
    if now := _now(claim, held):
        return now
    told = [*_told(text)]
    roots = {each.root for each in tenses.words(held)} if told else ()
    found = [
        each for each in told if each.root in roots and not _same(text[each.start : each.end], held)
    ]
    if not found:
        return ""
    denied, parts = denials.negations(text), modality.clauses(text)
    for deed in found:
        if UNDER_IF.search(text, 0, deed.start) or _NOT.search(text, deed.start, deed.end):
            continue
        if any(start <= deed.start <= end for start, end in denied):  # "neither of them has"
            continue
        if any(part.level > Level.FACT and part.start <= deed.start < part.end for part in parts):
            continue
        if _open(deed.root, evidence):
            return text[deed.start : deed.end]
    return ""


def _now(claim: Claim, held: str) -> str:
    """Find a verb told in the present that the evidence has behind "would" and its like alone."""
    text = claim.wording
    if not _WOULD.search(held):
        return ""
    for deed in presents(text):
        if deed.root in _SLIGHT or _BILL.search(text, 0, deed.start) or len(deed.root) < _LEAST:
            continue
        found = [*tenses.forms(held, deed.root)]
        if found and all(_MIGHT.search(held, 0, start) for start in found):
            return text[deed.start : deed.end]
    return ""


def _told(text: str) -> Iterator[Deed]:
    """Find the verbs that a line tells of its subjects as done."""
    for deed in predicates(text):
        slight = len(deed.root) < _LEAST or deed.root in _SLIGHT
        if not slight and not _NO_PREDICATE.search(text, 0, deed.start):
            yield deed
    yield from tenses.deeds(text)


def _same(deed: str, held: str) -> bool:
    """Say whether the evidence has a verb in the form in which it is told as done."""
    verb = deed.split()[-1].lower()
    return verb in held and any(
        not _TO_COME.search(held, 0, each.start()) for each in re.finditer(rf"\b{verb}\b", held)
    )


def _open(root: str, evidence: Sequence[Passage]) -> bool:
    """Say whether every form of a verb tells of what is not done, and nothing else may."""
    forms = False
    for passage in evidence:
        for level, words in passage.clauses:
            if forms and level is Level.FACT and ONE.search(words):
                return False
            for start in tenses.forms(words, root):
                if _follows(words, start):
                    continue
                if not _undone(words, start, root, level):
                    return False
                forms = True
    return forms


def _undone(words: str, start: int, root: str, level: Level) -> bool:
    """Say whether a form of a verb tells of what is to come, to be done, or at work."""
    before, behind = words[:start], words[start:]
    if _AGREED.search(before):
        return False
    if level > Level.FACT and (
        modality.level(before) > Level.FACT or modality.level(behind) is Level.FACT
    ):
        return True
    if _GOVERNED.search(before):
        return True
    form = re.match(r"\w+", behind)
    ending = form[0][-3:].lower() if form else ""
    if ending == "ing":
        return root in _WORK and bool(_AT_WORK.search(before))
    return not ending.endswith("ed") and bool(_ONCE.match(behind))


def _follows(words: str, start: int) -> bool:
    """Say whether a verb stands in what follows from the clause before it."""
    found = _FOLLOWS.search(words, max(0, words.rfind(",", 0, start)))
    return bool(found and found.start() <= start < found.end())
