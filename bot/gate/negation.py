"""What the evidence denies is not told as so, nor what it says denied."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.domain import Fault, Reason
from bot.gate import limits
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text, denied_terms
from bot.gate.rivals import left_over
from bot.language import denials, polarity, tenses
from bot.language.poles import Axis
from bot.language.repetition import terms
from bot.language.tenses import Deed

_COMPANY = 6.0  # weight of the terms that stand on the other side of a "not"
_VERBS_COMPANY = 7.0  # weight of the terms that the company of a verb shares
_NEAR = 90  # characters on each side in which a verb's company stands
# "Not as fast" denies how, and not whether; "unless" and "until" do not say that it is so.
_PARTLY = re.compile(
    r"\bnot (?:as|at|by|in|for|because|so|quite|fully|always|all|every|only|just|yet)\b"
    r"|\bbut not\b|\bexcept\b"
)
_OPEN = re.compile(
    r"\b(?:not|no|never|nor|neither|cannot|unless|until|without|before|if|whether|hardly|barely"
    r"|ever|would like|wants?|wish(?:es)?|hopes?)\b"
    r"|n['’]t\b|\b(?:refus|declin|fail|ceas)\w* to\b",
    re.IGNORECASE,
)
# What is not so on a condition is not denied: "if they do not sell".
_IF = re.compile(r"\b(?:if|unless|should|whether|where|in case)\b[^.;:,]*$", re.IGNORECASE)
_YET = re.compile(r"\bbefore\b[^.;,]*\b(?:able to|could|managed to)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Words that deny what stands with them, whatever else a text tells: a ban does not.
_DENIES = re.compile(
    r"\w\w?|from|than|out|not|no|never|nor|neither|none|without|cannot|yet|unable|unwilling|.*n['’]t"
    r"|(?:fail|refus|declin|lack|prevent|stop|ceas|den[iy]|avoid|reject|block|oppos)\w*",
    re.IGNORECASE,
)
# Ten of fifteen did not: five of fifteen did.
_N = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_PART = re.compile(
    rf"\b({_N}(?= (?:out )?(?:of|in) (?:the |its |their |\w+[’']s )?{_N}\b)"
    r"|(?:most|half|majority|minority|thirds?|quarters?|fifths?)\b)",
    re.IGNORECASE,
)
# Nobody did so before whoever did it first, and who was not as fast was slower.
_FIRST = re.compile(r"\bfirst\b"), re.compile(r"\b(?:since|before|until|earlier|other)\b")
_AS = re.compile(r"n[o’']t (?:(?:be|been|quite|nearly) )?(?:as|so|that)\b")
# "The ban" is a thing, and who is kept from doing something does not do it.
_NOUN = re.compile(r"\b(?:the|an?|this|its|their|his|her|from)\s$", re.IGNORECASE)
# Who has a year to sell something has not sold it yet.
_TIME = re.compile(
    r"\b(?:deadlines?|time|dates?|days?|weeks?|months?|years?|rights?|chances?"
    r"|opportunit(?:y|ies)) to\s$"
)
_ENDS = re.compile(
    r"[.,;:—–]\s|\s\(|\s(?:and|but|which|while|though|although|rather than|instead of)\s"
)
# Roots of words that say little by themselves of what is denied: "is not subject to".
_WORDS = """
    be been being is are was were have has had do does did make made get got give given take put
    place set impose levy charge apply subject pay owe constitute become remain say said see show
    need any an the a of in on to for all such more other new further specific its their no not so
    yet ever just even also would will could should can may must that it they
"""
_SLIGHT = frozenset(map(tenses.root, _WORDS.split()))
_NO = re.compile(r"\w+\s(?:no|none|neither)\b", re.IGNORECASE)
_BARS = frozenset({Axis.STANDING, Axis.INCLUSION})
_NEARLY = 0.8  # of a part of a sentence, to be told as well
# "Denied that a deal was close", "has no plans to retaliate": what follows is not so.
_FRAME = re.compile(
    r"(?<!not )(?<!n't )(?<!n’t )(?<!never )(?<!cannot )"
    r"\b(?:den(?:y|ied|ies|ying) (?:that|having)"
    r"|no (?:immediate |current |present )?(?:plans?|intentions?) (?:to|of|for)"
    r"|rul(?:e[sd]?|ing) out)\s(?P<denied>[^.,;:—–”\"]+)",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:den[yi]\w*|reject\w*|dismiss\w*|rul\w+ out|disput\w+|refut\w+|against|unlikely|far from"
    r"|contradict\w*|false\w*|wrong\w*|instead|rather|out of the question)\b",
    re.IGNORECASE,
)
_FRAMED = 4.0  # weight of the terms of what is denied
_NEARLY = 0.8  # of them must be told
_MOST = 0.5  # of the terms that the other side denies


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason where terms stand under a negation on one side only.

    A line may deny in other words ("exempt" for "not subject to"): one that has a word of
    denial of any kind is left to the check of opposites. And it must tell the very thing that
    is denied: who kept a deadline as it was did not extend it.
    """
    words = _framed(claim, evidence) or _verb(claim, evidence) or _terms(claim, evidence)
    if not words or left_over(claim, evidence) or _rest(claim.text, all_text(evidence)):
        return []
    if limits.spared(claim, evidence):
        return []
    return [Reason(fault=Fault.NEGATION_LOST, words=words)]


