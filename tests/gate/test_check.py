"""The gate's verdict: every fault both ways, on invented news."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain import Article, Citation, Fault, Line, Outcome, Reason, Verdict
from bot.gate import check
from tests import make

BODY = """\
Elmria raised its duty on steel pipes to 25% from 2.5% on Friday, the trade ministry said.

“The old rate was an invitation to dump,” Trade Minister Ada Vale told reporters in Japan. \
She said the pause of 90 days would end on 1 August 2026.

The board put the cost at €13.2bn a year, about a third of imports. More than 5,000 jobs in \
Canada, Mexico and Chile hang on it, Orr Metals Corp. said.

The duty rests on Section 14 of the Fair Pipes Act. It does not apply to copper."""

ARTICLE: Article = make.article(
    title="Elmria raises duty on steel pipes",
    body=BODY,
    publisher="Harbour Wire",
    published=datetime(2026, 5, 2, 9, tzinfo=UTC),  # a Saturday
)
FIRST, SECOND, THIRD, FOURTH = BODY.split("\n\n")


def verdict(text: str, *quotes: str) -> Verdict:
    line = Line(text=text, citations=tuple(make.cite(ARTICLE, quote) for quote in quotes))
    return check(line, {ARTICLE.id: ARTICLE})


def faults(text: str, *quotes: str) -> list[tuple[Fault, str]]:
    return [(reason.fault, reason.words) for reason in verdict(text, *quotes).reasons]


# -- citations ---------------------------------------------------------------------------


def test_a_verbatim_line_with_its_publisher_is_supported() -> None:
    assert verdict(f"“{FIRST}” — Harbour Wire", FIRST) == Verdict(outcome=Outcome.SUPPORTED)


def test_a_verbatim_line_may_set_its_inner_marks_single() -> None:
    spoken = SECOND.split(" She")[0]
    quoted = spoken.replace("“", "‘").replace("”", "’")
    assert verdict(f"“{quoted}” — Harbour Wire", spoken).outcome is Outcome.SUPPORTED


def test_a_line_without_citations_has_no_evidence() -> None:
    assert verdict("Elmria raised its duty.") == Verdict(
        outcome=Outcome.UNSUPPORTED,
        reasons=(Reason(fault=Fault.NO_EVIDENCE, words="Elmria raised its duty."),),
    )


def test_an_empty_quote_is_no_evidence() -> None:
    cited = replace(make.cite(ARTICLE, FIRST), start=5, end=5, quote="")
    line = Line(text="Elmria raised its duty.", citations=(cited,))
    assert check(line, {ARTICLE.id: ARTICLE}).reasons == (
        Reason(fault=Fault.NO_EVIDENCE, words=""),
    )


def test_an_article_that_is_not_there_is_no_evidence() -> None:
    line = Line(text=FIRST, citations=(make.cite(ARTICLE, FIRST),))
    assert check(line, {}).reasons == (Reason(fault=Fault.NO_EVIDENCE, words=FIRST),)


@pytest.mark.parametrize(
    "change",
    [
        {"quote": "Elmria raised its duty on steel pipes to 35%"},
        {"snapshot": "0" * 64},
        {"start": 0},
        {"end": 10**6},
        {"start": -3},
    ],
)
def test_a_citation_must_be_the_words_at_its_span(change: dict[str, str | int]) -> None:
    cited: Citation = replace(make.cite(ARTICLE, FIRST), **change)  # type: ignore[arg-type]
    line = Line(text=FIRST, citations=(cited,))
    assert check(line, {ARTICLE.id: ARTICLE}).reasons == (
        Reason(fault=Fault.QUOTE_NOT_IN_SOURCE, words=cited.quote),
    )


def test_one_bad_citation_fails_a_line_that_another_carries() -> None:
    cited = make.cite(ARTICLE, FIRST)
    line = Line(text=FIRST, citations=(cited, replace(cited, article_id="elsewhere")))
    assert check(line, {ARTICLE.id: ARTICLE}).outcome is Outcome.UNSUPPORTED


# -- true lines pass ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Elmria raised its duty on steel pipes to 25 percent.", FIRST),
        ("Elmria's duty rose by 22.5 percentage points.", FIRST),
        ("The pipe duty went up to a quarter from 2.5 per cent.", FIRST),
        ("Elmria raised the duty on Friday 1 May 2026.", FIRST),
        ("Elmria raised the duty yesterday.", FIRST),
        ("Elmria raised the duty in May.", FIRST),
        ("Ada Vale called the old rate “an invitation to dump”.", SECOND),
        ("Vale said the old rate was 'an invitation … to dump'.", SECOND),
        ("Minister Vale spoke to Japanese reporters.", SECOND),
        ("The pause of three months ends on Aug. 1.", SECOND),
        ("The ninety-day pause ends in August 2026.", SECOND),
        ("The cost is €13.2 billion a year.", THIRD),
        ("The cost is about 13 billion euros annually.", THIRD),
        ("The cost is some 33% of imports.", THIRD),
        ("Over five thousand jobs hang on it in three countries.", THIRD),
        ("OMC said jobs in Chile hang on it.", THIRD),
        ("Orr said jobs in Mexico hang on it.", THIRD),
        ("The duty rests on section 14 of the Act.", FOURTH),
        ("Elmria's duty rests on Section 14.", FOURTH),
        ("Harbour Wire reported that copper is exempt.", FOURTH),
        ("Vale set the duty under the Fair Pipes Act.", FOURTH),
        ("Purchases of Canadian goods hang on it, with over 5,000 jobs.", THIRD),
        ("Jobs across the North American market hang on it.", THIRD),
        ("Jobs in Latin America hang on it, MPs heard.", THIRD),
    ],
)
def test_a_true_line_passes(text: str, quote: str) -> None:
    assert faults(text, quote) == []


# -- false lines fail --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quote", "fault", "words"),
    [
        ("The duty rose to 35%.", FIRST, Fault.FIGURE_NOT_IN_EVIDENCE, "35%"),
        ("The duty rose to 2.6%.", FIRST, Fault.FIGURE_NOT_IN_EVIDENCE, "2.6%"),
        ("The duty is 25 euros.", FIRST, Fault.UNIT_DIFFERS, "25 euros"),
        ("The duty is $25.", FIRST, Fault.UNIT_DIFFERS, "$25"),
        ("The cost is €13.2 million.", THIRD, Fault.UNIT_DIFFERS, "€13.2 million"),
        ("The cost is $13.2bn.", THIRD, Fault.UNIT_DIFFERS, "$13.2bn"),
        ("The cost is €13.2bn a month.", THIRD, Fault.UNIT_DIFFERS, "€13.2bn"),
        ("The cost is €30bn.", THIRD, Fault.FIGURE_NOT_IN_EVIDENCE, "€30bn"),
        ("Fewer than 5,000 jobs hang on it.", THIRD, Fault.SCOPE_WIDENED, "5,000"),
        ("Over 9,000 jobs hang on it.", THIRD, Fault.FIGURE_NOT_IN_EVIDENCE, "9,000"),
        ("Jobs in four countries hang on it.", THIRD, Fault.FIGURE_NOT_IN_EVIDENCE, "four"),
        ("The pause of 60 days ends.", SECOND, Fault.FIGURE_NOT_IN_EVIDENCE, "60 days"),
        ("The duty rose on Thursday.", FIRST, Fault.DATE_DIFFERS, "Thursday"),
        ("The duty rose on 2 May.", FIRST, Fault.DATE_DIFFERS, "2 May"),
        ("The pause ends on 8 August.", SECOND, Fault.DATE_DIFFERS, "8 August"),
        ("The pause ends in 2027.", SECOND, Fault.DATE_DIFFERS, "2027"),
        ("Talks in Korea went on.", SECOND, Fault.NAME_NOT_IN_EVIDENCE, "Korea"),
        ("He met Trade Minister Ivo Lund.", SECOND, Fault.NAME_NOT_IN_EVIDENCE, "Ivo Lund"),
        ("Jobs across Asia hang on it.", THIRD, Fault.NAME_NOT_IN_EVIDENCE, "Asia"),
        ("Jobs in Peru hang on it.", THIRD, Fault.NAME_NOT_IN_EVIDENCE, "Peru"),
        ("Jobs in Peru hang on it.", FIRST, Fault.NAME_NOT_IN_EVIDENCE, "Peru"),
        ("It rests on Section 41.", FOURTH, Fault.LAW_DIFFERS, "Section 41"),
        ("It rests on Article 14.", FOURTH, Fault.LAW_DIFFERS, "Article 14"),
        ("It rests on the Clean Air Act.", FOURTH, Fault.LAW_DIFFERS, "Clean Air Act"),
        ("The Daily Lantern said it.", FOURTH, Fault.NAME_NOT_IN_EVIDENCE, "Daily Lantern"),
        (
            "Vale called it “a plain invitation to dump”.",
            SECOND,
            Fault.QUOTE_NOT_IN_SOURCE,
            "a plain invitation to dump",
        ),
        ("The cost is ‘an outrage’.", THIRD, Fault.QUOTE_NOT_IN_SOURCE, "an outrage"),
    ],
)
def test_a_false_line_fails(text: str, quote: str, fault: Fault, words: str) -> None:
    assert verdict(text, quote) == Verdict(
        outcome=Outcome.UNSUPPORTED, reasons=(Reason(fault=fault, words=words),)
    )


def test_a_sentence_is_verbatim_by_whole_figures_only() -> None:
    quote = "to 25% from 2.5% on Friday"
    assert faults("5% on Friday.", quote) == [(Fault.FIGURE_NOT_IN_EVIDENCE, "5%")]


def test_every_fault_of_a_line_is_given() -> None:
    assert faults("On Monday Peru paid 40% “in anger”.", FIRST) == [
        (Fault.QUOTE_NOT_IN_SOURCE, "in anger"),
        (Fault.FIGURE_NOT_IN_EVIDENCE, "40%"),
        (Fault.DATE_DIFFERS, "Monday"),
        (Fault.NAME_NOT_IN_EVIDENCE, "Peru"),
    ]


# -- evidence ----------------------------------------------------------------------------


def test_a_quotation_may_stand_elsewhere_in_the_article() -> None:
    assert faults("The duty rose from “an invitation to dump”.", FIRST) == []


def test_a_figure_may_not_stand_elsewhere_in_the_article() -> None:
    assert faults("The cost is €13.2bn.", FIRST) == [(Fault.FIGURE_NOT_IN_EVIDENCE, "€13.2bn")]
    assert faults("The cost is €13.2bn.", FIRST, THIRD) == []


def test_each_passage_dates_by_its_own_article() -> None:
    later = make.article(2, "It was signed on Friday.", published=datetime(2026, 5, 9, tzinfo=UTC))
    cited = make.cite(later, "It was signed on Friday.")
    articles = {later.id: later}
    on_eighth = Line(text="It was signed on 8 May.", citations=(cited,))
    on_first = Line(text="It was signed on 1 May.", citations=(cited,))
    assert check(on_eighth, articles).outcome is Outcome.SUPPORTED
    assert check(on_first, articles).outcome is Outcome.UNSUPPORTED


@pytest.mark.parametrize(("day", "passes"), [(25, True), (26, False)])
def test_a_day_so_many_days_on_is_plain_arithmetic(day: int, passes: bool) -> None:
    source = make.article(3, "It starts 21 days after it was signed today.", published=make.NOON)
    line = Line(text=f"It starts on {day} May.", citations=(make.cite(source, source.body),))
    assert (check(line, {source.id: source}).outcome is Outcome.SUPPORTED) is passes


def test_a_line_that_nothing_contradicts_but_that_says_something_else_is_unclear() -> None:
    text = "Reporters asked the trade ministry about its pipes."
    found = verdict(text, FOURTH)
    assert found == Verdict(outcome=Outcome.UNCLEAR)
    assert found.doubt is not None
    assert found.doubt.fault is Fault.NOT_ALIGNED
    assert text[found.doubt.start : found.doubt.end] == "Reporters asked the trade ministry"
    assert found.doubt.against is not None
    assert found.doubt.against.quote in BODY
    assert verdict(FIRST, FIRST).doubt is None


@pytest.mark.parametrize(
    ("text", "quotes", "where"),
    [
        ("Elmria raised its duty to 35%.", (FIRST,), "35%"),
        ("The pause ends on 2 August.", (SECOND,), "2 August"),
        ("Ada Vale said so in Sweden.", (SECOND,), "Sweden"),
        ("It rests on Section 15.", (FOURTH,), "Section 15"),
        ("Elmria lowered its duty.", (FIRST,), ""),
        ("The bees of the harbour sing a merry melody to sailors.", (), ""),
    ],
)
def test_each_reason_has_a_span_of_the_line_and_one_of_the_evidence(
    text: str, quotes: tuple[str, ...], where: str
) -> None:
    reasons = verdict(text, *quotes).reasons
    assert reasons
    for reason in reasons:
        assert 0 <= reason.start < reason.end <= len(text)
        if quotes:
            against = reason.against
            assert against is not None
            assert ARTICLE.text[against.start : against.end] == against.quote
    assert not where or where in {text[each.start : each.end] for each in reasons}
