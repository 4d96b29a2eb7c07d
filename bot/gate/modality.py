"""Nothing is told as more certain than in the evidence: "may" is not "will"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.domain import Fault, Reason
from bot.gate import done
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import denials, modality, tenses
from bot.language.modality import Level
from bot.language.repetition import runs, terms
from bot.language.slots import predicates
from bot.language.status import Status
from bot.language.status import statuses as status_of

_WOULD = re.compile(r"\bwould\b")
# A clause of when or on what condition something is so does not tell that it is.
_WHEN = re.compile(
    r"\W*(?:before|after|until|when(?:ever)?|while|if|once|unless|where|should)\b", re.IGNORECASE
)
# Where nothing is denied, what is open to somebody may or may not come.
_OPENS = re.compile(r"^(?!.*\bno\b).*\bopen (?:to|for|until)\b", re.IGNORECASE | re.DOTALL)
# Who can do something, or is let do it, has not done it.
_LETS = re.compile(r"\b(?:allow|permit|empower|authori[sz]|enabl|entitl)\w*\s(?:\S+\s){1,8}?to\b")
_CAN = re.compile(rf"\b(?:can|cannot|let(?:s|ting)?)\b|{_LETS.pattern}")
_SURE = re.compile(
    r"\b(?:(?:inevit|unavoid)abl[ey]|undoubtedly|definitely|certainly|surely|without (?:a )?doubt"
    r"|(?:is|are|was|were|be) (?:certain|sure|bound|guaranteed) to|guarantees?|guaranteed"
    r"|bound (?:itself|themselves|herself|himself) to|(?:is|are|was|were) (?:obliged"
    r"|compelled) to)\b",
    re.IGNORECASE,
)
_VERB = r"(?:(?:also|then|now|still|well) )?(?:be,? (?:\w+ly )?)?(?P<verb>[a-z]+)"
_SHALL = re.compile(rf"\b(?:will|shall|would) {_VERB}")
_MIGHT = re.compile(rf"\b(?:may|might|could) {_VERB}")
_LONG = 4  # letters of a root that says something
_MUST = re.compile(rf"\b(?:must|ha(?:s|ve) to|(?:is|are) (?:required|obliged) to) {_VERB}")
_NEED_NOT = re.compile(rf"\b(?:need not|needn['’]t|not (?:required|obliged) to) {_VERB}")
_SURELY = re.compile(rf"\b(?:will|shall) {_VERB}")
_UNSURE = re.compile(
    r"\b(?:likely|(?-i:may)|might|could|possibl[ey]|probabl[ey]|perhaps|expect\w*|intend\w*|plan(?:s|ned)?"
    r"|aim(?:s|ed)?|hop(?:e|es|ed|ing)|propos\w+|consider\w*|suggest\w*|potential\w*|up to)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?P<modal>will|shall|(?-i:may)|might|could|would|can)\s+(?:not\s+)?(?P<then>\w+(?:\s\w+)?)",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(r"\brul(?:e[sd]?|ing) out\b")
_SAME = 0.4  # of what a line says must stand in its evidence, for both to be of the same
_COMPANY = 6.0  # weight of the terms that only less certain clauses hold
_ADVANCED = frozenset({Status.SIGNED, Status.IN_FORCE, Status.PAUSED, Status.STRUCK_DOWN})
_ENACTING = """
    impose adopt introduce approve order enact pass sign levy charge ban lift remove win secure
    receive reach decide agree announce launch start open close block halt end scrap
"""
_ENACTED = frozenset(map(tenses.root, _ENACTING.split()))
# Words by which a line says that something has come about, or must: other tenses say it of less.
_FIRM = re.compile(
    r"\b(?:(?<!\bto )ha(?:s|ve|d)(?! (?:more|less|an?|the|no|to)\b)|will|shall|must|did|now|already"
    r"|(?:was|were) (?:\w+ly )?\w+ed)\b|['’]ve\b",
    re.IGNORECASE,
)
# "Will be signed and published in" tells of no thing that it was published.
_AUXILIARY = re.compile(
    r"\b(?:be|been|being|have|will|would|shall|must|should|may|might|could)\b|['’]ll\b",
    re.IGNORECASE,
)
_COPIED = 0.9  # of a line's runs that its passage has too
_SHARE = 0.6  # of what a clause and the evidence share


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for what stands in less certain clauses of the evidence only.

    What is to come may be told in the present, so that "possible" is raised by any other
    telling, and what is to come only by one of something done.
    """
    given = [clause for passage in evidence for clause in passage.clauses]
    if _copied(claim, evidence):
        return []
    raised = (
        _certain(claim, evidence)
        or _bound(claim, evidence)
        or _governed(claim, evidence)
        or done.raised(claim, evidence)
        or _at_large(claim, evidence, given)
    )
    return [Reason(fault=Fault.MODALITY_RAISED, words=raised)] if raised else []


def _at_large(claim: Claim, evidence: Sequence[Passage], given: Sequence[tuple[Level, str]]) -> str:
    """Find what is less certain in the evidence by its standing, or by most of what is shared."""
    if all(level is Level.FACT for level, _ in given) or _denied(claim, evidence):
        return ""  # what is denied on both sides, as by "no comment", raises nothing
    return _standing(claim, given) or _matter(claim, given)


def _denied(claim: Claim, evidence: Sequence[Passage]) -> bool:
    text = claim.wording
    return bool(denials.negations(text) or _RULED_OUT.search(text)) and any(
        denials.undoes(each.text) for each in evidence
    )


