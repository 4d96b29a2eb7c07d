"""Whether a text is about trade policy: weighted terms and acts, open to view."""

from __future__ import annotations

import math
from collections import Counter

from bot.domain import Relevance
from bot.stories import lexicon, topics
from bot.stories.lexicon import Term

# A mention in the title counts as eight, as four where a text of some length never takes the
# word up: it may be a figure of speech. The n-th mention adds ever less, and far less in a long
# text than in a short one, up to 400 words: a headline and a sentence have few places for
# evidence. Chosen with the weights (see lexicon.txt).
_TITLE, _TITLE_ALONE, _SHORT = 8, 4, 60
_SATURATION = 3.0
_LENGTH_SHARE = 0.9
_USUAL_LENGTH, _MOST_LENGTH = 150, 400  # words

_READ = 20_000  # characters: news says what it is about early
_CLOSE = 0.2  # the score from which it is asked who acts
_OPENING = 300  # and an act that is the news, in the title or the first sentences


def judge(title: str, text: str) -> Relevance:
    """Score how far a text is about trade policy; from 0.5 on it is.

    The score is the logistic of the lexicon's bias and of the weight of each term and act times
    its share. `terms` gives those products, the heaviest first.
    """
    counts = _counts(title, text)
    shares = {term: term.weight * share for term, share in _shares(counts, text).items()}
    score = 1 / (1 + math.exp(-lexicon.bias() - math.fsum(shares.values())))
    heaviest = sorted(shares.items(), key=lambda share: (-abs(share[1]), share[0].text))
    about = topics.find(counts, title, text)
    # Names take longer to find than all else, and most news has nothing to do with trade.
    acting = topics.acting(title, text) if score >= _CLOSE else ()
    return Relevance(
        relevant=score >= 0.5,
        score=score,
        topics=tuple(topic.name for topic in about),
        terms=tuple((term.text, round(share, 3)) for term, share in heaviest if share),
        about=(*about, *acting),
    )


def shares(title: str, text: str) -> dict[Term, float]:
    """Say how far each term and act is present in a text, from 0 to 1: what its weight counts."""
    return _shares(_counts(title, text), text)


def _counts(title: str, text: str) -> dict[Term, int]:
    in_title = lexicon.find(title) + lexicon.find_acts(title)
    in_text = lexicon.find(text[:_READ]) + lexicon.find_acts(text[:_OPENING])
    words = frozenset(lexicon.fold(text[:_READ]))
    short = _length(text) < _SHORT
    counts: Counter[Term] = Counter()
    for term in in_title | in_text:
        taken_up = short or "{" in term.text or not words.isdisjoint(term.words)
        counts[term] = in_text[term] + (_TITLE if taken_up else _TITLE_ALONE) * in_title[term]
    return counts


def _shares(counts: dict[Term, int], text: str) -> dict[Term, float]:
    length = min(_length(text), _MOST_LENGTH)
    half = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _USUAL_LENGTH)
    return {term: count / (count + half) for term, count in counts.items()}


def _length(text: str) -> int:
    return len(text[:_READ].split())
