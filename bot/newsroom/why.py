"""Why an article was posted in a channel, or not: its way through the house, looked up."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot import articles
from bot.channels.reasons import Findings
from bot.domain import Channel, Concern
from bot.newsroom import announce
from bot.newsroom.desk import Desk


async def why(desk: Desk, url: str, channel: Channel) -> Findings:
    """Find out what became of an address, and what a channel was told of it."""
    wanted = articles.canonical(url)
    trace = await desk.store.trace(
        wanted, lambda other: same_page(articles.canonical(other), wanted)
    )
    article = await desk.store.article(trace.article_id) if trace.article_id else None
    story = await desk.store.story(trace.story_id) if trace.story_id else None
    told = await desk.store.briefings_of(trace.story_id) if trace.story_id else ()
    subscription = await desk.store.subscription(channel)
    message = await desk.store.delivery_of(channel, announce.story_key(trace.story_id))
    shown = await desk.store.story_message(channel, trace.story_id)
    decision = None
    if story and told and subscription and not (message or shown):
        decision = await announce.decide(desk, subscription, story, told[-1], told, desk.now())
    held = None
    if story is not None and (not told or told[-1].revision < story.revision):
        key = f"{Concern.HELD_BACK.value}:{story.id}:{story.revision}"
        held = await desk.store.notice(key)
    return Findings(
        url=wanted,
        trace=trace,
        article=article,
        story=story,
        briefing=told[-1] if told else None,
        subscription=subscription,
        message=shown or message,
        decision=decision,
        held=held,
    )


def same_page(one: str, other: str) -> bool:
    """Whether two canonical addresses name one page, with or without TLS and a last slash."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.netloc, first.path.rstrip("/"), first.query) == (
        second.netloc,
        second.path.rstrip("/"),
        second.query,
    )
