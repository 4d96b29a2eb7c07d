"""Values -> Slack messages, as Block Kit dicts.

Everything from outside is escaped, links lead to stored sources only, and each message
stays within the budget of `blockkit`: what does not fit is counted, never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.blockkit import Block, context, header
from bot.blockkit.controls import actions, button
from bot.channels import changes
from bot.channels.changes import Withdrawn
from bot.channels.cited import opens
from bot.channels.layout import (
    clock,
    differing,
    message,
    moved,
    official,
    outlets,
    safe,
    sections,
    short_clock,
    source_lines,
    stamp,
    within,
)
from bot.channels.moves import correctors, corrects
from bot.domain import Briefing, Line, Message, Proven
from bot.language.quotations import nested

ASK = "Reply here to ask."
# Characters that each part of a message may take: together less than blockkit's budget.
POINTS = 4000
BODY = 4500
AHEAD = 2000
SOURCES = 4500
LISTED = 10  # briefings in one list


def briefing(briefing: Briefing, zone: str) -> tuple[Message, Message]:
    """Render a briefing: the channel's message, and the first reply in its thread.

    `zone` is the channel's, an IANA name.
    """
    return _front(briefing, zone), _thread(briefing, zone)


def edited(briefing: Briefing, zone: str, moves: Sequence[Proven] = ()) -> Message:
    """Render the channel's message of a briefing that was written anew, old figures struck out."""
    return _front(briefing, zone, f"updated {short_clock(briefing.as_of, zone)}", moves=moves)


def update(
    old: Briefing, new: Briefing, zone: str, moves: Sequence[Proven] = (), *, headed: bool = False
) -> Message | None:
    """Render what a new briefing of a story adds to an old one, or None if nothing.

    It is `headed` by the story's headline where it stands in another thread than the story's.
    """
    fresh, gone = changes.fresh(old, new), changes.withdrawn(old, new)
    known = {each.pair.values for each in old.differences}
    found = [each for each in new.differences if each.pair.values not in known]
    apart = differing(found)
    if not (fresh or moves or gone or apart):
        return None
    turns = [each.pair.new for each in (*moves, *found)]
    stand = {line.text for line in new.restated(old)}
    now = [each for each in changes.restated(old, new, fresh) if each.sentence in stand]
    fresh = _with_news(old, new, fresh, turns)
    if not (fresh or gone or now):
        fresh = _saying(new, turns) or (() if apart else (new.headline,))
    cited = {citation.article_id for line in fresh for citation in line.citations}
    mending = {
        *(each.publisher for each in gone),
        *(each.publisher for each in now),
        *(each.pair.other for each in found),
    }
    sources = [
        source
        for source in new.sources
        if source.article_id in cited or source.publisher in mending
    ]
    headline = [f"*{safe(new.headline.text, 600)}*"] if headed else []
    # What says how something moved or differs comes before what else is new, and leads do.
    shown = sorted(
        fresh, key=lambda line: (not any(each in line.text for each in turns), not opens(new, line))
    )
    mended = [f"• “{safe(nested(each.sentence))}” — {safe(each.publisher, 100)}" for each in now]
    points = within([*mended, *_bullets(shown)], POINTS)
    return message(
        [
            *sections([_new(old, new), *headline, *moved(moves), *apart, *points]),
            *sections(within([_gone(each) for each in gone], POINTS)),
            context(outlets(sources)),
            context(safe(stamp(new, zone))),
            actions(button("Show sources", "show_sources", f"{new.id} {old.id}")),
        ]
    )


def _with_news(
    old: Briefing, new: Briefing, fresh: Sequence[Line], turns: Sequence[str]
) -> tuple[Line, ...]:
    """Give what is new, with the news of an article where else a side-light of it stood alone."""
    if any(not changes.colour(new, line) for line in fresh):
        return tuple(fresh)
    leads = [each for each in new.leads(old) if any(words in each.text for words in turns)]
    return (*(leads or (new.leads(old) if fresh else ())), *fresh)


def _saying(new: Briefing, words: Sequence[str]) -> tuple[Line, ...]:
    """Give the line that has the new words of a move or a difference, the headline last."""
    lines = (*new.lines[1:], new.headline)
    found = (line for line in lines if any(each in line.text for each in words))
    return tuple(dict.fromkeys(found))[:1]


def _new(old: Briefing, new: Briefing) -> str:
    """Head an update: by what it is, and where it corrects what was told, by whom."""
    if not corrects(old, new):
        return "*What is new*"
    by = ", ".join(safe(each, 100) for each in correctors(old, new))
    return f"*Correction by {by}*" if by else "*Correction*"


def _gone(withdrawn: Withdrawn) -> str:
    outlet, sentence = safe(withdrawn.publisher, 200), safe(withdrawn.sentence)
    what = f"Withdrawn by {outlet}" if withdrawn.whole else f"No longer in the article of {outlet}"
    return f"• {what}: ~{sentence}~"


def latest(briefings: Sequence[Briefing], zone: str, *, first: int = 1, more: str = "") -> Message:
    """Render a numbered list: headline, lead fact, outlets, official text or not.

    `first` is the number of the first one; `more` says how to get those that follow.
    """
    if not briefings:
        return nothing_yet()
    lines = [
        "\n".join(
            [
                f"{number}. *{safe(each.headline.text, 600)}*",
                *(safe(point.line.text, 900) for point in each.key_points[:1]),
                f"{outlets(each.sources)} · {official(each)} · {clock(each.as_of, zone)}",
            ]
        )
        for number, each in enumerate(briefings[:LISTED], first)
    ]
    left = len(briefings) - LISTED
    more = more or (f"_{left} more_" if left > 0 else "")
    return message(sections([*within(lines, POINTS + BODY), more], "\n\n"))


def nothing_yet(topic: str = "") -> Message:
    """Say that the archive holds no story yet, or none on a topic."""
    on = f" on {safe(topic, 200)}" if topic else ""
    return message(sections([f"No story{on} yet. Ask again later: news is read as it comes in."]))


def _front(briefing: Briefing, zone: str, *notes: str, moves: Sequence[Proven] = ()) -> Message:
    points = _bullets(point.line for point in briefing.key_points)
    return message(
        [
            header(briefing.headline.text),
            *sections([*moved(moves), *differing(briefing.differences)]),
            *sections(within(points, POINTS)),
            context(f"Sources: {outlets(briefing.sources)}"),
            context(" · ".join([safe(stamp(briefing, zone)), *notes])),
            buttons(briefing),
            context(ASK),
        ]
    )


def buttons(briefing: Briefing) -> Block:
    """Set what can be done with a briefing."""
    return actions(
        button("Show sources", "show_sources", briefing.id),
        button("Report an error", "report_error", briefing.id),
    )


def _thread(briefing: Briefing, zone: str) -> Message:
    body = [safe(line.text) for line in briefing.opening]
    for part in briefing.sections:
        first, *rest = [safe(line.text) for line in part.paragraphs] or [""]
        body += [f"*{safe(part.heading, 200)}*\n{first}", *rest]
    ahead = ["*What is next*", *within(_bullets(briefing.ahead), AHEAD)] if briefing.ahead else []
    sources = ["*Sources for this briefing*", *source_lines(briefing.sources, zone)]
    return message(
        [
            *sections(within(body, BODY, "paragraphs more"), gap="\n\n"),
            *sections(ahead),
            *sections(within(sources, SOURCES, "lines more")),
        ]
    )


def _bullets(lines: Iterable[Line]) -> list[str]:
    return [f"• {safe(line.text)}" for line in lines]
