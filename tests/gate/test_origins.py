"""Two things without figures are not told each of the other's place, side or deed."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from bot.language import origins
from tests.gate.meaning import Case, assert_passes, assert_stopped

TABLE = (
    # what an article says, what may be made of it, and what may not
    (
        "The levy hits Estonian amber and Latvian linen.",
        "Latvian linen and Estonian amber are hit by the levy.",
        "The levy hits Estonian linen and Latvian amber.",
    ),
    (
        "Peru bought barley from Canada and millet from Chad.",
        "Peru bought millet from Chad and barley from Canada.",
        "Peru bought millet from Canada and barley from Chad.",
    ),
    (
        "Norway sells cod to Ghana and kelp to Malta.",
        "Norway sells kelp to Malta and cod to Ghana.",
        "Norway sells kelp to Ghana and cod to Malta.",
    ),
    (
        "Wool from Laos and twine from Nepal were stopped at the border.",
        "Nepal's twine and wool from Laos were stopped at the border.",
        "Laos's twine and wool from Nepal were stopped at the border.",
    ),
    (
        "Amber levies rose and linen levies fell.",
        "Linen levies fell and amber levies rose.",
        "Linen levies rose and amber levies fell.",
    ),
    (
        "The envoy praised Oakes and criticised Marsh.",
        "Oakes was praised and Marsh criticised by the envoy.",
        "The envoy praised Marsh and criticised Oakes.",
    ),
    (
        "The krona weakened against the zloty.",
        "Against the zloty, the krona weakened.",
        "The zloty weakened against the krona.",
    ),
    (
        "Tunisia's deficit with Malta widened.",
        "The deficit of Tunisia with Malta widened.",
        "Malta's deficit with Tunisia widened.",
    ),
    (
        "Latvian linen replaced Estonian linen in the market.",
        "Estonian linen was replaced by Latvian linen in the market.",
        "Estonian linen replaced Latvian linen in the market.",
    ),
    (
        "Ghana's minister met Chad's envoy.",
        "Chad's envoy met Ghana's minister.",
        "Ghana's envoy met Chad's minister.",
    ),
)


@pytest.mark.parametrize(("source", "true", "false"), TABLE)
def test_an_exchange_is_stopped_and_another_order_is_not(
    source: str, true: str, false: str
) -> None:
    case = Case(source=source, true=(true,), false=(false,), fault=Fault.ROLES_SWAPPED)
    assert_passes(case, true)
    assert_stopped(case, false)


def test_things_are_found_before_and_behind_their_places() -> None:
    text = "Latvian linen, wool from Laos and cod bound for Malta; Ghana said that it would wait."
    found = [
        (text[each.start : each.end], each.code, each.way, set(each.things))
        for each in origins.find(text)
    ]
    assert found == [
        ("Latvian linen", "LV", "of", {"linen"}),
        ("wool from Laos", "LA", "of", {"wool"}),
        ("cod bound for Malta", "MT", "to", {"cod", "bound"}),
    ]
