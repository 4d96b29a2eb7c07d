"""Whom a sentence has say something, be it a name, an office, a body or a group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.language import quotations, sentences
from bot.language.remembered import remembered
from bot.language.saying import ALLEGING, PLAIN, SAYING, forms
from bot.language.spans import Span, alternatives, lowered


class Sort(StrEnum):
    """Of what sort of people or bodies somebody is."""

    OFFICIAL = "official"
    JUDGE = "judge"
    BUSINESS = "business"
    EXPERT = "expert"
    COUNSEL = "counsel"
    PARTY = "party"
    GROUP = "group"


class Voice(NamedTuple):
    """Who has the word: the phrase, what is set beside it, and its last noun.

    `pronoun` is what stands in place of a noun, `verb` what tells that they speak.
    """

    start: int
    end: int
    beside: Span
    head: str
    pronoun: str
    verb: str = ""


_SORTS = {
    Sort.OFFICIAL: """
        official minister ministry secretary government governor senator lawmaker legislator
        congressman congresswoman regulator department agency administration authority premier
        chancellor mayor ambassador commissioner undersecretary envoy parliament treasury
        negotiator diplomat politician deputy cabinet congress
    """,
    Sort.JUDGE: "judge justice court tribunal arbitrator magistrate",
    Sort.BUSINESS: """
        company firm maker manufacturer exporter importer retailer farmer grower producer
        executive ceo brewer investor trader supplier shipper wholesaler refiner miller baker
        carmaker automaker steelmaker chipmaker business employer builder seller dealer
        distributor startup airline entrepreneur founder
    """,
    Sort.EXPERT: """
        expert scientist economist analyst researcher professor academic scholar strategist
        forecaster epidemiologist physician doctor
    """,
    Sort.COUNSEL: "lawyer attorney counsel solicitor barrister",
    Sort.GROUP: "union association federation guild lobby alliance worker consumer resident user",
    Sort.PARTY: """
        plaintiff complainant petitioner defendant respondent applicant appellant claimant accuser
        victim
    """,
}
SORTS = {word: sort for sort, words in _SORTS.items() for word in words.split()}
# Others who speak; of what sort they are their names or their company tells.
_PEOPLE = frozenset(
    """
    president chief head chair chairman chairwoman director leader member participant spokesman
    spokeswoman spokesperson representative bank commission council committee board panel group
    organization organisation institute office team campaign party country voter critic supporter
    advocate teacher parent student senator democrat republican staff editor author king queen
    manager adviser advisor owner driver passenger pilot buyer borrower lender officer bureau
    chamber house senate delegation
    """.split()  # noqa: SIM905
)
_VERBS = frozenset((*forms(SAYING), *forms(ALLEGING), *forms(PLAIN, plural=True)))
_VERB = alternatives(_VERBS)
# Without one of these nobody is told to say anything.
_CUES = frozenset((*_VERBS, "according", "view", "estimate", "estimates", "assessment", "words"))
_WORD = re.compile(r"[a-z]+")
SAYS = re.compile(rf"(?<![\w’'-])(?:{_VERB})(?![\w-])")
_ADVERBS = re.compile(
    r"(?:\s(?:also|has|had|have|later|then|once|again|further|himself|herself|itself|themselves"
    r"|\w+ly|(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
    r"|(?:in|on)\s(?:a|an|the)\s(?:\w+\s)?(?:statement|letter|interview|post|report|note"
    r"|release|filing)))*\s*$",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s,;:()“”\"\x00—–]+|[,;:()“”\"\x00—–]")
_STOPS = frozenset(
    """
    is are was were be been has have had do does did will would can could may might should must
    that which who whom how what when where why if because since while whereas although though
    but as than so or not to by about against after before during until under over into
    """.split()  # noqa: SIM905
)
_STARTS = frozenset(forms("the a an some many most several few these those both all his her their"))
_LINKS = frozenset({"of", "for", "at", "from", "with", "in", "on", "and", "&"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who"})
_SOURCE = re.compile(
    r"\baccording\sto\s|\bin\sthe\s(?:view|words|eyes|opinion|assessment|estimate)\sof\s"
    r"|\b(?:estimate|forecast|projection|assessment|calculation|analysis)s?\sby\s"
    r"|\b(?:deemed|called|described|estimated|labell?ed|dubbed|alleged|projected|forecast|branded"
    r"|hailed|criticised|criticized|denounced|condemned|praised)\b[^.;:]{0,50}?\sby\s"
)
_BY = re.compile(r",\s(?:(?:made|written|compiled|published|issued|done)\s)?by\s")
_TO_SOMEBODY = frozenset({"tell", "tells", "told"})  # whose name may stand behind
_PERSONAL = re.compile(r"(?:[A-Z][\w’'.-]*\s){1,3}[A-Z][\w’'-]+")
_PASSIVE = re.compile(r"\s(?:\w+ly\s)?by\s")  # "urged by the council"
_ENDS_SOURCE = frozenset({"estimate", "estimates", "data", "figures", "projections", "forecasts"})
_NO_MORE = re.compile(r"\s*(?:[,.;:(\x00]|$)|\s(?:in|on|at|during|after|before|as|who)\b")
_DASHES = re.compile(r"\s[–—]\s")
_COLON = re.compile(r":\s*\x00")
_APPOSED = 150  # characters of what is set beside somebody between two commas
# "Ames told the house of it, saying": the subject of the sentence speaks.
_SAYING = re.compile(
    r",\s(?:also |and )?(?:say|add|call|warn|argu|not|claim|insist|writ|tell)ing\b"
)
_SUBJECT = re.compile(r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of |for |and |the )*[A-Z][\w.’'-]*)*")
_OPENS = re.compile(r"(?:in|on|at|after|during|before|\w+ing)\b[^,;]*,\s", re.IGNORECASE)
_MOST = 12  # words of a phrase


def head_of(word: str) -> str:
    """Give a noun in the singular, without a possessive."""
    word = re.sub(r"^(?:vice|co|ex)-|['’]s?$", "", word.casefold()).strip(".")
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ologists"):
        return "scientist"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def speaks(noun: str) -> bool:
    """Say whether a noun in the singular is of people, or of a body that has a voice."""
    return noun in SORTS or noun in _PEOPLE


@remembered
def told(text: str) -> bool:
    """Say whether anybody may be told in a text to say something: looked for first."""
    return not _CUES.isdisjoint(_WORD.findall(lowered(text)))


@remembered
def find(text: str, sentence: Span) -> tuple[Voice, ...]:
    """Find who has the word in a sentence, outside its quotations."""
    words = text[sentence.start : sentence.end]
    if ":" not in words and not told(words):
        return ()
    outer = _unquoted(text)
    found: list[Voice] = []
    for match in SAYS.finditer(lowered(outer), sentence.start, sentence.end):
        if by := _PASSIVE.match(outer, match.end(), sentence.end):
            voice = _forward(outer, by.end(), sentence.end)
        else:
            voice = _behind(outer, sentence, match) or _before(outer, sentence, match.start())
        if voice:
            found.append(voice._replace(verb=match[0]))
    for match in _SAYING.finditer(outer, sentence.start, sentence.end):
        opening = _OPENS.match(outer, sentence.start, match.start())
        begin = opening.end() if opening else sentence.start
        subject = _SUBJECT.match(outer, begin, match.start())
        voice = _forward(outer, begin, subject.end()) if subject else None
        found += [voice] if voice else []
    for match in _COLON.finditer(outer, sentence.start, sentence.end):
        voice = _before(outer, sentence, match.start())
        found += [voice] if voice else []
    for match in _SOURCE.finditer(lowered(outer), sentence.start, sentence.end):
        voice = _forward(outer, match.end(), sentence.end)
        found += [voice._replace(start=match.start())] if voice else []
    return tuple(found)


@remembered
def _unquoted(text: str) -> str:
    """Blot out what is quoted: whoever speaks in there is quoted too."""
    for start, end, _ in quotations.find(text):
        text = f"{text[:start]}{chr(0) * (end - start)}{text[end:]}"
    return _DASHES.sub(",  ", text)


def _before(text: str, sentence: Span, verb: int) -> Voice | None:
    """Read who stands before a verb as its subject, with what is set between commas."""
    lead = text[sentence.start : verb]
    adverbs = _ADVERBS.search(lead)
    lead = lead[: adverbs.start()] if adverbs else lead.rstrip()
    end = len(lead)
    if not lead:
        return None
    beside = Span(verb, verb)
    if lead.endswith(","):
        at = end - 1
        for _ in range(3):
            at = lead.rfind(",", max(0, end - _APPOSED), at)
            if at < 0:
                return None
            by = _BY.match(text, sentence.start + at, verb)
            if by and (voice := _forward(text, by.end(), verb)):
                return voice
            if voice := _phrase(text, sentence, sentence.start + at):
                if voice.pronoun:
                    return None
                voice = _in_office(text, sentence, voice) or voice
                return voice._replace(beside=Span(voice.end, sentence.start + end))
        return None
    voice = _phrase(text, sentence, sentence.start + end)
    return voice and voice._replace(beside=beside)


def _in_office(text: str, sentence: Span, office: Voice) -> Voice | None:
    """Read whom an office behind a comma is told of: "Ada Vale, minister for ports, rail, …"."""
    if not speaks(office.head) or text[office.start - 2 : office.start] != ", ":
        return None
    voice = _phrase(text, sentence, office.start - 2)
    named = voice and _PERSONAL.fullmatch(text, voice.start, voice.end)
    return voice if named else None


def _phrase(text: str, sentence: Span, end: int) -> Voice | None:
    """Read backwards the noun phrase that ends at `end`."""
    tokens = list(_TOKEN.finditer(text, sentence.start, end))
    taken: list[re.Match[str]] = []
    for at in range(len(tokens) - 1, -1, -1):
        word = tokens[at][0]
        low = re.split("['’]", word.casefold())[0]  # "he's"
        if low in _PRONOUNS and not taken:
            who = tokens[at]
            return None if low == "who" else Voice(*who.span(), Span(end, end), "", low)
        if not (word[0].isalnum() or word[0] == "&") or low in _STOPS or len(taken) >= _MOST:
            break
        taken.insert(0, tokens[at])
        if low in _STARTS and not (at and tokens[at - 1][0].casefold() in _LINKS):
            break
    while taken and taken[0][0].casefold() in _LINKS:
        taken.pop(0)
    return _voice(taken, end)


def _behind(text: str, sentence: Span, verb: re.Match[str]) -> Voice | None:
    """Read who stands behind a verb, where what is said stands before it."""
    lead = text[max(sentence.start, verb.start() - 3) : verb.start()].rstrip()
    if not lead.endswith(("\x00", ",")) and verb.start() > sentence.start:
        return None
    if verb[0] in _TO_SOMEBODY:
        return None
    voice = _forward(text, verb.end(), sentence.end)
    return voice if voice and _NO_MORE.match(text, voice.end, sentence.end) else None


def _forward(text: str, begin: int, end: int) -> Voice | None:
    """Read the noun phrase that begins at `begin`."""
    taken: list[re.Match[str]] = []
    for match in _TOKEN.finditer(text, begin, end):
        low = match[0].casefold()
        if low in _PRONOUNS and not taken:
            return Voice(*match.span(), Span(match.end(), match.end()), "", low)
        broken = not (match[0][0].isalnum() or match[0][0] == "&")
        if broken or low in _STOPS or (taken and low in {"in", "on", "at", "with"}):
            break
        taken.append(match)
        if len(taken) >= _MOST:
            break
    voice = _voice(taken, taken[-1].end() if taken else begin)
    if not voice:
        return None
    rest = text[voice.end : min(end, voice.end + _APPOSED)]
    beside = re.match(r"(?:,|\s(?:at|with|in))[^.;:\x00]*", rest)
    return voice._replace(beside=Span(voice.end, voice.end + (beside.end() if beside else 0)))


def _voice(taken: list[re.Match[str]], end: int) -> Voice | None:
    words = [match[0] for match in taken]
    low = [word.casefold() for word in words]
    while low and low[-1] in _ENDS_SOURCE and len(low) > 1:
        low.pop()
        words.pop()
    cut = next((at for at, word in enumerate(low) if at and word in _LINKS), len(low))
    if not low or cut == 0 or low[cut - 1] in _STARTS:
        return None
    head = head_of(words[cut - 1])
    if not speaks(head) and not words[cut - 1][0].isupper():
        return None
    end -= len(words[-1]) - len(words[-1].rstrip("."))
    return Voice(taken[0].start(), end, Span(end, end), head, "")


def around(text: str, span: Span) -> Iterator[Span]:
    """Give the sentences that a span touches, with the one before and the one behind."""
    spans = sentences.split(text)
    touched = [
        at for at, each in enumerate(spans) if each.start < span.end and span.start < each.end
    ]
    if touched:
        yield from spans[max(0, touched[0] - 1) : touched[-1] + 2]
