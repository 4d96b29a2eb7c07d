"""What a figure is counted over: a year, a barrel, a household."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.language.numerals import DIGITS, WORDS, read

# What rates are counted over, each under one name.
PERS = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week",
    "month": "month", "quarter": "quarter", "year": "year", "annum": "year", "decade": "120 months",
    "MT": "tonne", "metric ton": "tonne", "metric tonne": "tonne", "tonne": "tonne",
    "short ton": "short ton", "long ton": "long ton", "ton": "ton", "barrel": "barrel",
    "bbl": "barrel", "bushel": "bushel",
    "kilogram": "kg", "kilo": "kg", "kg": "kg", "Kg": "kg", "KG": "kg",
    "pound": "pound", "lb": "pound", "ounce": "ounce",
    "troy ounce": "ounce", "gram": "gram", "gallon": "gallon", "gal": "gallon", "litre": "litre",
    "liter": "litre", "hectare": "hectare", "acre": "acre", "mile": "mile", "km": "km",
    "kilometre": "km", "kilometer": "km", "square metre": "square metre",
    "square meter": "square metre", "cubic metre": "cubic metre", "cubic meter": "cubic metre",
    "megawatt-hour": "MWh", "MWh": "MWh", "kilowatt-hour": "kWh", "kWh": "kWh",
    "unit": "unit", "item": "item", "piece": "unit", "share": "share", "vehicle": "vehicle",
    "car": "vehicle", "ship": "ship", "container": "container", "case": "case", "bag": "bag",
    "bottle": "bottle", "carton": "carton", "box": "box", "pack": "package",
    "head": "person", "individual": "person", "person": "person", "capita": "person",
    "household": "household", "100 kg": "100 kg", "100 kilograms": "100 kg", "dozen": "dozen",
    "quintal": "100 kg", "carat": "carat", "bale": "bale", "sack": "sack", "crate": "crate",
    "family": "household", "worker": "worker", "employee": "worker", "job": "job",
    "shipment": "shipment", "package": "package", "parcel": "package", "voyage": "voyage",
}  # fmt: skip
_PER = {word.lower(): name for word, name in PERS.items()}
_NAMED = "|".join(sorted(map(re.escape, PERS), key=len, reverse=True))
_SHORT = {"t": "tonne", "bbl": "barrel", "gal": "gallon", "lb": "pound", "kg": "kg", "l": "litre"}
_SHORT |= {"mo": "month", "yr": "year", "d": "day", "oz": "ounce"}
_ADVERBS = {
    "annually": "year", "yearly": "year", "annual": "year", "monthly": "month", "weekly": "week",
    "daily": "day", "quarterly": "quarter", "hourly": "hour",
}  # fmt: skip
# "Three hundred trees to the acre".
_MEASURES = "acre|hectare|gallon|litre|liter|kilo|kilogram|pound|ounce|tonne|ton|mile|dozen|barrel"
_GAP = r"(?:[\s-]+(?!and\b|or\b|but\b|for\b|after\b|before\b)[A-Za-z.’'-]+){0,6}?"
# "A year before" tells when.
_A = (
    r"(?<!\bat\s)(?<!\bby\s)(?<!\bto\s)(?<!\bfrom\s)(?<!\bwith\s)"
    rf"an?(?!\s+(?:{_NAMED})\s+(?:before|earlier|ago|later|previously|prior)\b)"
)
_BEHIND = re.compile(
    rf"{_GAP}(?:(?<!half)\s+(?:per|(?:for\s+)?(?:each|every)|an?\s+average|{_A})\s+(?:(?:business|working|calendar|trading)\s+)?|\s?/\s?"
    rf"|[\s-]per[\s-])(?:\d+[\s-]?[a-z]{{1,9}}[\s-])?(?P<per>(?i:{_NAMED}))s?\b"
    rf"|\s?/\s?(?P<short>{'|'.join(_SHORT)})\b"
    rf"|{_GAP}\s+to\s+the\s+(?P<measure>{_MEASURES})\b"
    r"|(?:\s+[a-z]+){0,5}?\s+(?P<adverb>annually|yearly|monthly|weekly|daily)\b"
    r"|\s+(?P<apiece>apiece)\b"
    r"|\s+(?P<pace>annual|yearly|monthly|weekly|daily)\s+(?:rate|pace|basis)\b"
    r"|(?:\s+[a-z]+){0,2}?[\s-]per[\s-](?P<other>[a-z]{3,})\b"
    r"|\s+(?:worth\s+of\s+|in\s+|of\s+)(?P<adjective>annual|yearly|monthly|weekly|daily)\s"
)
# "$3 trillion over the next ten years" is no yearly sum: it is counted over all of them.
_OVER = re.compile(
    rf"(?:\s+(?!and\b|or\b|but\b)[A-Za-z.’'-]+){{0,4}}?\s+(?:over|across|during|in)\s+(?:the\s+|its\s+)?"
    rf"(?:(?:next|coming|past|last|first|following|previous)\s+)?(?P<count>{DIGITS}|{WORDS}|half\sa|a|the)?\s?"
    r"(?P<unit>decade|years|months)\b"
)
# "Annual exports of $5 billion": the word stands before the figure.
_BEFORE = re.compile(
    r"\b(?P<adjective>annual|yearly|monthly|weekly|daily|quarterly)(?:\s+[a-z]+){0,3}?"
    r"(?:\s+(?:of|at|to|by|was|is|were|are|totall?ed|reached|averaged|worth|payments?))?"
    r"(?:\s+(?:about|around|nearly|almost|some|roughly|over|more\s+than|up\s+to|at\s+least))?\s+$",
    re.IGNORECASE,
)
# "A kilogram costs $2.10".
_PRICED = re.compile(
    rf"\b(?:an?|one|each|every|per)\s(?:single\s)?(?P<per>{_NAMED})\s"
    r"(?:of\s(?:[a-z-]+\s){1,4}?)?(?:now\s|on\saverage\s)?"
    r"(?:costs?|is\s(?:worth|priced\sat)|sells\sfor|sold\sfor|fetche[sd]|goes\sfor|went\sfor"
    r"|averaged|was)\s(?:an\saverage\sof\s|about\s|around\s|some\s|nearly\s)?$",
    re.IGNORECASE,
)
# "The price of a kilogram of zinc in Norway was $2.10".
_PRICE_OF = re.compile(
    rf"\b(?:price|cost)s?\s(?:(?:of|for)\s(?:an?|one|each)|per|a)\s(?P<per>{_NAMED})\b[^,;:$€£]{{0,70}}?"
    r"\s(?:was|is|at|of|averaged|reached|hit|(?:stood|sits?|stands?)\sat|rose\sto|fell\sto|dropped\sto|came\sto)\s"
    r"(?:about\s|around\s|some\s|nearly\s)?$",
    re.IGNORECASE,
)
# "A monthly 200 dollars", and growth and rates of which the year is no divisor.
_ONCE = re.compile(
    r"\b(?:one[\s-](?:time|off)|lump[\s-]sum|once-only)(?:\s\w+\sof)?\s$", re.IGNORECASE
)
_MONTHS = {"decade": 120, "years": 12, "months": 1}
_NO_RATE = re.compile(r"\b(?:growth|inflation|report|survey|meeting|rate|review|forecast)\b")
_DAILY = re.compile(r"\s?(?:bpd|[tkm]?b/d)\b|\s?barrels?\s?/\s?day\b")


def behind(text: str, start: int, end: int) -> str:
    """Tell what the figure at `start` to `end` of a text is counted over, by what follows it."""
    if _DAILY.search(text[start : end + 4]):
        return "day"
    found = _BEHIND.match(text, end)
    if not found:
        return _over(text, end)
    if found["apiece"]:
        return "unit"
    if adverb := found["adverb"] or found["adjective"] or found["pace"]:
        return _ADVERBS[adverb]
    if found["other"]:
        return str(found["other"]).removesuffix("s")
    if of := found["per"] or found["measure"]:
        return _PER[of.lower()]
    return _SHORT[found["short"]]


def _over(text: str, end: int) -> str:
    """Name the span of several years or months over which a figure is counted."""
    found = _OVER.match(text, end)
    if not found:
        return ""
    counted = found["count"] and found["count"] not in {"a", "the"}
    if not counted and found["unit"] != "decade":
        return ""
    halved = counted and found["count"].startswith("half")
    count = Decimal("0.5") if halved else read(found["count"]) if counted else Decimal(1)
    months = count * _MONTHS[found["unit"]]
    return "year" if months == 12 else f"{months.normalize():f} months"


def before(text: str, start: int) -> str:
    """Tell what a figure that begins at `start` is counted over, by what comes before it."""
    if _ONCE.search(text, max(0, start - 20), start):
        return "once"
    for priced in (_PRICED, _PRICE_OF):
        if found := priced.search(text, max(0, start - 110), start):
            return _PER.get(found["per"].lower(), "")
    found = _BEFORE.search(text, max(0, start - 60), start)
    if not found or _NO_RATE.search(found.group()):
        return ""
    return _ADVERBS[found["adjective"].lower()]
