"""Sentences: where they end, and that every span is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.sentences import split


def said(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One line", ["One line"]),
        ("It rose. It fell.", ["It rose.", "It fell."]),
        (
            "Mr. Orr met Dr. Vale. They agreed.",
            ["Mr. Orr met Dr. Vale.", "They agreed."],
        ),
        (
            "The U.S. duty rose to 2.5% from 1.25%. No. 14 stays.",
            ["The U.S. duty rose to 2.5% from 1.25%.", "No. 14 stays."],
        ),
        (
            "It cites Sec. 232 and Art. 5 of the act. Talks go on.",
            ["It cites Sec. 232 and Art. 5 of the act.", "Talks go on."],
        ),
        (
            "The order starts at 12:01 a.m. Eastern on Friday. It ends in May.",
            ["The order starts at 12:01 a.m. Eastern on Friday.", "It ends in May."],
        ),
        (
            "It opens at 9 a.m. ET on Monday. They wait.",
            ["It opens at 9 a.m. ET on Monday.", "They wait."],
        ),
        ("It ends on 18 May. Member states vote.", ["It ends on 18 May.", "Member states vote."]),
        ("They met at 5 p.m. The talks failed.", ["They met at 5 p.m.", "The talks failed."]),
        (
            "“We will not yield.” The minister left.",
            ["“We will not yield.”", "The minister left."],
        ),
        (
            'She said: "We waited. We are done." He agreed.',
            ['She said: "We waited. We are done."', "He agreed."],
        ),
        ("“We waited,” she said. “No more.”", ["“We waited,” she said.", "“No more.”"]),
        ("A title\n\nA body. Its end.", ["A title", "A body.", "Its end."]),
        ("It was about to\n\nend without a stop", ["It was about to", "end without a stop"]),
        ("A line that\nwraps once. Then more.", ["A line that\nwraps once.", "Then more."]),
        (
            "What changes:\n- Steel pays more\n- Cars pay less",
            ["What changes:", "- Steel pays more", "- Cars pay less"],
        ),
        ("1. Steel pays more. 2. Cars pay less.", ["1. Steel pays more.", "2. Cars pay less."]),
        ("Was it late? It was! So be it…", ["Was it late?", "It was!", "So be it…"]),
        (
            "Some goods, e.g. steel, pay. Others do not.",
            ["Some goods, e.g. steel, pay.", "Others do not."],
        ),
        (
            "The firm, Vale & Co. Ltd., shut. It owed $5.5bn.",
            ["The firm, Vale & Co. Ltd., shut.", "It owed $5.5bn."],
        ),
        (
            "J. P. Orr spoke. George W. Vale did not.",
            ["J. P. Orr spoke.", "George W. Vale did not."],
        ),
        ("It applies on Nov. 1, 2026. Not before.", ["It applies on Nov. 1, 2026.", "Not before."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_lone_surrogates_keep_their_place() -> None:
    assert said("It\ud800 rose. It fell.") == ["It\ud800 rose.", "It fell."]


@given(st.text(alphabet=st.sampled_from("Aa1.?!\"“”'’() \n\t%—-…é😀\ud800"), max_size=200))
def test_spans_hold_every_character_but_white_space(text: str) -> None:
    spans = split(text)
    assert [tuple(span) for span in spans] == sorted(tuple(span) for span in spans)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    outside = "".join(
        text[end:start]
        for end, start in zip(
            [0, *(span.end for span in spans)],
            [*(span.start for span in spans), len(text)],
            strict=True,
        )
    )
    assert outside.strip() == ""


def test_initials_end_no_sentence() -> None:
    text = "It was backed by J.D. Vale in May. It began."
    assert [text[each.start : each.end] for each in split(text)] == [
        "It was backed by J.D. Vale in May.",
        "It began.",
    ]
