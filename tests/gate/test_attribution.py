"""An outlet's own name is no claim, whatever figures or days it holds."""

from __future__ import annotations

import pytest

from bot.domain import Outcome
from bot.gate import check
from tests import make


@pytest.mark.parametrize(
    "publisher", ["France 24", "Mail on Sunday", "S&P 500 Watch", "No. 10", "2026-05-04.txt"]
)
def test_a_publisher_s_name_is_not_checked_as_a_figure_or_a_day(publisher: str) -> None:
    source = make.article(1, publisher=publisher)
    assert check(make.line(source), {source.id: source}).outcome is Outcome.SUPPORTED


def test_another_name_at_the_end_is_checked() -> None:
    source = make.article(1, publisher="France 24")
    line = make.line(source)
    other = type(line)(text=line.text.replace("France 24", "Channel 4"), citations=line.citations)
    assert check(other, {source.id: source}).outcome is Outcome.UNSUPPORTED
