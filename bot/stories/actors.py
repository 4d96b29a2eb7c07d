"""Who acts in a text: people with the office that it gives them, offices, and public bodies.

No list of people, which ages: an office is read where it stands beside a name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.domain import Topic, TopicKind
from bot.language import names, places
from bot.language.names import Kind, Name
from bot.language.vocabulary import ABBREVIATIONS
from bot.stories import offices

_MOST = 6
_EVERYONE = 100  # of one text, at most
# What makes a body a public one, by its last word or the word before "of".
_PUBLIC = frozenset(
    "commission department ministry court tribunal agency bureau office council parliament "  # noqa: SIM905
    "senate congress treasury organization organisation authority board cabinet administration "
    "secretariat directorate service house representative protection".split()
)
# What a name goes on with that its finder leaves: "Min-ho".
_HYPHENED = re.compile(r"-[a-z]+\b")
_LETTERED = re.compile(r"(?:[A-Z]\.)+ [A-Z][a-z]+")  # "J.D. Vance", which looks like a body
_OWNER = re.compile(r"[sS][’'] $")
_COMMA = re.compile(r", $")
# "Norland's trade minister", "the finance ministry": with whose, or of a field alone.
_OWNING = r"(?:(?:[A-Z]\.)+|[A-Z]\w*)"
_IN_WORDS = re.compile(
    rf"(?P<whose>{_OWNING}(?:\s{_OWNING})?['’]s?\s)?(?P<office>(?:(?:{'|'.join(sorted(offices.FIELDS))})"
    rf"\s(?:and\s)?){{1,3}}(?:minister|ministry|secretary|commissioner|representative|negotiator"
    rf"|department|envoy|chancellor))\b(?!\s*,?\s*[A-Z])"
)


class _Told(NamedTuple):
    """An actor as met once: the form that all its mentions share, its name and its office."""

    form: str
    name: str
    office: str
    public: bool  # an office or a body, and no person

    @property
    def known(self) -> bool:
        """Whether it can be told from others: a surname alone is anybody's."""
        return self.public or bool(self.office) or " " in self.name


def find(text: str) -> tuple[Topic, ...]:
    """List who acts in a text, the most often named first; a person only with an office."""
    found, counts = _gathered(text)
    held = [each.office for each in found if each.office]
    acting = [
        each
        for each in found
        if each.office or (each.public and not any(_one_office(each.name, one) for one in held))
    ]
    acting.sort(key=lambda each: (-counts[each.form], each.public, each.name))
    return tuple(
        Topic(name=each.name, kind=TopicKind.ACTOR, detail=each.office) for each in acting[:_MOST]
    )


def everyone(text: str) -> tuple[str, ...]:
    """List everybody whom a text names: people, with the office of those who have one, bodies."""
    found, _ = _gathered(text)
    named = (f"{each.office} {each.name}".strip() for each in found if each.known)
    return tuple(sorted(dict.fromkeys(named)))[:_EVERYONE]


@lru_cache(maxsize=2)  # the first part of a text is the whole of most
def _gathered(text: str) -> tuple[Sequence[_Told], Counter[str]]:
    """Put together what each mention of an actor tells, and count the mentions by form."""
    found: dict[str, _Told] = {}
    counts: Counter[str] = Counter()
    for told in (*_named(text), *_in_words(text)):
        known = found.get(told.form)
        counts[told.form] += 1
        if known is None:
            found[told.form] = told
        else:
            name = max(known.name, told.name, key=len)
            found[told.form] = known._replace(
                name=name, office=max(known.office, told.office, key=len)
            )
    return tuple(found.values()), counts


def _one_office(name: str, held: str) -> bool:
    """Say whether an office without a name is one that somebody holds: with or without whose."""
    name, held = name.casefold(), held.casefold()
    if name in held or name.endswith((f"'s {held}", f"’s {held}")):
        return True
    one, other = _of_place(name), _of_place(held)
    return one is not None and one == other


def _of_place(office: str) -> tuple[str, str] | None:
    """Part an office from the country that it is of: "Australian trade minister"."""
    words = office.split()
    for at in (1, 2):
        whose = re.sub(r"['’]s?$", "", " ".join(words[:at])).title()
        if len(words) > at and (code := places.code(whose)):
            return code, " ".join(words[at:])
    return None


