"""Feeds named in TOML."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain import Feed, identify
from bot.errors import ConfigError
from bot.feeds import CATALOGUE, load_feeds

GAZETTE = '[[feed]]\nurl = "https://gazette.example/rss"\npublisher = "The Gazette"\n'


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
        ('[[feed]]\nurl = "https://a.example/"', "feed 1: publisher is missing"),
        ('[[feed]]\npublisher = "A"', "feed 1: url is missing"),
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
    assert "[[feed]]\nurl = " in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read \(No such file"):
        load_feeds(tmp_path / "none.toml")


def test_bytes_that_are_not_utf8_are_said(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="is not TOML"):
        load_feeds(path)


def test_the_catalogue_that_ships_can_be_read() -> None:
    feeds = load_feeds(CATALOGUE)
    assert {feed.official for feed in feeds} == {True}
    assert len({feed.publisher for feed in feeds}) == len(feeds) > 15
    assert all(feed.url.startswith("https://") for feed in feeds)
