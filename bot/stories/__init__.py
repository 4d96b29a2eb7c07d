"""Articles -> stories: what is about trade, and what is one event."""

from __future__ import annotations

from bot.language.vectors import EMBEDDER
from bot.stories.cluster import place
from bot.stories.dense import text as embedded
from bot.stories.doubt import ask
from bot.stories.following import follow, may_follow
from bot.stories.joining import compare
from bot.stories.outline import sketch
from bot.stories.relevance import judge
from bot.stories.window import Window

__all__ = [
    "EMBEDDER",
    "Window",
    "ask",
    "compare",
    "embedded",
    "follow",
    "judge",
    "may_follow",
    "place",
    "sketch",
]
