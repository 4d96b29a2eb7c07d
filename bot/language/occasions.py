"""What a date is the date of: announced, signed, published, in effect from it, or run out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.language import dates, offsets, sentences
from bot.language.dates import Date
from bot.language.remembered import remembered
from bot.language.spans import Span, lowered


class Occasion(StrEnum):
    """What happens to a measure on a date."""

    ANNOUNCED = "announced"
    SIGNED = "signed"
    PUBLISHED = "published"
    EFFECTIVE = "effective"
    EXPIRES = "expires"
    ADOPTED = "adopted"  # by whoever decides: a council, a court
    REACHED = "reached"  # by those who bargained for it
    VOTED = "voted on"
    RATIFIED = "ratified"
    OPENS = "opens"  # for whatever may be handed in
    DUE = "due"  # until when something may be handed in
    RESUMES = "pause ends"  # and what was paused applies


class Dated(NamedTuple):
    """A date with what it is the date of: `start` to `end` holds both."""

    start: int
    end: int
    occasion: Occasion
    date: Date


_FORCE = r"(?:(?:in|into)\s+(?:full\s+)?(?:force|effect))"
_WORDS = {
    Occasion.ANNOUNCED: (
        r"issu(?:es?|ed|ing)|announc(?:e[sd]?|ing|ements?)|unveil(?:s|ed|ing)?|reveal(?:s|ed|ing)?"
    ),
    Occasion.REACHED: r"reach(?:es|ed|ing)?|(?:struck|clinch(?:es|ed))(?=\s(?:an?|the)\s)",
    Occasion.VOTED: r"vot(?:es?|ed|ing)",
    Occasion.RATIFIED: r"ratif(?:y|ies|ied|ying|ication)",
    Occasion.ADOPTED: r"adopt(?:s|ed|ing|ion)|hand(?:s|ed)\s+down",
    Occasion.SIGNED: r"sign(?:s|ed|ing)(?!\s+(?:off|up))|signature|inked",
    Occasion.PUBLISHED: (
        r"publish(?:es|ed|ing)?|publication|gazetted|posted(?=\s+on\s)"
        r"|(?:appear(?:s|ed)?|printed)\s+in\s+the\s+(?:federal\s+register|official\s+journal|gazette)"
    ),
    Occasion.EFFECTIVE: (
        r"(?:tak(?:es?|ing|en)|took)\s+(?:full\s+)?effect"
        rf"|(?:(?:go|goes|went|going|gone|come|comes|came|coming|enter|enters|entered|entering|put"
        rf"|puts|putting|brought|brings?|bringing|be|is|are|was|were|been)\s+)?{_FORCE}"
        r"|beg[aiu]n(?:s|ning)?\s+to\s+be\s+(?:collected|charged|levied|applied)"
        r"|entry\s+into\s+(?:force|effect)|(?:became|becom(?:es?|ing))\s+(?:effective|law)|effective"
        r"|kick(?:s|ed|ing)?\s+in|implement(?:s|ed|ing|ation)"
        r"|(?:appl(?:y|ies|ied|ying)|collected|levied|charged|imposed|due)\s+(?:from|as\s+of|since"
        r"|starting|beginning|on\s+or\s+after)(?=\s)"
    ),
    Occasion.EXPIRES: (
        r"expir(?:e[sd]?|ing|y|ation)|laps(?:e[sd]?|ing)|(?:run(?:s|ning)?|ran)\s+out"
        r"|extend(?:s|ed|ing)?(?=\s+(?:to|until|till|through)\s)"
        r"|terminat(?:e[sd]?|ing|ion)|ceas(?:e[sd]?|ing)\s+to\s+(?:apply|be)|end(?:s|ed|ing)(?!\s+of)"
    ),
}
#: What a measure does, and talks and firms as well: it counts with a measure before it only.
_BEGINS = r"beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|commenc(?:e[sd]?|ing)"
_TRIGGERS = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{kind.name}>{words})' for kind, words in _WORDS.items())}"
    rf"|(?P<begins>{_BEGINS}))(?![\w-])"
)
_MEASURE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|surtax(?:es)?|taxe?s?|rates?|quotas?|bans?"
    r"|orders?|rules?|regulations?|laws?|acts?|measures?|fees?|sanctions?|pact|agreement|deal"
    r"|exemptions?|collection)\b",
    re.IGNORECASE,
)
# "Comments are due by 4 April".
_DUE = re.compile(
    r"\b(?:comments?|submissions?|responses?|replies|requests?|applications?|bids?|filings?|payments?"
    r"|reports?|briefs?)\b[^.;,]{0,40}\s(?:(?:is|are|were|was)\s(?P<due>due)(?=\s+(?:by|on|before|no\s+later))"
    r"|(?P<opens>open(?:s|ed|ing)?)\b)"
)
_PAUSES = re.compile(
    r"\b(?:paus(?:e[sd]?|ing)|suspen\w+|reprieve|truce|moratorium|waiver|exempt\w*)\b",
    re.IGNORECASE,
)
# What begins and ends for itself, so that its day may be another thing's day too: a tariff
# begins on the day on which its pause ends.
_OTHERWISE = re.compile(
    r"\b(?:paus(?:e[sd]?|ing)|suspen\w+|reprieve|delay\w*|truce|moratorium|waiver|grace|deadline"
    r"|exempt\w*|postpon\w+|extension|extend\w*|investigat\w+|probe|review|talks|negotiat\w+|window"
    r"|period|quarter|year|month|week)\b",
    re.IGNORECASE,
)
# Between a verb and its date stands no other verb, and nothing that has a date of its own.
_PARTS = re.compile(
    r"[;()—–,]|[.:]\s|\b(?:will|would|shall|may|might|could|should|can|must|is|are|was|were|be|been"
    r"|has|have|had|to\s+[a-z]+|that|which|who|whose|said|says|told|after|before|when|while|where"
    r"|because|since|until|till|through|and|but|than|if|unless|later|earlier|following|days?|weeks?|months?"
    r"|years?|hours?|meetings?|talks|hearings?|summits?|calls?|visits?|votes?|elections?|speech"
    r"|deadline|\w{3,}ed|\w{3,}ing)\b|\b(?:from|by|as\s+of)\s+$",
    re.IGNORECASE,
)
# What stands between a word for taking effect, or running out, and its date.
_WHEN = re.compile(
    r"(?:\s*(?:on|from|as|of|at|in|by|to|until|till|through|the|or|just|only|early|late|late\s+on|midnight|noon|local|time"
    r"|with|shortly|this|coming|no\s+(?:earlier|later|sooner)\s+than|immediately|both"
    r"|\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|eastern|daylight|standard|central|gmt|est|edt|et|utc"
    r"|on\s+or\s+(?:after|about)|,(?=\s*effective|\s+\w+day))(?=[\s,])){0,9}[\s,]*",
    re.IGNORECASE,
)
_DAY_OF = re.compile(
    r"\s+dates?(?:\s+(?:of|for|in)\s+[^,.;:]{1,40}?)?(?:\s+(?:is|was|of|will\s+be|remains))?\s+",
    re.IGNORECASE,
)
_DATE_OF = re.compile(r"\bdates?\s+(?:of|for)\s+(?:its\s+|the\s+)?$", re.IGNORECASE)
_IS = re.compile(r"[^,.;:]{0,40}?\s(?:is|was|will\s+be|remains)\s+", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:^|[,;:—–(]\s*|\b(?:and|but|that|which|who|while)\s+)(?:[Oo]n|[Ii]n|[Aa]t|[Bb]y|[Ff]rom"
    r"|[Aa]s\s+of|[Ss]tarting|[Bb]eginning|[Ll]ate|[Ee]arly|[Oo]n\s+or\s+about)?\s*$"
)
_BEHIND = re.compile(
    r"(?:['’]s)?\s+(?:(?:officially|formally|will|would|have|has|had|then|also|just)\s+){0,2}$"
)
# A date that leads has its verb behind it: words for who does it, and no other verb.
_OTHER_VERB = re.compile(
    r"[;()—–]|[.:]\s|,\s(?:which|who|and|but|after|before|when|while|as)\b|\b(?:said|says|told|that"
    r"|which|who|after|before|when|while|because|until|and|but|if|unless|held|met|made)\b",
    re.IGNORECASE,
)
# "Goods entered on or after 9 April", "from 9 April cars pay 25%": a measure's first day.
_FIRST_DAY = re.compile(
    r"\b(?:from|as\s+of|starting|beginning|effective)\s+(?:on\s+)?$|\bon\s+or\s+after\s+(?:\S+\s){0,6}$",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"\b(?:charged?|levied|pay|face|subject\s+to|appl(?:y|ies|ied)|imposed|collected|entered"
    r"|withdrawn|respect\s+to)\b",
    re.IGNORECASE,
)
_NOT_LAST = re.compile(r"\s*(?:to|until|till|through|and|or|[-–])\s", re.IGNORECASE)
_FAR = 110  # characters between a verb and its date


@remembered
def find(text: str, when: datetime | None = None) -> tuple[Dated, ...]:
    """Find the dates of a text of which a verb or a noun tells what they are the dates of.

    A date goes with the nearest such word before it in its clause, or where it opens the
    clause with the first one behind it. A date with another verb, or with none, is left out.
    """
    found: list[Dated] = []
    told = dates.find(text, when)
    counted = [each.date for each in offsets.find(text, when) if each.date] if told else []
    for sentence in sentences.split(text):
        own = [each for each in told if sentence.start <= each.start < sentence.end]
        own += [each for each in counted if sentence.start <= each.start < sentence.end]
        words = [
            (Span(*match.span()), occasion)
            for match in _TRIGGERS.finditer(lowered(text), *sentence)
            if (occasion := _occasion(text, match, sentence)) is not None
        ] if own else []  # fmt: skip
        words += [
            (Span(*match.span(told)), Occasion.DUE if told == "due" else Occasion.OPENS)
            for match in (_DUE.finditer(lowered(text), *sentence) if own else ())
            for told in (match.lastgroup or "due",)
        ]
        words.sort()
        for date in own:
            others = [each for each in own if each is not date]
            kind = _of(text, sentence, date, words, others)
            if kind is not None:
                (start, end), occasion = kind
                found.append(Dated(min(start, date.start), max(end, date.end), occasion, date))
    return tuple(found)


def _occasion(text: str, match: re.Match[str], sentence: Span) -> Occasion | None:
    """Give what a word tells of a date; None where it may tell of another thing's date."""
    name = match.lastgroup or ""
    before = text[sentence.start : match.start()]
    clause = re.split(r"[,;:—–()]|\b(?:and|but|while)\b", before)[-1]
    if name == "begins":
        talks = _OTHERWISE.search(before)
        return Occasion.EFFECTIVE if _MEASURE.search(clause) and not talks else None
    occasion = Occasion[name]
    if occasion is Occasion.EXPIRES and _PAUSES.search(clause):
        return Occasion.RESUMES
    if occasion is Occasion.EXPIRES and _OTHERWISE.search(before):
        return None
    return occasion


