"""What the story of a thread says to a question that leaves the story unsaid.

Its articles are heard more strictly than the archive: every word that the question adds to
the story has to stand in the sentence itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Article
from bot.threads.asked import Asked, Wanted, parse, terms
from bot.threads.fitness import fits
from bot.threads.lending import head
from bot.threads.retrieve import Passage, quotable, tells
from bot.threads.synonyms import ACTORS, BORNE, GENERIC, alike

_SORT = 4.0  # what the sort of answer counts: the idf of a telling word
_ALONE = 3  # telling words of a question that needs no thread: who, what, and what of it
_DOUBT = 1.0  # a question to a story has its subject from the thread
_ABOUT = 0.7  # what a word of the question counts that only the headline has
_LATER, _LATE = 0.02, 25  # lost for each sentence further down
_APART = 0.3  # lost by a sentence that shares no word with the story's headlines
_MEANT = re.compile(r"\b(?:it|its|this|these|they|them|their)\b", re.IGNORECASE)


def hear(question: str, articles: Sequence[Article]) -> tuple[Passage, ...]:
    """Rank the sentences of a story's articles that answer a question, the best first.

    A sentence without the sort of answer asked for, or without a word that the question adds
    to the headlines, is none. Those of the newest day come first: what stood before is over.
    """
    wanted = parse(question)
    if not _asks(wanted):
        return ()
    told = frozenset(term for article in articles for term in terms(article.title))
    found = [passage for article in articles for passage in _passages(wanted, article, told)]
    return tuple(sorted(found, key=lambda p: (-p.article.when.toordinal(), -p.support)))


def beyond(question: str, articles: Sequence[Article]) -> frozenset[str]:
    """Give the terms of a question that the story lacks, if it can be asked without the story.

    None of "Will Peru ratify it?", which means the story's accord, nor of "Is rice included?".
    """
    wanted = parse(question)
    telling = wanted.named | wanted.subject | wanted.standing
    if len(telling) < _ALONE or _MEANT.search(question):
        return frozenset()
    return telling - {term for article in articles for term in terms(article.text)}


def _asks(wanted: Wanted) -> bool:
    """Say whether a question asks anything: of "What is it?" no word is left."""
    return bool(wanted.sort is not Asked.ANY or wanted.terms)


def _passages(wanted: Wanted, article: Article, told: frozenset[str]) -> list[Passage]:
    about = BORNE if wanted.sort is Asked.FIGURE else frozenset()
    if wanted.sort not in (Asked.FIGURE, Asked.SCOPE):
        about = _about(article)
    if wanted.standing and wanted.sort in (Asked.DATE, Asked.PLACE):
        about |= ACTORS
    sort = 0.0 if wanted.sort is Asked.ANY else _SORT
    total = sum(wanted.terms.values()) + sort
    found = []
    for each in quotable(article):
        held = {term for term in wanted.subject if alike(term, each.held)}
        added = wanted.subject - held - about
        told_here = held | wanted.named | wanted.standing
        if added or (not told_here and not sort) or not tells(wanted, each.text, article.title):
            continue
        if not fits(wanted, each.text, article.title):
            continue
        missing = sum(wanted.terms[term] for term in wanted.subject - held)
        covered = total - (1 - _ABOUT) * missing
        near = len(told & each.held.keys()) / max(len(told), 1)
        support = (
            covered
            / (total + _DOUBT)
            * (1 - _LATER * min(each.index, _LATE))
            * (1 - _APART * (1 - near))
        )
        found.append(Passage(article=article, span=each.span, support=support, whole=True))
    return found


def _about(article: Article) -> frozenset[str]:
    """Give the words that the main clause of a headline holds, and those for any measure."""
    return head(article.title) | GENERIC
