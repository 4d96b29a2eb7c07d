from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain import Line, Role
from tests.briefings.peru import (
    EXPECTED,
    GOOD,
    LEAD,
    NEWS,
    TITLE,
    altered,
    drafted,
    judged,
    said,
    with_point,
)
from tests.make import cite


@pytest.mark.parametrize(
    "text",
    [
        "Peru raised the duty, " + "very " * 30 + "much.",  # words
        "Peru " + "internationalisation " * 9 + "rose.",  # characters
        GOOD["key_points"][0]["text"].replace("Monday", "Monday 4 May"),  # says it again
    ],
)
async def test_a_point_too_long_or_told_before_is_left_out(text: str) -> None:
    assert await drafted(with_point(text, ("A1", LEAD))) == EXPECTED


async def test_points_stand_in_order_one_of_each_role() -> None:
    news, state, voices = GOOD["key_points"]
    second = {**state, "role": "news"}
    assert await drafted(altered(key_points=[voices, state, news, second])) == EXPECTED


async def test_a_point_without_evidence_takes_no_place_from_one_with() -> None:
    made_up = said("Peru will close its ports.", ("A1", "Peru will close its ports."), role="news")
    points = [made_up, *GOOD["key_points"]]
    passed, (dropped,) = await judged(altered(key_points=points))
    assert passed == EXPECTED
    assert dropped.line == Line(text="Peru will close its ports.", citations=())


async def test_points_keep_within_their_words_together() -> None:
    subjects = ["glass", "paper", "steel", "water", "sugar"]
    points = [
        said(f"The {name} rate " + f"{name} " * 23, ("A1", LEAD), role=role.value)
        for name, role in zip(subjects, Role, strict=True)
    ]
    kept = (await drafted(altered(key_points=points))).key_points
    assert [point.role for point in kept] == [Role.NEWS, Role.CHANGE, Role.STATE, Role.VOICES]


LONG_LINE = said("Peru raised the duty " + "again and " * 60 + "again.", ("A1", LEAD))


async def test_the_body_keeps_within_its_words() -> None:
    paragraph = said("The duty rose " + "on glass " * 38 + "again.", ("A1", LEAD))  # 80 words
    reply = altered(
        opening=[LONG_LINE, *GOOD["opening"], paragraph, paragraph],
        sections=[{"heading": "The duty", "paragraphs": [paragraph] * 6}] * 6,
        ahead=GOOD["ahead"] * 6,
    )
    draft = await drafted(reply)
    assert [len(line.text.split()) for line in draft.opening] == [20, 80]
    assert [len(section.paragraphs) for section in draft.sections] == [4, 1]
    assert len(draft.ahead) == 4


@pytest.mark.parametrize(
    "heading",
    [
        "A clause of the pact",
        "Andean pact struck down",
        "Pact ends 2027",
        "<!here> pact",
        "https://evil.example",
        "",
        "—",
        "Pact protects no industries",
        "Industries not closing",
        "Andean members",
    ],
)
async def test_a_heading_that_is_long_or_claims_something_gives_way_to_a_plain_one(
    heading: str,
) -> None:
    part = {**GOOD["sections"][0], "heading": heading}
    (kept,) = EXPECTED.sections
    fit = heading == "Andean members"
    (section,) = (await drafted(altered(sections=[part]))).sections
    assert section == replace(kept, heading=heading if fit else "In detail")


async def test_no_two_plain_headings_are_the_same() -> None:
    parts = [{**part, "heading": "<!here>"} for part in GOOD["sections"] * 3]
    headings = [section.heading for section in (await drafted(altered(sections=parts))).sections]
    assert headings == ["In detail", "Also reported", "Further detail"]


@pytest.mark.parametrize("heading", ["Why it matters", "**The pact:**", "Closing industries"])
async def test_a_heading_in_the_words_of_its_section_stands(heading: str) -> None:
    paragraphs = GOOD["sections"][0]["paragraphs"]
    reply = altered(sections=[{"heading": heading, "paragraphs": paragraphs}])
    (section,) = (await drafted(reply)).sections
    assert section.heading == heading.strip("*:")


@pytest.mark.parametrize(
    "text",
    ["Will Peru's duty on flat glass save its last furnaces?", "Peru " + "raises " * 20, ""],
)
async def test_a_headline_that_cannot_be_printed_gives_way_to_a_title(text: str) -> None:
    draft = await drafted(altered(headline=said(text, ("A1", LEAD))))
    assert draft.headline == Line(text=TITLE, citations=(cite(NEWS, TITLE),))
