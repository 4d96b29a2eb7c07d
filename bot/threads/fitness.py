"""Whether a sentence holds what a question asks for: a date of the right act, a rate, a law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language import dates, figures, places, references
from bot.language.spans import Span, Spanned
from bot.language.units import Kind
from bot.threads.asked import RATE, STANDINGS, Asked, Wanted, terms
from bot.threads.clauses import clauses
from bot.threads.lending import lent, refers
from bot.threads.people import asks_office, peopled
from bot.threads.reasons import reasoned
from bot.threads.synonyms import CHARGING, MEASURES, alike


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_TAKES_EFFECT = r"tak(?:es?|en|ing) effect|took effect|effective|(?:in|into) (?:force|effect)"

# An act whose date is asked for: in the question, and in the sentence.
_ACTS = tuple(
    (_words(question), _words(sentence))
    for question, sentence in (
        (
            rf"{_TAKES_EFFECT}|appl(?:y|ies)|start(?:s|ed)?|beg[iau]n(?:s|ning)?|kick(?:s|ed)? in",
            rf"{_TAKES_EFFECT}|appl(?:y|ies|ied)(?! for)|start(?:s|ed|ing)?|beg[iau]n(?:s|ning)?",
        ),
        (r"sign(?:s|ed|ing|ature)?", r"sign(?:s|ed|ing|ature)?"),
        (
            r"expir(?:e[sd]?|y)|end(?:s|ed)?|laps(?:e[sd]?)|run(?:s)? out",
            r"expir(?:e[sd]?|y)|end(?:s|ed)?(?! of\b)|laps(?:e[sd]?)|run(?:s)? out|until",
        ),
        (r"impos(?:e[sd]?|ing)", r"impos(?:e[sd]?|ing)"),
        (r"threat\w*", r"threat\w*"),
        (r"propos\w*", r"propos\w*"),
        (r"announc\w*", r"announc\w*"),
        (r"deadline|due", r"deadline|due|until|by|before"),
    )
)
_EFFECT, _EXPIRY = _ACTS[0][0], _ACTS[2][0]
_CHARGE = _words(rf"{RATE}|pay(?:s|ing)?|paid|charge[sd]?")
_AFTER = re.compile(r"\b(?:after|for|in|within)\s+$")
_INSTEAD = re.compile(r"\b(?:instead of|rather than|not)\s+$")
_WEEKDAY = re.compile(r"^[A-Z][a-z]+day,? (?=\d)")
_FROM = re.compile(r"\b(?:from|since|as of|starting)\s+$", re.IGNORECASE)
_AHEAD = _words(
    r"will|would|could|should|must|(?-i:may)|might|can|shall|plan(?:s|ned)?|intends?|aims?|expect(?:s|ed)?"
    r"|due|scheduled|propos\w+|threat\w+|until|once|if|to (?:sign|apply|take|enter|begin|start|end)"
)
_DID = _words(r"\w+ed|took|began|came|was|were|had|has|went|fell")
_IS = re.compile(r"(?:is|are)\b", re.IGNORECASE)
_WHAT = re.compile(r"(?:what|which)\b", re.IGNORECASE)
_PERHAPS = _words(r"(?-i:may)|might|can|could|would|should|if|unless|must")
_DONE = _words(
    r"(?!applied\b)\w+ed|took|struck down|withdrew|withdrawn|in force|in effect|effective"
    r"|appl(?:y|ies)|impos(?:es|ition)|(?:will|plans? to|intends? to|(?:is|are) to) \w+"
)

# What a rate or an amount may be one of: asked for a tariff, a share of the market is no answer.
_MEASURES = (_words(rf"{RATE}|pay(?:s|ing)?|paid"), _words(r"quotas?"))
_ASKED_MEASURES = (_words(RATE), _words(r"quotas?"))
# A figure behind these words is what was before, or by how much something changed.
_WAS = re.compile(
    r"\b(?:from|instead of|in place of|rather than|against|compared with|previously|formerly)"
    r"(?:\s(?:the|a|an|about|some|nearly|its|present|usual|old|former|previous))*\s*$",
    re.IGNORECASE,
)
_UNTIL_NOW = _words(r"until now|until then|previously|formerly|used to|hitherto|so far paid")
_BY = re.compile(r"\b(?:add(?:s|ed)?|by|rose|fell|gain(?:s|ed)?|lost)\s*(?:about|some)?\s*$")
# Of what it is asked how many, or how much: "how many passenger cars will", "how much beef does".
_ASIDE = (
    r"(?= (?:of|will|would|did|does|do|is|are|was|were|has|have|had|can|could|may|must)\b|\W*$)"
)
_MANY = re.compile(rf"\bhow many (?:[\w-]+ ){{0,3}}?([\w-]+){_ASIDE}", re.IGNORECASE)
_MUCH = re.compile(
    rf"\bhow much (?!more\b|less\b|of\b)(?:[\w-]+ ){{0,2}}?([\w-]+){_ASIDE}", re.IGNORECASE
)
_NONE = _words(rf"(?:free of|no|without)(?: [\w-]+){{0,2}} (?:{RATE})|duty-free")

_SECTIONS = frozenset({"section", "article", "order", "regulation", "directive", "law", "code"})
_ACT = re.compile(r"\b(?:[A-Z][\w-]+ (?:(?:and|of|on|for|the) )*)+(?:Act|Law|Code|Statute)\b")
_ON = re.compile(
    r"\b(?:under|on|by|pursuant to|invok\w+|us\w+|cit\w+|of|in|through)(?: the)?\s*$",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"^(?:how|what) (?:did|does|do|will|has|have|is|are|was|were) (?:the )?$", re.IGNORECASE
)
_SAYS = (
    r"said|says|told|repl(?:y|ies|ied)|respond(?:s|ed)?|react(?:s|ed)?|offer(?:s|ed)?|refus(?:es|ed)"
    r"|reject(?:s|ed)?|welcom(?:es|ed)|critici[sz](?:es|ed)|condemn(?:s|ed)?|warn(?:s|ed)"
    r"|ask(?:s|ed)?|contest(?:s|ed)?|retaliat(?:es|ed)|protest(?:s|ed)?|request(?:s|ed)?"
)
_REACTION = _words(_SAYS)
_WORD = re.compile(r"\w[\w.]*")
_OBJECT = re.compile(r"\b(?:to|of|from|in|on|against|for|with|told|at|by)(?: the)?\s+$")
_SUBJECT = r"^(?:['’]s)?(?:\s[\w'’-]+){0,7}?,?\s"
_OPENING = 5  # characters before a name that a statement opens with: "The US"
_ACTS_SO = re.compile(rf"{_SUBJECT}(?:{_SAYS})\b")
_SPEAKS = re.compile(rf"{_SUBJECT}(?:said|says|told)\b")
_WITHIN = _words(
    r"(?:out|in)side|exclud(?:e[sd]?|ing)|exempt\w*|includ(?:e[sd]?|ing)|cover(?:s|ed)|subject to"
    r"|appl(?:y|ies|ied) (?:to|from)|escapes?|except(?:ed)?|spared?|benefit(?:s|ed)?|entitled"
    r"|(?:pay|owe|face|bear)(?:s)? (?:the|an?|no|only|\d\S*)"
    r"|keep (?:their|its)(?: \w+)? rates?|qualif(?:y|ies)|(?:free|out) of"
)
_PLEA = _words(r"ask(?:s|ed|ing)? for|s(?:ought|eeks?|eeking)|call(?:s|ed) for|want(?:s|ed)?")
_DENIED = re.compile(r"\b(?:not|never|nobody|no one)\b|n['’]t\b", re.IGNORECASE)


def fits(wanted: Wanted, sentence: str, title: str) -> bool:
    """Say whether a sentence holds the sort of answer that is asked for, in the right standing."""
    left = lent(sentence, title)
    if not wanted.standing <= terms(sentence).keys() | _standing(sentence, left):
        return False
    match wanted.sort:
        case Asked.DATE:
            return _dated(wanted, sentence)
        case Asked.FIGURE:
            return _figured(wanted, sentence, left)
        case Asked.LAW:
            return _based(sentence)
        case Asked.RESPONSE:
            return _responds(wanted, sentence)
        case Asked.REASON:
            return reasoned(wanted, sentence) and _done(wanted, sentence)
        case Asked.SCOPE:
            return bool(_WITHIN.search(sentence)) and not _PLEA.search(sentence)
        case Asked.PERSON:
            office = asks_office(wanted)
            done = office or not wanted.past or _done(wanted, sentence)
            return done and peopled(wanted, sentence)
        case Asked.PLACE:
            return bool(places.find(sentence))
        case Asked.ANY:
            denied = _WHAT.match(wanted.text) and _DENIED.search(sentence)
            over = wanted.past and _UNTIL_NOW.match(sentence)  # tells what was before that
            return not denied and not over and _done(wanted, sentence)


def values(wanted: Wanted, sentence: str, title: str) -> frozenset[tuple[str, str]]:
    """Give the figures, or the days, by which a sentence answers a question that asks for one."""
    if wanted.sort is Asked.FIGURE:
        found = _figures(wanted, sentence, lent(sentence, title))
        return frozenset((str(each.value), each.unit) for each in found)
    if wanted.sort is Asked.DATE:
        return frozenset(
            ("day", _WEEKDAY.sub("", sentence[day.start : day.end]))
            for day in _days(wanted, sentence)
            if not _INSTEAD.search(sentence, 0, day.start)
        )
    return frozenset()


def _within(clause: Span, found: Spanned) -> bool:
    return clause.start <= found.start < clause.end


def _dated(wanted: Wanted, sentence: str) -> bool:
    """Say whether a date stands in the same statement as the act whose date is asked for."""
    return any(True for _ in _days(wanted, sentence))


def _days(wanted: Wanted, sentence: str) -> Iterator[Spanned]:
    """Give the dates of each statement that holds the act whose date is asked for."""
    acts = [(asks, says) for asks, says in _ACTS if asks.search(wanted.text)]
    found: list[Spanned] = list(dates.find(sentence))
    if any(asks is _EXPIRY for asks, _ in acts):
        found += [
            each
            for each in figures.find(sentence)
            if each.kind is Kind.DURATION and _AFTER.search(sentence, 0, each.start)
        ]
    for clause in clauses(sentence):
        words = sentence[clause.start : clause.end]
        days = [day for day in found if _within(clause, day)]
        if not days or (wanted.past and (_AHEAD.search(words) or not _DID.search(words))):
            continue
        held = any(alike(term, terms(words)) for term in wanted.subject)
        if all(says.search(words) for _, says in acts) and (acts or held or not wanted.subject):
            yield from days
            continue
        effective = [each for each in days if _FROM.search(sentence, 0, each.start)]
        if effective and [asks for asks, _ in acts] == [_EFFECT] and _CHARGE.search(words):
            yield from effective


def _standing(sentence: str, left: frozenset[str]) -> frozenset[str]:
    """Give the standing that a headline lends: none to a sentence that tells of another."""
    return left & STANDINGS if not _AHEAD.search(sentence) else frozenset()


def _figured(wanted: Wanted, sentence: str, left: frozenset[str]) -> bool:
    """Say whether a figure of the right kind stands with the measure, then or now as asked."""
    if wanted.former and _UNTIL_NOW.search(sentence) and _NONE.search(sentence):
        return True
    return any(True for _ in _figures(wanted, sentence, left))


def _figures(wanted: Wanted, sentence: str, left: frozenset[str]) -> Iterator[figures.Figure]:
    """Give the figures of the right kind that stand with the measure, then or now as asked."""
    measures = [
        held
        for asks, held in zip(_ASKED_MEASURES, _MEASURES, strict=True)
        if asks.search(wanted.text)
    ]
    found = [each for each in figures.find(sentence) if each.kind in wanted.kinds]
    for clause in clauses(sentence):
        told = all(held.search(sentence, *clause) for held in measures)
        if told and _speaks_of(wanted, sentence[slice(*clause)], left):
            here = [each for each in found if _within(clause, each)]
            yield from (each for each in here if _counts(wanted, sentence, each))


def _speaks_of(wanted: Wanted, clause: str, left: frozenset[str]) -> bool:
    """Say whether a statement holds a word of what the figure is asked of: its measure is none."""
    held = terms(clause).keys() | (left if refers(clause) else frozenset())
    if (much := _MUCH.search(wanted.text)) and not any(
        alike(term, held) for term in terms(much[1])
    ):
        return False
    of = (wanted.subject - MEASURES - CHARGING) or (wanted.subject - MEASURES)
    return not of or any(alike(term, held) for term in of)


def _counts(wanted: Wanted, sentence: str, figure: figures.Figure) -> bool:
    before = sentence[: figure.start]
    was = bool(_WAS.search(before) or _UNTIL_NOW.search(sentence))
    changed = figure.kind is Kind.PERCENT and _BY.search(before) is not None
    if many := _MANY.search(wanted.text):
        counted = sentence[figure.start : figure.end] + " ".join(
            ["", *sentence[figure.end :].split()[:4]]
        )
        if not any(alike(term, terms(counted)) for term in terms(many[1])):
            return False
    return was is wanted.former and not changed


def _based(sentence: str) -> bool:
    sections = [each for each in references.find(sentence) if each.label in _SECTIONS]
    starts = [*(each.start for each in sections), *(m.start() for m in _ACT.finditer(sentence))]
    return any(_ON.search(sentence[:start]) for start in starts)


def _responds(wanted: Wanted, sentence: str) -> bool:
    """Say whether whoever is asked about speaks or acts in a sentence, if anybody is."""
    if not _REACTION.search(sentence):
        return False
    who = _asked_of(wanted.text) or wanted.named | wanted.subject
    if not who:
        return True
    return any(
        not who.isdisjoint(_at(sentence, word))
        and not _OBJECT.search(sentence, 0, word.start())
        and (_ACTS_SO if word.start() < _OPENING else _SPEAKS).match(sentence[word.end() :])
        for word in _WORD.finditer(sentence)
    )


def _asked_of(question: str) -> frozenset[str]:
    """Give the country whose response is asked for: "How did Peru respond to Chile's duty?"."""
    first = next(iter(places.find(question)), None)
    return (
        frozenset({first.code})
        if first and _BY_WHOM.search(question, 0, first.start)
        else frozenset()
    )


def _at(sentence: str, word: re.Match[str]) -> frozenset[str]:
    """Give the terms that begin at a word: a place of several words gives its code."""
    codes = {place.code for place in places.find(sentence) if place.start == word.start()}
    return frozenset(codes | terms(word.group()).keys())


def _done(wanted: Wanted, sentence: str) -> bool:
    """Say whether what is asked to have happened did, or is set to: "may suspend" is neither."""
    if not (wanted.standing and (wanted.past or _IS.match(wanted.text))):
        return True
    return any(
        wanted.standing <= terms(sentence[slice(*clause)]).keys()
        and _DONE.search(sentence, *clause) is not None
        and not _PERHAPS.search(sentence, *clause)
        for clause in clauses(sentence)
    )
