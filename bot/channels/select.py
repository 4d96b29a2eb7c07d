"""What is due to whom."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import Briefing, Live, Story, Subscription

# Product rules: when a story counts as breaking, and what is too thin to interrupt a desk.
VOICES = 3
WINDOW = timedelta(hours=2)
KEY_POINTS = 2


def due(subscription: Subscription, story: Story, briefing: Briefing) -> bool:
    """Say whether a story, as it is briefed, is to be posted live to a channel."""
    if story.first_seen < subscription.since or len(briefing.key_points) < KEY_POINTS:
        return False
    match subscription.live:
        case Live.ALL:
            return True
        case Live.BREAKING:
            return briefing.official or _broke(story, briefing)
        case Live.OFF | Live.PAUSED:
            return False


def _broke(story: Story, briefing: Briefing) -> bool:
    """Say whether enough independent voices told the story within the window."""
    when = {source.article_id: source.when for source in briefing.sources}
    firsts = sorted(
        min(when[article] for article in voice if article in when)
        for voice in story.voices
        if any(article in when for article in voice)
    )
    return any(
        later - earlier <= WINDOW
        for earlier, later in zip(firsts, firsts[VOICES - 1 :], strict=False)
    )
