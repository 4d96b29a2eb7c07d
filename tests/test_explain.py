"""`tradewire explain`: how an article is judged, and why."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import Live
from bot.sandbox.press import articles
from tests.house import DESK, SITE, START, open_house
from tests.terminal import Terminal, refused, said

WIRE = """\
Ardenia puts 25% tariff on steel wire from Belmora

Ardenia's trade minister, Ida Blom, put a 25% tariff on steel wire from Belmora on Monday. The
tariff on steel takes effect on 1 June.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the press's lead story, and one article that is not about trade."""
    folder = tmp_path_factory.mktemp("archive")
    lead = [one for one in articles(START) if "japan" in one.slug or "harriers" in one.slug]

    async def fill() -> None:
        async with open_house(folder, wanted=lead) as house:
            settings = await house.newsroom.subscribe(DESK, Live.ALL)
            await house.store.subscribe(replace(settings, follow=("heat pumps", "Japan")))
            await house.run(300)

    asyncio.run(fill())
    return folder


@pytest.fixture
def database(folder: Path) -> str:
    return f"sqlite:///{folder}/house.db"


def urls(folder: Path, words: str) -> list[str]:
    with closing(sqlite3.connect(folder / "house.db")) as connection:
        rows = connection.execute(
            "SELECT url FROM articles WHERE url LIKE ? ORDER BY seen", (words,)
        )
        return [url for (url,) in rows]


def test_a_file_is_judged_with_every_weight(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "wire.txt"
    file.write_text(WIRE)
    told = said(terminal.types("explain", str(file), "--json"))
    assert told["relevance"]["relevant"] is True
    weights = {each["term"]: each["weight"] for each in told["relevance"]["terms"]}
    assert weights["tariff"] > 2
    topics = {each["name"]: (each["kind"], each["detail"]) for each in told["topics"]}
    assert topics["steel"] == ("sector", "HS 72, 73")
    assert topics["Ida Blom"] == ("actor", "Ardenia's trade minister")
    assert (told["stored"], told["story"], told["importance"]) == (False, None, None)
    plain = terminal.types("explain", str(file)).output
    assert "ABOUT TRADE: yes" in plain
    assert "steel (HS 72, 73)" in plain
    assert "STORY: a text from a file joins none." in plain


def test_an_article_shows_its_story_what_it_shares_with_it_and_its_importance(
    terminal: Terminal, folder: Path, database: str
) -> None:
    first, *_, last = urls(folder, "%japan%")
    told = said(terminal.types("explain", last, "--json", DATABASE_URL=database))
    assert told["stored"] is True
    assert told["story"]["articles"] > 1
    assert told["story"]["first"] is False
    likest = told["story"]["likeness"][0]
    assert 0 < likest["content"] <= 1
    assert "Japan" in likest["shared"]
    reasons = told["importance"]["reasons"]
    assert told["importance"]["total"] == pytest.approx(sum(each["weight"] for each in reasons))
    (channel,) = told["importance"]["channels"]
    own = {each["reason"] for each in channel["reasons"]}
    assert channel["channel"] == DESK.id
    assert "followed topic in the headline: Japan" in own
    assert "new to the channel" not in own  # it was told of it
    assert "new to the channel" not in {each["reason"] for each in reasons}
    by_id = terminal.types("explain", told["article"], "--json", DATABASE_URL=database)
    assert said(by_id)["story"] == told["story"]
    plain = terminal.types("explain", first, DATABASE_URL=database).output
    assert "It began with this article." in plain
    assert "independent publishers" in plain
    assert f"In {DESK.id}, as it is set and was told:" in plain


def test_what_is_not_about_trade_joins_no_story(
    terminal: Terminal, folder: Path, database: str
) -> None:
    (url,) = urls(folder, "%harriers%")
    plain = terminal.types("explain", url, DATABASE_URL=database).output
    assert "ABOUT TRADE: no" in plain
    assert "STORY: none, because it is not about trade." in plain


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("no-such-file.txt", "is the id of no article in the archive, no URL and no file"),
        (f"{SITE}/nowhere", "is not in the archive: no source listed it"),
    ],
)
def test_what_does_not_exist_is_said_so(
    terminal: Terminal, database: str, wanted: str, why: str
) -> None:
    assert why in refused(terminal.types("explain", wanted, DATABASE_URL=database))
