"""The press's fortnight and the fourteen days after it, each article at its own day and hour."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.sandbox.press import OUTLETS, SampleArticle, articles
from bot.sandbox.press.edition import Version
from tests.house import START

FILE = Path(__file__).with_name("followups.toml")
AGAIN = "= "  # heads a paragraph that says nothing new
TOGETHER = timedelta(minutes=90)
OPENS = START.replace(hour=0, minute=0) - timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Course:
    """Everything that is published, and the sentences that say nothing new."""

    articles: tuple[SampleArticle, ...]
    again: tuple[str, ...]

    @property
    def moments(self) -> list[datetime]:
        """When to look: once for what comes out or is changed within 90 minutes of each other."""
        changes = (later.since for one in self.articles for later in one.later)
        every = sorted({*(one.published for one in self.articles), *changes})
        looks: list[datetime] = []
        for first in every:
            if not looks or first > looks[-1]:
                looks.append(max(each for each in every if each - first <= TOGETHER))
        return looks


def course() -> Course:
    """Read the follow-ups, after the sample press."""
    file = tomllib.loads(FILE.read_text(encoding="utf-8"))
    rows = file["articles"]
    again = file["again"] + [
        part.removeprefix(AGAIN)
        for row in rows
        for part in row["text"].strip().split("\n\n")
        if part.startswith(AGAIN)
    ]
    told = (*(replace(one, breaks=one.published) for one in articles(START)), *_read(rows))
    return Course(articles=tuple(sorted(told, key=_order)), again=tuple(again))


def _order(one: SampleArticle) -> tuple[datetime, str]:
    return one.published, one.path


def _read(rows: list[Mapping[str, Any]]) -> Iterator[SampleArticle]:
    for row in rows:
        one = _article(row, row["outlet"], 0)
        yield one
        for number, outlet in enumerate(row.get("carried_by", ()), 1):
            yield replace(_article(row, outlet, number), slug=f"{one.slug}-wire")


def _article(row: Mapping[str, Any], key: str, late: int) -> SampleArticle:
    (outlet,) = (each for each in OUTLETS if each.key == key)
    at = row["at"] + timedelta(minutes=10 * late)
    text = tuple(part.removeprefix(AGAIN) for part in row["text"].strip().split("\n\n"))
    return SampleArticle(
        outlet=outlet,
        slug=row["slug"],
        title=row["title"],
        author="The desk",
        summary=text[0],
        paragraphs=text,
        breaks=at,
        published=at,
        updated=at,
        teaser=0,
        wire=bool(row.get("carried_by")),
        irrelevant=False,
        hostile=False,
        satire=False,
        undated=False,
        repost_of="",
        planted=(),
        dates=(),
        later=tuple(_later(row, text)),
    )


def _later(row: Mapping[str, Any], text: tuple[str, ...]) -> Iterator[Version]:
    if "later" not in row:
        return
    title = row["title"]
    for old, new in row["swap"]:
        title, text = title.replace(old, new), tuple(part.replace(old, new) for part in text)
    if note := row.get("note"):
        text = (*text, note)
    yield Version(since=row["later"], title=title, summary=text[0], paragraphs=text)
