"""Questions to try: some that a story may answer, some that no archive of today's news does."""

from __future__ import annotations

import re

from bot.domain import Briefing, Story
from bot.language import places

# Topics of a story that are no goods; those in capitals are laws, bodies and pacts.
_INSTRUMENTS = frozenset(
    {
        "anti-dumping",
        "carbon border",
        "countervailing duties",
        "customs",
        "de minimis",
        "digital services",
        "export controls",
        "forced labour",
        "import restrictions",
        "quotas",
        "retaliation",
        "rules of origin",
        "safeguards",
        "sanctions",
        "subsidies",
        "tariffs",
        "trade agreements",
        "trade barriers",
        "trade data",
        "trade preferences",
    }
)


def answerable(story: Story, briefing: Briefing) -> tuple[str, ...]:
    """Give questions about a story, the most telling first; whether it answers them shows."""
    headline = briefing.headline.text
    goods, states = _goods(story, headline), _states(headline)
    found: list[str] = []
    for good in goods:
        if "%" in headline:
            found.append(f"How high is the tariff on {good}?")
        if states:
            found.append(f"What has {states[0]} decided on {good}?")
        if len(states) > 1:
            found.append(f"What changes for {good} between {states[0]} and {states[1]}?")
    if len(states) > 1:
        found.append(f"What changes between {states[0]} and {states[1]}?")
    if states:
        found.append(f"What has {states[0]} decided?")
    return tuple(dict.fromkeys(found))


def unanswerable(story: Story, briefing: Briefing) -> tuple[str, ...]:
    """Give questions that sound like a story's and are hardly answered by any news of today."""
    headline = briefing.headline.text
    goods, states = _goods(story, headline) or ("steel",), _states(headline) or ("Iceland",)
    return (
        f"What did {states[0]} pay for imported {goods[0]} in 1987?",
        f"Who will be trade minister of {states[0]} in 2041?",
        "What tariff does Iceland charge on umbrellas?",
    )


def _goods(story: Story, headline: str) -> tuple[str, ...]:
    """List the goods of a story as its headline names them: "rubber gloves", "beef"."""
    goods = [
        re.escape(topic.removesuffix("s"))
        for topic in story.topics
        if topic == topic.lower() and topic not in _INSTRUMENTS
    ]
    if not goods:
        return ()
    one = rf"(?:{'|'.join(sorted(goods, key=len, reverse=True))})s?"
    named = re.finditer(rf"(?<![\w-]){one}(?: {one})*(?![\w-])", headline, re.IGNORECASE)
    return tuple(dict.fromkeys(found[0].lower() for found in named))


def _states(headline: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places.name(place.code) for place in places.find(headline)))
