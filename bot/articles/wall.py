"""Whether what a page shows is the article, or stands in its place.

Consent forms, checks for robots, calls for JavaScript or a subscription and pages that are
gone all come with status 200, as an article does. Two marks give them away, and neither
knows any site: they talk to their visitor, and they do not tell what the feed said they would.
"""

from __future__ import annotations

import re

from bot.articles.phrases import foreign_notice
from bot.language import vectors
from bot.language.notices import notice
from bot.language.sentences import split

# Of headlines of four and more terms, those sharing less than a fifth of them with a text are
# 84% where the text is another article's, and 0 to 3% where it is their own (12,000 wire and
# web stories).
LEAST_SHARED = 0.2
FEWEST_TERMS = 4  # fewer say too little of an article
UNTOLD = 2_000  # characters; of a longer text no part may share more
PART = 1_500  # characters, of a paragraph or some
SENTENCE = 20  # characters; a shorter one tells nothing
COMMON = 1.0  # idf of words that are in every third report
MOSTLY = 0.5  # of a text's characters
LONG = 3_000  # characters; so long a text is advice to its readers, unless nearly all is notices
NEARLY_ALL = 0.8
SAMPLE = 20_000  # characters
PROMISE = 500  # characters of a summary, which can be the whole text

_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]')
_ENDED = re.compile(r"[.!?。！？…।؟][\"'”’»)\]]*\s*$")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff]")


def stands_in(text: str, title: str = "", summary: str = "", named: str = "") -> bool:
    """Say whether a page's text stands in the place of an article.

    `title` and `summary` are what a feed said of the article; without them the text's
    own words decide. `named` is what the page calls itself: an odd headline tells nothing of
    its article, and is its own all the same.
    """
    promised = f"{title} {summary[:PROMISE]}"
    if mostly_notices(text, title, promised):
        return True
    if len(text) <= UNTOLD:
        return _untold(text, promised)
    return not bears(named, title) and _nowhere_told(text, promised)


def bears(named: str, title: str) -> bool:
    """Say whether what a page calls itself has most of a headline's telling terms."""
    expected = _weighed(title)
    return bool(expected) and _share(expected, named) >= MOSTLY


def tells_of(text: str, title: str) -> bool:
    """Say whether a short text has a sentence that tells something of a headline.

    A menu, or what a search did not find, is no teaser, though it may quote an address.
    """
    expected = _terms(title)
    told = (_QUOTED.sub(" ", text[start:end]) for start, end in split(text))
    whole = [one for one in told if len(one) >= SENTENCE and _ENDED.search(one)]
    return any(not expected or expected & _terms(one) for one in whole)


def mostly_notices(text: str, title: str, promised: str) -> bool:
    """Say whether a text is for the most part notices, as `notices` counts them."""
    return notices(text, title, promised) > (MOSTLY if len(text) < LONG else NEARLY_ALL)


def notices(text: str, title: str = "", promised: str = "") -> float:
    """Say how much of a text is a site's notices to its visitor, from 0 to 1.

    `promised` is what the report is said to be about; a notice repeats the `title` of what it
    withholds.
    """
    text = text[:SAMPLE]
    sentences = [text[start:end] for start, end in split(text)]
    beyond = [one for one in sentences if one not in title]
    said = [one for one in beyond if notice(one, promised) or foreign_notice(one, promised)]
    return sum(map(len, said)) / max(1, sum(map(len, beyond)))


def _untold(text: str, promised: str) -> bool:
    expected, told = _terms(promised), _terms(text)
    if min(len(expected), len(told)) < FEWEST_TERMS:
        return False
    return len(expected & told) < LEAST_SHARED * len(expected)


def _nowhere_told(text: str, promised: str) -> bool:
    """Say whether no part of a long text shares much with what was promised.

    A list of many reports has some word of nearly all others, but not in one place.
    """
    expected = _weighed(promised)
    if len(expected) < FEWEST_TERMS:
        return False
    parts = (text[at : at + PART] for at in range(0, len(text), PART // 2))
    return all(_share(expected, part) < LEAST_SHARED for part in parts)


def _weighed(text: str) -> dict[str, float]:
    """Weigh a text's terms by how rare their words are."""
    return {
        term: vectors.idf(word)
        for word in _WORD.findall(text.casefold())
        for term in _terms(word)
        if vectors.idf(word) > COMMON
    }


def _share(expected: dict[str, float], text: str) -> float:
    held = expected.keys() & _terms(text)
    return sum(expected[term] for term in held) / sum(expected.values())


def _terms(text: str) -> set[str]:
    """List the stems of a text's longer words, and its numbers.

    A script without spaces gives pairs of characters.
    """
    terms: set[str] = set()
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.match(word):
            terms.update(word[at : at + 2] for at in range(max(len(word) - 1, 1)))
        elif len(word) > 3 or word.isdigit():
            terms.add(word[:5])
    return terms
