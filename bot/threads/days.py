"""The days by which a sentence answers a question for a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language import dates, figures
from bot.language.repetition import terms as stems
from bot.language.spans import Span, Spanned
from bot.language.status import Status
from bot.language.units import Kind
from bot.threads.asked import RATE, Wanted, terms
from bot.threads.clauses import clauses, within
from bot.threads.lending import lent
from bot.threads.synonyms import CHARGING, GENERIC, MEASURES, TRADING, alike


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_STARTS = (
    r"tak(?:es?|en|ing) effect|took effect|effective|(?:in|into) (?:force|effect)"
    r"|start(?:s|ed)?|beg[iau]n(?:s|ning)?|(?:com|go)(?:e|es) back|returns?|resum(?:e[sd]?|ing)"
)
_ENDS = r"expir(?:e[sd]?|y)|laps(?:e[sd]?)|run(?:s)? out|ceas(?:e[sd]?|ing)"

# An act whose date is asked for: in the question, and in the sentence.
_ACTS = tuple(
    (_words(question), _words(sentence))
    for question, sentence in (
        (
            rf"{_STARTS}|appl(?:y|ies)(?! for)|kick(?:s|ed)? in|(?:from|since) when",
            rf"{_STARTS}|appl(?:y|ies|ied)(?! for)|starting",
        ),
        (r"sign(?:s|ed|ing|ature)?", r"sign(?:s|ed|ing|ature)?"),
        (rf"{_ENDS}|end(?:s|ed)?", rf"{_ENDS}|end(?:s|ed)?(?! of\b)|until"),
        (r"impos(?:e[sd]?|ing)", r"impos(?:e[sd]?|ing)"),
        (r"threat\w*", r"threat\w*"),
        (r"propos\w*", r"propos\w*"),
        (r"announc\w*", r"announc\w*"),
        (r"deadline|due|clos(?:e|es|ed)", r"deadline|due|until|by|before|clos(?:e|es|ed)"),
    )
)
_EFFECT, _EXPIRY = _ACTS[0][0], _ACTS[2][0]
_CHARGE = _words(rf"{RATE}|pay(?:s|ing)?|paid|charge[sd]?")
# What will be done to a charge on a day takes effect on it.
_WILL_CHARGE = _words(
    r"will (?:raise|impose|charge|levy|cut|lower|halve|double|rise|fall|pay|tax|increase)"
)
# Of what the day is asked: the last word before a preposition, or of the question.
_EVENT = re.compile(
    r"when (?:is|are|was|were|will|would|do|does|did|can|could|must|should|may)"
    r" (?:[\w'’-]+ )*?([\w-]+)"
    r"(?= (?:on|of|for|in|at|be|with|between|about|to)\b|\W*$)",
    re.IGNORECASE,
)
_TO_AN_END = re.compile(r"\b(?:until|till|before)\s+(?:the end of\s+)?$", re.IGNORECASE)
_UNTIL_WHEN = re.compile(r"until when\b", re.IGNORECASE)
_LIMIT = _words(r"register\w*|appl(?:y|ies)|submit\w*|sen[dt]|comments?|speak")
_GOES_ON = re.compile(r"\s*(?:will|shall|would|is|are|was|were|has|have|takes?|took)\b")
_ASIDE = _words(r"that|which|who|sign\w*|concluded|announced|said|under")
_AFTER = re.compile(r"\b(?:after|for|in|within)\s+$")
_INSTEAD = re.compile(r"\b(?:instead of|rather than|not)\s+$")
_WEEKDAY = re.compile(r"^[A-Z][a-z]+day,? (?=\d)")
_FROM = re.compile(r"\b(?:from|since|as of|starting)\s+$", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|from)\s+$", re.IGNORECASE)
_AHEAD = _words(
    r"will|would|could|should|must|(?-i:may)|might|can|shall|plan(?:s|ned)?|intends?|aims?|expect(?:s|ed)?"
    r"|due|scheduled|propos\w+|threat\w+|until|once|if|to (?:sign|apply|take|enter|begin|start|end)"
)
_DID = _words(r"\w+ed|took|began|came|was|were|had|has|went|fell")
# "In the tenth year and those on buses in the fifteenth": a day of its own kind.
_YEAR = re.compile(
    r"\b(?:in|from|until|by|of) the (?:first|second|third|\w+th)"
    r"(?: (?:year|month|quarter)\b|(?=[,.;]|$))"
)
# Another step of the same measure is another date: definitive duties are no provisional ones.
_STEPS = frozenset(stems("definitive provisional final preliminary permanent temporary draft"))


def ahead(words: str) -> bool:
    """Say whether words tell of what may or is to come."""
    return _AHEAD.search(words) is not None


def needed(wanted: Wanted) -> frozenset[str]:
    """Give the standings that a sentence has to hold: that a measure applies, its verb says."""
    asks = any(each is _EFFECT for each, _ in _asked(wanted))
    return wanted.standing - ({str(Status.IN_FORCE)} if asks else set())


def days(wanted: Wanted, sentence: str, title: str) -> Iterator[Spanned]:
    """Give the dates of each statement that holds the act whose date is asked for."""
    acts = _asked(wanted)
    last = any(asks is _EXPIRY for asks, _ in acts) or _UNTIL_WHEN.match(wanted.text) is not None
    found = [*dates.find(sentence), *_others(sentence, expiry=last)]
    for clause in clauses(sentence):
        words = sentence[clause.start : clause.end]
        here = [day for day in found if within(clause, day)]
        if not here or (wanted.past and (ahead(words) or not _DID.search(words))):
            continue
        # "The hearing, called for May, will be in June": the rest of what was broken off.
        told = sentence[: clause.end] if _GOES_ON.match(words) else words
        held = terms(told).keys()
        if not wanted.subject & _STEPS <= held:
            continue
        left = lent(sentence, title)
        about = not wanted.subject or any(
            alike(term, held) or alike(term, left) for term in wanted.subject
        )
        if event := _EVENT.search(wanted.text):
            held = terms(sentence).keys() if acts else held
            head = terms(event[1]).keys() & wanted.subject - MEASURES - CHARGING - GENERIC
            if not all(alike(term, held) or alike(term, left) for term in head):
                continue
        if not acts and _LIMIT.search(words) and not _LIMIT.search(wanted.text):
            continue
        if [asks for asks, _ in acts] == [_EFFECT]:
            here = [day for day in here if not _TO_AN_END.search(sentence, 0, day.start)]
        if all(says.search(words) for _, says in acts) and (acts or about):
            yield from here
        elif [asks for asks, _ in acts] == [_EFFECT]:
            yield from (day for day in here if _effective(wanted, sentence, clause, day))


def told(wanted: Wanted, sentence: str, title: str) -> frozenset[tuple[str, str]]:
    """Give the days as they are compared with those of other sentences."""
    return frozenset(
        ("day", _WEEKDAY.sub("", sentence[day.start : day.end]))
        for day in days(wanted, sentence, title)
        if not _INSTEAD.search(sentence, 0, day.start)
    )


def _asked(wanted: Wanted) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    return [(asks, says) for asks, says in _ACTS if asks.search(wanted.text)]


def _others(sentence: str, *, expiry: bool) -> Iterator[Spanned]:
    """Give what stands for a date: the tenth year, or where an end is asked for, six months."""
    for match in _YEAR.finditer(sentence):
        yield Span(match.start(), match.end())
    for figure in figures.find(sentence) if expiry else ():
        if figure.kind is Kind.DURATION and _AFTER.search(sentence, 0, figure.start):
            yield figure


def _effective(wanted: Wanted, sentence: str, clause: Span, day: Spanned) -> bool:
    """Say whether a charge is made from a day, without a verb for its taking effect."""
    words = sentence[slice(*clause)]
    if _FROM.search(sentence, 0, day.start) and _CHARGE.search(words):
        return True
    will = _WILL_CHARGE.search(sentence, clause.start, day.start)
    if will is None or wanted.terms.keys().isdisjoint(MEASURES | TRADING):
        return False
    between = sentence[will.end() : day.start]
    return _ON.search(between) is not None and not _ASIDE.search(between)
