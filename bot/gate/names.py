"""Places and names stand in the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.domain import Article, Fault, Reason
from bot.gate import lexis
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, articles_of
from bot.gate.lexis import Lexis
from bot.language import names, places
from bot.language.names import Kind, Name
from bot.language.vocabulary import BODIES, NO_NAMES, STATES

# What is called after the place where it sits, or by its short name, and days after what they are.
_ALSO = {
    "Pentagon": r"Defen[cs]e (?:Department|Secretary)|(?:Department|Secretary) of Defen[cs]e",
    "Defense Department": r"Pentagon|Department of Defen[cs]e",
    "Department of Defense": r"Pentagon|Defen[cs]e Department",
    "Fed": r"Federal Reserve",
    "Capitol Hill": r"Congress",
    "Whitehall": r"British government|UK government",
    "Democratic": r"Dem(?:ocrat)?s?|D-[A-Z]",
    "Democrat": r"Democratic|Dems?|D-[A-Z]",
    "Republican": r"GOP|R-[A-Z]",
    "GOP": r"Republicans?",
    "Conservative": r"Tor(?:y|ies)",
    "Tory": r"Conservatives?",
    "Congress": r"[Ll]awmakers?|[Ll]egislators?|[Cc]ongress(?:wo)?m[ae]n|Capitol Hill",
    "Senate": r"[Ss]enators?|Sen\.",
    "Parliament": r"MPs?|MEPs?",
    "Solicitor General": r"Sol\. Gen\.",
    "Attorney General": r"Att'?y\.? Gen\.|A\.?G\.",
    "USMCA": r"CUSMA|T-MEC|United States of America, (?:the )?United Mexican States,? and Canada",
    "New Year": r"Dec(?:ember|\.)|Jan(?:uary|\.)",
    "Inauguration Day": r"Jan(?:uary|\.)",
    "Valentine": r"Feb(?:ruary|\.)",
    "Easter": r"March|Mar\.|April|Apr\.",
    "May Day": r"May",
    "Memorial Day": r"May",
    "Canada Day": r"July",
    "Independence Day": r"July",
    "Bastille Day": r"July",
    "Labor Day": r"Sept(?:ember|\.)",
    "Halloween": r"Oct(?:ober|\.)",
    "Veterans Day": r"Nov(?:ember|\.)",
    "Armistice Day": r"Nov(?:ember|\.)",
    "Thanksgiving": r"Nov(?:ember|\.)",
    "Christmas": r"Dec(?:ember|\.)",
    "Boxing Day": r"Dec(?:ember|\.)",
}
_OF_DAY = frozenset({"Day", "Eve"})  # "New Year's Eve"
# Words of longer names that others have in their stead: "Senate Republicans", "the Dallas Fed".
_INSTEAD = {"fed": ("federal", "reserve")}
# "Commerce" is its department, its ministry and its secretary, but no other body of commerce.
_DEPARTMENT = re.compile(
    r"(?:Department|Ministry) (?:of|for) (?:the )?(.+)|(.+) (?:Department|Ministry)"
)
_SHORT = re.compile(r"(?:\b[DR]-|,\s)([A-Z][a-z]{1,5})\.")  # "D-Calif."
_DO = re.compile(r"DO([A-Z])")  # "DOJ" for the Justice Department
_BODY = rf"(?:{'|'.join(sorted(each.title() for each in BODIES - {'department', 'ministry'}))})\b"
_GOES_ON = re.compile(r"(?:,? (?:and|of|for|the|on|in|to|&))+ [A-Z][\w’'-]*")
_OPENS = re.compile(r"(?:^|[.!?:;])[\s“\"]*$")
_ORDINARY = re.compile(
    r"\w+(?:al|ous|ic|ive|ful|less|able|ible|ing|ed|ary|ory|est|ish|ity|tion|ment|ness|ies|[oe]rs|ure|[ae]nce)"
    r"|\w+[-‑][a-z][\w-]*"
)
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()  # noqa: SIM905
)
_WE = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|I|(?:[Tt]he|its) (?:[\w-]+ ){0,3}(?:country|nation|kingdom|bloc))\b"
)
# Bodies of which each institution has one, and does not name its own: "we propose".
_ONE_OF_MANY = BODIES - {"congress", "senate", "house", "treasury", "pentagon", "kremlin"}
_DEMONYM = re.compile(r"(?:ers?|i?ans?|ites?|ern)$")
_SEEN = 5  # letters of a word that may stand within another: "transatlantic"


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every place that the passages lack, and every name that articles lack.

    A place that stands elsewhere in an article passes where it takes no other's place. Who
    else stands there may be named in any form: by initials, in full, by words of a name, by
    party and state. An article's publisher and title count: lines attribute by them.
    """
    wrong = (name for name in claim.names if _wrong(name, claim, evidence))
    return [Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=each.words) for each in wrong]