def _terms(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Give a line whose terms stand under a negation on one side only."""
    denied, said = denied_terms(claim.wording)
    negates = bool(denials.negations(claim.text)) or bool(_YET.search(claim.text))
    words = claim.text
    for passage in evidence:
        off, on = passage.denied
        silent = not negates and not denials.denies(words)
        told = silent and bool(off) and _meets(off, on, said)
        untold = (
            denied and not off and not denials.denies(passage.text) and _meets(denied, said, on)
        )
        pair = (passage.text, words) if told else (words, passage.text)
        if not (told or untold) or not _headed(*pair) or _compares(*pair):
            continue
        if not any(_meets(said, {}, other.denied[1]) for other in evidence if other is not passage):
            return words
    return ""


def _rest(line: str, held: str) -> bool:
    """Say whether a line tells of the rest of a whole: six of nine did not, where three did."""
    mine, theirs = ({*_PART.findall(text.casefold())} for text in (line, held))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _compares(denying: str, telling: str) -> bool:
    """Say whether a denial only tells who was first, or who was more so."""
    first, before = _FIRST
    return bool(_AS.search(denying) or (first.search(telling) and before.search(denying)))


def _framed(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find a line that tells, without a word of denial, what the evidence denies "that" it is."""
    found = [each for passage in evidence for each in _FRAME.finditer(passage.text)]
    if not found or _OPEN.search(claim.text) or _DENYING.search(claim.text):
        return ""
    said = terms(claim.wording)
    for frame in found:
        denied = terms(frame["denied"])
        told = sum(weight for term, weight in denied.items() if term in said)
        if told >= max(_FRAMED, _NEARLY * sum(denied.values())):
            return claim.text
    return ""


def _headed(denying: str, telling: str) -> bool:
    """Say whether what a negation of one text denies first is told by the other one."""
    told = {deed.root for deed in tenses.words(telling)}
    for start, end in denials.negations(denying):
        if not denials.odd(denying, start) or _aside(denying, start, telling):
            continue
        no = _NO.match(denying, start)
        reach = denying[no.end() if no else start : end]
        head = next((each.root for each in tenses.words(reach) if each.root not in _SLIGHT), "")
        if head in told:
            return True
    return False


def _aside(text: str, at: int, other: str) -> bool:
    """Say whether what is denied is so of something that is set against what the other tells."""
    parts = denials.contrasted(text, at)
    if not parts:
        return False
    told = terms(other)
    own, against = (sum([told.get(term, 0.0) for term in terms(part)]) for part in parts)
    return against > own and own < _NEARLY * sum(terms(parts[0]).values())


def _verb(claim: Claim, evidence: Sequence[Passage]) -> str:
    """Find a verb that one side denies and the other one tells, of the same matter."""
    text, held = claim.wording, all_text(evidence)
    for one, other, ours in ((text, held, True), (held, text, False)):
        off = {deed.root: deed for deed in tenses.denied(one) if not _IF.search(one, 0, deed.start)}
        if not off or _PARTLY.search(other) or _compares(one, other):
            continue
        there = tenses.words(other)
        denied = {deed.root for deed in tenses.denied(other)} | {
            deed.root for deed in there if deed.root in off and _denies(_clause(other, deed), one)
        }
        for deed in there:
            if deed.root not in off or deed.root in denied or not _tells(other, deed, one):
                continue
            mine = off[deed.root]
            if denials.unrivalled(one, mine.end, mine.end) or _aside(one, mine.start, other):
                continue
            if any(
                each.root == deed.root and _tells(one, each, other) for each in tenses.words(one)
            ):
                continue
            near, far = _company(other, deed), _company(one, mine)
            if sum(weight for term, weight in near.items() if term in far) >= _VERBS_COMPANY:
                said = mine if ours else deed
                return text[said.start : said.end]
    return ""


def _tells(text: str, deed: Deed, other: str) -> bool:
    """Say whether a text tells a verb as so: nothing near by denies it, or leaves it open.

    What another text says as well, "duty-free", denies nothing of it in one of them alone.
    """
    if _NOUN.search(text, 0, deed.start) or _TIME.search(text, 0, deed.start):
        return False
    clause = _clause(text, deed)
    both = {other[each.start : each.end].casefold() for each in polarity.find(other)}
    return not (_OPEN.search(clause) or _denies(clause, other)) and not any(
        0 < abs(each.start - deed.start) < _NEAR
        and each.sign < 0
        and each.axis in _BARS
        and text[each.start : each.end].casefold() not in both
        for each in polarity.find(text)
    )


def _denies(clause: str, other: str) -> bool:
    """Say whether a clause denies by a word of its own: a ban that both texts tell of does not."""
    both = {word for word in _WORD.findall(other) if not _DENIES.fullmatch(word)}
    return denials.denies(_WORD.sub(lambda word: "-" if word[0] in both else word[0], clause))


def _clause(text: str, deed: Deed) -> str:
    """Give the part of a sentence in which a verb stands, without it: "to ban" may be told."""
    begin = max((gap.end() for gap in _ENDS.finditer(text, 0, deed.start)), default=0)
    end = _ENDS.search(text, deed.end)
    return f"{text[begin : deed.start]} {text[deed.end : end.start() if end else len(text)]}"


def _company(text: str, deed: Deed) -> Mapping[str, float]:
    around = f"{text[max(0, deed.start - _NEAR) : deed.start]} {text[deed.end : deed.end + _NEAR]}"
    return terms(around)


def _meets(off: Mapping[str, float], on: Mapping[str, float], said: Mapping[str, float]) -> bool:
    """Say whether what one side denies, and nowhere says, the other one says."""
    only = {term: weight for term, weight in off.items() if term not in on}
    shared = sum(weight for term, weight in only.items() if term in said)
    return shared >= _COMPANY and shared >= _MOST * sum(only.values())
