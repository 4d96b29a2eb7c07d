"""Dates of a line against the dates in whose place they may stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain import Article, Fault, Line
from bot.gate import check
from tests import make
from tests.gate.meaning import words_for

BODY = """\
The zinc board of Elmria held its first hearing on 4 March 2026 in Dor.

The board asks smelters for their costs, and a notice of that was printed.

The levy on zinc starts on 2 April 2026, five days after the notice of 28 March 2026.

Millers asked for a panel in August 2025, and the panel was set up in September."""
HEARING, ASKS, STARTS, PANEL = BODY.split("\n\n")
ARTICLE: Article = make.article(
    title="Zinc levy in Elmria", body=BODY, published=datetime(2026, 3, 30, 9, tzinfo=UTC)
)


def stopped(text: str, *quotes: str) -> list[str]:
    line = Line(text=text, citations=tuple(make.cite(ARTICLE, quote) for quote in quotes))
    reasons = check(line, {ARTICLE.id: ARTICLE}).reasons
    return [each.words for each in reasons if each.fault is Fault.DATE_DIFFERS]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The zinc levy of Elmria starts on 2 April.", STARTS),
        ("The panel was set up in September 2025.", PANEL),
        ("The panel was set up a month after August 2025.", PANEL),
        # it stands elsewhere, and takes no other date's place
        ("The notice of 28 March 2026 asks smelters for their costs.", ASKS),
        ("The board of Elmria, which held a hearing on 4 March, asks smelters for costs.", ASKS),
        # a reader may tell the day of writing in words
        ("The board asks smelters for their costs this month.", ASKS),
        ("The board of Elmria asked smelters for costs on Friday.", ASKS),
        # so many days before a date that the evidence has
        ("The levy starts five days after the notice of 28 March.", STARTS),
    ],
)
def test_a_date_that_takes_no_place_passes(text: str, quote: str) -> None:
    assert stopped(text, quote) == []


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("The zinc levy of Elmria starts on 3 April.", STARTS, "3 April"),
        ("The zinc levy of Elmria starts on 4 March.", STARTS, "4 March"),
        ("The zinc board held its first hearing on 28 March.", HEARING, "28 March"),
        ("The panel was set up in October 2025.", PANEL, "October 2025"),
        ("The board asks smelters for their costs by 9 May.", ASKS, "9 May"),
        ("The board asks smelters for their costs until 2031.", ASKS, "2031"),
    ],
)
def test_a_date_in_the_place_of_another_is_stopped(text: str, quote: str, words: str) -> None:
    assert stopped(text, quote) == [words]


def test_a_month_that_stands_before_a_noun_is_that_month() -> None:
    source = make.article(
        30,
        title="Vale on plums",
        body="Vale told the Wire in a September interview that plums would be dear for years.",
        published=make.NOON.replace(month=1),
    )
    quote = "Vale told the Wire in a September interview that plums would be dear for years."

    def stopped(text: str) -> list[str]:
        return words_for(Fault.DATE_DIFFERS, text, source, quote)

    assert not stopped("Vale told the Wire in September that plums would be dear for years.")
    assert stopped("Vale told the Wire in October 2019 that plums would be dear for years.")


TOLD = make.article(
    title="Talks in Elmria",
    body="""\
The fair of Elmria runs from 9 to 11 October 2025 in Dor.

The pact was signed on 10 March 2026 and printed two days later.

Output of zinc in fiscal 2025 came to 40,000 tonnes, the board said.

The mill in Dor closed last fall, and will open again in mid-April.""",
    published=datetime(2026, 3, 30, 9, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The fair of Elmria begins on Thursday, 9 October 2025.", []),
        ("The fair of Elmria takes place on 12 October 2025.", ["12 October 2025"]),
        ("The pact was printed on 12 March 2026.", []),
        ("The pact was printed on 13 March 2026.", ["13 March 2026"]),
        ("The board put the output of zinc in FY2025 at 40,000 tonnes.", []),
        ("The board put the output of zinc in 2025 at 40,000 tonnes.", ["2025"]),
        ("The board put the output of zinc in fiscal 2024 at 40,000 tonnes.", ["fiscal 2024"]),
        ("The mill in Dor closed in the fall of 2025.", []),
        ("The mill in Dor closed in the fall of 2024.", ["fall of 2024"]),
        ("The mill in Dor will open again in April.", []),
        ("The mill in Dor will open again in late April.", ["April"]),
    ],
)
def test_parts_seasons_and_counted_days_are_dates(text: str, wrong: list[str]) -> None:
    quote = next(each for each in TOLD.body.split("\n\n") if text.split()[1] in each)
    line = Line(text=text, citations=(make.cite(TOLD, quote),))
    reasons = check(line, {TOLD.id: TOLD}).reasons
    assert [each.words for each in reasons if each.fault is Fault.DATE_DIFFERS] == wrong
