"""Question -> answer, in the archive's own sentences or in a model's."""

from __future__ import annotations

from bot.threads.answer import answer
from bot.threads.asked import latest_topic, search_words
from bot.threads.conversation import follow_up, leans, people_talk
from bot.threads.examples import answerable, unanswerable
from bot.threads.retrieve import rank
from bot.threads.suggestions import prompts

__all__ = [
    "answer",
    "answerable",
    "follow_up",
    "latest_topic",
    "leans",
    "people_talk",
    "prompts",
    "rank",
    "search_words",
    "unanswerable",
]
