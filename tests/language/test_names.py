"""Names: which words are one, what they are, and which mean the same."""

from __future__ import annotations

import pytest

from bot.language import places
from bot.language.names import Kind, Name, agrees, find, initials, key


def found(text: str) -> list[tuple[str, Kind]]:
    return [(name.words, name.kind) for name in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("nothing is named here", []),
        ("Exports fell and prices rose.", []),
        ("Existing duties stay. However, talks go on.", []),
        ("The ministers met in May on a Friday.", []),
        ("“Tariffs hurt,” he said. “They do.”", []),
        ("She met Ada Vale.", [("Ada Vale", Kind.OTHER)]),
        ("It was Ada Vale said so", [("Ada Vale", Kind.PERSON)]),
        ("Vale described the plan.", [("Vale", Kind.OTHER)]),
        ("Vale's plan failed, and Vale left.", [("Vale", Kind.OTHER), ("Vale", Kind.OTHER)]),
        ("President Ada Vale left.", [("Ada Vale", Kind.PERSON)]),
        ("The president left.", []),
        ("Mr. Orr met Sen. Ada Vale, D-Ill.", [("Orr", Kind.PERSON), ("Ada Vale", Kind.PERSON)]),
        (
            "Commerce Secretary Ada Vale spoke.",
            [("Commerce Secretary", Kind.OTHER), ("Ada Vale", Kind.PERSON)],
        ),
        ("J. P. Orr left.", [("J. P. Orr", Kind.OTHER)]),
        (
            "Japan's Ministry of Trade agreed.",
            [("Japan", Kind.PLACE), ("Ministry of Trade", Kind.BODY)],
        ),
        (
            "The Harbour Wire told the Bank of Elmria.",
            [("Harbour Wire", Kind.OTHER), ("Bank of Elmria", Kind.BODY)],
        ),
        (
            "In Brussels, Canada and Mexico met.",
            [("Brussels", Kind.PLACE), ("Canada", Kind.PLACE), ("Mexico", Kind.PLACE)],
        ),
        ("the U.S.-China talks", [("U.S.", Kind.PLACE), ("China", Kind.PLACE)]),
        (
            "goods of the People’s Republic of China and of the Democratic Republic of the Congo",
            [
                ("People’s Republic of China", Kind.PLACE),
                ("Democratic Republic of the Congo", Kind.PLACE),
            ],
        ),
        ("Mercosur met in May.", [("Mercosur", Kind.OTHER)]),
        (
            "He met Ada Vale of the Steel Board and Ivo Orr of MITX.",
            [
                ("Ada Vale", Kind.OTHER),
                ("Steel Board", Kind.BODY),
                ("Ivo Orr", Kind.OTHER),
                ("MITX", Kind.BODY),
            ],
        ),
        ("He met Ursula von der Vale.", [("Ursula von der Vale", Kind.OTHER)]),
        (
            "Senate Democrat Ada Vale left.",
            [("Senate Democrat", Kind.BODY), ("Ada Vale", Kind.PERSON)],
        ),
        ("They met across New Elm State.", [("New Elm State", Kind.OTHER)]),
        ("New York taxes rose.", [("New York", Kind.OTHER)]),
        ("New U.S. tariffs came.", [("U.S.", Kind.PLACE)]),
        ("Purchases of Chilean fruit fell.", [("Chilean", Kind.PLACE)]),
        ("A western state bought Eastern goods.", []),
        ("the EU-Japan pact", [("EU", Kind.PLACE), ("Japan", Kind.PLACE)]),
        ("China-based firms and Chinese ones", [("China", Kind.PLACE), ("Chinese", Kind.PLACE)]),
        (
            "South Korean steel for New Zealand",
            [("South Korean", Kind.PLACE), ("New Zealand", Kind.PLACE)],
        ),
        (
            "the World Trade Organization (WTO)",
            [("World Trade Organization", Kind.BODY), ("WTO", Kind.BODY)],
        ),
        (
            "under Section 232 of the Fair Steel Act",
            [("Section 232", Kind.LAW), ("Fair Steel Act", Kind.LAW)],
        ),
        (
            "U.S. Customs and Border Protection and the Senate agreed.",
            [("U.S. Customs and Border Protection", Kind.BODY), ("Senate", Kind.BODY)],
        ),
        (
            "WTO Director-General Ada Vale-Orr warned of it.",
            [("WTO", Kind.BODY), ("Ada Vale-Orr", Kind.PERSON)],
        ),
        ("It was backed by J.D. Vale.", [("J.D. Vale", Kind.PERSON)]),
        ("It was backed by Donald Vale.", [("Donald Vale", Kind.PERSON)]),
        (
            "Mexico's economy minister Ivo Lund left.",
            [("Mexico", Kind.PLACE), ("Ivo Lund", Kind.PERSON)],
        ),
        ("She met the envoy, Han Bo-ram.", [("Han Bo-ram", Kind.OTHER)]),
        ("a group of Orr Lund-backed firms", [("Orr Lund", Kind.OTHER)]),
        ("cocoa from Côte d'Ivoire", [("Côte d'Ivoire", Kind.PLACE)]),
        ("He invoked IEEPA.", [("IEEPA", Kind.LAW)]),
        ("It broke the Jones Act.", [("Jones Act", Kind.LAW)]),
        (
            "the Trade Expansion Act of 1962 and the Tariff Act of 1930",
            [("Trade Expansion Act", Kind.LAW), ("Tariff Act", Kind.LAW)],
        ),
        ("Minister Raises Tariffs On Steel From Canada", [("Canada", Kind.PLACE)]),
        ("he told Vale\n\nOrr & Co. replied", [("Vale", Kind.OTHER), ("Orr & Co", Kind.BODY)]),
    ],
)
def test_names(text: str, expected: list[tuple[str, Kind]]) -> None:
    assert found(text) == expected


