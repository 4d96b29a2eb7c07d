"""Fit the words of the wire of 1987, and write their table anew.

    python -m bench.wire FILE            the figures, by nested cross-validation over five seeds
    python -m bench.wire FILE --write    the table bot/stories/wire.txt too

FILE holds the rows of `eval relevance`. The header of wire.txt says what is fitted.
"""

from __future__ import annotations

import argparse
import math
import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.evaluation import rows
from bot.evaluation.relevance import FIELDS, agreement
from bot.stories import wire

TABLE = Path(wire.__file__).with_name("wire.txt")
TEXTS = 5  # in how many stories a word must stand
WORDS = 1_200  # how many are kept: the heaviest of a first fit with all
COST = 0.3  # of a squared step into the margin, against half the squared weights
STEPS, AGAIN = 200, 100  # of a first fit, and of one that sets out from it
FOLDS, INNER, SEEDS = 5, 4, 5
NEAR = 0.01  # of the best F1: the threshold is in the middle of those that come so near
_FIGURES = re.compile(r"# Cross-validated: .*")

Floats = NDArray[np.float64]
Story = tuple[Counter[str], bool, str]  # its words, whether it is about trade, its headline


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """What is fitted: the words with their weights and how rare they are, and a base."""

    rarity: dict[str, float]
    weights: dict[str, float]
    base: float

    def score(self, stories: Sequence[Story]) -> Floats:
        """Score stories; what is above the threshold is about trade."""
        return np.array(
            [
                self.base
                + math.fsum(self.weights[w] * s for w, s in wire.shares(told, self.rarity).items())
                for told, _, _ in stories
            ]
        )


class _Shares:
    """How far each word is present in each story, with a last word that all have."""

    def __init__(self, stories: Sequence[Story], rarity: dict[str, float]) -> None:
        place = {word: at for at, word in enumerate(rarity)}
        present = [{**wire.shares(told, rarity)} for told, _, _ in stories]
        sizes = [len(shares) for shares in present]
        every = np.arange(len(stories))
        self.width = len(place) + 1
        self.rows = np.concatenate((np.repeat(every, sizes), every))
        words = [place[word] for shares in present for word in shares]
        self.columns = np.concatenate((np.array(words, int), np.full(len(stories), len(place))))
        said = [share for shares in present for share in shares.values()]
        self.values = np.concatenate((np.array(said), np.ones(len(stories))))

    def times(self, weights: Floats) -> Floats:
        """Multiply each story's shares with weights."""
        parts = self.values * weights[self.columns]
        return np.asarray(np.bincount(self.rows, parts), float)

    def back(self, errors: Floats) -> Floats:
        """Multiply each word's shares with one number a story."""
        parts = self.values * errors[self.rows]
        return np.asarray(np.bincount(self.columns, parts, minlength=self.width), float)


def _margin(shares: _Shares, trade: Floats, start: Floats, steps: int) -> Floats:
    """Fit a line with a margin and a squared loss, by accelerated gradients with restarts."""
    sign = 2 * trade - 1
    probe = np.ones(shares.width)
    for _ in range(12):
        probe = shares.back(shares.times(probe))
        size = float(np.linalg.norm(probe))
        probe /= size
    step = 1 / (1 + 2 * COST * size)
    weights, ahead, pace = start, start, 1.0
    for _ in range(steps):
        short = np.maximum(0.0, 1 - sign * shares.times(ahead))
        slope = ahead - 2 * COST * shares.back(sign * short)
        new = ahead - step * slope
        if (slope * (new - weights)).sum() > 0:
            pace = 1.0
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = new + (pace - 1) / faster * (new - weights)
        weights, pace = new, faster
    return weights


def fit(stories: Sequence[Story]) -> Fitted:
    """Choose the words that tell most, and fit their weights."""
    texts = Counter(word for told, _, _ in stories for word in told)
    trade = np.array([float(label) for _, label, _ in stories])
    number = len(stories)
    rarity = {
        word: round(math.log((1 + number) / (1 + n)) + 1, 2)
        for word, n in sorted(texts.items())
        if n >= TEXTS and len(word) > 1 and not word.isdigit()
    }
    first = _margin(_Shares(stories, rarity), trade, np.zeros(len(rarity) + 1), STEPS)
    heaviest = np.sort(np.argsort(-abs(first[:-1]), kind="stable")[:WORDS])
    words = [*rarity]
    kept = {words[at]: rarity[words[at]] for at in heaviest}
    start = first[np.append(heaviest, -1)]
    last = _margin(_Shares(stories, kept), trade, start, AGAIN)
    return Fitted(
        rarity=kept,
        weights=dict(zip(kept, last[:-1].tolist(), strict=True)),
        base=float(last[-1]),
    )


