"""The extractive writer: a briefing in the sources' own sentences, each with its publisher.

Every line is one whole sentence in quotation marks, verbatim but for the marks inside it,
which become single. What does not stand alone, repeats what is said, or would take more than
the allowance of words from one voice is left out: a thin story gets a short briefing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import combinations, product
from math import inf
from typing import TypeAlias

from bot.briefings.candidates import Sentence, candidates
from bot.briefings.headline import headline
from bot.briefings.quotable import count
from bot.briefings.roles import Reader, speakers
from bot.domain import Article, Draft, KeyPoint, Line, Role, Section, Story
from bot.language import quotations
from bot.language.repetition import overlap, terms

# Lengths in words, unless said; they are the product's.
ALLOWANCE = 90  # quoted from one voice, its headline included; official texts are exempt
POINT = range(16, 27)
POINT_CHARACTERS = 170
POINTS = 125  # together
OPENING = range(80, 121)
WHOLE = 550
PARAGRAPHS = 4  # a section
SECTIONS = 4
AHEAD = 4  # lines in "what is next"

# Of a sentence's terms the story must come back to: below, it is about something else.
CENTRAL = 0.2
FEW = 8  # sentences: a text with no more central ones than these is short
LEAD = range(8, 46)  # words; the news is told by the lead, even where it is long
LONG = 0.06  # what each word beyond a point's length costs
ENOUGH = 3  # points that a thin story is filled up to, with what length and role left out
AGAIN = 0.3  # what a set of points loses for each that comes from a voice heard already
FILLED = 1.5  # what it gains for each role that is filled
TOLD = 0.7  # of a further sentence's terms at most may have been used before
FREE = 0.5  # what an official text gains in a section: it spends nobody's allowance
RIVAL = 0.75  # by how much a sentence may be worse news than the best and still be the news
RIVALS = 5  # sentences that compete for one role

HEADINGS: Mapping[Role, str] = {
    Role.CHANGE: "What changed",
    Role.STATE: "State of play",
    Role.VOICES: "What they say",
    Role.SIGNIFICANCE: "Why it matters",
}
OFFICIAL = "Official text"


def write(story: Story, articles: Sequence[Article], now: datetime) -> Draft:
    """Write a story up from the sentences of its articles, without a model."""
    title = headline(articles)
    page = Page(story, articles, title, Reader(articles, title.text, now))
    points = _points(page)
    return Draft(
        headline=title,
        key_points=points,
        ahead=_ahead(page),
        opening=_opening(page),
        sections=_sections(page),
    )


Score: TypeAlias = Callable[[Sentence], float | None]


class Page:
    """What a briefing says so far, and the sentences that it may still choose from."""

    def __init__(self, story: Story, articles: Sequence[Article], title: Line, reader: Reader):
        found = candidates(story, articles)
        voices = {each.article.id: each.voice for each in found}
        headed = [
            voices[cited.article_id] for cited in title.citations if cited.article_id in voices
        ]
        self.reader = reader
        self.words = count(title.text)
        self.spent = Counter(dict.fromkeys(headed, self.words))
        self.days: set[date] = set()
        self._said: list[str] = []
        central = [each for each in found if reader.central(each) >= CENTRAL]
        # A short text comes back to little: then every sentence may be chosen.
        self._left = central if len(central) >= FEW else list(found)
        self._people = {
            name.split()[-1]: name for article in articles for name in speakers(article.text)
        }

    def ranked(self, score: Score, words: range) -> list[tuple[float, Sentence]]:
        """List the sentences that there is room for and that have a score, the best first."""
        rated = ((score(each), each) for each in self._left if each.words in words)
        able = [(rate, each) for rate, each in rated if rate is not None and self._admits(each)]
        return sorted(able, key=lambda pair: -pair[0])

    def choose(self, score: Score, words: range = range(8, 46)) -> Sentence | None:
        """Take the best sentence that there is room for, if any has a score."""
        for _, best in self.ranked(score, words):
            self.take(best)
            return best
        return None

    def take(self, sentence: Sentence) -> None:
        """Say a sentence: it costs its voice's allowance, and is not to be said again."""
        self._left.remove(sentence)
        self._said.append(sentence.text)
        self.days |= self.reader.days_ahead(sentence)
        self.words += sentence.words
        self.spent[sentence.voice] += cost(sentence)

    def told(self, sentence: Sentence) -> float:
        """Tell what part of a sentence's terms the briefing has used already, 0 to 1."""
        found = terms(sentence.text)
        said = {term for before in self._said for term in terms(before)}
        return sum(found[term] for term in found if term in said) / (sum(found.values()) or 1)

    def same(self, one: Sentence, other: Sentence) -> bool:
        """Say whether two sentences make one point, or name one day to come."""
        days = self.reader.days_ahead(one) & self.reader.days_ahead(other)
        return bool(days) or overlap(one.text, other.text)

    def _admits(self, sentence: Sentence) -> bool:
        return (
            self.spent[sentence.voice] + cost(sentence) <= ALLOWANCE
            and self.words + sentence.words <= WHOLE
            and self.names_in_full(sentence.text, *self._said)
            and not any(overlap(sentence.text, before) for before in self._said)
        )

    def names_in_full(self, text: str, *before: str) -> bool:
        """Say whether nobody is called by surname alone, unless named in full `before`."""
        return all(
            any(name in said for said in (text, *before))
            for surname, name in self._people.items()
            if re.search(rf"\b{re.escape(surname)}\b", text)
        )


def cost(sentence: Sentence) -> int:
    """Count the words that a sentence takes from its voice's allowance."""
    return 0 if sentence.article.official else sentence.words


