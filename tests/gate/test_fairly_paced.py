"""What an amount is counted over may be told in other words, or be left out."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes

RIGHT = [
    (
        "The bakery sells around 272 million rolls per year.",
        "The bakery sells well over a quarter of a billion rolls per year.",
    ),
    (
        "The island's treasury ran a shortfall in the last fiscal year of $640 million.",
        "The island has a $640 million annual shortfall.",
    ),
    (
        "The pact should bring yearly savings of about EUR 85 million to Danish dairies.",
        "Danish dairies should save about EUR 85 million a year under the pact.",
    ),
    (
        "The pact should bring yearly savings of about EUR 85 million to Danish dairies.",
        "Danish dairies should save about EUR 85 million per annum under the pact.",
    ),
    (
        "The pact should bring yearly savings of about EUR 85 million to Danish dairies.",
        "Danish dairies should save about EUR 85 million under the pact.",
    ),
    (
        "Subsidies to the ferry line came to NOK 42 million every three months.",
        "Subsidies to the ferry line came to NOK 42 million a quarter.",
    ),
    (
        "The refinery loses $3.2 million a day while it is shut.",
        "Shut, the refinery loses $3.2 million daily.",
    ),
    (
        "In 2024 the toll road took in $58 million.",
        "The toll road's revenue for the year 2024 was $58 million.",
    ),
    (
        "In 2024 the toll road took in $58 million.",
        "Annual takings of the toll road came to $58 million in 2024.",
    ),
    (
        "The toll road reported on last year. It took in $58 million.",
        "The toll road took in $58 million in the year.",
    ),
    (
        "Farmers received $19 billion in payments over the decade.",
        "Farmers received $19 billion over ten years.",
    ),
    (
        "Monthly imports of soda ash stood at 40,000 tonnes.",
        "Imports of soda ash stood at 40,000 tonnes a month.",
    ),
    (
        "The mine's annual output is 310,000 tonnes.",
        "The mine turns out 310,000 tonnes every twelve months.",
    ),
    (
        "Every week the plant ships 900 containers to Korea.",
        "The plant's weekly shipments to Korea are 900 containers.",
    ),
    (
        "The levy would cost shippers $75 million in a year.",
        "The levy would cost shippers $75 million a year.",
    ),
    (
        "Retail sales rose 0.4 percent from the previous month.",
        "Retail sales rose 0.4 percent month on month.",
    ),
    (
        "Retail sales rose 0.4 percent from June to July.",
        "Retail sales rose 0.4 percent on the month.",
    ),
    (
        "The agency spends about $12 million per quarter on inspections.",
        "The agency spends about $4 million a month on inspections.",
    ),
    (
        "The agency spends about $12 million per quarter on inspections.",
        "The agency's quarterly spending on inspections is about $12 million.",
    ),
    (
        "The average price of a pound of ground beef was $5.60 in March.",
        "Ground beef sold for an average of $5.60 a pound in March.",
    ),
    (
        "The average price of a pound of ground beef was $5.60 in March.",
        "Ground beef sold for $5.60 in March.",
    ),
    (
        "The tariffs would cost the average household $1,450 a year, the institute said.",
        "The tariffs would cost the average family $1,450 a year, the institute said.",
    ),
    (
        "The tariffs would cost the average household $1,450 a year, the institute said.",
        "Each household would pay $1,450 a year for the tariffs, the institute said.",
    ),
    (
        "Cocoa traded at $7,200 per tonne in London.",
        "A metric ton of cocoa traded at $7,200 in London.",
    ),
    ("Public spending is $9,800 per capita.", "Public spending is $9,800 for each person."),
    (
        "A litre of diesel costs 1.62 euros at the border.",
        "At the border diesel costs 1.62 euros a liter.",
    ),
    ("The fee is $80 per container.", "Each container is charged $80."),
    ("Parties may comment within 20 business days.", "Parties may comment within 20 working days."),
    (
        "Importers have 45 days to file an appeal.",
        "Importers have 45 calendar days to file an appeal.",
    ),
    (
        "The report is due on any of the first fifteen days on which the chamber is sitting.",
        "The report is due within the first fifteen sitting days of the chamber.",
    ),
    (
        "The closure left 3,400 households without power.",
        "The closure left 3,400 homes without power.",
    ),
    (
        "The strike stranded 210 passengers at the airport.",
        "The strike stranded 210 people at the airport.",
    ),
    ("The loan amounts to SDR 96.4 million.", "The loan is 96.4 million special drawing rights."),
    ("The grant is worth 30 million Canadian dollars.", "The grant is worth C$30 million."),
    (
        "The state raised the tariff on tin by 5 percent, to 15 percent.",
        "The tariff on tin went up by 5 percentage points.",
    ),
    (
        "The bank raised its rate by 50 basis points.",
        "The bank raised its rate by half a percentage point.",
    ),
    (
        "The senator named the steel firm seven times in his speech.",
        "The steel firm came up seven times in the senator's speech.",
    ),
    (
        "The panel heard Ms Lund, Mr Ode and Ms Brekke on Tuesday.",
        "The panel heard three witnesses on Tuesday.",
    ),
    (
        "The law gives importers four months to register.",
        "The law gives importers a third of a year to register.",
    ),
    (
        "The union seeks 900 euros a month for each apprentice, for a year.",
        "The union seeks 900 euros a month, for a year.",
    ),
    ("The scheme costs $24 million a year.", "The scheme costs $2 million a month."),
    (
        "The budget year ended with a gap of $7 billion. In the year before it was $6 billion.",
        "The annual gap was $7 billion.",
    ),
    ("Output was 12,000 barrels a day.", "Output was 12,000 bpd."),
    (
        "The mill made 90,000 tonnes in fiscal 2025.",
        "The mill made 90,000 tonnes in the fiscal year.",
    ),
    (
        "Growth picked up to 2.4 percent in the year to June.",
        "Annual growth picked up to 2.4 percent in June.",
    ),
    (
        "The port lost $30 million in the strike, which lasted a week.",
        "The week-long strike cost the port $30 million.",
    ),
    ("The program will pay for 1,200 workers.", "The program will pay for 1,200 jobs."),
    (
        "Officials visited the site on 12 January and 9 February.",
        "Officials visited the site twice, four weeks apart.",
    ),
    (
        "The fund paid out $4 million in benefits in the first six months of the year.",
        "The fund paid out $4 million in half a year.",
    ),
    ("Annual inspection costs come to $90 million.", "Inspection costs $90 million per year."),
    (
        "The fund lost $2 billion in the three months to June.",
        "The fund lost $2 billion in the quarter.",
    ),
    ("The agency collects $400,000 a week in fines.", "Fines bring the agency $400,000 weekly."),
    ("The subsidy is worth $300 per acre.", "Farmers get a subsidy of $300 for every acre."),
    ("A barrel of crude went for $81.", "Crude went for $81 a barrel."),
    ("Tuition costs $11,000 per student.", "Each student pays $11,000 in tuition."),
    ("Tuition costs $11,000 per student.", "A student pays tuition of $11,000."),
    ("The ferry carries 3,000 cars a day.", "The ferry takes 3,000 vehicles daily."),
    (
        "The law takes effect 30 days after publication.",
        "The law takes effect a month after publication.",
    ),
    ("The party won 41 percent of votes.", "The party took 41 percent of ballots cast."),
    ("The index rose 1.2 percent on the week.", "The index gained 1.2 percent over the week."),
    ("Lawmakers met four times.", "Lawmakers held four meetings."),
    ("Exports were worth $4 billion last year.", "Exports came to $4 billion in the year."),
    ("Exports were worth $4 billion last year.", "Annual exports were worth $4 billion."),
    (
        "The government spent $9 billion on aid in fiscal 2025.",
        "Aid cost the government $9 billion in the fiscal year.",
    ),
    (
        "The levy brought in $12 million during the first half of 2025.",
        "The levy brought in $12 million in six months.",
    ),
    ("The rebate is 15 cents per gallon.", "The rebate is 15 cents for each gallon."),
    (
        "Unemployment rose to 4.4 percent in May from 4.2 percent.",
        "Unemployment rose 0.2 percentage point in May from a month earlier.",
    ),
    (
        "The minister, who visits every month, promised $5 million.",
        "The minister promised $5 million.",
    ),
    ("The mission treated 800 patients.", "The mission treated 800 people."),
    ("The bill won by 51 votes to 49.", "The bill won, with 51 senators for it and 49 against."),
    (
        "The company will hire 400 people over the next year.",
        "The company will hire 400 workers in a year.",
    ),
    (
        "The company will invest $5 billion over four years.",
        "The company's four-year plan is worth $5 billion.",
    ),
    (
        "The toll is $3 per trip, and $60 a month for commuters.",
        "Commuters pay $60 each month, others $3 a trip.",
    ),
    ("The fleet of 60 aircraft carried 12 million people.", "The fleet has 60 planes."),
    ("The deal covers 500 flights a week.", "The deal covers 500 weekly flights."),
    ("The dispute cost 6 million working days.", "The dispute cost 6 million days of work."),
    ("Congress has ten legislative days to act.", "Congress has ten session days to act."),
    ("The average family pays $900 a year more.", "An average household pays $900 more per year."),
    (
        "Wages rose 3.1 percent in the year to April.",
        "Wages rose 3.1 percent from a year earlier in April.",
    ),
    (
        "Wages rose 3.1 percent in April from a year earlier.",
        "Annual wage growth was 3.1 percent in April.",
    ),
    (
        "Prices rose 0.3 percent in April, after 0.2 percent in March.",
        "Prices rose 0.3 percent in April from the month before.",
    ),
    (
        "Prices rose 0.3 percent in April, after 0.2 percent in March.",
        "Monthly inflation was 0.3 percent in April.",
    ),
    (
        "The ministry will pay farmers 40 euros per head of cattle.",
        "Farmers get 40 euros for each cow.",
    ),
    ("Sales were 2.4 million vehicles in 2024.", "Yearly sales were 2.4 million cars in 2024."),
    (
        "The line suffered 240 breakdowns between May and July.",
        "The line broke down 240 times between May and July.",
    ),
]
OVER_MONTHS = "The toll road's monthly takings were published on Friday."


def case(source: str, before: str = "The ministry published its list of tariffs.") -> Case:
    return Case(source=source, true=(), false=(), fault=Fault.UNIT_DIFFERS, before=before)


@pytest.mark.parametrize(("source", "line"), RIGHT)
def test_what_is_counted_over_may_be_told_in_other_words_or_left_out(
    source: str, line: str
) -> None:
    assert_passes(case(source), line)


def test_what_is_counted_over_may_stand_in_the_sentence_before() -> None:
    found = case("In this year it took in $58 million.", before=OVER_MONTHS)
    assert_passes(found, "The toll road took in $58 million a month.")
