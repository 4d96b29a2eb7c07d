"""An order, its fact sheet of two sentences, and the news of it: one event, and no sibling's."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from bot.domain import Article
from bot.evaluation.stories import group
from bot.language import enacting
from tests import make

ORDER = """\
By the authority vested in me as President by the Constitution and the laws of the United States \
of America, including the International Emergency Economic Powers Act (50 U.S.C. 1701 et seq.), \
the National Emergencies Act, section 604 of the Trade Act of 1974, and section 301 of title 3, \
United States Code, {enacts} Section 1. Background. In Executive Order {number} a national \
emergency was declared with respect to the policies of the Government of {place}, which are an \
unusual and extraordinary threat to the economy of the United States. Sec. 2. Tariff. Articles of \
{place} imported into the United States shall be subject to an additional ad valorem rate of duty \
of {rate} percent, effective with respect to goods entered for consumption on or after 12:01 a.m. \
eastern time 7 days after the date of this order. Sec. 3. Scope. The rate established by this \
order shall be in addition to other duties, fees, exactions and charges, except for articles that \
are subject to duties under section 232. Sec. 4. Retaliation. Should the Government of {place} \
retaliate, this order may be modified to ensure its efficacy. Sec. 5. General Provisions. Nothing \
in this order shall be construed to impair or otherwise affect the authority granted by law to an \
executive department."""
SHEET = "Fact Sheet: President Addresses Threats from the Government of {place}"
SHEETS = (
    (
        "Today the President signed an Executive Order that puts an additional tariff of {rate}% "
        "on {place}. The order rests on an emergency over the policies of its government."
    ),
    (
        "ANSWERING A THREAT: Today, the President ordered an additional tariff of {rate}% on goods "
        "from {place}. The tariff takes effect in 7 days, in addition to other duties."
    ),
)
NEWS = (
    (
        "President signs order for {rate}% {place} tariff",
        (
            "The president signed an order on Wednesday that raises tariffs on goods from {place} "
            "by {rate} points, citing a national emergency, the White House said."
        ),
    ),
    (
        "US to charge extra {rate}% on goods from {place}",
        (
            "Goods from {place} will pay an additional tariff of {rate}% in the United States "
            "within a week, under an executive order that the president signed on Wednesday."
        ),
    ),
)
PLACES = (("Chile", 40, 14901), ("Morocco", 25, 14907))


def told(place: str, rate: int, number: int, enacts: str, sheet: str) -> list[Article]:
    given = {"place": place, "rate": rate, "number": number, "enacts": enacts}
    title = f"Addressing Threats to the United States by the Government of {place}"
    texts = [("White House", title, ORDER), ("White House", SHEET, sheet)]
    texts += [(f"Outlet {at}", *each) for at, each in enumerate(NEWS)]
    return [
        make.article(
            number + at,
            title=title.format(**given),
            body=body.format(**given),
            publisher=publisher,
            author=place,
            url=f"https://example.com/{number + at}",
            official=at < 2,
        )
        for at, (publisher, title, body) in enumerate(texts)
    ]


@pytest.mark.parametrize("enacts", ["I hereby determine and order:", "it is hereby ordered:"])
@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("without", [(), (1,), (2, 3), (1, 3)])
def test_an_order_and_what_is_told_of_it_is_one_story(
    enacts: str, sheet: str, without: tuple[int, ...]
) -> None:
    given = [
        each
        for place, rate, number in PLACES
        for at, each in enumerate(told(place, rate, number, enacts, sheet))
        if at not in without
    ]
    for seed in range(6):
        random.Random(seed).shuffle(given)
        came = [replace(each, seen=make.after(minutes=at)) for at, each in enumerate(given)]
        stories = defaultdict(set)
        for article, story in zip(came, group(came), strict=True):
            stories[story].add(article.author)
        assert sorted(map(sorted, stories.values())) == [["Chile"], ["Morocco"]]


def test_what_opens_with_no_powers_enacts_from_its_first_word() -> None:
    assert enacting.begins("By Tuesday the authority had agreed, it is said.") == 0
    text = ORDER.format(place="Chile", rate=40, number=1, enacts="I hereby order:")
    assert text[enacting.begins(text) :].startswith("I hereby order: Section 1.")


CASE = (
    "The Office of the Trade Envoy today initiated an investigation of {place}'s acts, policies "
    "and practices with regard to {what} under Section 301 of the Trade Act of 1974. As directed "
    "by the President, the Office will examine whether these are unreasonable or discriminatory, "
    "and burden or restrict commerce of the United States. “The President is committed to combat "
    "unfair practices that harm our workers, businesses and farmers,” the Envoy said. The Office "
    "will issue two notices that give details of the investigation and of how members of the "
    "public can submit written comments in accordance with its rules."
)


@pytest.mark.parametrize(
    ("one", "other", "stories"),
    [
        ("the import of timber", "the value of its currency", 2),
        ("the import of timber", "the import of timber", 1),
    ],
)
def test_two_cases_of_one_day_in_one_wording_are_two(one: str, other: str, stories: int) -> None:
    given = [
        make.article(
            number,
            title=f"Envoy Initiates Vietnam {what.split()[-1].title()} Investigation",
            body=CASE.format(place="Vietnam", what=what),
            url=f"https://example.com/case/{number}",
            seen=make.after(minutes=number),
            official=True,
        )
        for number, what in enumerate((one, other))
    ]
    assert len(set(group(given))) == len(set(group(given[::-1]))) == stories
