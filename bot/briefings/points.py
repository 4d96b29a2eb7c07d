"""The extracted key points: the set of sentences that fills the roles best within all limits.

One sentence about what is next is chosen with them, so that where the allowance is small a
deadline that no point tells keeps its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import combinations, product
from typing import NamedTuple

from bot.briefings.candidates import Sentence
from bot.briefings.lengths import ALLOWANCE, LONG_POINT, POINT, POINT_CHARACTERS, POINTS
from bot.briefings.page import Page, Score, cost
from bot.briefings.roles import amounts
from bot.domain import Role
from bot.language.repetition import overlap

ROLES = tuple(role for role in Role if role is not Role.NEWS)
LONG = 0.06  # what each word beyond a point's length costs
FEWEST = 2  # points that a story is filled up to before words are kept for what is next
ENOUGH = 3  # points that a thin story is filled up to, with what length and role left out
CARRIES = 1.0  # by how much a sentence of a point's length may be worse news than a longer one
RIVAL = 0.5  # by how much a sentence may be worse news than the best and still be the news
RIVALS = 5  # sentences that compete for one place
# What a set of sentences gains and loses.
FILLED = 1.5  # for each place that is filled
MISSED = 9.0  # where a day to come is not told: more than any two points are worth
AGAIN = 0.3  # for each point that comes from a voice heard already
REPEATED = 0.5  # for each figure that is given twice
PRICE = 3.0  # for the allowances of all voices together: words are dear where few voices pay


class Pick(NamedTuple):
    """A sentence for the key point of a role, or without one for what is next."""

    role: Role | None
    rate: float
    sentence: Sentence


def choose(page: Page) -> tuple[dict[Role, Sentence], Sentence | None]:
    """Choose the key points by role, and a sentence about what is next; all of them are said."""
    places = [_place(page, Role.NEWS, _news(page))]
    places += [_place(page, role, page.ranked(_fits(page, role), POINT)) for role in ROLES]
    short = range(LONG_POINT.start, POINT.stop)  # a longer one would take two points' words
    places += [_place(page, None, page.ranked(partial(next_day, page), short))]
    best = _best(page, places)
    points = {pick.role: pick.sentence for pick in best if pick.role}
    for sentence in points.values():
        page.take(sentence)
    _fill(page, points, FEWEST)
    ahead = next(
        (pick.sentence for pick in best if pick.role is None and page.admits(pick.sentence)), None
    )
    if ahead:
        page.take(ahead)
    _fill(page, points, ENOUGH)
    return points, ahead


def next_day(page: Page, sentence: Sentence) -> float | None:
    """Score for what is next: a day still to come that the briefing has not named."""
    return page.reader.ahead(sentence) if page.reader.days_ahead(sentence) - page.days else None


def bounded(sentence: Sentence) -> bool:
    """Say whether a sentence has the length of a key point."""
    return sentence.words in POINT and len(sentence.text) <= POINT_CHARACTERS


def _fits(page: Page, role: Role) -> Score:
    """Score for a key point: of its length, and no voice on what has been reversed since."""

    def score(sentence: Sentence) -> float | None:
        past = role is Role.VOICES and sentence.article.id in page.reversed
        return page.rate(sentence, role) if bounded(sentence) and not past else None

    return score


def _news(page: Page) -> list[tuple[float, Sentence]]:
    """Rank what could be the news: of a point's length, or where none of those is news, longer.

    It is of the headline's day, unless that day has none: not the threat before the tariff,
    nor what a company makes of it days after.

    The news is the news: no other role may have it for a better sum.
    """
    ranked = page.ranked(lambda sentence: page.reader.score(sentence, Role.NEWS))
    ranked = [pair for pair in ranked if pair[1].article.id in page.current] or ranked
    ranked = [pair for pair in ranked if pair[1].article.id not in page.outdated] or ranked
    turned = [pair for pair in ranked if (pair[1].article.id, pair[1].place) == (page.turned, 0)]
    if turned:
        return turned
    close = [pair for pair in ranked if bounded(pair[1]) and pair[0] >= ranked[0][0] - CARRIES]
    if not close:
        beyond = ((rate - LONG * _beyond(each), each) for rate, each in ranked)
        close = sorted(beyond, key=lambda pair: -pair[0])
    return [pair for pair in close if pair[0] >= close[0][0] - RIVAL]


def _beyond(sentence: Sentence) -> int:
    return max(sentence.words - POINT[-1], POINT[0] - sentence.words, 0)


def _place(page: Page, role: Role | None, ranked: Sequence[tuple[float, Sentence]]) -> list[Pick]:
    """List the picks for one place: the best, without what their own voice tells twice."""
    picks: list[Pick] = []
    for rate, sentence in ranked:
        own = (each.sentence for each in picks if each.sentence.voice == sentence.voice)
        if len(picks) < RIVALS and not any(overlap(sentence.text, each.text) for each in own):
            picks.append(Pick(role, rate, sentence))
    return picks


def _best(page: Page, places: Sequence[Sequence[Pick]]) -> tuple[Pick, ...]:
    """Find the best set of picks within all limits: the news, if any, and what goes with it."""
    picks = [pick for place in places for pick in place]
    alike = {
        (one.sentence, other.sentence)
        for one, other in combinations(picks, 2)
        if page.same(one.sentence, other.sentence)
    }
    news, *others = places
    sets: list[tuple[Pick, ...]] = [(pick,) for pick in news] or [()]
    for place in others:
        sets += [
            (*chosen, pick)
            for chosen, pick in product(sets, place)
            if _room(page, chosen, pick)
            and not any((each.sentence, pick.sentence) in alike for each in chosen)
        ]
    ahead = frozenset[date]().union(*(page.reader.days_ahead(pick.sentence) for pick in others[-1]))
    return max(sets, key=partial(_worth, page, ahead))


def _room(page: Page, chosen: Sequence[Pick], pick: Pick) -> bool:
    voice = pick.sentence.voice
    spent = sum(cost(each.sentence) for each in chosen if each.sentence.voice == voice)
    words = sum(each.sentence.words for each in chosen if each.role)
    return (
        page.spent[voice] + spent + cost(pick.sentence) <= ALLOWANCE
        and words + (pick.sentence.words if pick.role else 0) <= POINTS
    )


def _worth(page: Page, ahead: frozenset[date], chosen: Sequence[Pick]) -> float:
    """Tell what a set of picks is worth, where the sources name some days `ahead`."""
    sentences = [pick.sentence for pick in chosen]
    points = [pick.sentence for pick in chosen if pick.role]
    told = frozenset[date]().union(*map(page.reader.days_ahead, sentences))
    given = Counter(amount for each in sentences for amount in amounts(each.text))
    return (
        sum(pick.rate + FILLED for pick in chosen)
        - MISSED * (len(points) == len(chosen) and bool(ahead - told))
        - AGAIN * (len(points) - len({each.voice for each in points}))
        - REPEATED * sum(number - 1 for number in given.values())
        - PRICE * sum(map(cost, sentences)) / (ALLOWANCE * max(1, page.paying))
    )


def _fill(page: Page, points: dict[Role, Sentence], enough: int) -> None:
    """Fill a thin story's points up: with sentences of any role, and then of other lengths.

    A day still to come is told under what is next, unless there is hardly a point without it.
    """
    for words, same_role, ahead in (
        (POINT, False, False),
        (LONG_POINT, True, False),
        (LONG_POINT, False, False),
        *([(LONG_POINT, False, True)] if enough == FEWEST else []),
    ):
        for role in Role:
            room = POINTS - sum(each.words for each in points.values())
            if role in points or len(points) >= enough or room < words.start:
                continue
            score = partial(_filler, page, role if same_role else Role.NEWS, ahead)
            if best := page.choose(score, range(words.start, min(words.stop, room + 1))):
                points[role] = best


def _filler(page: Page, role: Role, ahead: bool, sentence: Sentence) -> float | None:
    found = page.reader.features(sentence)
    guess = found["consequence"] and not found["attributed"]
    # It may come to stand before the point that names somebody in full.
    if guess or (found["ahead"] and not ahead) or not page.names_in_full(sentence.text):
        return None
    return page.reader.score(sentence, role)
