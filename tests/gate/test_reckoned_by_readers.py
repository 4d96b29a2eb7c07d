"""What a reader makes of figures and dates: other units, what is left, when a time is over."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_fair, assert_unfair, pairs

FAIR = {
    "Tickets are valid from 8:30 a.m. to 4 p.m. on each day of the fair.": (
        "Tickets are valid for seven and a half hours on each day of the fair.",
    ),
    "The mills burned 21 million barrels in 2019 – 20% of the world's total.": (
        "The world burned about 105 million barrels in 2019.",
        "Four fifths of the barrels were burned elsewhere.",
    ),
    "He has planted more than 1,000 trees on 3 acres of his farm.": (
        "He has planted well over 300 trees to the acre on his farm.",
    ),
    "The duty will be charged through the end of February 2027.": (
        "The duty will be gone by March 2027.",
    ),
    "The fund is worth $370 billion.": ("The fund is worth over a third of a trillion dollars.",),
    "The diner adds a fee of 40 cents per egg.": ("A three-egg dish costs $1.20 more there.",),
    "It says that 45% of its sales came from shops in Norland.": (
        "Fifty-five percent of its sales came from shops outside Norland.",
    ),
    "Vale Line and Port Ferries each carry more than 1.5 million riders a month.": (
        "Between them, Vale Line and Port Ferries carry over three million riders a month.",
    ),
    "For $15 or $25 one way, riders get a seat.": ("A round trip with a seat costs $30 or $50.",),
    "The line asks $50 for a monthly pass.": (
        "A year's worth of passes on the boats of the line would come to $600.",
    ),
    "The chain has 21 shops, and means to close those in Dor, Lima, Oruro and Ambo.": (
        "The chain will keep 17 of its 21 shops.",
    ),
    "The board has had no head since the last one left on 20 January 2026.": (
        "The board has had no head for more than a month.",
    ),
    "200 years ago the town made its port free.": ("The town made its port free in 1826.",),
    "The ministry repaid the bond of US dollars 2 billion in March.": (
        "The ministry repaid the US$2 billion bond in March.",
        "A bond of two billion US dollars was repaid by the ministry in March.",
    ),
    "Fees brought the port rupees 40 million, and rents euros 3 million.": (
        "Fees brought the port ₹40 million, and rents €3 million.",
    ),
    "The duty is 9 dollars per 50-kg sack of lime.": (
        "The duty is 9 dollars on each sack of about 110 pounds of lime.",
        "The duty is 9 dollars on each 50 kg sack of lime.",
    ),
    "The mills can make 6.5 billion sq.m/year, up from 4.2 billion sq.m/year in 2015.": (
        "The mills can make 6.5 billion square metres a year, up from 4.2 billion in 2015.",
        "Since 2015 the mills have added 2.3 billion square metres a year.",
    ),
    "The permits cover 3,12,400 tonnes for Lima, 2,41,300 tonnes for Quito and 96,000 for Oruro.": (
        "The permits cover some 312,000 tonnes for Lima, and about 241,000 for Quito.",
        "The permits cover 312,400 tonnes for Lima and 241,300 for Quito.",
    ),
    "The grocer has 640 shops in 12 states, with 210 in Utah.": (
        "Besides Utah, the grocer has shops in 11 other states.",
        "Outside Utah the grocer has 430 shops in 11 states.",
    ),
    "The fine is 4% of the debt for every month it is late, up to 20% of the debt.": (
        "At 4% a month, the fine would reach its ceiling of 20% after five months.",
    ),
    "The order applies for three years from the beginning of May 2021.": (
        "The order applies until the end of April 2024.",
        "The order will apply until April 2024.",
    ),
    "Whoever asks for more time may file by Sept. 12.": (
        "Whoever asks for more time may file by Sept. 12, three months after June 12.",
    ),
    "The duty will stay for a period of four (4) years.": (
        "The duty will stay for four years.",
        "For 48 months the duty will stay.",
    ),
    "The head of the mill left after a year in the post.": (
        "After a year in the post, the head of the mill left.",
        "The head of the mill left after twelve months in the post.",
    ),
    "The act gives the firm up to 12 months to sell the mine within a week of a bid.": (
        "The act gives the firm no more than a year to sell the mine.",
    ),
    "The levy will run for two years from 1 March 2022.": (
        "The levy will run until 29 February 2024.",
        "The levy will run until the end of February 2024.",
    ),
    "Of a quota of 40,000 tonnes, 12,500 go to Peru, 9,000 to Chile and 18,500 to Bolivia.": (
        "Bolivia gets 18,500 tonnes of the quota, Peru 12,500 and Chile 9,000.",
    ),
    "The plan has 27 member states, and Malta opposed it.": (
        "All but Malta, 26 member states, backed it.",
    ),
    "It was one of the great works of the years from 1801 to 1900.": (
        "It was one of the great works of the nineteenth century.",
    ),
    "In 2023, six out of 14 main crops grew. Barley rose 31.4 percent to $12.7 million.": (
        "In 2023 six of fourteen main crops grew, with barley up 31.4 percent.",
    ),
    "The balance was a surplus of $31.6 billion, the largest since the record of $44.2 billion in"
    " 2016.": ("At $31.6 billion the surplus was the largest that was recorded since 2016.",),
    "In May, imports were valued at $6.2 billion, up $410 million (7.1 percent). The increase was"
    " led by lorries, up $188 million (28 percent).": (
        "Imports of $6.2 billion were up 7.1 percent in May, led by lorries, which rose 28%.",
    ),
    "First figures for 2019 show an increase in sales abroad of €1,310 million (+3%) to €45,020"
    " million from 2018.": (
        "Sales abroad were worth €45.02 billion in 2019, about €1.31 billion or 3% more.",
    ),
}
UNFAIR = {
    "It says that 45% of its sales came from shops in Norland.": (
        "Fifty-five percent of its sales came from shops in Norland.",
    ),
    "The chain has 21 shops, and means to close those in Dor, Lima, Oruro and Ambo.": (
        "The chain will keep 18 of its 21 shops.",
    ),
    "The ministry repaid the bond of US dollars 2 billion in March.": (
        "The ministry repaid the bond of €2 billion in March.",
        "The ministry repaid the bond of US$2 million in March.",
    ),
    "The duty is 9 dollars per 50-kg sack of lime.": (
        "The duty is 9 dollars on each sack of about 140 pounds of lime.",
    ),
    "The permits cover 3,12,400 tonnes for Lima, 2,41,300 tonnes for Quito and 96,000 for Oruro.": (
        "The permits cover 312,400 tonnes for Lima and 271,300 for Quito.",
    ),
    "The grocer has 640 shops in 12 states, with 210 in Utah.": (
        "Besides Utah, the grocer has shops in 14 other states.",
    ),
    "The fine is 4% of the debt for every month it is late, up to 20% of the debt.": (
        "At 4% a month, the fine would reach its ceiling of 20% after eight months.",
    ),
    "The order applies for three years from the beginning of May 2021.": (
        "The order applies until the end of August 2024.",
    ),
    "The duty will stay for a period of four (4) years.": ("The duty will stay for four months.",),
    "The head of the mill left after a year in the post.": (
        "The head of the mill left after a month in the post.",
    ),
    "The act gives the firm up to a year to sell the mine.": (
        "The act gives the firm no more than a week to sell the mine.",
    ),
    "The pact has a 15 percent ceiling, 500 million dollars of orders and an additional 400 million"
    " dollars of loans.": ("The pact has a 20 percent ceiling and 500 million dollars of orders.",),
    "The floor price is $900 a tonne.": ("The floor price is $900 a quintal.",),
    "Sales for the month of May 2024 reached $31 million.": (
        "Sales for April 2024 reached $31 million.",
    ),
}


@pytest.mark.parametrize(("source", "line"), pairs(FAIR))
def test_what_a_reader_reckons_stands(source: str, line: str) -> None:
    assert_fair(source, line)


@pytest.mark.parametrize(("source", "line"), pairs(UNFAIR))
def test_what_nobody_can_reckon_is_stopped(source: str, line: str) -> None:
    assert_unfair(source, line)
