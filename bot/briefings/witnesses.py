"""Which other articles of a story tell what a line tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from bot.domain import Article, Line, SourceLine
from bot.language import crediting, facts, sentences
from bot.language.facts import Facts


class Witnesses:
    """The facts of a story's articles, sentence by sentence."""

    def __init__(self, articles: Sequence[Article], texts: Sequence[Sequence[str]] = ()) -> None:
        self._articles = {article.id: article for article in articles}
        self._text = {id_: number for number, ids in enumerate(texts) for id_ in ids}

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
        outlets = {article.publisher for article in self._articles.values()}
        own = facts.find(crediting.without(said, outlets - {source.publisher}), source.when)
        copied = self._copied(own, source.id)
        return replace(line, also=(copied,) if copied else self._telling(own, cited))

    def of_lead(self, line: Line) -> Line:
        """Give a line with such articles where it is the lead of its own: others tell no news."""
        leads = (SourceLine.of(self._articles[each.article_id]).lead for each in line.citations)
        quoted = " ".join(line.citations[0].quote.split()) if line.citations else ""
        opens = quoted and any(" ".join(lead.split()).startswith(quoted) for lead in leads)
        return self.named(line) if opens else line

    def _copied(self, own: Facts, id_: str) -> str:
        """Name the earliest article of the same text in which a sentence says the same."""
        text = self._text.get(id_, id_)
        others = (each for each in self._facts if each != id_ and self._text.get(each) == text)
        copied = (each for each in others if facts.retold(own, self._facts[each]))
        return min(copied, key=lambda each: self._articles[each].when, default="")

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
