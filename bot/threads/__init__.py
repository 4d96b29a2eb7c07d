"""Question -> answer, from the archive's own sentences."""

from __future__ import annotations

from bot.threads.answer import answer
from bot.threads.retrieve import rank, search_words

__all__ = ["answer", "rank", "search_words"]
