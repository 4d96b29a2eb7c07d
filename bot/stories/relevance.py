"""Whether a text is about trade policy: weighted terms and acts, open to view."""

from __future__ import annotations

import math
from collections import Counter

from babel import Locale

from bot.domain import Relevance
from bot.language import places
from bot.stories import lexicon
from bot.stories.lexicon import Term

# A mention in the title counts as eight; the n-th one adds ever less, and far less in a long
# text than in a short one, up to 400 words: a headline and a sentence have few places for
# evidence. Chosen with the weights (see lexicon.txt).
_TITLE = 8
_SATURATION = 3.0
_LENGTH_SHARE = 0.9
_USUAL_LENGTH, _MOST_LENGTH = 150, 400  # words
BIAS = -3.40

_TOPICS = 12  # at most, the most prominent first
_READ = 20_000  # characters: news says what it is about early
_LEAD = 3_000  # and which countries earlier still
_OPENING = 300  # and an act that is the news, in the title or the first sentences
_COUNTRIES = Locale("en").territories


def judge(title: str, text: str) -> Relevance:
    """Score how far a text is about trade policy; from 0.5 on it is.

    The score is the logistic of `BIAS` and of the weight of each term and act times its
    saturated count. `terms` gives those products, the heaviest first. `topics` are the instruments,
    goods and countries that the text dwells on: those in its title, or met twice.
    """
    in_title = lexicon.find(title) + lexicon.find_acts(title)
    in_text = lexicon.find(text[:_READ]) + lexicon.find_acts(text[:_OPENING])
    counts: Counter[Term] = Counter()
    for term in in_title | in_text:
        counts[term] = in_text[term] + _TITLE * in_title[term]
    length = min(len(text[:_READ].split()), _MOST_LENGTH)
    half = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / _USUAL_LENGTH)
    shares = {term: term.weight * count / (count + half) for term, count in counts.items()}
    score = 1 / (1 + math.exp(-BIAS - math.fsum(shares.values())))
    heaviest = sorted(shares.items(), key=lambda share: (-abs(share[1]), share[0].text))
    return Relevance(
        relevant=score >= 0.5,
        score=score,
        topics=_topics(counts, title, text),
        terms=tuple((term.text, round(share, 3)) for term, share in heaviest if share),
    )


def _topics(counts: Counter[Term], title: str, text: str) -> tuple[str, ...]:
    weights: Counter[str] = Counter()
    for term, count in counts.items():
        for topic in {topic for path in term.topics for topic in path}:
            weights[topic] += count
    for part, weight in ((title, _TITLE), (text[:_LEAD], 1)):
        for place in places.find(part):
            if country := _COUNTRIES.get(place.code):
                weights[country] += weight
    dwelt_on = [(topic, weight) for topic, weight in weights.items() if weight > 1]
    dwelt_on.sort(key=lambda pair: (-pair[1], pair[0]))
    return tuple(topic for topic, _ in dwelt_on[:_TOPICS])
