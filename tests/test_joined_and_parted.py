"""Stories that turn out one, and one that turns out two, before a channel was told of any."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.domain import Live
from bot.newsroom import Newsroom
from bot.sandbox.press import OUTLETS, SampleArticle, articles
from tests.house import DESK, START, open_house
from tests.streams import Shown
from tests.terminal import Terminal, said

DUTY = """\
Canada sets 35% duty on Chilean salmon fillets
Canada will charge a duty of 35% on salmon fillets from Chile from 1 June, the finance ministry
said in Ottawa on Monday. The duty was 4%. Fish farmers in British Columbia had complained that
fillets were sold below cost, and the trade tribunal agreed in March. Chile sold Canada 41,000
tonnes of fillets last year.
"""
PRICES = """\
Restaurants in Toronto expect dearer fish as salmon tariff rises
Cooks in Toronto say that a plate of salmon may cost three dollars more by summer. Wholesalers on
the lakeside market raised their lists on Monday, when the import tariff on fillets went up. A
restaurateurs' association asked members to try trout and char. Supermarkets hold stocks for six
weeks, a buyer said.
"""
BOTH = """\
Salmon tariff of 35% to make fish dearer in Toronto restaurants
A tariff of 35% on salmon fillets from Chile, which Canada set on Monday, will make fish dearer in
restaurants. Wholesalers in Toronto raised their lists, and cooks say that a plate of salmon may
cost three dollars more. The finance ministry in Ottawa acted for fish farmers in British
Columbia. A restaurateurs' association asked members to try trout. The import tariff was 4%.
"""

BILL = """\
Brazil's senate takes up bill to cut steel tariffs
A bill that would cut Brazil's tariffs on steel to 8% from 16% reached the senate in Brasilia on
Tuesday. Its committee for industry will hear mills and carmakers next week, and a vote in the
full house could follow in July. Senator Lia Prado, who wrote the bill, said that carmakers pay
too much for sheet.
"""
COURT = """\
Brazil's top court takes up challenge to steel tariffs
Brazil's supreme court in Brasilia took up on Tuesday a challenge by carmakers to the country's
tariffs on steel of 16%. Its judges will hear mills and carmakers next week, and a ruling could
follow in July. Judge Caio Neves, who has the case, asked the government why sheet was taxed by
decree.
"""
BILL_AGAIN = """\
Mills warn senate against lower steel tariffs in Brazil
Steel mills told senators in Brasilia that a bill to cut Brazil's tariffs on steel to 8% from 16%
would close furnaces. The senate's committee for industry hears them next week. Senator Lia Prado
wrote the bill for the carmakers of Minas Gerais, the mills said. A vote in the full senate could
follow in July.
"""
COURT_AGAIN = """\
Brazil's judges to weigh whether a decree may tax steel
Whether a decree may set tariffs on steel is what Brazil's supreme court has to say, after it took
up a challenge by carmakers on Tuesday. Judge Caio Neves asked the government for its reasons. The
court's ruling on the decree of 2019 could follow in July, lawyers for the carmakers said, and the
tariffs of 16% would fall if the judges strike it down.
"""


def published(told: Sequence[str], *, apart: int) -> tuple[SampleArticle, ...]:
    """Let reports appear in outlets of their own, so many seconds one after another."""
    first = articles(START)[0]
    outlets = [each for each in OUTLETS if not (each.gone or each.slow or each.walled)]
    made = []
    for number, text in enumerate(told):
        title, body = text.split("\n", 1)
        body, at = " ".join(body.split()), START + timedelta(seconds=apart * number)
        made.append(
            replace(
                first,
                outlet=outlets[number],
                slug=f"report-{number}",
                title=title,
                summary=body.split(". ")[0],
                paragraphs=(body,),
                breaks=at,
                published=at,
                updated=at,
                wire=False,
                dates=(),
                later=(),
            )
        )
    return tuple(made)


async def told(folder: Path, *texts: str) -> list[Shown]:
    """Publish reports within a minute, and give what a channel was shown of them.

    A story waits a minute before it is written up: by then all of them are known.
    """
    wanted = published(texts, apart=10)
    async with open_house(folder, wanted=wanted) as opened:
        pace = replace(opened.desk.pace, settle=timedelta(minutes=1))
        desk = replace(opened.desk, pace=pace)
        house = replace(opened, desk=desk, newsroom=Newsroom(desk))
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(180)
        return house.courier.shown


def heads(shown: Sequence[Shown]) -> list[str]:
    """List what stands first in the messages that begin a thread."""
    return [one.message.text.split("\n")[0].strip(" *") for one in shown if not one.thread_ts]


def title(text: str) -> str:
    return text.split("\n", 1)[0]


def explained(terminal: Terminal, folder: Path, number: int) -> dict[str, Any]:
    """Ask `tradewire explain` of the report with a number; give what it says of its story."""
    file = folder / "house.db"
    with closing(sqlite3.connect(file)) as looking:
        like = f"%/report-{number}"
        (url,) = looking.execute("SELECT url FROM articles WHERE url LIKE ?", (like,)).fetchone()
    whole = said(terminal.types("explain", url, "--json", DATABASE_URL=f"sqlite:///{file}"))
    story: dict[str, Any] = whole["story"]
    return story


def audited(terminal: Terminal, folder: Path, topic: str) -> dict[str, Any]:
    database = f"sqlite:///{folder}/house.db"
    found: dict[str, Any] = said(terminal.types("audit", topic, "--json", DATABASE_URL=database))
    return found


def test_two_stories_that_turn_out_one_are_told_once(tmp_path: Path, terminal: Terminal) -> None:
    apart = asyncio.run(told(tmp_path / "two", DUTY, PRICES))
    assert sorted(heads(apart)) == sorted(map(title, (DUTY, PRICES)))
    folder = tmp_path / "one"
    shown = asyncio.run(told(folder, DUTY, PRICES, BOTH))
    assert len(heads(shown)) == 1
    held = [explained(terminal, folder, number) for number in range(3)]
    (story,) = {each["id"] for each in held}
    assert {each["articles"] for each in held} == {3}
    assert [len(each["moves"]) for each in held] == [0, 1, 0]
    (moved,) = held[1]["moves"]
    assert moved["joined"] == story != moved["left"]
    whole = audited(terminal, folder, "salmon")
    assert (whole["story"], whole["earlier_revision"]) == (story, None)
    cited = {each["url"] for line in whole["lines"] for each in line["citations"]}
    assert len(cited) == 3


def test_a_story_that_turns_out_two_is_told_twice(tmp_path: Path, terminal: Terminal) -> None:
    assert len(heads(asyncio.run(told(tmp_path / "one", BILL, COURT)))) == 1
    folder = tmp_path / "two"
    shown = asyncio.run(told(folder, BILL, COURT, BILL_AGAIN, COURT_AGAIN))
    bill, court = heads(shown)
    assert bill in map(title, (BILL, BILL_AGAIN))
    assert court in map(title, (COURT, COURT_AGAIN))
    held = [explained(terminal, folder, number) for number in range(4)]
    assert held[0]["id"] == held[2]["id"] != held[1]["id"] == held[3]["id"]
    assert {each["articles"] for each in held} == {2}
    (moved,) = held[1]["moves"]
    assert (moved["left"], moved["joined"]) == (held[0]["id"], held[1]["id"])
    for topic, mine in (("senate", {0, 2}), ("court", {1, 3})):
        whole = audited(terminal, folder, topic)
        urls = {each["url"] for line in whole["lines"] for each in line["citations"]}
        assert {int(url.rpartition("-")[2]) for url in urls} <= mine
