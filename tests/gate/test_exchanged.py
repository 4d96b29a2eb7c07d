"""Figures told of each other's things are stopped; rightly told ones pass in any order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain import Article, Fault, Line
from bot.gate import check
from tests import make

# What is reported, what may be made of it, and what may not.
ROWS = [
    (
        "Norway supplies 62% of the smelter's ore, compared to 8% supplied by Chile.",
        "Chile supplies 8% of the ore, Norway 62%.",
        "Chile supplies 62% of the ore, Norway 8%.",
    ),
    (
        (
            "1% of the barges are built by Norway, compared to 64% built by Peru. - 2% of cranes"
            " used in the ports are built by Norway, compared to 91% built by Peru."
        ),
        "Peru builds 64% of the barges and 91% of cranes used in the ports.",
        "Peru builds 91% of the barges and 64% of cranes used in the ports.",
    ),
    (
        (
            "The package includes up to $50 million for zinc smelters in Oslo and up to $45 million"
            " in tin foundries in Lima."
        ),
        "Up to $45 million goes to tin foundries and up to $50 million to zinc smelters.",
        "Up to $50 million goes to tin foundries and up to $45 million to zinc smelters.",
    ),
    (
        (
            "The first, by the Harbour Institute, puts the loss at 14,000 jobs. The second, by the"
            " Smelters' Union, estimates that about 31,000 jobs could go."
        ),
        "The Smelters' Union expects about 31,000 jobs to go, the Harbour Institute 14,000.",
        "The Harbour Institute expects about 31,000 jobs to go, the Smelters' Union 14,000.",
    ),
    (
        (
            "It keeps the reciprocal tariff on Malian goods at 17 percent, and products from the"
            " annex receive a zero percent reciprocal tariff."
        ),
        "Malian goods face 17 percent, whereas products from the annex pay zero.",
        "Malian goods face a zero tariff, whereas products from the annex pay 17 percent.",
    ),
    (
        "The duty was 20% on goods from Mali and 25% on goods from Peru and Ghana.",
        "Goods from Peru and Ghana were charged 25%, and those from Mali 20%.",
        "Goods from Mali were charged 25%, and those from Peru and Ghana with 20%.",
    ),
    (
        (
            "Households with the lowest incomes would lose 2.3% to the levy versus 0.9% for the"
            " highest-earning households."
        ),
        "The highest earners would lose 0.9%, compared with 2.3% for low-income households.",
        "The highest earners would lose 2.3%, compared with 0.9% for low-income households.",
    ),
    (
        "Right now the average rate is 20.12%, down from 20.79% in August 2024.",
        "Borrowers now pay 20.12% on average, as against 20.79% in August 2024.",
        "Borrowers now pay 20.79% on average, as against 20.12% in August 2024.",
    ),
    (
        "Growth of 1.2% is expected in 2026, rising to 1.6% in 2027.",
        "Growth is put at 1.6% in 2027, after 1.2% in 2026.",
        "Growth is put at 1.6% in 2026 and 1.2% in 2027.",
    ),
    (
        "In 2022 and 2023, use of the mills fell to 77.3% and 75.3%, respectively.",
        "The mills were used to 75.3% in 2023 and 77.3% in 2022.",
        "The mills were used to 75.3% in 2022 and 77.3% in 2023.",
    ),
    (
        (
            "The Ministry of Trade announced on May 3 that Norway's exports and imports for April"
            " 2026 fell 1.3 percent and 5.3 percent on the year, respectively, to $57 million."
        ),
        "Norway's imports were down 5.3 percent and exports 1.3 percent, the ministry announced.",
        "Norway's exports fell 5.3 percent while its imports fell 1.3 percent, the ministry said.",
    ),
    (
        "Zinc output rose 4.5% in March while copper output fell 2.1%.",
        "Copper output was down 2.1% in March, and zinc output up 4.5%.",
        "Copper output was down 4.5% in March, and zinc output up 2.1%.",
    ),
    (
        "Imports of tin were worth $3.4 billion. Imports of nickel came to $1.9 billion.",
        "Nickel imports came to $1.9 billion, against $3.4 billion for tin.",
        "Nickel imports came to $3.4 billion, against $1.9 billion for tin.",
    ),
    (
        "Peru (10%), Mali (25%) and Ghana (15%) are on the list.",
        "Mali is on the list with 25%, Ghana with 15% and Peru with 10%.",
        "Mali is on the list with 15%, Ghana with 25% and Peru with 10%.",
    ),
    (
        "The agency opened 46 inquiries and closed 32 with a penalty.",
        "It closed 32 inquiries with a penalty and opened 46.",
        "It opened 32 inquiries and closed 46 of them with a penalty.",
    ),
    (
        "The bank raised its deposit rate by 25 basis points to 3.85 per cent.",
        "At 3.85 per cent, the deposit rate is 25 basis points higher.",
        "The bank raised its deposit rate to 3.10 per cent by 3.85 points.",
    ),
    (
        (
            "Total inflation was 2.3 percent in March. Core inflation, which excludes food, was 2.6"
            " percent."
        ),
        "Core inflation stood at 2.6 percent, and total inflation at 2.3 percent.",
        "Total inflation stood at 2.6 percent, and core inflation at 2.3 percent.",
    ),
    (
        "Exports to Ghana rose to $7.8 billion from $5.1 billion a year earlier.",
        "Exports to Ghana were $5.1 billion a year earlier; now they are $7.8 billion.",
        "Exports to Ghana were $7.8 billion a year earlier; now they are $5.1 billion.",
    ),
    (
        "Tickets to Oslo cost 340 euros in July, and tickets to Lima 910 euros.",
        "A ticket to Lima was 910 euros in July, when one to Oslo was 340 euros.",
        "A ticket to Lima was 340 euros in July, when one to Oslo was 910 euros.",
    ),
    (
        "Lodden would be split among three districts and Stark divided between two.",
        "Stark would be divided between two districts, and Lodden among three.",
        "Stark would be divided among three districts, and Lodden between two.",
    ),
    (
        "Harrow received 48.92% of the vote compared to 48.03% for former mayor Anna Lind.",
        "Lind had 48.03%, and Harrow 48.92%.",
        "The district gave Lind 48.92% and Harrow 48.03%.",
    ),
    (
        (
            "A total of SDR 178 million would come (SDR 119 million under the EFF arrangement and"
            " SDR 59 million under the ECF arrangement)."
        ),
        "SDR 59 million would come under the ECF and SDR 119 million under the EFF.",
        "SDR 119 million would come under the ECF and SDR 59 million under the EFF.",
    ),
    (
        "Five small firms and 12 provinces sued over the levy.",
        "Twelve provinces and five small firms sued over the levy.",
        "Twelve small firms and five provinces sued over the levy.",
    ),
    (
        "More than 1,200 trips were cancelled on Tuesday. Monday saw 2,400 cancelled trips.",
        "On Monday 2,400 trips were cancelled and on Tuesday 1,200.",
        "On Tuesday 2,400 trips were cancelled and on Monday 1,200.",
    ),
    (
        "The tariff on buses is 10%. The tariff on medium trucks is 25%.",
        "Medium trucks are charged a tariff of 25% and buses one of 10%.",
        "Medium trucks are charged a tariff of 10% and buses one of 25%.",
    ),
    (
        (
            "Goods inflation ticked up to 0.6 per cent, while services inflation eased to 3.7 per"
            " cent."
        ),
        "Services inflation eased to 3.7 per cent; goods inflation was 0.6 per cent.",
        "Services inflation eased to 0.6 per cent; goods inflation was 3.7 per cent.",
    ),
    (
        "The Mint made 5.6 billion coins, of which 3.2 billion were pennies.",
        "Pennies made up 3.2 billion of the 5.6 billion coins of the Mint.",
        "The Mint made 3.2 billion coins, of which 5.6 billion were pennies.",
    ),
    (
        "Farmers get $11 billion in the first stage and $4 billion in the second stage.",
        "In the second stage farmers get $4 billion, and in the first $11 billion.",
        "In the first stage farmers get $4 billion, and in the second $11 billion.",
    ),
    (
        "Women made up 38% of the board in Oslo and 21% in Lima, the survey found.",
        "The survey found women to be 21% of the board in Lima, but 38% in Oslo.",
        "The survey found women to be 38% of the board in Lima, but 21% in Oslo.",
    ),
    (
        "Kovar shipped 450,000 tonnes of ore last year; Brenn shipped 280,000 tonnes.",
        "Brenn shipped 280,000 tonnes of ore, and Kovar 450,000 tonnes.",
        "Brenn shipped 450,000 tonnes of ore, and Kovar 280,000 tonnes.",
    ),
    (
        "The storm killed more than 700 people this year alone and displaced more than 45,000.",
        "It displaced more than 45,000 people and killed over 700.",
        "It put the toll at 45,000 killed and 700 displaced.",
    ),
    (
        (
            "Zinc averaged $4.10 a tonne in December, by the bureau. The average price in November"
            " was $4.01."
        ),
        "Zinc averaged $4.10 in December, up from $4.01 in November, going by the bureau.",
        "Zinc averaged $4.01 in December, down from $4.10 in November, going by the bureau.",
    ),
    (
        (
            "Lima exported goods and services worth $15 million. It imported goods and services"
            " worth $9 million."
        ),
        (
            "Lima exported goods and services worth $15 million and imported goods and services"
            " worth $9 million."
        ),
        (
            "Lima exported goods and services worth $9 million and imported goods and services"
            " worth $15 million."
        ),
    ),
    (
        "The poll has 49% of voters approving of the mayor and 46% disapproving.",
        "Voters who disapprove of the mayor are 46%, those who approve 49%.",
        "Voters who disapprove of the mayor are 49%, those who approve 46%.",
    ),
    (
        (
            "In addition to the $700 bonus announced for the army, the navy said it would pay a"
            " Devotion award. The $900 Devotion awards go out in May."
        ),
        "The army's bonus is $700, while the navy's Devotion award is $900.",
        "The army's bonus is $900, while the navy's Devotion award is $700.",
    ),
    (
        (
            "Output of ferries grew at a rate of 13.6 percent a year in Peru, while it grew by just"
            " 5 percent per year in Norway."
        ),
        "Output of ferries grew 5 percent a year in Norway but 13.6 percent in Peru.",
        "Output of ferries grew 13.6 percent a year in Norway but 5 percent in Peru.",
    ),
]


def faults(line: str, source: str) -> set[Fault]:
    article: Article = make.article(
        title="Harbour news",
        body=f"The harbour paper came out. {source}",
        published=datetime(2026, 3, 25, 9, tzinfo=UTC),
    )
    said = Line(text=line, citations=(make.cite(article, source),))
    return {each.fault for each in check(said, {article.id: article}).reasons}


@pytest.mark.parametrize(("source", "line"), [(row[0], row[1]) for row in ROWS])
def test_figures_told_of_their_own_things_pass(source: str, line: str) -> None:
    assert Fault.BOUND_ELSEWHERE not in faults(line, source)


@pytest.mark.parametrize(("source", "line"), [(row[0], row[2]) for row in ROWS])
def test_figures_told_of_each_others_things_are_stopped(source: str, line: str) -> None:
    assert faults(line, source)


TABLE = """Norland, indicators:
 | 2024 | 2025
