"""Who says what: the speakers of a text, and the words that are theirs."""

from __future__ import annotations

import pytest

from bot.language.speech import utterances


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (
            each.speakers[0].words if each.speakers else "",
            each.noun,
            " ".join(text[span.start : span.end].strip(" .,") for span in each.said).strip(),
        )
        for each in utterances(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tariffs fell in May.", []),
        ("Vale said duties fall.", [("Vale", "", "duties fall")]),
        ("Duties fall, Vale said.", [("Vale", "", "Duties fall")]),
        ("“Duties fall,” said Trade Minister Ada Vale.", [("Ada Vale", "", "“Duties fall,”")]),
        (
            "“Duties fall,” Vale told the Harbour Wire.",
            [("Vale", "", "“Duties fall,” the Harbour Wire")],
        ),
        ("Ada Vale: “Duties fall.”", [("Ada Vale", "", "“Duties fall.”")]),
        (
            "Ada Vale, who leads the Trade Board, said on Friday: “Duties fall.”",
            [("Ada Vale", "", "on Friday: “Duties fall.”")],
        ),
        (
            "According to the Harbour Institute, duties fall.",
            [("Harbour Institute", "", "duties fall")],
        ),
        (
            "Duties fall, according to Harbour Wire data.",
            [("Harbour Wire", "", "Duties fall")],
        ),
        ("Duties fall, according to an Orr translation of the law.", []),
        ("Chile's trade ministry said duties fall.", [("Chile", "ministry", "duties fall")]),
        ("The Vale administration concedes it.", [("Vale", "administration", "The it")]),
        ("Brewers say the duty hurts.", [("", "Brewers", "the duty hurts")]),
        ("Vale voiced doubts: “It fails.”", [("Vale", "", "doubts: “It fails.”")]),
        ("Chilean officials on Monday denied it.", [("Chilean", "officials", "it")]),
    ],
)
def test_one_speaker(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vale said duties rise, while Trade Minister Ivo Lund said they fall.",
            [("Vale", "duties rise"), ("Ivo Lund", "they fall")],
        ),
        (
            "“It rises,” Vale said, while Lund says it falls.",
            [("Vale", "“It rises,”"), ("Lund", "it falls")],
        ),
        (
            "Duties fall in May, Vale said on Monday, but Lund said they rise.",
            [("Vale", "Duties fall in May"), ("Lund", "they rise")],
        ),
        ("Vale said that Lund had called it a mistake.", [("Vale", "Lund"), ("Lund", "mistake")]),
    ],
)
def test_two_speakers_have_each_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    found = told(text)
    assert [who for who, _, _ in found] == [who for who, _ in expected]
    assert all(words in said for (_, _, said), (_, words) in zip(found, expected, strict=True))


def speakers(text: str) -> list[list[str]]:
    return [[name.words for name in each.speakers] for each in utterances(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vale said nothing. “Duties stay. They must,” she added.", [["Vale"], ["Vale"]]),
        ("“No,” Vale said. “They stay.”", [["Vale"], ["Vale"]]),
        (
            "“No,” Vale said. He met Ada Orr in May. “They stay,” he said.",
            [["Vale"], ["Vale", "Ada Orr"]],
        ),
        ("“No,” Vale said.\n\nDuties are “too low”, and he said so.", [["Vale"], ["Vale"]]),
        ("“No,” Vale said. Brewers say it hurts. She said so too.", [["Vale"], [], []]),
        ("Chile and Peru said no.", [["Peru", "Chile"]]),
        ("He said no.", [[]]),
        ("“It works.” — Minister Ada Vale\n\n“It fails.” — Ivo Orr", [["Ada Vale"], ["Ivo Orr"]]),
    ],
)
def test_a_pronoun_or_a_quotation_goes_on_with_who_spoke_last(
    text: str, expected: list[list[str]]
) -> None:
    assert speakers(text) == expected


def test_what_is_done_is_no_speech() -> None:
    (deed,) = utterances("Ada Vale signed the order.")
    (speech,) = utterances("Ada Vale praised the order.")
    assert (deed.deed, speech.deed) == (True, False)
    assert utterances("The midwestern states pay, as Vale's report shows.") == ()
