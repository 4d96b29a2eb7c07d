"""What a sentence states, and whether others tell it already."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.language import facts

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)
KNOWN = (
    "Norland raised its duty on steel pipes to 25% from 15%, Minister Ida Holm said on Monday.",
    "Importers of steel pipes may comment on the duty until 2 June.",
    "“The pipes were cheaper than the steel in them,” Holm told reporters in Arnholm.",
)


def told(text: str) -> bool:
    return facts.told(facts.find(text, MONDAY), [facts.find(each, MONDAY) for each in KNOWN])


@pytest.mark.parametrize(
    "text",
    [
        "On steel pipes Norland's duty rose to 25% from 15%, said Ida Holm, its trade minister.",
        "Comments on the duty on steel pipes are due by 2 June.",
        "“The pipes were cheaper than the steel in them,” said Trade Minister Ida Holm.",
    ],
)
def test_what_others_tell_in_other_words_is_told(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norland raised its duty on steel pipes to 30% from 15%, Trade Minister Ida Holm said.",
        "Importers of steel pipes may comment on the duty until 9 June.",
        "Importers of steel pipes may comment on the duty until 9 June, instead of 2 June.",
        "“The pipes will be dear by the winter,” Holm told reporters in Arnholm.",
        "Norland suspended its duty of 25% on steel pipes, up from 15%, on Monday.",
    ],
)
def test_another_value_a_standing_or_a_quotation_is_new(text: str) -> None:
    assert not told(text)


def test_how_far_a_measure_has_come_is_new_though_its_rate_is_known() -> None:
    threat = "Norland threatened to charge a duty of 40% on steel pipes unless subsidies end."
    news = "Norland announced a duty of 40% on steel pipes on Monday, after talks had failed."
    again = "On Monday Norland announced a duty of 40% on steel pipes, as talks have failed."
    assert not facts.told(facts.find(news, MONDAY), [facts.find(threat, MONDAY)])
    assert facts.told(facts.find(again, MONDAY), [facts.find(news, MONDAY)])
    assert facts.told(
        facts.find(threat, MONDAY), [facts.find(each, MONDAY) for each in (threat, news)]
    )


def test_a_day_on_which_it_was_said_is_no_fact() -> None:
    assert facts.find("The minister said so on Monday.", MONDAY).values == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Norland exempted Eastland from its duty of 25% on steel pipes, Ida Holm said on Tuesday.",
        "Minister Ida Holm resigned on Tuesday over the duty of 25% on steel pipes.",
        "Norland will also put the duty of 25% on steel flanges, Ida Holm said on Tuesday.",
        "“We will not blink,” Ida Holm said on Tuesday of the duty of 25% on steel pipes.",
    ],
)
def test_another_deed_of_a_later_day_is_new_though_its_figures_and_names_are_known(
    text: str,
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    known = [facts.find(each, MONDAY) for each in KNOWN]
    assert not facts.told(facts.find(text, tuesday), known)


def test_what_is_said_again_on_a_later_day_is_told() -> None:
    again = "Norland's duty on steel pipes is 25%, up from 15%, Ida Holm said on Tuesday."
    tuesday = MONDAY + timedelta(days=1)
    assert facts.told(facts.find(again, tuesday), [facts.find(each, MONDAY) for each in KNOWN])


@pytest.mark.parametrize(
    "text",
    [
        (
            "Norland's ministry states that no duty on steel pipes has been decided, contrary to "
            "what Minister Ida Holm said."
        ),
        "Norland has not decided on the duty of 25% on steel pipes, Ida Holm said on Monday.",
    ],
)
def test_a_denial_is_new_once(text: str) -> None:
    assert not told(text)
    known = [facts.find(each, MONDAY) for each in (*KNOWN, text)]
    assert facts.told(facts.find(text, MONDAY), known)
