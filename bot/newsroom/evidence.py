"""What a briefing rests on, and what readers find wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot import threads
from bot.domain import Article, Briefing, Report
from bot.errors import BotError
from bot.newsroom import answer, reports
from bot.newsroom.desk import Desk

_SEARCHED = 20  # articles, and then stories, that are looked at
_TELLING = 2  # words of a text that a story must share to be about it


class Evidence:
    """The part of the newsroom that shows its sources and takes errors back."""

    _desk: Desk

    async def evidence(self, briefing_id: str) -> tuple[Briefing, Mapping[str, Article]] | None:
        """Give a briefing and the articles that it cites, by id."""
        briefing = await self._desk.store.briefing(briefing_id)
        if briefing is None:
            return None
        ids = [source.article_id for source in briefing.sources]
        return briefing, {each.id: each for each in await self._desk.store.articles(ids)}

    async def audit(self, wanted: str) -> tuple[Briefing, Mapping[str, Article]]:
        """Give a briefing by its id, or the newest on a topic, with the articles it cites.

        Raises BotError where there is none.
        """
        found = await self.evidence(wanted)
        if found is None and (told := await answer.latest(self._desk, wanted, 1)):
            found = await self.evidence(told[0].id)
        if found is None:
            raise BotError(
                f"{wanted!r} is the id of no briefing, and the archive has no story on it. The id "
                "stands behind Show sources and in tradewire brief TOPIC --json; or name a topic"
            )
        return found

    async def newest(self, story_id: str) -> Briefing | None:
        """Give the newest briefing of a story."""
        told = await self._desk.store.briefings_of(story_id)
        return told[-1] if told else None

    async def akin(self, said: str, limit: int = 3) -> tuple[Briefing, ...]:
        """Give the stories that a text is about, as far as it shares two telling words."""
        store, terms = self._desk.store, threads.search_words(said)
        found = await store.search(terms, limit=_SEARCHED)
        near = await store.briefings_about(found, limit=_SEARCHED)
        return tuple(each for each in near if _shared(each, terms) >= _TELLING)[:limit]

    async def report(self, report: Report) -> bool:
        """Hand a reader's report of an error to the owners; False where none can be reached."""
        return await reports.report(self._desk, report)

    async def decide(self, report_id: str, user: str, *, wrong: bool) -> Report | None:
        """Confirm or dismiss a report: a confirmed error is retracted wherever it was told."""
        return await reports.decide(self._desk, report_id, user, wrong=wrong)

    @property
    def owned(self) -> bool:
        """Whether anybody is named who may change the sources."""
        return bool(self._desk.owners)

    def owner(self, user: str) -> bool:
        """Whether a person may change the sources and decide on reports."""
        return user in self._desk.owners


def _shared(briefing: Briefing, terms: Sequence[str]) -> int:
    lines = (briefing.headline, *(point.line for point in briefing.key_points))
    said = set(re.findall(r"\w+", " ".join(line.text for line in lines).casefold()))
    return len({term.casefold() for term in terms} & said)
