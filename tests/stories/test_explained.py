"""What forty invented leads are about, and who acts in them: explained.txt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain import TopicKind
from bot.stories import actors, lexicon, topics

PARTS = {
    "i": TopicKind.INSTRUMENT,
    "s": TopicKind.SECTOR,
    "c": TopicKind.COUNTRY,
    "a": TopicKind.ACTOR,
}


def leads() -> Iterator[tuple[str, str, dict[TopicKind, set[str]]]]:
    """Read the leads, each with what it is about by kind."""
    table = Path(__file__).with_name("explained.txt").read_text("utf-8")
    for block in table.split("\n\n")[1:]:
        lead, _, about = block.strip().partition("\n")
        title, _, text = lead.partition(" | ")
        said = (part.strip().partition(" ") for part in about.split(";"))
        yield (
            title,
            text,
            {
                PARTS[kind]: {
                    each.strip() for each in named.split("|" if kind == "a" else ",")
                } - {""}
                for kind, _, named in said
            },
        )  # fmt: skip


LEADS = tuple(leads())


def found(title: str, text: str) -> dict[TopicKind, set[str]]:
    counts = lexicon.find(title) + lexicon.find_acts(title)
    counts = counts + counts + lexicon.find(text) + lexicon.find_acts(text)
    acting, _ = topics.acting(title, text)
    about = (*topics.find(counts, title, text), *acting)
    named = {kind: set[str]() for kind in TopicKind}
    for topic in about:
        office = f" = {topic.detail}" if topic.kind is TopicKind.ACTOR and topic.detail else ""
        named[topic.kind].add(f"{topic.name}{office}")
    return named


@pytest.mark.parametrize(("title", "text", "about"), LEADS, ids=[title for title, *_ in LEADS])
def test_a_lead_is_about_what_it_says(
    title: str, text: str, about: dict[TopicKind, set[str]]
) -> None:
    told = found(title, text)
    assert about[TopicKind.INSTRUMENT] <= told[TopicKind.INSTRUMENT]
    for kind in (TopicKind.SECTOR, TopicKind.COUNTRY, TopicKind.ACTOR):
        assert told[kind] == about[kind]


def test_everyone_who_is_named_is_found_however_late() -> None:
    text = (
        "The ministry met. " * 400 + "Ida Blom, the trade commissioner of Norland, and Li Wen left."
    )
    assert {"trade commissioner of Norland Ida Blom", "Li Wen"} <= {*actors.everyone(text)}
