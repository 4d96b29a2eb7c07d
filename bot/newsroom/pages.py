"""One page that somebody named -> a briefing of it alone, which is not kept."""

from __future__ import annotations

from bot import articles, stories
from bot.domain import Briefing, Coverage
from bot.errors import PageError, PageFault
from bot.newsroom import brief
from bot.newsroom.desk import Desk


async def brief_page(desk: Desk, url: str) -> Briefing:
    """Fetch a page under the address guard and write it up, every line through the gate.

    Raises PageError that says what is wrong with it, PrivateAddressError, WebError where it
    cannot be had, PoolError where it cannot be read.
    """
    article = await articles.read_url(url, desk.patient, desk.pool, desk.robots, desk.now())
    paywalled = article.coverage is Coverage.PAYWALLED
    relevance = stories.judge(article.title, article.body)
    if not relevance.relevant:
        fault = PageFault.PAYWALLED if paywalled else PageFault.OFF_TOPIC
        raise PageError(f"{url} is not about trade ({relevance.score:.2f})", url=url, fault=fault)
    written = await brief.compose(desk, brief.lone_story(article), (article,))
    if not written.tells:
        fault = PageFault.PAYWALLED if paywalled else PageFault.THIN
        raise PageError(f"{url} has too little to quote", url=url, fault=fault)
    return written
