"""Which other articles of a story tell what a line tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from bot.domain import Article, Line
from bot.language import facts, sentences
from bot.language.facts import Facts


class Witnesses:
    """The facts of a story's articles, sentence by sentence."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {article.id: article for article in articles}

    @cached_property
    def _facts(self) -> dict[str, list[Facts]]:
        return {
            id_: [
                facts.find(" ".join(article.text[span.start : span.end].split()), article.when)
                for span in sentences.split(article.text)
            ]
            for id_, article in self._articles.items()
        }

    def named(self, line: Line) -> Line:
        """Give a line with the articles, of those it does not cite, that tell the same."""
        cited = {citation.article_id for citation in line.citations}
        source = next((self._articles[id_] for id_ in cited if id_ in self._articles), None)
        if source is None or len(self._articles) == 1:
            return line
        said = facts.said(line.text, [each.quote for each in line.citations])
        own = facts.find(said, source.when)
        return replace(line, also=self._telling(own, cited))

    def _telling(self, own: Facts, cited: Collection[str]) -> tuple[str, ...]:
        """Name the earliest articles that tell all of it between them, no more than it takes."""
        telling: list[str] = []
        for id_ in sorted(self._facts.keys() - cited, key=lambda id_: self._articles[id_].when):
            telling.append(id_)
            if self._told(own, telling):
                break
        else:
            return ()
        for id_ in tuple(telling):
            rest = [each for each in telling if each != id_]
            telling = rest if self._told(own, rest) else telling
        return tuple(telling)

    def _told(self, own: Facts, ids: Iterable[str]) -> bool:
        return facts.told(own, (each for id_ in ids for each in self._facts[id_]))
