"""Words of trade policy that other fields use too, told apart by the company they keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NEAR, _BRIEF = 12, 60  # words on either side, and different words of a short text
_TRADE, _OF = "trade", "of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The words that tell a sense: near, right before, right behind, anywhere in a text."""

    near: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    anywhere: frozenset[str]

    def beside(self, words: Sequence[str], at: int) -> bool:
        """Say whether one of them stands right beside a word, or behind it and "of"."""
        behind = at + 2 if words[at + 1 : at + 2] == (_OF,) else at + 1
        return (at > 0 and words[at - 1] in self.before | self.near) or (
            behind < len(words) and words[behind] in self.behind
        )

    def around(self, words: Sequence[str], at: int) -> bool:
        """Say whether one of them stands near a word."""
        return not self.near.isdisjoint(words[max(0, at - _NEAR) : at + _NEAR + 1])


def other(words: Sequence[str], at: int, whole: Collection[str] = ()) -> str:
    """Name the sense that a folded word has in its company; "" where it is that of trade.

    `whole` is all that is said, where the words are a part of that.
    """
    senses = _table().get(words[at])
    if senses is None:
        return ""
    trade = senses[_TRADE]
    for name, company in senses.items():
        if name != _TRADE and company.beside(words, at):
            return name
    if trade.beside(words, at) or trade.around(words, at):
        return ""
    if not (trade.anywhere.isdisjoint(words) and trade.anywhere.isdisjoint(whole)):
        return ""
    others = [(name, company) for name, company in senses.items() if name != _TRADE]
    told = [name for name, company in others if company.around(words, at)]
    if not told and len(whole) <= _BRIEF and trade.near.isdisjoint(whole):
        told = [name for name, company in others if not company.anywhere.isdisjoint(whole)]
    return told[0] if told else ""


@cache
def _table() -> dict[str, dict[str, Company]]:
    """Read the table as shipped, by word and sense."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for word, sense, company in _lines():
        told[word][sense] += company
    return {
        word: {sense: _company(company) for sense, company in senses.items()}
        for word, senses in told.items()
    }


def _lines() -> Iterator[tuple[str, str, list[str]]]:
    for line in (files("bot.stories") / "senses.txt").read_text(encoding="utf-8").splitlines():
        word, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            sense, _, company = rest.partition("|")
            yield word, sense.strip(), company.split()


def _company(words: Sequence[str]) -> Company:
    return Company(
        near=frozenset(word for word in words if word.isalpha()),
        before=frozenset(word[:-1] for word in words if word.endswith("-")),
        behind=frozenset(word[1:] for word in words if word.startswith("-")),
        anywhere=frozenset(word[:-1] for word in words if word.endswith("!")),
    )
