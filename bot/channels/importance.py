"""How much a story matters to a channel: the order of its digest, with the reasons for it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.channels.moves import corrects
from bot.channels.topics import named, watched
from bot.domain import Briefing, Line, Sort, Story

#: What makes a story matter, each with its weight, the heaviest first.
Reasons: TypeAlias = tuple[tuple[str, float], ...]

FULL = 4  # new points, from which on there is no more novelty


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the importance of a story is reckoned from.

    `fresh` counts the points that are new to a channel that knows the story. `watched` is the
    topic that the channel follows and the headline names, `about` one that the story is about
    or whom it names. `age` is that of the newest briefing,
    in shares of the time that is looked back on.
    """

    voices: int = 1
    official: bool = False
    unknown: bool = True  # the channel has not heard of it
    fresh: int = 0
    status: bool = False
    figures: bool = False
    corrected: bool = False
    disputed: bool = False
    watched: str = ""
    about: str = ""
    age: float = 0.0


def reasons(facts: Facts) -> Reasons:
    """Say what makes a story matter, each with its weight: their sum is its importance.

    A change of status is always news and comes before all else; the fifth independent publisher
    adds less than the second.
    """
    publishers = f"{facts.voices} independent publisher{'' if facts.voices == 1 else 's'}"
    headed = f"followed topic in the headline: {facts.watched}"
    elsewhere = f"followed topic in the story: {facts.about}"
    weighed = (
        ("the measure changed status", 5.0 if facts.status else 0.0),
        ("a figure changed", 3.0 if facts.figures else 0.0),
        ("corrected by a source", 3.0 if facts.corrected else 0.0),
        ("official text", 2.0 if facts.official else 0.0),
        (headed, 2.0 if facts.watched else 0.0),
        (elsewhere, 1.0 if facts.about and not facts.watched else 0.0),
        (publishers, 1.4 * math.log2(max(facts.voices, 0) + 1) - 0.7),
        ("sources differ", 1.0 if facts.disputed else 0.0),
        ("new to the channel", 1.0 if facts.unknown else 0.0),
        ("new points", 0.0 if facts.unknown else min(max(facts.fresh, 0), FULL) / FULL),
        ("recent", min(1.0, max(0.0, 1.0 - facts.age))),
    )
    rounded = ((reason, round(weight, 3)) for reason, weight in weighed)
    return tuple(sorted((each for each in rounded if each[1] > 0), key=lambda pair: -pair[1]))


def total(why: Reasons) -> float:
    """Sum up how much a story matters."""
    return math.fsum(weight for _, weight in why)


def facts(
    story: Story,
    briefing: Briefing,
    before: Sequence[Briefing],
    follow: Sequence[str],
    since: datetime,
    now: datetime,
    *,
    told: bool,
    fresh: Sequence[Line] = (),
) -> Facts:
    """Read from a story's newest briefing, and those `before` it, what it weighs.

    `told` says whether the channel has heard of it, `fresh` what is new to it since.
    """
    old = before[-1] if before else None
    heads = (briefing.headline.text,)
    sorts = {each.pair.sort for each in briefing.moved(before)}
    span = max((now - since).total_seconds(), 1.0)
    return Facts(
        voices=briefing.voices,
        official=briefing.official,
        unknown=not told,
        fresh=len(fresh),
        status=Sort.STATUS in sorts,
        figures=Sort.FIGURE in sorts,
        corrected=bool(old and corrects(old, briefing)),
        disputed=bool(briefing.differences),
        watched=next((topic for topic in follow if named(topic, heads)), ""),
        about=watched(follow, story, briefing) or "",
        age=(now - briefing.as_of).total_seconds() / span,
    )
