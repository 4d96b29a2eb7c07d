"""Amounts counted over another time or thing, and other things counted, are stopped."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, outcome

WRONG = [
    (
        "The customs service is to see that the rules are kept.",
        "The customs service is to see that the rules are kept at 14 border posts.",
    ),
    (
        "A charge is levied on the value of every crate of cut flowers.",
        "A charge is levied on the weight of every crate of cut flowers.",
    ),
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
    (
        "Annual inspection costs come to $90 million.",
        "Inspection costs come to $90 million a quarter.",
    ),
    (
        "The fund lost $2 billion in the three months to June.",
        "The fund lost $2 billion in a month.",
    ),
    (
        "The agency collects $400,000 a week in fines.",
        "The agency's annual fines come to $400,000.",
    ),
    ("The subsidy is worth $300 per acre.", "The subsidy is worth $300 per farm."),
    ("A barrel of crude went for $81.", "A tonne of crude went for $81."),
    ("Rice rose to $620 a tonne.", "Rice rose to $620 a kilo."),
    ("Tuition costs $11,000 per student.", "Tuition costs $11,000 per teacher."),
    ("Union dues are $45 a month.", "Members pay union dues of $45 every week."),
    ("The ferry carries 3,000 cars a day.", "The ferry carries 3,000 passengers a day."),
    (
        "The law takes effect 30 days after publication.",
        "The law takes effect 30 business days after publication.",
    ),
    ("The bank bought 14 million shares.", "The bank bought 14 million dollars of shares."),
    ("Canada sold 5 million bushels of canola.", "Canada sold 5 million tonnes of canola."),
    ("The yield fell by 12 basis points.", "The yield fell by 12 percent."),
    ("Diesel use fell by 300 million gallons.", "Diesel use fell by 300 million litres."),
    ("The tower is 120 feet tall.", "The tower is 120 metres tall."),
    ("The farm covers 900 acres.", "The farm covers 900 hectares."),
    ("The index rose 1.2 percent on the week.", "The index rose 1.2 percent from a year earlier."),
    ("The ministry has 18 inspectors.", "The ministry has 25 inspectors."),
    ("Lawmakers met four times.", "Lawmakers met six times."),
    ("The port has five cranes.", "The port has eight cranes."),
    ("The award was 60 million Swedish kronor.", "The award was 60 million Danish kroner."),
    ("The loan was for 2 billion yen.", "The loan was for 2 billion yuan."),
    ("The contract runs for 18 months.", "The contract runs for 18 years."),
    ("Exports were worth $4 billion last year.", "Exports are worth $4 billion every month."),
    (
        "The government spent $9 billion on aid in fiscal 2025.",
        "Aid costs the government $9 billion every quarter.",
    ),
    (
        "The levy brought in $12 million during the first half of 2025.",
        "The levy brings in $12 million a month.",
    ),
    ("Workers will get 700 euros more per year.", "Workers will get 700 euros more a month."),
    ("The rebate is 15 cents per gallon.", "The rebate is 15 cents per mile."),
    ("Each ticket costs 60 pounds.", "Each ticket costs 60 euros."),
    ("The line has 12 stations.", "The line has 12 kilometres of track."),
    (
        "The strike cost the airline $8 million a day.",
        "The strike cost the airline $8 million an hour.",
    ),
    ("The mission treated 800 patients.", "The mission ran 800 hospitals."),
    ("The quota is 25,000 tonnes a year.", "The quota is 25,000 tonnes a month."),
    ("The project will power 40,000 homes.", "The project will power 40,000 factories."),
]


@pytest.mark.parametrize(("source", "line"), WRONG)
def test_no_line_counts_over_another_time_or_another_kind_of_thing(source: str, line: str) -> None:
    case = Case(source=source, true=(), false=(), fault=Fault.UNIT_DIFFERS)
    _, faults = outcome(case, line)
    assert faults & {Fault.UNIT_DIFFERS, Fault.FIGURE_NOT_IN_EVIDENCE}
