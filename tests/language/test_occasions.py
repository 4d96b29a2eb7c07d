"""What a date is the date of, by the verbs and nouns around it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language.occasions import Occasion, find

SATURDAY = datetime(2025, 5, 3, 12, tzinfo=UTC)
A, S, P, F, X = (
    Occasion.ANNOUNCED,
    Occasion.SIGNED,
    Occasion.PUBLISHED,
    Occasion.EFFECTIVE,
    Occasion.EXPIRES,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The minister announced the duty on 2 April.", [(A, "2 April")]),
        ("The duty, announced on 2 April, holds.", [(A, "2 April")]),
        ("The minister on Friday unveiled a levy.", [(A, "Friday")]),
        ("Friday's announcement surprised millers.", [(A, "Friday")]),
        ("On 2 April the king signed an order on zinc.", [(S, "2 April")]),
        ("It was signed into law on 4 July 2025.", [(S, "4 July 2025")]),
        ("In an order signed on Friday, the king raised it.", [(S, "Friday")]),
        ("A pact signed by both in Lima on 12 May cuts duties.", [(S, "12 May")]),
        ("The rule was published on 3 March.", [(P, "3 March")]),
        ("It was printed in the Gazette on 3 March.", [(P, "3 March")]),
        ("It holds 20 days after its publication on 3 May.", [(P, "3 May")]),
        ("The notice was posted on 5 March.", [(P, "5 March")]),
        ("It was adopted on 2 March.", [(Occasion.ADOPTED, "2 March")]),
        ("The ruling was handed down on 28 May.", [(Occasion.ADOPTED, "28 May")]),
        ("The deal was reached on 27 July.", [(Occasion.REACHED, "27 July")]),
        ("Oruro ratified it on 27 July.", [(Occasion.RATIFIED, "27 July")]),
        ("The house votes on the deal on 10 May.", [(Occasion.VOTED, "10 May")]),
        ("Comments on it are due by 4 April.", [(Occasion.DUE, "4 April")]),
        ("Comments on it open on 4 April.", [(Occasion.OPENS, "4 April")]),
        ("The pause runs out on 9 July.", [(Occasion.RESUMES, "9 July")]),
        ("The suspension was extended to 10 July.", [(Occasion.RESUMES, "10 July")]),
        ("Collection of the levy begins on 3 May.", [(F, "3 May")]),
        ("The duty takes effect on 9 April.", [(F, "9 April")]),
        ("It goes into effect at 12:01 a.m. Eastern on April 9.", [(F, "April 9")]),
        ("It is effective from May 9.", [(F, "May 9")]),
        ("Effective August 1, the duty is 30%.", [(F, "August 1")]),
        ("The effective date of the order is April 9.", [(F, "April 9")]),
        ("The date of entry into force is 9 April 2025.", [(F, "9 April 2025")]),
        ("The surcharge kicks in on 1 June.", [(F, "1 June")]),
        ("The 25% tariff will start on Monday.", [(F, "Monday")]),
        ("From 9 April, imports will be charged 10%.", [(F, "9 April")]),
        ("It applies to goods entered on or after August 7.", [(F, "August 7")]),
        ("The quota expires on 30 June.", [(X, "30 June")]),
        ("The duty ceases to apply on 31 December 2029.", [(X, "31 December 2029")]),
        ("The levy ended on Friday.", [(X, "Friday")]),
        ("Signed on 24 March, it takes effect on 2 April.", [(S, "24 March"), (F, "2 April")]),
        (
            "The hike, due to take effect Thursday, was announced on Monday.",
            [(F, "Thursday"), (A, "Monday")],
        ),
        (
            "The levy is effective from May 9, the board announced on Friday.",
            [(F, "May 9"), (A, "Friday")],
        ),
        (
            "It said on 5 May that the duty would take effect on 1 June and lapse on 31 December.",
            [(F, "1 June"), (X, "31 December")],
        ),
        (
            "It was published on 3 March and applies from 1 July.",
            [(P, "3 March"), (F, "1 July")],
        ),
        ("Tariffs announced last month took effect Friday.", [(A, "last month"), (F, "Friday")]),
        # with another verb, another thing's day, or none that is known
        ("The pause expires on 9 July.", [(Occasion.RESUMES, "9 July")]),
        ("The duties are suspended until 9 July.", []),
        ("Talks on the duties begin on Monday.", []),
        ("He announced a meeting on 3 May.", []),
        ("He announced duties imposed on 2 April.", []),
        ("At the end of May, exports fell.", []),
        ("It takes effect 21 days after 3 May.", []),
        ("Millers met on 3 May. They announced nothing.", []),
        ("It announced that exports fell on Friday.", []),
        ("", []),
    ],
)
def test_what_a_date_is_the_date_of(text: str, told: list[tuple[Occasion, str]]) -> None:
    found = find(text, SATURDAY)
    assert [(each.occasion, text[each.date.start : each.date.end]) for each in found] == told


def test_a_span_holds_the_verb_and_its_date() -> None:
    text = "The duty, it said, takes effect at noon on 9 April."
    (found,) = find(text, SATURDAY)
    assert text[found.start : found.end] == "takes effect at noon on 9 April"
