"""Which countries a text is about, and which words only look like one's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from babel import Locale

from bot.language import places
from bot.language.places import Place
from bot.language.vocabulary import STATES

_TITLE = 8  # a mention in the title counts as so many
_NAMES = Locale("en").territories
# "The bloc" is whichever of these a text names, the European Union where it names none.
_BLOC = re.compile(r"\b[Tt]he bloc(?:['’]s)?\b(?! of\b)")
_BLOCS = ("Mercosur", "ASEAN", "Gulf Cooperation Council", "Eurasian Economic Union")
_UNION = "EU"

_STATES = "|".join(map(re.escape, sorted({*STATES.values()} - {"Georgia"}, key=len, reverse=True)))
_TOWN = re.compile(rf",\s(?:{_STATES})\b")  # "a plant in Ottawa, Kansas"
_GEORGIA = "GE"
# What tells the state of that name from the country.
_AMERICAN = re.compile(
    rf"\b(?:Savannah|Atlanta|Brunswick|Augusta|Macon|Dalton|Georgia Ports|Ga\.|{_STATES})"
)
_CAUCASIAN = re.compile(
    r"\b(?:Tbilisi|Batumi|Poti|Caucasus|Caucasian|Abkhazia|South Ossetia|Armenia|Azerbaijan|Baku"
    r"|Yerevan|Black Sea|Georgian Dream|lari)\b"
)
_PLACED = r"\b(?:[Ii]n|[Ff]rom|[Ii]nto|[Bb]etween|[Aa]cross)\s"


def find(title: str, lead: str) -> Counter[str]:
    """Count how far a text is about each country, by the countries' English names."""
    found: Counter[str] = Counter()
    for part, weight in ((title, _TITLE), (lead, 1)):
        named = (place for place in places.find(part) if not _other(place, part, title, lead))
        codes = [place.code for place in named]
        if not any(bloc in title or bloc in lead for bloc in _BLOCS):
            codes += [_UNION for _ in _BLOC.finditer(part)]
        for code in codes:
            if name := _NAMES.get(code):
                found[name] += weight
    return found


def surnames(countries: Iterable[str], people: Iterable[str], text: str) -> frozenset[str]:
    """Name the countries that a text has only as the name of somebody: "Susan Jordan"."""
    borne = {word for person in people for word in person.split()[-2:]}
    return frozenset(name for name in countries if name in borne and not _placed(name, text))


def _placed(name: str, text: str) -> bool:
    """Say whether a text speaks of a country by other words than its name, or of a place."""
    if re.search(_PLACED + re.escape(name), text):
        return True
    code = places.code(name)
    found = (place for place in places.find(text) if place.code == code)
    return any(text[place.start : place.end] != name for place in found)


def _other(place: Place, part: str, title: str, lead: str) -> bool:
    """Say whether a name is another's: a town's, a state's, or a word's that stands first."""
    if _TOWN.match(part, place.end):
        return True
    if place.code == _GEORGIA:
        text = f"{title} {lead}"
        return bool(_AMERICAN.search(text)) and not _CAUCASIAN.search(text)
    return _common(place, part, lead)


def _common(place: Place, part: str, lead: str) -> bool:
    """Say whether a word is a country's name only for standing first: "Turkey imports fall"."""
    name = part[place.start : place.end]
    return (
        place.start == 0
        and name.isalpha()
        and re.search(rf"\b{name.lower()}\b", f"{part} {lead}") is not None
        and re.search(rf"(?<=[^.\s] ){name}\b", lead) is None
    )
