"""An article as grouping sees it: its words by weight, its wording, and what it names."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, islice, repeat

import numpy as np
import rensa
from numpy.typing import NDArray

from bot.domain import Article, Sketch
from bot.language import enacting, places, vectors
from bot.stories import aims, blocs, deeds, frames, instances, lexicon, objects, pacts, ways
from bot.stories.tables import code

# What is weighed is the title and the first words, the first sixty the more the earlier they
# stand. Names and figures tell one event from another of its kind, and weigh more than words.
_LEAD_WORDS = 200
_OPENING = tuple(2.0 - number / 60 for number in range(60))
_TITLE_WEIGHT = 1.5
_NAME, _FIGURE = 1.5, 1.75
# Chosen on the development stories and on three made from others; see docs/decisions.md.

PERMUTATIONS = 128
_SURE = 0.1  # below this the share that so few hashes give tells little of how much is held
_SHINGLE = 5
_SHORTEST = 20  # words
_TELLING = 2.0  # inverse document frequency; "the" has 0, "government" 1.75

_SHORT = {"stainless": "steel"}  # what a title may call goods: "duties on stainless"
_LONG, _SPELT = 5, 0.8  # letters of goods that may be misspelt, and share of them that stay

# What outlets call one thing in turns: each by the first of its line.
_ONE_WORD = {
    word: line.split()[0]
    for line in (
        "tariff tariffs duty duties levy levies",
        "ban bans banned bar bars barred halt halts halted prohibition",
        "probe probes inquiry inquiries enquiry investigation investigations",
        "pact pacts accord agreement agreements deal deals treaty",
        "quota quotas cap caps",
    )
    for word in line.split()
}

# An article is found by its heaviest words; those of near-copies are the same.
_TERMS = 20
_OF_PLACES = 8  # that may be names of one place: "China", "Chinese", "Beijing"

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_RATE = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|per ?cent)")
_RATES, _FIRST = 3, 50
_ACTS = ways.KINDS - {ways.RULING} | {"instrument"}  # by which news is of trade
# What stands before a word that opens a sentence, a line or a quotation.
_OPENS = re.compile(r"(?:^|[.!?:][\"”’')]*\s+|\n\s*|[\"“‘]\s*|``\s*)$")


def sketch(article: Article) -> Sketch:
    """Reduce an article to what grouping compares, and what it is found by."""
    start = enacting.begins(article.body)  # what it is done by tells one order from none
    begins = list(islice(_WORD.finditer(article.body, start), _LEAD_WORDS))
    lead = article.body[: begins[-1].end()] if begins else ""
    capitals = _capitals(lead, begins)
    words = vectors.words(article.body)
    heading = _spelt(article.title, lead)
    opening = vectors.words(enacting.unnumbered(lead[start:])) if start else words[:_LEAD_WORDS]
    weights = _weights(vectors.words(heading), opening, capitals)
    aspects = _aspects(heading)
    names = (*aspects, *ways.named(heading), *_deeds(heading))
    first = lead[: begins[_FIRST - 1].end()] if len(begins) >= _FIRST else lead
    title, told = lexicon.fold(heading), frozenset(lexicon.fold(lead))
    return Sketch(
        vector=vectors.embed(weights).astype("<f2").tobytes(),
        shingles=_shingles(words),
        names=tuple(
            chain(
                names,
                _objects(heading, lead, aspects),
                _aims(heading, capitals, told),
                instances.find(heading, lead[start:]),
                _pacts(heading),
                (f"{frames.THING} {word}" for word in frames.things(heading, told)),
                _telling(title),
            )
        ),
        mentions=tuple(
            dict.fromkeys(
                (
                    *names,
                    *_aspects(lead),
                    *ways.mentioned(heading, lead),
                    *_rates(lead[start:]),
                    *(f"on {head}" for head in objects.heads(objects.phrases(first))),
                    *_of_trade(names, title, lexicon.fold(lead)),
                )
            )
        ),
        said=np.array(sorted(map(code, {*title, *told})), "<u4").tobytes(),
        keys=tuple(_terms(weights)),
    )


def alike(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Estimate, of rows of signatures, the share of word sequences in common."""
    hashes = np.equal(one[:, :PERMUTATIONS], other[:, :PERMUTATIONS])
    shares: NDArray[np.float64] = hashes.mean(axis=1)
    return shares


