"""Question -> answer, from the archive's own sentences."""

from __future__ import annotations

from bot.threads.answer import answer
from bot.threads.asked import search_words
from bot.threads.retrieve import rank

__all__ = ["answer", "rank", "search_words"]
