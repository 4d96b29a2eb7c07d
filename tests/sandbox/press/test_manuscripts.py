"""Reading article files: what a newcomer may write, and what they are told otherwise."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.sandbox.press.edition import render
from bot.sandbox.press.manuscripts import Manuscript, load
from bot.sandbox.press.outlets import OUTLETS

KITTIWAKE = OUTLETS[0]
MATTER = """title = "One"
author = "Rosa Etchart"
summary = "Short."
offset = 7
"""


def write(folder: Path, text: str, name: str = "kittiwake/one.md") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_a_file_into_a_manuscript(tmp_path: Path) -> None:
    more = "days = -2\nteaser = 1\nwire = true\nplanted = ['<p>x</p>']\n"
    write(tmp_path, f"+++\n{MATTER}{more}+++\n\nFirst line,\nstill first.\n\n\nSecond +++ one.\n")
    assert load(tmp_path) == (
        Manuscript(
            outlet=KITTIWAKE,
            slug="one",
            title="One",
            author="Rosa Etchart",
            summary="Short.",
            offset=7,
            paragraphs=("First line, still first.", "Second +++ one."),
            days=-2,
            teaser=1,
            wire=True,
            planted=("<p>x</p>",),
        ),
    )


def test_those_that_break_first_come_first(tmp_path: Path) -> None:
    write(tmp_path, f"+++\n{MATTER}+++\n\nText.\n", "courier/late.md")
    early = MATTER.replace("offset = 7", "offset = 0")
    write(tmp_path, f"+++\n{early}+++\n\nText.\n", "ministry/early.md")
    assert [manuscript.slug for manuscript in load(tmp_path)] == ["early", "late"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Text without front matter.", "begin with a line of"),
        (f"+++\n{MATTER}\n\nNever closed.", "begin with a line of"),
        (f"+++\n{MATTER}+++\n\n  \n", "holds no text"),
        (f"+++\n{MATTER}colour = 3\n+++\n\nText.", "unknown key 'colour'"),
        (f"+++\n{MATTER}days = \n+++\n\nText.", "not TOML"),
        (f"+++\n{MATTER}days = '-2'\n+++\n\nText.", "'days' should read like: days = -2"),
        (f"+++\n{MATTER}teaser = true\n+++\n\nText.", "'teaser' should read like"),
        (f"+++\n{MATTER}teaser = -1\n+++\n\nText.", "count from 0"),
        (f"+++\n{MATTER}planted = [3]\n+++\n\nText.", "'planted' should read like"),
        ("+++\noffset = 3\n+++\n\nText.", "'title' is missing; for example: title ="),
        (f"+++\n{MATTER.replace('One', '')}+++\n\nText.", "'title' should read like"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, complaint: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert str(caught.value).startswith(f"{path}: ")
    assert complaint in str(caught.value)


def test_a_folder_that_is_no_outlet_is_named(tmp_path: Path) -> None:
    write(tmp_path, f"+++\n{MATTER}+++\n\nText.", "gazette/one.md")
    with pytest.raises(ConfigError, match="no outlet 'gazette'; there are kittiwake, courier"):
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
        render(load(tmp_path), datetime(2026, 11, 25, tzinfo=UTC))
