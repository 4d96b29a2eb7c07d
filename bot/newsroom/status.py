"""The bot's state on one page."""

from __future__ import annotations

from datetime import timedelta

import bot
from bot.domain import Status
from bot.newsroom.desk import Desk

DAY = timedelta(hours=24)
#: How the refs of the prompt begin by which a model is asked about unclear lines.
JUDGING = "verify@"
#: A process that has not been heard of for so long is not running.
SILENT = timedelta(seconds=90)


async def status(desk: Desk) -> Status:
    """Look everything up."""
    store, now, real, terms = desk.store, desk.now(), desk.real(), desk.terms
    workers = await store.workers(real - SILENT)
    if workers:  # a command of the sandbox's does not know what time it is there
        last = max(workers, key=lambda worker: worker.seen)
        now = last.at + (real - last.seen)
    counts = await store.counts(now - DAY)
    spent = await store.spent(f"{real:%Y-%m-%d}")
    dollars = sum(each.dollars for each in spent)
    tokens = sum(each.tokens for each in spent)
    judging = [each for each in spent if each.prompt.startswith(JUDGING)]
    return Status(
        now=now,
        version=bot.__version__,
        workers=workers,
        sources=await store.sources(),
        articles=counts.articles,
        stories=counts.stories,
        briefings=counts.briefings,
        last_briefing=counts.last_briefing,
        backlog=await store.backlog(now),
        deliveries=await store.delivery_counts(),
        model=terms.model,
        dollars_spent=dollars,
        tokens_spent=tokens,
        dollars_left=None if terms.dollars is None else max(terms.dollars - dollars, 0.0),
        tokens_left=None if terms.tokens is None else max(terms.tokens - tokens, 0),
        gated=await store.gated(now - DAY),
        judging=(sum(each.dollars for each in judging), sum(each.tokens for each in judging)),
    )
