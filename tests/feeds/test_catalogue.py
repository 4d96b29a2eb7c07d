"""Feeds named in TOML."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain import Feed, Offer, identify
from bot.errors import ConfigError
from bot.feeds import load_feeds, named, offers
from bot.feeds.catalogue import load

GAZETTE = '[[feed]]\nurl = "https://gazette.example/rss"\nname = "The Gazette"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_feeds_are_read(tmp_path: Path) -> None:
    ministry = 'url = "https://ministry.example/atom"\npublisher = "Ministry"\nofficial = true\n'
    path = written(tmp_path, f'{GAZETTE}[[feed]]\n{ministry}minutes = 2.5\nkind = "syndication"')
    assert load_feeds(path) == (
        Feed(
            id=identify("https://gazette.example/rss"),
            url="https://gazette.example/rss",
            publisher="The Gazette",
        ),
        Feed(
            id=identify("https://ministry.example/atom"),
            url="https://ministry.example/atom",
            publisher="Ministry",
            official=True,
            interval=150.0,
        ),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "must hold one or more"),
        ("feed = []", "must hold one or more"),
        ("feed = 3", "must hold one or more"),
        (f"title = 1\n{GAZETTE}", "must hold one or more"),
        ("feed = [3]", "feed 1: is not a"),
        ("[[feed]\n", "is not TOML: "),
        ('[[feed]]\nurl = "https://a.example/"', "feed 1: name is missing"),
        ('[[feed]]\nname = "A"', "feed 1: url is missing"),
        (f"{GAZETTE}[[feed]]\nurl = 3", "feed 2: url must be text"),
        ('[[feed]]\nurl = "gazette.example"', "feed 1: url 'gazette.example' is not an http"),
        ('[[feed]]\nurl = "http://["', "feed 1: Invalid IPv6 URL"),
        (f"{GAZETTE}publsher = 1", "feed 1: unknown key 'publsher'; known are kind, minutes, "),
        (f'{GAZETTE}kind = "gopher"', "feed 1: kind 'gopher' is unknown; known are syndication"),
        (f"{GAZETTE}kind = []", r"feed 1: kind \[\] is unknown"),
        (f'{GAZETTE}official = "yes"', "feed 1: official must be true or false, not 'yes'"),
        (f"{GAZETTE}minutes = 0", "feed 1: minutes must be between 1 and 10080, not 0"),
        (f"{GAZETTE}minutes = true", "feed 1: minutes must be between"),
        (f"{GAZETTE}minutes = nan", "feed 1: minutes must be between"),
        (f'{GAZETTE}publisher = "A"', "feed 1: name and publisher are the same"),
        (f'{GAZETTE}topics = "steel"', "feed 1: topics must be a list of texts"),
        (f"{GAZETTE}optional = 1", "feed 1: optional must be true or false, not 1"),
        (f"{GAZETTE}quirk = 1", "feed 1: quirk must be text"),
        (f'{GAZETTE}only = "("', "feed 1: only is no regular expression: "),
        (GAZETTE * 2, "feed 2: url https://gazette.example/rss is named twice"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_an_example(
    tmp_path: Path, text: str, words: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match=words) as caught:
        load_feeds(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "[[feed]]\nname = " in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read \(No such file"):
        load_feeds(tmp_path / "none.toml")


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="is not TOML"):
        load_feeds(path)


def test_what_else_is_said_of_a_feed_is_read(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        f'{GAZETTE}region = "Norland"\ntopics = ["steel", " paper "]\nquirk = "Old"\n'
        'optional = true\nonly = "Duty \\\\d+"\n',
    )
    (offer,) = load(path)
    assert offer == Offer(
        feed=offer.feed, region="Norland", topics=("steel", "paper"), quirk="Old", optional=True
    )
    assert (offer.name, offer.feed.only) == ("The Gazette", r"Duty \d+")


def test_what_was_called_publisher_may_still_be(tmp_path: Path) -> None:
    old = written(tmp_path, GAZETTE.replace("name", "publisher"))
    assert [feed.publisher for feed in load_feeds(old)] == ["The Gazette"]


def test_the_catalogue_that_ships_says_what_there_is_to_know() -> None:
    ours = offers()
    assert len({each.name for each in ours}) == len({each.feed.url for each in ours}) == len(ours)
    assert all(each.feed.url.startswith("https://") for each in ours)
    assert all(each.region and each.topics for each in ours)
    official = [each for each in ours if each.feed.official]
    outlets = [each for each in ours if not each.feed.official]
    assert len(official) > 15
    assert len(outlets) > 12
    messages = next(each for each in ours if "govdelivery" in each.feed.url).feed.only
    assert re.search(messages, "CSMS # 65829726 - GUIDANCE: Import Duties")
    assert not re.search(messages, "CBP officers find a python in a suitcase")


def test_searches_are_polled_only_where_they_are_added() -> None:
    polled = {feed.url for feed in named("catalogue")}
    assert polled == {each.feed.url for each in offers() if not each.optional}
    off = {each.name for each in offers() if each.optional}
    assert {"Google News", "GDELT"} <= off
