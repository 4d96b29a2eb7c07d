"""The terms and acts of trade policy: their weights and what each is about, as shipped tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from bot.language import places
from bot.stories import senses

# Words whose singular means something else.
_KEPT = frozenset({"customs", "news", "series"})
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_DOTTED = re.compile(r"\.[a-z]\.")  # they have that, and it is found sooner
_WORD = re.compile(r"[^\W_]+")
_WORD_OR_RATE = re.compile(r"[^\W_]+%?")  # "25%" is a number and a rate
# Where a sentence ends: after a word in lower case, a figure or a quotation, not in "U.S.".
_STOP = re.compile(r"(?<=[a-z0-9)\"\u201d'])[.;!?]\s")
_KIND = re.compile(r"(-?)\{(\w+)\}")
_WITH = frozenset({"to", "from", "on", "of"})
_SECTION = frozenset({"section", "sec"})
_GAP = 4  # other words, at most, between two words of an act; none where a hyphen joins them
#: Topics that are kinds of goods and no goods themselves.
KINDS = frozenset({"agriculture", "metals", "critical minerals", "energy", "drinks"}) | frozenset(
    {"fruit", "vegetables", "nuts", "pulses", "oilseeds", "vegetable oils"}
)
_CODE = re.compile(r"\d{4,10}")  # of the Harmonized System


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of a table.

    `words` are folded, in an act the kinds of words that it joins, one with a hyphen right behind
    the last. A topic is a path, the broadest first.
    """

    text: str
    words: tuple[str, ...]
    weight: float
    hand: float  # the weight given by hand, from which fitting set out
    topics: tuple[tuple[str, ...], ...]
    goods: bool
    alone: bool  # one word, and what it may go with: "export to"
    faint: bool  # goods, and what speaks against trade: such words are in much other news too


@lru_cache(maxsize=16)  # the lead of an article that arrives is asked about several times
def fold(text: str) -> tuple[str, ...]:
    """List the words of a text in lower case and singular; "U.S." is "us"."""
    return tuple(map(singular, _WORD.findall(_plain(text))))


def _plain(text: str) -> str:
    plain = text.lower()
    if not _DOTTED.search(plain):
        return plain
    return _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", plain)


def find(text: str, whole: Collection[str] = ()) -> Counter[Term]:
    """Count the terms in a text, the longest first: "trade union" holds no "trade".

    A word in another sense than that of trade is none: "electricity tariff". `whole` are the
    words of all that is said.
    """
    words, table = fold(text), _by_first_word()
    found: Counter[Term] = Counter()
    free = 0
    for position in [at for at, word in enumerate(words) if word in table]:
        if position < free:
            continue
        for term in table[words[position]]:
            if words[position : position + len(term.words)] == term.words:
                if not (_elsewhere(term, words, position, whole)):
                    found[term] += 1
                free = position + len(term.words)
                break
    return found


def _elsewhere(term: Term, words: Sequence[str], at: int, whole: Collection[str]) -> bool:
    """Say whether a term is met in another sense, or is the section of another law."""
    if term.words[0] in _SECTION:
        behind = words[at + len(term.words) :][:9]
        named = behind[: behind.index("act") + 3] if "act" in behind else behind[:5]
        law = behind[:1] == ("of",) and {"trade", "1974", "1962", "tariff"}.isdisjoint(named)
        return law or bool(senses.other(words, at, whole))
    return term.alone and bool(senses.other(words, at, whole))


def otherwise(*texts: str) -> tuple[tuple[str, str], ...]:
    """List the words of trade that stand in texts in another sense, each with that sense."""
    whole = frozenset(word for text in texts for word in fold(text))
    found = (
        (word, sense)
        for words in map(fold, texts)
        for at, word in enumerate(words)
        if (sense := senses.other(words, at, whole))
    )
    return tuple(dict.fromkeys(found))


def find_acts(text: str, whole: Collection[str] = ()) -> Counter[Term]:
    """Count the sentences of a text in which each act is told."""
    found: Counter[Term] = Counter()
    for sentence in _STOP.split(text):
        words = tuple(map(singular, _WORD_OR_RATE.findall(_plain(sentence))))
        positions = _kinds_at(words, whole)
        met = positions.keys()
        found.update(
            act for act, kinds, steps in _steps() if kinds <= met and _told(steps, positions)
        )
    return found


def find_meetings(text: str) -> tuple[Term, ...]:
    """List the meetings in the headline and first sentences of an article."""
    words = tuple(map(singular, _WORD_OR_RATE.findall(_plain(text))))
    met = {
        kind: len({words[at] for at in found}) for kind, found in _kinds_at(words, words).items()
    }
    met["place"] = len({place.code for place in places.find(text)})
    return tuple(t for t in meetings() if all(met.get(k, 0) >= t.words.count(k) for k in t.words))


#: Topics that are no instrument of their own, or what any of them is about.
_BROAD = frozenset(
    {"tariffs", "trade data", "customs", "import restrictions", "trade barriers"}
    | {"subsidies", "retaliation"}
)


