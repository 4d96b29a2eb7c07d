"""The terms of trade policy: their weights and what each is about, as two shipped tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Words whose singular means something else.
_KEPT = frozenset({"customs", "news", "series"})
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of a table. `words` are folded; a topic is a path, the broadest first."""

    text: str
    words: tuple[str, ...]
    weight: float
    hand: float  # the weight given by hand, from which fitting set out
    topics: tuple[tuple[str, ...], ...]
    goods: bool


def fold(text: str) -> list[str]:
    """List the words of a text in lower case and singular; "U.S." is "us"."""
    plain = _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", text.lower())
    return [_singular(word) for word in _WORD.findall(plain)]


def find(text: str) -> Counter[Term]:
    """Count the terms in a text, the longest first: "trade union" holds no "trade"."""
    words, table = fold(text), _by_first_word()
    found: Counter[Term] = Counter()
    position = 0
    while position < len(words):
        for term in table.get(words[position], ()):
            if tuple(words[position : position + len(term.words)]) == term.words:
                found[term] += 1
                position += len(term.words)
                break
        else:
            position += 1
    return found


def products(text: str) -> frozenset[str]:
    """Name the goods in a text, the narrowest: "steel", not "metals"."""
    goods = {path for term in find(text) if term.goods for path in term.topics}
    return frozenset(path[-1] for path in goods) - _kinds()


@cache
def terms() -> tuple[Term, ...]:
    """Read the tables as shipped."""
    return (*_table("lexicon.txt", goods=False), *_table("goods.txt", goods=True))


def _table(name: str, *, goods: bool) -> list[Term]:
    lines = (files("bot.stories") / name).read_text(encoding="utf-8").splitlines()
    return [_term(line, goods) for line in lines if line and not line.startswith("#")]


def _term(line: str, goods: bool) -> Term:
    left, _, topics = line.partition("|")
    weight, hand, text = left.split(maxsplit=2)
    return Term(
        text=text.strip(),
        words=tuple(fold(text)),
        weight=float(weight),
        hand=float(hand),
        topics=tuple(tuple(topic.strip().split("/")) for topic in topics.split(",") if topic),
        goods=goods,
    )


@cache
def _by_first_word() -> dict[str, list[Term]]:
    table: dict[str, list[Term]] = {}
    for term in sorted(terms(), key=lambda term: len(term.words), reverse=True):
        table.setdefault(term.words[0], []).append(term)
    return table


@cache
def _kinds() -> frozenset[str]:
    """Name the topics that are kinds of goods and no goods themselves."""
    return frozenset(path[0] for term in terms() for path in term.topics if len(path) > 1)


def _singular(word: str) -> str:
    if len(word) < 4 or word in _KEPT or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]
