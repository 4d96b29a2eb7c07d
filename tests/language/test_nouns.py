"""Common nouns that name something of their own are found, and general ones are not."""

from __future__ import annotations

import pytest

from bot.language import nouns


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister spoke at a hospital in Arnholm.", ["hospital"]),
        ("Pipes reach the port through a subsidiary in Cyprus.", ["subsidiary"]),
        ("The duty spares the island's orchestra.", ["orchestra"]),
        ("He won an Olympic medal for the club.", ["medal", "club"]),
        ("The duty is paid by violinists and cellists.", ["violinists"]),
        # General nouns stand for others: a measure, a step, talks, goods, amounts, times.
        ("The measure is a step in the talks on goods of that sort.", []),
        ("Ministries of both countries put the amount at a third of the total.", []),
        # Verbs, adjectives and names are no common nouns.
        ("The duty written in the order is paid by Ada Vale.", []),
        ("It fell on rising demand, as planned, and by nearly half.", []),
        ("Steel pipes rose.", []),
        ("", []),
    ],
)
def test_nouns_are_told_by_where_they_stand(text: str, expected: list[str]) -> None:
    assert [noun.word for noun in nouns.find(text)] == expected
    assert all(text[noun.start : noun.end] == noun.word for noun in nouns.find(text))
