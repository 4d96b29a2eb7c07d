"""Article -> the vector that a model makes of it, at once or, in batches, later."""

from __future__ import annotations

from datetime import timedelta

import structlog

from bot import stories
from bot.domain import Article, Flow, Sketch
from bot.errors import LLMError
from bot.newsroom.desk import Desk

log = structlog.get_logger()

BATCH = 64
AGAIN = timedelta(minutes=1)  # after which a vector that was not had is asked for again


async def made(desk: Desk, article: Article) -> bytes:
    """Have a vector of an article that is to be grouped; nothing where there is none to be had.

    Then it is grouped by the words' own weights alone.
    """
    if desk.embedder is None:
        return b""
    try:
        (vector,) = await desk.embedder.embed([stories.embedded(article)])
    except LLMError as error:
        log.warning("embedder.failed", article=article.id, model=desk.embedder.name, why=str(error))
        return b""
    return vector


async def keep(desk: Desk, article_id: str, sketch: Sketch) -> None:
    """Keep the vector of a placed article, or let it wait for one."""
    if desk.embedder is None:
        return
    if sketch.dense:
        await desk.store.keep_embeddings({article_id: sketch.dense}, desk.embedder.name)
    else:
        await desk.store.want_embedding(article_id, desk.now() + AGAIN)


async def want(desk: Desk) -> None:
    """Let what is open wait for vectors of the embedder that is set, and for no other's."""
    now = desk.now()
    name = desk.embedder.name if desk.embedder else ""
    count = await desk.store.want_embeddings(name, now - desk.pace.window, now)
    if count:
        log.info("embedder.wanted", model=name, articles=count)


async def embed(desk: Desk, article_id: str) -> None:
    """Make the vector of an article that waits for it, and of others that do, in one batch.

    Raises LLMError: then it waits on, and stories go by what there is.
    """
    if desk.embedder is None:
        await desk.store.finish(Flow.EMBED, article_id)
        return
    ids = await desk.store.unembedded(article_id, desk.now(), BATCH)
    articles = await desk.store.articles(ids)
    vectors = await desk.embedder.embed([stories.embedded(each) for each in articles])
    found = {each.id: vector for each, vector in zip(articles, vectors, strict=True)}
    await desk.store.keep_embeddings(found, desk.embedder.name)
    log.info("embedder.caught_up", model=desk.embedder.name, articles=len(found))
