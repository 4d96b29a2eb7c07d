"""The search for evidence where a claim cites none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Line, Outcome
from bot.gate import check, find_evidence
from tests import make

SENTENCES = (
    "Elmria raised its duty on steel pipes to 25% on Friday.",
    "Copper smelters in Orrland welcomed the exemption.",
    "Shipping costs fell in the harbour towns.",
    "The pause on aluminium ends on 1 August, Trade Minister Ada Vale said.",
)
ARTICLE = make.article(title="Elmria acts", body=" ".join(SENTENCES))


def found(claim: str, most: int = 3) -> list[str]:
    return [citation.quote for citation in find_evidence(claim, ARTICLE, most=most)]


def test_the_sentence_that_says_it_is_cited() -> None:
    assert found("Smelters of copper were glad of an exemption.") == [SENTENCES[1]]


def test_a_claim_of_two_sentences_cites_both_in_order() -> None:
    claim = "The aluminium pause ends in August while steel pipes pay a duty of 25%."
    assert found(claim) == [SENTENCES[0], SENTENCES[3]]
    assert len(found(claim, most=1)) == 1


def test_a_claim_about_something_else_finds_nothing() -> None:
    assert found("Quarterly dividends disappointed bondholders.") == []
    assert found("") == []
    assert find_evidence("Anything", make.article(title="", body=" ")) == ()


def test_a_rounded_figure_finds_the_one_that_it_rounds() -> None:
    body = "Tins of zinc were called back. The tins may leak. Called back: 451,238"
    article = make.article(title="Zinc", body=body)
    cited = find_evidence("About 451,000 tins of zinc were called back.", article)
    assert [each.quote for each in cited][-1] == "Called back: 451,238"


@given(st.text(max_size=60))
def test_evidence_is_always_cited_as_it_stands(claim: str) -> None:
    citations = find_evidence(claim, ARTICLE)
    line = Line(text=claim, citations=citations)
    assert all(each.quote == ARTICLE.text[each.start : each.end] for each in citations)
    assert (check(line, {ARTICLE.id: ARTICLE}).outcome is Outcome.UNSUPPORTED) >= (not citations)
