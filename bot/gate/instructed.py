"""Words that an article does not report: what it asks or orders, and what is none of its matter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from bot.domain import Article, Fault, Reason
from bot.gate.claim import Claim
from bot.language import acts, figures, places, quotations, sentences
from bot.language.boilerplate import asks, bids, heads, links, puts
from bot.language.prose import readable
from bot.language.repetition import in_a_row, terms
from bot.language.subjects import STRONG
from bot.language.vocabulary import COMMON

RUN = 5  # words in a row that can be taken from nowhere else
ENOUGH = 5  # sentences of a report, for one to be a stranger among them
TELLING = 12.0  # weight of the words of a sentence that says something
LITTLE = 6.0  # weight of words that go with what stands before them: "but the question is:"
ROOT = 5  # letters that two forms of a word share
MANY = 0.25  # such a share of an article's sentences, at most, are strangers in it
SERVICE = 5  # sentences that speak to its reader, a third of all, make an article of advice
_BOUND = 0.5  # of the telling words of a part that the report has too, for it to be report
# "Ida Berg signed", "The Upper Vale senate has approved"
_DEED = re.compile(
    r"^\W*(?:The (?=[A-Z]))?(?!The |An? )(?:[A-Z][\w.’'-]+ ){1,5}(?:(?!is |are )[a-z]+ ){0,2}?"
    rf"(?:ha(?:s|d|ve) )?(?:[a-z]+(?<!e)ed|agreed|{STRONG}|plans? to|seeks?|wants?)\b"
)
_CAPITAL = re.compile(r"[A-Z][^\W\d_]{3,}")
# "They were scrambling" and "But that was" tell of what was told before, and "he said" of whom.
_POINTS = re.compile(
    r"^\W*(?:\w+\s){0,2}(?:he|she|they|his|her|him|them|their)\b"
    r"|\b(?:sa(?:id|ys)|told|denied|according)\b"
    r"|[“\"][^”\"]*\b(?-i:I|[Ww]e|[Oo]ur|us)\b"
    r"|^\W*(?:but|and|so|yet|it|its|this|that|these|those|such|another|also|in (?:this|that))\b",
    re.IGNORECASE,
)
# Who says something, and is nobody in particular.
_NOBODY = re.compile(
    r"(?:^|[”\"’'],?\s)(?:an?|one|another|some|several|many)\s(?-i:(?:[a-z-]+\s){1,4})"
    r"(?:(?:in|at|from|of|near)\s(?:the\s)?[A-Z]\w+\s)?"
    r"(?:sa(?:id|ys?)|told\s\w+|added|wrote|asked|warned)\b:?",
    re.IGNORECASE,
)
# Where a sentence that asks something may also tell something.
_PARTS = re.compile(r"(?<=[,.!?:;])[’”'\"]?\s+|\s[—–-]\s|(?<=[’”'\"])\s+|\s+(?=[‘“'\"]\w)")


def faults(claim: Claim, articles: Iterable[Article]) -> list[Reason]:
    """Give a reason where a line has words that stand only in what is no report."""
    said = in_a_row(claim.text, RUN)
    for article in articles:
        if found := said & foreign(article):
            return [Reason(fault=Fault.NO_EVIDENCE, words=" ".join(min(found)))]
    return []


@lru_cache(maxsize=256)
def reported(article: Article) -> str:
    """Give the text of an article less the words that are no report."""
    return "\n\n".join(_sorted(article)[0])


@lru_cache(maxsize=256)
def foreign(article: Article) -> frozenset[tuple[str, ...]]:
    """Give the runs of words that stand only in words of an article that are no report."""
    told, others = _sorted(article)
    found: frozenset[tuple[str, ...]] = frozenset().union(*(in_a_row(each, RUN) for each in others))
    return found and found - in_a_row("\n\n".join(told), RUN)


@lru_cache(maxsize=256)
def _sorted(article: Article) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sort the sentences of an article, and the parts of some, into its report and the rest.

    A sentence that orders is no report at all. Of one that asks, speaks to its reader or holds
    an address, the other parts are report as far as the rest of the report speaks of the same.
    Bars and brackets may stand in a title.
    """
    said = [article.text[span.start : span.end] for span in sentences.split(article.text)]
    title = [text for text in said[:1] if article.title.startswith(text) and heads(text)]
    read = _legible if article.language == "en" else bool
    ordered = [text for text in said if (bids(text) or not read(text)) and text not in title]
    stating = [text for text in said if text not in ordered]
    plain = [text for text in stating if not (puts(text) or links(text))]
    strays = _strays(plain) if len(plain) >= ENOUGH else frozenset[str]()
    told = [text for text in plain if text not in strays]
    stems = frozenset(term[:ROOT] for text in told for term in terms(text))
    advice = _advice(stating)
    told += [text for text in advice if not links(text)]
    rest = [text for text in said if text in ordered or text in strays]
    for text in stating:
        if (puts(text) and text not in advice) or links(text):
            for part, report in _parted(text, stems):
                (told if report else rest).append(part)
    return tuple(told), tuple(rest)


