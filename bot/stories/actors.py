"""Who acts in a text, with the office that it gives them: no list of people, which ages."""

from __future__ import annotations

import re
from collections import Counter

from bot.domain import Topic, TopicKind
from bot.language import names
from bot.language.vocabulary import COMMON

_MOST = 4
_HOLDERS = frozenset(
    "president premier chancellor minister secretary commissioner representative negotiator "  # noqa: SIM905
    "envoy ambassador senator governor director-general undersecretary vice-president".split()
)
# What an office has before its holder's word and behind it: "Minister of Trade and Industry".
_FIELDS = frozenset(
    "prime deputy vice chief acting former assistant under foreign trade commerce treasury "  # noqa: SIM905
    "finance economy economic industry agriculture energy external state defence defense "
    "interior international special general director the of for and".split()
)
_JOINING = frozenset({"the", "of", "for", "and"})
_WORD = re.compile(r"[\w.’'-]*\w\.?")
_BEHIND = re.compile(r"\s?,\s(?P<office>[^,.;:()“”\"\n]{4,80}?)\s?(?:,|\.\s|\.$|\)|$)")
_COMMA = re.compile(r", $")
_ARTICLE = re.compile(r"^(?:the|an?|its|their|who is|now) ", re.IGNORECASE)


def find(text: str) -> tuple[Topic, ...]:
    """List the office holders that a text names, the most often named first."""
    offices: dict[str, tuple[str, str]] = {}
    counts: Counter[str] = Counter()
    for name in names.find(text):
        if name.kind not in (names.Kind.PERSON, names.Kind.OTHER):
            continue
        surname = name.key.rpartition(" ")[2]
        counts[surname] += 1
        before = text[: name.start]
        if " " in name.words:  # "Brazil's foreign minister, Ann Lee, said"
            before = _COMMA.sub(" ", before)
        office = _before(before) or _behind(text, name.end)
        full, told = offices.get(surname, ("", ""))
        if office or told:
            longer = name.words if len(name.words) > len(full) else full
            offices[surname] = (longer, max(told, office, key=len))
    ordered = sorted(offices, key=lambda surname: (-counts[surname], surname))
    return tuple(
        Topic(name=full, kind=TopicKind.ACTOR, detail=office)
        for full, office in (offices[surname] for surname in ordered[:_MOST])
    )


def _before(text: str) -> str:
    """Read the office right before a name: "Canada's trade minister" Ann Lee."""
    words: list[str] = []
    end = len(text.rstrip())
    if len(text) - end > 1:  # a new line, not a space
        return ""
    for word in reversed(list(_WORD.finditer(text, max(0, end - 90), end))):
        gap = text[word.end() : end]
        if gap.strip() or (gap and len(gap) > 1):
            break
        plain = word.group()
        known = plain.casefold() in _HOLDERS | _FIELDS
        if not (known or (plain[0].isupper() and plain.casefold() not in COMMON)):
            break
        words.insert(0, plain)
        end = word.start()
    while words and words[0].casefold() in _JOINING:
        del words[0]
    held = any(word.casefold() in _HOLDERS for word in words)
    return " ".join(words) if held and words[-1].casefold() not in _JOINING else ""


def _behind(text: str, end: int) -> str:
    """Read the office that stands behind a name, between commas."""
    behind = _BEHIND.match(text, end)
    if behind is None:
        return ""
    office = _ARTICLE.sub("", behind["office"])
    words = [word.group().casefold() for word in _WORD.finditer(office)]
    return office if _HOLDERS.intersection(words) and len(words) <= 9 else ""
