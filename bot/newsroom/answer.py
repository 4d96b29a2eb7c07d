"""Question -> answer, from the archive."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from bot import gate, threads
from bot.channels import render
from bot.domain import (
    Answer,
    Article,
    Briefing,
    Channel,
    Delivery,
    Line,
    Message,
    Nearest,
    Outcome,
    Question,
    Verdict,
)
from bot.newsroom.desk import Desk

log = structlog.get_logger()

#: So many articles of the archive are read closely for one question.
CANDIDATES = 50
#: So many stories are offered when there is no answer.
NEAREST = 3
#: So many briefings answer a question for the latest news.
LATEST = 5
_PLURAL = re.compile(r"(?<=\w{3})(?:ies|(?<!s)s)$")


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
        _gated,
        question,
        candidates,
        story,
        searched,
        nearest,
        desk.now(),
        desk.observer.judged,
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
    told: Callable[[Verdict], None],
) -> Answer:
    """Compose an answer, and keep the lines that pass the gate and the sources they cite."""
    given = threads.answer(question, candidates, searched, nearest, now, story)
    by_id = {article.id: article for article in candidates}

    def passes(line: Line) -> bool:
        verdict = gate.check(line, by_id)
        told(verdict)
        return verdict.outcome is not Outcome.UNSUPPORTED

    lines = tuple(filter(passes, given.lines))
    cited = {citation.article_id for line in lines for citation in line.citations}
    sources = tuple(source for source in given.sources if source.article_id in cited)
    return replace(given, lines=lines, sources=sources)


async def _story_articles(desk: Desk, story_id: str) -> tuple[Article, ...]:
    story = await desk.store.story(story_id) if story_id else None
    return await desk.store.articles(story.article_ids) if story else ()


async def latest(desk: Desk, topic: str = "", limit: int = LATEST) -> tuple[Briefing, ...]:
    """Give the newest briefings, one a story, newest first; all, or those on a topic.

    A topic matches the topics of the story and the words of its headline and points, a
    plural the singular too.
    """
    wanted = [_PLURAL.sub("", word) for word in topic.casefold().split()]
    pairs = await desk.store.latest_briefings(limit=50 if wanted else limit)
    matching = []
    for story, briefing in pairs:
        lines = (briefing.headline, *(point.line for point in briefing.key_points))
        said = " ".join((*story.topics, *(line.text for line in lines))).casefold()
        if all(word in said for word in wanted):
            matching.append(briefing)
    return tuple(matching[:limit])


async def reply(
    desk: Desk, question: Question, channel: Channel, key: str, thread_ts: str, zone: str
) -> None:
    """Answer a question and put the answer into the outbox, once for each `key`."""
    message = await _message(desk, question, zone)
    delivery = Delivery(channel=channel, key=key, thread_ts=thread_ts, message=message)
    await desk.store.send([delivery], desk.now())


async def _message(desk: Desk, question: Question, zone: str) -> Message:
    topic = None if question.story_id else threads.latest_topic(question.text)
    if topic is None:
        return render.answer(await answer(desk, question), zone)
    found = await latest(desk, topic)
    return render.latest(found, zone) if found else render.nothing_yet(topic)
