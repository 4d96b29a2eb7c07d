"""Figures in a text: numbers with what they are counted in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from bot.language import bounds, dates, parts, rates, references, tables
from bot.language.bounds import Bound
from bot.language.clocks import clocks, ordinals
from bot.language.elliptic import COUNT, compound, inherited, ranged
from bot.language.numerals import DIGITS, MAGNITUDE, WORDS, magnitude, read, scale, starts
from bot.language.parts import PERCENT, POINTS, Number
from bot.language.remembered import remembered
from bot.language.spans import Mask, Spanned, alternatives, matches
from bot.language.units import CODES, SIGNS, UNITS, Kind, Unit

__all__ = ["Bound", "Figure", "counts", "find"]


class Figure(NamedTuple):
    """One figure: `value` of `unit`, which for money is the currency's code.

    A range is two figures. `per` is what a rate is counted over ("year", "barrel"), `noun`
    the word behind a bare count; either may be empty. `each` is what one of its printed
    number is: a thousand kilograms, a million dollars. A `minus` is no part of the value.
    """

    start: int
    end: int
    value: Decimal
    kind: Kind
    unit: str
    bound: Bound = Bound.EXACT
    per: str = ""
    noun: str = ""
    each: Decimal = Decimal(1)
    minus: bool = False


# "R4.6 billion", "P90 per tonne": a letter is a currency's before what is a sum alone.
_LETTER = (
    r"R(?=\s?\d[\d.,]*\s?(?:million|billion|trillion|[mbt]n|bln|trn)\b)\s?"
    r"|P(?=\d[\d.,]*(?:\s(?:million|billion|trillion|per|an?|for\severy|for\seach)\b|/[a-z]))"
)
_SIGN = rf"{alternatives(SIGNS)}\s?|{alternatives(CODES)}\s?|{_LETTER}"
_SIGNED = re.compile(rf"[{''.join(sorted({sign[0] for sign in (*SIGNS, *CODES)}))}](?<![\w.,/].)")
_LETTERS = {"R": "ZAR", "P": "PHP"}
_NUMBER = re.compile(
    rf"(?<![\w.,/])(?:(?P<sign>{_SIGN})|(?<![A-Za-z][-‑])|(?<=minus[-‑])|(?<=\b[Ss]ub[-‑]))"
    rf"(?:(?P<digits>{DIGITS})(?P<magnitude>{MAGNITUDE})?"
    rf"|(?P<words>{WORDS})(?:[\s-](?P<scale>(?i:million|billion|trillion)))?(?=\b|fold\b))"
)
_FOLDED = {word.casefold(): unit for word, unit in UNITS.items() if len(word) > 3}
_NAMED = f"{alternatives(UNITS)}|{alternatives(_FOLDED, any_case=True)}"
_TIMES = ("hour", "day", "week", "month", "quarter", "year", "decade")
_FULL = (
    "trading|business|working|sitting|banking|legislative|calendar|consecutive|straight|successive|full|whole|more|additional"
    "|further|extra|long|short|fiscal|financial|crop|marketing|school|leap|academic"
)
_UNIT = re.compile(
    r"\s?(?P<percent>%)(?:[\s-](?P<point>points?\b))?"
    r"|[\s-]?\[?(?:(?P<points>percentage[\s-]points?|pps?|ppts?)|(?P<basis>basis[\s-]points?|bps?)"
    r"|(?P<fold>-?fold|times(?!\s+(?:a|per|in|this|last|since|during|between|throughout|within|before|over|on|at|by|to)\b|\s*[.,;)])|x)|(?P<percents>per[\s-]?cent|pct\.?|p\.c\.))(?!\w)"
    rf"|[\s-](?:{_FULL})[\s-](?P<time>(?:{alternatives(_TIMES)})s?)(?!\w)"
    rf"|(?P<cents>c)(?=/)|(?P<pence>p)(?=\s(?:a|per)\b|[.,;]|\s*$)|(?:\s(?:(?:or\s)?(?:more|less|fewer)|or\sso|extra|additional|further)(?=\s))?[\s-]?(?P<word>(?:{_NAMED})(?:e?s)?)(?!\w)"
)
_HYPHENED = re.compile(r"\b([Ss]quare|[Cc]ubic|[Mm]etric|[Nn]autical)-(?=[a-z])")  # "square-foot"
_TWICE = re.compile(rf"\b{WORDS}\s\((?P<digits>\d{{1,4}})\)(?=\s?(?:%|[a-z]))")
_BARE = {
    "percent": PERCENT,
    "percents": PERCENT,
    "points": POINTS,
    "basis": Unit(Kind.POINTS, "pp", Decimal("0.01")),
    "fold": Unit(Kind.MULTIPLE, "x"),
} | {"pence": UNITS["penny"], "cents": UNITS["cent"]}
_COUNT = COUNT
# "One day", "at one point" and "one penny" count nothing.
_OF_ONE = (COUNT, UNITS["day"], UNITS["point"], UNITS["penny"])
# "39,695 EUR/100 kg": such prices are set with a comma before three decimals.
_PER_HUNDRED = re.compile(r"\s?(?:EUR|euros?|ECU)?\s?(?:/|per)\s?100\s?kg")
# "5 m tonnes": where a letter is set off, it is a million of what can be so many, or of money.
_MILLION = re.compile(
    r"\s[mM]\s(?=(?:metric\s)?(?:tonnes?|tons?|barrels?|bbl|bushels?|bales?|bags?|litres?|liters?"
    r"|gallons?|hectares?|acres?|euros?|dollars?|pounds?|people|units?|vehicles?|cars?|TEUs?|t\b))"
)
_PER = ("per ", "Per ", "per each ")  # before what a rate is counted over
_RATED = (Kind.MONEY, Kind.QUANTITY, Kind.COUNT)
_NAME = re.compile(
    r"(?:S&P|FTSE|Nikkei|CSI|Stoxx|STOXX|Russell|Fortune|CAC|DAX|Nasdaq|TOPIX|ASX|KOSPI|Global)[\s-]$"
)
_NUMBERED = re.compile(r"\.\d")  # "2.1.11"
_UNIT_FIRST = re.compile(r"\b(?P<unit>day|week|month|year|hour)s,\s$")
# "US dollars 40 million": the currency's name before a sum that is one by its magnitude.
_MONEY_FIRST = re.compile(
    r"\b(?:(?:US|U\.S\.|American)\s[Dd]ollars?|(?P<currency>dollar|euro|rupee|peso|naira|shilling|riyal"
    r"|taka|baht|rand|dirham|yen|yuan)s?)\s$",
    re.IGNORECASE,
)
_SUM = re.compile(r"\s?(?:[.,;)](?!\d)|$)|\s(?:a|an|per|each)\b")
_ENDS = re.compile(r"\s?(?:[,;)]|\.(?!\d)|$)")
_TIMES_OVER = re.compile(r"\stimes(?=\s(?:in|between|over|since|during|by)\b|\s*[.,;)])")
_GREW = re.compile(
    r"\b(?:rose|risen?|ris(?:e|ing)|gr[eo]wn?|growing|increas\w+|multipl\w+|jump\w*|surg\w+|expand\w*|by|up)\s$"
)
_AGE = re.compile(r"[\s-]olds?\b")
_NOUN = re.compile(r"[\s-](?P<noun>[a-z]+)")


@remembered
def find(text: str) -> tuple[Figure, ...]:
    """Find the figures of a text, in order.

    Dates, years and the numbers of sections, orders and tariff lines are not figures; times
    of day and ordinals are, of a kind of their own. "One" is a figure with a unit only.
    """
    text = text.replace("‑", "-")  # a hyphen that does not break is one
    if any(map(text.__contains__, ("are-", "bic-", "ric-", "cal-"))):
        text = _HYPHENED.sub(r"\1 ", text)
    if "(" in text:  # "three (3) years" is one number, set twice
        text = _TWICE.sub(_once, text)
    mask = Mask(text, chain[Spanned](dates.find(text), references.find(text)))
    kept: list[Figure] = []
    for finder in (clocks, *parts.FINDERS, ordinals, _plain):
        for number in finder(text):
            if mask.free(number):
                mask.take(number)
                kept.append(_figure(text, number))
    return tuple(sorted(kept, key=lambda figure: figure.start))


def _once(twice: re.Match[str]) -> str:
    words = twice.group()
    return twice["digits"].zfill(len(words)) if len(words) <= _LONGEST else words


_LONGEST = 15  # digits of a number


def _printed(text: str) -> Iterator[re.Match[str]]:
    signed = (match.start() for match in _SIGNED.finditer(text))
    return matches(_NUMBER, text, sorted({*starts(text), *signed}))


def _numbers(text: str) -> list[Number]:
    found: list[Number] = []
    for match in _printed(text):
        million = _million(match)
        behind = _UNIT.match(text, million.end() - 1 if million else match.end())
        unit = _unit(match["sign"], behind)
        end = behind.end() if behind and unit is not _COUNT and not match["sign"] else match.end()
        if unit is _COUNT and _ENDS.match(text, end):
            told = _UNIT_FIRST.search(text, max(0, match.start() - 10), match.start())
            unit = UNITS[told["unit"]] if told else unit  # "the most days, 56, from"
        if unit is _COUNT and (match["magnitude"] or match["scale"] or _SUM.match(text, end)):
            money = _MONEY_FIRST.search(text, max(0, match.start() - 18), match.start())
            unit = UNITS[(money["currency"] or "dollar").lower()] if money else unit
        times = _TIMES_OVER.match(text, end) if unit is _COUNT else None
        if times and _GREW.search(text, max(0, match.start() - 30), match.start()):
            unit, end = _BARE["fold"], times.end()  # "it grew three times."
        if unit.kind is Kind.DURATION and _AGE.match(text, end) and not match["magnitude"]:
            unit = _COUNT  # "39-year-old" is "39" behind a name
        if unit is _COUNT and (
            text[end : end + 1].isalnum()
            or _NUMBERED.match(text, end)
            or _NAME.search(text[max(0, match.start() - 10) : match.start()])
        ):
            continue  # "5G", "737MAX", "S&P 500"
        if match["words"] and match["words"].lower() == "one" and unit.name == "KRW":
            continue  # "no one won"
        if unit.kind is Kind.QUANTITY and text.endswith(_PER, 0, match.start()):
            continue  # "EUR 20 per 100 kg"
        if match["words"] and _counts_nothing(text, match, unit):
            continue
        found.append(Number(match.start(), end, *_value(match), unit))
    return found


def _million(match: re.Match[str]) -> re.Match[str] | None:
    """Give the letter that makes a number one of millions, if it is set off from it."""
    set_off = match["digits"] and match.string[match.end() + 1 : match.end() + 3] in ("m ", "M ")
    return _MILLION.match(match.string, match.end()) if set_off else None


def _value(match: re.Match[str]) -> tuple[Decimal, int]:
    """Read a number, and the magnitude that both ends of a range may share."""
    printed = match["digits"] or match["words"]
    if _PER_HUNDRED.match(match.string, match.end()):
        printed = printed.replace(",", ".")
    value, told = read(printed), match["magnitude"] or match["scale"]
    if not told and _million(match):
        return value, 1_000_000
    if told:
        return value, magnitude(told)
    of = scale(printed)
    return value / of, of


def _plain(text: str) -> list[Number]:
    found = inherited(compound(ranged(_numbers(text), text), text), text)
    return [_tabled(text, each) for each in found] if tables.BAR in text else found


def _tabled(text: str, number: Number) -> Number:
    """Give a figure in a cell of a table the unit that its row names, or its table."""
    cell = tables.of(text, number) if number.unit == _COUNT else None
    if cell is None:
        return number
    unit = cell.unit or tables.likely(text[number.start : number.end])
    return number._replace(unit=unit, scale=cell.scale)


def _counts_nothing(text: str, match: re.Match[str], unit: Unit) -> bool:
    """Say whether a number word is none: "one of them", "one day", "the Big Three"."""
    if match["words"].lower() == "one" and unit in _OF_ONE:
        return True
    before = text[max(0, match.start() - 20) : match.start()]
    return match["words"][0].isupper() and bool(re.search(r"[a-z,]\s+$|[A-Z]\w*\s$", before))


def _unit(sign: str | None, behind: re.Match[str] | None) -> Unit:
    if sign:
        return Unit(Kind.MONEY, (SIGNS | _LETTERS).get(sign.strip(), sign.strip()))
    if behind is None:
        return _COUNT
    if behind["point"]:
        return POINTS
    if word := behind["word"] or behind["time"]:
        return _named(word)
    return _BARE[behind.lastgroup or "percent"]


def _named(word: str) -> Unit:
    """Find a unit by its word, whatever its number and case; "the 40 mark" is of no marks."""
    if word == "mark":
        return _COUNT
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if unit := UNITS.get(form) or _FOLDED.get(form.casefold()):
            return unit
    return _COUNT


def _figure(text: str, number: Number) -> Figure:
    start, end, unit = number.start, number.end, number.unit
    per = rates.behind(text, start, end) or (
        rates.before(text, start) if unit.kind in _RATED else ""
    )
    noun = _NOUN.match(text, end) if unit is _COUNT else None
    value = number.value * number.scale * unit.factor
    if unit.kind is Kind.DURATION:
        value = round(value, 6).normalize()  # a third of an hour is twenty minutes
    bound = bounds.of(text, start, end, spell=unit.kind is Kind.DURATION)
    each = unit.factor * number.scale
    told = noun["noun"] if noun else ""
    before = text[max(0, start - _SHORT) : start]
    minus = (
        unit.kind in _SIGNED_KINDS
        and before.endswith(_LESS)
        and _MINUS.search(text, max(0, start - _SHORT), start)
    )
    under = bound is Bound.UNDER and _SUB.search(text, max(0, start - _SHORT), start)
    first = minus.start("minus") if minus else under.start() if under else start
    return Figure(first, end, value, unit.kind, unit.name, bound, per, told, each, bool(minus))


_SHORT = 12  # characters of "minus US$"
_LESS = ("-", "−", "–", "inus ", "inus-", "INUS ", "ative ", "ative-", "ATIVE ")
_SUB = re.compile(r"\b(?i:sub)[-‑]$")
_SIGNED_KINDS = (Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY)
# "-0.3%" is no end of a range, and no "- 0.3%" of a list.
_MINUS = re.compile(r"(?:^|(?<=[\s(:|]))(?<!\d\s)(?P<minus>[-−–](?!\s)|(?i:minus|negative)[\s-])$")


@remembered
def counts(text: str, *, units: bool) -> frozenset[Decimal]:
    """Give the numbers of a text as they are printed: all, or those without a unit."""
    return frozenset(
        value * scaled
        for match in _printed(text)
        for value, scaled in (_value(match),)
        if units or not (match["sign"] or _UNIT.match(text, match.end()))
    )
