"""Fit weights of terms within bounds, and measure them on texts that they had not seen."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.relevance import agreement
from bot.stories.lexicon import Term

UNITS = frozenset({"tonne", "bushel", "barrel", "yen", "dollar", "euro"})  # of all news
DOWN, UP, PENALTY = 3.0, 3.0, 0.3  # how far a weight may go, and what a squared step costs
TOLD = 2.0  # how far up that of an act or a meeting may go
START = -2.5  # what every text starts from, before fitting
LENGTH, LEAST, MOST = -1.0, -3.0, 1.0  # what the length of an article adds, and its bounds
CUT = -0.3  # the score from which a text is about trade: what is missed is lost
FOLDS, STEPS = 5, 400

Floats = NDArray[np.float64]


class Kind(Enum):
    """What texts there are."""

    LEAD = 0
    LENGTHENED = 1
    NEWS = 2
    SHORTENED = 3


#: What one of each counts: of something else, and of trade.
COUNTS = {
    Kind.LEAD: (4.0, 4.0),
    Kind.LENGTHENED: (3.0, 3.0),
    Kind.NEWS: (0.5, 2.0),
    Kind.SHORTENED: (0.5, 2.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Labelled texts: how far each term is present in each, and which are about trade."""

    shares: NDArray[np.float32]  # the last column: how far each has the length of an article
    trade: Floats
    counts: Floats
    kinds: NDArray[np.int64]
    titles: tuple[str, ...]

    def some(self, which: NDArray[Any]) -> Sample:
        """Give some of the texts."""
        return Sample(
            shares=self.shares[which],
            trade=self.trade[which],
            counts=self.counts[which],
            kinds=self.kinds[which],
            titles=tuple(np.array(self.titles, object)[which]),
        )

    def scores(self, weights: Floats, base: float) -> Floats:
        """Score each text."""
        return np.asarray(self.shares @ weights.astype(self.shares.dtype) + base, float)

    def folds(self, number: int) -> NDArray[np.int64]:
        """Give each text a fold by its title, so that what was sent twice is in one."""
        named = (re.sub(r"\W+", " ", title.lower()) for title in self.titles)
        return np.array([zlib.crc32(name.encode()) % number for name in named])


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Where fitting sets out for each column, and how far it may go."""

    hand: Floats
    low: Floats
    high: Floats


def bounds(terms: Sequence[Term]) -> Bounds:
    """Say how far each weight may go from the one given by hand; none changes its sign."""
    hand = np.array([term.hand for term in terms])
    down, up = (np.array(side) for side in zip(*map(_reach, terms), strict=True))
    low = np.where(hand > 0, np.maximum(hand - down, 0.0), hand - down)
    high = np.where(hand < 0, np.minimum(hand + up, 0.0), hand + up)
    return Bounds(
        hand=np.append(hand, LENGTH), low=np.append(low, LEAST), high=np.append(high, MOST)
    )


def _reach(term: Term) -> tuple[float, float]:
    if term.goods or term.text in UNITS:
        return 0.5, 0.8
    if "{" in term.text:
        return (DOWN, TOLD) if term.hand else (0.0, 0.0)  # one that only names a topic
    return (DOWN, UP) if term.hand else (0.0, 0.0)


def fit(sample: Sample, within: Bounds, steps: int = STEPS) -> tuple[Floats, float]:
    """Fit a ridge logistic regression within bounds: the weights, and what every text starts from.

    Accelerated projected gradients, each step scaled by how much of a term there is. What every
    text starts from is shifted so that the cut is at 0.
    """
    shares, trade, counts = sample.shares, sample.trade, sample.counts
    scale = 1.5 * (counts.astype(shares.dtype) @ shares**2) + 2 * PENALTY
    base_scale = 0.25 * counts.sum()
    weights, base = within.hand.copy(), START
    ahead, base_ahead, pace = weights, base, 1.0
    for _ in range(steps):
        error = counts * (1 / (1 + np.exp(-sample.scores(ahead, base_ahead))) - trade)
        slope = shares.T @ error.astype(shares.dtype) + 2 * PENALTY * (ahead - within.hand)
        new = np.clip(ahead - slope / scale, within.low, within.high)
        new_base = base_ahead - error.sum() / base_scale
        uphill = ((ahead - new) * (new - weights) * scale).sum()
        if uphill + (base_ahead - new_base) * (new_base - base) * base_scale > 0:
            pace = 1.0
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - weights)
        base_ahead = new_base + (pace - 1) / faster * (new_base - base)
        weights, base, pace = new, new_base, faster
    return weights, float(base) - CUT


def cross_validated(sample: Sample, within: Bounds) -> dict[str, dict[str, float]]:
    """Measure on texts that the weights had not seen, each kind by itself."""
    scores, folds = np.zeros(len(sample.trade)), sample.folds(FOLDS)
    for fold in range(FOLDS):
        weights, base = fit(sample.some(folds != fold), within, STEPS // 3)
        scores[folds == fold] = sample.some(folds == fold).scores(weights, base)
    trade, judged = sample.trade == 1, scores >= 0
    parts = {kind.name.lower(): sample.kinds == kind.value for kind in Kind}
    return {
        name: agreement(trade[part].tolist(), judged[part].tolist()) for name, part in parts.items()
    }
