"""How certain a clause says something is: a fact, to come, or only possible."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from bot.language.spans import lowered


class Level(IntEnum):
    """How far from a fact what a clause says is."""

    FACT = 0
    COMING = 1  # will, plans to, is set to, announced
    POSSIBLE = 2  # may, could, threatens to, proposes, is expected to


_POSSIBLE = (
    r"threat(?:en(?:s|ed|ing)?|s)?|propos(?:e[sd]?|ing|als?)|considering|to consider"
    r"|weigh(?:s|ed|ing)?|explor(?:e[sd]?|ing)|seek(?:s|ing)?|sought"
    r"|(?:ask|press)(?:e?s|ed|ing)?\s+(?:\w+\s+){0,4}to|call(?:s|ed|ing)?\s+(?:for|(?:up)?on)"
    r"|(?<!\bi )(?<!\bwe )want(?:s|ed|ing)?|hop(?:e[sd]?|ing)|expect(?:s|ed)?|likely|probabl[ey]"
    r"|potential(?:ly)?|possib(?:le|ly)|perhaps|chances?\s+(?:of|that)|aim(?:s|ed|ing)?"
    r"|offer(?:s|ed|ing)?\s+to\s+(?-i:[a-z])|draft|suggest(?:s|ed|ing)?|recommend(?:s|ed|ing)?"
    r"|urg(?:e[sd]?|ing)|demand(?:ed|ing)|petition(?:s|ed)|lobb(?:ies|ied|ying)"
    r"|permit(?:s|ted)?|allow(?:s|ed)?\s+to|discuss(?:es|ing)?|be(?:ing)?\s+discussed"
    r"|talks\s+(?:on|about)|risk(?:s|ed|ing)?|ready\s+to|prepared\s+to"
)
_COMING = (
    r"commitments?|commit(?:s|ted)?\s+to|pledg(?:e[sd]?|ing)|vow(?:s|ed|ing)?"
    r"|promis(?:e[sd]?|ing)|intend(?:s|ed|ing)?|intentions?|going\s+to|plan(?:s|ned|ning)?|set\s+to|due\s+(?:to|in|on|for|at)\s+(?=[a-z])|(?:is|are|be)\s+to"
    r"|scheduled|later\s+this|next\s+(?:week|month|year)|upcoming|pending|begin(?:s|ning)?\s+on"
    r"|agree(?:s|d)?\s+to|yet\s+to|await(?:s|ed|ing)?|(?:must|need(?:s|ed)?\s+to|ha(?:s|ve|d)\s+to)\s+(?:still\s+|first\s+)?be|still\s+(?:must|needs?|has|have)"
)
# What these govern is open, though who says so in other words may be as sure of their doing.
_OPEN = (
    r"negotiat(?:e[sd]?|ing|ions?)|vot(?:e[sd]?|ing)\s+on|promot(?:e[sd]?|ing)\s+(?:the\s+)?(?:adoption|introduction|creation|establishment)|whether(?!\s+or\s+not)"
    r"|review(?:s|ed|ing)?\s+(?:all|the|its|any|whether)|stud(?:y|ies|ying)\s+(?:whether|a|the)"
    r"|decid(?:e[sd]?|ing)\s+(?:whether|if)|to\s+decide|undecided|consult(?:s|ed|ing)?\s+on|in\s+talks|tentative(?:ly)?"
    r"|if\s+(?:passed|approved|adopted|enacted|imposed)|subject\s+to\s+(?:approval|ratification)"
    r"|under\s+(?:discussion|consideration|review|negotiation)|alleg(?:e[sd]?|ing|ations?)"
)
# Looked for in small letters, which is many times as fast as in either case.
_HEDGES = tuple(
    (level, re.compile(rf"(?<![\w-])(?:{words})(?!\w)"))
    for level, words in (
        (Level.POSSIBLE, _POSSIBLE),
        (Level.POSSIBLE, _OPEN),
        (Level.COMING, _COMING),
    )
)
# Words by which a line hedges, though nobody need have said so.
_SOFT = re.compile(
    r"\b(?:believ(?:e[sd]?|ing)|thinks?|thought|reckon\w*|contend\w*|argu(?:e[sd]?|ing)|claims?\s+that"
    r"|(?:cannot|can['’]t|not)\s+(?:be\s+)?ruled?\s+out|to\s+be\s+\w+ed|try|tries|tried|trying|put(?:ting)?\s+forward|called\s+up?on|advis(?:e[sd]?|ing)|seeks?"
    r"|negotiat(?:e[sd]?|ing|ions?)|work(?:s|ed|ing)?\s+(?:on|towards?)|unclear|uncertain|plan(?:s|ned|ning)?"
    r"|consent(?:s|ed)?\s+to|undert(?:akes?|ook|aken)\s+to|resolved?\s+to|opt(?:s|ed)?\s+to"
    r"|apparent(?:ly)?|seem(?:s|ed|ingly)?|reportedly|(?:is|are|was|were)\s+said\s+to|accus\w+"
    r"|urg(?:e[sd]?|ing)|(?:t(?:old|ells?)|order\w*|direct\w*|instruct\w*|encourag\w+|invit\w+)\s+(?:\S+\s+){1,4}to"
    r"|demand(?:s|ed|ing)?|su(?:e[sd]?|ing)|lawsuits?|charged\s+with|was\s+to|talks|point(?:s|ed)?\s+to"
    r"|estimat\w+|sees|puts?\s+(?:\S+\s+){1,8}at"
    r"|suspect\w*|purport\w*|rumou?r\w*|complain\w*"
    r"|evidence|signs?|indicat\w+|hint(?:s|ed|ing)?|prospects?|odds|chances?|fear(?:s|ed)?"
    r"|(?<!without )(?<!no )doubt\w*"
    r"|appear(?:s|ed)?\s+to|looks?\s+(?:set|likely|like)|supposed|meant|designed|intended|poised|on\s+(?:track|course)"
    r"|forecasts?|projected|predict(?:s|ed)|can|cannot|unable|able|eligible|entitled|free\s+to"
    r"|(?:is|are|be)\s+(?:allowed|permitted|permissible)"
    r"|barred|unless|should|were\s+to|tentative\w*|on\s+the\s+table|announc(?:e[sd]|ing)\s+(?:an?|the|new|its|his|their|\$|\d)|(?:was|were|been)\s+announced)\b"
)
_MODAL_WORDS = {
    Level.POSSIBLE: ("may", "might", "could"),
    Level.COMING: ("will", "shall", "'ll", "’ll", "should"),
}
_WOULD_WORDS = ("would", "'d", "’d")
_MODALS = tuple(
    (level, re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE))
    for level, words in (
        (Level.POSSIBLE, ("(?-i:may)", *_MODAL_WORDS[Level.POSSIBLE][1:])),
        (Level.COMING, _MODAL_WORDS[Level.COMING]),
    )
)
_WOULD = re.compile(rf"(?<![\w-])(?:{'|'.join(_WOULD_WORDS)})(?!\w)", re.IGNORECASE)
_REPORTS = re.compile(
    r"\b(?:said|told|announced|added|confirmed|explained|noted|stated|insisted|promised|reported"
    r"|thought|knew|decided|agreed)\b"
)
# A sentence ends, but no "Dec. 17".
_STOPS = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})\.\s|[;\n]")
# Who would not comment has not, and who would like to thank does.
_SPEAKS = re.compile(
    r"(?i)(?:would|['’]d)\s+(?:also\s+)?like\s+to\s+(?:take\s+th(?:e|is)|thank|confirm|stress|say|note|add|express)\b"
    r"|(?:would|['’]d)(?:n['’]t|\s+not|\s+neither|\s+only)?\s+(?:say|comment|confirm|answer|discuss|disclose"
    r"|elaborate|give|name|reveal|specify|identify|provide|deny|predict|commit|rule)\b"
)
#: What parts a sentence into clauses that are each certain in their own way.
_PARTS = re.compile(
    r"[;:—–.]|,\s(?=(?:and|but|while|which|who|after|as|with)\b)"
    r"|,|\b(?:but|while|whereas|although|though|because|after|when|which|who|amid|whether|that)\b"
    r"|\band\s(?=(?:will|would|may|might|could|(?:is|are)\s(?:to|due|expected|set))\b)"
)
_TURNS = ("that", "which", "who", "when", "while", "after", "because", "although", "though")


class Clause(NamedTuple):
    """A part of a sentence, and how certain it is."""

    start: int
    end: int
    level: Level


@lru_cache(maxsize=1024)
def clauses(text: str) -> tuple[Clause, ...]:
    """Part a text into clauses, each with how certain it is."""
    return tuple(_clauses(text))


def _would(text: str, start: int) -> Level:
    """Say what "would" means: what is to come in reported speech, else what might be."""
    if _SPEAKS.match(text, start):
        return Level.FACT
    begin = max((each.end() for each in _STOPS.finditer(text, 0, start)), default=0)
    return Level.COMING if _REPORTS.search(text, begin, start) else Level.POSSIBLE


# A part of a sentence that says something by itself has a verb that is bent, or its own subject.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|shall|would|could|might|can|must|may"
    r"|already|says?|said|told|tells|added|adds|called|made|took|gave|went|came|put|rose|fell"
    r"|it|he|she|they|we|i)\b"
    r"|[A-Z]\w+\s(?:\w+ly\s)?\w+ed\b",
)
_OPENS = re.compile(r"\W*(?:(?:and|but|then|or)\s)?(?:\w+ly\s)?\w+ed\b")
_PARTICIPLE = re.compile(r"\W*(?:\w+ly\s)?\w+ing\b")
_BRACKETS = re.compile(r"\([^()]*\)")
_ADVERBIAL = re.compile(
    r"\W*(?:in|on|at|by|with|from|after|before|under|for|as|since|amid|despite|following|to|during"
    r"|because|while|when|although|though|if|unless|beginning|starting|until)\b",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(
    r"\b(?!(?:been|united|limited)\b)(?:\w{2,}ed|do|does|did|put|puts|made|makes|took|takes|gave|gives"
    r"|went|goes|came|comes|rose|rises|fell|falls|cut|cuts|set|sets|said|says|told|tells|means|meant"
    r"|\w+ing)\b"
)
_SUBJECT = 8  # words that a subject has
# Something stands before a determiner, behind which an attribute stands.
_OBJECT = re.compile(r"\W*(?:[\w’'-]+\s){2,}(?:an?|the|its|their|his|her|this|these|any)\s$")


class _Forms(NamedTuple):
    """The forms that stand in a text at all: its parts are held against no others."""

    would: bool
    modals: Sequence[tuple[Level, re.Pattern[str]]]
    hedges: Sequence[tuple[Level, re.Pattern[str]]]


def _forms(text: str) -> _Forms:
    low = lowered(text)
    return _Forms(
        any(map(low.__contains__, _WOULD_WORDS)),
        [
            (level, form)
            for level, form in _MODALS
            if any(map(low.__contains__, _MODAL_WORDS[level])) and form.search(text)
        ],
        [(level, form) for level, form in _HEDGES if form.search(low)],
    )


def _clauses(text: str) -> Iterator[Clause]:
    text = _BRACKETS.sub(lambda found: " " * len(found[0]), text)
    forms = _forms(text)
    begin, last = 0, Level.FACT
    parts: list[tuple[int, int, str]] = []
    mark = ""
    for gap in [*_PARTS.finditer(text), None]:
        end = gap.start() if gap else len(text)
        parts.append((begin, end, mark))
        mark = gap.group() if gap else ""
        begin = end if gap and mark[:1].isalpha() else gap.end() if gap else end
    for number, (begin, end, mark) in enumerate(parts):
        # What is asked or hoped "that" it be is no more certain than the asking, nor is what
        # goes on behind a comma without a verb of its own.
        going_on = mark.startswith((",", "—", "–")) and not _finite(text, begin, end)
        asked = text.startswith("that", begin) and not _WHO.match(text, begin)
        carried = last if going_on or asked else Level.FACT
        if not mark and _verbless(text, begin, end):
            carried = max(carried, _next(text, parts[number + 1 :], forms))
        for part in _graded(text, begin, end, forms):
            last = max(part.level, carried)
            yield part._replace(level=last)


# "Rules that have" tells of the rules, and nothing that is hoped.
_WHO = re.compile(
    r"that\s(?:\w+ly\s)?(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might"
    r"|must|shall|should)\b"
)


def _finite(text: str, begin: int, end: int) -> bool:
    """Say whether a part of a sentence has a verb that is bent."""
    return bool(_OPENS.match(text, begin, end) or _FINITE.search(text, begin, end))


def _verbless(text: str, begin: int, end: int) -> bool:
    """Say whether a sentence's first part is a subject whose verb comes later."""
    return not _finite(text, begin, end) and not _ADVERBIAL.match(text, begin, end)


