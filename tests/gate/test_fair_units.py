"""What writers make of sums, rates and days, and what they may not."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_fair, assert_passes, assert_unfair, pairs

FAIR = {
    "The order cuts the customs duty on rice from 48.20c/kg to 31.75c/kg.": (
        "Rice now pays 31.75 cents a kilogram, after 48.20 cents.",
        "The duty on rice falls by more than 16 cents a kilogram, to 31.75 cents.",
    ),
    "Duties were set on pipes from Chad (C-101), Mali (C-102) and Peru (C-103).": (
        "Pipes from three countries now bear duties.",
        "Duties apply to pipes from three distant countries.",
    ),
    "The price stood at $61 on Friday, 4 dollars higher than Thursday.": (
        "Thursday's price was four dollars less than Friday's, at $57.",
    ),
    "Harbour fees are 4 million dollars short of port fees.": (
        "Port fees are 4 million dollars above harbour fees.",
    ),
    "A barrel of regular gas was 9 cents dearer.": ("Regular gasoline rose by 9 cents.",),
    "Shipments in May 2017 beat May of the prior year by 3 million tonnes.": (
        "Compared with May 2016, shipments were 3 million tonnes greater.",
    ),
    "The report shows a decrease in the goods gap of $2.5 billion or 1.6 percent to $50.1 billion "
    "and a decrease in the services surplus of $1.4 billion or 5.5 percent to $27.8 billion.": (
        "The goods gap came down to $50.1 billion and the services surplus to $27.8 billion.",
        "Services were $27.8 billion ahead, and goods $50.1 billion behind.",
    ),
    "Exports of glass increased by 35 tonnes (4%) to 910 tonnes.": (
        "Exports of glass came to 910 tonnes, 35 tonnes or 4% more.",
    ),
    "AD rates are 9.5% and CVD rates 3.1% for Chilean exporters.": (
        "Chilean exporters pay 9.5% in AD duties and 3.1% in countervailing duties.",
    ),
    "Boat sales increased by $3 billion, and sales of sails by $1 billion.": (
        "Sails added $1 billion to boat sales, which grew by $3 billion.",
    ),
    "“We must make the economy stronger, and extend income tax cuts for 90 percent of homes.”": (
        "More is needed for growth, such as keeping income tax relief for 90 percent of homes.",
    ),
    "The gap grew to 2.6 billion euro; half a billion euro up on January 2006.": (
        "The gap in January 2006 was 2.1 billion euros, half a billion below the present one.",
    ),
    "The volume of timber shipped rose by 4 percent, compared to 2011.": (
        "Timber shipments grew by 4 percent against 2011.",
    ),
    "The index of cloth prices fell by 4.8% and that of yarn prices by 3.7%.": (
        "Cloth prices fell more than yarn prices: 4.8% against 3.7%.",
        "Yarn became cheaper by less than cloth, 3.7% as against 4.8%.",
    ),
    "Exports grew by 7.5% in Quarter II 2014.": (
        "Exports were 7.5% up from April to June 2014.",
        "Between April and June of 2014, exports grew by 7.5%.",
    ),
    "The chair shall determine whether changes to the schedule are necessary.": (
        "It is for the chair to decide whether the schedule must be changed.",
    ),
    "The quota of 25,000 metric tons raw value (MTRV) comes on top of 117,195 MTRV.": (
        "The quota comes to 142,195 MTRV with the extra 25,000.",
        "Some 117,000 metric tons are there without the new 25,000 metric tons.",
    ),
    "Duties end on 89% of exports to Chile, and on 92% of those to Peru.": (
        "Duties stay on 11% of exports to Chile and 8% of those to Peru.",
    ),
    "Relief is for engines of up to 1,599 cc.": (
        "Engines of more than about 1.6 litres get no relief.",
    ),
    "The average masks differences among provinces.": (
        "The average hides differences among provinces.",
    ),
    "A house cost a record of $31,252 in August. It is up $164 from July.": (
        "A house cost $31,088 in July, which is $164 less than the record of August.",
    ),
    "Sales fell $66m (3%) to $922m.": ("Sales came to $922m, 3% less than in the month before.",),
    "Ministers from Chile, Peru, Mali, Chad and Fiji met in Suva on 3 May.": (
        "Four countries besides Chile sent ministers.",
        "Ministers of five nations met in Suva.",
    ),
    "Trade jumped from US$ 1.2 trillion to US$ 1.7 trillion.": (
        "Trade grew by half a trillion US dollars, to US$ 1.7 trillion.",
    ),
    "The move would cut inflation by 0.6 percentage points.": (
        "Inflation would be cut by more than half a percentage point.",
    ),
    "Some 88% of imports would be eligible for duty-free access.": (
        "Duties would still be due on 12% of imports.",
    ),
    "“I would also like to take this opportunity to thank the envoys Moreau and Lund.”": (
        "The envoys Moreau and Lund were thanked.",
    ),
    "The visa will be on offer in a “week, week-and-a-half.”": (
        "The visa will be on offer within a week and a half.",
        "The visa will be on offer in some ten days.",
    ),
    "The average cost per pound of a whole salmon this week sits at $1.46.": (
        "A whole salmon costs about $3.22 a kilogram on average this week.",
    ),
    "Tea earned Sh32.6 billion, and coffee Sh31 billion, in the third quarter.": (
        "Tea earned 1.6 billion shillings more than coffee.",
        "Coffee brought in Sh1.6 billion less than tea in the third quarter.",
    ),
    "The surplus shrank to 133.8 billion Yen, from 157.6 billion Yen in April.": (
        "The surplus was 23.8 billion yen smaller than in April.",
        "A surplus of 0.1338 trillion yen was left.",
    ),
    "The surplus in July 2009 was 12% lower than in the same period last year.": (
        "The surplus of July 2009 was 12% below that of July 2008.",
    ),
    "The sharp rise in fruit exports outweighed the decline in flowers and vegetable exports.": (
        "Fruit exports soared, which made up for fewer flowers and vegetables.",
    ),
    "Tea made up 23.8 per cent of the total export earnings, and horticulture 21.4 per cent.": (
        "Together, tea and horticulture made up over 45 per cent of all export earnings.",
    ),
    "The minister said the harbour has won 9% cuts of fees in the negotiations.": (
        "The harbour will have fees cut by 9%, the minister said.",
    ),
    "In its forecast the OECD Secretariat estimated that growth would slow to 2%.": (
        "The OECD expects growth to slow to 2%.",
    ),
    "Trade rose by 37 percent from the beginning of 2018 to mid-February 2018.": (
        "Trade rose by over a third in the first six weeks of 2018.",
    ),
    "Imports grew by 2 percent, according to the General Statistics Office.": (
        "Imports grew by just 2 percent, the GSO says.",
    ),
    "The port had a surplus of $2.24 million in May and $9.8 million in the first five months.": (
        "From January to May the surplus came to $9.8 million, of which $2.24 million in May.",
    ),
    "Sales came to $126 million, including $44 million by shops and $82 million by post.": (
        "Nearly two thirds of the sales of $126 million were made by post.",
    ),
    "The policy is free subject to a floor of USD 550 per Metric Ton.": (
        "The floor is 55 US cents a kilogram.",
    ),
    "The duty is for tiles from Germany, Spain and Italy.": (
        "The duty is for tiles from three European countries.",
    ),
    "The forecast of sales to Peru is reduced by $3.0 million to $9.0 million.": (
        "The forecast of sales to Peru was cut by a quarter, to $9.0 million.",
    ),
    "Wool sales are up $7 million, driven by higher prices. Cheese sales are down $2 million.": (
        "Cheese sales are two million dollars lower.",
    ),
    "The mill will buy 12 million tons of ore in 2025, then 25 million tons annually from "
    "2026-2028.": ("The mill is to buy 75 million tons of ore in the three years 2026 to 2028.",),
    "Delegations of EFTA and India met in New Delhi.": (
        "Delegations of the European Free Trade Association and India met in New Delhi.",
    ),
    "The pact brings tariff cuts for 94.7 percent of exports.": (
        "Only 5.3 percent of exports would get no tariff cuts.",
    ),
    "Exports rose to 105.6 million dollars, imports to 85.1 million and the gap to 20.5 million.": (
        "Exports of 105.6 million dollars exceeded imports of 85.1 million by 20.5 million.",
    ),
    "The harbour saw its fastest growth since February 1998.": (
        "Growth was the fastest since the second month of 1998.",
    ),
    "Sales fell by 25% year-on-year.": ("Sales fell by a quarter year-on-year.",),
    "Volumes dropped by 20.3% in January compared to the same month in 2022.": (
        "Volumes were 20.3% lower than in January 2022.",
    ),
    "The gap was 758 million dollars, 1.3% less than the 768 million registered in May.": (
        "The gap was 10 million dollars smaller than in May.",
    ),
    "The rates are subject to a semestral review.": ("The rates are reviewed every six months.",),
    "Exports rose to 83.5 million dollars, and imports to 73.5 million.": (
        "Exports exceeded imports by 10 million dollars, 83.5 million against 73.5 million.",
    ),
    "Zinc shipments fell to 107,300 mt from 125,900 mt.": (
        "Shipments of zinc fell to 107,300 tonnes.",
        "Zinc shipments were 18,600 tonnes lower.",
    ),
    "Imports grew by 3 percent, according to the General Statistics Office of Norway.": (
        "Imports grew by 3 percent, the GSO reports.",
    ),
    "Tea earned 5 million shillings, and the bill dropped to 1.2 trillion in the period.": (
        "The bill dropped to 1,200 billion shillings.",
    ),
    "The mill alleged that dumping has caused injury and threatens to cause injury.": (
        "The mill complained that dumping has injured it.",
    ),
    "Exports were USD 727.4 million on average per business day.": (
        "Exports came to USD 727.4 million a day.",
    ),
    "Output grew by 0.9% on average.": ("Output grew by just under 1% on average.",),
    "The panel was unable to conclude its report before the term was begun.": (
        "The term had begun before the panel was able to conclude its report.",
    ),
    "It is the first time a queen has opened the fair since her mother did so 68 years ago.": (
        "No queen has opened the fair since her mother did so 68 years ago.",
    ),
    "Officers at the port seized three shipments in February 2017.": (
        "Officers seized three shipments at the port the month before March 2017.",
    ),
    "Total sales\nwere $172.4\nbillion in June.": ("Sales came to $172.4 billion in June.",),
}
UNFAIR = {
    "The order cuts the customs duty on rice from 48.20c/kg to 31.75c/kg.": (
        "Rice now pays 31.75 dollars a kilogram.",
        "The duty on rice falls by more than 36 cents a kilogram, to 31.75 cents.",
    ),
    "Duties were set on pipes from Chad (C-101), Mali (C-102) and Peru (C-103).": (
        "Pipes from fifteen countries now bear duties.",
    ),
    "The price stood at $61 on Friday, 4 dollars higher than Thursday.": (
        "Friday's price was four dollars less than Thursday's.",
    ),
    "Shipments in May 2017 beat May of the prior year by 3 million tonnes.": (
        "Compared with May 2014, shipments were 3 million tonnes greater.",
    ),
    "The report shows a decrease in the goods gap of $2.5 billion or 1.6 percent to $50.1 billion "
    "and a decrease in the services surplus of $1.4 billion or 5.5 percent to $27.8 billion.": (
        "The goods gap came down to $27.8 billion and the services surplus to $50.1 billion.",
    ),
    "The index of cloth prices fell by 4.8% and that of yarn prices by 3.7%.": (
        "Cloth prices fell more than yarn prices: 3.7% against 4.8%.",
    ),
    "The port had a surplus of $2.24 million in May and $9.8 million in the first five months.": (
        "From January to August the port had a surplus of $9.8 million.",
    ),
    "The policy is free subject to a floor of USD 550 per Metric Ton.": (
        "The floor is 95 US cents a kilogram.",
    ),
    "The forecast of sales to Peru is reduced by $3.0 million to $9.0 million.": (
        "The forecast of sales to Peru was cut by a half, to $9.0 million.",
    ),
    "The mill will buy 12 million tons of ore in 2025, then 25 million tons annually from "
    "2026-2028.": ("The mill is to buy 95 million tons of ore in the three years 2026 to 2028.",),
    "Of 5.6 million parcels, 3.2 million went abroad.": (
        "All in all 3.2 million parcels were sent, of which 5.6 million went abroad.",
    ),
    "Exports rose to 105.6 million dollars, imports to 85.1 million and the gap to 20.5 million.": (
        "Exports of 85.1 million dollars exceeded imports of 105.6 million.",
    ),
    "Volumes dropped by 20.3% in January compared to the same month in 2022.": (
        "Volumes were 20.3% lower than in January 2019.",
    ),
    "Exports rose to 83.5 million dollars, and imports to 73.5 million.": (
        "Exports exceeded imports, 73.5 million dollars against 83.5 million.",
    ),
    "The tea bill was 5 million shillings, and 1.2 million people in the port paid it.": (
        "The bill was 1.2 million shillings.",
    ),
    "Exports were USD 727.4 million on average per business day.": (
        "Exports came to USD 727.4 million a week.",
    ),
    "Output grew by 0.9% on average.": ("Output grew by just over 1% on average.",),
    "Officers at the port seized three shipments in February 2017.": (
        "Officers seized three shipments at the port the month before May 2017.",
    ),
    "Exports grew by 7.5% in Quarter II 2014.": (
        "Exports were 7.5% up from July to September 2014.",
    ),
    "The chair may determine whether changes to the schedule are useful.": (
        "The chair must determine whether changes to the schedule are useful.",
    ),
    "Duties end on 89% of exports to Chile, and on 92% of those to Peru.": (
        "Duties stay on 8% of exports to Chile and 11% of those to Peru.",
        "Duties end on 11% of exports to Chile.",
    ),
    "Relief is for engines of up to 1,599 cc.": ("Engines of up to 2.6 litres get relief.",),
    "AD rates are 9.5% and CVD rates 3.1% for Chilean exporters.": (
        "Chilean exporters pay 3.1% in AD duties and 9.5% in countervailing duties.",
    ),
}


def test_the_sign_of_a_currency_takes_no_countrys_place() -> None:
    case = Case(
        source="Exports rose from US $4.1 million to $5.2 million.",
        true=(),
        false=(),
        fault=Fault.NAME_NOT_IN_EVIDENCE,
        before="Norway published its figures.",
    )
    assert_passes(case, "Norway's exports grew from 4.1 to 5.2 million dollars.")


def test_a_passage_may_speak_of_its_country_without_its_name() -> None:
    case = Case(
        source="Meanwhile, the Nordic country had a deficit of $3 million with Peru and Chile.",
        true=(),
        false=(),
        fault=Fault.NAME_NOT_IN_EVIDENCE,
        before="Norway published its figures.",
    )
    assert_passes(case, "Trade with Chile left Norway with a deficit.")


@pytest.mark.parametrize(("source", "line"), pairs(FAIR))
def test_a_fair_rewrite_passes(source: str, line: str) -> None:
    assert_fair(source, line)


@pytest.mark.parametrize(("source", "line"), pairs(UNFAIR))
def test_a_false_one_is_stopped(source: str, line: str) -> None:
    assert_unfair(source, line)
