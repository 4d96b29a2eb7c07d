"""The briefings of the sample press, as docs/samples shows them.

`make samples` writes them anew; a test compares them and checks every line against its
source. The press starts on a fixed day, so that the dates in the texts stand still.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from bot.channels import edition
from bot.channels.layout import stamp
from bot.channels.schedule import WEEKDAYS
from bot.domain import Article, Briefing, Line, Live, Schedule
from bot.sandbox.press import SampleArticle, articles
from tests.house import DESK, START, House, open_house

FOLDER = Path(__file__).parents[1] / "docs" / "samples"
DIGEST = "digest.md"
DIGESTS = """# A fortnight of digests

What a channel of the sample press gets on weekdays at 08:30, each headline a link to its briefing.
"""
SECONDS = 4  # in which an article is read and its story written up


def press() -> tuple[SampleArticle, ...]:
    """Give the whole press, each article breaking when it says that it was published."""
    return tuple(replace(one, breaks=one.published) for one in articles(START))


def open_press_house(folder: Path) -> AbstractAsyncContextManager[House]:
    """Open a newsroom on the day when the press begins."""
    return open_house(folder, wanted=press(), start=press()[0].published)


async def briefings(house: House) -> tuple[Briefing, ...]:
    """Let the whole press break, as the days pass, and give the newest briefing of each story.

    The desk gets every story, and a digest on weekday mornings.
    """
    morning = Schedule(days=WEEKDAYS, times=(time(8, 30),), begun=house.watch())
    known = await house.newsroom.settings(DESK, "Europe/Brussels")
    await house.newsroom.change(replace(known, live=Live.ALL, cap=60, schedule=morning))
    for one in house.web.articles:
        await pass_mornings(house, one.published)
        house.watch.time = max(house.watch.time, one.published)
        await house.run(SECONDS)
    await pass_mornings(house, house.watch() + timedelta(days=1))
    return await house.newsroom.latest(limit=99)


async def pass_mornings(house: House, until: datetime) -> None:
    """Let the digests come that are due before then."""
    while (due := await house.newsroom.next_digest()) is not None and due < until:
        house.watch.time = max(house.watch.time, due)
        await house.run(SECONDS)


def digests(house: House) -> str:
    """Set the digests that the desk was given as a page of Markdown, the first one first."""
    shown = (
        each.message
        for each in house.courier.shown
        if each.delivery.key.startswith("digest:") and not each.thread_ts
    )
    fenced = (f"```\n{edition.plain(message)}\n```" for message in shown)
    return "\n\n".join((DIGESTS, *fenced)) + "\n"


def lines(briefing: Briefing) -> tuple[Line, ...]:
    """List every line of a briefing, in reading order."""
    return (
        briefing.headline,
        *(point.line for point in briefing.key_points),
        *briefing.opening,
        *(line for section in briefing.sections for line in section.paragraphs),
        *briefing.ahead,
    )


def page(briefing: Briefing, sources: tuple[Article, ...]) -> str:
    """Set a briefing as a page of Markdown, as a desk would read it."""
    parts = [f"# {briefing.headline.text}"]
    parts.append("\n".join(f"- {point.line.text}" for point in briefing.key_points))
    parts += [line.text for line in briefing.opening]
    for section in briefing.sections:
        parts.append(f"## {section.heading}")
        parts += [line.text for line in section.paragraphs]
    if briefing.ahead:
        parts.append("## What is next")
        parts.append("\n".join(f"- {line.text}" for line in briefing.ahead))
    parts.append("## Sources for this briefing")
    parts.append(
        "\n".join(
            f"- {source.publisher}: {source.title} ({source.when:%d %B %Y, %H:%M} UTC, "
            f"{source.coverage}{', official text' if source.official else ''})"
            for source in briefing.sources
        )
    )
    words = sum(len(source.body.split()) for source in sources)
    parts.append(f"*{stamp(briefing, 'UTC')} · from {words} words*")
    return "\n\n".join(parts) + "\n"


def name(briefing: Briefing) -> str:
    """Name a briefing's file after the first article of its story."""
    return f"{briefing.sources[0].url.rpartition('/')[2]}.md"


async def pages(folder: Path) -> dict[str, str]:
    """Write every briefing of the sample press, as name -> page."""
    async with open_press_house(folder) as house:
        written = {}
        for briefing in await briefings(house):
            ids = [source.article_id for source in briefing.sources]
            written[name(briefing)] = page(briefing, await house.store.articles(ids))
        return written | {DIGEST: digests(house)}


def main() -> None:
    """Write docs/samples anew."""
    with tempfile.TemporaryDirectory() as folder:
        written = asyncio.run(pages(Path(folder)))
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for file, text in written.items():
        (FOLDER / file).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
