"""An extracted briefing as it fills: what it says, and what it may still quote."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from bot.briefings.candidates import Sentence, candidates
from bot.briefings.headline import DAY, outdated, turns
from bot.briefings.lengths import ALLOWANCE, LONG_POINT, WHOLE
from bot.briefings.overtaken import overtaken
from bot.briefings.quotable import count
from bot.briefings.roles import Reader, amounts, named_days, speakers
from bot.briefings.standing import relative, unsettled
from bot.briefings.taken_back import taken_back, tells_of_it
from bot.domain import Article, Citation, Line, Role, Story
from bot.language import quotations
from bot.language.courses import Turn
from bot.language.repetition import overlap, repeats, terms
from bot.language.standings import of_one, reached
from bot.language.status import Status

# Of a sentence's terms the story must come back to: below, it is about something else.
CENTRAL = 0.2
ANEW = 0.4  # of the terms, shared with a figure: one fact in two outlets' words
_REVERSED = frozenset(
    {Status.PAUSED, Status.STRUCK_DOWN, Status.ENDED, Status.REJECTED, Status.DENIED}
)
_TO_COME = frozenset({Status.THREATENED, Status.PROPOSED, Status.ANNOUNCED})
FEW = 8  # sentences: a text with no more central ones than these is short

Score: TypeAlias = Callable[[Sentence], float | None]


class Page:
    """What a briefing says so far, and the sentences that it may still choose from."""

    def __init__(
        self,
        story: Story,
        articles: Sequence[Article],
        title: Line,
        reader: Reader,
        without: Collection[Citation] = frozenset(),
    ) -> None:
        cited = {each.article_id for each in title.citations}
        heads = [article.when for article in articles if article.id in cited]
        self.articles = tuple(articles)
        #: The articles of the headline's day, by id.
        self.current = {
            article.id for article in articles if not heads or abs(article.when - heads[0]) <= DAY
        }
        #: The figures that the headline gives.
        self.headed = amounts(title.text)
        before = {one.id for one in articles if heads and heads[0] - one.when > DAY}
        #: The articles that a later one's title outdates, and those of earlier days, by id.
        self.outdated = outdated(articles)
        self.overtaken = before & self.outdated
        now = reached(title.text, heads[0] if heads else None, heading=True)
        #: Those of them whose voices speak of what holds no more: it is paused, or struck down.
        self.reversed = self.overtaken if now and now.status in _REVERSED else frozenset[str]()
        back = taken_back(articles)
        turned = turns(articles, title.text)
        last = turned[-1] if len(turned) > 1 else None
        undone = last if last and last.standing.status in _REVERSED else None
        everything = [
            each
            for each in candidates(story, articles)
            if each.citation not in without
            if each.article.id not in back or tells_of_it(each)
        ]
        found = [
            each
            for each in everything
            if each.article.id not in before
            or not (relative(each.text) or _foretells(each, heads[0].date()))
            if each.article.id not in self.overtaken or not unsettled(each.text)
            if not reader.superseded(each)
            if not overtaken(each.text, each.article, articles)
            if not (undone and _foretells_what_is_undone(each, undone, title.text))
        ]
        #: The article that tells the newest change of the measure's status, if there were some.
        self.turned = ""
        #: The voices by article, of those that may be quoted.
        self.voices = {each.article.id: each.voice for each in everything}
        # A paywalled article lends its title only, which its voice pays for all the same.
        titled = {id_: number for number, ids in enumerate(story.texts) for id_ in ids}
        by_voice = {**titled, **self.voices}
        headed = [by_voice[each] for each in cited if each in by_voice]
        self.reader = reader
        self.words = count(title.text)
        self.spent = Counter(dict.fromkeys(headed, self.words))
        #: How many voices have an allowance to spend.
        self.paying = len({each.voice for each in found if not each.article.official})
        self.days: set[date] = set()
        #: The sentences that it says, in the order in which they were chosen.
        self.said: list[Sentence] = []
        self._told = defaultdict[int, frozenset[tuple[Decimal, str]]](frozenset)
        central = [
            each
            for each in found
            if reader.central(each) >= CENTRAL or reader.score(each, Role.VOICES) is not None
        ]
        #: The sentences that may still be said.
        # A short text comes back to little: then every sentence may be chosen.
        self.left = central if len(central) >= FEW else list(found)
        self._people = {name for article in articles for name in speakers(article.text)}

    def ranked(self, score: Score, words: range = LONG_POINT) -> list[tuple[float, Sentence]]:
        """List the sentences that there is room for and that have a score, the best first."""
        rated = ((score(each), each) for each in self.left if each.words in words)
        able = [(rate, each) for rate, each in rated if rate is not None and self.admits(each)]
        return sorted(able, key=lambda pair: -pair[0])

    def rate(self, sentence: Sentence, role: Role) -> float | None:
        """Tell how well a sentence fills a role: what is overtaken is no state of play."""
        if role is Role.STATE and sentence.article.id in self.overtaken:
            return None
        return self.reader.score(sentence, role)

    def choose(self, score: Score, words: range = LONG_POINT) -> Sentence | None:
        """Take the best sentence that there is room for, if any has a score."""
        for _, best in self.ranked(score, words):
            self.take(best)
            return best
        return None

    def take(self, sentence: Sentence) -> None:
        """Say a sentence: it costs its voice's allowance, and is not to be said again."""
        self.left = [each for each in self.left if each is not sentence]
        self.said.append(sentence)
        self._told[sentence.voice] |= amounts(sentence.text)
        self.days |= self.reader.days_ahead(sentence)
        self.words += sentence.words
        self.spent[sentence.voice] += cost(sentence)

    def told(self, sentence: Sentence) -> float:
        """Tell what part of a sentence's terms the briefing has used already, 0 to 1."""
        found = terms(sentence.text)
        said = {term for before in self.said for term in terms(before.text)}
        return sum(found[term] for term in found if term in said) / (sum(found.values()) or 1)

    def heard(self, voice: int, value: Decimal, unit: str) -> bool:
        """Say whether a voice has given a figure already."""
        return (value, unit) in self._told[voice]

    def figures_told(self, sentence: Sentence) -> float:
        """Tell what part of a sentence's figures the briefing has given already, 0 to 1."""
        found = amounts(sentence.text)
        said = {amount for before in self.said for amount in amounts(before.text)}
        return len(found & said) / (len(found) or 1)

    def same(self, one: Sentence, other: Sentence) -> bool:
        """Say whether two sentences make one point, or name one day to come."""
        days = self.reader.days_ahead(one) & self.reader.days_ahead(other)
        return bool(days) or overlap(one.text, other.text)

    def affords(self, sentence: Sentence) -> bool:
        """Say whether there is room for a sentence, in its voice's allowance and in the whole."""
        spent = self.spent[sentence.voice] + cost(sentence)
        return spent <= ALLOWANCE and self.words + sentence.words <= WHOLE

    def admits(self, sentence: Sentence) -> bool:
        """Say whether there is room for a sentence, and nothing has said it already."""
        told = [before.text for before in self.said]
        return (
            self.affords(sentence)
            and self.names_in_full(sentence.text, *told)
            and not any(self._again(sentence.text, before) for before in told)
        )

    def _again(self, text: str, before: str) -> bool:
        """Say whether a text repeats another, or tells anew a figure that the headline lacks."""
        shared = amounts(text) & amounts(before) - self.headed
        anew = bool(shared) and repeats(text, before, share=ANEW)
        return anew or overlap(text, before)

    def names_in_full(self, text: str, *before: str) -> bool:
        """Say whether nobody is called by surname alone, unless named in full `before`."""
        called = {
            surname
            for surname in {name.split()[-1] for name in self._people}
            if re.search(rf"\b{re.escape(surname)}\b", text)
        }
        said = "\n".join((text, *before))
        return called <= {name.split()[-1] for name in self._people if name in said}


def _foretells_what_is_undone(sentence: Sentence, turn: Turn, heading: str) -> bool:
    """Say whether a sentence looks forward to a measure that is ended, paused or denied since."""
    if sentence.article.when >= turn.report.when or not of_one(sentence.text, heading):
        return False
    stood = reached(sentence.text, sentence.article.when)
    return stood is not None and (stood.ahead or stood.status in _TO_COME)


def _foretells(sentence: Sentence, today: date) -> bool:
    """Say whether a sentence looks forward to a day that has come by `today`."""
    written = sentence.article.when.date()
    return any(day.first and written < day.first <= today for day in named_days(sentence))


def cost(sentence: Sentence) -> int:
    """Count the words that a sentence takes from its voice's allowance."""
    return 0 if sentence.article.official else sentence.words


def line(sentence: Sentence) -> Line:
    """Quote a sentence with its publisher."""
    text = f"“{quotations.nested(sentence.text)}” — {sentence.article.publisher}"
    return Line(text=text, citations=(sentence.citation,))
