"""What stands with each figure of a text, and how surely it is told of that one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bot.gate.parting import DATE, FIGURE, Part, Parted, parted
from bot.language import sentences, tables
from bot.language.dates import Date, Grain
from bot.language.figures import Figure
from bot.language.repetition import placed
from bot.language.spans import Span, Spanned, alternatives
from bot.language.units import Kind

_DAY, _NAME, _POLE, _ROLE = 3.5, 1.5, 4.0, 4.0  # what these weigh beside the idf of words

# High or low, more or less, out or in: words of one pole, or of the other.
_SIDES: Final = (
    (
        "@high",
        """high higher highest top upper rich richer richest wealthy wealthiest large larger largest
        big bigger biggest older oldest more""",
        """low lower lowest bottom poor poorer poorest least small smaller smallest younger youngest
        less fewer""",
    ),
    (
        "@flow",
        "export exports exported exporting sold sells shipped",
        "import imports imported importing bought buys purchases",
    ),
)
_POLES: Final = {
    word: (pole, sign)
    for pole, *sides in _SIDES
    for sign, words in zip((1.0, -1.0), sides, strict=True)
    for word in words.split()
}
# What is told by the year may be told so of many figures at once.
_TIMES = frozenset({"year", "quarter", "month", "week", "day", "hour", "once"})
# What opens with these refers to the sentence before it: "This will take effect on".
_REFERS = re.compile(
    r"\s*(?:[-•*–—]\s*)?(?:This|That|These|Those|It|They|Its|Their|He|She|His|Her|The\s(?:latter|former"
    r"|rate|figure|total|increase|move|measure|change))\b"
)
# An item of a list: its first sentence says what its next ones are of.
_ITEM = re.compile(r"\s*(?:[-•*–—]|\(?[a-z\d]{1,2}[.)])\s")
_REFERRED = 0.5
_ORDER = re.compile(r"\b(?:first|second|third|fourth|initial|final|last)\b", re.IGNORECASE)
_ORDERED = 3.0
_POLAR = re.compile(rf"\b{alternatives(_POLES, any_case=True)}\b")
_BY = re.compile(r"\bby\s(?:(?:about|around|some|roughly|nearly|over|just|almost|an?|up\sto)\s)*$")
# "The largest since the record of $9 billion": a figure that another one is only held against.
BASE: Final = "@base"
_SINCE = re.compile(
    r"\b(?:largest|highest|biggest|lowest|smallest|most|least|best|worst|fastest|slowest|strongest"
    r"|weakest|first)\b[^;.]{0,30}\bsince\b[^,;.]{0,45}$"
)
_CAPITAL = re.compile(r"(?<=[a-z,’'] )[A-Z][\w-]+")
# What is so long before, or after, another day than that of the article.
_RELATIVE = re.compile(r"\b(?:previous|preceding|prior|following)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
# What stands with figures of any kind, and tells nothing of what they are of.
_EMPTY: Final = frozenset(
    "around approximately roughly nearly almost compar versu against thos wherea com percent"  # noqa: SIM905
    " million billion trillion per sam dur through between among upon least most".split()
)


class Held(NamedTuple):
    """A figure, how surely each term is told of it, and what each weighs."""

    figure: Figure
    company: dict[str, float]
    weights: dict[str, float]


class _Told(NamedTuple):
    at: int
    term: str
    weight: float
    sign: float = 1.0


def held(text: str, found: Sequence[Figure], days: Sequence[Date]) -> Iterator[Held]:
    """Tell for each figure of a text what stands with it in its sentence.

    Figures of one sort part a sentence among them. `days` are the text's dates.
    """
    if not found:
        return
    undated = without(text, days, DATE)
    cells = [(each, cell) for each in found if (cell := tables.of(text, each))]
    for figure, cell in cells:
        heads = [Part(*cell.row, 1.0), Part(*cell.column, 1.0)]
        told = [each for head in heads for each in told_in(text, Span(*head[:2]), days)]
        yield _held(undated, Parted(figure, tuple(heads), 0), told)
    within_tables = {figure.start for figure, _ in cells}
    found = [each for each in found if each.start not in within_tables]
    before: Span | None = None  # the sentence before, to which this one may refer
    item: Span | None = None  # that which opens an item of a list, of which the next ones are too
    for sentence in sentences.split(text):
        within = [each for each in found if sentence.start <= each.start < sentence.end]
        if not found or found[-1].start < sentence.start:
            return
        earlier, before = before, sentence
        if earlier is None or "\n" in text[earlier.end : sentence.start]:
            item = sentence if _ITEM.match(text, sentence.start) else None
        if not within:
            continue
        told = [*told_in(text, sentence, days)]
        if earlier and "respectively" in text[sentence.start : sentence.end]:
            told += told_in(text, earlier, days)
        refers = earlier if earlier and _REFERS.match(text, *sentence) else item
        referred = [*told_in(text, refers, days)] if refers and refers != sentence else []
        for family in {family_of(each) for each in within}:
            alike = [each for each in within if family_of(each) == family]
            bare = without(undated, alike, FIGURE)
            others = [each for each in told if bare[each.at] != FIGURE]
            for each in parted(bare, sentence, alike, found, earlier):
                yield _held(bare, each, others, referred)


def family_of(figure: Figure) -> str:
    """Give what figures are parted by: a rate and the points by which it differs are one sort."""
    if figure.kind in (Kind.PERCENT, Kind.POINTS) or not figure.value:
        return "%"
    return f"{figure.kind}{figure.unit}"


def sort_of(term: str) -> str:
    """Tell of what sort a term is, if two of that sort may be held against each other."""
    if term.isupper():
        return "place"
    if term.startswith("@="):
        return "name"
    if not term.startswith("@"):
        return ""
    if term.startswith("@order"):
        return "order"
    return term[1:] if term[1:].isalpha() else "date"


def without(text: str, found: Sequence[Spanned], mark: str) -> str:
    """Blot what was found out of a text with a mark as long."""
    for each in found:
        text = f"{text[: each.start]}{mark * (each.end - each.start)}{text[each.end :]}"
    return text


def _held(text: str, each: Parted, told: Sequence[_Told], referred: Sequence[_Told] = ()) -> Held:
    company: dict[str, float] = {}
    weights: dict[str, float] = {}
    for found in told:
        shares = [part.share for part in each.parts if part.start <= found.at < part.end]
        share = 0.0 if 0.0 in shares else max(shares, default=0.0)
        if share > abs(company.get(found.term, 0.0)):
            company[found.term], weights[found.term] = share * found.sign, found.weight
    for found in referred:
        if found.term not in company:
            company[found.term], weights[found.term] = _REFERRED * found.sign, found.weight
    if each.time:
        company["@then"], weights["@then"] = float(each.time), _ROLE
    if _SINCE.search(text, max(0, each.figure.start - 90), each.figure.start):
        company[BASE], weights[BASE] = 1.0, 0.0
    if _BY.search(text, max(0, each.figure.start - 30), each.figure.start):
        company["@by"], weights["@by"] = 1.0, _ROLE
    if (per := each.figure.per) and per not in _TIMES:
        company[f"@per{per}"], weights[f"@per{per}"] = 1.0, _ROLE / 2
    return Held(each.figure, company, weights)


def told_in(text: str, sentence: Span, days: Sequence[Date]) -> Iterator[_Told]:
    """Give the terms of a sentence where they stand, its names, its poles and its dates."""
    start, words = sentence.start, text[sentence.start : sentence.end]
    dated = [each for each in days if sentence.start <= each.start < sentence.end]
    for at, term, weight in placed(words):
        if term not in _EMPTY and not any(day.start <= at + start < day.end for day in dated):
            yield _Told(at + start, term, weight)
    for match in _CAPITAL.finditer(words):
        if any(day.start <= match.start() + start < day.end for day in dated):
            continue
        yield _Told(match.start() + start, f"@={match[0].lower()}", _NAME)
    for match in _ORDER.finditer(words):
        yield _Told(match.start() + start, f"@order{match[0].lower()}", _ORDERED)
    for match in _POLAR.finditer(words):
        pole, sign = _POLES[match[0].lower()]
        yield _Told(match.start() + start, pole, _POLE, sign)
    for day in dated:
        if not _ranged(text, day):
            yield from (_Told(day.start, f"@{name}", _DAY) for name in _names(day, text))


def _ranged(text: str, day: Date) -> bool:
    """Say whether a date is an end of a longer time: "from January to May 2023"."""
    return bool(
        _RANGE_ENDS.search(text, max(0, day.start - 40), day.start)
        or _RANGE_BEGINS.match(text, day.end)
    )


_RANGE_ENDS = re.compile(r"\b(?i:from|between)\s[A-Z][a-z]+\.?\s(?:to|and|until|through)\s$")
_RANGE_BEGINS = re.compile(r"\s(?:to|until|through)\s[A-Z][a-z]+\b")


def _names(date: Date, text: str) -> Iterator[str]:
    """Name a date: by its day, month or year, and by the year that it has in print."""
    if not date.first or not date.last or _RELATIVE.search(text, date.start, date.end):
        return
    whole = date.first.year == date.last.year
    if whole and (
        date.grain in (Grain.YEAR, Grain.FISCAL) or _YEAR.search(text, date.start, date.end)
    ):
        yield f"{date.first:%Y}"
    if whole and date.first.month == date.last.month:
        yield f"{date.first:%Y-%m}"
    if date.first == date.last:
        yield f"{date.first}"
    elif date.grain not in (Grain.YEAR, Grain.FISCAL, Grain.MONTH):
        yield f"{date.first}/{date.last}"
