"""How well a sentence tells what each key point is to tell.

Each role is a recipe: features that a sentence must have, and what each feature counts. The
features are general marks of English news, found by rule, so that a choice can be explained.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache

from bot.briefings.calendar import Calendar
from bot.briefings.candidates import Sentence
from bot.domain import Article, Role
from bot.language import dates, figures, quotations, sentences, tenses
from bot.language.dates import Grain
from bot.language.measures import MEASURED
from bot.language.repetition import terms
from bot.language.status import Status, statuses
from bot.language.vocabulary import BODIES

OFFICE = (
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Mm]inister|[Ss]ecretary(?:-general)?|[Cc]ommissioner"
    r"|[Cc]hancellor|[Pp]remier|[Rr]epresentative|[Aa]mbassador|[Ee]nvoy|[Dd]irector(?:-general)?"
    r"|[Cc]hair(?:man|woman|person)?|[Cc]hief|[Hh]ead|[Ee]conomist|[Aa]nalyst|[Pp]rofessor"
    r"|[Ll]awyer|[Pp]artner|[Nn]egotiator|[Ss]pokes(?:man|woman|person)|[Oo]fficial|[Ss]enator"
    r"|[Gg]overnor|[Cc]ounsel|[Jj]udge|[Ff]ellow|[Ee]xecutive|[Oo]fficer|[Mm]anager|[Aa]dvis[eo]r"
    r"|[Rr]esearcher|[Ss]trategist|[Ll]eader|[Ll]awmaker|[Cc]onsultant|[Mm]ayor|[Cc]ongress(?:wo)?man"
    r"|[Ff]ounder|[Oo]wner|[Cc]oach|CEO|MP|MEP)"
)
# Between the parts of a person's name stands a particle, never "in", "on" or "and"; nor is a
# body, or the day behind it, a part.
_PARTICLE = (
    r"(?:d[aeiou]|dos|das|del|della|des|la|le|van|von|der|den|ter|ten|zu|af|av|bin|ibn|al|el|y)"
)
_NO_PART = (
    rf"(?!(?:{'|'.join(map(str.capitalize, sorted(BODIES)))}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December)\b)"
)
_PART = rf"{_NO_PART}[A-Z][\w’'-]+"
_NAME = rf"{_PART}(?: [A-Z]\.)?(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,3}}"
# "Trade Minister Jo Ferrier", "Jo Ferrier, senior fellow at the …"
_SPEAKER = re.compile(
    rf"\b{OFFICE}\b (?P<first>{_NAME})|(?P<then>{_NAME}),(?: [^,.“”\"]{{0,50}})? {OFFICE}\b"
    rf"|\b[a-z-]+ (?P<low>{_NAME})(?= said)"
)
SAID = (
    r"(?:said|says|told|added|warned|argued|noted|stated|wrote|cautioned|estimated|estimates"
    r"|expects?|believes?|predicted|predicts|according to|put the)"
)
# A number that is no year, as it stands after "from" or "to".
_NUMBER = r"(?:about |around |some |nearly |over )?[$€£¥]?(?!(?:19|20)\d\d\b)\d[\d.,]*"
# Features that the words of a sentence, or those outside its quotations, carry by themselves.
WORDED: Mapping[str, re.Pattern[str]] = {
    "act": re.compile(
        r"\b(?:impos|announc|sign|agree|conclud|suspend|paus|approv|reject|rul|cut|rais|lift|halv"
        r"|doubl|ban|threaten|order|launch|extend|adopt|open|set|propos|withdr|strik|struck|scrap"
        r"|remov|lower|increas|reduc|slash|admit|ratif|publish|file|su|block|delay|end|repeal)"
        r"(?:e|es|ed|ing|s|ned|ping|ting|ew|aw|n|d)?\b"
    ),
    "from_to": re.compile(
        rf"\bfrom {_NUMBER}[^.;]{{0,40}}? to {_NUMBER}|{_NUMBER}[^;]{{0,60}}?,? (?:up from|down"
        rf" from|from|instead of|in place of|against|compared with|rather than) {_NUMBER}"
        r"|\b(?:halved?|doubled?|tripled?|eliminated|scrapped)\b"
    ),
    "comparison": re.compile(
        r"\b(?:previous(?:ly)?|until now|up from|down from|instead of|in place of|replac\w+|no"
        r" longer|for the first time|the first (?:since|such|ever)|since \d{4}|so far"
        r"|had (?:been|kept|said)|compared with|than before|revers\w+|overturn\w+|dropped|rose"
        r"|fell|doubled|halved|ends|ended|used to|earlier this|last year)\b"
    ),
    "background": tenses.BACKGROUND,
    "cause": re.compile(
        r"\b(?:because|after|following|in response to|in return|due to|citing|as a result of|in"
        r" retaliation|prompted|followed|over the)\b"
    ),
    "status": re.compile(
        r"\b(?:take[sn]? effect|took effect|in(?:to)? force|effective|expires?|deadline|hearing"
        r"|comments?|consultations?|talks|negotiat\w+|ratif\w+|scheduled|due (?:to|on|by)|pending"
        r"|review|sign(?:ed|ing|ature)?|vote[sd]?|apply|applies|approval|submit|request"
        r"|decision|decide|discuss|complete|final|will publish|meet(?:ing)?|remains?"
        r"|provisional|proclamation|dispute|appeal\w*|exempt|will pay|until the end|gave)\b"
    ),
    "consequence": re.compile(
        r"\b(?:would|could|may|might|risks?|costs?|prices?|jobs|consumers|exporters|importers"
        r"|supply|investment|growth|precedent|template|market share|demand|losses|inflation"
        r"|economy|sector|industry|suppl(?:y|ier|iers)|lose|gain|gains|worth|pay|tells?|next)\b"
    ),
    "caveat": re.compile(
        r"\b(?:but|although|though|unless|if|could|may|might|would|however|not|no one|depends|only"
        r"|while|still)\b"
    ),
    "attributed": re.compile(rf"\b{SAID}\b"),
    # Who is asked what an event means; an association speaks for one side of it.
    "analyst": re.compile(
        r"\b(?:economists?|analysts?|fellow|professor|researchers?|consultants?|negotiator"
        r"|strategist|institute|research|university|consultancy|lawyer|historian)\b",
        re.IGNORECASE,
    ),
}
# Who takes a stand speaks for somebody, or says what must be; the rest only states a fact.
_STAND = re.compile(
    r"\b(?:[Ww]e|I|[Oo]ur|us|must|should|cannot|can[’']t|never|nobody|no one|every|because|so"
    r"|need|deserve|refuse|want|accept|fair)\b"
)
SOON = 14  # days: what is so far ahead is half as pressing as what is due
_DAYS = (Grain.DAY, Grain.SPAN, Grain.WEEKDAY, Grain.MONTH)
# What tells a day to come from one that a bare month or weekday only seems to name: words that
# look ahead, or one that sets a limit just before the day.
_AWAITED = re.compile(
    r"\b(?:will|would|shall|must|due|scheduled|deadline|expect(?:s|ed)? to|expects?|plan(?:s|ned)?"
    r"|intends?|aims?|set (?:for|to)|(?:is|are) to|appl(?:y|ies)|expires?|lapses?|tak(?:es?|ing)"
    r" effect|enters? into force|begins?|starts?|upcoming|next)\b"
)
_LIMIT = re.compile(
    r"\b(?:by|until|till|before|from|through|effective|as of|no later than|on or (?:after|before))"
    r" (?:(?:at least|about|the (?:end|start|middle) of|early|late|mid) )?$"
)
_IN_WORDS = ("from_to", "comparison", "consequence", "caveat")  # quoted words count too


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a role needs (one feature of each row) and what each feature counts for it."""

    needs: tuple[tuple[str, ...], ...] = ()
    weights: Mapping[str, float]