def _named(text: str) -> Iterator[_Told]:
    """Give the actors that a text names in capitals."""
    said = names.find(text)
    for number, name in enumerate(said):
        words = name.words.split()
        if name.kind in (Kind.BODY, Kind.PERSON, Kind.OTHER) and offices.holder(words[-1]):
            follows = said[number + 1] if number + 1 < len(said) else None
            if not _leads(text, name, follows):
                yield _Told(name.key, name.words, "", True)
            continue
        held, own = _parted(name)
        own = own.partition(" of ")[0] if name.kind is not Kind.BODY else own
        if name.kind is Kind.BODY and not held and not _LETTERED.fullmatch(own):
            if _is_public(name) and not _OWNER.search(text, max(0, name.start - 3), name.start):
                whose, rest = _whose(text, said[:number], name), _rest(text, said, number)
                yield _Told(_form(name, said), f"{whose}{name.words}{rest}", "", True)
            continue
        if name.kind in (Kind.PERSON, Kind.OTHER) or held or _LETTERED.fullmatch(own):
            before = text[: name.start]
            if " " in own:  # "Brazil's foreign minister, Ann Lee, said"
                before = _COMMA.sub(" ", before)
            before = f"{before}{held} " if held else before
            office = offices.before(before) or offices.behind(text, name.end)
            if own[:1].isupper():
                hyphened = _HYPHENED.match(text, name.end)
                own += hyphened[0] if hyphened else ""
                yield _Told(own.casefold().rpartition(" ")[2], own, office, False)


def _whose(text: str, earlier: Sequence[Name], name: Name) -> str:
    """Say whose a ministry is where that stands before it: "China's Ministry of Commerce"."""
    if earlier and earlier[-1].kind is Kind.PLACE:
        whose = text[earlier[-1].start : name.start]
        if re.fullmatch(r"[\w. ]+['’]s ", whose):
            return whose
    return ""


def _rest(text: str, said: Sequence[Name], number: int) -> str:
    """Give what a body's name goes on with: "Bureau of Industry", and behind it "and Security"."""
    name, follows = said[number], said[number + 1 : number + 2]
    joined = follows and text[name.end : follows[0].start] == " and " and " of " in name.words
    fields = offices.FIELDS | {"security", "water", "forestry"}
    field = joined and follows[0].words.casefold() in fields
    return f" and {follows[0].words}" if field else ""


def _leads(text: str, name: Name, follows: Name | None) -> bool:
    """Say whether an office in capitals stands before the name of its holder."""
    return follows is not None and text[name.end : follows.start] in (" ", ", ")


def _parted(name: Name) -> tuple[str, str]:
    """Part an office from its holder where both are one run: "WTO Director-General Ada Obi"."""
    words = name.words.split()
    last = max((at for at, word in enumerate(words) if offices.holder(word)), default=-1)
    while 0 <= last < len(words) - 2 and words[last + 1].casefold() in offices.FIELDS:
        last += 1
    if 0 <= last < len(words) - 1:
        return " ".join(words[: last + 1]), " ".join(words[last + 1 :])
    if name.kind is Kind.BODY:
        return "", name.words
    own = (at for at, word in enumerate(words) if word.casefold() not in offices.FIELDS)
    first = next(own, len(words))
    return " ".join(words[:first]), " ".join(words[first:])


def _is_public(name: Name) -> bool:
    long = ABBREVIATIONS.get(name.words.replace(".", ""), name.words)
    words = [word.casefold() for word in re.findall(r"\w+", long)]
    return len(words) > 1 and not _PUBLIC.isdisjoint(
        (words[-1], *(words[at - 1] for at, word in enumerate(words) if word == "of" and at))
    )


def _form(name: Name, said: tuple[Name, ...]) -> str:
    """Give the form of a body; "the Commission" alone is that which the text names in full."""
    return next((each.key for each in said if each.kind is Kind.BODY and names.agrees(name, each)
                 and len(each.key) >= len(name.key)), name.key)  # fmt: skip


def _in_words(text: str) -> Iterator[_Told]:
    """Give the offices and ministries that a text names in small letters, with whose they are."""
    for match in _IN_WORDS.finditer(text):
        whose = re.sub(r"['’]s?\s$", "", match["whose"] or "")
        if not whose:
            before = text[max(0, match.start() - 30) : match.start()]
            beside = [place for place in places.find(before) if place.end == len(before) - 1]
            whose = before[beside[-1].start : beside[-1].end] if beside else ""
            told = f"{whose} {match['office']}" if whose else ""
        else:
            told = f"{whose}{match['whose'][len(whose) :]}{match['office']}"
        if told:
            yield _Told(told.casefold(), told, "", True)
