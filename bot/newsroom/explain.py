"""How an article was judged, and why: relevance, topics, its story, and how that one weighs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import articles, stories
from bot.channels import changes, digest, importance
from bot.channels.explaining import Explained, Held
from bot.domain import Article, Story, Trace
from bot.errors import BotError
from bot.newsroom.desk import Desk
from bot.newsroom.why import same_page

_URL = re.compile(r"https?://", re.IGNORECASE)


async def explain(desk: Desk, wanted: str) -> Explained:
    """Explain an article of the archive by its id or URL, or the text of a file.

    Raises BotError where it is none of these.
    """
    article, trace = await _found(desk, wanted)
    if article is None:
        article = await articles.read_file(Path(wanted), desk.pool, desk.now())
        return Explained(article=article, judged=stories.judge(article.title, article.body))
    return Explained(
        article=article,
        judged=stories.judge(article.title, article.body),
        kept=trace.relevance,
        stored=True,
        held=await _held(desk, article, trace.story_id) if trace.story_id else None,
    )


async def _found(desk: Desk, wanted: str) -> tuple[Article | None, Trace]:
    """Look an article up by its id or its address; None where it is to be read from a file."""
    store = desk.store
    by_id = None if _URL.match(wanted) else await store.article(wanted)
    if by_id is None and not _URL.match(wanted):
        if await asyncio.to_thread(Path(wanted).exists):
            return None, Trace()
        raise BotError(
            f"{wanted!r} is the id of no article in the archive, no URL and no file. Give a URL "
            "that begins with https://, the path of a text file, or an id as "
            "tradewire explain URL --json shows it"
        )
    url = articles.canonical(wanted if by_id is None else by_id.url)
    trace = await store.trace(url, _same_as(url))
    article = by_id or (await store.article(trace.article_id) if trace.article_id else None)
    if article is not None:
        return article, trace
    listed = "a source lists it, but it was not read yet" if trace.listed else "no source listed it"
    raise BotError(
        f"{wanted} is not in the archive: {listed}. To judge a page that is not, save its text to "
        "a file and give its path, or see it with tradewire read"
    )


def _same_as(url: str) -> Callable[[str], bool]:
    return lambda other: same_page(articles.canonical(other), url)


async def _held(desk: Desk, article: Article, story_id: str) -> Held | None:
    """Read an article's story, what it shares with those that were there, and how it weighs."""
    store = desk.store
    story = await store.story(story_id)
    if story is None:
        return None
    members = [one for one in await store.articles(story.article_ids) if one.id != article.id]
    before = [one for one in members if (one.seen, one.id) < (article.seen, article.id)]
    why, channels = await _weighed(desk, story)
    return Held(
        story=story,
        first=not before,
        others=tuple(members),
        likeness=stories.compare(article, before or members),
        moves=await store.moves_of(article.id),
        why=why,
        channels=channels,
    )


async def _weighed(
    desk: Desk, story: Story
) -> tuple[importance.Reasons, tuple[tuple[str, importance.Reasons], ...]]:
    """Weigh a story for each channel there is, and for one that follows nothing.

    That one has heard of the story where all there are have.
    """
    store, now = desk.store, desk.now()
    *before, newest = await store.briefings_of(story.id) or (None,)
    if newest is None:
        return (), ()
    fresh = changes.fresh(before[-1], newest) if before else ()
    since = now - digest.FIRST

    def weigh(follow: Sequence[str], *, told: bool) -> importance.Reasons:
        facts = importance.facts(story, newest, before, follow, since, now, told=told, fresh=fresh)
        return importance.reasons(facts)

    known = [
        (each, story.id in await store.told(each.channel, [story.id]))
        for each in await store.subscriptions()
    ]
    channels = tuple((each.channel.id, weigh(each.follow, told=told)) for each, told in known)
    told_all = bool(known) and all(told for _, told in known)
    return weigh((), told=told_all), channels