RECIPES: Mapping[Role, Recipe] = {
    Role.NEWS: Recipe(
        weights={"central": 1.5, "early": 1.5, "titled": 1.2, "figure": 0.5, "act": 0.5}
        | {"fresh": 1.0, "named": 0.2, "quotation": -0.8, "analyst": -0.5, "official": 0.1}
        | {"background": -1.0},
    ),
    Role.CHANGE: Recipe(
        needs=(("from_to", "comparison"),),
        weights={"central": 1.0, "from_to": 1.2, "comparison": 0.5, "cause": 0.5, "figure": 0.3}
        | {"fresh": 0.8, "named": 0.2, "early": 0.3, "quotation": -0.8, "analyst": -0.4},
    ),
    Role.STATE: Recipe(
        needs=(("status",), ("dated", "ahead")),
        weights={"central": 0.8, "status": 0.6, "in force": 0.4, "dated": 0.2, "named": 0.2}
        | {"ahead": 0.5, "soon": 0.5, "fresh": 1.0, "quotation": -0.6, "official": 0.2},
    ),
    Role.VOICES: Recipe(
        needs=(("quotation",), ("speaker",), ("attributed",)),
        weights={"central": 0.8, "stand": 0.5, "caveat": 0.3, "consequence": 0.2, "office": 0.4}
        | {"early": 0.2, "figure": 0.2, "fresh": 1.0},
    ),
    Role.SIGNIFICANCE: Recipe(
        needs=(("attributed",), ("analyst",), ("consequence",)),
        weights={"central": 0.6, "consequence": 0.6, "analyst": 0.5, "speaker": 0.5}
        | {"quotation": 0.3, "figure": 0.2, "late": 0.5, "fresh": 0.4},
    ),
}
NEXT = Recipe(
    needs=(("ahead",),),
    weights={"central": 0.4, "status": 0.3, "named": 0.1, "fresh": 0.5}
    | {"quotation": -0.3, "official": 0.1},
)


