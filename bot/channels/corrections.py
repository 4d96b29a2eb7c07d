"""How an error is reported, and how a wrong briefing is taken back: as loudly as it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.blockkit import Block, context, section
from bot.blockkit.controls import actions, asked, button, modal, select, text_input
from bot.channels.layout import (
    clock,
    linked,
    message,
    moved,
    safe,
    sections,
    source_lines,
    titled,
    within,
)
from bot.domain import (
    Briefing,
    Exchange,
    Json,
    Line,
    Message,
    Proven,
    Report,
    ReportState,
    SourceLine,
)
from bot.language import quotations

CONFIRM, DISMISS = "confirm_report", "dismiss_report"
FORM = "report_error"
WORDS = 1000  # characters of a report
ELSEWHERE = "elsewhere"


def form(briefing: Briefing, channel: str) -> Json:
    """Ask what is wrong with a briefing: which line, and in what way."""
    lines = [briefing.headline, *(point.line for point in briefing.key_points)]
    choices = [(line.text, str(number)) for number, line in enumerate(lines)]
    choices.append(("Something else", ELSEWHERE))
    return modal(
        "Report an error",
        [
            section(f"*{safe(briefing.headline.text, 600)}*"),
            asked("Where is it?", select("where", choices, ELSEWHERE)),
            asked(
                "What is wrong?",
                text_input(
                    "what",
                    hint="For example: the rate is 25%, not 20%; see the second source",
                    most=WORDS,
                    lines=True,
                ),
            ),
            context(
                "The owners of this bot read it. If they confirm it, the briefing is struck "
                "through and taken back wherever it was posted."
            ),
        ],
        callback=FORM,
        submit="Send",
        close="Cancel",
        metadata=f"{briefing.id} {channel}",
    )


def answered(
    exchange: Exchange,
    source: SourceLine,
    wrong: Sequence[Proven],
    notices: Sequence[Line],
    zone: str,
) -> Message:
    """Say below an answer what its source has corrected since, or withdrawn by its `notices`."""
    asked = f"the answer to “{safe(exchange.question.text, 300)}”"
    by = f"*Correction by {safe(source.publisher, 100)}* to {asked}"
    told = [*moved(wrong), *(["~its report~ → *withdrawn*"] if notices else [])]
    now = dict.fromkeys(line.text for line in (*(each.now for each in wrong), *notices))
    lines = [f"• “{safe(quotations.nested(sentence), 900)}”" for sentence in now]
    link = f"{linked(source.url, titled(source))} · {clock(source.when, zone)}"
    return message([*sections([by, *told, *within(lines, 3000)]), context(link)])


def place(briefing: Briefing, where: str) -> str:
    """Give the words of the line that a report is about."""
    lines = [briefing.headline, *(point.line for point in briefing.key_points)]
    return lines[int(where)].text if where.isdigit() and int(where) < len(lines) else ""


def reported(told: Report, briefing: Briefing, zone: str) -> Message:
    """Tell an owner of a report, with what can be done about it or was decided."""
    made = f"Reported {clock(told.made, zone)}."
    if told.state is ReportState.OPEN:
        note = (
            f"{made} *Retract* strikes the briefing through and says so in every channel that was "
            "told. *Dismiss* changes nothing."
        )
    else:
        done = "Retracted" if told.state is ReportState.CONFIRMED else "Dismissed"
        note = f"{made} *{done}* by <@{told.decided_by}> {clock(told.decided or told.made, zone)}."
    blocks: list[Block] = [
        section(f"<@{told.user}> reports an error in a briefing in <#{told.channel.id}>:"),
        section(f"&gt; {safe(told.text, 2500)}"),
        section(f"*{safe(briefing.headline.text, 600)}*"),
        *sections(within(source_lines(briefing.sources, zone), 2500)),
        context(note),
    ]
    written = message(blocks)
    buttons = [button("Show sources", "show_sources", briefing.id)]
    if told.state is ReportState.OPEN:
        buttons += [
            button("Retract", CONFIRM, told.id, style="danger"),
            button("Dismiss", DISMISS, told.id),
        ]
    return Message(text=written.text, blocks=(*written.blocks, actions(*buttons)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """What the messages of a wrong briefing become, and the notice of it."""

    front: Message
    detail: Message
    update: Message
    notice: Message


def retracted(briefing: Briefing, told: Report, zone: str) -> Retraction:
    """Render what a wrong briefing becomes."""
    when = clock(told.decided or told.made, zone)
    note = f"*Retracted* {when}. This briefing had an error; do not rely on it."
    points = [f"• ~{safe(point.line.text)}~" for point in briefing.key_points]
    headline = f"*~{safe(briefing.headline.text, 600)}~*"
    front = message([*sections([note, headline]), *sections(within(points, 4000))])
    sources = ["*Sources for this briefing*", *source_lines(briefing.sources, zone)]
    detail = message([*sections([note]), *sections(within(sources, 4500))])
    what = f"What was wrong, in the words of the report: {safe(told.text, 1500)}"
    notice = message(
        sections([f"*Retracted:* {safe(briefing.headline.text, 600)}", what, "Do not rely on it."])
    )
    update = message(sections([note, headline]))
    return Retraction(front=front, detail=detail, update=update, notice=notice)
