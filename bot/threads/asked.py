"""What a question asks for: the sort of answer, and the words an answer may not lack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from bot.language import places, vectors
from bot.language.repetition import terms as plain_terms
from bot.language.status import Status, statuses, without
from bot.language.units import Kind
from bot.threads.actor import actor, origin
from bot.threads.scope import in_or_out

Terms: TypeAlias = Mapping[str, float]

_ASKING = frozenset(
    "a about according an and any are archive article articles ask be been being by can could "  # noqa: SIM905
    "did do does explain for from give had happen happened happens has have having how i if in is "
    "it its latest list many me mean much my name new news of on or our please report said say "
    "says show should story tell than that the their them there these they this those to us was "
    "we were what when where which who whom whose why will with would yet you your".split()
)
# Words that are looked for, and that an answer may lack.
SLIGHT = frozenset(
    plain_terms(
        "additional against already come comes extra full get goes got higher made make makes "
        "must plan plans under"
    )
)


# The same, as `terms` has them: "does" is "doe".
_ASKING_STEMS = frozenset(plain_terms(" ".join(sorted(_ASKING))))


class Asked(StrEnum):
    """What sort of answer a question waits for."""

    LAW = "legal basis"
    DATE = "date"
    FIGURE = "figure"
    RESPONSE = "response"
    REASON = "reason"
    SCOPE = "what is included or exempt"
    PERSON = "person"
    PLACE = "place"
    ANY = "any"


RATE = r"tariffs?|dut(?:y|ies)|lev(?:y|ies)|(?:sur)?tax(?:es)?|rates?"
_CLOSED = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|must|should)"
_WHAT = (
    r"\b(?:what|which)(?: is| are| was| were| will be)?(?: the| a)?(?: new)?"
    r"(?: (?!happen|did |do |does |will |would )[\w'’-]+){0,2} "
)
_FORMS = tuple(
    (sort, re.compile(form, re.IGNORECASE))
    for sort, form in (
        (
            Asked.LAW,
            (
                r"\blegal (?:basis|ground|authority)"
                r"|\b(?:what|which) (?:law|statute|act|section|article|clause)\b"
            ),
        ),
        (Asked.DATE, rf"\bwhen\b|{_WHAT}(?:date|day|month|year|deadline)\b"),
        (
            Asked.FIGURE,
            (
                r"\bhow (?:much|many|high|large|big|long|far|often)\b"
                rf"|{_WHAT}(?:rates?|share|percentage|amount|level|price|cost|figure|number|value"
                r"|size|tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax|charge|quota|deficit|surplus)\b"
                r"|^what (?:do|does|did|will|would|must) .*\b(?:pay|charge)\b"
            ),
        ),
        (
            Asked.RESPONSE,
            (
                r"^how (?:did|does|do|will|has|have|is|are) .*\b(?:respond|react|reply|answer)"
                r"|^what (?:did|does|do|will|has|have|is|are) .*\b(?:in response|about)\b"
                r"|^what (?:was|is|were|are) .*\b(?:response|reaction|reply)\b"
                r"|^what (?:did|does|do|has|have) .*\b(?:say|said|think)\b"
            ),
        ),
        (Asked.REASON, r"^why\b|\bwhat (?:is|was|were) the reasons?\b"),
        (
            Asked.SCOPE,
            (
                rf"^{_CLOSED}\b.*\b(?:includ|exclud|cover|exempt|affected|subject to|hit\b"
                r"|spared|outside|escape|qualif|benefit|appl(?:y|ies) to|under the"
                r"|count (?:against|towards))"
                rf"|^{_CLOSED}\b.*\b(?:pay|owe|face|get)\b.*\b(?:{RATE}|quota)"
                r"|^(?:is|are) .+ (?:in|part of|inside|within) (?:the|this) [\w '’-]*"
                r"(?:accord|agreement|deal|pact|treaty|quota)"
            ),
        ),
        (Asked.PERSON, r"\bwho(?:m|se)?\b|\bwhich (?:company|companies|firms?) "),
        (Asked.PLACE, rf"\bwhere\b|{_WHAT}(?:countr(?:y|ies)|nations?)\b"),
    )
)
# The words by which a question says what sort of answer it waits for, no part of its subject.
_SORT_WORDS = {
    Asked.LAW: "legal basis based rest law statute act section article clause ground authority "
    "under",
    Asked.DATE: "date day month deadline due planned plan scheduled expected start begin begun "
    "expire end lapse apply until close place hold",
    Asked.FIGURE: "rate figure amount level percentage high large big long far often before "
    "previous previously former formerly earlier until now old original currently current paid pay "
    "share revenue money sum run last remain",
    Asked.RESPONSE: "respond response react reaction reply replied answer think",
    Asked.REASON: "reason",
    Asked.SCOPE: "include included exclude excluded cover covered exempt exempted affected "
    "subject hit spared outside part escape qualify benefit pay owe face get",
    Asked.PERSON: "person people official company firm",
    Asked.PLACE: "country countries nation place",
    Asked.ANY: "",
}
_KINDS = tuple(
    (re.compile(form, re.IGNORECASE), frozenset(kinds))
    for form, kinds in (
        (r"\bhow much\b.*\b(?:limit|cap)", {Kind.QUANTITY, Kind.COUNT, Kind.MONEY}),
        (r"\bhow (?:big|large)\b", {Kind.QUANTITY, Kind.COUNT, Kind.MONEY}),
        (r"\bhow (?:long|often)\b|\bhow many (?:\w+ )?(?:day|week|month|year)s\b", {Kind.DURATION}),
        (r"\bhow many\b", {Kind.COUNT, Kind.QUANTITY}),
        (r"\b(?:what|which) (?:share|percentage)\b|\bby how much\b", {Kind.PERCENT, Kind.POINTS}),
        (r"\bhow much of\b", {Kind.PERCENT, Kind.QUANTITY, Kind.COUNT, Kind.MONEY}),
        (r"\bhow much\b.*\b(?:save|cost|raise|earn|spend|worth|collect)\b", {Kind.MONEY}),
        (r"\b(?:costs?|price|worth|value)\b|(?:raise|save|earn|bring in)\W*$", {Kind.MONEY}),
        (rf"\b(?:{RATE}|percentage|share)\b", {Kind.PERCENT, Kind.POINTS}),
        (
            r"\bhow much (?!is\b|are\b|was\b|will\b|would\b|do\b|does\b|did\b|has\b|have\b|of\b)",
            {Kind.QUANTITY, Kind.MONEY},
        ),
    )
)
FIGURES = frozenset(
    {Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.QUANTITY, Kind.COUNT, Kind.DURATION, Kind.MULTIPLE}
)
_FORMER = re.compile(
    r"\b(?:previous(?:ly)?|former(?:ly)?|until now|used to|old|originally|earlier"
    r"|before(?=\W*$| (?:the|this|that|it|now)\b))\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|did|has|have|had)\b|^who \w+ed\b", re.IGNORECASE)

_UNITS_OF = re.compile(r"\bhow many ([\w-]+) of\b", re.IGNORECASE)
_YES_NO = re.compile(rf"{_CLOSED}\b", re.IGNORECASE)
_PAIR = re.compile(r"(?<=\w)-(?=[A-Z][a-z])")  # "the Peru-Chile accord"
_MAY = re.compile(r"\bmay\b")  # the verb, and not the month
# "What duty applies to cars?" asks for the duty on cars, not whether it is in force.
_ON_GOODS = re.compile(r"(?<=\w )appl(?:y|ies) (?:to|on)\b(?! from)")

# Capitalised words but the first, and numbers.
_DISTINCT = re.compile(r"(?<!^)\b[A-Z][\w.]*\w|\b\d[\d.,]*")
_PART = re.compile(
    r"\?\s+|,?\s+and\s+(?=(?:(?:at|by|from|to|under|until|with) )?"
    r"(?:when|who|what|how|why|where|which|is|are|does|do|did|will|has)\b)",
    re.IGNORECASE,
)

_CONTINENT = re.compile(r"\b(?:North|South|Latin|Central) America\b")  # no word of the country
# "To sign", "ministers sign": the verb, where a sign of something is none.
_SIGN = re.compile(r"(?<!\ba )(?<!\bno )(?<!\bany )(?<!\bthe )\bsign\b(?! of\b)")

# A question for the latest news: of all, or on a topic of a few words.
_NEWS = re.compile(
    r"(?:what(?:['’]s| is| are| has| have)? (?:the )?(?:been )?(?:new|latest(?: news)?|news"
    r"|happen(?:ed|ing)|changed|going on)|any(?:thing new| news))"
    r"(?: (?:today|now|lately|recently))?"
    r"(?: (?:on|in|about|with|for|from|of|this) (?P<topic>[\w-]+(?: [\w-]+){0,4}))?\s*[?.!]*",
    re.IGNORECASE,
)
# What stands in such a question, and is no topic of trade news.
_NO_TOPIC = frozenset(
    "the trade policy world news today now lately recently this morning week month".split()  # noqa: SIM905
)

STANDINGS = frozenset(map(str, Status))
_STANDING = 4.0  # what a standing counts: the idf of a telling word


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A question, as what an answer to it has to hold."""

    text: str
    sort: Asked
    terms: Terms  # its telling words, places and standings, with what each counts
    named: frozenset[str]  # places, names and numbers among them
    subject: frozenset[str]  # common words among them that do not just say the sort
    kinds: frozenset[Kind]  # of a figure that is asked for
    former: bool  # asks for what a figure was before
    past: bool  # asks for what has happened
    actor: str  # the country or bloc whose act is asked about, if any
    origin: str  # the country on whose goods a tariff is asked, if any
    closed: bool  # asks whether something is so: yes, or no
    goods: frozenset[str]  # what it asks whether it is in or out

    @property
    def slight(self) -> frozenset[str]:
        """The words that only say what sort of answer is waited for, or little."""
        return frozenset(self.terms.keys() - self.named - self.subject - STANDINGS)

    @property
    def standing(self) -> frozenset[str]:
        """The standings of a measure that it speaks of."""
        return frozenset(self.terms.keys() & STANDINGS)