def _wrong(name: Name, claim: Claim, evidence: Sequence[Passage]) -> bool:
    if name.kind is Kind.LAW or name.words.replace(".", "") in NO_NAMES:
        return False
    if any(places.region(name.words) & each.places for each in evidence):
        return False
    articles = articles_of(evidence)
    if name.words.casefold() in _ONE_OF_MANY and any(_WE.search(each.text) for each in evidence):
        return False
    if name.kind is Kind.PLACE:
        if any(_borne(name, each) for each in evidence):
            return False
        said = frozenset(place.code for place in places.find(claim.text))
        held = {code for one in evidence for code in one.places}
        spoken = any(_WE.search(each.text) for each in evidence)  # which may be that place
        taken = not held <= said and not spoken
        return taken or not any(_there(name, each.text) for each in articles)
    held = {each for one in evidence for each in _states(one.text)}
    if state := _state(name):
        if state in held:
            return False
        if held - _states(claim.text):
            return True
    elif held and name.words.endswith(" State"):
        return False  # "the Bluegrass State"
    if _abroad(name, claim, evidence) and not any(_spells(name, claim, each) for each in articles):
        return True
    return not any(_told(name, claim, each) for each in articles)


def _abroad(name: Name, claim: Claim, evidence: Sequence[Passage]) -> bool:
    """Say whether a name begins with a place that no article has, where passages have others.

    "Chilean ABC" ends as "ABC" does, and may be from anywhere by that alone.
    """
    before = [each.code for each in places.find(name.words) if each.start == 0]
    said = frozenset(each.code for each in places.find(claim.text))
    return bool(before) and (
        not any(before[0] in lexis.find(each.text).places for each in articles_of(evidence))
        and any(one.places - said for one in evidence)
    )


def _state(name: Name) -> str | None:
    """Give the state that a name or its code names."""
    words = name.words.removesuffix(" State")
    return words if words in _CODES else STATES.get(words)


_CODES = {name: code for code, name in STATES.items() if len(code) == 2}
_STATE = re.compile(rf"\b(?:{'|'.join((*_CODES, *STATES))})\b")


@lru_cache(maxsize=1024)
def _states(text: str) -> frozenset[str]:
    """Give the states that a text names."""
    return frozenset(STATES.get(each, each) for each in _STATE.findall(text))


def _borne(place: Name, passage: Passage) -> bool:
    """Say whether a passage has a place, or who tells it is from there."""
    if place.key in passage.places or any(names.agrees(place, each) for each in passage.names):
        return True
    if spelled(place.words, passage.article.text):
        return True
    article = passage.article
    return any(_there(place, text) for text in (passage.text, article.publisher, article.title))


def _there(place: Name, text: str) -> bool:
    held = lexis.find(text)
    return place.key in held.places or all(_held(word, held) for word in _words(place.words))


@lru_cache(maxsize=256)
def _keys(text: str) -> frozenset[str]:
    return frozenset(each.key for each in names.find(text))


def _told(name: Name, claim: Claim, article: Article) -> bool:
    """Say whether an article names somebody or something in any form, if word by word."""
    if name.key in _keys(article.text):
        return True
    if any(names.agrees(name, other) for other in names.find(article.text)):
        return True
    if _also(name.words, article.text) or _spells(name, claim, article):
        return True
    words = _words(name.words)
    first = re.split(r"\s", name.words)[0]
    if _OPENS.search(claim.text, 0, name.start) and _ordinary(first):
        words = words[len(_words(first)) :]
    texts = (article.text, article.title, article.publisher)
    return all(any(_stands(word, text) for text in texts) for word in words)


