"""Two questions to try, both put to the archive: one that it answers, and one that it does not."""

from __future__ import annotations

from collections.abc import Iterable

from bot import threads
from bot.domain import Briefing, Channel, Question
from bot.newsroom import answer
from bot.newsroom.desk import Desk

LEADS = 3  # stories for which a question is looked for


async def questions(desk: Desk, channel: Channel) -> tuple[str, str]:
    """Find a question that a channel's last digest answers, and one that nothing does.

    The lead of the digest comes first. Either is empty where there is none.
    """
    last = await desk.store.last_digest(channel)
    answerable = unanswerable = ""
    for told in (last.told if last else ())[:LEADS]:
        story = await desk.store.story(told.story_id)
        briefing = (await desk.store.briefings_of(told.story_id))[-1:]
        if story is None or not briefing:
            continue
        if not answerable:
            tries = threads.answerable(story, briefing[0])
            answerable = await _first(desk, tries, briefing[0])
        if not unanswerable:
            unanswerable = await _first(desk, threads.unanswerable(story, briefing[0]), None)
    return answerable, unanswerable


async def _first(desk: Desk, questions: Iterable[str], lead: Briefing | None) -> str:
    """Give the first question whose answer begins with a source of `lead`, or has no line."""
    own = {source.article_id for source in lead.sources} if lead else set()
    for text in questions:
        given = await answer.answer(desk, Question(text=text, asked=desk.now()))
        cited = {each.article_id for line in given.lines[:1] for each in line.citations}
        if cited & own if lead else not given.lines:
            return text
    return ""
