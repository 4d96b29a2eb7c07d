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
from bot.language.vocabulary import ABBREVIATIONS, COMMON

_MOST = 6
_EVERYONE = 100  # of one text, at most
_HOLDERS = frozenset(
    "president premier chancellor minister secretary commissioner representative negotiator "  # noqa: SIM905
    "envoy ambassador senator governor director-general secretary-general undersecretary "
    "vice-president comptroller judge justice".split()
)
# What an office has before its holder's word and behind it: "Minister of Trade and Industry".
_FIELDS = frozenset(
    "prime deputy vice chief acting former assistant under foreign trade commerce treasury "  # noqa: SIM905
    "finance economy economic economics industry industrial agriculture agricultural farm energy "
    "external internal state defence defense interior international special general director home "
    "fisheries labour labor budget customs tariff market markets competition development food "
    "mining transport affairs health environment climate technology lead top textiles business "
    "commercial".split()
)
_JOINING = frozenset({"the", "of", "for", "and"})
_SHORT = {"sen.": "Senator", "gov.": "Governor", "rep.": "Representative"}
_CHOSEN = ("-designate", "-elect")
# What makes a body a public one, by its last word or the word before "of".
_PUBLIC = frozenset(
    "commission department ministry court tribunal agency bureau office council parliament "  # noqa: SIM905
    "senate congress treasury organization organisation authority board cabinet administration "
    "secretariat directorate service house representative protection".split()
)
_WORD = re.compile(r"[\w.’'-]*\w\.?")
_OFFICE = r"(?P<office>(?:(?:[A-Z]\.)+|[^,.;:()“”\"\n]){4,80}?)"
_BEHIND = re.compile(rf"\s?,\s{_OFFICE}\s?(?:,|\.\s|\.$|\)|$)")
_NAMED = re.compile(rf"\sas\s{_OFFICE}(?:\s(?:on|in|after|to|and|who)\s|[,.]\s|\.$|$)")
# What a name goes on with that its finder leaves: "Min-ho".
_HYPHENED = re.compile(r"-[a-z]+\b")
_INITIALS = re.compile(r"(?:[A-Z]\.)+$")
_LETTERED = re.compile(r"(?:[A-Z]\.)+ [A-Z][a-z]+")  # "J.D. Vance", which looks like a body
_OWNER = re.compile(r"[sS][’'] $")
_SINCE = re.compile(r"\s(?:now|who|since|until|at)\s.*")
_HEADED = re.compile(
    r"(?:former |acting |deputy |vice )*(?:president|secretary|governor|representative)"
    r"(?: (?:of|for) (?P<of>.+))?",
    re.IGNORECASE,
)
_STATE = frozenset("republic commission state senate congress assembly court parliament".split())  # noqa: SIM905
_COMMA = re.compile(r", $")
_ARTICLE = re.compile(r"^(?:the|an?|its|their|who is|now) ", re.IGNORECASE)
# "Norland's trade minister", "the finance ministry": with whose, or of a field alone.
_IN_WORDS = re.compile(
    rf"(?P<whose>[A-Z][\w.]*(?:\s[A-Z][\w.]*)?['’]s?\s)?(?P<office>(?:(?:{'|'.join(sorted(_FIELDS))})"
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
        if name.kind in (Kind.BODY, Kind.PERSON, Kind.OTHER) and _holder(words[-1]):
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
            office = _before(f"{before}{held} " if held else before) or _behind(text, name.end)
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
    field = joined and follows[0].words.casefold() in _FIELDS | {"security", "water", "forestry"}
    return f" and {follows[0].words}" if field else ""


def _leads(text: str, name: Name, follows: Name | None) -> bool:
    """Say whether an office in capitals stands before the name of its holder."""
    return follows is not None and text[name.end : follows.start] in (" ", ", ")


def _parted(name: Name) -> tuple[str, str]:
    """Part an office from its holder where both are one run: "WTO Director-General Ada Obi"."""
    words = name.words.split()
    last = max((at for at, word in enumerate(words) if _holder(word)), default=-1)
    while 0 <= last < len(words) - 2 and words[last + 1].casefold() in _FIELDS:
        last += 1
    if 0 <= last < len(words) - 1:
        return " ".join(words[: last + 1]), " ".join(words[last + 1 :])
    if name.kind is Kind.BODY:
        return "", name.words
    own = (at for at, word in enumerate(words) if word.casefold() not in _FIELDS)
    first = next(own, len(words))
    return " ".join(words[:first]), " ".join(words[first:])


def _holder(word: str) -> bool:
    plain = word.casefold()
    for chosen in _CHOSEN:
        plain = plain.removesuffix(chosen)
    return plain in _HOLDERS or plain in _SHORT


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


def _before(text: str) -> str:
    """Read the office right before a name: "Canada's trade minister" Ann Lee."""
    words: list[str] = []
    end = len(text.rstrip())
    if len(text) - end > 1:  # a new line, not a space
        return ""
    found = list(_WORD.finditer(text, max(0, end - 90), end))
    for number in range(len(found) - 1, -1, -1):
        word = found[number]
        gap = text[word.end() : end]
        if gap.strip() or (gap and len(gap) > 1):
            break
        plain = word.group()
        if words and _ends_sentence(plain):
            break
        if plain.casefold() in _JOINING:
            # "Ida Blom and Commerce Minister Li Wen": no "and" of an office.
            earlier = found[number - 1].group() if number else ""
            if not (_holder(earlier) or earlier.casefold() in _FIELDS | _JOINING):
                break
        known = _holder(plain) or plain.casefold() in _FIELDS | _JOINING
        if not (known or (plain[0].isupper() and plain.casefold() not in COMMON)):
            break
        words.insert(0, _SHORT.get(plain.casefold(), plain))
        end = word.start()
    while words and words[0].casefold() in _JOINING:
        del words[0]
    office = " ".join(words)
    told = any(map(_holder, words)) and not (len(words) == 1 and office.islower())
    return office if told and words[-1].casefold() not in _JOINING else ""


def _ends_sentence(word: str) -> bool:
    """Say whether a sentence ends with a word: "Brussels.", not "U.S." or "Sen."."""
    return word.endswith(".") and not (word.casefold() in _SHORT or _INITIALS.search(word))


def _behind(text: str, end: int) -> str:
    """Read the office that stands behind a name, between commas or as one that is given."""
    behind = _BEHIND.match(text, end) or _NAMED.match(text, end)
    if behind is None:
        return ""
    office = _SINCE.sub("", _ARTICLE.sub("", behind["office"]))
    words = [word.group() for word in _WORD.finditer(office)]
    held = any(map(_holder, words)) and len(words) <= 9
    return office if held and not _private(office) else ""


def _private(office: str) -> bool:
    """Say whether an office is one of a club or a firm, or nobody can tell of what it is."""
    headed = _HEADED.fullmatch(office)
    if headed is None:
        return False
    whole = _ARTICLE.sub("", headed["of"] or "")
    words = {word.casefold() for word in re.findall(r"\w+", whole)}
    return not (places.code(whole) or words & (_FIELDS | _STATE))