def _copied(claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether a line is all but word for word what one passage says, but for what it drops."""
    mine = runs(claim.wording)
    return bool(mine) and any(
        len(mine & runs(passage.text)) >= _COPIED * len(mine) for passage in evidence
    )


def _certain(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find a word of certainty where the evidence, of the same matter, has words of doubt alone."""
    said = _SURE.search(claim.wording)
    if not said or denials.negations(claim.wording):
        return ""
    held = all_text(evidence)
    if _SURE.search(held) or not _UNSURE.search(held):
        return ""
    mine, theirs = terms(claim.wording), terms(held)
    shared = sum(weight for term, weight in mine.items() if term in theirs)
    return said[0] if shared >= _SAME * sum(mine.values()) else ""


def _bound(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find that something must be done here that need not be in the evidence."""
    mine = _roots(claim.wording, _MUST)
    if not mine or denials.negations(claim.wording):
        return ""
    held = all_text(evidence)
    free, bound = _roots(held, _NEED_NOT), {**_roots(held, _MUST), **_roots(held, _SHALL)}
    for root, words in mine.items():
        if root in free and root not in bound and len(root) >= _LONG:
            return words
    return ""


def _governed(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find a verb that "will" governs here, and there only "may" and its like."""
    held = {each for passage in evidence for each in _modals(passage.text)}
    for level, verb in _modals(claim.wording):
        hedged, plain = (Level.POSSIBLE, verb) in held, (Level.COMING, verb) in held
        if level is Level.COMING and hedged and not plain:
            return f"will {verb}"
    mine = _roots(claim.wording, _SURELY)
    if not mine:
        return ""
    open_, sure = (_roots(all_text(evidence), form) for form in (_MIGHT, _SHALL))
    for root, words in mine.items():
        if root in open_ and root not in sure and len(root) >= _LONG:
            return words
    return ""


@lru_cache(maxsize=1024)
def _modals(text: str) -> frozenset[tuple[Level, str]]:
    """Give what each modal verb of a text governs: two words, in lower case, and how certain."""
    return frozenset(
        (_grade(match["modal"]), match["then"].casefold()) for match in _MODAL.finditer(text)
    )


def _grade(modal: str) -> Level:
    return Level.COMING if modal.lower() in {"will", "shall", "would"} else Level.POSSIBLE


def _roots(text: str, modal: re.Pattern[str]) -> dict[str, str]:
    """Give the roots of the verbs that a modal verb governs, also in the passive."""
    return {tenses.root(found["verb"]): found[0] for found in modal.finditer(text)}


def _standing(claim: Claim, given: Sequence[tuple[Level, str]]) -> str:
    """Find a measure that stands further here than anywhere in the evidence."""
    if all(status_of(words).isdisjoint(_ADVANCED) for _, words in given):
        return ""
    if status_of(claim.wording).isdisjoint(_ADVANCED) or _CAN.search(claim.wording):
        return ""
    for part in modality.clauses(claim.wording):
        text = claim.wording[part.start : part.end]
        if _WHEN.match(text):
            continue
        for status in status_of(text) & _ADVANCED:
            levels = [level for level, words in given if status in status_of(words)]
            said = max(part.level, modality.level(text))
            if levels and _raised(said, min(levels), text):
                return text.strip()
    return ""


def _matter(claim: Claim, given: Sequence[tuple[Level, str]]) -> str:
    """Find that most of what a line shares with its evidence is less certain there."""
    if not _FIRM.search(claim.wording) and not _enacts(claim.wording):
        return ""
    if any(level is Level.FACT and done.ONE.search(words) for level, words in given):
        return ""
    certain: dict[str, Level] = {}
    for level, words in given:
        for term in terms(words):
            certain[term] = min(level, certain.get(term, level))
    shared = {term: value for term, value in terms(claim.wording).items() if term in certain}
    least = max(_COMPANY, _SHARE * sum(shared.values()))
    if sum(value for term, value in shared.items() if certain[term] > Level.FACT) < least:
        return ""
    said = modality.level(claim.wording)
    if any(each.search(claim.wording) for each in (_WOULD, _OPENS, _LETS)):
        said = Level.POSSIBLE
    raised = sum(
        value for term, value in shared.items() if _raised(said, certain[term], claim.wording)
    )
    if raised < least:
        return ""
    if said is Level.FACT and (
        _by_the_way(claim.wording, given) or _same(claim.wording, given) or _cites(claim, given)
    ):
        return ""
    return claim.text


def _enacts(text: str) -> bool:
    """Say whether a line tells that something was decided or got: "imposed", "won"."""
    return any(each.root in _ENACTED for each in predicates(text))


def _cites(claim: Claim, given: Sequence[tuple[Level, str]]) -> bool:
    """Say whether all that a line quotes stands in clauses that leave nothing open."""
    told = [words for level, words in given if level is Level.FACT]
    return bool(claim.quotations) and all(
        any(each.words in words for words in told) for each in claim.quotations
    )


def _same(text: str, given: Sequence[tuple[Level, str]]) -> bool:
    """Say whether what a line first tells as done is done in a clause that leaves nothing open."""
    root = tenses.first_done(text)
    return bool(root) and any(
        root == each
        for level, words in given
        if level is Level.FACT
        for each in tenses.all_done(words)
    )


def _by_the_way(text: str, given: Sequence[tuple[Level, str]]) -> bool:
    """Say whether what a line tells as done is so of a thing in what is to come: "set in"."""
    verb = tenses.done_verb(text)
    told = re.compile(rf"\b{re.escape(verb)}\s(?:in|on|by|at|under)\b", re.IGNORECASE)
    return bool(verb) and any(
        not _AUXILIARY.search(words, 0, found.start())
        for level, words in given
        if level is Level.COMING
        for found in told.finditer(words)
    )


def _raised(said: Level, given: Level, text: str) -> bool:
    if given is Level.POSSIBLE:
        return said is not Level.POSSIBLE
    return given is Level.COMING and said is Level.FACT and tenses.done(text)
