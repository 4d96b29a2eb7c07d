"""The sample articles of one start of the press, their dates filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.errors import ConfigError
from bot.sandbox.press import dates
from bot.sandbox.press.fortnight import SPEED, Fortnight
from bot.sandbox.press.manuscripts import ARTICLES, Manuscript, load
from bot.sandbox.press.outlets import Outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """How an article reads from a moment on."""

    since: datetime
    title: str
    summary: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleArticle:
    """An invented article as readers see it.

    It breaks when invented time reaches `published`, and is changed at `since` of each of
    its `later` versions. `breaks` is the real time of that in a press that runs from its
    first start at one pace. A paywalled page shows `teaser` paragraphs.
    """

    outlet: Outlet
    slug: str
    title: str
    author: str
    summary: str
    paragraphs: tuple[str, ...]
    breaks: datetime
    published: datetime
    updated: datetime  # as `published` until it is revised
    teaser: int
    wire: bool
    irrelevant: bool
    hostile: bool
    satire: bool
    undated: bool
    repost_of: str
    planted: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]  # of an official document: (what happened, when)
    later: tuple[Version, ...]

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

    def at(self, moment: datetime) -> SampleArticle:
        """Give it as it reads at an invented moment, its revisions until then made."""
        reads = self
        for version in self.later:
            if version.since <= moment:
                reads = replace(
                    reads,
                    title=version.title,
                    summary=version.summary,
                    paragraphs=version.paragraphs,
                    updated=version.since,
                )
        return reads


def articles(
    start: datetime, *, pace: float = 1.0, folder: Path = ARTICLES
) -> tuple[SampleArticle, ...]:
    """Render every article for a press first started at `start` (aware), in breaking order.

    At a `pace` (above 0) of 2 they break twice as fast. Raises ConfigError for a file that
    cannot be used.
    """
    return render(load(folder), start, pace=pace)


def render(
    manuscripts: Iterable[Manuscript], start: datetime, *, pace: float = 1.0
) -> tuple[SampleArticle, ...]:
    """Fill in the dates of manuscripts. Raises ConfigError, naming the article."""
    return tuple(_render(manuscript, start, pace) for manuscript in manuscripts)


def out(found: Sequence[SampleArticle], moment: datetime) -> tuple[SampleArticle, ...]:
    """Give the articles that are out at an invented moment, as they read then."""
    return tuple(one.at(moment) for one in found if one.published <= moment)


def _render(manuscript: Manuscript, start: datetime, pace: float) -> SampleArticle:
    fortnight = Fortnight.before(start)
    written = fortnight.date(manuscript.written)

    def fill(text: str) -> str:
        try:
            return dates.render(text, written)
        except ValueError as error:
            raise ConfigError(f"{manuscript.name}.md: {error}") from error

    published = fortnight.at(manuscript.day, manuscript.time)
    return SampleArticle(
        outlet=manuscript.outlet,
        slug=manuscript.slug,
        title=fill(manuscript.title),
        author=manuscript.author,
        summary=fill(manuscript.summary),
        paragraphs=tuple(map(fill, manuscript.paragraphs)),
        breaks=start + max((published - fortnight.opens) / (SPEED * pace), timedelta()),
        published=published,
        updated=published,
        teaser=manuscript.teaser,
        wire=manuscript.wire,
        irrelevant=manuscript.irrelevant,
        hostile=manuscript.hostile,
        satire=manuscript.satire,
        undated=manuscript.undated,
        repost_of=manuscript.repost_of,
        planted=manuscript.planted,
        dates=_dates(manuscript, fill),
        later=_later(manuscript, fortnight, fill),
    )


def _dates(manuscript: Manuscript, fill: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    if not (manuscript.signed or manuscript.effective):
        return ()
    dated = {
        "Signed": manuscript.signed,
        "Published": "{+0 date}",
        "Takes effect": manuscript.effective,
    }
    return tuple((act, fill(when)) for act, when in dated.items() if when)


def _later(
    manuscript: Manuscript, fortnight: Fortnight, fill: Callable[[str], str]
) -> tuple[Version, ...]:
    title, summary, paragraphs = manuscript.title, manuscript.summary, manuscript.paragraphs
    versions = []
    for revision in manuscript.revisions:
        title = revision.title or title
        for old, new in revision.swap:
            summary = summary.replace(old, new)
            paragraphs = tuple(each.replace(old, new) for each in paragraphs)
        paragraphs += (revision.note,) if revision.note else ()
        versions.append(
            Version(
                since=fortnight.at(revision.day, revision.time),
                title=fill(title),
                summary=fill(summary),
                paragraphs=tuple(map(fill, paragraphs)),
            )
        )
    return tuple(versions)