Zinc exports (in millions of U.S. dollars) | 5,522 | 8,459
Tin exports (in millions of U.S. dollars) | 1,310 | 1,490
Public debt (percent of output) | 67.7 | 68.4"""


@pytest.mark.parametrize(
    ("line", "stopped"),
    [
        ("Zinc exports came to $8.46 billion in 2025, and tin exports to $1.49 billion.", False),
        ("Zinc exports came to $1.49 billion in 2025, and tin exports to $8.46 billion.", True),
        ("Public debt is put at 67.7 percent of output in 2024 and 68.4 percent in 2025.", False),
        ("Public debt is put at 68.4 percent of output in 2024 and 67.7 percent in 2025.", True),
        ("Zinc exports exceeded those of tin by $4,212 million in 2024.", False),
    ],
)
def test_figures_of_a_table_are_of_their_row_and_column(line: str, *, stopped: bool) -> None:
    assert bool(faults(line, TABLE)) is stopped


DAYS = (
    "The zinc levy takes effect on May 15, 2026. The tin quota, adopted on June 3, 2026, sets the"
    " amounts for smelters."
)


@pytest.mark.parametrize(
    ("line", "stopped"),
    [
        ("The tin quota was adopted on June 3, 2026, and the zinc levy starts on May 15.", False),
        ("The tin quota was adopted on May 15, 2026, and the zinc levy starts on June 3.", True),
        ("The zinc levy starts on June 3, 2026, after the tin quota of May 15, 2026.", True),
    ],
)
def test_days_are_of_their_own_things(line: str, *, stopped: bool) -> None:
    assert (Fault.DATE_OF_ANOTHER_KIND in faults(line, DAYS)) is stopped


def test_spells_of_time_are_of_their_own_things() -> None:
    source = "Importers of zinc have 90 days to register, and importers of tin 30 days."
    assert (
        faults("Tin importers have 30 days to register, zinc importers 90 days.", source) == set()
    )
    assert faults("Tin importers have 90 days to register, zinc importers 30 days.", source)


def test_a_sentence_may_refer_to_what_the_one_before_tells() -> None:
    source = "Norway taxes zinc from Peru. This is charged at 12%. Tin from Mali is charged at 7%."
    assert faults("Tin from Mali pays 7%, and zinc from Peru 12%.", source) == set()
    assert faults("Tin from Mali pays 12%, and zinc from Peru 7%.", source)


def test_a_part_is_of_a_whole_and_stands_in_no_rates_place() -> None:
    source = (
        "Thai bicycles to pay half the duty in South America as Bangkok opens its market. Lima"
        " will halve its tariff on Thai bicycles to 17.5% from 35% under an accord of Monday."
    )
    line = "Lima's tariff on Thai bicycles will fall by half, which dealers call a breakthrough."
    assert Fault.BOUND_ELSEWHERE not in faults(line, source)
