"""Reading article files: what a newcomer may write, and what they are told otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.sandbox.press.edition import render
from bot.sandbox.press.manuscripts import Manuscript, Revision, load, rows
from bot.sandbox.press.outlets import OUTLETS

KITTIWAKE = OUTLETS[0]
START = datetime(2026, 11, 25, 9, tzinfo=UTC)
MATTER = """title = "One"
author = "Rosa Etchart"
summary = "Short."
day = 2
time = "07:30"
tries = "a sample"
"""
LATER = '[[revisions]]\nday = 3\ntime = "10:00"\n'


def write(folder: Path, text: str, name: str = "kittiwake/one.md") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_a_file_into_a_manuscript(tmp_path: Path) -> None:
    more = "undated = true\nteaser = 1\nwire = true\nplanted = ['<p>x</p>']\n"
    write(tmp_path, f"+++\n{MATTER}{more}+++\n\nFirst line,\nstill first.\n\n\nSecond +++ one.\n")
    assert load(tmp_path) == (
        Manuscript(
            outlet=KITTIWAKE,
            slug="one",
            title="One",
            author="Rosa Etchart",
            summary="Short.",
            day=2,
            time=time(7, 30),
            written=2,
            tries="a sample",
            paragraphs=("First line, still first.", "Second +++ one."),
            undated=True,
            teaser=1,
            wire=True,
            planted=("<p>x</p>",),
        ),
    )


def test_those_that_break_first_come_first(tmp_path: Path) -> None:
    write(tmp_path, f"+++\n{MATTER}+++\n\nText.\n", "courier/late.md")
    early = MATTER.replace('"07:30"', '"07:29"')
    write(tmp_path, f"+++\n{early}+++\n\nText.\n", "ministry/early.md")
    assert [manuscript.slug for manuscript in load(tmp_path)] == ["early", "late"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Text without front matter.", "begin with a line of"),
        (f"+++\n{MATTER}\n\nNever closed.", "begin with a line of"),
        (f"+++\n{MATTER}+++\n\n  \n", "holds no text"),
        (f"+++\n{MATTER}colour = 3\n+++\n\nText.", "unknown key 'colour'"),
        (f"+++\n{MATTER}teaser = \n+++\n\nText.", "not TOML"),
        (f"+++\n{MATTER}teaser = '2'\n+++\n\nText.", "'teaser' should read like: teaser = 2"),
        (f"+++\n{MATTER}teaser = true\n+++\n\nText.", "'teaser' should read like"),
        (f"+++\n{MATTER}teaser = -1\n+++\n\nText.", "counts from 0"),
        (f"+++\n{MATTER.replace('= 2', '= 15')}+++\n\nText.", "'day' is from 1 to 14"),
        (f"+++\n{MATTER.replace('07:30', '7:30')}+++\n\nText.", "'time' like 14:30"),
        (f"+++\n{MATTER.replace('07:30', '07:30:01')}+++\n\nText.", "'time' like 14:30"),
        (f"+++\n{MATTER}+++\n\n| a | b |\n| c |", "as many cells each"),
        (f"+++\n{MATTER}repost_of = 'old'\n+++\n\nText.", "none of its own"),
        (f"+++\n{MATTER}repost_of = 'old'\n+++\n", "names no article of kittiwake: old"),
        (f"+++\n{MATTER}repost_of = 'one'\n+++\n", "names no article of kittiwake: one"),
        (f"+++\n{MATTER}revisions = [3]\n+++\n\nText.", "a line of [[revisions]]"),
        (f"+++\n{MATTER}{LATER}colour = 3\n+++\n\nText.", "unknown key 'colour'"),
        (f"+++\n{MATTER}[[revisions]]\nday = 3\n+++\n\nText.", "'time' is missing"),
        (f"+++\n{MATTER}{LATER.replace('3', '1')}+++\n\nText.", "later than what it revises"),
        (f"+++\n{MATTER}{LATER}{LATER}+++\n\nText.", "later than what it revises"),
        (f"+++\n{MATTER}{LATER}swap = ['a', 'b']\n+++\n\nText.", "'swap' should read like"),
        (f"+++\n{MATTER}{LATER}swap = [[' ', 'b']]\n+++\n\nText.", "'swap' should read like"),
        (f"+++\n{MATTER}{LATER}swap = [['5%', '6%']]\n+++\n\nText.", "not in the text"),
        (f"+++\n{MATTER}planted = [3]\n+++\n\nText.", "'planted' should read like"),
        ("+++\nday = 3\n+++\n\nText.", "'title' is missing; for example: title ="),
        (f"+++\n{MATTER.replace('One', '')}+++\n\nText.", "'title' should read like"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, complaint: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert "kittiwake/one.md: " in str(caught.value)
    assert str(path) in str(caught.value) or "names no article" in complaint
    assert complaint in str(caught.value)


def test_a_folder_that_is_no_outlet_is_named(tmp_path: Path) -> None:
    write(tmp_path, f"+++\n{MATTER}+++\n\nText.", "gazettes/one.md")
    with pytest.raises(ConfigError, match="no outlet 'gazettes'; there are kittiwake, courier"):
        load(tmp_path)


def test_a_slug_must_fit_an_address(tmp_path: Path) -> None:
    write(tmp_path, f"+++\n{MATTER}+++\n\nText.", "kittiwake/New Rule.md")
    with pytest.raises(ConfigError, match="lower-case words joined by hyphens"):
        load(tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no article"):
        load(tmp_path)


def test_a_bad_placeholder_is_refused_with_the_article(tmp_path: Path) -> None:
    write(tmp_path, f"+++\n{MATTER}+++\n\nOn {{tomorrow}}.")
    with pytest.raises(ConfigError, match=r"kittiwake/one\.md: \{tomorrow\} is no date"):
        render(load(tmp_path), START)


def test_reads_tables_and_revisions(tmp_path: Path) -> None:
    table = "|Country|Rate|\n| :-- | --: |\n|  New   Zealand |4.5%|"
    changes = f"{LATER}swap = [['4.5%', '5%']]\nnote = 'Corrected.'\ntitle = 'Two'\n"
    write(tmp_path, f"+++\n{MATTER}{changes}+++\n\nText.\n\n{table}\n")
    (found,) = load(tmp_path)
    assert found.revisions == (
        Revision(day=3, time=time(10), swap=(("4.5%", "5%"),), note="Corrected.", title="Two"),
    )
    assert found.paragraphs == ("Text.", "|Country|Rate|\n| :-- | --: |\n| New Zealand |4.5%|")
    assert rows(found.paragraphs[1]) == (("Country", "Rate"), ("New Zealand", "4.5%"))


def test_a_repost_is_told_in_the_words_and_dates_of_its_original(tmp_path: Path) -> None:
    write(tmp_path, f"+++\n{MATTER}+++\n\nOn {{+0 date}}.", "courier/old.md")
    again = 'day = 5\ntime = "08:00"\ntries = "again"\nrepost_of = "old"\n'
    write(tmp_path, f"+++\n{again}+++\n", "courier/new.md")
    write(tmp_path, f"+++\n{again}title = 'Again'\n+++\n", "courier/newer.md")

    old, new, newer = render(load(tmp_path), START)

    assert (new.title, new.author, new.summary) == ("One", "Rosa Etchart", "Short.")
    assert newer.title == "Again"
    assert old.body == new.body == newer.body == "On 12 November."
    assert (old.published.day, new.published.day) == (12, 15)
    assert (new.slug, new.repost_of) == ("new", "old")


def test_revisions_are_made_one_upon_the_other(tmp_path: Path) -> None:
    changes = (
        f"{LATER}swap = [['25%', '30%']]\nnote = 'Corrected on {{+1 date}}.'\n"
        f"{LATER.replace('3', '4')}swap = [['30%', '35%']]\ntitle = 'Two'\n"
    )
    matter = MATTER.replace("Short.", "At 25%.")
    write(tmp_path, f"+++\n{matter}{changes}+++\n\nAt 25%, on {{+0 date}}.")

    (article,) = render(load(tmp_path), START)

    first, second = (version.since for version in article.later)
    assert (first, second) == (
        datetime(2026, 11, 13, 10, tzinfo=UTC),
        datetime(2026, 11, 14, 10, tzinfo=UTC),
    )
    told = [article.at(when) for when in (article.published, first, second)]
    assert [(one.title, one.summary, one.paragraphs, one.updated) for one in told] == [
        ("One", "At 25%.", ("At 25%, on 12 November.",), article.published),
        ("One", "At 30%.", ("At 30%, on 12 November.", "Corrected on 13 November."), first),
        ("Two", "At 35%.", ("At 35%, on 12 November.", "Corrected on 13 November."), second),
    ]


def test_an_official_document_bears_its_dates(tmp_path: Path) -> None:
    dates = 'signed = "{-3 date}"\neffective = "{+30 weekday date}"\n'
    write(tmp_path, f"+++\n{MATTER}{dates}+++\n\nText.")
    (article,) = render(load(tmp_path), START)
    assert article.dates == (
        ("Signed", "9 November"),
        ("Published", "12 November"),
        ("Takes effect", "Saturday 12 December"),
    )
