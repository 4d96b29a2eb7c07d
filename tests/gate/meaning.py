"""A sentence of an article, what may be made of it, and what may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain import Article, Fault, Line, Outcome
from bot.gate import check, quoted
from tests import make


@dataclass(frozen=True, kw_only=True)
class Case:
    """An article's sentence, what may be made of it, and what may not."""

    source: str
    true: tuple[str, ...]
    false: tuple[str, ...]
    fault: Fault
    before: str = "The ministry published its list of tariffs on Monday."


def outcome(case: Case, line: str) -> tuple[Outcome, frozenset[Fault]]:
    article: Article = make.article(
        title="Trade news in brief",
        body=f"{case.before} {case.source}",
        publisher="Harbour Wire",
    )
    verdict = check(
        Line(text=line, citations=(make.cite(article, case.source),)), {article.id: article}
    )
    return verdict.outcome, frozenset(reason.fault for reason in verdict.reasons)


def words_for(fault: Fault, text: str, source: Article, *quotes: str) -> list[str]:
    """Give the words for which one fault stops a line that cites words of an article."""
    citations = tuple(each for quote in quotes for each in quoted(quote, source))
    assert citations
    verdict = check(Line(text=text, citations=citations), {source.id: source})
    return [each.words for each in verdict.reasons if each.fault is fault]


def assert_passes(case: Case, line: str) -> None:
    """Hold a line to be let through, without a fault."""
    assert outcome(case, line) in {
        (Outcome.SUPPORTED, frozenset()),
        (Outcome.UNCLEAR, frozenset()),
    }


def assert_stopped(case: Case, line: str) -> None:
    """Hold a line to be stopped for the fault of its case."""
    found, faults = outcome(case, line)
    assert found is Outcome.UNSUPPORTED
    assert case.fault in faults


def pairs(table: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """List each sentence of a table with each line that is made of it."""
    return [(source, line) for source, lines in table.items() for line in lines]


def assert_fair(source: str, line: str) -> None:
    """Hold a line to be let through, with no sentence of its case but the one."""
    assert_passes(_alone(source), line)


def assert_unfair(source: str, line: str) -> None:
    """Hold a line to be stopped, for whichever fault."""
    assert outcome(_alone(source), line)[0] is Outcome.UNSUPPORTED


def _alone(source: str) -> Case:
    return Case(source=source, true=(), false=(), fault=Fault.NO_EVIDENCE)