def _ordinary(word: str) -> bool:
    """Say whether a word is capitalised for no more than that it opens a sentence."""
    return (
        _ORDINARY.fullmatch(word) is not None
        and not places.code(word)
        and word.casefold() not in BODIES
    )


def _words(words: str) -> list[str]:
    """Give the words of a name that tell whose it is."""
    found = re.split(r"[\s\-‑/]+", words)
    return [word for word in found if len(word) > 3 or word[:1].isupper()]


def _stands(word: str, text: str) -> bool:
    """Say whether a word of a name stands in a text, in another form or for itself."""
    if word in NO_NAMES or word in _OF_DAY or _held(word, lexis.find(text)):
        return True
    low = lexis.singular(word.casefold())
    if low in _FIRST and re.search(rf"\b{_FIRST.index(low) + 1}(?:st|nd|rd|th)\b", text):
        return True
    within = len(low) >= _SEEN and not places.code(word) and low in text.casefold()
    return within or spelled(word, text) or _also(word, text)


def _held(word: str, held: Lexis) -> bool:
    low = lexis.singular(word.casefold())
    others = _INSTEAD.get(low, ())
    return (
        lexis.among(low, held.words)
        or lexis.among(_DEMONYM.sub("", low), held.words)
        or places.code(word) in held.places
        or (bool(others) and all(lexis.among(other, held.words) for other in others))
    )


def _also(words: str, text: str) -> bool:
    """Say whether a text has a name in another of its forms: a state's code, a short name."""
    if department := _DEPARTMENT.fullmatch(words):
        words = department[1] or department[2]
        short = rf"DO{words[0]}\b|{re.escape(words)}\b(?!\s{_BODY})"
        return re.search(rf"\b(?:{short})", text) is not None
    if words.removesuffix("s") in _ALSO:
        words = words.removesuffix("s")
    state = words.removesuffix(" State")
    codes = [code for code, name in STATES.items() if name == state]
    forms = [*codes, *filter(None, [STATES.get(words)])]
    if any(re.search(rf"\b{form}\b", text) for form in forms):
        return True
    if state in _CODES and any(_cuts(short, state) for short in _SHORT.findall(text)):
        return True
    return bool((other := _ALSO.get(words)) and re.search(rf"\b(?:{other})", text))


def _cuts(short: str, state: str) -> bool:
    """Say whether letters that a dot ends are of a state's name in their order: "Calif."."""
    rest = iter(state.casefold())
    return short[0] == state[0] and all(letter in rest for letter in short.casefold())


def _spells(name: Name, claim: Claim, article: Article) -> bool:
    """Say whether a name is part of words of a line that an article abbreviates."""
    for other in names.find(article.text):
        letters = other.words.replace(".", "")
        if other.kind is Kind.BODY and 2 < len(letters) < 7 and letters.isupper():
            spoken = spelling(letters).search(claim.text)
            if not spoken or name.end <= spoken.start():
                continue
            more = _GOES_ON.match(claim.text, spoken.end())
            if name.start < (more or spoken).end():
                return True
    return False


@lru_cache(maxsize=1024)
def spelled(letters: str, text: str) -> bool:
    """Say whether words of a text, in a row, begin with the letters of an abbreviation."""
    letters = letters.replace(".", "").replace("&", "").removesuffix("s")
    if (department := _DO.fullmatch(letters)) and re.search(rf"\b{department[1]}\w+ Dep", text):
        return True
    if not (2 <= len(letters) <= 6 and letters.isalpha() and letters[0].isupper()):
        return False
    if sum(map(str.isupper, letters)) < 2:
        return False
    return bool(spelling(letters.upper()).search(text))


@lru_cache(maxsize=1024)
def spelling(letters: str) -> re.Pattern[str]:
    """Give the form of words in a row that begin with letters; of two, both in capitals."""
    words = [rf"{re.escape(letter)}[\w’'-]*" for letter in letters]
    between = r"[.,]?[\s-](?:(?:of|and|the|for|on|in|to|&)\s)*"
    return re.compile(rf"\b{between.join(words)}", re.IGNORECASE if len(letters) > 2 else 0)
