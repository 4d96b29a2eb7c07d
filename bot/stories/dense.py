"""Vectors that a model made of articles, beside our own: what they add to how like two are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.domain import Article

#: With fewer vectors nothing can be said of the scale on which a model's cosines lie.
_LEAST = 6
_CHARACTERS = 1_500  # of an article's body that a model is given
# Of the likeness so much is the model's. With vectors of a small static model (wordllama, 256
# places) the development stories lost .01 of B-cubed F1 by this share, and .04 by one half.
_SHARE = 0.25

Pairs = NDArray[np.float64]


def text(article: Article) -> str:
    """Give what a model makes a vector of: the title and how the article begins."""
    return f"{article.title}\n\n{article.body[:_CHARACTERS]}"


def blend(likeness: Pairs, dense: Sequence[bytes]) -> Pairs:
    """Let a model's vectors have their share in how like articles are.

    Its cosines lie on a scale of its own: they are brought to the mean and the spread that
    ours have among the same articles. Those without a vector are compared by ours alone.
    """
    size = max(map(len, dense), default=0)
    held = [at for at, each in enumerate(dense) if size and len(each) == size]
    if len(held) < _LEAST:
        return likeness
    rows = np.frombuffer(b"".join(dense[at] for at in held), "<f4").reshape(len(held), -1)
    cosines = np.einsum("ij,kj->ik", rows, rows).astype(np.float64)
    block = np.ix_(held, held)
    ours, upper = likeness[block], np.triu_indices(len(held), 1)
    spread = cosines[upper].std()
    if not spread > 1e-6:
        return likeness
    moved = (cosines - cosines[upper].mean()) * (ours[upper].std() / spread) + ours[upper].mean()
    mixed = (1 - _SHARE) * ours + _SHARE * np.minimum(moved, 1.0)
    np.fill_diagonal(mixed, 1.0)
    blended = likeness.copy()
    blended[block] = mixed
    return blended
