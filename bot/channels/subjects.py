"""The eight subjects that a channel can tick, and the topics that each stands for.

They are chosen so that most of what the archive tells is about one of them. Whatever else
a channel wants, a country, a product, a law, it types in its own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.channels.topics import same

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "Tariffs and quotas": ("tariffs", "quotas", "import restrictions"),
    "Trade agreements": ("trade agreements", "rules of origin"),
    "Dumping, subsidies and safeguards": (
        "anti-dumping",
        "countervailing duties",
        "subsidies",
        "safeguards",
    ),
    "Export controls and sanctions": ("export controls", "sanctions"),
    "Food and farming": ("agriculture", "seafood", "fertilisers"),
    "Metals and minerals": ("metals", "critical minerals"),
    "Cars and trucks": ("autos", "trucks", "batteries"),
    "Chips and electronics": ("semiconductors", "electronics"),
}


def ticked(follow: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part what a channel follows into the subjects that it has whole, and the other topics."""
    wanted = tuple(follow)
    whole = tuple(
        name
        for name, topics in SUBJECTS.items()
        if all(any(same(topic, each) for each in wanted) for topic in topics)
    )
    held = [topic for name in whole for topic in SUBJECTS[name]]
    rest = tuple(each for each in wanted if not any(same(each, topic) for topic in held))
    return whole, rest


def topics(subjects: Iterable[str], others: Iterable[str] = ()) -> tuple[str, ...]:
    """Give the topics that some subjects and other topics stand for, each once."""
    wanted: list[str] = []
    for each in (*(topic for name in subjects for topic in SUBJECTS.get(name, ())), *others):
        if each and not any(same(each, known) for known in wanted):
            wanted.append(each)
    return tuple(wanted)


def named(follow: Iterable[str]) -> Sequence[str]:
    """Say what a channel follows, subjects by their names."""
    whole, rest = ticked(follow)
    return (*whole, *rest)
