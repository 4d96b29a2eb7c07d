"""Fit the weights of the lexicon of trade policy, and write its tables anew.

    python -m bench.weights FILE            the figures, by cross-validation
    python -m bench.weights FILE --write    the tables of bot/stories too

FILE holds the rows of `eval relevance`. The header of bot/stories/lexicon.txt says what is fitted.
"""

from __future__ import annotations

import argparse
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.evaluation import rows
from bot.evaluation.relevance import FIELDS, agreement
from bot.stories import lexicon, relevance
from bot.stories.lexicon import Term

TABLES = ("lexicon.txt", "goods.txt", "acts.txt")
FOLDER = Path(lexicon.__file__).parent
# What news of 1987 tells wrongly: it has these terms under its commodities, or hardly at all.
KEPT = frozenset({"tariff", "sanction", "duty on", "export quota", "import quota"})
PENALTY = 0.1  # for each squared step from the hand weight
FOLDS, INNER = 5, 4
STEPS = 400
NEAR = 0.005  # of the best F1: the threshold is in the middle of those that come so near
_LINE = re.compile(r"(?P<weight>[+-]\d+\.\d+) (?P<hand>[+-]\d+\.\d+)  (?P<rest>.*)")
_BIAS = re.compile(r"bias [+-]\d+\.\d+")
_FIGURES = re.compile(r"# Cross-validated: .*")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Labelled texts: how far each term is present in each, and which are about trade."""

    shares: Floats
    trade: Floats
    titles: tuple[str, ...]

    def some(self, which: NDArray[Any]) -> Sample:
        """Give some of the texts."""
        titles = np.array(self.titles, object)[which]
        return Sample(shares=self.shares[which], trade=self.trade[which], titles=tuple(titles))

    def folds(self, number: int, salt: str) -> NDArray[np.int64]:
        """Give each text a fold by its title, so that what was sent twice is in one."""
        named = (re.sub(r"\W+", " ", title.lower()) + salt for title in self.titles)
        return np.array([zlib.crc32(name.encode()) % number for name in named])


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Where fitting sets out for each term, and how far it may go."""

    hand: Floats
    low: Floats
    high: Floats


def bounds(terms: Sequence[Term]) -> Bounds:
    """Say how far each weight may go from the one given by hand; none changes its sign."""
    reach = [_reach(term) for term in terms]
    hand = np.array([term.hand for term in terms])
    low = hand - np.array([down for down, _ in reach])
    high = hand + np.array([up for _, up in reach])
    return Bounds(
        hand=hand,
        low=np.where(hand > 0, np.maximum(low, 0.0), low),
        high=np.where(hand < 0, np.minimum(high, 0.0), high),
    )


def _reach(term: Term) -> tuple[float, float]:
    if term.text in KEPT:
        return 0.0, 0.0
    if term.goods:
        return 0.6, 0.5
    if "{" in term.text:
        return 0.2, 2.0
    if term.hand == 0:
        return 0.5, 0.5
    return (2.0, 4.0) if term.hand < 0 else (3.0, 4.0)


def fit(sample: Sample, within: Bounds, steps: int = STEPS) -> tuple[Floats, float]:
    """Fit a ridge logistic regression within bounds: the weights, and what every text starts from.

    Accelerated projected gradients, each step scaled by how much of a term there is.
    """
    shares, trade = sample.shares, sample.trade
    scale = 1.5 * (shares**2).sum(axis=0) + 2 * PENALTY
    base_scale = 0.25 * len(trade)
    weights, base = within.hand.copy(), -3.4
    ahead, base_ahead, pace = weights, base, 1.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(shares @ ahead + base_ahead))) - trade
        slope = shares.T @ error + 2 * PENALTY * (ahead - within.hand)
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
        scores[folds == fold] = sample.shares[folds == fold] @ weights + base
    return scores


def threshold(scores: Floats, trade: Floats) -> float:
    """Choose the score from which a text is about trade: the middle of the good ones."""
    cuts = np.linspace(-3.0, 3.0, 301)
    f1 = np.array([_f1(scores >= cut, trade) for cut in cuts])
    good = cuts[f1 >= f1.max() - NEAR]
    return float(good.min() + good.max()) / 2


def _f1(judged: NDArray[np.bool_], trade: Floats) -> float:
    return float(2 * (judged * trade).sum() / max(judged.sum() + trade.sum(), 1))


def cross_validated(sample: Sample, within: Bounds) -> dict[str, float]:
    """Measure on texts that neither the weights nor the threshold had seen."""
    judged, folds = np.zeros(len(sample.trade), bool), sample.folds(FOLDS, "")
    for fold in range(FOLDS):
        known = sample.some(folds != fold)
        cut = threshold(unseen(known, within, INNER, "inner"), known.trade)
        weights, base = fit(known, within, STEPS // 3)
        judged[folds == fold] = sample.shares[folds == fold] @ weights + base >= cut
    return agreement([bool(label) for label in sample.trade], judged.tolist())


def read(path: Path, terms: Sequence[Term]) -> Sample:
    """Read labelled rows."""
    labelled = rows.read(path, FIELDS)
    place = {term: at for at, term in enumerate(terms)}
    shares = np.zeros((len(labelled), len(terms)))
    for at, row in enumerate(labelled):
        for term, share in relevance.shares(row["title"], row["text"]).items():
            shares[at, place[term]] = share
    return Sample(
        shares=shares,
        trade=np.array([float(row["trade"]) for row in labelled]),
        titles=tuple(row["title"] for row in labelled),
    )


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


def main() -> None:
    """Print the figures, and write the tables where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="rows {id, title, text, trade}")
    parser.add_argument("--write", action="store_true", help="write the tables of bot/stories")
    asked = parser.parse_args()
    terms = (*lexicon.terms(), *lexicon.acts())
    sample, within = read(asked.file, terms), bounds(terms)
    measured = cross_validated(sample, within)
    figures = ", ".join(f"{name} {value:.3f}" for name, value in measured.items())
    print(f"Cross-validated: {figures}")
    if asked.write:
        cut = threshold(unseen(sample, within, FOLDS, ""), sample.trade)
        weights, base = fit(sample, within)
        by_text = {term.text: float(each) for term, each in zip(terms, weights, strict=True)}
        for name in TABLES:
            path = FOLDER / name
            table = path.read_text("utf-8")
            path.write_text(render(table, by_text, base - cut, figures), "utf-8")


if __name__ == "__main__":
    main()
