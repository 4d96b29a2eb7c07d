"""Story -> briefing, through the gate."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from bot import gate
from bot.briefings import assemble, extractive
from bot.briefings.write import write_with_model
from bot.domain import Article, Briefing, Draft, Flow, Story, Verdict, Writer, identify
from bot.errors import LLMError
from bot.newsroom.desk import Desk

log = structlog.get_logger()

#: With fewer key points than this a briefing is held back, not posted empty.
FEWEST_POINTS = 2


async def brief(desk: Desk, story_id: str) -> None:
    """Write a story up and keep the briefing, due to be announced."""
    story = await desk.store.story(story_id)
    if story is None:
        await desk.store.finish(Flow.BRIEF, story_id)
        return
    sources = await desk.store.articles(story.article_ids)
    briefing = await compose(desk, story, sources)
    if len(briefing.key_points) < FEWEST_POINTS:
        await desk.store.hold_back(story, desk.now())
        desk.observer.held_back()
        log.warning("story.held_back", story=story_id, points=len(briefing.key_points))
        return
    await desk.store.save_briefing(briefing, desk.now())
    desk.observer.briefed(briefing)
    log.info(
        "story.briefed",
        story=story_id,
        revision=briefing.revision,
        points=len(briefing.key_points),
        dropped=len(briefing.dropped),
        voices=briefing.voices,
    )


async def compose(desk: Desk, story: Story, sources: Sequence[Article]) -> Briefing:
    """Write a story up from its articles; every line of what comes out passed the gate.

    Without a model, or where the model brings too little that passes, the briefing is
    extracted, and says so.
    """
    now, told = desk.now(), desk.observer.judged
    if desk.model is not None:
        try:
            draft = await write_with_model(story, sources, now, desk.model.llm, desk.model.briefing)
        except LLMError as error:
            log.warning("briefing.extracted_instead", story=story.id, why=str(error))
        else:
            written = await asyncio.to_thread(
                _passed, story, sources, draft, now, Writer.MODEL, told
            )
            if len(written.key_points) >= FEWEST_POINTS:
                return written
            log.warning("briefing.extracted_instead", story=story.id, why="too little passed")
    draft = await asyncio.to_thread(extractive.write, story, sources, now)
    return await asyncio.to_thread(_passed, story, sources, draft, now, Writer.EXTRACTED, told)


def _passed(
    story: Story,
    sources: Sequence[Article],
    draft: Draft,
    now: datetime,
    writer: Writer,
    told: Callable[[Verdict], None],
) -> Briefing:
    by_id = {article.id: article for article in sources}
    passed, dropped = gate.judge(draft, by_id, told)
    return assemble.assemble(story, sources, passed, dropped, now, writer)


def lone_story(article: Article) -> Story:
    """Make a story of one article, for a briefing that is asked for by its address."""
    return Story(
        id=identify("story", article.id),
        title=article.title,
        topics=(),
        voices=((article.id,),),
        first_seen=article.seen,
        last_seen=article.seen,
    )
