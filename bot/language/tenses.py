"""What a text tells as done, and what it denies: verbs, and the other forms of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.language.saying import ALLEGING, SAYING
from bot.language.saying import forms as forms_of
from bot.language.spans import lowered


class Deed(NamedTuple):
    """A verb told as done, or denied, by the root that its other forms share."""

    start: int
    end: int
    root: str


#: The past forms of strong verbs, each with its base.
IRREGULAR = {
    form: base
    for base, forms in {
        "begin": "begun began", "bring": "brought", "build": "built", "buy": "bought",
        "catch": "caught", "come": "came", "cost": "cost", "cut": "cut", "do": "done did",
        "draw": "drawn drew",
        "fall": "fallen fell", "find": "found", "freeze": "frozen froze", "give": "given gave",
        "go": "gone went", "grow": "grown grew", "hide": "hidden hid", "hit": "hit", "hold": "held",
        "hurt": "hurt", "keep": "kept", "lead": "led",
        "leave": "left", "lend": "lent", "lose": "lost", "make": "made", "meet": "met",
        "pay": "paid", "put": "put", "rise": "risen rose", "sell": "sold", "send": "sent",
        "set": "set", "shrink": "shrunk shrank", "shut": "shut", "spend": "spent",
        "strike": "struck", "take": "taken took", "win": "won", "withdraw": "withdrawn withdrew",
        "write": "written wrote",
    }.items()
    for form in forms.split()
}  # fmt: skip
_ADVERBS = r"(?:(?:already|now|since|just|also|finally|both|all|not|\w+ly)\s+){0,2}"
# What "will have" happened has not.
_PERFECT = re.compile(
    r"(?<!\bwill )(?<!\bshall )(?<!\bwould )(?<!\bmay )(?<!\bmight )(?<!\bcould )"
    rf"\b(?:has|have)\s+{_ADVERBS}(?:been\s+)?{_ADVERBS}"
    rf"(?P<verb>(?:{'|'.join(sorted(IRREGULAR))}|\w+ed))\b",
    re.IGNORECASE,
)
# Who has said, meant or been asked something has done nothing yet.
_MEANT = re.compile(
    r"(?:sa|announc|agre|propos|threat|pledg|promis|plan|decid|expect|vow|ask|urg|call|consider"
    r"|report|warn|intend|suggest|recommend|commit|offer|request|want|determin|conclud)",
    re.IGNORECASE,
)
#: What had happened before an event is no news of it: "The service had set the levy at 25%".
BACKGROUND = re.compile(
    r"(?<!\bthat )(?<!\bwhich )(?<!\bwho )\b[Hh]ad (?:(?:not|already|first|\w+ly) ){0,2}"
    rf"(?:been|\w+ed|{'|'.join(sorted(IRREGULAR))})\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("ied", "ies", "ying", "ing", "ed", "es", "s", "e", "y")
_LONGEST = 6  # letters of a root


@lru_cache(maxsize=1024)
def deeds(text: str) -> tuple[Deed, ...]:
    """Find the verbs of a text that are in the perfect, but those of saying and meaning."""
    return tuple(
        Deed(match.start(), match.end(), root(match["verb"]))
        for match in _PERFECT.finditer(text)
        if not _MEANT.match(match["verb"])
    )


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[Deed, ...]:
    """List the words of a text, each by its root."""
    return tuple(Deed(*word.span(), root(word[0])) for word in _WORD.finditer(text))


def forms(text: str, wanted: str) -> Iterator[int]:
    """Give where the forms of a root stand in a text."""
    for word in _WORD.finditer(text):
        if root(word[0]) == wanted:
            yield word.start()


# A past form that is told of a subject, and is no attribute nor governed by a preposition.
_PAST = re.compile(
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )(?<!\bby )(?<!\bof )(?<!\bin )(?<!\bfor )(?<!\bto )"
    rf"(?<!\bbe )\b(?:\w{{3,}}(?<!e)ed|{'|'.join(sorted(IRREGULAR))})\b"
)
_SAID = frozenset(forms_of(f"{SAYING} {ALLEGING}"))


@lru_cache(maxsize=1024)
def all_done(text: str) -> tuple[str, ...]:
    """List the roots of what a text tells in the past, but for verbs of saying and meaning."""
    return tuple(
        root(found[0])
        for found in _PAST.finditer(text)
        if found[0] not in _SAID and not _MEANT.match(found[0])
    )


def first_done(text: str) -> str:
    """Give the root of what a text first tells in the past, if it tells anything so."""
    return next(iter(all_done(text)), "")


# "Does not apply": the verb that a negation denies. Verbs that say little are none.
_DENIED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bcannot|\bno longer|\b(?:refus|declin|fail|ceas)\w* to)\s+"
    r"(?:(?:(?!(?:\w*p|re)ly\b)\w+ly|yet|even|also|ever|so|be|been|being|have|has|had|get|got|to)\s+){0,3}"
    r"(?P<verb>(?!(?!(?:\w*p|re)ly\b)\w+ly\b)(?!(?:mean|imply|any|all|just|since|until|before|after|during|when|if|because|every|many|much|bothan?|the|only|in|on|at|by|for|of|with|from|as|it|its|their|his|her|more|less|one"
    r"|enough|like|part|subject|sure|clear|know|known|yet|that|extra|do|does|did|say|said|want|see|seen|make|made)\b)"
    r"[^\W\d_]{3,})",
    re.IGNORECASE,
)
_DENIALS = ("not", "n't", "n’t", "never", "no longer", "refus", "declin", "fail", "ceas")


@lru_cache(maxsize=1024)
def denied(text: str) -> tuple[Deed, ...]:
    """Find the verbs of a text that a negation denies."""
    low = lowered(text)
    if not any(word in low for word in _DENIALS):
        return ()
    return tuple(
        Deed(match.start("verb"), match.end(), root(match["verb"]))
        for match in _DENIED.finditer(text)
    )


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """Write a verb without its ending, and an irregular one as its other forms begin."""
    word = word.lower()
    word = IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            if ending in {"ed", "ing"} and len(word) > 3 and word[-1] == word[-2]:
                word = word[:-1]
            break
    return word[:_LONGEST]


_DONE = re.compile(
    r"\b(?:has|have|had|was|were)\s+(?:\w+ly\s+)?(?:been\s+)?(?!expected|likely|set\b|due\b|scheduled"
    r"|planned|proposed|considered|threatened|announced|promised|pledged|ordered|asked|urged|told|said"
    r"|unveiled|agreed|decided|resolved|chosen|voted|opted|offered|meant|intended|supposed|projected|forecast|estimated|designed)"
    r"(?:\w+ed|\w+[aeiou]wn|\w+en|put|cut|set|made|paid|met|held|taken|begun|struck|hit)\b"
    r"|\bnow\s+(?:in\s+)?(?:force|effect)\b|\b(?:took|taken)\s+effect\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:after|since|before|when|which|that|who|as|than|because|where|if|under|once|until|till)\b",
    re.IGNORECASE,
)


def done(text: str) -> bool:
    """Say whether a text tells something as done, and not as to come."""
    return bool(done_verb(text))


def done_verb(text: str) -> str:
    """Give the last word of what a text tells as done, if it tells anything so."""
    found = _DONE.search(_ASIDE.split(text, maxsplit=1)[0])
    return found[0].split()[-1] if found else ""
