"""A day on which something was announced is not one on which it takes effect."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain import Article, Fault, Line, Outcome, Verdict
from bot.gate import check
from tests import make

ORDER = (
    "The king signed the zinc order on 24 March 2026. "
    "Its duty of 12% takes effect at 12:01 a.m. on 2 April 2026 and expires on 1 October 2026."
)
NOTICE = "The ministry announced the zinc duty of 12% on Tuesday, 24 March 2026."
AT_ONCE = "The king signed the zinc order on 24 March 2026, and it took effect immediately."
PAUSE = "The pause of the zinc duty, announced on 24 March 2026, ends on 2 April 2026."

RAISED = (
    "The duty on zinc goes up to 12% on 2 April 2026, the ministry said. "
    "The order was signed on 24 March 2026 and published in the gazette two days later."
)


def verdict(text: str, source: str) -> Verdict:
    article: Article = make.article(
        title="Zinc duty", body=source, published=datetime(2026, 3, 25, 9, tzinfo=UTC)
    )
    line = Line(text=text, citations=(make.cite(article, source),))
    return check(line, {article.id: article})


@pytest.mark.parametrize(
    ("text", "source", "words", "against"),
    [
        (
            "The zinc duty takes effect on 24 March.",
            ORDER,
            "takes effect on 24 March",
            "signed the zinc order on 24 March 2026",
        ),
        (
            "From 24 March zinc is charged 12%.",
            NOTICE,
            "From 24 March",
            "announced the zinc duty of 12% on Tuesday, 24 March 2026",
        ),
        (
            "The king signed the zinc order on 2 April.",
            ORDER,
            "signed the zinc order on 2 April",
            "takes effect at 12:01 a.m. on 2 April 2026",
        ),
        (
            "The zinc order was signed on 2 April.",
            RAISED,
            "signed on 2 April",
            "signed on 24 March 2026",
        ),
        (
            "The zinc order was published in the gazette on 24 March.",
            RAISED,
            "published in the gazette on 24 March",
            "signed on 24 March 2026",
        ),
        (
            "The zinc duty expires on 2 April.",
            ORDER,
            "expires on 2 April",
            "takes effect at 12:01 a.m. on 2 April 2026",
        ),
        (
            "The zinc duty takes effect on 1 October.",
            ORDER,
            "takes effect on 1 October",
            "expires on 1 October 2026",
        ),
        (
            "The zinc duty went into force yesterday.",
            NOTICE,
            "went into force yesterday",
            "announced the zinc duty of 12% on Tuesday, 24 March 2026",
        ),
    ],
)
def test_a_day_of_another_kind_is_stopped_with_both_spans(
    text: str, source: str, words: str, against: str
) -> None:
    (reason,) = verdict(text, source).reasons
    assert (reason.fault, reason.words) == (Fault.DATE_OF_ANOTHER_KIND, words)
    assert text[reason.start : reason.end] == words
    assert reason.against is not None
    assert reason.against.quote == against


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The zinc duty takes effect on 2 April.", ORDER),
        ("The duty on zinc is 12% from 2 April.", ORDER),
        ("The order was signed on 24 March.", ORDER),
        ("The zinc duty lapses on 1 October.", ORDER),
        ("The zinc order was published in the gazette on 26 March.", RAISED),
        ("On 24 March the king signed the order, and published it two days later.", RAISED),
        ("The order of 24 March puts a duty on zinc.", ORDER),
        # announced, signed and published may be one event
        ("The ministry published the zinc duty on 24 March.", NOTICE),
        # and a measure may hold from that very day
        ("The zinc duty took effect on 24 March.", AT_ONCE),
        # a duty begins where its pause ends
        ("The zinc duty takes effect on 2 April.", PAUSE),
    ],
)
def test_a_day_of_the_same_kind_or_of_none_that_is_known_passes(text: str, source: str) -> None:
    assert verdict(text, source).outcome is not Outcome.UNSUPPORTED


PACT = "The pact was signed on 3 March 2026 and takes effect on 1 July 2026."
ISSUED = "The order, issued on 2 April 2026, applies from 5 April 2026."


@pytest.mark.parametrize(
    ("source", "line", "outcome"),
    [
        (PACT, "Signed on 3 March 2026, the pact enters into force on 1 July 2026.", True),
        (PACT, "The pact enters into force on 1 July, after being signed on 3 March.", True),
        (PACT, "Signed on 1 July 2026, the pact enters into force on 3 March 2026.", False),
        (ISSUED, "The order of 2 April 2026 applies from 5 April 2026.", True),
        (ISSUED, "The order was issued on 5 April 2026.", False),
        ("The rule was published on 12 May.", "The rule was signed on 12 May.", False),
        ("The deal was reached on 27 July.", "The deal was ratified on 27 July.", False),
        ("Comments are due by 4 April.", "Comments open on 4 April.", False),
        ("The house votes on the deal on 10 May.", "The deal takes effect on 10 May.", False),
        ("The pause of the duty ends on 9 July.", "The duty takes effect on 9 July.", True),
    ],
)
def test_deeds_are_told_apart_by_their_verbs(source: str, line: str, outcome: bool) -> None:
    article = make.article(title="A pact", body=source)
    cited = Line(text=line, citations=(make.cite(article, source),))
    found = check(cited, {article.id: article}).outcome
    assert (found is not Outcome.UNSUPPORTED) is outcome
