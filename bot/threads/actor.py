"""Who acts in a question, and whether the same acts in a sentence.

"What did Malaysia impose on the US?" is not answered by what the US imposed on Malaysia.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language import names, places
from bot.threads.clauses import clauses

_ACTS = (
    r"(?:(?:agree|plan|intend|decide|refuse)(?:s|d|ned|ed)? to )?(?:admit|agree|allow|appl[yi]"
    r"|ban|block|charg|clos|collect|cut|doubl|drop|end|export|fix|halv|impos|import|levi|levy"
    r"|lift|limit|lower|offer|open|paus|plac|plan|put|rais|reduc|remov|retaliat|scrap|set|suspen"
    r"|tax|threat|tripl|withdr)\w*\b(?! of\b)"
)
_ACT = re.compile(rf"\b{_ACTS}", re.IGNORECASE)
_TO_ACT = re.compile(rf"\s(?:also |now |still |then )?{_ACTS}", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:will|would|did|does|do|has|have|had|can|could|should|shall) (?:the )?$", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][\w.-]*\w")
_OWN = re.compile(r"(?:['’]s?)? (?:[\w-]+ ){0,2}(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|quotas?)\b")
# Verbs whose subject is not who acts, but what is acted upon.
_BEARS = re.compile(r"\b(?:pay(?:s|ing)?|paid|fac(?:es?|ed|ing)|enter(?:s|ed|ing)?)\b")
_BY = re.compile(r"\bby (?:the )?$", re.IGNORECASE)
# "Japan's new accord with Mercosur" is no act of Japan.
_OF_BOTH = re.compile(
    r"(?:['’]s?)? (?:[\w-]+ ){0,3}?(?:accords?|agreements?|deals?|pacts?|treat(?:y|ies)|talks)\b"
)
# Whose goods: "beef from Japan", "on Japanese beef", "for Peruvian copper wire".
_GOODS_OF = re.compile(r"\b(?:from|on|for) (?:the )?$", re.IGNORECASE)
# Who does this to a tariff sets it, and bears it on nothing of their own.
_SETS = re.compile(
    r"\b(?:admit|appl[yi]|charg|collect|cut|doubl|halv|impos|levi|lift|lower|plac|put|rais|reduc"
    r"|remov|scrap|set|suspen|tax|tripl)\w*\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|rates?)\b", re.IGNORECASE
)
_ADJECTIVE = re.compile(r"(?:[a-z](?:ian|ean|can|ese|ish|ic|ch)|Thai|Saudi|Israeli|Swiss|German)$")
_NOUN = re.compile(r"(?: [a-z][\w-]*){1,3}")
# "Mercosur", and not "Commission" or "Governor General".
_BLOC = re.compile(
    r"(?!Commission|Council|Parliament|Ministry|Government|Agency|Tribunal|Cabinet|House|Court)\w+"
)
_STATE = re.compile(
    r"\b(?:government|ministr|minister|cabinet|parliament|authorit|commission|president|official"
    r"|customs|senate|congress|regulator|negotiator|lawmaker|state|side|finance|trade|farm)"
)
_TRADE = re.compile(r"\b(?:im|ex)ports?\b", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?:to|of|from|in|on|against|for|with|between|into)(?: the)? $", re.IGNORECASE
)


def actor(question: str) -> str:
    """Name whose act or tariff a question is about, a country by its code; or nobody."""
    if _BEARS.search(question):
        return ""
    known = {place.start: place for place in places.find(question)}
    for word in _NAME.finditer(question):
        if word.start() not in known and word.start() == 0:
            continue  # "What", "When"
        place = known.get(word.start())
        end = place.end if place else word.end()
        asked = _ASKED.search(question, 0, word.start()) and _TO_ACT.match(question, end)
        if asked or (_OWN.match(question, end) and not _from(question, word.start())):
            return place.code if place else word.group()
    return ""


def acts(who: str, sentence: str, headline: str, *, told: bool, opens: bool) -> bool:
    """Say whether `who` acts in a sentence, or in a headline and nobody else in the sentence.

    Where the EU sets duties in the headline, "The European Commission set duties" is its act,
    and so is what "the duties" do, where the sentence is `told` of what the headline is about
    and `opens` with it, or names nobody.
    """
    spots = _spots(who, sentence)
    if _subject(spots, sentence):
        return True
    named = [name for name in names.find(sentence) if name.start not in spots]
    others = [
        name.start
        for name in named
        if name.kind is names.Kind.PLACE
        or (name.kind is names.Kind.OTHER and _BLOC.fullmatch(name.words))
    ]
    if _subject(others, sentence) or not _subject(_spots(who, headline), headline):
        return False
    bodies = [name.start for name in named if name.kind is names.Kind.BODY]
    return _subject(bodies, sentence) or (told and (opens or not spots))


def origin(question: str) -> str:
    """Name the country, by its code, on whose goods a question asks a tariff; or nobody."""
    bears = _BEARS.search(question)
    if not (bears or _MEASURE.search(question) or _TRADE.search(question)):
        return ""
    found = [
        place
        for place in places.find(question)
        if (_GOODS_OF.search(question, 0, place.start) and not _OWN.match(question, place.end))
        or (bears and place.end < bears.start())
    ]
    return found[0].code if len(found) == 1 else ""


def sets(who: str, sentence: str) -> bool:
    """Say whether a country, by its code, sets a tariff in a sentence: it is then its own."""
    for begin, end in clauses(sentence):
        act, bears = _SETS.search(sentence, begin, end), _BEARS.search(sentence, begin, end)
        for place in places.find(sentence):
            if place.code != who or not begin <= place.start < end:
                continue
            if _from(sentence, place.start) or (bears and place.start < bears.start()):
                continue
            if _OWN.match(sentence, place.end):
                return True
            if act and place.start < act.start() and _MEASURE.search(sentence, act.start(), end):
                return True
    return False


def _subject(spots: Sequence[int], sentence: str) -> bool:
    """Say whether a name at one of `spots` stands before the verb, or behind "by"."""
    for begin, end in clauses(sentence):
        bears, act = _BEARS.search(sentence, begin, end), _ACT.search(sentence, begin, end)
        for start in spots:
            if not begin <= start < end:
                continue
            behind = _word_end(sentence, start)
            if _OF_BOTH.match(sentence, behind) or _people_of(sentence, start, behind):
                continue
            if not (bears or act or sentence[behind:end].strip(" .”")):
                continue  # "if its value is Japanese"
            if bears:
                subject = start > bears.start()
            else:
                subject = not _from(sentence, start) and (not act or start < act.start())
            if subject or _BY.search(sentence, 0, start):
                return True
    return False


def _people_of(sentence: str, start: int, end: int) -> bool:
    """Say whether a country is told of others than its state there: "Peruvian roofers warned"."""
    if not _ADJECTIVE.search(sentence[start:end]) or _OWN.match(sentence, end):
        return False
    behind = _NOUN.match(sentence, end)
    return behind is not None and not _STATE.search(behind.group())


def _spots(who: str, text: str) -> list[int]:
    """Give where a text names somebody."""
    coded = [place.start for place in places.find(text) if place.code == who]
    return coded or [found.start() for found in re.finditer(rf"\b{re.escape(who)}\b", text)]


def _word_end(sentence: str, start: int) -> int:
    word = re.compile(r"[\w.-]*\w").match(sentence, start)
    return word.end() if word else start


def _from(words: str, start: int) -> bool:
    return _OBJECT.search(words, 0, start) is not None
