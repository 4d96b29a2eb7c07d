"""Entry -> Article: read the page, decide how much of it was to be had, keep a snapshot."""

from __future__ import annotations

from bot.articles.compose import article_from, from_page, from_summary, from_text
from bot.articles.files import spread
from bot.articles.look import look
from bot.articles.read import read, read_file, read_url
from bot.articles.robots import Robots
from bot.articles.versions import again, another, succeeds
from bot.language.urls import canonical

__all__ = [
    "Robots",
    "again",
    "another",
    "article_from",
    "canonical",
    "from_page",
    "from_summary",
    "from_text",
    "look",
    "read",
    "read_file",
    "read_url",
    "spread",
    "succeeds",
]
