"""What people type for a source means the one that they think of."""

from __future__ import annotations

import pytest

from bot.channels import naming
from bot.feeds import offers

PAIRS = [(each.name, each.feed.url) for each in offers()]


def meant(asked: str) -> list[str]:
    return [PAIRS[place][0] for place in naming.meant(asked, PAIRS)]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("WTO", "World Trade Organization"),
        ("world trade organization", "World Trade Organization"),
        ("wto.org", "World Trade Organization"),
        ("http://www.wto.org/library/rss/latest_news_e.xml", "World Trade Organization"),
        ("USTR", "Office of the US Trade Representative"),
        ("scmp", "South China Morning Post"),
        ("FT", "Financial Times"),
        ("nyt", "The New York Times"),
        ("bbc", "BBC News"),
        ("guardian", "The Guardian"),
        ("meti", "Ministry of Economy, Trade and Industry of Japan"),
        ("white house", "The White House"),
        ("POLITICO", "POLITICO"),
        ("gdelt", "GDELT"),
        ("CBP", "Federal Register: Customs and Border Protection"),
        ("www.wto.org", "World Trade Organization"),
        ("https://www.wto.org/", "World Trade Organization"),
    ],
)
def test_names_short_forms_and_addresses_mean_one(asked: str, name: str) -> None:
    assert meant(asked) == [name]


def test_a_site_means_what_is_on_it_and_an_address_within_it_means_itself() -> None:
    (kantei,) = meant("kantei.go.jp")
    assert meant("https://www.kantei.go.jp") == [kantei]
    assert len(meant("europa.eu")) > 1
    assert meant("www.wto.org/another/feed.xml") == meant("https://wto.org.example") == []


def test_what_fits_several_means_them_all_and_nothing_means_none() -> None:
    assert len(meant("Federal Register")) == 7
    assert meant("zeppelin") == meant("  ") == []


@pytest.mark.parametrize(
    ("asked", "name"),
    [("Gaurdian", "The Guardian"), ("Nikei Asia", "Nikkei Asia"), ("xyzzy", "")],
)
def test_a_slip_of_the_keys_is_understood(asked: str, name: str) -> None:
    assert naming.nearest(asked, [each for each, _ in PAIRS]) == name
