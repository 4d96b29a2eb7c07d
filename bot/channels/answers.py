"""Answers -> Slack messages: one that grows sentence by sentence, or one that is whole.

A growing message is Markdown, a whole one is made of sections; both end with the same
blocks: the sources, what was searched and when, and what its reader thought of it.
"""

from __future__ import annotations

from dataclasses import replace

from bot.blockkit import Block, context, markdown, plain_text, section, shorten
from bot.blockkit.controls import actions, asked, button, channel_picker, modal
from bot.channels.layout import (
    LINE,
    clock,
    counted,
    linked,
    message,
    safe,
    sections,
    short_clock,
    stopped,
    titled,
    within,
)
from bot.domain import Answer, Json, Line, Message, Nearest, Writer

# Characters that each part of a message may take: together less than blockkit's budget.
BODY = 4500
SOURCES = 4500
PARTS = 3  # of a question, named as unanswered
FEEDBACK = "feedback"  # the action id of the thumbs
GOOD, BAD = "good", "bad"
SHARE = "share_answer"


def searching(articles: int) -> str:
    """Say what is being done while an answer is sought."""
    return f"Searching {counted(articles, 'article')}…"


def answer(answer: Answer, zone: str, id_: str = "", *, share: bool = False) -> Message:
    """Render an answer with its numbered sources, or say that the archive has none.

    `id_` is by which feedback names the answer; without one none is asked for. `share` offers
    to show it in a channel.
    """
    if not answer.lines:
        return _no_answer(answer, zone, id_)
    numbers = _numbers(answer)
    lines = [f"{safe(line.text)} {_marks(line, numbers)}".rstrip() for line in answer.lines]
    body = sections(within(lines, BODY), gap=_gap(answer))
    return message([*body, *_closing(answer, zone, id_, share)])


def sentences(answer: Answer, shown: int) -> str:
    """Write the lines of an answer beyond those that are `shown`, as Markdown."""
    numbers = _numbers(answer)
    lines = [
        f"{markdown(shorten(line.text, LINE))} {_marks(line, numbers)}".rstrip()
        for line in answer.lines[shown:]
    ]
    gap = _gap(answer)
    return (gap if shown and lines else "") + gap.join(lines)


def closing(answer: Answer, zone: str, id_: str, *, share: bool = False) -> Message:
    """Render what stands below an answer that has grown sentence by sentence."""
    return message(_closing(answer, zone, id_, share))


def stamp(answer: Answer, zone: str) -> str:
    """Say what an answer is from, as of when, and how it came about."""
    return " · ".join([f"From {_searched(answer, zone)}", *made(answer)])


def share_form(said: Answer, id_: str, channel: str) -> Json:
    """Ask where an answer is to be shown; `channel` is where it was asked, if anywhere."""
    return modal(
        "Share this answer",
        [
            section(f"*{safe(said.question.text, 600)}*"),
            asked(
                "Channel",
                channel_picker(SHARE, channel),
                hint="I have to be in it. Everybody there will see the question and the answer.",
            ),
        ],
        callback=SHARE,
        submit="Share",
        close="Cancel",
        metadata=id_,
    )


def shared(said: Answer, zone: str, user: str, id_: str = "") -> Message:
    """Render an answer for a channel, with who shows it there; `id_` is that of the answer."""
    whole = answer(said, zone)
    whole = replace(whole, blocks=(*whole.blocks, *_buttons(id_, share=False)))
    lead = f"<@{user}> shared an answer to: _{safe(said.question.text, 600)}_"
    return Message(text=f"{lead}\n{whole.text}", blocks=(section(lead), *whole.blocks))


def asks_what_was_wrong(briefing_id: str) -> Message:
    """Thank for a thumb down, and offer to report what was wrong with the answer's story."""
    thanks = "Thank you, this is kept with the answer. What was wrong with it?"
    if not briefing_id:
        return message(sections([f"{thanks} Ask again in other words, or reply in the thread."]))
    report = button("Report an error", "report_error", briefing_id)
    return message([*sections([thanks]), actions(report)])


def _gap(answer: Answer) -> str:
    """Part quotations by paragraphs; a model writes prose."""
    return " " if answer.writer is Writer.MODEL else "\n\n"


def _closing(answer: Answer, zone: str, id_: str, share: bool) -> list[Block]:
    silent = answer.unanswered[:PARTS]
    listed = [
        f"[{number}] {safe(source.publisher, 200)}: {linked(source.url, titled(source))} · "
        f"{short_clock(source.when, zone)} · {source.coverage.value}"
        for number, source in enumerate(answer.sources, 1)
    ]
    story = [f"Story: {_linked(answer.story)}"] if answer.story else []
    understood = [f"Understood as: {safe(answer.understood, 300)}"] if answer.understood else []
    return [
        *sections([f"Nothing in the archive on: {safe(part, 300)}" for part in silent]),
        *sections(["*Sources*", *within(listed, SOURCES)]),
        *map(context, [*understood, *story]),
        context(stamp(answer, zone)),
        *_buttons(id_, share=share),
        *_feedback(id_),
    ]


def _buttons(id_: str, *, share: bool) -> list[Block]:
    """Offer to show what an answer rests on, and to show it to others."""
    if not id_:
        return []
    share_it = [button("Share in channel", SHARE, id_)] if share else []
    return [actions(button("Show sources", "show_sources", id_), *share_it)]


def made(answer: Answer) -> list[str]:
    """Say how an answer came about, where that is not plain."""
    plain = answer.writer is Writer.EXTRACTED or not (answer.lines or answer.writer.extracted)
    told = [] if plain else [answer.writer.value]
    told += stopped(answer.dropped, "sentence", answer.held_back)
    if answer.stopped:
        told.append("*stopped before it was whole*")
    return told


def _no_answer(answer: Answer, zone: str, id_: str) -> Message:
    nearest = [f"• {_linked(each)} · {short_clock(each.when, zone)}" for each in answer.nearest]
    blocks: list[Block] = sections(["*Nothing in the archive on that.*"])
    if nearest:
        blocks += sections(["Nearest stories:", *within(nearest, BODY)])
    if answer.understood:
        blocks.append(context(f"Understood as: {safe(answer.understood, 300)}"))
    foot = " · ".join([f"Searched {_searched(answer, zone)}", *made(answer)])
    return message([*blocks, context(foot), *_feedback(id_)])


def _feedback(id_: str) -> list[Block]:
    if not id_:
        return []
    buttons = {
        f"{kind}_button": {
            "text": plain_text(text),
            "value": f"{value}:{id_}",
            "accessibility_label": label,
        }
        for kind, value, text, label in (
            ("positive", GOOD, "Good answer", "This answer is right and useful"),
            ("negative", BAD, "Bad answer", "This answer is wrong or of no use"),
        )
    }
    element = {"type": "feedback_buttons", "action_id": FEEDBACK, **buttons}
    return [{"type": "context_actions", "elements": [element]}]


def _linked(story: Nearest) -> str:
    return linked(story.url, story.headline) if story.url else safe(story.headline, 300)


def _numbers(answer: Answer) -> dict[str, int]:
    return {source.article_id: number for number, source in enumerate(answer.sources, 1)}


def _marks(line: Line, numbers: dict[str, int]) -> str:
    cited = {numbers[each.article_id] for each in line.citations if each.article_id in numbers}
    return "".join(f"[{number}]" for number in sorted(cited))


def _searched(answer: Answer, zone: str) -> str:
    return (
        f"{counted(answer.searched, 'article')} in the archive, as of {clock(answer.as_of, zone)}"
    )