def search_words(question: str) -> tuple[str, ...]:
    """List the words of a question that the archive is to be searched for, each once."""
    found = dict.fromkeys(word for word in vectors.words(question) if word not in _ASKING)
    spelt = (
        variant
        for word in found
        if len(word) > 1 or word.isdigit()
        for variant in (word, *(us for us, both in vectors.SPELLINGS.items() if both == word))
    )
    return tuple(spelt)


def latest_topic(question: str) -> str | None:
    """Give the topic of a question for the latest news, empty for all; None for any other.

    "What is new on steel tariffs today?" gives "steel tariffs".
    """
    found = _NEWS.fullmatch(question.strip())
    if not found:
        return None
    words = [word for word in vectors.words(found["topic"] or "") if word not in _NO_TOPIC]
    return " ".join(words)


def asked(question: str) -> Asked:
    """Tell what sort of answer a question waits for."""
    return next((sort for sort, form in _FORMS if form.search(question.strip())), Asked.ANY)


def parse(question: str) -> Wanted:
    """Read a question."""
    question = _PAIR.sub(" ", _MAY.sub("can", question.strip()))
    if not _YES_NO.match(question):
        question = _ON_GOODS.sub("on", question)
    sort = asked(question)
    wanted = {term: weight for term, weight in terms(question).items() if term not in _ASKING_STEMS}
    named = frozenset(_named(question) & wanted.keys())
    scope = in_or_out(question) if sort is Asked.SCOPE else ""
    units = " ".join(_UNITS_OF.findall(question))  # "how many tonnes of beef"
    of_sort = plain_terms(f"{_SORT_WORDS[sort]} {units}").keys()
    return Wanted(
        text=question,
        sort=sort,
        terms=wanted,
        named=named,
        subject=frozenset(wanted.keys() - named - STANDINGS - of_sort - SLIGHT),
        kinds=next((kinds for form, kinds in _KINDS if form.search(question)), FIGURES),
        former=sort is Asked.FIGURE and _FORMER.search(question) is not None,
        past=_PAST.search(question) is not None,
        actor=actor(question),
        origin=origin(question),
        goods=frozenset(terms(scope).keys() & wanted.keys() - STANDINGS - of_sort),
        closed=_YES_NO.match(question) is not None,
    )


def parts(question: str) -> tuple[str, ...]:
    """Part a question that asks several things: "When does it start and who pays?" is two."""
    found = [part.strip(" ,?") for part in _PART.split(question)]
    return tuple(f"{part}?" for part in found if part) if len(found) > 1 else (question,)


@lru_cache(maxsize=4096)
def terms(text: str) -> Terms:
    """Reduce a text to its terms, a measure's standing among them in whatever words."""
    signed = _SIGN.sub(str(Status.SIGNED), _CONTINENT.sub("Americas", text))
    return {
        **plain_terms(without(signed)),
        **{str(status): _STANDING for status in statuses(signed)},
    }


def _named(question: str) -> frozenset[str]:
    """Pick the terms of a question that an answer may not lack: places, names and numbers."""
    distinct = " ".join(_DISTINCT.findall(question))
    return frozenset(plain_terms(distinct)) | {place.code for place in places.find(question)}