def _of(
    text: str,
    sentence: Span,
    date: Date,
    words: Sequence[tuple[Span, Occasion]],
    others: Sequence[Date],
) -> tuple[Span, Occasion] | None:
    before = [
        each for each in words if each[0].end <= date.start and date.start - each[0].end < _FAR
    ]
    if before:
        span, occasion = before[-1]
        if not _between(others, span.end, date.start) and _holds(text, span, occasion, date):
            return before[-1]
    behind = [each for each in words if date.end <= each[0].start < date.end + _FAR]
    if behind:
        span, occasion = behind[0]
        if any(each.start >= span.end and _holds(text, span, occasion, each) for each in others):
            return None  # it has a day of its own: "on Monday brought it into effect on 1 May"
        gap = text[date.end : span.start]
        leads = _LEADS.search(text[sentence.start : date.start])
        near = _BEHIND.fullmatch(gap)
        if not _between(others, date.end, span.start) and (
            near or (leads and not _OTHER_VERB.search(gap))
        ):
            return behind[0]
    return _first_day(text, sentence, date)


def _first_day(text: str, sentence: Span, date: Date) -> tuple[Span, Occasion] | None:
    """Say whether something is charged from a date on."""
    opened = _FIRST_DAY.search(text, max(sentence.start, date.start - 60), date.start)
    if (
        opened
        and not _NOT_LAST.match(text, date.end)
        and _CHARGED.search(text, sentence.start, sentence.end)
        and not _OTHERWISE.search(text, sentence.start, sentence.end)
    ):
        return Span(opened.start(), date.start), Occasion.EFFECTIVE
    return None


def _holds(text: str, span: Span, occasion: Occasion, date: Date) -> bool:
    """Say whether a word that tells of a date tells of the one behind it."""
    gap = text[span.end : date.start]
    if _DAY_OF.fullmatch(gap) or (
        _DATE_OF.search(text[max(0, span.start - 20) : span.start]) and _IS.fullmatch(gap)
    ):
        return True
    if occasion in (Occasion.EFFECTIVE, Occasion.EXPIRES, Occasion.RESUMES, Occasion.DUE):
        return _WHEN.fullmatch(gap) is not None
    return _PARTS.search(gap) is None


def _between(others: Sequence[Date], start: int, end: int) -> bool:
    return any(start <= each.start < end for each in others)