def held(
    one: NDArray[np.uint32], other: NDArray[np.uint32], shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Estimate how much of the shorter of two texts stands in the longer, by what they share.

    Where they share little, or a length is not known, nothing is said.
    """
    lengths = np.stack([one[:, PERMUTATIONS], other[:, PERMUTATIONS]]).astype(np.float64)
    common = shares / (1 + shares) * lengths.sum(axis=0)
    sure = (lengths.min(axis=0) > 0) & (shares >= _SURE)
    parts: NDArray[np.float64] = np.where(sure, common / np.maximum(lengths.min(axis=0), 1.0), 0.0)
    return parts


def rows(held: Sequence[Sketch]) -> NDArray[np.float32]:
    """Read the vectors of sketches, one a row; their embedder is the same."""
    packed = np.frombuffer(b"".join(each.vector for each in held), "<f2")
    return packed.reshape(len(held), -1).astype(np.float32)


def signature(shingles: bytes) -> NDArray[np.uint32]:
    """Read a signature, with the length of the text behind it; a short body agrees with none."""
    read = np.zeros(PERMUTATIONS + 1, "<u4")
    known = np.frombuffer(shingles, "<u4")
    read[: len(known)] = known
    return read


def _spelt(title: str, lead: str) -> str:
    """Put right the goods that a title misspells, by the lead; a title may be that of an address.

    What is misspelt does not stand in the lead so: "Adjusting-Imports-of-Steele".
    """
    if " " not in title:
        title = title.replace("-", " ")
    said, told = {*lexicon.fold(lead)}, {*lexicon.fold(title)}
    known = lexicon.goods_of_one_word()
    goods = sorted(word for word in known & (said - told) if len(word) >= _LONG)

    def right(match: re.Match[str]) -> str:
        word = lexicon.singular(match[0].lower())
        if len(word) < _LONG - 1 or word in said or word in known:
            return match[0]
        return next(iter(get_close_matches(word, goods, 1, _SPELT)), match[0])

    return _WORD.sub(right, title) if goods else title


def _capitals(lead: str, words: Sequence[re.Match[str]]) -> dict[str, int]:
    """Count of each word how much more often it has a capital than not, where one tells a name.

    Words that never have one are left out.
    """
    named = dict[str, int]()
    for match in words:
        word = match[0]
        if word[0].isupper() and not _OPENS.search(lead, max(0, match.start() - 6), match.start()):
            low = word.lower()
            named[low] = named.get(low, 0) + 1
    for match in words:
        if match[0] in named:
            named[match[0]] -= 1
    return {vectors.SPELLINGS.get(word, word): count for word, count in named.items()}


def _weights(
    title: Iterable[str], lead: Iterable[str], capitals: Mapping[str, int]
) -> dict[str, float]:
    """Weigh the words of a title and a lead by how often and where each stands, and its kind."""
    counts: dict[str, float] = defaultdict(float)
    for word in title:
        counts[_ONE_WORD.get(word, word)] += _TITLE_WEIGHT
    for word, weight in zip(lead, chain(_OPENING, repeat(1.0)), strict=False):
        counts[_ONE_WORD.get(word, word)] += weight
    return {
        word: (1.0 + math.log(count))
        * (_FIGURE if word[0].isdigit() else _NAME if capitals.get(word, 0) > 0 else 1.0)
        for word, count in counts.items()
    }


def _telling(title: Iterable[str]) -> Iterator[str]:
    """List the words of a title that tell something."""
    return (word for word in dict.fromkeys(title) if vectors.idf(word) > _TELLING)


def _aspects(text: str) -> tuple[str, ...]:
    """List the countries, goods and instruments that a text names."""
    found = [f"country {place.code}" for place in (*places.find(text), *blocs.find(text))]
    goods, acts = lexicon.subjects(text)
    found += [f"good {good}" for good in sorted(goods)]
    found += [f"instrument {act}" for act in sorted(acts)]
    return tuple(dict.fromkeys(found))


def _of_trade(names: Iterable[str], title: Iterable[str], lead: Sequence[str]) -> Iterator[str]:
    """Say of the news of trade that it is: by what its title names, or how it begins."""
    acting = any(name.partition(" ")[0] in _ACTS for name in names)
    if acting or not frames.OF_TRADE.isdisjoint(chain(title, lead[:_FIRST])):
        yield frames.TRADE


def _deeds(title: str) -> Iterator[str]:
    """List who acts on whom by a title: "deed act US>MX", where either side may be unknown."""
    for kind, agents, patients in deeds.find(title):
        yield f"deed {kind} {'+'.join(sorted(agents))}>{'+'.join(sorted(patients))}"


def _rates(lead: str) -> Iterator[str]:
    """List the first rates of a lead: "rate 24.9"."""
    yield from (f"rate {each[1]}" for each in islice(_RATE.finditer(lead), _RATES))


def _pacts(title: str) -> Iterator[str]:
    """List who are the parties of what a title says is signed or talked over: "pact CL+OM"."""
    if parties := pacts.find(title):
        yield f"{pacts.PACT} {'+'.join(sorted(parties))}"


def _objects(title: str, lead: str, aspects: Collection[str]) -> Iterator[str]:
    """List what the acts of a text are on, so far as its title names it."""
    told = {*lexicon.fold(title)}
    told |= {_SHORT[word] for word in _SHORT.keys() & told}
    phrases = [*objects.phrases(title), *objects.phrases(lead)]
    for each in dict.fromkeys(objects.heads(phrases)):
        if each in told or f"good {each}" in aspects:
            yield f"object {each}"
    for sort in dict.fromkeys(objects.sorts(phrases)):
        if told.issuperset(sort):
            yield f"sort {':'.join(sort)}"


def _aims(title: str, capitals: Mapping[str, int], told: Collection[str]) -> Iterator[str]:
    """List whom a title's act is aimed at, each by the rarest word: "Kharem" of "Kharem Bank".

    What has letters and digits is a name too: "H20".
    """
    for name in aims.find(title):
        words = [
            word
            for word in lexicon.fold(" ".join(name))
            if capitals.get(word, 0) > 0
            or (word in told and not word.isalpha() and not word.isdecimal())
        ]
        if words:
            yield f"aim {min(words, key=lambda word: (-vectors.idf(word), -capitals.get(word, 0)))}"


def _shingles(words: Sequence[str]) -> bytes:
    """Sign a body's word sequences with MinHash, and count them.

    One too short to tell copies by gives nothing.
    """
    if len(words) < _SHORTEST:
        return b""
    hashed = rensa.RMinHash(num_perm=PERMUTATIONS, seed=1)
    hashed.update([" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)])
    return np.asarray([*hashed.digest(), len(words) - _SHINGLE + 1], "<u4").tobytes()


def _terms(weights: dict[str, float]) -> Iterator[int]:
    """Give keys for the words that weigh most; a country has one, whatever it is called."""
    weighed = sorted((-weight * vectors.idf(word), word) for word, weight in weights.items())
    keys = dict.fromkeys(_of_place(word) or word for _, word in weighed[: _TERMS + _OF_PLACES])
    yield from map(_key, islice(keys, _TERMS))


@lru_cache(maxsize=1 << 13)
def _of_place(word: str) -> str | None:
    return places.code(word.capitalize())


def _key(word: str) -> int:
    """Hash a word to a number that both databases hold."""
    digest = blake2b(word.encode(errors="replace"), key=b"term", digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
