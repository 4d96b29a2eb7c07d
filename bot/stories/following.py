"""News that has few words of trade, and tells how a story goes on that was told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain import Article, Placed, Placement, Relevance, Sketch, SourceLine
from bot.language import courses, errata
from bot.stories.cluster import place

#: From this score on what joins a told story is of it, whatever it tells.
DOUBTFUL = 0.2


def may_follow(article: Article, relevance: Relevance) -> bool:
    """Say whether an article that is not about trade by its words may be of a story that is.

    It may where it tells how far a measure has come ("delays curbs on palm oil"), where it
    corrects a report, or where its score leaves that in doubt.
    """
    lead = SourceLine.of(article).lead
    told = courses.told(article.title, lead, article.when, article.title)
    return relevance.score >= DOUBTFUL or told is not None or errata.corrects(article.title)


def follow(
    article: Article, sketch: Sketch, near: Sequence[Placed], *, since: datetime
) -> Placement:
    """Find the told story that such an article joins, if there is one; it moves no other."""
    placement = place(article, sketch, near, since=since)
    told = {other.story_id for other in near if other.told}
    if placement.story_id not in told or placement.moves:
        return Placement(story_id=None, aside=True)
    return placement
