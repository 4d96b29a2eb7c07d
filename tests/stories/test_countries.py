from __future__ import annotations

import pytest

from bot.stories import judge

TARIFFS = "The tariff of 25% on steel is charged from Monday, customs said."


@pytest.mark.parametrize(
    ("title", "text", "country"),
    [
        ("Georgia ports lose cargo to tariffs", "Savannah handled fewer boxes.", "Georgia"),
        ("Tariffs hit carpet mills", "Mills in Dalton, Georgia, sell to Alabama.", "Georgia"),
        ("Ottawa, Kansas, plant closes over tariffs", "The plant in Ottawa, Kansas.", "Canada"),
        ("Paris, Texas, mill blames tariffs", "A mill in Paris, Texas, will shut.", "France"),
        (
            "Tariff talks go on",
            "Susan Jordan, an envoy, arrived. Jordan said so.",
            "Jordan",
        ),
        ("Jordan to lead tariff talks", "Susan Jordan, trade envoy, leads the talks.", "Jordan"),
        ("Economist on tariffs", "Chad Marlow, an economist, studied tariffs.", "Chad"),
        (
            "Tariffs of Eurasian Economic Union",
            "The Eurasian Economic Union raised a tariff; the bloc's commission said so.",
            "European Union",
        ),
    ],
)
def test_a_name_that_is_somebody_elses_is_no_country(title: str, text: str, country: str) -> None:
    assert country not in judge(title, f"{text} {TARIFFS}").topics


@pytest.mark.parametrize(
    ("title", "text", "country"),
    [
        (
            "Georgia raises tariff on flour",
            "Tbilisi taxes Russian flour.",
            "Georgia",
        ),
        ("Georgia raises tariff on flour", "Georgia's cabinet raised its tariff.", "Georgia"),
        ("Ottawa raises tariff on steel", "Ottawa set a tariff on steel.", "Canada"),
        ("Jordan raises tariff", "Minister Adel Jordan of Amman raised a tariff.", "Jordan"),
        ("Jordan raises tariff", "Jordan doubled its tariff on lorries from Syria.", "Jordan"),
        ("Whitehall sets tariff on rebar", "Whitehall set a tariff on rebar.", "United Kingdom"),
    ],
)
def test_a_country_is_found_by_its_names(title: str, text: str, country: str) -> None:
    assert country in judge(title, f"{text} {TARIFFS}").topics


@pytest.mark.parametrize(
    ("title", "text", "topic"),
    [
        ("President sets 15% surcharge", "The balance of payments law allows it.", "trade data"),
        ("Emissions trading price falls", "Allowances fell as output dropped.", "trade data"),
        ("Surcharge of 10 percent on imports", "Imports pay 10 percent from May.", "trade data"),
        ("Tariff and water", "Section 122 of the Clean Water Act and a tariff.", "Section 122"),
        ("Dumping of nuclear water", "The dumping of nuclear water hurts exports.", "anti-dumping"),
        ("Safeguards for children", "Safeguards for children, a minister said.", "safeguards"),
        ("Staff quota at the WTO", "The WTO drops its staff quota by nation.", "quotas"),
    ],
)
def test_what_a_text_is_not_about(title: str, text: str, topic: str) -> None:
    assert topic not in judge(title, text).topics


@pytest.mark.parametrize(
    ("goods", "sector"),
    [
        ("tinplate", "tinplate"),
        ("robots", "robots"),
        ("shoes", "footwear"),
        ("polysilicon", "polysilicon"),
        ("tractors", "tractors"),
        ("mattresses", "mattresses"),
        ("magnets", "magnets"),
        ("optical fibre", "optical fibre"),
        ("wind towers", "wind towers"),
        ("luxury watches", "watches"),
        ("candles", "candles"),
        ("grapes", "fruit"),
        ("rebar", "steel"),
        ("wool yarn", "textiles"),
        ("syringes", "medical devices"),
        ("sunflower oil", "vegetable oils"),
        ("motorcycles", "motorcycles"),
        ("used clothing", "textiles"),
    ],
)
def test_goods_are_told_by_their_sector_with_its_chapters(goods: str, sector: str) -> None:
    text = f"Canada will charge a tariff of 20% on {goods} from Peru from 1 July."
    found = judge(f"Canada puts 20% tariff on {goods} from Peru", text)
    (topic,) = (topic for topic in found.about if topic.name == sector)
    assert topic.detail.startswith("HS ")
