"""Official documents in words, wherever their source is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.channels import documents, plain
from bot.channels.layout import source_lines
from bot.domain import Document, SourceLine
from tests import make

RULE = Document(
    number="2026-12345",
    kind="Rule",
    agencies=("Customs Office",),
    signed=date(2026, 3, 2),
    published=date(2026, 3, 6),
    effective=date(2026, 4, 1),
    comments_close=date(2026, 5, 31),
)
TOLD = (
    "Rule 2026-12345: signed 2 Mar 2026, published 6 Mar 2026, effective 1 Apr 2026, "
    "comments close 31 May 2026"
)


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (RULE, TOLD),
        (Document(number="2026-1"), "2026-1"),
        (Document(number="2026-1", effective=date(2026, 6, 1)), "2026-1: effective 1 Jun 2026"),
    ],
)
def test_each_date_stands_by_its_name(document: Document, told: str) -> None:
    assert documents.told(document) == told


def test_a_source_shows_the_dates_of_its_document() -> None:
    source = SourceLine.of(replace(make.article(1), document=RULE))
    (shown,) = [each for each in source_lines([source], "UTC") if each.startswith("•")]
    assert shown.endswith(TOLD)
    (other,) = [
        each for each in source_lines([SourceLine.of(make.article(1))], "UTC") if "•" in each
    ]
    assert "2026-12345" not in other


def test_a_document_is_written_in_json_with_its_dates() -> None:
    briefing = make.briefing("s1", replace(make.article(1), document=RULE))
    (listed,) = json.loads(json.dumps(plain.briefing_json(briefing)))["sources"]
    assert listed["document"]["effective"] == "2026-04-01"
    assert TOLD.split(",")[0] in plain.briefing(briefing, "UTC").replace("\n  ", " ")
