"""What the archive has on a message that somebody wants explained, as a modal."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blockkit import Block, context, section
from bot.blockkit.controls import actions, button, divider, modal
from bot.channels.layout import clock, counted, linked, safe, sections, short_clock, stamp, within
from bot.domain import Answer, Briefing, Json

TITLE = "Explain this"
STORIES = 3
POINTS = 5
SAID = 400  # characters of the message that are repeated


def waiting(said: str) -> Json:
    """Show that the archive is being read."""
    return modal(TITLE, [*_repeated(said), section("Looking in the archive…")])


def story(briefing: Briefing, zone: str) -> Json:
    """Explain a message of ours: the story that it is about, as it stands now."""
    body = [safe(line.text) for line in briefing.opening]
    return modal(
        TITLE, [*_told(briefing, POINTS), *_body(body), context(safe(stamp(briefing, zone)))]
    )


def message(said: str, answer: Answer, stories: Sequence[Briefing], zone: str) -> Json:
    """Explain somebody's message: what answers it, and the stories that are nearest to it."""
    blocks = _repeated(said)
    if answer.lines:
        blocks += sections(["*What the archive says*"])
        blocks += sections(within([safe(line.text) for line in answer.lines], 2800), "\n\n")
        named = [
            f"{linked(source.url, source.publisher, 200)} · {short_clock(source.when, zone)}"
            for source in answer.sources
        ]
        blocks.append(context("Sources: " + ", ".join(within(named, 2000))))
    if stories:
        blocks += [divider(), section("*Stories nearest to it*")]
        for each in stories[:STORIES]:
            blocks += _told(each, 2)
    if not answer.lines and not stories:
        blocks.append(section("*Nothing in the archive on that.*"))
    searched = f"{counted(answer.searched, 'article')} in the archive"
    return modal(TITLE, [*blocks, context(f"{searched}, as of {clock(answer.as_of, zone)}.")])


def _repeated(said: str) -> list[Block]:
    return [section(f"&gt; {safe(said, SAID)}")] if said.strip() else []


def _told(briefing: Briefing, points: int) -> list[Block]:
    lines = [f"• {safe(point.line.text)}" for point in briefing.key_points[:points]]
    named = dict.fromkeys(source.publisher for source in briefing.sources)
    return [
        section(f"*{safe(briefing.headline.text, 600)}*"),
        *sections(within(lines, 2800)),
        context(", ".join(within([safe(name, 100) for name in named], 1500))),
        actions(button("Show sources", "show_sources", briefing.id)),
    ]


def _body(lines: list[str]) -> list[Block]:
    return [divider(), *sections(within(lines, 2800), "\n\n")] if lines else []