def folds(stories: Sequence[Story], number: int, salt: str) -> NDArray[np.int64]:
    """Give each story a fold by its headline, so that what was sent twice is in one."""
    named = (re.sub(r"\W+", " ", title.lower()) + salt for _, _, title in stories)
    return np.array([zlib.crc32(name.encode()) % number for name in named])


def unseen(stories: Sequence[Story], number: int, salt: str) -> Floats:
    """Score each story by what was fitted without its fold."""
    scores, fold_of = np.zeros(len(stories)), folds(stories, number, salt)
    for fold in range(number):
        known = [story for story, own in zip(stories, fold_of, strict=True) if own != fold]
        rest = [story for story, own in zip(stories, fold_of, strict=True) if own == fold]
        scores[fold_of == fold] = fit(known).score(rest)
    return scores


def threshold(scores: Floats, trade: NDArray[np.bool_]) -> float:
    """Choose the score from which a story is about trade: the middle of the good ones."""
    cuts = np.quantile(scores, np.linspace(0.85, 1, 600))
    both = np.array([(trade & (scores >= cut)).sum() for cut in cuts])
    taken = np.array([(scores >= cut).sum() for cut in cuts])
    f1 = 2 * both / np.maximum(taken + trade.sum(), 1)
    good = cuts[f1 >= f1.max() - NEAR]
    return float(good.min() + good.max()) / 2


def nested(stories: Sequence[Story], seed: int) -> dict[str, float]:
    """Measure on stories that neither the words, the weights nor the threshold had seen."""
    trade = np.array([label for _, label, _ in stories])
    judged, fold_of = np.zeros(len(stories), bool), folds(stories, FOLDS, f"outer {seed}")
    for fold in range(FOLDS):
        known = [story for story, own in zip(stories, fold_of, strict=True) if own != fold]
        rest = [story for story, own in zip(stories, fold_of, strict=True) if own == fold]
        cut = threshold(unseen(known, INNER, f"inner {seed}"), trade[fold_of != fold])
        judged[fold_of == fold] = fit(known).score(rest) >= cut
    return agreement(trade.tolist(), judged.tolist())


def steepness(scores: Floats, trade: NDArray[np.bool_]) -> float:
    """Choose how fast the logistic of a score above the threshold rises: the likeliest."""
    tried = np.linspace(1, 12, 45)
    signed = np.where(trade, scores, -scores)
    return float(tried[np.argmin([np.logaddexp(0, -each * signed).sum() for each in tried])])


def render(table: str, fitted: Fitted, figures: str) -> str:
    """Write the table with other words, the heaviest first."""
    head = "".join(line for line in table.splitlines(keepends=True) if line.startswith("#"))
    head = _FIGURES.sub(f"# Cross-validated: {figures}.", head) if figures else head
    words = sorted(fitted.weights, key=lambda word: (-fitted.weights[word], word))
    told = "".join(f"{fitted.weights[w]:+.2f} {fitted.rarity[w]:.2f}  {w}\n" for w in words)
    return f"{head}\nbias {fitted.base:+.2f}\n\n{told}"


def read(path: Path) -> list[Story]:
    """Read labelled stories."""
    labelled = rows.read(path, FIELDS)
    return [(wire.told(row["title"], row["text"]), row["trade"], row["title"]) for row in labelled]


def shipped(stories: Sequence[Story]) -> Fitted:
    """Fit what is shipped: scaled so that its logistic is at a half at the threshold."""
    trade = np.array([label for _, label, _ in stories])
    scores, whole = unseen(stories, FOLDS, "shipped"), fit(stories)
    cut = threshold(scores, trade)
    steep = steepness(scores - cut, trade)
    weights = {word: steep * weight for word, weight in whole.weights.items()}
    return Fitted(rarity=whole.rarity, weights=weights, base=steep * (whole.base - cut))


def main() -> None:
    """Print the figures, and write the table where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="rows {id, title, text, trade}")
    parser.add_argument("--write", action="store_true", help="write the table of bot/stories")
    asked = parser.parse_args()
    stories = read(asked.file)
    measured = [nested(stories, seed) for seed in range(SEEDS)]
    told = (
        f"{name} {np.mean([m[name] for m in measured]):.3f} "
        f"({min(m[name] for m in measured):.3f} to {max(m[name] for m in measured):.3f})"
        for name in ("precision", "recall", "f1")
    )
    figures = ", ".join(told)
    print(f"Cross-validated: {figures}")
    if asked.write:
        text = render(TABLE.read_text("utf-8"), shipped(stories), figures)
        TABLE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
