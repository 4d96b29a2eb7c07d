"""Fit the weights of the lexicon of trade policy, and write its tables anew.

    python -m bench.weights FILE            the figures, by cross-validation
    python -m bench.weights FILE --write    the tables of bot/stories too

FILE holds the rows of `eval relevance`. The header of bot/stories/lexicon.txt says what is fitted.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.evaluation import rows
from bot.evaluation.relevance import FIELDS, agreement
from bot.language.vocabulary import COMMON
from bot.stories import lexicon, relevance
from bot.stories.lexicon import Term

TABLES = ("lexicon.txt", "goods.txt", "acts.txt")
WIRE = "wire.txt"
FOLDER = Path(lexicon.__file__).parent
# What news of 1987 tells wrongly: it has these terms under its commodities, or hardly at all.
KEPT = frozenset({"tariff", "sanction", "duty on", "export quota", "import quota"}) | {
    "export licence", "anti dumping", "trade talk", "trade negotiation", "import duty",
    "import tax", "import levy",
}  # fmt: skip
UNITS = frozenset({"tonne", "bushel", "barrel"})  # of commodities then, of quotas too now
PENALTY = 0.1  # for each squared step from the hand weight
WIRE_PENALTY, WIRE_REACH = 3.0, 1.0  # of the words of the wire, which have none
WIRE_WORDS, WIRE_TEXTS = 200, 15  # how many are kept, and in how many texts a word must stand
START = -3.4  # what every text starts from, before fitting
FOLDS, INNER = 5, 4
STEPS = 400
NEAR = 0.005  # of the best F1: the threshold is in the middle of those that come so near
_LINE = re.compile(r"(?P<weight>[+-]\d+\.\d+) (?P<hand>[+-]\d+\.\d+)  (?P<rest>.*)")
_WIRE_WORD = re.compile(r"[^\W\d]{3,}$")
_BIAS = re.compile(r"bias [+-]\d+\.\d+")
_FIGURES = re.compile(r"# Cross-validated: .*")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Labelled texts: how far each term is present in each, and which are about trade."""

    shares: NDArray[np.float32]
    credits: Floats  # what each starts from more
    trade: Floats
    titles: tuple[str, ...]

    def some(self, which: NDArray[Any]) -> Sample:
        """Give some of the texts."""
        titles = np.array(self.titles, object)[which]
        return Sample(
            shares=self.shares[which],
            credits=self.credits[which],
            trade=self.trade[which],
            titles=tuple(titles),
        )

    def only(self, columns: NDArray[Any]) -> Sample:
        """Give the texts with some of the terms."""
        return replace(self, shares=self.shares[:, columns])

    def scores(self, weights: Floats, base: float) -> Floats:
        """Score each text."""
        scores: Floats = self.shares @ weights.astype(self.shares.dtype) + base + self.credits
        return scores

    def folds(self, number: int, salt: str) -> NDArray[np.int64]:
        """Give each text a fold by its title, so that what was sent twice is in one."""
        named = (re.sub(r"\W+", " ", title.lower()) + salt for title in self.titles)
        return np.array([zlib.crc32(name.encode()) % number for name in named])


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Where fitting sets out for each term, how far it may go, and what a step costs."""

    hand: Floats
    low: Floats
    high: Floats
    penalty: Floats

    def some(self, which: NDArray[Any]) -> Bounds:
        """Give those of some terms."""
        return Bounds(
            hand=self.hand[which],
            low=self.low[which],
            high=self.high[which],
            penalty=self.penalty[which],
        )


def bounds(terms: Sequence[Term], words: int = 0) -> Bounds:
    """Say how far each weight may go from the one given by hand; none changes its sign.

    Behind the terms stand so many words of the wire.
    """
    reach = [_reach(term) for term in terms]
    hand = np.array([term.hand for term in terms])
    low = hand - np.array([down for down, _ in reach])
    high = hand + np.array([up for _, up in reach])
    wire = np.full(words, WIRE_REACH)
    return Bounds(
        hand=np.append(hand, 0 * wire),
        low=np.append(np.where(hand > 0, np.maximum(low, 0.0), low), -wire),
        high=np.append(np.where(hand < 0, np.minimum(high, 0.0), high), wire),
        penalty=np.append(np.full(len(terms), PENALTY), np.full(words, WIRE_PENALTY)),
    )


def _reach(term: Term) -> tuple[float, float]:
    if term.text in KEPT:
        return 0.0, 0.0
    if term.goods:
        return 1.2, 0.8
    if "{" in term.text:
        return (0.5, 2.0) if term.hand else (0.0, 0.0)  # one that only names a topic
    if term.hand == 0:
        return 0.5, 0.5
    return (1.0 if term.text in UNITS else 2.0, 4.0) if term.hand < 0 else (3.0, 4.0)


def fit(sample: Sample, within: Bounds, steps: int = STEPS) -> tuple[Floats, float]:
    """Fit a ridge logistic regression within bounds: the weights, and what every text starts from.

    Accelerated projected gradients, each step scaled by how much of a term there is.
    """
    shares, trade = sample.shares, sample.trade
    scale = 1.5 * (shares**2).sum(axis=0) + 2 * within.penalty
    base_scale = 0.25 * len(trade)
    weights, base = within.hand.copy(), START
    ahead, base_ahead, pace = weights, base, 1.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-sample.scores(ahead, base_ahead))) - trade
        slope = shares.T @ error.astype(shares.dtype) + 2 * within.penalty * (ahead - within.hand)
        new = np.clip(ahead - slope / scale, within.low, within.high)
        new_base = base_ahead - error.sum() / base_scale
        uphill = ((ahead - new) * (new - weights) * scale).sum()
        if uphill + (base_ahead - new_base) * (new_base - base) * base_scale > 0:
            pace = 1.0
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - weights)
        base_ahead = new_base + (pace - 1) / faster * (new_base - base)
        weights, base, pace = new, new_base, faster
    return weights, float(base)


def unseen(sample: Sample, within: Bounds, number: int, salt: str) -> Floats:
    """Score each text by weights that were fitted without its fold."""
    scores, folds = np.zeros(len(sample.trade)), sample.folds(number, salt)
    for fold in range(number):
        weights, base = fit(sample.some(folds != fold), within, STEPS // 3)
        scores[folds == fold] = sample.some(folds == fold).scores(weights, base)
    return scores


def threshold(scores: Floats, trade: Floats) -> float:
    """Choose the score from which a text is about trade: the middle of the good ones."""
    cuts = np.linspace(-3.0, 3.0, 301)
    f1 = np.array([_f1(scores >= cut, trade) for cut in cuts])
    good = cuts[f1 >= f1.max() - NEAR]
    return float(good.min() + good.max()) / 2


def _f1(judged: NDArray[np.bool_], trade: Floats) -> float:
    return float(2 * (judged * trade).sum() / max(judged.sum() + trade.sum(), 1))


def chosen(sample: Sample, within: Bounds) -> NDArray[np.int64]:
    """Choose the terms, and of the words of the wire those that tell most."""
    weights, _ = fit(sample, within, STEPS // 6)
    wire = np.flatnonzero(within.penalty == WIRE_PENALTY)
    heaviest = wire[np.argsort(-abs(weights[wire]), kind="stable")[:WIRE_WORDS]]
    return np.sort(np.append(np.flatnonzero(within.penalty != WIRE_PENALTY), heaviest))


def cross_validated(sample: Sample, within: Bounds) -> dict[str, float]:
    """Measure on texts that neither the words, the weights nor the threshold had seen."""
    judged, folds = np.zeros(len(sample.trade), bool), sample.folds(FOLDS, "")
    for fold in range(FOLDS):
        known, rest = sample.some(folds != fold), sample.some(folds == fold)
        columns = chosen(known, within)
        known, bounded = known.only(columns), within.some(columns)
        cut = threshold(unseen(known, bounded, INNER, "inner"), known.trade)
        weights, base = fit(known, bounded, STEPS // 3)
        judged[folds == fold] = rest.only(columns).scores(weights, base) >= cut
    return agreement([bool(label) for label in sample.trade], judged.tolist())


def read(path: Path, terms: Sequence[Term]) -> tuple[Sample, dict[str, float]]:
    """Read labelled rows; behind the terms, the words that stand in enough of them."""
    labelled = rows.read(path, FIELDS)
    said = [relevance.words(row["title"], row["text"]) for row in labelled]
    texts = Counter(word for words in said for word in words)
    known = COMMON | {term.text for term in terms}
    usual = sorted(
        word
        for word, n in texts.items()
        if n >= WIRE_TEXTS and word not in known and _WIRE_WORD.match(word)
    )
    names: tuple[Term | str, ...] = (*terms, *usual)
    place = {name: at for at, name in enumerate(names)}
    shares = np.zeros((len(labelled), len(place)), np.float32)
    for at, (row, words) in enumerate(zip(labelled, said, strict=True)):
        for name, share in (*relevance.shares(row["title"], row["text"]).items(), *words.items()):
            if name in place:
                shares[at, place[name]] = share
    far = np.array([relevance.reach(row["text"]) for row in labelled])
    mean = shares[:, len(terms) :].mean(axis=0)
    shares[:, len(terms) :] -= mean
    shares[:, len(terms) :] *= far[:, None]
    sample = Sample(
        shares=shares,
        credits=np.array([relevance.credit(row["text"]) for row in labelled]),
        trade=np.array([float(row["trade"]) for row in labelled]),
        titles=tuple(row["title"] for row in labelled),
    )
    return sample, dict(zip(usual, mean.tolist(), strict=True))


def render(table: str, weights: dict[str, float], bias: float, figures: str) -> str:
    """Write a table with other weights; a term without one keeps its own."""
    return "".join(_rendered(table, weights, bias, figures))


def _rendered(table: str, weights: dict[str, float], bias: float, figures: str) -> Iterator[str]:
    for line in table.splitlines(keepends=True):
        if found := _LINE.match(line):
            text = found["rest"].partition("|")[0].strip()
            weight = weights.get(text, float(found["weight"]))
            yield f"{weight:+.2f} {found['hand']}  {found['rest']}\n"
        elif _BIAS.match(line):
            yield f"bias {bias:+.2f}\n"
        elif figures and _FIGURES.match(line):
            yield f"# Cross-validated: {figures}.\n"
        else:
            yield line


def wire(table: str, weights: dict[str, float], shares: dict[str, float]) -> str:
    """Write the words of the wire with other weights, the heaviest first.

    `shares` says how far each is present in the usual text.
    """
    head = "".join(line for line in table.splitlines(keepends=True) if line.startswith("#"))
    words = sorted(weights, key=lambda word: (-weights[word], word))
    usual = sum(weight * shares[word] for word, weight in weights.items())
    told = "".join(f"{weights[word]:+.2f}  {word}\n" for word in words)
    return f"{head}\nusual {usual:+.2f}\n\n{told}"


def main() -> None:
    """Print the figures, and write the tables where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="rows {id, title, text, trade}")
    parser.add_argument("--write", action="store_true", help="write the tables of bot/stories")
    asked = parser.parse_args()
    terms = (*lexicon.terms(), *lexicon.acts())
    sample, words = read(asked.file, terms)
    within = bounds(terms, len(words))
    measured = cross_validated(sample, within)
    figures = ", ".join(f"{name} {value:.3f}" for name, value in measured.items())
    print(f"Cross-validated: {figures}")
    if asked.write:
        columns = chosen(sample, within)
        sample, within = sample.only(columns), within.some(columns)
        cut = threshold(unseen(sample, within, FOLDS, ""), sample.trade)
        weights, base = fit(sample, within)
        by_text = {term.text: float(each) for term, each in zip(terms, weights, strict=False)}
        for name in TABLES:
            _rewrite(name, lambda table: render(table, by_text, base - cut, figures))
        of_wire = ([*words][column - len(terms)] for column in columns[len(terms) :])
        told = dict(zip(of_wire, weights[len(terms) :].tolist(), strict=True))
        _rewrite(WIRE, lambda table: wire(table, told, words))


def _rewrite(name: str, how: Callable[[str], str]) -> None:
    path = FOLDER / name
    path.write_text(how(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
