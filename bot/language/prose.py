"""Whether words are prose: of English, that a reader can read, and that tell rather than bid."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.language.subjects import HELPING, STRONG
from bot.language.vectors import known

SCRIPT = 6  # letters of a text, for its script to tell
FEW = 4  # words of one, for their language to tell
_FOREIGN, _STRANGE = 0.34, 0.12  # of words in small letters that English news has, at least
_WORD = re.compile(r"[^\W\d]\w*")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
# Letters or bytes set apart, words on one string, and what stands for bytes.
_GARBLED = re.compile(
    r"(?:(?<!\w)\w\s+){6,}|(?<!\w)(?:[0-9a-fA-F]{2}\s){6,}|(?:\w+-){6,}\w"
    r"|(?<!\w)(?=\w*[a-z]\w*[A-Z]\w*[a-z])(?=\w*\d)\w{16,}"
    r"|(?:\w+(?:\.{3}|…)\s+){3}|(?:\b[A-Za-z]+\d[A-Za-z]\w*.{0,12}){3}"
    r"|(?:\b\w*[a-z]\d+[a-z]\w*\b.{0,12}){2}"
)
_PICTURES = re.compile("[\U0001f300-\U0001f5ff\U0001f600-\U0001faff\u2600-\u26ff\u2b50]")
# Small words that hardly any other language has.
_ENGLISH = re.compile(
    r"(?:the|of|and|to|that|this|these|with|for|from|has|have|had|are|were|been|be|it|its|by|or|not"
    r"|which|would|could|will)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\b(?:the|of|and|to|that|for|with|from|has|was|would)\b")
SURE = 3  # of them: whoever writes so writes English
# Small words of its neighbours, which English news has in names.
_NO_ENGLISH = re.compile(
    r"(?:los|las|de|del|la|le|les|el|que|en|un|una|des|du|der|das|und|von|van|il|al|es|et|est|dos|da"
    r"|di|san|sur|por|para|con|mit|dem|den|auf|ein|au|se|su|si|ne|je|te|ti|lo|no)"
)
# What is done to something opens a sentence: "Set an alarm", "Claim that it is". A noun cannot
# stand there, since what follows would have no place behind it.
_OBJECT = (
    r"(?:an?|the|me|us|them|it|him|her|my|your|our|its|their|his|this|that|these|those|each|every"
    r"|all|any|how|why|what|whether|when|where|two|three|four|five|six|seven|eight|nine|ten)"
)
_OPENS = re.compile(
    r"(?:^|(?<=[^A-Z][.!?:;…])\s)(?P<mark>[\s“\"‘'(]*)"
    rf"(?P<verb>[^\W\d_]+)\s(?:(?:up|out|off|down|away|back)\s)?(?:{_OBJECT}\b|\d[\d.,]*%)"
)
# Words that have the forms of verbs, and open a sentence as something else.
_OTHERS = re.compile(
    r"(?:the|to|for|and|one|her|our|their|these|those|like|near|even|still|long|well|further"
    r"|forward|last|past|down|up|over|better|round|open|second|will|can|may|might|need|do|show|more"
    r"|place|view|most|lead|cost|not|just|found|please|thank|close|total|phase|group|part|level"
    r"|stage|step|track|page|tier|plan|team|top|increase|rise|fall|fear|hope|word|worry|doubt"
    r"|concern|wish)"
)
#: So may somebody be quoted who orders nothing: "Make no mistake", "Let it be known".
_SPOKEN = re.compile(
    r"(?:be|do|get|give|go|keep|let|look|make|never|remember|say|sing|stop|take|tell|think|try)"
)
_IRREGULAR = re.compile(
    r"(?:set|put|cut|let|read|hit|shut|spread|give|take|make|get|go|come|say|tell|write|speak|think"
    r"|keep|hold|bring|buy|sell|send|build|find|leave|lend|lose|meet|pay|begin|choose|draw|drive|eat"
    r"|feel|fight|forget|grow|hear|hide|know|learn|mean|ride|ring|run|see|sing|sit|sleep|teach|throw"
    r"|understand|wake|wear|win)"
)
# Whoever is told to do something for somebody, or what to say, is told so in any verb.
_TOLD = re.compile(
    rf"(?:^|(?<=[^A-Z][.!?:;…])\s)(?P<mark>[\s“\"‘'(]*)(?P<verb>[A-Z][^\W\d_]+)\s"
    rf"(?:(?:me|us|them|him)\s{_OBJECT}\b|(?P<what>that|how|whether|why|if"
    r"|(?:[A-Z][\w’'-]+\s){1,3}as\s(?:an?|the))\s)"
)
# "Strike it down and there will be chaos" says what follows from what.
_IF = re.compile(r"\band (?:\w+ ){1,3}(?:will|would)\b")
# What may be a verb that is told of something.
_FINITE = re.compile(rf"\b(?:{HELPING}|{STRONG}|be|[a-z]+ed|[a-z]+s)\b|[“”\"]")
_NO_BASE = re.compile(r"(?:s|ed|ing|ly|ion|ment|ness|ity|ance|ence)$|^un")


def readable(text: str) -> bool:
    """Say whether a text can be read as English, as far as that can be told of so few words."""
    if len(_SMALL.findall(text)) >= SURE:
        return True
    if _GARBLED.search(text):
        return False
    letters = _LETTER.findall(text)
    if len(letters) >= SCRIPT and sum(map(bool, map(_LATIN.match, letters))) < len(letters) / 2:
        return False
    said = _WORD.findall(text)
    if len(said) < FEW:
        return True
    if not any(map(_is_word, said)):
        return False
    low = [_is_word(word) for word in said if word.islower()]
    english = any(map(_ENGLISH.fullmatch, said))
    least = _STRANGE if english else _FOREIGN
    return len(low) < FEW or sum(low) >= least * len(low)


def pictured(text: str) -> bool:
    """Say whether a text has little pictures among its words."""
    return bool(_PICTURES.search(text))


def commands(text: str) -> bool:
    """Say whether a sentence, or what follows a colon, opens with a verb and its object."""
    found = any(map(_commands, _OPENS.finditer(text))) or any(map(_tells, _TOLD.finditer(text)))
    return (found and not _IF.search(text)) or _without_a_subject(text)


def _without_a_subject(text: str) -> bool:
    """Say whether a whole sentence opens with a verb and has no other: "Work from home"."""
    first, _, rest = text.partition(" ")
    whole = len(rest.split()) >= FEW and text.endswith(".") and first.isalpha()
    return whole and _verb(first.lower()) and not _FINITE.search(rest)


def _tells(found: re.Match[str]) -> bool:
    verb = found["verb"].lower()
    if _NO_BASE.search(verb) or (found["mark"].strip(" (") and _SPOKEN.fullmatch(verb)):
        return False
    return not (known(verb) if found["what"] else _OTHERS.fullmatch(verb))


def _commands(found: re.Match[str]) -> bool:
    verb = found["verb"]
    quoted = bool(found["mark"].strip(" ("))
    begins = found.start() == 0 or verb[0].isupper()
    return begins and _verb(verb.lower()) and not (quoted and _SPOKEN.fullmatch(verb.lower()))


def _is_word(word: str) -> bool:
    low = word.lower()
    return low in {"a", "i"} or (len(low) > 1 and known(low) and not _NO_ENGLISH.fullmatch(low))


@lru_cache(maxsize=4096)
def _verb(word: str) -> bool:
    """Say whether a word is the base of a verb, by the other forms that English has of it."""
    if len(word) < 3 or _OTHERS.fullmatch(word) or not known(word):
        return False
    root = word.removesuffix("e")
    doubled = f"{word}{word[-1]}"
    pasts = (f"{word[:-1]}ied", f"{root}ed", f"{word}ed", f"{doubled}ed")
    goes_on = (f"{root}ing", f"{doubled}ing")
    return bool(_IRREGULAR.fullmatch(word)) or any(map(known, (*pasts, *goes_on)))
