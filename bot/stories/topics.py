"""What a text is about: instruments, goods with their HS chapters, countries; and who acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from bot.domain import Topic, TopicKind
from bot.stories import actors, countries, lexicon
from bot.stories.lexicon import Term

_TOPICS = 12  # at most, the most prominent first
_LEAD = 3_000  # characters: news says early which countries it is about
_OPENING = 300


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
    for country, count in countries.find(title, text[:_LEAD]).items():
        weights[Topic(name=country, kind=TopicKind.COUNTRY)] += count
    dwelt_on = [(topic, weight) for topic, weight in weights.items() if weight > 1]
    dwelt_on.sort(key=lambda pair: (-pair[1], pair[0].name))
    return tuple(topic for topic, _ in dwelt_on[:_TOPICS])


def acting(title: str, text: str) -> tuple[tuple[Topic, ...], tuple[str, ...]]:
    """List who acts in the first part of a text, with their offices; and all whom it names."""
    return actors.find(f"{title}\n\n{text[:_LEAD]}"), actors.everyone(f"{title}\n\n{text}")


def besides(about: tuple[Topic, ...], people: tuple[str, ...], text: str) -> tuple[Topic, ...]:
    """Leave out the countries that a text has only as somebody's name."""
    named = (topic.name for topic in about if topic.kind is TopicKind.COUNTRY)
    borne = countries.surnames(named, people, text[:_LEAD])
    return tuple(topic for topic in about if topic.name not in borne)


@cache
def _named(topic: str) -> Topic:
    goods = any(topic in path for term in lexicon.terms() if term.goods for path in term.topics)
    chapters = lexicon.chapters(topic)
    return Topic(
        name=topic,
        kind=TopicKind.SECTOR if goods else TopicKind.INSTRUMENT,
        detail=f"HS {', '.join(chapters)}" if chapters else "",
    )
