"""Whether a text is about trade policy: weighted terms and acts, open to view."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from bot.domain import Relevance
from bot.stories import bylines, lexicon, topics
from bot.stories.lexicon import Term

# A mention in the title counts as eight, as four where a text of some length never takes the word
# up (an act: any of trade), for it may be a figure of speech; one in the first sentence as three.
# The n-th mention adds ever less, and far less in a long text than in a short one, up to 400 words:
# a headline and a sentence have few places for evidence, and start from a little more. What speaks
# against trade, goods, and the words of the wire have their places all the same: they count as in
# a text of usual length at least, and those words twice in a title. Chosen with the weights (see
# lexicon.txt).
_TITLE, _TITLE_ALONE, _TITLE_WIRE, _SHORT = 8, 4, 2, 60
_LEAD, _AGAIN = 160, 2  # characters; how much more a mention in them counts
_SATURATION = 3.0
_LENGTH_SHARE = 0.9
_USUAL_LENGTH, _MOST_LENGTH = 150, 400  # words
_SUMMARY, _ARTICLE = 40, 160  # words: what a feed gives at most, and an article at least

_READ = 20_000  # characters: news says what it is about early
_CLOSE = 0.2  # the score from which it is asked who acts
_OPENING = 300  # and an act that is the news, in the title or the first sentences


def judge(title: str, text: str) -> Relevance:
    """Score how far a text is about trade policy; from 0.5 on it is.

    The score is the logistic of the lexicon's bias and of the weight of each term and act times
    its share. `terms` gives those products, the heaviest first.
    """
    counts = _counts(title, text)
    far, (usual, short) = reach(text), lexicon.bias()
    told = [
        (term.text, (far * term.weight + (1 - far) * term.short) * share)
        for term, share in _shares(counts, text).items()
    ]
    told += _wire(title, text)
    told.append(("short text", (1 - far) * (short - usual)))
    score = 1 / (1 + math.exp(-usual - math.fsum(weight for _, weight in told)))
    heaviest = sorted(told, key=lambda term: (-abs(term[1]), term[0]))
    about = topics.find(counts, title, text)
    # Names take longer to find than all else, and most news has nothing to do with trade.
    acting, named = topics.acting(title, text[:_READ]) if score >= _CLOSE else ((), ())
    about = topics.besides(about, named, f"{title}\n\n{text}")
    return Relevance(
        relevant=score >= 0.5,
        score=score,
        topics=tuple(topic.name for topic in about),
        terms=tuple((term, round(weight, 3)) for term, weight in heaviest if weight),
        about=(*about, *acting),
        named=named,
        agency=bylines.dateline(text),
        credited=bylines.names(text),
        otherwise=lexicon.otherwise(title, text[:_READ]),
    )


def shares(title: str, text: str) -> dict[Term, float]:
    """Say how far each term and act is present in a text, from 0 to 1: what its weight counts."""
    return _shares(_counts(title, text), text)


def words(title: str, text: str) -> dict[str, float]:
    """Say how far each word is present in a text, from 0 to 1, for those of the wire."""
    counts = Counter(lexicon.fold(title) * _TITLE_WIRE + lexicon.fold(text[:_READ]))
    usual = _half(max(_length(text), _USUAL_LENGTH))
    return {word: count / (count + usual) for word, count in counts.items()}


def reach(text: str) -> float:
    """Say how far a text has the length of an article, from 0 to 1: a short one has little room.

    So far the weights of an article and the words of the wire count, and those of a headline and
    a sentence for the rest.
    """
    return min(1.0, max(0.0, (_length(text) - _SUMMARY) / (_ARTICLE - _SUMMARY)))


def _wire(title: str, text: str) -> Iterator[tuple[str, float]]:
    """Weigh the words of the wire against what they come to in its usual text."""
    weights, far = lexicon.wire(), reach(text)
    for word, share in words(title, text).items():
        if word in weights:
            yield word, weights[word] * share * far
    yield "words of the usual text", -lexicon.usual() * far


def _counts(title: str, text: str) -> dict[Term, int]:
    words = frozenset(lexicon.fold(text[:_READ]))
    whole = words.union(lexicon.fold(title))
    in_title = lexicon.find(title, whole) + lexicon.find_acts(title, whole)
    in_text = lexicon.find(text[:_READ], whole) + lexicon.find_acts(text[:_OPENING], whole)
    short = _length(text) < _SHORT
    trade = any(term.hand >= 1 and not term.faint for term in in_text)
    lead = lexicon.find(text[:_LEAD], whole)
    counts: Counter[Term] = Counter()
    for term in in_title | in_text:
        act = "{" in term.text
        taken_up = short or (trade if act else not words.isdisjoint(term.words))
        again = 0 if term.faint else _AGAIN * lead[term]
        titled = (_TITLE if taken_up else _TITLE_ALONE) * in_title[term]
        counts[term] = in_text[term] + again + titled
    return counts


def _shares(counts: dict[Term, int], text: str) -> dict[Term, float]:
    length = _length(text)
    half, usual = _half(length), _half(max(length, _USUAL_LENGTH))
    return {
        term: count / (count + (usual if term.faint else half)) for term, count in counts.items()
    }


def _half(length: int) -> float:
    share = min(length, _MOST_LENGTH) / _USUAL_LENGTH
    return _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * share)


def _length(text: str) -> int:
    return len(text[:_READ].split())
