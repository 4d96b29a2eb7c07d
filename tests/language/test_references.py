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
        ("90 Fed. Reg. 9065", "code", "90 FR 9065"),
        ("7 CFR 351.214", "code", "7 CFR 351.214"),
        ("Annex II", "annex", "II"),
        ("subsection 31(1)", "section", "31(1)"),
        ("subparagraph 3(2)(a)", "paragraph", "3(2)(a)"),
        ("Article 207(2)", "article", "207(2)"),
        ("Article VI:2(a)", "article", "VI:2(a)"),
        ("Council Regulation (EC) No 1705/2031", "regulation", "1705/2031"),
        ("Regulation (EU, Euratom) 2031/93", "regulation", "2031/93"),
        ("Directive 2014/25/EU", "directive", "2014/25/EU"),
        ("Executive Order (E.O.) 14999", "order", "14999"),
        ("S.I. 2031 No. 123", "instrument", "2031 No. 123"),
        ("Case C-123/45 P", "case", "C-123/45 P"),
        ("C-123/45", "case", "C-123/45"),
        ("T-61/39 P", "case", "T-61/39 P"),
        ("A-123-456", "case", "A-123-456"),
        ("WT/DS702/5", "case", "702/5"),
        ("Bill C-59", "bill", "C-59"),
        ("Law No. 6,938", "law", "6,938"),
        ("Decree 70/2031", "decree", "70/2031"),
        ("Order in Council 2031-12", "order", "2031-12"),
        ("Chapter Nineteen", "chapter", "Nineteen"),
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
    ("one", "other"),
    [
        ("Executive Order 14,999", "EO 14999"),
        ("Article XX", "Article 20"),
        ("Chapter Nineteen", "Chapter 19"),
        ("Directive 2014/25/EU", "Directive (EU) 2014/25"),
        ("S.I. 2031 No. 123", "SI 2031/123"),
        ("subsection 31(1)", "section 31(1)"),
        ("Case C-123/45", "C-123/45"),
        ("No. A-123-456", "A-123-456"),
        ("19 U.S.C. § 1862", "19 USC 1862"),
    ],
)
def test_one_key_for_every_way_of_printing_it(one: str, other: str) -> None:
    (first,), (second,) = find(one), find(other)
    assert first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Section 4(a)", "Section 4(b)"),
        ("Section 4", "Article 4"),
        ("Article IX", "Article XI"),
        ("Regulation (EU) 2031/16", "Regulation (EU) 2031/61"),
    ],
)
def test_another_key_for_another_thing(one: str, other: str) -> None:
    (first,), (second,) = find(one), find(other)
    assert first.key != second.key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a Case I know",
        "the U.S. 5 years on",
        "a section of 12 firms",
        "No way",
        "Part of 5",
        "an F-35",
        "A-12",
    ],
)
def test_no_reference(text: str) -> None:
    assert find(text) == ()
