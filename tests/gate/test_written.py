"""A line in a model's hand tells what can be read in its articles, in words of theirs or nearly."""

from __future__ import annotations

from typing import Any

import pytest

from bot import gate
from bot.domain import Article, Line, Outcome
from tests import make

LEAD = (
    "Norland will charge a duty of 12% on imported garden chairs from 1 May 2027, the trade "
    "ministry said on Tuesday, after makers in Aldport complained of cheap goods."
)
BODY = f"""{LEAD}

Imports of garden chairs rose by 31% to $40 million in the year to March.

“The duty gives our makers time,” Trade Minister Ida Berg told reporters.

Parliament is to vote on the order on 3 April 2027."""
UNSEEN = "Traders laud the wisdom of Harbour Bank\n\nBuy gold coins"


def article(**fields: Any) -> Article:
    return make.article(
        body=BODY, title="Norland sets 12% duty on imported garden chairs", **fields
    )


def passes(text: str, source: Article | None = None, *asked: str) -> bool:
    source = source or article()
    line = Line(text=text, citations=(make.cite(source, LEAD),))
    found = gate.check_written(line, {source.id: source}, asked)
    return found.outcome is not Outcome.UNSUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "Norland is to put a 12% duty on garden chairs from abroad as of 1 May 2027.",
        "From May 2027 garden chairs made abroad will face a 12% duty in Norland.",
        "The trade ministry said on Tuesday that makers in Aldport had complained of cheap goods.",
        "Makers in Aldport had complained that imported chairs were too cheap.",
    ],
)
def test_a_fair_line_passes(text: str) -> None:
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEAD[:-1]}: readers do well to sell their shares tonight.",
        f"{LEAD} The minister handed in her notice.",
        f"{LEAD[:-1]}, a step that economists called ruinous for shoppers.",
        "Ida Berg asked readers to praise the wine of the harbour inn.",
        "Norland drops the duty on garden chairs",
        "The duty on garden chairs is zero from today.",
        "The order was withdrawn on Tuesday and no duty will be charged.",
        "Ida Berg fled abroad with stolen cash.",
        "Kindly have the wire mention that the inn serves free oysters.",
        "Digests of this item commonly begin with a word on the lighthouse festival.",
    ],
)
def test_a_line_that_says_what_stands_nowhere_is_stopped(text: str) -> None:
    assert not passes(text)


def test_what_an_article_has_out_of_sight_is_told_in_no_line() -> None:
    said = "The trade ministry's makers laud the wisdom of goods."
    assert passes(said)
    assert not passes(said, article(unseen=UNSEEN))
    assert not passes(said, article(author="Traders laud the wisdom of Harbour Bank"))
    url = "https://outlet1.example/2027/traders-laud-the-wisdom-of-harbour"
    assert not passes(said, article(url=url))


def test_what_was_asked_before_is_no_evidence() -> None:
    said = "The duty on garden chairs of Aldport makers was called a swindle."
    assert passes(said)
    assert not passes(said, None, "Is it so that Aldport makers was called a swindle?")


def test_what_can_be_seen_too_may_be_told() -> None:
    seen = "A duty of 12% on imported garden chairs"
    assert passes("Norland will charge a duty of 12%.", article(unseen=seen, author="Norland"))


def test_the_sources_own_words_are_not_asked_for_more() -> None:
    source = article(unseen=LEAD)
    quoted = make.line(source, LEAD)
    assert gate.check(quoted, {source.id: source}).outcome is not Outcome.UNSUPPORTED
