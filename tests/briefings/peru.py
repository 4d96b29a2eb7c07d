"""A story of Peru's glass duty, and a model's good reply on it."""

from __future__ import annotations

import copy
from typing import Any

from bot import gate
from bot.briefings.write import Writing, write_with_model
from bot.domain import Article, Citation, Draft, Dropped, KeyPoint, Line, Role, Section, Story
from bot.llm import load
from tests.fakes import FakeLLM
from tests.make import NOON, article, cite

TITLE = "Peru raises its duty on flat glass to 25% to shield two furnaces"
LEAD = (
    "Peru raised its duty on flat glass to 25% from 12% on Monday, saying that imports had "
    "cost the country two of its five furnaces."
)
TALKS = "Ministers from Peru and Chile are to meet in Lima on 18 May to discuss an exemption."
SAID = "“We will not watch our last furnaces go cold,” Trade Minister Alba Quispe said on Monday."
DOUBT = (
    "Glaziers would pay the duty rather than foreign mills, said Ivo Stanek, an economist at "
    "the Tidewater Institute in Arica."
)
CASE = "The duty tests a clause of the Andean pact that lets members protect closing industries."

NEWS = article(1, f"{LEAD}\n\n{TALKS}\n\n{SAID}", title=TITLE, publisher="The Breakwater")
VIEW = article(2, f"{DOUBT}\n\n{CASE}", title="Who pays for Peru's glass", publisher="Lanterna")
STORY = Story(
    id="s1",
    title=TITLE,
    topics=(),
    voices=((NEWS.id,), (VIEW.id,)),
    first_seen=NOON,
    last_seen=NOON,
)
ARTICLES = {NEWS.id: NEWS, VIEW.id: VIEW}
PROMPT = load("briefing")


def said(text: str, *quotes: tuple[str, str], **more: str | int) -> dict[str, Any]:
    return {"text": text, "quotes": [{"article": a, "words": w} for a, w in quotes], **more}


GOOD: dict[str, Any] = {
    "headline": said(
        "Peru raises duty on flat glass to 25%, citing the loss of two furnaces",
        ("A1", TITLE),
        ("A1", LEAD),
    ),
    "key_points": [
        said(
            "Peru raised its duty on flat glass to 25% from 12% on Monday, saying that imports "
            "had cost it two of its five furnaces.",
            ("A1", LEAD),
            role="news",
        ),
        said(
            "Ministers from Peru and Chile are to meet in Lima on 18 May to discuss an exemption.",
            ("A1", TALKS),
            role="state of play",
        ),
        said(
            "Glaziers rather than foreign mills would pay the duty, said Ivo Stanek, an "
            "economist at the Tidewater Institute.",
            ("A2", DOUBT),
            role="voices",
        ),
    ],
    "opening": [
        said(
            'Peru raised its duty on Monday. "We will not watch our last furnaces go cold," Trade '
            "Minister Alba Quispe said.",
            ("A1", LEAD),
            ("A1", SAID),
        )
    ],
    "sections": [
        {
            "heading": "The Andean clause",
            "paragraphs": [
                said(
                    "The duty tests a clause of the Andean pact that lets members protect "
                    "closing industries.",
                    ("A2", CASE),
                )
            ],
        }
    ],
    "ahead": [said("On 18 May ministers of Peru and Chile are to meet in Lima.", ("A1", TALKS))],
}


async def drafted(reply: dict[str, Any], *articles: Article) -> Draft:
    return (await writing(reply, *articles)).draft


async def writing(reply: dict[str, Any], *articles: Article, left: float = 60.0) -> Writing:
    llm = FakeLLM(reply, left=left)
    return await write_with_model(STORY, articles or (NEWS, VIEW), NOON, llm, PROMPT)


async def judged(reply: dict[str, Any], *articles: Article) -> tuple[Draft, tuple[Dropped, ...]]:
    known = {each.id: each for each in articles} or ARTICLES
    return gate.judge(await drafted(reply, *articles), known)


def altered(**parts: Any) -> dict[str, Any]:
    return {**copy.deepcopy(GOOD), **parts}


def with_point(text: str, *quotes: tuple[str, str], role: str = "change") -> dict[str, Any]:
    """Put a point of another role into the good reply."""
    return altered(key_points=[*GOOD["key_points"], said(text, *quotes, role=role)])


def whole(source: Article, words: str) -> Citation:
    """Cite a sentence as the writer does, without the marks at its ends."""
    return cite(source, words.strip("“.”"))


EXPECTED = Draft(
    headline=Line(
        text="Peru raises duty on flat glass to 25%, citing the loss of two furnaces",
        citations=(cite(NEWS, TITLE), whole(NEWS, LEAD)),
    ),
    key_points=(
        KeyPoint(
            role=Role.NEWS,
            line=Line(text=GOOD["key_points"][0]["text"], citations=(whole(NEWS, LEAD),)),
        ),
        KeyPoint(
            role=Role.STATE,
            line=Line(text=GOOD["key_points"][1]["text"], citations=(whole(NEWS, TALKS),)),
        ),
        KeyPoint(
            role=Role.VOICES,
            line=Line(text=GOOD["key_points"][2]["text"], citations=(whole(VIEW, DOUBT),)),
        ),
    ),
    opening=(
        Line(
            text=GOOD["opening"][0]["text"],
            citations=(whole(NEWS, LEAD), whole(NEWS, SAID)),
        ),
    ),
    sections=(
        Section(
            heading="The Andean clause",
            paragraphs=(
                Line(
                    text=GOOD["sections"][0]["paragraphs"][0]["text"],
                    citations=(whole(VIEW, CASE),),
                ),
            ),
        ),
    ),
    ahead=(Line(text=GOOD["ahead"][0]["text"], citations=(whole(NEWS, TALKS),)),),
)
