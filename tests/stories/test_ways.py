"""By what way titles and texts say that an act works."""

from __future__ import annotations

import pytest

from bot.stories import ways


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Peru opens anti-dumping probe into pasta", {"remedy dumping"}),
        ("Notice: Countervailing Duty on ladders", {"remedy subsidy", "way duty"}),
        ("Kenya caps sugar imports", {"way quota"}),
        ("G7 caps price of crude", set[str]()),
        ("Price cap on crude stays", set[str]()),
        ("Turkey sets tariff quota for oil", {"way quota"}),
        ("Peas enter duty-free", set[str]()),
        ("Zambia halts all exports of ore", {"way ban"}),
        ("India halts work on a port", set[str]()),
        ("US extends tariff exclusions for pumps", {"turn kept", "way duty"}),
        ("Nepal lifts its ban on tea", {"turn ended", "way ban"}),
        ("Talks end in Geneva", set[str]()),
    ],
)
def test_a_title_names_the_ways_of_its_act(title: str, found: set[str]) -> None:
    assert {*ways.named(title)} == found


def test_a_law_cited_by_its_name_is_no_way_of_an_act() -> None:
    law = "notice under the Trade Remedies (Dumping and Subsidisation) Regulations"
    assert not {*ways.mentioned("", law)}
    assert {*ways.mentioned("", "dumped ladders pay 9%")} == {"remedy dumping", "way duty"}
