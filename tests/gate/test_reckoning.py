"""One step of arithmetic over the figures of the evidence, of the line and of the article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain import Article, Fault, Line
from bot.gate import check
from tests import make

FIGURES = {Fault.FIGURE_NOT_IN_EVIDENCE, Fault.UNIT_DIFFERS, Fault.SCOPE_WIDENED}
BEFORE = (
    "The guild of Orrin tells of its year. A crate of zinc cost $52.40 in May, and 40 of its"
    " smelters were open. Six shops close. It sold $50 million of tin. Duties took in 60 per cent"
    " of its dues."
)


def stopped(text: str, source: str) -> list[str]:
    article: Article = make.article(
        title="Zinc in brief",
        body=f"{BEFORE} {source}",
        published=datetime(2026, 3, 25, 9, tzinfo=UTC),
    )
    line = Line(text=text, citations=(make.cite(article, source),))
    found = check(line, {article.id: article}).reasons
    return [each.words for each in found if each.fault in FIGURES]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # so many a day, a head, an acre
        ("It made about three and a half finds a day.", "It made 274 finds in a 78-day season."),
        ("The feast works out at under $5 a head.", "The feast for 10 people costs $48.60."),
        ("There were some 30 guests for every acre.", "Some 35,000 guests met on 1,180 acres."),
        ("It loses about $500 million in each of the years.", "It loses $2 billion over 4 years."),
        ("A tin costs less than 21 cents.", "Tins are sold at $2.45 a dozen."),
        # over so long, as the line supposes
        ("A strike of four weeks would cost $8 billion.", "The strike costs $2 billion a week."),
        # the whole of a part, and what was before a rate
        ("All sales come to about EUR 520 billion.", "EUR 26 billion is 5% of all sales."),
        ("It must have opened with about $25 million.", "It fell 60%, to $10 million."),
        ("It had cost about 3.1 cents before.", "It costs 3.7 cents, 20% more than before."),
        ("The levy is 21.25% of its value.", "A levy of 25% is due on all but 15% of its value."),
        # the rest
        ("All but 10 firms have little more than a tenth.", "Just 10 firms hold almost 90% of it."),
        ("Some 3 per cent will be left with duties.", "It lifts duties on 97 per cent of zinc."),
        ("Some 86% of it was still not sold.", "It was only 14% sold by Tuesday."),
        # times of day and spells
        ("It is open for eight and a half hours.", "It is open from 8:45 a.m. to 5:15 p.m."),
        (
            "The small kind lived on for 110 million years.",
            "It died out 200 million years ago, the small kind 90 million years ago.",
        ),
        # rates of what is counted
        ("The seats are 80% dearer now.", "A seat costs $450,000, up from some $250,000."),
        ("Fans liked it 28 points more.", "It pleased 53% of critics, and 81% of fans."),
        (
            "The levy was 0.2 points above the forecast.",
            "The levy rose 0.1%, against a forecast drop of 0.1%.",
        ),
        # with a figure that the line names, or that stands elsewhere in the article
        (
            "Closing 6 of the 271 shops would leave 265.",
            "The guild has 271 shops, of which some close.",
        ),
        ("The price has fallen by $12.10 since June.", "A crate cost $64.50 in June."),
        (
            "Together with the dues before it is over 90 per cent.",
            "Another 33 per cent is from fees.",
        ),
        ("A crate costs about half of the $52.40 of May.", "A crate costs $26.50 now."),
        ("Before the fire a crate had cost $3.54.", "A crate costs $4.01, up 47 cents."),
        (
            "Since May a tin costs $1.60 less than a crate's $52.40.",
            "A tin costs $50.80, and $9.10 at home.",
        ),
        (
            "If 15.5 million are 6.6%, there are roughly 235 million.",
            "Some 15.5 million, or 6.6%, are ill.",
        ),
        ("It covered 230 kilometres a minute.", "It flew 4,600 kilometres in 20 minutes."),
        ("They spoke once every four months.", "They spoke 3 times in the 12 months to May."),
        (
            "It was longer by 1 hour 52 minutes.",
            "It took 24 hours and 18 minutes, and 22 hours and 26 minutes before.",
        ),
        (
            "It is some 800,000 years younger.",
            "It is 3.4 million years old, and not 2.6 million years.",
        ),
        ("The share went up by about 70%.", "The share rose to 6.6% from 3.9%."),
        ("It ends three days before Christmas.", "It ends on 22 December."),
        ("It speaks every 14 and a half days.", "It spoke 4 times within 58 days."),
        ("Half of the last 16 days were hot.", "It was hot on eight of the past 16 days."),
        ("It goes up by $500, or a quarter.", "It goes up from $2,000 to $2,500."),
        ("That leaves 9% for all others.", "Elm has 47% and Lind has 44% of the vote."),
        ("It has yet to sell 97% of it.", "It has sold 3% of its ore."),
        ("It would be $119.40 worth of Chilean zinc in all.", "Another $67 of it would be bought."),
        ("For almost 150 years it has kept records.", "It has kept records since 1877."),
        ("It was hotter than 51 degrees Celsius.", "It was hotter than 124 degrees."),
        # counted one by one
        (
            "It is about 14 claims.",
            "It is about claims 1-3 and claim 1 of a deed, claims 1-3 and claims 1-7 of another.",
        ),
        ("Sixty guilds in all are asked.", "It asks the guild of Mali and 59 other guilds."),
        ("It has twelve months for it.", "It has up to a year for it."),
        (
            "Together the two exemptions are of 45 tonnes.",
            "2.1.1 It is lifted for 20 tonnes. 2.1.2 It is lifted for 25 tonnes.",
        ),
        ("A mask went from $1.82 to about $20.", "A box of 10 masks went from $18.20 to $199.99."),
        ("It costs over two and a half times the average.", "It is 166% higher than the average."),
        ("The two sums together amount to $820.6 million.", "It pays a sum of $410.3 million."),
        ("If it is a fifth of the $50 million, it comes to $10 million.", "It is at least 20%."),
        ("Sales abroad made 55% of it.", "Sales at home made 45% of it."),
        ("It lost 70 basis points.", "The index of the guild dropped 0.7%."),
        ("It fell by 98%, to about 2,000 guests.", "It had about 2,000 guests, after 100,000."),
        ("For a whole year a tin comes each month.", "Tins are sent for 12 months, one per month."),
        # measures of another system
        ("It burned some 18,000 square kilometres.", "It burned nearly 7,000 square miles."),
        ("The hall has about 2,300 square metres.", "The hall has 25,000 square feet."),
        ("The field is of nearly two square miles.", "It lies on a field of 1,180 acres."),
        ("A bird weighs a little over seven kilograms.", "A bird weighs 16 pounds."),
        ("It was as warm as about 10 degrees Fahrenheit.", "It was minus-12 degrees Celsius."),
        (
            "It grew to more than 1,900 degrees Celsius.",
            "It grew to some 3,500 degrees Fahrenheit.",
        ),
        (
            "It fell short by almost a billion dollars.",
            "It took $20.1 billion, not over $21 billion.",
        ),
    ],
)
def test_what_is_reckoned_stands(text: str, source: str) -> None:
    assert stopped(text, source) == []


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("It made about five finds a day.", "It made 274 finds in a 78-day season.", "five"),
        (
            "A strike of four weeks would cost $6 billion.",
            "The strike costs $2 billion a week.",
            "$6 billion",
        ),
        (
            "All sales come to about EUR 430 billion.",
            "EUR 26 billion is 5% of all sales.",
            "EUR 430 billion",
        ),
        (
            "It is open for seven and a half hours.",
            "It is open from 8:45 a.m. to 5:15 p.m.",
            "seven and a half hours",
        ),
        (
            "The hall has about 2,800 square metres.",
            "The hall has 25,000 square feet.",
            "2,800 square metres",
        ),
        (
            "It was as warm as about 25 degrees Fahrenheit.",
            "It was minus-12 degrees Celsius.",
            "25 degrees Fahrenheit",
        ),
        # one of the same sort stands there
        (
            "It buys $250 million more than in May.",
            "It buys $200 million more than in May.",
            "$250 million",
        ),
        (
            "Just 20 of the nearly 200 firms hold 90%.",
            "Just 10 of the nearly 200 firms hold 90%.",
            "20",
        ),
        ("A crate peaked at $68.50 in June.", "A crate peaked at $64.50 in June.", "$68.50"),
        (
            "It aims at $30 billion a year of goods.",
            "A levy of 10% aims at $300 billion a year of goods.",
            "$30 billion",
        ),
        (
            "It got 23% of the vote.",
            "The guild won 28.5% of the vote, and the Elm party 20%.",
            "23%",
        ),
        (
            "It sold no more than 40% of it.",
            "It sold at least 40% of it, 20% in May and 20% in June.",
            "40%",
        ),
    ],
)
def test_what_is_no_result_is_stopped(text: str, source: str, words: str) -> None:
    assert words in stopped(text, source)
