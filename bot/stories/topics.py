"""What a text is about: instruments, goods with their HS chapters, countries; and who acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from babel import Locale

from bot.domain import Topic, TopicKind
from bot.language import places
from bot.stories import actors, lexicon
from bot.stories.lexicon import Term

_TOPICS = 12  # at most, the most prominent first
_LEAD = 3_000  # characters: news says early which countries it is about
_TITLE = 8  # a mention in the title counts as so many
_COUNTRIES = Locale("en").territories
# "The bloc" is whichever of these a text names, the European Union where it names none.
_BLOC = re.compile(r"\b[Tt]he bloc(?:['’]s)?\b(?! of\b)")
_BLOCS = {"Mercosur": "Mercosur", "ASEAN": "ASEAN", "Gulf Cooperation Council": "GCC"}
_UNION = "EU"


def find(counts: Mapping[Term, int], title: str, text: str) -> tuple[Topic, ...]:
    """List the instruments, goods and countries that a text dwells on.

    It dwells on those in its title, or met twice. `counts` says how often each term was met.
    """
    weights: Counter[Topic] = Counter()
    for term, count in counts.items():
        for topic in {topic for path in term.topics for topic in path}:
            weights[_named(topic)] += count
    for country, count in _countries(title, text[:_LEAD]).items():
        weights[country] += count
    dwelt_on = [(topic, weight) for topic, weight in weights.items() if weight > 1]
    dwelt_on.sort(key=lambda pair: (-pair[1], pair[0].name))
    return tuple(topic for topic, _ in dwelt_on[:_TOPICS])


def acting(title: str, text: str) -> tuple[Topic, ...]:
    """List who acts in a text, with their offices."""
    return actors.find(f"{title}\n\n{text[:_LEAD]}")


def _countries(title: str, lead: str) -> Counter[Topic]:
    found: Counter[Topic] = Counter()
    for part, weight in ((title, _TITLE), (lead, 1)):
        codes = [place.code for place in places.find(part)]
        if not any(bloc in title or bloc in lead for bloc in _BLOCS):
            codes += [_UNION for _ in _BLOC.finditer(part)]
        for code in codes:
            if name := _COUNTRIES.get(code):
                found[Topic(name=name, kind=TopicKind.COUNTRY)] += weight
    return found


@cache
def _named(topic: str) -> Topic:
    goods = any(topic in path for term in lexicon.terms() if term.goods for path in term.topics)
    chapters = lexicon.chapters(topic)
    return Topic(
        name=topic,
        kind=TopicKind.SECTOR if goods else TopicKind.INSTRUMENT,
        detail=f"HS {', '.join(chapters)}" if chapters else "",
    )
