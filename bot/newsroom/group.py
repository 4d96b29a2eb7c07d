"""Article -> story."""

from __future__ import annotations

from functools import partial

import structlog

from bot import stories
from bot.domain import Flow
from bot.newsroom.desk import Desk

log = structlog.get_logger()


async def group(desk: Desk, article_id: str) -> None:
    """Join an article to its story, or set it aside when it is not about trade."""
    article = await desk.store.article(article_id)
    if article is None:
        await desk.store.finish(Flow.GROUP, article_id)
        return
    if await desk.store.outdated(article_id):  # before it was grouped: its version comes
        await desk.store.finish(Flow.GROUP, article_id)
        return
    relevance = stories.judge(article.title, article.body)
    now, sketch = desk.now(), stories.sketch(article)
    if article.previous:
        story_id = await desk.store.succeed(article, relevance, sketch, now + desk.pace.settle)
        if story_id is not None:
            log.info("article.renewed", article=article_id, story=story_id, version=article.version)
            return
    if not relevance.relevant:
        await desk.store.set_aside(article_id, relevance)
        log.info("article.set_aside", article=article_id, score=round(relevance.score, 2))
        return
    story_id = await desk.store.place(
        article,
        relevance,
        sketch,
        partial(stories.place, article, sketch, since=now - desk.pace.loose),
        embedder=stories.EMBEDDER,
        since=now - desk.pace.window,
        brief_at=now + desk.pace.settle,
    )
    log.info("article.grouped", article=article_id, story=story_id)