class Reader:
    """The features of a story's sentences, read against the story as a whole."""

    def __init__(self, articles: Iterable[Article], headline: str, now: datetime) -> None:
        self._articles = tuple(articles)
        self._headline = terms(headline)
        self._newest = max((article.when for article in self._articles), default=now)
        self._now = now
        self._calendar = Calendar(self._articles)

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """Weigh each term by how many paragraphs of the story hold it: four are enough."""
        held = Counter(
            term
            for article in self._articles
            for part in {*_parts(article.body), article.title}
            for term in terms(part)
        )
        return {term: min(1.0, (number - 1) / 3) for term, number in held.items()}

    def central(self, sentence: Sentence) -> float:
        """Tell what part of a sentence's terms the story keeps coming back to, 0 to 1."""
        found = terms(sentence.text)
        whole = sum(found.values())
        return sum(idf * self._weights.get(term, 0.0) for term, idf in found.items()) / (whole or 1)

    def titled(self, sentence: Sentence) -> float:
        """Tell what part of the headline's terms a sentence holds, 0 to 1."""
        whole = sum(self._headline.values())
        held = sum(idf for term, idf in self._headline.items() if term in terms(sentence.text))
        return held / (whole or 1)

    def features(self, sentence: Sentence) -> Mapping[str, float]:
        """Read every feature of a sentence, each from 0 to 1."""
        ahead, today = self.days_ahead(sentence), self._now.date()
        return {
            **_own(sentence),
            "central": self.central(sentence),
            "titled": self.titled(sentence),
            "fresh": 1 / (1 + (self._newest - sentence.article.when).days),
            "ahead": float(bool(ahead)),
            "soon": max((SOON / (SOON + (day - today).days) for day in ahead), default=0.0),
        }

    def days_ahead(self, sentence: Sentence) -> frozenset[date]:
        """List the days still to come on which a sentence says that something is to happen."""
        found = [day for day in named_days(sentence) if day.first and day.first > self._now.date()]
        text, awaited = sentence.text, bool(_AWAITED.search(sentence.text))
        return frozenset(
            day.first
            for day in found
            if day.first and (awaited or _LIMIT.search(text, 0, day.start))
            if not self._calendar.moved(sentence.article, day.first)
        )

    def superseded(self, sentence: Sentence) -> bool:
        """Say whether a sentence looks forward to a day that was moved since."""
        return any(
            day.first and self._calendar.moved(sentence.article, day.first, since=True)
            for day in named_days(sentence)
        )

    def score(self, sentence: Sentence, role: Role) -> float | None:
        """Tell how well a sentence fills a role; None where it lacks what the role needs."""
        return self._score(sentence, RECIPES[role])

    def ahead(self, sentence: Sentence) -> float | None:
        """Tell how well a sentence tells what is next; None where it names no day to come.

        What had been set or said before is not what is next.
        """
        past = tenses.BACKGROUND.search(sentence.outside)
        return None if past else self._score(sentence, NEXT)

    def _score(self, sentence: Sentence, recipe: Recipe) -> float | None:
        found = self.features(sentence)
        if not all(any(found[name] for name in row) for row in recipe.needs):
            return None
        return sum(weight * found[name] for name, weight in recipe.weights.items())


