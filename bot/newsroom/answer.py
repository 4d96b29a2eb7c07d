"""Question -> answer, from the archive."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from bot import gate, threads
from bot.channels import render
from bot.domain import Answer, Article, Channel, Delivery, Nearest, Outcome, Question
from bot.newsroom.desk import Desk

log = structlog.get_logger()

#: So many articles of the archive are read closely for one question.
CANDIDATES = 50
#: So many stories are offered when there is no answer.
NEAREST = 3


async def answer(desk: Desk, question: Question) -> Answer:
    """Answer a question from the articles of the archive, or say that it has no answer."""
    found = await desk.store.search(threads.search_words(question.text), limit=CANDIDATES)
    first = await _story_articles(desk, question.story_id)
    story = frozenset(article.id for article in first)
    rest = [id_ for id_ in found if id_ not in story]
    candidates = (*first, *await desk.store.articles(rest))
    nearest = tuple(
        Nearest(
            headline=briefing.headline.text,
            when=briefing.as_of,
            url=briefing.sources[0].url if briefing.sources else "",
        )
        for briefing in await desk.store.briefings_about(found, limit=NEAREST)
    )
    searched = await desk.store.count_articles()
    given = await asyncio.to_thread(
        _gated, question, candidates, story, searched, nearest, desk.now()
    )
    log.info(
        "question.answered",
        found=bool(given.lines),
        support=round(given.support, 2),
        searched=given.searched,
    )
    return given


def _gated(
    question: Question,
    candidates: Sequence[Article],
    story: frozenset[str],
    searched: int,
    nearest: Sequence[Nearest],
    now: datetime,
) -> Answer:
    """Compose an answer, and keep the lines that pass the gate and the sources they cite."""
    given = threads.answer(question, candidates, searched, nearest, now, story)
    by_id = {article.id: article for article in candidates}
    lines = tuple(
        line for line in given.lines if gate.check(line, by_id).outcome is not Outcome.UNSUPPORTED
    )
    cited = {citation.article_id for line in lines for citation in line.citations}
    sources = tuple(source for source in given.sources if source.article_id in cited)
    return replace(given, lines=lines, sources=sources)


async def _story_articles(desk: Desk, story_id: str) -> tuple[Article, ...]:
    story = await desk.store.story(story_id) if story_id else None
    return await desk.store.articles(story.article_ids) if story else ()


async def reply(
    desk: Desk, question: Question, channel: Channel, key: str, thread_ts: str, zone: str
) -> Answer:
    """Answer a question and put the answer into the outbox, once for each `key`."""
    given = await answer(desk, question)
    delivery = Delivery(
        channel=channel, key=key, thread_ts=thread_ts, message=render.answer(given, zone)
    )
    await desk.store.send([delivery], desk.now())
    return given
