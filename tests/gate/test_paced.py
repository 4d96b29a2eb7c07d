"""What an amount is counted over, and what kind of thing is counted: told otherwise."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, outcome

WRONG = [
    (
        "The island's treasury ran a shortfall in the last fiscal year of $640 million.",
        "The island's treasury runs a shortfall of $640 million every month.",
    ),
    (
        "The pact should bring yearly savings of about EUR 85 million to Danish dairies.",
        "Danish dairies should save about EUR 85 million a month under the pact.",
    ),
    (
        "Subsidies to the ferry line came to NOK 42 million for the quarter.",
        "Subsidies to the ferry line come to NOK 42 million a week.",
    ),
    (
        "The refinery loses $3.2 million a day while it is shut.",
        "The refinery loses $3.2 million a week while it is shut.",
    ),
    ("In 2024 the toll road took in $58 million.", "The toll road takes in $58 million a month."),
    (
        "Farmers received $19 billion in payments over the decade.",
        "Farmers receive $19 billion in payments each year.",
    ),
    (
        "Monthly imports of soda ash stood at 40,000 tonnes.",
        "Annual imports of soda ash stood at 40,000 tonnes.",
    ),
    (
        "The mine's annual output is 310,000 tonnes.",
        "The mine turns out 310,000 tonnes each quarter.",
    ),
    (
        "Every week the plant ships 900 containers to Korea.",
        "The plant ships 900 containers to Korea a day.",
    ),
    (
        "The levy would cost shippers $75 million in a year.",
        "The levy would cost shippers $75 million a week.",
    ),
    (
        "Retail sales rose 0.4 percent from the previous month.",
        "Retail sales rose 0.4 percent from a year earlier.",
    ),
    (
        "The agency spends about $12 million per quarter on inspections.",
        "The agency spends about $12 million a month on inspections.",
    ),
    (
        "The average price of a pound of ground beef was $5.60 in March.",
        "A kilogram of ground beef sold for an average of $5.60 in March.",
    ),
    (
        "A dozen eggs cost $3.90 on average in the capital.",
        "Eggs cost $3.90 apiece on average in the capital, that is per pound.",
    ),
    (
        "The tariffs would cost the average household $1,450 a year, the institute said.",
        "The tariffs would cost the average worker $1,450 a year, the institute said.",
    ),
    (
        "Cocoa traded at $7,200 per tonne in London.",
        "Cocoa traded at $7,200 per kilogram in London.",
    ),
    (
        "The firm earned $1.12 per share in the quarter.",
        "The firm earned $1.12 per employee in the quarter.",
    ),
    (
        "A litre of diesel costs 1.62 euros at the border.",
        "A gallon of diesel costs 1.62 euros at the border.",
    ),
    ("The fee is $80 per container.", "The fee is $80 per tonne."),
    (
        "Natural gas cost 31 euros per megawatt-hour.",
        "Natural gas cost 31 euros per kilowatt-hour.",
    ),
    (
        "Importers have 45 days to file an appeal.",
        "Importers have 45 business days to file an appeal.",
    ),
    (
        "The authority must answer within 60 days of the request.",
        "The authority must answer within 60 working days of the request.",
    ),
    (
        "The report is due on any of the first fifteen days on which the chamber is sitting.",
        "The report is due within the first thirty sitting days of the chamber.",
    ),
    (
        "Parties may comment within 20 business days.",
        "Parties may comment within 20 calendar days.",
    ),
    (
        "The share fell on each of nine days in a row.",
        "The share fell on each of nine trading weeks in a row.",
    ),
    (
        "The line suffered 240 breakdowns between May and July.",
        "The line suffered 240 hours of breakdowns between May and July.",
    ),
    (
        "The closure left 3,400 households without power.",
        "The closure left 3,400 people without power.",
    ),
    (
        "The strike grounded 210 flights at the airport.",
        "The strike stranded 210 passengers at the airport.",
    ),
    ("The candidate won by 52 votes.", "The candidate won by 52 points."),
    ("The loan amounts to SDR 96.4 million.", "The loan amounts to 96.4 million lempiras."),
    (
        "The grant is worth 30 million Canadian dollars.",
        "The grant is worth 30 million Hong Kong dollars.",
    ),
    (
        "The ministry set aside 12 million kwacha for seed.",
        "The ministry set aside 12 million birr for seed.",
    ),
    (
        "Freight volumes at the port rose 6 percent.",
        "Freight volumes at the port rose by 6 percentage points.",
    ),
    (
        "The bank raised its rate by 50 basis points.",
        "The bank raised its rate by 50 percentage points.",
    ),
    ("Exports fell by a tenth by value.", "Exports fell by a tenth by volume."),
    ("The plant ordered 800 short tons of scrap.", "The plant ordered 800 metric tons of scrap."),
    (
        "The senator named the steel firm seven times in his speech.",
        "The senator named the steel firm eleven times in his speech.",
    ),
    ("The panel heard nine witnesses on Tuesday.", "The panel heard twelve witnesses on Tuesday."),
    ("The treaty lists four ports of entry.", "The treaty lists six ports of entry."),
    (
        "The order covers 70,000 pounds of frozen shrimp.",
        "The order covers 70,000 kilograms of frozen shrimp.",
    ),
    (
        "The agency expects yearly revenue of $5 million from the stamp.",
        "The stamp should bring the agency $5 million every quarter.",
    ),
    (
        "Inflation was 4.1 percent year on year in June.",
        "Inflation was 4.1 percent month on month in June.",
    ),
    (
        "The law gives importers three months to register.",
        "The law gives importers three weeks to register.",
    ),
    ("The program will pay for 1,200 cars.", "The program will pay for 1,200 workers."),
]
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
]
OVER_MONTHS = "The toll road's monthly takings were published on Friday."


def case(source: str, before: str = "The ministry published its list of tariffs.") -> Case:
    return Case(source=source, true=(), false=(), fault=Fault.UNIT_DIFFERS, before=before)


@pytest.mark.parametrize(("source", "line"), WRONG)
def test_no_line_counts_over_another_time_or_another_kind_of_thing(source: str, line: str) -> None:
    _, faults = outcome(case(source), line)
    assert faults & {Fault.UNIT_DIFFERS, Fault.FIGURE_NOT_IN_EVIDENCE}


@pytest.mark.parametrize(("source", "line"), RIGHT)
def test_what_is_counted_over_may_be_told_in_other_words_or_left_out(
    source: str, line: str
) -> None:
    assert_passes(case(source), line)


def test_what_is_counted_over_may_stand_in_the_sentence_before() -> None:
    found = case("In this year it took in $58 million.", before=OVER_MONTHS)
    assert_passes(found, "The toll road took in $58 million a month.")