def _parts(body: str) -> list[str]:
    """Split a body into its paragraphs, or into sentences where it has hardly any."""
    paragraphs = body.split("\n\n")
    if len(paragraphs) > 3:
        return paragraphs
    return [body[span.start : span.end] for span in sentences.split(body)]


@lru_cache(maxsize=4096)
def _own(sentence: Sentence) -> Mapping[str, float]:
    text, outside = sentence.text, sentence.outside
    quoted = [found.words for found in quotations.find(text)]
    length = max(1, sentence.article.body.count(". ") + sentence.article.body.count(".\n"))
    checks: dict[str, Callable[[], object]] = {
        "quotation": lambda: any(len(words.split()) >= 5 for words in quoted),
        "stand": lambda: any(_STAND.search(words) for words in quoted),
        "figure": lambda: any(each.kind in MEASURED for each in figures.find(text)),
        "speaker": lambda: speakers(outside),
        "office": lambda: re.search(r"\b(?:Minister|Secretary|Commissioner|President)\b", outside),
        "named": lambda: re.search(r"(?<=\w )[A-Z][a-z]", text),
        "in force": lambda: Status.IN_FORCE in statuses(outside),
        "dated": lambda: any(day.grain in _DAYS for day in dates.find(text)),
        "official": lambda: sentence.article.official,
    }
    found = {name: float(bool(check())) for name, check in checks.items()}
    for name, pattern in WORDED.items():
        found[name] = float(bool(pattern.search(text if name in _IN_WORDS else outside)))
    place = sentence.place / length
    return found | {"early": 1 / (1 + sentence.place), "late": max(0.0, 3 * place - 2)}


@lru_cache(maxsize=4096)
def named_days(sentence: Sentence) -> tuple[dates.Date, ...]:
    """List the days, weeks and months that a sentence names."""
    found = dates.find(sentence.text, sentence.article.when)
    return tuple(day for day in found if day.grain in _DAYS)


def speakers(outside: str) -> tuple[str, ...]:
    """List the people that a sentence names in full with their office."""
    return tuple(name for found in _SPEAKER.finditer(outside) for name in found.groups() if name)


@lru_cache(maxsize=4096)
def amounts(text: str) -> frozenset[tuple[Decimal, str]]:
    """List the rates, sums and quantities that a text gives."""
    return frozenset(
        (each.value, each.unit) for each in figures.find(text) if each.kind in MEASURED
    )
