"""Numbered things: sections, orders, tariff lines."""

from __future__ import annotations

import pytest

from bot.language.references import Reference, find


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("Section 232", "section", "232"),
        ("section 301(b)", "section", "301(b)"),
        ("Sec. 122", "section", "122"),
        ("§ 12", "section", "12"),
        ("Article XX", "article", "XX"),
        ("Chapter 72", "chapter", "72"),
        ("Executive Order 14999", "order", "14999"),
        ("E.O. 14999", "order", "14999"),
        ("Proclamation No. 12345", "proclamation", "12345"),
        ("Regulation (EU) 2031/16", "regulation", "2031/16"),
        ("heading 8703.23", "heading", "8703.23"),
        ("HS code 7208", "heading", "7208"),
        ("No. 14", "number", "14"),
        ("Public Law 199-58", "law", "199-58"),
        ("H.R. 1234", "bill", "1234"),
        ("19 U.S.C. 1862", "code", "19 USC 1862"),
        ("Annex II", "annex", "II"),
    ],
)
def test_one_reference(text: str, label: str, number: str) -> None:
    assert find(f"Under {text}, it") == (Reference(6, 6 + len(text), label, number),)


def test_a_list_is_one_reference_each() -> None:
    assert find("Sections 232 and 301 apply") == (
        Reference(0, 12, "section", "232"),
        Reference(17, 20, "section", "301"),
    )


@pytest.mark.parametrize(
    "text", ["", "the U.S. 5 years on", "a section of 12 firms", "No way", "Part of 5"]
)
def test_no_reference(text: str) -> None:
    assert find(text) == ()
