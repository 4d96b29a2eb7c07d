"""The rooms on the sample press: how long each takes for one article, one story, one line."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from rich.table import Table

from bot import gate, stories, threads
from bot.articles import article_from
from bot.briefings import extractive
from bot.domain import Article, Coverage, Draft, Question, Story, identify
from bot.sandbox.press import articles as sample

_START = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)


def measure() -> Table:
    """Time each room on texts of 300 to 550 words, warm."""
    read = tuple(
        article_from(
            f"http://press.example{one.path}",
            one.title,
            one.body,
            publisher=one.outlet.name,
            seen=_START,
            coverage=Coverage.FULL_TEXT,
            published=one.published,
            official=one.outlet.official,
        )
        for one in sample(_START)
    )
    lead = [article for article in read if "Mercosur" in article.text]
    story = Story(
        id=identify("lead"),
        title=lead[0].title,
        topics=(),
        voices=tuple((article.id,) for article in lead),
        first_seen=_START,
        last_seen=_START,
    )
    draft = extractive.write(story, lead, _START)
    by_id = {article.id: article for article in lead}
    question = Question(text="How much beef will Japan admit from Mercosur?", asked=_START)
    table = Table("Step", "Time", "A second", title=f"The rooms, {len(read)} sample articles")
    for name, count, act in (
        ("judge relevance, an article", len(read), lambda: [_judge(one) for one in read]),
        ("sketch, an article", len(read), lambda: [stories.sketch(one) for one in read]),
        (f"write a briefing of {len(lead)} articles", 1, lambda: _write(story, lead)),
        ("gate, a line", len(draft.key_points), lambda: _gate(draft, by_id)),
        ("answer a question", 1, lambda: threads.answer(question, read, len(read), (), _START)),
    ):
        seconds = _best(act) / count
        table.add_row(name, f"{seconds * 1000:.2f} ms", f"{1 / seconds:,.0f}")
    return table


def _judge(article: Article) -> object:
    return stories.judge(article.title, article.body)


def _write(story: Story, lead: list[Article]) -> object:
    return extractive.write(story, lead, _START)


def _gate(draft: Draft, by_id: dict[str, Article]) -> None:
    for point in draft.key_points:
        gate.check(point.line, by_id)


def _best(act: Callable[[], object], rounds: int = 5) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        times.append(time.perf_counter() - began)
    return min(times)
