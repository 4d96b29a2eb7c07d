"""Article -> story."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot import stories
from bot.domain import Article, Flow, Relevance, Sketch
from bot.errors import SketchesOutdatedError
from bot.newsroom import embed
from bot.newsroom.desk import Desk

log = structlog.get_logger()

ANSWER = 20.0  # seconds that a model has to say what an article is about
BATCH = 32  # articles that are drawn anew before others have their turn
KEPT = timedelta(days=1)  # for which what cannot be joined any more is kept


async def group(desk: Desk, article_id: str) -> None:
    """Join an article to its story, or set it aside when it is not about trade."""
    article = await desk.store.article(article_id)
    if article is None:
        await desk.store.finish(Flow.GROUP, article_id)
        return
    if await desk.store.outdated(article_id):  # before it was grouped: its version comes
        await desk.store.finish(Flow.GROUP, article_id)
        return
    relevance = await _judged(desk, article)
    now, sketch = desk.now(), stories.sketch(article)
    if relevance.relevant or article.previous:
        sketch = replace(sketch, dense=await embed.made(desk, article))
    if article.previous:
        story_id = await desk.store.succeed(article, relevance, sketch, now + desk.pace.settle)
        if story_id is not None:
            await embed.keep(desk, article_id, sketch)
            log.info("article.renewed", article=article_id, story=story_id, version=article.version)
            return
    story_id = ""
    if relevance.relevant or stories.may_follow(article, relevance):
        story_id = await _placed(desk, article, relevance, sketch, now)
    if not story_id:
        await desk.store.set_aside(article_id, relevance)
        log.info("article.set_aside", article=article_id, score=round(relevance.score, 2))
        return
    await embed.keep(desk, article_id, sketch)
    log.info("article.grouped", article=article_id, story=story_id)


async def _placed(
    desk: Desk, article: Article, relevance: Relevance, sketch: Sketch, now: datetime
) -> str:
    """Join an article to its story; where another embedder drew its neighbours, draw them anew."""
    decide = stories.place if relevance.relevant else stories.follow
    place = partial(
        desk.store.place,
        article,
        replace(relevance, relevant=True),
        sketch,
        partial(decide, article, sketch, since=now - desk.pace.loose),
        embedder=stories.EMBEDDER,
        since=now - desk.pace.window,
        brief_at=now + desk.pace.settle,
        model=desk.embedder.name if desk.embedder else "",
    )
    while True:
        try:
            return await place()
        except SketchesOutdatedError as outdated:
            if not await redraw(desk, outdated.ids):
                raise


async def tidy(desk: Desk) -> None:
    """Draw anew what is open and another embedder drew, and drop the sketches of what is closed."""
    since = desk.now() - desk.pace.window
    count = 0
    while ids := await desk.store.outdated_sketches(stories.EMBEDDER, since, BATCH):
        drawn = await redraw(desk, ids)
        count += drawn
        if not drawn:
            break
    if count:
        log.info("sketches.redrawn", embedder=stories.EMBEDDER, articles=count)
    await desk.store.drop_sketches(since - KEPT)


async def redraw(desk: Desk, ids: Collection[str]) -> int:
    """Draw placed articles by the embedder of now, and count them."""
    drawn = {each.id: stories.sketch(each) for each in await desk.store.articles(tuple(ids))}
    await desk.store.redraw(drawn, stories.EMBEDDER)
    return len(drawn)


async def _judged(desk: Desk, article: Article) -> Relevance:
    """Judge an article; a model, where one is set, is asked about a doubtful one."""
    relevance = stories.judge(article.title, article.body)
    model = desk.model
    if model is None or model.relevance is None:
        return relevance
    asked = await stories.ask(article, relevance, model.llm, model.relevance, seconds=ANSWER)
    if asked.prompt:
        log.info(
            "article.doubted",
            article=article.id,
            prompt=asked.prompt,
            score=round(relevance.score, 2),
            counted=bool(asked.relevance.model),
            relevant=asked.relevance.relevant,
            why=str(asked.error) if asked.error else "",
        )
    return asked.relevance