def _legible(text: str) -> bool:
    """Say whether a sentence can be read as English, and what it quotes too."""
    quoted = [each.words for each in quotations.find(text)]
    return all(map(readable, (text, *quoted, text.partition(": ")[2])))


def _advice(stating: Sequence[str]) -> frozenset[str]:
    """Name what an article of advice tells its reader, of what it tells the reader more of.

    Whoever puts words into somebody's article adds no third of its sentences.
    """
    spoken = [text for text in stating if "?" not in text and puts(text)]
    if len(spoken) < SERVICE or 3 * len(spoken) < len(stating):
        return frozenset()
    stems = [(text, {term[:ROOT] for term in terms(text)}) for text in spoken]
    common = Counter(stem for _, own in stems for stem in own)
    return frozenset(text for text, own in stems if any(common[stem] > 1 for stem in own))


def _parted(text: str, stems: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Part a sentence into stretches, each with whether it is report."""
    begin, at, report = 0, 0, False
    for end in [*(gap.end() for gap in _PARTS.finditer(text)), len(text)]:
        tells = _tells(text[at:end], stems, before=report)
        if at and tells is not report:
            yield text[begin:at], report
            begin = at
        at, report = end, tells
    yield text[begin:], report


def _tells(part: str, stems: frozenset[str], *, before: bool) -> bool:
    """Say whether a part of a sentence is report, by whether the report speaks of the same.

    Most of it must be the same where it speaks to its reader: "your price" is everybody's.
    """
    if "?" in part or bids(part) or links(part):
        return False
    said = terms(part)
    shared = sum(weight for term, weight in said.items() if term[:ROOT] in stems)
    if asks(part):
        return bool(shared) and shared >= _BOUND * sum(said.values())
    return bool(shared) or (before and sum(said.values()) < LITTLE)


def _strays(told: Sequence[str]) -> frozenset[str]:
    """Name the sentences that share no telling word and no name with any other of their article.

    A sentence with figures is left alone: it may be all that an article says of its matter. So
    is one that points back to something, or tells who says it.
    """
    stems = {text: _stems(text) for text in told}
    common = Counter(stem for each in stems.values() for stem in each)
    found = frozenset(
        text
        for text, own in stems.items()
        if _stray(text, own, common) or _said_by_nobody(text, common)
    )
    # Where there are many, the article tells of many things.
    return found if len(found) <= MANY * len(told) else frozenset()


def _stray(text: str, own: Iterable[str], common: Mapping[str, int]) -> bool:
    """Say whether a sentence tells nothing that others of its article speak of, and of nobody.

    What somebody who is named has done, what is done in trade, and in a country, is a report of
    its own.
    """
    if acts.NAMES_ONE.search(text) or acts.NAMES_TRADE.search(text):
        return False
    if places.find(text) or _DEED.search(text):
        return False
    return (
        sum(terms(text).values()) >= TELLING
        and not any(common[stem] > 1 for stem in own)
        and not _POINTS.search(text)
        and not figures.find(text)
    )


def _said_by_nobody(text: str, common: Mapping[str, int]) -> bool:
    """Say whether somebody without a name is told to have said something of no matter here.

    "“It is a mess,” one importer said" lends a report its colour, and says nothing of its own.
    """
    if not (spoken := _NOBODY.search(text)):
        return False
    words = " ".join(each.words for each in quotations.find(text)) or text[spoken.end() :]
    said = sum(terms(words).values())
    return said >= LITTLE and not any(common[stem] > 1 for stem in _stems(words))


def _stems(text: str) -> frozenset[str]:
    """Give the roots of the telling words of a text, and the names in it."""
    named = (word for word in _CAPITAL.findall(text) if word.lower() not in COMMON)
    return frozenset(term[:ROOT] for term in terms(text)).union(named)
