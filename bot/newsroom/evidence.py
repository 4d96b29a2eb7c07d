"""What is told rests on, and what readers find wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot import threads
from bot.channels import account
from bot.channels.account import Account
from bot.domain import Article, Briefing, Report, SourceLine
from bot.errors import BotError
from bot.newsroom import answer, reports
from bot.newsroom.desk import Desk

ANSWER = "answer:"  # how the id of an answer begins
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
        return briefing, await self._cited(briefing.sources)

    async def account(self, shown: str) -> Account | None:
        """Give what a message rests on, by what its button says: None where it is not kept.

        That is a briefing's id, two of them for an update (the new one first), or an answer's.
        """
        if shown.startswith(ANSWER):
            return await self._answer(shown)
        new_id, _, old_id = shown.partition(" ")
        new = await self._desk.store.briefing(new_id)
        if new is None or not old_id:
            return await self._briefing(new) if new else None
        old = await self._desk.store.briefing(old_id)
        if old is None:
            return await self._briefing(new)
        return account.of_update(old, new, await self._cited((*new.sources, *old.sources)))

    async def audit(self, wanted: str) -> Account:
        """Give what a briefing, an update or an answer rests on, by its id.

        A topic gives the newest briefing on it. Raises BotError where there is none.
        """
        found = await self.account(wanted) or await self._answer(f"{ANSWER}{wanted}")
        if found is None and (told := await answer.latest(self._desk, wanted, 1)):
            found = await self._briefing(told[0])
        if found is None:
            raise BotError(
                f"{wanted!r} is the id of no briefing and of no answer, and the archive has no "
                "story on it. The id stands at the foot of Show sources, and that of a briefing in "
                "tradewire brief TOPIC --json; or name a topic"
            )
        return found

    async def _briefing(self, briefing: Briefing) -> Account:
        told = await self._desk.store.briefings_of(briefing.story_id)
        earlier = [each for each in told if each.revision < briefing.revision]
        last = earlier[-1] if earlier else None
        before = last.sources if last else ()
        articles = await self._cited((*briefing.sources, *before))
        return account.of_briefing(briefing, articles, last)

    async def _answer(self, id_: str) -> Account | None:
        exchange = await self._desk.store.exchange(id_)
        if exchange is None or exchange.said is None:
            return None
        said = exchange.said
        lines = [*said.lines, *(each.line for each in (*said.held_back, *said.mended))]
        ids = dict.fromkeys(cited.article_id for line in lines for cited in line.citations)
        found = await self._desk.store.articles(tuple(ids))
        return account.of_answer(id_, said, {each.id: each for each in found})

    async def _cited(self, sources: Sequence[SourceLine]) -> Mapping[str, Article]:
        found = await self._desk.store.articles([each.article_id for each in sources])
        return {each.id: each for each in found}

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