def line(sentence: Sentence) -> Line:
    """Quote a sentence with its publisher."""
    text = f"“{quotations.nested(sentence.text)}” — {sentence.article.publisher}"
    return Line(text=text, citations=(sentence.citation,))


def _points(page: Page) -> tuple[KeyPoint, ...]:
    """Choose the set of key points that fills the roles best within all limits together."""
    rivals = [
        page.ranked(_for_point(page, role), LEAD if role is Role.NEWS else POINT)[:RIVALS]
        for role in Role
    ]
    if news := rivals[0]:  # the news is the news: no other role may have it for a better sum
        rivals[0] = [pair for pair in news if pair[0] >= news[0][0] - RIVAL]
    sets = product(*([None, *ranked] for ranked in rivals))
    best = max(sets, key=lambda chosen: _worth(page, [each for each in chosen if each]))
    points = {}
    for role, each in zip(Role, best, strict=True):
        if each:
            page.take(each[1])
            points[role] = each[1]
    _fill(page, points)
    return tuple(KeyPoint(role=role, line=line(points[role])) for role in Role if role in points)


def _fill(page: Page, points: dict[Role, Sentence]) -> None:
    """Fill a thin story's points up with sentences of other lengths, and then of any role.

    A day still to come is told under what is next, unless there is hardly a point without it.
    """
    for enough, same_role, ahead in (
        (ENOUGH, True, False),
        (ENOUGH, False, False),
        (2, False, True),
    ):
        for role in Role:
            room = POINTS - sum(each.words for each in points.values())
            if role in points or len(points) >= enough or room < LEAD.start:
                continue
            score = partial(_filler, page, role if same_role else Role.NEWS, ahead)
            if best := page.choose(score, range(LEAD.start, min(LEAD.stop, room + 1))):
                points[role] = best


def _filler(page: Page, role: Role, ahead: bool, sentence: Sentence) -> float | None:
    found = page.reader.features(sentence)
    guess = found["consequence"] and not found["attributed"]
    # It may come to stand before the point that names somebody in full.
    if guess or (found["ahead"] and not ahead) or not page.names_in_full(sentence.text):
        return None
    return page.reader.score(sentence, role)


def _for_point(page: Page, role: Role) -> Score:
    def score(sentence: Sentence) -> float | None:
        rate = page.reader.score(sentence, role)
        fits = len(sentence.text) <= POINT_CHARACTERS
        if rate is None or role is not Role.NEWS:
            return rate if fits else None
        beyond = max(sentence.words - POINT[-1], POINT[0] - sentence.words, 0)
        return rate - LONG * beyond

    return score


def _worth(page: Page, chosen: Sequence[tuple[float, Sentence]]) -> float:
    """Tell what a set of key points is worth; minus infinity where it breaks a limit."""
    points = [each for _, each in chosen]
    voices = Counter(each.voice for each in points)
    costs = page.spent.copy()
    for each in points:
        costs[each.voice] += cost(each)
    if (
        sum(each.words for each in points) > POINTS
        or any(costs[voice] > ALLOWANCE for voice in voices)
        or any(page.same(one, other) for one, other in combinations(points, 2))
    ):
        return -inf
    again = len(points) - len(voices)
    return sum(rate for rate, _ in chosen) + FILLED * len(points) - AGAIN * again


def _ahead(page: Page) -> tuple[Line, ...]:
    """Choose sentences that name a day still to come and not yet named, soonest first."""

    def score(sentence: Sentence) -> float | None:
        new = page.reader.days_ahead(sentence) - page.days
        return page.reader.score(sentence, Role.STATE) if new else None

    found = [each for _ in range(AHEAD) if (each := page.choose(score))]
    return tuple(
        line(each) for each in sorted(found, key=lambda each: min(page.reader.days_ahead(each)))
    )


def _further(page: Page, role: Role) -> Score:
    """Score for the body: what fills the role and adds to what is said."""

    def score(sentence: Sentence) -> float | None:
        days = page.reader.days_ahead(sentence)
        rate = page.reader.score(sentence, role)
        if rate is None or (days and days <= page.days):
            return None
        told = page.told(sentence)
        return None if told > TOLD else rate - 2 * told + FREE * sentence.article.official

    return score


def _opening(page: Page) -> tuple[Line, ...]:
    """Choose the lead, the key quotation, and what the story keeps coming back to."""
    chosen: list[Sentence] = []
    for role in (Role.NEWS, Role.VOICES, Role.NEWS, Role.CHANGE, Role.NEWS, Role.NEWS):
        said = sum(each.words for each in chosen)
        if said in OPENING:
            break
        best = page.choose(_further(page, role), range(8, OPENING.stop - said))
        chosen += [best] if best else []
    return tuple(line(each) for each in chosen)


def _sections(page: Page) -> tuple[Section, ...]:
    """Share what is left among the sections, one sentence each in turn."""
    chosen: dict[str, list[Sentence]] = {}
    for _ in range(PARAGRAPHS):
        for heading, score in _parts(page):
            if (heading in chosen or len(chosen) < SECTIONS) and (best := page.choose(score)):
                chosen.setdefault(heading, []).append(best)
    return tuple(
        Section(heading=heading, paragraphs=tuple(line(each) for each in chosen[heading]))
        for heading in (*HEADINGS.values(), OFFICIAL)
        if heading in chosen
    )


def _parts(page: Page) -> Iterable[tuple[str, Score]]:
    """List the sections, those first whose sentences are fewest."""

    for role in (Role.VOICES, Role.SIGNIFICANCE, Role.CHANGE, Role.STATE):
        yield HEADINGS[role], _further(page, role)
    official = _further(page, Role.NEWS)
    yield OFFICIAL, lambda each: official(each) if each.article.official else None