def subjects(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Name the goods and the instruments in a text: "steel", not "metals"; "sofas", "furniture"."""
    paths = [path for term in find(text) for path in term.topics]
    goods = {topic for path in paths if path[-1] in _of_goods() for topic in path}
    acts = {path[-1] for path in paths if path[-1] not in _of_goods()}
    return frozenset(goods - KINDS), frozenset(acts - _BROAD)


@cache
def _of_goods() -> frozenset[str]:
    return frozenset(topic for t in terms() if t.goods for path in t.topics for topic in path)


@cache
def goods_of_one_word() -> frozenset[str]:
    """Give the folded words that are names of goods by themselves."""
    return frozenset(term.words[0] for term in terms() if term.goods and len(term.words) == 1)


@cache
def terms() -> tuple[Term, ...]:
    """Read the tables as shipped."""
    return (*_table("lexicon.txt", goods=False), *_table("goods.txt", goods=True))


@cache
def acts() -> tuple[Term, ...]:
    """Read the acts as shipped."""
    return tuple(_term(line) for line in _lines("acts.txt") if line[0] in "+-")


@cache
def meetings() -> tuple[Term, ...]:
    """Read the meetings as shipped."""
    return tuple(_term(line) for line in _lines("meetings.txt"))


def _table(name: str, *, goods: bool) -> list[Term]:
    return [_term(line, goods=goods) for line in _lines(name) if not _is_bias(line)]


def _lines(name: str) -> list[str]:
    lines = (files("bot.stories") / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _term(line: str, *, goods: bool = False) -> Term:
    left, _, topics = line.partition("|")
    weight, hand, text = left.split(maxsplit=2)
    return Term(
        text=text.strip(),
        words=tuple("".join(found) for found in _KIND.findall(text)) or fold(text),
        weight=float(weight),
        hand=float(hand),
        topics=tuple(tuple(topic.strip().split("/")) for topic in topics.split(",") if topic),
        goods=goods,
        alone=len({*fold(text)} - _WITH) == 1,
        faint=goods or float(hand) < 0,
    )


@cache
def bias() -> tuple[float, float]:
    """Give what every text starts from, and what the length of an article adds.

    The first is below 0, for most news is about something else.
    """
    line = next(filter(_is_bias, _lines("lexicon.txt"))).split()
    return float(line[1]), float(line[2])


@cache
def chaptered() -> dict[str, tuple[str, ...]]:
    """Read the table of chapters as shipped, by topic."""
    lines = (line.partition(":") for line in _lines("chapters.txt"))
    return {topic: tuple(chapters.split()) for topic, _, chapters in lines}


def chapters(topic: str) -> tuple[str, ...]:
    """Give the chapters of the Harmonized System that goods fall under, if some do."""
    return chaptered().get(topic, ())


def _is_bias(line: str) -> bool:
    return line.startswith("bias ")


@cache
def _by_first_word() -> dict[str, list[Term]]:
    table: dict[str, list[Term]] = {}
    for term in sorted(terms(), key=lambda term: len(term.words), reverse=True):
        table.setdefault(term.words[0], []).append(term)
    return table


@cache
def _words_by_kind() -> dict[str, frozenset[str]]:
    kinds = {"good": {term.words[-1] for term in terms() if term.goods}}
    for line in _lines("acts.txt"):
        if line[0] not in "+-":
            kind, _, words = line.partition(":")
            kinds.setdefault(kind, set()).update(words.split())
    return {kind: frozenset(words) for kind, words in kinds.items()}


@lru_cache(maxsize=1 << 15)
def kinds_of(word: str) -> frozenset[str]:
    """Name the kinds of words, of those that acts are told by, that a folded word is of."""
    kinds = {kind for kind, words in _words_by_kind().items() if word in words}
    if places.code(word.capitalize()) or places.code(word.upper()):
        kinds |= {"state", "place"}
    if _CODE.fullmatch(word):
        kinds.add("code")
    elif word.rstrip("%").isdecimal():
        kinds.add("number")
        kinds |= {"rate"} if word.endswith("%") else set()
    return frozenset(kinds)


def _kinds_at(words: Sequence[str], whole: Collection[str]) -> dict[str, list[int]]:
    """Give the positions of each kind of word in a sentence."""
    positions: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        otherwise = senses.other(words, position, whole)
        for kind in kinds_of(word):
            if kind == "sell" or not otherwise:
                positions.setdefault(kind, []).append(position)
    return positions


@cache
def _steps() -> tuple[tuple[Term, frozenset[str], tuple[tuple[str, int], ...]], ...]:
    """Give for each act its kinds, and how far at most each word stands behind the last."""
    found = []
    for act in acts():
        steps = tuple(
            (kind.removeprefix("-"), 1 if kind.startswith("-") else _GAP + 1) for kind in act.words
        )
        found.append((act, frozenset(kind for kind, _ in steps), steps))
    return tuple(found)


def _told(steps: tuple[tuple[str, int], ...], positions: dict[str, list[int]]) -> bool:
    """Say whether words of these kinds follow one another, each soon after the last."""
    ends = positions[steps[0][0]]
    for kind, far in steps[1:]:
        ends = [at for at in positions[kind] if any(0 < at - end <= far for end in ends)]
        if not ends:
            return False
    return True


@lru_cache(maxsize=1 << 14)
def singular(word: str) -> str:
    """Give the singular of a word in lower case, by its ending."""
    if len(word) < 4 or word in _KEPT or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "oes")) and not word.endswith("shoes"):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]