def _next(text: str, parts: Sequence[tuple[int, int, str]], forms: _Forms) -> Level:
    """Say how certain the verb is that a subject waits for."""
    for begin, end, mark in parts:
        if mark[:1] in {".", ";", ":"}:
            break
        if _PARTICIPLE.match(text, begin, end) or text[begin:end].lstrip().startswith(_TURNS):
            continue
        if _finite(text, begin, end):
            graded = _graded(text, begin, end, forms)
            return max((part.level for part in graded), default=Level.FACT)
    return Level.FACT


# What is not discussed, or is a plan that was turned down, is hedged no more.
_SETTLED = re.compile(
    r"(?:(?:\b(?:not|never|no)|n['’]t)\s(?:\w+ly\s|even\s|any\s|such\s|further\s)?"
    r"|\b(?:(?:reject|dismiss|abandon|scrapp|dropp|withdr|shelv)\w+|turn\w* down|vot\w+ (?:down"
    r"|against))"
    r"\s(?:(?:an?|the|any|its|his|their|all|such|more)\s)?(?:\w+\s)?)$"
)
# "Had hoped" tells of a hope that is past, "than expected" only compares.
_PAST = re.compile(
    r"(?:\bhad\s(?:long\s|once\s|first\s|originally\s|previously\s)?"
    r"|\b(?:than|as)\s(?:(?:was|were|had|been|widely|originally|previously|first|they|it|we)\s)*)$"
)
# Talks that something came after are over, and no more open.
_OVER = re.compile(r"\b(?:after|follow\w*|(?:achieved|won|secured) in)\s(?:[^\s.,;:]+\s){0,5}$")
_ONLY = re.compile(r"\bonly\s(?:if|where|when|with|after|by|in|to|for|on)\b")
_WAITING = ("expect", "want", "likely", "yet", "due", "whether", "probabl", "possib")


