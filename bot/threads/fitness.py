"""Whether a sentence holds what a question asks for: a date of the right act, a rate, a law."""

from __future__ import annotations

import re

from bot.language import places, references
from bot.language.status import Status
from bot.threads import amounts, days
from bot.threads.asked import STANDINGS, Asked, Wanted, terms
from bot.threads.clauses import clauses
from bot.threads.lending import head, lent
from bot.threads.people import asks_office, peopled
from bot.threads.reasons import reasoned
from bot.threads.synonyms import alike


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_ASKED_DEED = re.compile(
    r"(?:did|has|have|will|would|can|could|does|do|must) (?:the )?", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:unless|if|until)\s$")
_IS = re.compile(r"(?:is|are)\b", re.IGNORECASE)
_WHAT = re.compile(r"(?:what|which)\b", re.IGNORECASE)
_PERHAPS = _words(r"(?-i:may)|might|can|could|would|should|if|unless|must")
_DONE = _words(
    r"(?!applied\b)\w+ed|took|struck down|withdrew|withdrawn|in force|in effect|effective"
    r"|appl(?:y|ies)|impos(?:es|ition)|(?:will|plans? to|intends? to|(?:is|are) to) \w+"
)

_SECTIONS = frozenset({"section", "article", "order", "regulation", "directive", "law", "code"})
_ACT = re.compile(r"\b(?:[A-Z][\w-]+ (?:(?:and|of|on|for|the) )*)+(?:Act|Law|Code|Statute)\b")
_ON = re.compile(
    r"\b(?:under|on|by|pursuant to|invok\w+|us\w+|cit\w+|of|in|through)(?: the)?\s*$",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"(?:how|what) (?:did|does|do|will|has|have|is|are|was|were) (?:the )?(.+?)"
    r" (?:say|said|do|done|respond\w*|react\w*|reply|answer\w*|think|thought)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r" (?:in|of|from|for|at) ")
_DEEDS = (
    r"offer(?:s|ed)?|refus(?:es|ed)|reject(?:s|ed)?|contest(?:s|ed)?|retaliat(?:e|es|ed)"
    r"|request(?:s|ed)?|suspend(?:s|ed)?|impos(?:e|es|ed)|cut(?:s)?|rais(?:e|es|ed)|tax(?:es|ed)?"
    r"|challeng(?:e|es|ed)|appeal(?:s|ed)?|freez(?:e|es)|froze|withdr[ae]w(?:s)?"
)
_HAS_TO, _NEAR = _words("must|may"), 60  # characters before the law
_SAYS = (
    rf"{_DEEDS}|said|says|told|repl(?:y|ies|ied)|respond(?:s|ed)?|react(?:s|ed)?|welcom(?:es|ed)"
    r"|critici[sz](?:es|ed)|condemn(?:s|ed)?|warn(?:s|ed)|ask(?:s|ed)?|protest(?:s|ed)?"
)
_REACTION, _DEED = _words(_SAYS), _words(_DEEDS)
# "What will Peru do about it?" waits for deeds.
_DOES = re.compile(
    r"what (?:did|does|will|would|has|have|can|could) .*\bdo(?:ne)?\b", re.IGNORECASE
)
_WORD = re.compile(r"\w[\w.]*")
_OBJECT = re.compile(r"\b(?:to|of|from|in|on|against|for|with|told|at|by)(?: the)?\s+$")
_SUBJECT = r"^(?:['’]s)?(?:\s[\w'’-]+){0,7}?,?\s"
_OPENING = 5  # characters before a name that a statement opens with: "The US"
_ACTS_SO = re.compile(rf"{_SUBJECT}(?:{_SAYS})\b")
_WILL = re.compile(r"(?:what|how) will\b", re.IGNORECASE)
_DID_SO = re.compile(rf"{_SUBJECT}(?:{_DEEDS})\b")
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
    if not _needed(wanted, sentence) <= terms(sentence).keys() | _standing(wanted, sentence, title):
        return False
    match wanted.sort:
        case Asked.DATE:
            return any(True for _ in days.days(wanted, sentence, title))
        case Asked.FIGURE:
            return amounts.figured(wanted, sentence, left)
        case Asked.LAW:
            return _based(sentence)
        case Asked.RESPONSE:
            due = _WILL.match(wanted.text) is None or days.ahead(sentence)
            return due and _responds(wanted, sentence)
        case Asked.REASON:
            return reasoned(wanted, sentence) and _done(wanted, sentence)
        case Asked.SCOPE:
            return bool(_WITHIN.search(sentence)) and not _PLEA.search(sentence)
        case Asked.PERSON:
            done = asks_office(wanted) or not wanted.past or _done(wanted, sentence)
            return done and peopled(wanted, sentence)
        case Asked.PLACE:
            return bool(places.find(sentence))
        case Asked.ANY if not _settles(wanted, sentence):
            return False
        case Asked.ANY:
            denied = _WHAT.match(wanted.text) and _DENIED.search(sentence)
            over = wanted.past and amounts.before_now(sentence)
            return not denied and not over and _done(wanted, sentence)


def _needed(wanted: Wanted, sentence: str) -> frozenset[str]:
    """Give the standings that a sentence has to hold: what is imposed under a law, it says so."""
    if wanted.sort is Asked.DATE:
        return days.needed(wanted)
    imposed = wanted.sort is Asked.LAW and not days.ahead(sentence)
    return wanted.standing - ({str(Status.IN_FORCE)} if imposed else set())


def values(wanted: Wanted, sentence: str, title: str) -> frozenset[tuple[str, str]]:
    """Give the figures, or the days, by which a sentence answers a question that asks for one."""
    if wanted.sort is Asked.FIGURE:
        return amounts.told(wanted, sentence, lent(sentence, title))
    return days.told(wanted, sentence, title) if wanted.sort is Asked.DATE else frozenset()


def _settles(wanted: Wanted, sentence: str) -> bool:
    """Say whether what a question asks a country to do, or have done, is spoken of as such.

    "Did Peru drop it?" is not settled by what happens unless Peru drops it.
    """
    asked = _ASKED_DEED.match(wanted.text) if wanted.closed else None
    first = next(iter(places.find(wanted.text)), None)
    if asked is None or first is None or first.start != asked.end():
        return True
    deed = terms((wanted.text[first.end :].split() or [""])[0]).keys() - wanted.slight
    return not deed or any(
        any(alike(term, terms(sentence[slice(*clause)])) for term in deed)
        and not _SUPPOSED.search(sentence, 0, clause.start)
        and (not wanted.past or _DONE.search(sentence, *clause) is not None)
        for clause in clauses(sentence)
    )


def _standing(wanted: Wanted, sentence: str, title: str) -> frozenset[str]:
    """Give the standing that a headline lends: none to a sentence that tells of another.

    A sentence takes it that leaves its measure to the headline, or has all that is asked of.
    """
    held = terms(sentence)
    asked = wanted.named | wanted.subject
    whole = bool(asked) and all(alike(term, held) for term in asked)
    if days.ahead(sentence) or not (whole or lent(sentence, title)):
        return frozenset()
    return head(title) & STANDINGS


def _based(sentence: str) -> bool:
    """Say whether something rests on a law in a sentence, and does not only have to by one."""
    sections = [each for each in references.find(sentence) if each.label in _SECTIONS]
    starts = [*(each.start for each in sections), *(m.start() for m in _ACT.finditer(sentence))]
    return any(
        _ON.search(sentence, 0, start)
        and not _HAS_TO.search(sentence, max(start - _NEAR, 0), start)
        for start in starts
    )


def _responds(wanted: Wanted, sentence: str) -> bool:
    """Say whether whoever is asked about speaks or acts in a sentence, if anybody is."""
    deeds = _DOES.match(wanted.text) is not None
    if not (_DEED if deeds else _REACTION).search(sentence):
        return False
    who = _asked_of(wanted.text) or wanted.named | wanted.subject
    if not who:
        return True

    def opens(word: re.Match[str]) -> bool:
        return word.start() < _OPENING or who.isdisjoint(wanted.named)

    return any(
        not who.isdisjoint(_at(sentence, word))
        and not _OBJECT.search(sentence, 0, word.start())
        and (_DID_SO if deeds else _ACTS_SO if opens(word) else _SPEAKS).match(
            sentence[word.end() :]
        )
        for word in _WORD.finditer(sentence)
    )


def _asked_of(question: str) -> frozenset[str]:
    """Give who is asked about: the country of "How did Peru respond?", or the last word for it."""
    asked = _BY_WHOM.match(question)
    if asked is None:
        return frozenset()
    states = frozenset(place.code for place in places.find(asked[1]))
    return states or frozenset(terms(_BEHIND.split(asked[1])[0].split()[-1]))


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
