"""Fit weights of terms within bounds, and measure them on texts that they had not seen."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.evaluation.relevance import agreement
from bot.stories.lexicon import Term

# What news of 1987 tells wrongly: it has these terms under its commodities, or hardly at all.
KEPT = frozenset({"tariff", "sanction", "duty on", "export quota", "import quota"}) | {
    "export licence", "anti dumping", "trade talk", "trade negotiation", "import duty",
    "import tax", "import levy",
}  # fmt: skip
UNITS = frozenset({"tonne", "bushel", "barrel"})  # of commodities then, of quotas too now
PENALTY = 0.1  # for each squared step from the hand weight
SHORT_DOWN, SHORT_UP, SHORT_PENALTY = 3.0, 3.0, 0.3  # in a headline and a sentence
LEAD = 6.0  # what an invented lead counts, in stories of the wire
LEAD_CUT = -0.3
ACT_DOWN = 3.0  # an act in an article; one below 0 may go as far as other terms
CREDIT, MOST_CREDIT = 0.8, 2.5  # what a headline and a sentence start from more
WIRE_PENALTY, WIRE_REACH = 1.5, 1.0  # of the words of the wire, which have none
WIRE_WORDS, WIRE_TEXTS = 400, 15  # how many are kept, and in how many texts a word must stand
START = -3.4  # what every text starts from, before fitting
FOLDS, INNER = 5, 4
STEPS = 400
NEAR = 0.02  # of the best F1: the threshold is in the middle of those that come so near

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Labelled texts: how far each term is present in each, and which are about trade.

    The columns: each term as far as a text has the length of an article, each as far as it has
    not, one for that alone, and the words of the wire.
    """

    shares: NDArray[np.float32]
    far: Floats  # how far each has the length of an article
    trade: Floats
    counts: Floats  # in stories of the wire
    titles: tuple[str, ...]

    def some(self, which: NDArray[Any]) -> Sample:
        """Give some of the texts."""
        titles = np.array(self.titles, object)[which]
        return Sample(
            shares=self.shares[which],
            far=self.far[which],
            trade=self.trade[which],
            counts=self.counts[which],
            titles=tuple(titles),
        )

    def only(self, columns: NDArray[Any] | slice) -> Sample:
        """Give the texts with some of the columns."""
        return replace(self, shares=self.shares[:, columns])

    def scores(self, weights: Floats, base: float) -> Floats:
        """Score each text."""
        return np.asarray(self.shares @ weights.astype(self.shares.dtype) + base, float)

    def folds(self, number: int, salt: str) -> NDArray[np.int64]:
        """Give each text a fold by its title, so that what was sent twice is in one."""
        named = (re.sub(r"\W+", " ", title.lower()) + salt for title in self.titles)
        return np.array([zlib.crc32(name.encode()) % number for name in named])


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Where fitting sets out for each column, how far it may go, and what a step costs."""

    hand: Floats
    low: Floats
    high: Floats
    penalty: Floats

    def some(self, which: NDArray[Any]) -> Bounds:
        """Give those of some columns."""
        return Bounds(
            hand=self.hand[which],
            low=self.low[which],
            high=self.high[which],
            penalty=self.penalty[which],
        )


def bounds(terms: Sequence[Term], words: int = 0) -> Bounds:
    """Say how far each weight may go from the one given by hand; none changes its sign.

    Behind those of the terms stand so many words of the wire.
    """
    hand = np.array([term.hand for term in terms])
    reach = [_reach(term) for term in terms]
    short = [_short_reach(term) for term in terms]
    down, up = (np.array(side) for side in zip(*reach, *short, strict=True))
    both = np.append(hand, hand)
    low, high = both - down, both + up
    wire = np.full(words, WIRE_REACH)
    return Bounds(
        hand=np.concatenate((both, [CREDIT], 0 * wire)),
        low=np.concatenate((np.where(both > 0, np.maximum(low, 0.0), low), [0.0], -wire)),
        high=np.concatenate((np.where(both < 0, np.minimum(high, 0.0), high), [MOST_CREDIT], wire)),
        penalty=np.concatenate(
            (
                np.full(len(terms), PENALTY),
                np.full(len(terms) + 1, SHORT_PENALTY),
                np.full(words, WIRE_PENALTY),
            )
        ),
    )


def _reach(term: Term) -> tuple[float, float]:
    if term.text in KEPT:
        return 0.0, 0.0
    if term.goods:
        return 1.2, 0.8
    if "{" in term.text:
        return (ACT_DOWN, 2.0) if term.hand else (0.0, 0.0)  # one that only names a topic
    if term.hand == 0:
        return 0.5, 0.5
    return (1.0 if term.text in UNITS else 2.0, 4.0) if term.hand < 0 else (3.0, 4.0)


def _short_reach(term: Term) -> tuple[float, float]:
    if term.goods or term.text in UNITS:
        return 0.5, 0.8
    return (SHORT_DOWN, SHORT_UP) if term.hand else (0.0, 0.0)


def fit(sample: Sample, within: Bounds, steps: int = STEPS) -> tuple[Floats, float]:
    """Fit a ridge logistic regression within bounds: the weights, and what every text starts from.

    Accelerated projected gradients, each step scaled by how much of a term there is.
    """
    shares, trade, counts = sample.shares, sample.trade, sample.counts
    scale = 1.5 * (counts.astype(shares.dtype) @ shares**2) + 2 * within.penalty
    base_scale = 0.25 * counts.sum()
    weights, base = within.hand.copy(), START
    ahead, base_ahead, pace = weights, base, 1.0
    for _ in range(steps):
        error = counts * (1 / (1 + np.exp(-sample.scores(ahead, base_ahead))) - trade)
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


def threshold(scores: Floats, trade: Floats, room: Floats | float = 1.0) -> float:
    """Choose the score from which a text is about trade: the middle of the good ones.

    `room` says how far each text has it.
    """
    cuts = np.linspace(-3.0, 3.0, 301)
    f1 = np.array([_f1(scores >= cut * room, trade) for cut in cuts])
    good = cuts[f1 >= f1.max() - NEAR]
    return float(good.min() + good.max()) / 2


def _f1(judged: NDArray[np.bool_], trade: Floats) -> float:
    return float(2 * (judged * trade).sum() / max(judged.sum() + trade.sum(), 1))


def cuts(scores: Floats, sample: Sample) -> tuple[float, float]:
    """Choose the scores from which an article, and a lead, is about trade.

    That of articles is chosen by the stories of the wire; that of leads is set a little low, since
    what is missed is lost and the look-alikes among ours are more, and harder, than a feed's.
    """
    wire = sample.counts == 1
    return threshold(scores[wire], sample.trade[wire], sample.far[wire]), LEAD_CUT


def chosen(sample: Sample, within: Bounds) -> NDArray[np.int64]:
    """Choose the columns of the terms, and of the words of the wire those that tell most."""
    weights, _ = fit(sample, within, STEPS // 6)
    wire = np.flatnonzero(within.penalty == WIRE_PENALTY)
    heaviest = wire[np.argsort(-abs(weights[wire]), kind="stable")[:WIRE_WORDS]]
    return np.sort(np.append(np.flatnonzero(within.penalty != WIRE_PENALTY), heaviest))


def cross_validated(sample: Sample, within: Bounds) -> dict[str, dict[str, float]]:
    """Measure on texts that neither the words, the weights nor the threshold had seen."""
    met = np.flatnonzero(sample.shares.any(axis=0))
    sample, within = sample.only(met), within.some(met)
    judged, folds = np.zeros(len(sample.trade), bool), sample.folds(FOLDS, "")
    for fold in range(FOLDS):
        known, rest = sample.some(folds != fold), sample.some(folds == fold)
        columns = chosen(known, within)
        known, bounded = known.only(columns), within.some(columns)
        cut, short = cuts(unseen(known, bounded, INNER, "inner"), known)
        weights, base = fit(known, bounded, STEPS // 3)
        scores = rest.only(columns).scores(weights, base)
        judged[folds == fold] = scores >= rest.far * cut + (1 - rest.far) * short
    trade = sample.trade == 1
    parts = {"stories of the wire": sample.counts == 1, "leads": sample.counts != 1}
    return {
        name: agreement(trade[part].tolist(), judged[part].tolist()) for name, part in parts.items()
    }