def _void(hedge: re.Match[str], begin: int) -> bool:
    """Say whether a hedge hedges nothing: it is past or settled, or is of talks that are over."""
    before = hedge.string[begin : hedge.start()]
    settled = _SETTLED.search(before) and not hedge[0].startswith(_WAITING)
    over = hedge[0].startswith("negotiation") and _OVER.search(before)
    return bool(settled or over or _PAST.search(before))


def _graded(text: str, begin: int, end: int, forms: _Forms) -> Iterator[Clause]:
    """Grade a clause by its modal verb, and from a verb like "threaten" on by that."""
    if not text[begin:end].strip():
        return
    found = _WOULD.finditer(text, begin, end) if forms.would else ()
    whole = max((_would(text, each.start()) for each in found), default=Level.FACT)
    for level, words in forms.modals:
        modal = words.search(text, begin, end) if level > whole else None
        # "May petition only if" rules, and leaves nothing open.
        if modal and not _ONLY.search(text, modal.end(), end):
            whole = level
    hedges = [
        (match.start(), level)
        for level, words in forms.hedges
        for match in words.finditer(lowered(text), begin, end)
        if not _void(match, begin)
    ]
    at = begin
    for start, level in sorted(hedges):
        # Who is said to hedge, and what stands between two hedges, belongs to the hedge, unless
        # it is but an attribute: "rejected a proposed pact".
        if (
            _OWN_VERB.search(text, at, start)
            or len(text[at:start].split()) > _SUBJECT
            or _OBJECT.match(text, at, start)
        ):
            yield Clause(at, start, whole)
            at = start
        whole = max(whole, level)
    yield Clause(at, end, whole)


# "Partners that negotiate" says who, and not how certain something is.
_RELATIVE = re.compile(
    r"\b(?:who|which|that)\s+(?:have\s+|has\s+|had\s+)?(?:negotiat|propos|threat|seek|want|ask|plan"
    r"|intend|promis|pledg|apply|applied)\w*",
    re.IGNORECASE,
)


def level(text: str) -> Level:
    """Say how certain a text is, by its least certain part."""
    text = _RELATIVE.sub(" ", text)
    least = max((part.level for part in clauses(text)), default=Level.FACT)
    return Level.POSSIBLE if _SOFT.search(text.lower()) else least
