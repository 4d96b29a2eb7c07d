"""The reports of a story that their outlets have withdrawn, and what of them may still be told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.briefings.candidates import Sentence
from bot.domain import Article, Citation
from bot.language.disavowals import takes_back


def taken_back(articles: Sequence[Article]) -> frozenset[str]:
    """Name the articles that their outlet has withdrawn, there or in a later one, by their ids."""
    notices = [article for article in articles if _notice(article)]
    return frozenset(
        one.id
        for one in articles
        for notice in notices
        if one.publisher == notice.publisher
        if one.when < notice.when or (one is notice and _edited(one))
    )


def tells_of_it(sentence: Sentence) -> bool:
    """Say whether a sentence of a withdrawn report tells that, or came with the news of it."""
    changes, publisher = sentence.article.changes, sentence.article.publisher
    added = changes.added if changes else ()
    return takes_back(sentence.text, publisher) or any(sentence.text in each for each in added)


def heading(article: Article, title: Citation) -> str:
    """Head what an outlet has withdrawn by what it had told."""
    if takes_back(title.quote, article.publisher):
        return " ".join(title.quote.split())
    return f"Withdrawn by {article.publisher}: {' '.join(title.quote.split())}"


def _edited(notice: Article) -> bool:
    """Say whether an article is the one that is withdrawn, and none written to say so."""
    return notice.changes is not None or not takes_back(notice.title, notice.publisher)


def _notice(article: Article) -> bool:
    """Say whether an article withdraws a report: in its title, or in a paragraph of its own."""
    return any(takes_back(each, article.publisher) for each in article.text.split("\n\n"))
