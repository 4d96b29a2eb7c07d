"""What was fetched or saved, opened: a page or a PDF, and how much of an article it gives."""

from __future__ import annotations

from datetime import datetime

from bot.articles.extract import Page, extract
from bot.articles.judge import Judgement, judge
from bot.articles.pdf import is_pdf, read_pdf


def opened(
    body: bytes,
    content_type: str,
    now: datetime,
    title: str = "",
    summary: str = "",
    *,
    front: bool = False,
) -> tuple[Page, Judgement]:
    """Read a page or a PDF and judge it. Runs in a worker process.

    `title` and `summary` are what a feed promised of it, where one did; `front` says that its
    address led to a site's front page.
    """
    if is_pdf(body):
        return read_pdf(body)
    page = extract(body, content_type, now)
    return page, judge(page, title, summary, front=front)
