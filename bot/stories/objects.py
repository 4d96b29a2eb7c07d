"""What an action is on, by the head of its noun phrase: no list of goods, which never ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.language import goods
from bot.stories import lexicon
from bot.stories.lexicon import Term

# What has an object: "duties on X", "imports of X", "a probe into X from Y".
_ACTS = frozenset(
    "duty tariff levy surtax surcharge tax quota cap ban embargo curb limit restriction control "  # noqa: SIM905
    "licence license permit safeguard measure investigation inquiry enquiry probe review "
    "complaint petition dumping subsidy rebate sale purchase shipment delivery import export "
    "importation exportation".split()
)
_ON = frozenset({"on", "of", "into", "against", "for"})
_WITHIN = 7  # words between an act and what leads to its object: "duties of up to 34.2% on"
_FROM = frozenset({"from", "originating"})
_LONGEST = 7  # words of a noun phrase
# What stands before the noun phrase, or in it, and is none of its nouns.
_PASSED = frozenset(
    "a all an any certain each every its her his more most much new of other our percent several "  # noqa: SIM905
    "some such than that the their these this those up about around at least to".split()
)
# What ends a noun phrase, beside a verb, a stop, a figure and a country.
_ENDS = frozenset(
    "about above after against ahead along also although amid among an and any are as at be "  # noqa: SIM905
    "because been before being below between beyond but by came can come could despite did do "
    "does down due during each effective for from get go had has have he how if in into is it "
    "last late later like may might more most must next no nor not now of off on once one only "
    "or other out over pending per put remain said say see set shall she should since so such "
    "take than that the their them then there they this through till to today tomorrow under "
    "unless until up upon via was we were what when where whether which while who will with "
    "within without worth would yesterday yet originating entering made sold".split()
)
# What anything may be, and whoever acts: no object by which one action is told from another.
_ANYTHING = frozenset(
    "account action addition agreement amount area article authority business case change "  # noqa: SIM905
    "commodity company component concession country customer day deal economy effect equipment "
    "exporter firm food foreigner foreign good group importer industry item kind level line "
    "list maker manufacture market material merchandise metal month nation nature number order "
    "origin part partner party period person piece plan policy price producer product "
    "production quantity range rate raw request rise rival rule sector series service side "
    "state stuff supplier supply sort thing tonne ton total type unit use value volume way "
    "week world year billion cent dollar euro million trillion".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "  # noqa: SIM905
    "june july august september october november december".split()
)
NO_OBJECT = _ENDS | _ANYTHING | _PASSED | _DAYS
_VERBS = frozenset({"move", "change", "restrict", "ease", "conclude"})
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,]*%?|[^\s\w]")
_PLAIN_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d[\d.,]*%?|[^\sa-z\d_]")  # the same, of ASCII
_JOINS = frozenset({"-", "\u2010", "\u2011", "(", ")", '"'})


def heads(found: Iterable[Sequence[str]]) -> Iterator[str]:
    """Name the objects that noun phrases are of, in the singular: "sink", "film".

    One that the lexicon knows is called by its topic, as goods are.
    """
    for phrase in found:
        yield from _head(phrase)


def sorts(found: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Give the last noun of phrases, with what says which: floor tiles."""
    for phrase in found:
        *_, word, head = ("", "", *(each for each in phrase if each not in _ACTS))
        if word.isalpha() and not (NO_OBJECT & {word, head} or _is_state(word)):
            yield head, word


def phrases(text: str) -> Iterator[list[str]]:
    """Give the noun phrases that acts are on, each by its words."""
    low = text.lower().replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    words = [*map(lexicon.singular, (_PLAIN_TOKEN if low.isascii() else _TOKEN).findall(low))]
    last = -_WITHIN - 1
    for at, word in enumerate(words):
        if word in _ACTS:
            last = at
        elif word in ".;:!?":
            last = -_WITHIN - 1
        elif word in _ON and at - last <= _WITHIN:
            yield from _behind(words, at + 1)
        elif word in _FROM and at - last <= 2 * _WITHIN and _names_place(words, at + 1):
            yield words[max(0, at - _LONGEST) : at]


def _behind(words: list[str], at: int) -> Iterator[list[str]]:
    """Give the noun phrases that begin at a word, joined by commas and "and"."""
    phrase: list[str] = []
    for word in words[at : at + 2 * _LONGEST]:
        if word in _JOINS or (not phrase and _passed(word)):
            continue
        if word not in _ENDS and word[0].isalpha() and not _is_verb(word):
            phrase.append(word)
            continue
        yield phrase
        if word not in {",", "and", "or"}:
            return
        phrase = []
    yield phrase


def _head(phrase: Sequence[str]) -> Iterator[str]:
    """Give the last noun of a phrase, where it tells one thing from another."""
    while phrase and (phrase[-1] in _ACTS or phrase[-1] in _JOINS):
        phrase = phrase[:-1]
    if not phrase or len(phrase[-1]) < 2 or not phrase[-1][0].isalpha():
        return
    head = phrase[-1]
    for term in _ending().get(head, ()):
        if tuple(phrase[-len(term.words) :]) == term.words:
            topic = head if goods.has_siblings(head) else term.topics[0][-1]
            if topic not in lexicon.KINDS:
                yield topic
            return
    if head not in NO_OBJECT and not _is_state(head):
        yield head


def _passed(word: str) -> bool:
    return word in _PASSED or not word[0].isalpha() or _is_state(word)


def _is_state(word: str) -> bool:
    return "state" in lexicon.kinds_of(word)


def _is_verb(word: str) -> bool:
    return not _VERBS.isdisjoint(lexicon.kinds_of(word))


def _names_place(words: list[str], at: int) -> bool:
    return any(_is_state(word) for word in words[at : at + 3])


@cache
def _ending() -> dict[str, list[Term]]:
    """Give the terms for goods by their last word, the longest first."""
    table: dict[str, list[Term]] = {}
    for term in sorted(lexicon.terms(), key=lambda term: -len(term.words)):
        if term.goods and term.topics:
            table.setdefault(term.words[-1], []).append(term)
    return table
