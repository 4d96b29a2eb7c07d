"""Which story an article belongs to, and whose wording it shares."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
import rensa
from numpy.typing import NDArray

from bot.domain import Article, Placed, Placement
from bot.language import places, vectors
from bot.stories import lexicon

# An article joins the story whose centroid it is nearest to, when its cosine there exceeds
# its mean cosine to the other stories by MARGIN. That mean is what all news of a beat shares:
# near 0.05 for news at large, 0.14 for tariff news alone, which a bare threshold puts into one
# story. 0.08 counts as three stories until the window has its own. MARGIN by four-fold
# cross-validation over the topics of the development stories: every fold chose 0.18 to 0.26.
MARGIN = 0.22
_USUAL, _USUAL_STORIES = 0.08, 3
_TITLE_WEIGHT = 1.5
_LEAD_WORDS = 200

# Two bodies of one voice share 4 in 10 of their five-word sequences. One half of a text that an
# outlet cut in two shares 5 with the whole; of the pairs of reports of one event among the
# development stories 95 in 100 share less than 1, and under 1 in 100 shares 4.
_COPY = 0.4
_PERMUTATIONS = 128
_SHINGLE = 5
_SHORTEST = 20  # words
_SAME_TITLE = 0.6  # words that two titles of one official document share
_TELLING = 2.0  # inverse document frequency; "the" has 0, "government" 1.75

Vectors = NDArray[np.float32]


def place(article: Article, placed: Sequence[Placed]) -> Placement:
    """Find the story an article joins, and the voice whose wording it has.

    `placed` are the articles of the stories still open, in any order. An article never joins
    a story whose titles name other goods (steel, aluminium), nor an official text one that
    it shares only the boilerplate of.
    """
    vector = vectors.embed(
        " ".join(islice(article.body.split(), _LEAD_WORDS)),
        title=article.title,
        title_weight=_TITLE_WEIGHT,
    )
    shingles, names = _shingles(article.body), _names(article.title)
    ordered = sorted(placed, key=lambda other: (other.story_id, other.article_id))
    likeness = _likeness(shingles, ordered)
    story_id = _story(article, vector, names, ordered, likeness)
    return Placement(
        story_id=story_id,
        voice=_voice(story_id, ordered, likeness),
        vector=vector.astype("<f4").tobytes(),
        shingles=shingles,
        names=names,
    )


def _story(
    article: Article,
    vector: Vectors,
    names: tuple[str, ...],
    ordered: Sequence[Placed],
    likeness: NDArray[np.float64],
) -> str | None:
    if not ordered:
        return None
    ids = [other.story_id for other in ordered]
    starts = [i for i, story in enumerate(ids) if i == 0 or story != ids[i - 1]]
    ends = [*starts[1:], len(ids)]
    members = np.frombuffer(b"".join(other.vector for other in ordered), "<f4")
    cosines = _to_centroids(vector, members.reshape(len(ids), -1), starts, ends)
    others = cosines.sum() - cosines + _USUAL * _USUAL_STORIES
    margins = cosines - others / (len(starts) - 1 + _USUAL_STORIES)
    for story in sorted(np.flatnonzero(margins > MARGIN).tolist(), key=lambda i: -margins[i]):
        told = slice(starts[story], ends[story])
        if not _apart(article, names, ordered[told], likeness[told]):
            return ids[starts[story]]
    return None


def _to_centroids(
    vector: Vectors, members: Vectors, starts: Sequence[int], ends: Sequence[int]
) -> NDArray[np.float64]:
    """Give the cosine of a vector to the sum of each run of members."""
    sums = np.add.reduceat((members @ vector).astype(np.float64), starts)
    lengths = [
        1.0 if end - start == 1 else float(np.linalg.norm(members[start:end].sum(axis=0)))
        for start, end in zip(starts, ends, strict=True)
    ]
    return sums / np.maximum(lengths, 1e-9)


def _apart(
    article: Article,
    names: tuple[str, ...],
    members: Sequence[Placed],
    likeness: NDArray[np.float64],
) -> bool:
    """Say whether an article is about another thing than a story that reads like it."""
    goods = _goods(names)
    told = frozenset[str]().union(*(_goods(member.names) for member in members))
    if goods and told and not goods & told:
        return True
    copied = [set(m.names) for m, like in zip(members, likeness, strict=True) if like >= _COPY]
    return article.official and bool(copied) and not any(_same(set(names), c) for c in copied)


def _same(title: set[str], other: set[str]) -> bool:
    if {word for word in title if word.isupper()} != {word for word in other if word.isupper()}:
        return False
    return len(title & other) >= _SAME_TITLE * len(title | other)


def _voice(
    story_id: str | None, ordered: Sequence[Placed], likeness: NDArray[np.float64]
) -> int | None:
    alike = [
        (like, -other.voice)
        for other, like in zip(ordered, likeness, strict=True)
        if other.story_id == story_id and like >= _COPY
    ]
    return -max(alike)[1] if alike else None


def _names(title: str) -> tuple[str, ...]:
    """List what a title names: the codes of its countries, then its words that tell something."""
    codes = sorted({place.code for place in places.find(title)})
    telling = (word for word in lexicon.fold(title) if vectors.idf(word) > _TELLING)
    return tuple(dict.fromkeys((*codes, *telling)))


@lru_cache(maxsize=1 << 14)
def _goods(names: tuple[str, ...]) -> frozenset[str]:
    return lexicon.products(" ".join(names))


def _shingles(body: str) -> bytes:
    """Sign a body's word sequences with MinHash; one too short to tell copies by gives nothing."""
    words = vectors.words(body)
    if len(words) < _SHORTEST:
        return b""
    signature = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=1)
    signature.update([" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)])
    return np.asarray(signature.digest(), "<u4").tobytes()


def _likeness(shingles: bytes, ordered: Sequence[Placed]) -> NDArray[np.float64]:
    """Estimate the share of word sequences that a body has in common with each placed one."""
    likeness = np.zeros(len(ordered))
    signed = [i for i, other in enumerate(ordered) if shingles and other.shingles]
    if signed:
        others = np.frombuffer(b"".join(ordered[i].shingles for i in signed), "<u4")
        same = others.reshape(len(signed), -1) == np.frombuffer(shingles, "<u4")
        likeness[signed] = same.mean(axis=1)
    return likeness
