"""What an outlet has corrected -> a note below each answer that told it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot import gate
from bot.channels import corrections
from bot.channels.cited import rests, takes_back
from bot.domain import (
    PASSES,
    Answer,
    Briefing,
    Delivery,
    Line,
    Pair,
    Proven,
    Revised,
    Sort,
    SourceLine,
)
from bot.newsroom.desk import Desk

#: What an answer rested on, and what became of it.
REPORT, WITHDRAWN = "its report", "withdrawn"
SINCE = timedelta(days=14)  # an older answer has been read, and acted on or forgotten


async def in_answers(desk: Desk, briefing: Briefing, updates: Sequence[Delivery]) -> list[Delivery]:
    """Make a note for every answer that rests on a sentence whose outlet has mended it since.

    Each is unique by the answer and the version that corrects it, so that none is told twice; what
    an update tells in the answer's own thread is told there.
    """
    heard = [
        (own.channel, own.ts, each.message.text)
        for each in updates
        if each.target and (own := await desk.store.delivery_of(each.channel, each.target))
    ]
    notes: list[Delivery] = []
    for source in briefing.sources:
        for article_id, revised in (await _mended(desk, source)).items():
            for exchange in await desk.store.answers_citing(article_id, desk.now() - SINCE):
                wrong = _told(exchange.said, article_id, revised)
                channel, ts = exchange.thread.channel, exchange.thread.ts
                known = [text for place, thread, text in heard if (place, thread) == (channel, ts)]
                if not wrong or any(_says(text, wrong[0]) for text in known):
                    continue
                moves, notices = await _judged(desk, source, article_id, wrong)
                if not (moves or notices):
                    continue
                found = await desk.store.subscription(channel)
                zone = found.zone if found else desk.zone
                notes.append(
                    Delivery(
                        channel=channel,
                        key=f"{exchange.id}:correction:{source.article_id}",
                        thread_ts=ts,
                        message=corrections.answered(exchange, source, moves, notices, zone),
                    )
                )
    return notes


async def _judged(
    desk: Desk, source: SourceLine, before_id: str, wrong: Sequence[Revised]
) -> tuple[list[Proven], list[Line]]:
    """Give what the gate lets pass of what was mended, and of the notice of a withdrawal."""
    found = await desk.store.articles((before_id, source.article_id))
    by_id = {each.id: each for each in found}
    told, new = (
        gate.sentences_of(by_id[id_]) if id_ in by_id else ()
        for id_ in (before_id, source.article_id)
    )
    moves: list[Proven] = []
    notices: list[Line] = []
    for each in wrong:
        if each.old == REPORT:
            said = [line for line in new if line.text in " ".join(each.after.split())][:1]
            verdicts = [(line, gate.check(line, by_id)) for line in said]
            notices += [line.judged(one) for line, one in verdicts if one.outcome in PASSES]
            continue
        pair = Pair(sort=Sort.EDIT, old=each.old, new=each.new)
        after = " ".join(each.after.split())
        first = sorted(new, key=lambda line: line.text not in after)
        judged = gate.prove(pair, told, first, by_id, strict=desk.strict)
        moves += [judged] if isinstance(judged, Proven) else []
    return moves, notices


async def _mended(desk: Desk, source: SourceLine) -> dict[str, list[Revised]]:
    """Give what each earlier version of an article had otherwise, with what stands there now."""
    found: dict[str, list[Revised]] = {}
    previous, changes = source.previous, source.changes
    now: dict[str, Revised] = {}
    while previous and changes is not None and previous not in found:
        found[previous] = [_since(each, now) for each in changes.revised]
        now = {each.before: each for each in found[previous]}
        before = await desk.store.article(previous)
        if before is not None and takes_back(source):
            notice = source.title if source.title != before.title else source.lead
            gone = Revised(old=REPORT, new=WITHDRAWN, before=before.text, after=notice)
            found[previous].append(gone)
        previous, changes = (before.previous, before.changes) if before else ("", None)
    return {id_: revised for id_, revised in found.items() if revised}


def _says(update: str, wrong: Revised) -> bool:
    """Say whether an update in the same thread tells of a correction already."""
    return f"~{wrong.old}~" in update or (wrong.old == REPORT and "Withdrawn by" in update)


def _since(revised: Revised, now: dict[str, Revised]) -> Revised:
    """Give a value with what stands in its place now, where that was mended once more."""
    later = now.get(revised.after)
    if later is None or later.old != revised.new:
        return revised
    return Revised(old=revised.old, new=later.new, before=revised.before, after=later.after)


def _told(said: Answer | None, article_id: str, revised: Sequence[Revised]) -> tuple[Revised, ...]:
    lines = said.lines if said else ()
    return tuple(
        each
        for each in revised
        if each.old != each.new and any(rests(line, each.before, article_id) for line in lines)
    )
