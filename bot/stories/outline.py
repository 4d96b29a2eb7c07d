"""An article as grouping sees it: its words by weight, its wording, and what it names."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

import numpy as np
import rensa
from numpy.typing import NDArray

from bot.domain import Article, Sketch
from bot.language import places, vectors
from bot.stories import aims, deeds, lexicon, objects

# What is weighed is the title and the first words, the first sixty the more the earlier they
# stand. Names and figures tell one event from another of its kind, and weigh more than words.
_LEAD_WORDS = 200
_OPENING_WORDS = 60
_TITLE_WEIGHT = 1.5
_NAME, _FIGURE = 1.5, 1.75
# Chosen on the development stories and on three made from others; see docs/decisions.md.

PERMUTATIONS = 128
_SHINGLE = 5
_SHORTEST = 20  # words
_TELLING = 2.0  # inverse document frequency; "the" has 0, "government" 1.75

# An article is found by its heaviest words, and by bands of its signature: two that share eight
# in ten of their word sequences share one of these always, that share half in two of five
# cases; near-copies share heavy words besides.
_TERMS = 20
_BANDS, _ROWS = 8, 4

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# What stands before a word that opens a sentence, a line or a quotation.
_OPENS = re.compile(r"(?:^|[.!?:][\"”’')]*\s+|\n\s*|[\"“‘]\s*|``\s*)$")


def sketch(article: Article) -> Sketch:
    """Reduce an article to what grouping compares, and what it is found by."""
    lead = _first(article.body, _LEAD_WORDS)
    capitals = _capitals(lead)
    weights = _weights(article.title, lead, capitals)
    shingles = _shingles(article.body)
    names = (*_aspects(article.title), *_deeds(article.title))
    said = frozenset(lexicon.fold(f"{article.title}\n{lead}"))
    return Sketch(
        vector=vectors.embed(weights).astype("<f2").tobytes(),
        shingles=shingles,
        names=(*names, *_objects(article.title, lead, capitals), *_telling(article.title)),
        mentions=tuple(dict.fromkeys((*names, *_aspects(lead)))),
        said=np.array(sorted(map(code, said)), "<u4").tobytes(),
        keys=tuple(dict.fromkeys((*_terms(weights), *_bands(shingles)))),
    )


def code(word: str) -> int:
    """Hash a folded word to four bytes."""
    return zlib.crc32(word.encode(errors="replace"))


def alike(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Estimate, of rows of signatures, the share of word sequences in common."""
    shares: NDArray[np.float64] = np.equal(one, other).mean(axis=1)
    return shares


def rows(held: Sequence[Sketch]) -> NDArray[np.float32]:
    """Read the vectors of sketches, one a row; their embedder is the same."""
    packed = np.frombuffer(b"".join(each.vector for each in held), "<f2")
    return packed.reshape(len(held), -1).astype(np.float32)


def signature(shingles: bytes) -> NDArray[np.uint32]:
    """Read a signature; that of a short body agrees with none."""
    if not shingles:
        return np.zeros(PERMUTATIONS, "<u4")
    return np.frombuffer(shingles, "<u4")


def _first(text: str, words: int) -> str:
    """Cut a text after so many words."""
    for number, match in enumerate(_WORD.finditer(text), start=1):
        if number > words:
            return text[: match.start()]
    return text


def _capitals(lead: str) -> Counter[str]:
    """Count of each word how much more often it has a capital than not, where one tells a name."""
    counts = Counter[str]()
    for match in _WORD.finditer(lead):
        word = match[0].lower()
        word = vectors.SPELLINGS.get(word, word)
        if not match[0][0].isupper():
            counts[word] -= 1
        elif not _OPENS.search(lead, max(0, match.start() - 6), match.start()):
            counts[word] += 1
    return counts


def _weights(title: str, lead: str, capitals: Mapping[str, int]) -> dict[str, float]:
    """Weigh the words of a title and a lead by how often and where each stands, and its kind."""
    counts: dict[str, float] = {}
    for word in vectors.words(title):
        counts[word] = counts.get(word, 0.0) + _TITLE_WEIGHT
    for number, word in enumerate(vectors.words(lead)):
        counts[word] = counts.get(word, 0.0) + 1.0 + max(0.0, 1.0 - number / _OPENING_WORDS)
    return {
        word: (1.0 + math.log(count))
        * (_FIGURE if word[0].isdigit() else _NAME if capitals.get(word, 0) > 0 else 1.0)
        for word, count in counts.items()
    }


def _telling(title: str) -> Iterator[str]:
    """List the words of a title that tell something."""
    return (word for word in dict.fromkeys(lexicon.fold(title)) if vectors.idf(word) > _TELLING)


def _aspects(text: str) -> tuple[str, ...]:
    """List the countries, goods and instruments that a text names."""
    found = [f"country {place.code}" for place in places.find(text)]
    goods, acts = lexicon.subjects(text)
    found += [f"good {good}" for good in sorted(goods)]
    found += [f"instrument {act}" for act in sorted(acts)]
    return tuple(dict.fromkeys(found))


def _deeds(title: str) -> Iterator[str]:
    """List who acts on whom by a title: "deed act US>MX", where either side may be unknown."""
    for kind, agents, patients in deeds.find(title):
        yield f"deed {kind} {'+'.join(sorted(agents))}>{'+'.join(sorted(patients))}"


def _objects(title: str, lead: str, capitals: Mapping[str, int]) -> Iterator[str]:
    """List what the acts of a text are on, so far as its title names it, and at whom they aim.

    Of a name it is the rarest word: "Kharem" of "Kharem Bank".
    """
    told = {*lexicon.fold(title), *lexicon.subjects(title)[0]}
    found = [each for each in objects.find(lead) if each in told]
    for name in aims.find(title):
        words = [word for word in lexicon.fold(" ".join(name)) if capitals.get(word, 0) > 0]
        found += sorted(words, key=lambda word: (-vectors.idf(word), -capitals[word]))[:1]
    return (f"object {each}" for each in dict.fromkeys(found))


def _shingles(body: str) -> bytes:
    """Sign a body's word sequences with MinHash; one too short to tell copies by gives nothing."""
    words = vectors.words(body)
    if len(words) < _SHORTEST:
        return b""
    hashed = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
    hashed.update([" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)])
    return np.asarray(hashed.digest(), "<u4").tobytes()


def _terms(weights: dict[str, float]) -> Iterator[int]:
    """Give a key for each of the words that weigh most."""
    weighed = [(weight * vectors.idf(word), word) for word, weight in weights.items()]
    for _, word in sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:_TERMS]:
        yield _key(b"term", word.encode(errors="replace"))


def _bands(shingles: bytes) -> Iterator[int]:
    width = _ROWS * 4
    for band in range(_BANDS if shingles else 0):
        yield _key(b"band %d" % band, shingles[band * width : (band + 1) * width])


def _key(kind: bytes, value: bytes) -> int:
    """Hash to a number that both databases hold."""
    digest = blake2b(value, key=kind, digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
