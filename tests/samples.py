"""The briefings of the sample press, as docs/samples shows them.

`make samples` writes them anew; a test compares them and checks every line against its
source. The press starts at a fixed instant, so that the dates in the texts stand still.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from bot.channels.layout import stamp
from bot.domain import Article, Briefing, Line, Live
from bot.sandbox.press import SampleArticle, articles
from tests.house import DESK, START, House, open_house

FOLDER = Path(__file__).parents[1] / "docs" / "samples"
PACE = 10.0  # of the press: its fortnight passes in 41 seconds
SECONDS = 60  # the whole press has broken, and every story is written up


def press() -> tuple[SampleArticle, ...]:
    """Give the whole press, as it breaks."""
    return articles(START, pace=PACE)


async def briefings(house: House) -> tuple[Briefing, ...]:
    """Let the whole press break, and give the newest briefing of each story."""
    await house.newsroom.subscribe(DESK, Live.ALL)
    await house.run(SECONDS)
    return await house.newsroom.latest(limit=99)


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
    async with open_house(folder, wanted=press()) as house:
        written = {}
        for briefing in await briefings(house):
            ids = [source.article_id for source in briefing.sources]
            written[name(briefing)] = page(briefing, await house.store.articles(ids))
        return written


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
