"""The commands, as a person types them."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup

from bot.sandbox import BOT_TOKEN
from bot.sandbox.press import OUTLETS, articles
from tests.docs import commands
from tests.house import START, open_house
from tests.program import free_port, program
from tests.terminal import Terminal, on_slack, refused, said

NOTES = """\
Ministry raises the duty on steel wire to 25% from May

The Ministry of Commerce raised the duty on steel wire to 25% from 10% on Monday, after a \
year of complaints by domestic mills.

The higher duty takes effect on 1 June and covers wire rod from every country except the two \
with trade agreements.
"""
COMMANDS = dict(commands())
READING = [  # every command that reads the settings
    ["run"],
    ["sandbox"],
    ["read", "page.html"],
    ["poll"],
    ["brief", "notes.txt"],
    ["ask", "What is new?"],
    ["digest", "--dry-run"],
    ["doctor"],
    ["db", "upgrade"],
    ["feeds"],
    ["feeds", "catalogue"],
    ["feeds", "add", "WTO"],
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Read the sample press's lead story, and give the URL of the database it is kept in."""
    folder = tmp_path_factory.mktemp("archive")
    lead = [one for one in articles(START) if "japan" in one.slug]

    async def fill() -> None:
        async with open_house(folder, wanted=lead) as house:
            await house.run(60)

    asyncio.run(fill())
    return f"sqlite:///{folder}/house.db"


# -- help --------------------------------------------------------------------------------


def flat(text: str) -> str:
    """Take the frames and line ends out of a help page, and the marks out of a help text."""
    return " ".join(re.sub(r"[│╭╮╰╯─]", " ", text.replace("`", "")).split())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_teaches(terminal: Terminal, name: str) -> None:
    command: TyperCommand | TyperGroup = COMMANDS[name]
    result = terminal.types(*name.split()[1:], "--help")
    assert result.exit_code == 0
    told = flat(result.stdout)
    assert command.help
    for paragraph in command.help.split("\n\n"):
        assert flat(paragraph) in told
    for param in command.params:
        words = str(getattr(param, "help", "") or "")
        assert words, f"{name} says nothing about {param.name}"
        assert flat(words) in told
        assert (
            str(param.name).lower() if param.param_type_name == "argument" else param.opts[0]
        ) in told


@pytest.mark.parametrize("words", [[], ["--help"], ["db"], ["eval"], ["feeds", "--help"]])
def test_help_lists_the_commands(terminal: Terminal, words: list[str]) -> None:
    result = terminal.types(*words)
    listed = flat(result.output)
    prefix = " ".join(["tradewire", *(word for word in words if word != "--help")])
    within = [name.removeprefix(f"{prefix} ") for name in COMMANDS if name.startswith(prefix)]
    assert within
    for name in within:
        assert name.split()[0] in listed


@pytest.mark.parametrize("words", [["brief"], ["ask"], ["nothing"], ["eval", "stories"]])
def test_what_cannot_be_understood_is_refused(terminal: Terminal, words: list[str]) -> None:
    assert "Usage" in refused(terminal.types(*words))


# -- settings ----------------------------------------------------------------------------


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_wrong_settings_are_one_message(terminal: Terminal, words: list[str]) -> None:
    told = refused(terminal.types(*words, TRADEWIRE_TICK="often", SLACK_BOT_TOKEN="hush"))
    assert told == (
        "SLACK_BOT_TOKEN: should begin with xoxb-. Write it like SLACK_BOT_TOKEN=xoxb-…\n"
        "TRADEWIRE_TICK: should be a valid number, unable to parse string as a number. "
        "Write it like TRADEWIRE_TICK=1"
    )


@pytest.mark.parametrize("words", READING[3:], ids=" ".join)
def test_a_database_url_never_shows(terminal: Terminal, words: list[str]) -> None:
    terminal.file("notes.txt", NOTES)
    result = terminal.types(*words, DATABASE_URL="mysql://me:hush@host/db")
    assert result.exit_code == (1 if words == ["doctor"] else 2)
    assert "DATABASE_URL names no database Tradewire speaks" in result.output
    assert "hush" not in result.output


# -- briefings and answers ---------------------------------------------------------------


def test_a_file_is_briefed(terminal: Terminal) -> None:
    briefing = said(terminal.types("brief", terminal.file("notes.txt", NOTES), "--json"))
    assert briefing["headline"] == "Ministry raises the duty on steel wire to 25% from May"
    texts = [point["text"] for point in briefing["key_points"]]
    assert texts
    assert all(isinstance(text, str) and text for text in texts)
    assert any("25%" in text for text in texts)


def test_a_briefing_is_printed_as_it_is_written(terminal: Terminal) -> None:
    headline = "Ministry raises [red]the duty[/red] on :tea: and [/nope] to 25%"
    file = terminal.file("notes.txt", NOTES.replace(NOTES.splitlines()[0], headline))
    result = terminal.types("brief", file)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == headline
    assert "1 independent publisher · no official text found · extracted" in result.stdout


