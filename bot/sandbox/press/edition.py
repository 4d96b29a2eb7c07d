"""The sample articles of one start of the press, their dates filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.errors import ConfigError
from bot.sandbox.press import dates
from bot.sandbox.press.manuscripts import Manuscript, load
from bot.sandbox.press.outlets import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """An invented article as readers see it.

    It stands in its outlet's feed from `breaks` on; `published` is the date that it
    bears, which may lie days earlier. A paywalled page shows `teaser` paragraphs.
    """

    outlet: Outlet
    slug: str
    title: str
    author: str
    summary: str
    paragraphs: tuple[str, ...]
    breaks: datetime
    published: datetime
    teaser: int
    wire: bool
    irrelevant: bool
    hostile: bool
    planted: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where the press serves it."""
        return f"/{self.outlet.key}/{self.slug}"

    @property
    def body(self) -> str:
        """Its whole text, behind the paywall too."""
        return "\n\n".join(self.paragraphs)

    @property
    def paywalled(self) -> bool:
        return self.teaser > 0


def articles(start: datetime, *, pace: float = 1.0) -> tuple[SampleArticle, ...]:
    """Render every article for a press started at `start` (aware, UTC), in breaking order.

    At a `pace` of 2 they break twice as fast. Raises ConfigError for a file that cannot
    be used.
    """
    return render(load(), start, pace=pace)


def render(
    manuscripts: Sequence[Manuscript], start: datetime, *, pace: float = 1.0
) -> tuple[SampleArticle, ...]:
    """Fill in the dates of manuscripts. Raises ConfigError, naming the article."""
    return tuple(_render(manuscript, start, pace) for manuscript in manuscripts)


def _render(manuscript: Manuscript, start: datetime, pace: float) -> SampleArticle:
    def fill(text: str) -> str:
        try:
            return dates.render(text, start.date())
        except ValueError as error:
            raise ConfigError(f"{manuscript.outlet.key}/{manuscript.slug}.md: {error}") from error

    breaks = start + timedelta(seconds=manuscript.offset / pace)
    return SampleArticle(
        outlet=manuscript.outlet,
        slug=manuscript.slug,
        title=fill(manuscript.title),
        author=manuscript.author,
        summary=fill(manuscript.summary),
        paragraphs=tuple(fill(paragraph) for paragraph in manuscript.paragraphs),
        breaks=breaks,
        published=breaks + timedelta(days=manuscript.days),
        teaser=manuscript.teaser,
        wire=manuscript.wire,
        irrelevant=manuscript.irrelevant,
        hostile=manuscript.hostile,
        planted=manuscript.planted,
    )
