"""Numbered things: sections of an act, orders, cases, tariff lines.

Their numbers are names, not figures.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language.remembered import remembered

_ACTS = r"(?: \((?:EU|EC|EEC|EU, Euratom)\))?(?:,? Nos?\.?)?"
_LABELS = {
    "section": r"(?:[Ss]ub-?)?[Ss]ections?|SECTION|[Ss]ecs?\.|§{1,2}",
    "article": r"Articles?|Arts?\.",
    "chapter": r"[Cc]hapters?|Ch\.",
    "title": r"Title",
    "part": r"Part",
    "annex": r"Annex(?:es)?|Appendix|Appendices",
    "schedule": r"Schedules?",
    "paragraph": r"(?:[Ss]ub-?)?[Pp]aragraphs?|[Pp]aras?\.|[Cc]lauses?",
    "order": r"(?:Executive )?Orders?(?: \(E\.?O\.?\)| in Council)?(?: Nos?\.)?|E\.?O\.?s?",
    "proclamation": r"Proclamations?(?: Nos?\.)?",
    "regulation": rf"(?:(?:Implementing|Delegated|Council|Commission) )*Regulations?{_ACTS}",
    "directive": rf"Directives?{_ACTS}",
    "decision": rf"(?:Implementing )?Decisions?{_ACTS}",
    "decree": r"Decrees?(?:[- ][Ll]aws?)?(?: No\.?)?",
    "circular": r"Circulars?(?: No\.?)?",
    "announcement": r"Announcements?(?: No\.?)?",
    "resolution": r"Resolutions?(?: No\.?)?",
    "rule": r"Rules?",
    "notice": r"Notices?(?: No\.)?",
    "law": r"(?:Public )?Laws?(?: No\.?)?|Pub\. L\.(?: No\.)?",
    "instrument": r"S\.?I\.?",
    "bill": r"H\.\s?R\.|S\.|(?:House |Senate )?Bills?",
    "case": r"Cases?|Dockets?(?: Nos?\.)?|(?:WT/)?DS",
    "heading": r"(?:[Ss]ub)?[Hh]eadings?|HTSUS|HTS|HS(?: codes?)?|CN codes?",
    "number": r"Nos?\.|№",
}
_NUMBER = (
    r"(?:\d{4} No\. \d+|\d[\d.,]*(?:[-/][A-Z\d]+)*(?:[a-z]|[A-Z]\b(?!\.))?(?:\([a-zA-Z\d]{1,4}\))*"
    r"|[A-Z]{1,4}-\d[\w/-]*(?: P\b)?"
    r"|[IVXLC]+\b(?:[:.]\d+)?(?:\([a-zA-Z\d]{1,4}\))*|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine"
    r"|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|Eighteen|Nineteen|Twenty)\b)"
)
# What courts of the Union and makers of trade cases number by itself: "C-351/22", "A-570-967".
_DOCKET = r"[ACFT]-(?:\d{3}-\d{3}|(?<!A-)\d{1,4}/\d{2}(?: P\b)?)(?![\w/-])"
_OF_CASE = re.compile(_DOCKET)
_PATTERN = re.compile(
    rf"(?<![\w.-])(?:(?=[A-Z§№cphs])(?P<label>{'|'.join(_LABELS.values())})"
    rf"[\s-]?(?P<numbers>{_NUMBER}(?:(?:,? (?:and|or|to) |, |[-–]){_NUMBER})*)"
    r"|(?P<code>\b\d{1,3}\s(?:U\.?S\.?C\.?|C\.?F\.?R\.?|F\.?R\.?|Fed\.\sReg\.)(?:\s§+)?\s\d[\w.,()-]*)"
    rf"|(?P<docket>{_DOCKET}))"
)
_KINDS = tuple((label, re.compile(words)) for label, words in _LABELS.items())
# What is counted in Roman numerals; "Case I" is mostly a case and its reader.
_IN_ROMAN = frozenset({"article", "chapter", "title", "part", "annex", "schedule", "section"})
_LISTED = re.compile(_NUMBER)
_WORDS = tuple(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "  # noqa: SIM905
    "sixteen seventeen eighteen nineteen twenty".split()
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Reference(NamedTuple):
    """One numbered thing: `label` is its kind in lower case, `number` as printed."""

    start: int
    end: int
    label: str
    number: str

    @property
    def key(self) -> str:
        """Name it in the one form that every way of printing it has: "order 14001"."""
        head, bracket, rest = self.number.partition("(")
        head = re.sub(r"(?<=\d),(?=\d{3}(?!\d))|/E[UC]$", "", head).replace(" No. ", "/")
        low = head.casefold()
        if low in _WORDS:
            head = str(_WORDS.index(low) + 1)
        elif re.fullmatch(r"[ivxlc]+", low):
            head = str(_arabic(low))
        label = "case" if _OF_CASE.fullmatch(self.number) else self.label
        return f"{label} {head}{bracket}{rest}"


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


@remembered
def find(text: str) -> tuple[Reference, ...]:
    """Find the numbered things of a text; "Sections 232 and 301" are two."""
    found: list[Reference] = []
    for match in _PATTERN.finditer(text):
        if match["code"]:
            code = re.sub(r"\.(?!\d)|§|(?<=\s)\s", "", match["code"]).rstrip(".,;")
            code = re.sub(r"\s+", " ", code.replace("Fed Reg", "FR"))
            end = match.end() - (1 if match["code"][-1] in ".," else 0)
            found.append(Reference(match.start(), end, "code", code))
            continue
        if match["docket"]:
            found.append(Reference(*match.span(), "case", match["docket"]))
            continue
        label = next(each for each, words in _KINDS if words.fullmatch(match["label"]))
        listed = list(_LISTED.finditer(text, match.start("numbers"), match.end("numbers")))
        for at, each in enumerate(listed):
            number = each.group().rstrip(".,")
            if number.isupper() and number.isalpha() and label not in _IN_ROMAN:
                continue
            start = each.start() if at else match.start()
            found.append(Reference(start, each.start() + len(number), label, number))
    return tuple(found)
