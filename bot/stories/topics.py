"""What a text is about: instruments, goods with their HS chapters, countries; and who acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from babel import Locale

from bot.domain import Topic, TopicKind
from bot.language import places
from bot.language.places import Place
from bot.stories import actors, lexicon
from bot.stories.lexicon import Term

_TOPICS = 12  # at most, the most prominent first
_LEAD = 3_000  # characters: news says early which countries it is about
_OPENING = 300
_TITLE = 8  # a mention in the title counts as so many
_COUNTRIES = Locale("en").territories
# "The bloc" is whichever of these a text names, the European Union where it names none.
_BLOC = re.compile(r"\b[Tt]he bloc(?:['’]s)?\b(?! of\b)")
_BLOCS = ("Mercosur", "ASEAN", "Gulf Cooperation Council", "Eurasian Economic Union")
_UNION = "EU"


def find(counts: Mapping[Term, int], title: str, text: str) -> tuple[Topic, ...]:
    """List the instruments, goods and countries that a text dwells on.

    It dwells on those in its title, or met twice; on an instrument too that its opening names.
    `counts` says how often each term was met.
    """
    weights: Counter[Topic] = Counter()
    opening = text[:_OPENING]
    first = {term for term in counts if term.topics and not term.goods} & (
        lexicon.find(opening).keys() | lexicon.find_acts(opening).keys()
    )
    for term, count in counts.items():
        for topic in {topic for path in term.topics for topic in path}:
            weights[_named(topic)] += count + (term in first)
    for country, count in _countries(title, text[:_LEAD]).items():
        weights[country] += count
    dwelt_on = [(topic, weight) for topic, weight in weights.items() if weight > 1]
    dwelt_on.sort(key=lambda pair: (-pair[1], pair[0].name))
    return tuple(topic for topic, _ in dwelt_on[:_TOPICS])


def acting(title: str, text: str) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """List who acts in the first part of a text, with their offices; and all whom it names."""
    return actors.find(f"{title}\n\n{text[:_LEAD]}"), actors.everyone(f"{title}\n\n{text}")


def _countries(title: str, lead: str) -> Counter[Topic]:
    found: Counter[Topic] = Counter()
    for part, weight in ((title, _TITLE), (lead, 1)):
        named = (place for place in places.find(part) if not _common(place, part, lead))
        codes = [place.code for place in named]
        if not any(bloc in title or bloc in lead for bloc in _BLOCS):
            codes += [_UNION for _ in _BLOC.finditer(part)]
        for code in codes:
            if name := _COUNTRIES.get(code):
                found[Topic(name=name, kind=TopicKind.COUNTRY)] += weight
    return found


def _common(place: Place, part: str, lead: str) -> bool:
    """Say whether a word is a country's name only for standing first: "Turkey imports fall"."""
    name = part[place.start : place.end]
    return (
        place.start == 0
        and name.isalpha()
        and re.search(rf"\b{name.lower()}\b", f"{part} {lead}") is not None
        and re.search(rf"(?<=[^.\s] ){name}\b", lead) is None
    )


@cache
def _named(topic: str) -> Topic:
    goods = any(topic in path for term in lexicon.terms() if term.goods for path in term.topics)
    chapters = lexicon.chapters(topic)
    return Topic(
        name=topic,
        kind=TopicKind.SECTOR if goods else TopicKind.INSTRUMENT,
        detail=f"HS {', '.join(chapters)}" if chapters else "",
    )