def test_pages_are_shown_as_they_were_read_and_one_bad_one_stops_no_other(
    terminal: Terminal,
) -> None:
    wall = terminal.file("wall.html", "<title>Access denied</title><p>Access denied.</p>")
    places = (terminal.file("notes.txt", NOTES), "nothing.html", wall)
    result = terminal.types("read", *places, "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["file"] for line in lines] == list(places)
    assert [line["coverage"] for line in lines] == ["full text", None, "blocked"]
    assert lines[0]["title"] == NOTES.split("\n")[0]
    assert lines[1]["why"] == "nothing.html cannot be read: No such file or directory"
    assert [bool(line["text"]) for line in lines] == [True, False, False]
    assert (result.exit_code, result.stderr) == (1, "1 of 3 could not be read.\n")

    result = terminal.types("read", wall)
    assert result.exit_code == 0
    assert "Coverage: blocked: a check for robots, or a refusal, stands in its place" in flat(
        result.stdout
    )


def test_an_empty_folder_is_said_to_hold_nothing(terminal: Terminal) -> None:
    (terminal.folder / "pages").mkdir()
    assert refused(terminal.types("read", "pages")) == (
        "There is nothing to read in pages: no saved page and no PDF."
    )


def test_a_topic_of_the_archive_is_briefed(terminal: Terminal, archive: str) -> None:
    briefing = said(terminal.types("brief", "cars", "--json", DATABASE_URL=archive))
    assert "cars" in json.dumps(briefing["headline"]) + json.dumps(briefing["key_points"])
    result = terminal.types("brief", "cars", DATABASE_URL=archive)
    assert result.stdout.startswith(briefing["headline"][:60])
    body, _, _ = result.stdout.partition("\nSOURCES\n")
    assert max(map(len, body.splitlines())) <= 88


def test_a_digest_is_foreseen(terminal: Terminal, archive: str) -> None:
    asked = terminal.types("digest", "--dry-run", DATABASE_URL=archive)
    assert asked.exit_code == 2
    assert "No channel at all has asked for anything" in asked.stderr
    plain = terminal.types("digest", DATABASE_URL=archive)
    assert plain.exit_code == 2
    assert "tradewire digest --dry-run" in plain.stderr


def test_a_briefing_is_audited_by_topic_and_by_id(terminal: Terminal, archive: str) -> None:
    told = said(terminal.types("audit", "cars", "--json", DATABASE_URL=archive))
    assert told["sound"] is True
    assert told["lines"][0]["citations"][0]["wrong"] == ""
    again = said(terminal.types("audit", told["briefing"], "--json", DATABASE_URL=archive))
    assert again == told
    plain = terminal.types("audit", "cars", DATABASE_URL=archive)
    assert "all stand in the snapshots as they are kept" in plain.stdout
    assert refused(terminal.types("audit", "bananas", DATABASE_URL=archive))


@pytest.mark.parametrize("as_json", [(), ("--json",)])
@pytest.mark.parametrize("text", [NOTES.splitlines()[0], f"{NOTES.splitlines()[0]}\n\n"])
def test_a_headline_alone_is_no_briefing(
    terminal: Terminal, text: str, as_json: tuple[str, ...]
) -> None:
    result = terminal.types("brief", terminal.file("notes.txt", text), *as_json)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "notes.txt: its text holds no sentence that can be quoted, so there is nothing to brief. "
        "A text file holds the headline in its first line and the body, in whole sentences, "
        "after a blank line; of a page, give the address of the article itself\n"
    )


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_an_unknown_topic_says_what_to_do(terminal: Terminal, as_json: tuple[str, ...]) -> None:
    told = refused(terminal.types("brief", "zeppelins", *as_json))
    assert told == (
        "'zeppelins' is no URL and no file, and the archive has no story on it. Give a URL "
        "that begins with https://, the path of a text file, or a topic such as: "
        "tradewire brief steel"
    )


def test_a_page_that_cannot_be_had_is_told(terminal: Terminal) -> None:
    told = refused(terminal.types("brief", f"http://127.0.0.1:{free_port()}/page"))
    assert "not at a public address" in told


def test_a_question_is_answered_from_the_archive(terminal: Terminal, archive: str) -> None:
    asked = ("ask", "What will Mercosur charge on Japanese cars?")
    answer = said(terminal.types(*asked, "--json", DATABASE_URL=archive))
    assert answer["found"]
    assert any("17.5%" in line["text"] for line in answer["lines"])
    assert answer["sources"]
    assert "17.5%" in terminal.types(*asked, DATABASE_URL=archive).stdout


def test_nothing_in_the_archive_is_an_answer_too(terminal: Terminal, archive: str) -> None:
    asked = ("ask", "What is Norway's quota for frozen herring?")
    answer = said(terminal.types(*asked, "--json", DATABASE_URL=archive))
    assert (answer["found"], answer["lines"]) == (False, [])
    result = terminal.types(*asked, DATABASE_URL=archive)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing in the archive on that.")


# -- feeds, database, doctor -------------------------------------------------------------