def test_a_whole_name() -> None:
    assert find("He met the United States’ envoy") == (
        Name(11, 24, "United States", Kind.PLACE, "US"),
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("U.S.", "US"),
        ("the United States", "US"),
        ("Americans", "US"),
        ("Washington", "US"),
        ("China's", "CN"),
        ("the European Union", "EU"),
        ("Britain", "GB"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("The Hague", "NL"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("New Mexico", "US-NM"),
        ("the Harbour Wire’s", "harbour wire"),
        ("WTO", "world trade organization"),
        ("W.T.O.", "world trade organization"),
        ("IEEPA", key("the International Emergency Economic Powers Act")),
        ("USMCA", key("U.S.-Mexico-Canada Agreement")),
        ("Senator Ada Vale", "ada vale"),
        ("", ""),
    ],
)
def test_keys(words: str, expected: str) -> None:
    assert key(words) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("he met Vale", "he met Ada Vale"),
        ("the Elmrian Trade Board", "the ETB"),
        ("the U.S. Elmrian Safety Standards.", "the ESS"),
        ("in Japan", "the Japanese"),
        ("from Beijing", "in China"),
        ("the WTO", "the World Trade Organization"),
        ("under Section 232", "under section 232"),
    ],
)
def test_names_that_agree(one: str, other: str) -> None:
    (first,), (second,) = find(one), find(other)
    assert agrees(first, second)
    assert agrees(second, first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("he met Ada", "he met Ada Vale"),
        ("he met Ada Orr", "he met Ada Vale"),
        ("in Japan", "in China"),
        ("in Mexico", "in New Mexico"),
        ("under Section 232", "under Section 301"),
        ("under Section 232", "under Article 232"),
        ("the EB", "the Elmrian Trade Board"),
    ],
)
def test_names_that_do_not_agree(one: str, other: str) -> None:
    (first,), (second,) = find(one), find(other)
    assert not agrees(first, second)
    assert not agrees(second, first)


def test_initials() -> None:
    assert initials("U.S.-Mexico-Canada Agreement") == "USMCA"
    assert initials("Ministry of Trade") == "MT"


def test_places_take_the_longest_name() -> None:
    text = "South Africa, Papua New Guinea’s and the U.S."
    assert [(text[p.start : p.end], p.code) for p in places.find(text)] == [
        ("South Africa", "ZA"),
        ("Papua New Guinea", "PG"),
        ("U.S.", "US"),
    ]
    assert places.code("Atlantis") is None
