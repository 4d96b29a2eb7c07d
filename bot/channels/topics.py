"""Topics as people type them, and the stories that are about them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain import Briefing, Story
from bot.language import places
from bot.language.vocabulary import ABBREVIATIONS

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+")


def about(topic: str, story: Story, briefing: Briefing) -> bool:
    """Say whether a story is about a topic: a sector, an instrument, a country, any words.

    A country is meant by each of its names and adjectives; other words have to stand one
    after the other in the story's topics, headline or key points, in singular or plural, or
    in the name or office of somebody whom one of its articles names.
    """
    return named(topic, _texts(story, briefing)) or _acts(topic, story)


def _acts(topic: str, story: Story) -> bool:
    """Say whether a story's articles name somebody; a single word is a surname, or initials."""
    if country(topic):
        return False
    forms = [form for form in _forms(topic) if " " in form.strip()]
    surname = topic.strip().casefold()
    return any(named(form, story.named) for form in forms) or any(
        surname == each.rpartition(" ")[2].casefold() for each in story.named
    )


def named(topic: str, texts: Iterable[str]) -> bool:
    """Say whether one of some texts names a topic: in its words, or a body by its initials."""
    if code := country(topic):
        return any(place.code == code for text in texts for place in _in(text))
    forms = [_folded(form) for form in _forms(topic)]
    return any(
        wanted == words[start : start + len(wanted)]
        for words in map(_folded, texts)
        for wanted in forms
        for start in range(len(words))
    )


def _forms(topic: str) -> tuple[str, ...]:
    """Give a topic as it is typed, and a body that is abbreviated so, or has the abbreviation."""
    key = _plain(topic)
    alike = (
        (short, long) for short, long in ABBREVIATIONS.items() if key in map(_plain, (short, long))
    )
    return tuple(dict.fromkeys((topic, *(form for pair in alike for form in pair))))


def _plain(name: str) -> str:
    """Write a body's name so that "U.S." and "United States" are one."""
    bare = re.sub(r"^the ", "", name.casefold().replace(".", ""))
    return re.sub(r"\bunited states\b", "us", bare)


def watched(topics: Iterable[str], story: Story, briefing: Briefing) -> str | None:
    """Give the first of the topics that a story is about."""
    return next((topic for topic in topics if about(topic, story, briefing)), None)


def country(topic: str) -> str | None:
    """Give the code of the country that a topic names, however its letters are set."""
    forms = (topic, topic.upper(), topic.title(), topic.title().replace(" Of ", " of "))
    # "us" and "it" are words too; a person who types them alone as a topic means the country.
    return next(filter(None, map(places.code, forms)), None)


def same(one: str, other: str) -> bool:
    """Say whether two topics are one: "steel" and "Steels", "US" and "United States"."""
    code = country(one)
    return _folded(one) == _folded(other) or (code is not None and code == country(other))


def _texts(story: Story, briefing: Briefing) -> list[str]:
    points = [point.line.text for point in briefing.key_points]
    return [*story.topics, briefing.headline.text, *points]


def _in(text: str) -> tuple[places.Place, ...]:
    # The topics of a story are in small letters.
    return places.find(text if text != text.lower() else text.title())


def _folded(text: str) -> list[str]:
    whole = text.casefold().replace("united states", "us")
    return [_singular(word.replace(".", "")) for word in _WORD.findall(whole)]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and re.search(r"[^su]s$", word) else word


def holds(words: str, text: str) -> bool:
    """Say whether every one of some words stands in a text, in singular or plural."""
    found = _folded(text)
    wanted = _folded(words)
    return bool(wanted) and all(word in found for word in wanted)