def test_the_database_is_upgraded_and_again(terminal: Terminal) -> None:
    for _ in range(2):
        result = terminal.types("db", "upgrade")
        assert (result.exit_code, result.stdout) == (0, "The database is at revision 0007.\n")
    assert (terminal.folder / "var" / "sandbox" / "tradewire.db").is_file()


def test_names_in_a_table_are_no_markup(terminal: Terminal) -> None:
    feed = f'publisher = "[red]One[/red] [/nope]"\nurl = "http://127.0.0.1:{free_port()}/feed"\n'
    terminal.file("feeds.toml", f"[[feed]]\n{feed}")
    result = terminal.types("poll", **on_slack())
    assert result.exit_code == 0
    assert "[red]One[/red] [/nope]" in result.stdout
    assert " refused " in result.stdout  # by us: the address is none of the public internet


def test_no_feeds_to_poll(terminal: Terminal) -> None:
    told = refused(terminal.types("poll", **on_slack()))
    assert told.startswith("TRADEWIRE_FEEDS: no feeds are named")


def test_the_doctor_is_content(terminal: Terminal) -> None:
    result = terminal.types("doctor")
    assert result.exit_code == 0
    assert "!!" not in result.stdout
    for what in ("Settings", "Slack", "Feeds", "Database", "Model"):
        assert what in result.stdout


def test_the_doctor_says_what_is_amiss(terminal: Terminal) -> None:
    result = terminal.types("doctor", **on_slack(TRADEWIRE_CONTACT="desk@example.org"))
    assert result.exit_code == 1
    assert result.stdout.count("!!") == 2
    assert "[[feed]]" in result.stdout  # as it must be typed
    assert BOT_TOKEN not in result.output


# -- measurements ------------------------------------------------------------------------


def rows(*each: dict[str, object]) -> str:
    return "\n".join(map(json.dumps, each))


STEEL = "The ministry raised the tariff on imported steel wire to 25% from 10%."
TENNIS = "The home side won the final in straight sets before a full stand."


def test_relevance_is_measured(terminal: Terminal) -> None:
    file = terminal.file(
        "rows.jsonl",
        rows(
            {"id": 1, "title": "Steel tariff raised", "text": STEEL, "trade": True},
            {"id": 2, "title": "Final won", "text": TENNIS, "trade": False},
        ),
    )
    figures = said(terminal.types("eval", "relevance", file, "--json"))
    assert figures == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert "1.000" in terminal.types("eval", "relevance", file).stdout


def test_stories_are_measured(terminal: Terminal) -> None:
    story = {"date": None, "title": "Steel tariff raised", "text": STEEL}
    other = {"date": "2026-05-04", "title": "Final won", "text": TENNIS}
    file = terminal.file(
        "rows.jsonl",
        rows(
            {**story, "id": "a", "cluster": 1},
            {**story, "id": "b", "cluster": 1},
            {**other, "id": "c", "cluster": 2},
        ),
    )
    figures = said(terminal.types("eval", "stories", file, "--json"))
    whole = {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert figures == {**whole, "over_merged": 0.0}


@pytest.mark.parametrize(
    ("form", "bad", "why"),
    [
        ("relevance", '{"id": 2, "title": "x", "text": "y"}', "line 2: the field 'trade'"),
        ("relevance", "not JSON", "line 2: not JSON"),
        ("stories", "[]", "line 2: an object is expected"),
    ],
)
def test_a_bad_row_is_named_by_its_line(terminal: Terminal, form: str, bad: str, why: str) -> None:
    good = {"id": 1, "title": "x", "text": "y", "trade": True, "date": None, "cluster": 1}
    file = terminal.file("rows.jsonl", f"{json.dumps(good)}\n{bad}\n")
    assert why in refused(terminal.types("eval", form, file, "--json"))


@pytest.mark.parametrize("command", ["ask", "brief"])
def test_what_is_empty_is_refused(terminal: Terminal, command: str) -> None:
    assert "is empty" in refused(terminal.types(command, " "))


def test_a_file_of_rows_that_is_missing_is_told(terminal: Terminal) -> None:
    assert "none.jsonl" in refused(terminal.types("eval", "stories", "none.jsonl"))


# -- as a process of its own -------------------------------------------------------------


@pytest.mark.processes
async def test_the_embedded_press_is_polled(tmp_path: Path) -> None:
    env = {
        "TRADEWIRE_SANDBOX_PORT": str(free_port()),
        "TRADEWIRE_PRESS_PORT": str(free_port()),
        "COLUMNS": "200",
    }
    async with program("poll", cwd=tmp_path, env=env) as poll:
        assert await poll.ends() == 0, poll.output
    answered = len(re.findall(r"  (?:ok|empty)  ", poll.output))
    assert answered == len(OUTLETS) - 2  # one feed is dead, one too slow
    assert "Traceback" not in poll.output


@pytest.mark.processes
async def test_a_wrong_file_of_settings_stops_the_program(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("SLACK_APP_TOKEN=hush\n", "utf-8")
    async with program("run", cwd=tmp_path) as run:
        assert await run.ends() == 2
    assert run.output == (
        "SLACK_APP_TOKEN: should begin with xapp-. Write it like SLACK_APP_TOKEN=xapp-…\n"
    )
