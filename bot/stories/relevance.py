"""Whether a text is about trade policy: weighted terms and acts, open to view."""

from __future__ import annotations

import math
from collections import Counter

from bot.domain import Relevance
from bot.stories import bylines, lexicon, topics, wire
from bot.stories.lexicon import Term

# A mention in the title counts as eight, as four where a text of some length never takes the word
# up (an act: any of trade), for it may be a figure of speech; one in the first sentence as three.
# The n-th mention adds ever less, and far less in a long text than in a short one, up to 400 words:
# a headline and a sentence have few places for evidence. But news says first what it is about: a
# term counts as it would if the headline and the first sentences were all there is, where that is
# more; but less, where a long text has no word of trade behind them. What speaks against trade, and
# goods, count in the whole, as in a text of usual length at least. Chosen with the weights (see
# lexicon.txt).
_TITLE, _TITLE_ALONE, _SHORT = 8, 4, 60
_LEAD, _AGAIN = 160, 2  # characters; how much more a mention in them counts
_SATURATION = 3.0
_LENGTH_SHARE = 0.9
_USUAL_LENGTH, _MOST_LENGTH = 150, 400  # words
_FIRST = 60  # words that are news by themselves
_ALONE = 200, 300  # words of a text up to which they stand alone, and from which they never do
_SUMMARY, _ARTICLE = 40, 250  # words: what a feed gives at most, and a whole article

_READ = 20_000  # characters: news says what it is about early
_CLOSE = 0.2  # the score from which it is asked who acts
_OPENING = 300  # and an act that is the news, in the title or the first sentences
_FADED = 0.8  # how much less a meeting counts in an article than in a headline and a sentence


def judge(title: str, text: str) -> Relevance:
    """Score how far a text is about trade policy; from 0.5 on it is.

    The score is the logistic of the lexicon's bias and of the weight of each term, act and meeting
    times its share; a story of the old wire is told by its words. `terms` gives those products, the
    heaviest first.
    """
    counts, usual = _counts(title, text), lexicon.bias()[0]
    if wire.spoken(title, text):
        base, told = wire.weigh(title, text)
        told.append(("style of an old wire", base - usual))
    else:
        told = _weighed(counts, title, text)
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
    return _shares(_counts(title, text), title, text)


def reach(text: str) -> float:
    """Say how far a text has the length of an article, from 0 to 1: a long one has more room."""
    return min(1.0, max(0.0, (_length(text) - _SUMMARY) / (_ARTICLE - _SUMMARY)))


def _weighed(counts: dict[Term, int], title: str, text: str) -> list[tuple[str, float]]:
    told = [
        (term.text, term.weight * share) for term, share in _shares(counts, title, text).items()
    ]
    return [*told, ("length of the text", reach(text) * lexicon.bias()[1])]


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


def _shares(counts: dict[Term, int], title: str, text: str) -> dict[Term, float]:
    whole = _present(counts, _length(text))
    if _length(text) > _FIRST:
        first = _counts(title, " ".join(text.split(maxsplit=_FIRST)[:_FIRST]))
        trust = _trust(counts, first, _length(text))
        for term, share in _present(first, _FIRST).items():
            if not term.faint:
                doubted = (1 + trust) / 2 * whole.get(term, 0.0)
                whole[term] = max(doubted, trust * share)
    met = lexicon.find_meetings(f"{title}. {text[:_OPENING]}")
    return whole | dict.fromkeys(met, 1 - _FADED * reach(text))


def _trust(counts: dict[Term, int], first: dict[Term, int], length: int) -> float:
    """Say how far the first words of a text stand for it: a long one goes on about its matter."""
    if any(
        n > first.get(term, 0) and term.hand >= 1 and not term.faint for term, n in counts.items()
    ):
        return 1.0
    alone, never = _ALONE
    return min(1.0, max(0.0, (never - length) / (never - alone)))


def _present(counts: dict[Term, int], length: int) -> dict[Term, float]:
    half, usual = _half(length), _half(max(length, _USUAL_LENGTH))
    return {
        term: count / (count + (usual if term.faint else half)) for term, count in counts.items()
    }


def _half(length: int) -> float:
    share = min(length, _MOST_LENGTH) / _USUAL_LENGTH
    return _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * share)


def _length(text: str) -> int:
    return len(text[:_READ].split())
