"""The docs say what the code does. Where a test here fails: `python -m tests.docs`."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from dotenv import dotenv_values

from bot.config import settings
from tests.docs import BLOCKS, ROOT, SAMPLE, WRITTEN, env_sample, filled

HIDDEN = {".venv", "var", "node_modules"}
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part in HIDDEN or part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")


@pytest.mark.parametrize(
    ("page", "name"), [(page, name) for page, names in WRITTEN.items() for name in names]
)
def test_what_the_code_writes_in_a_page_is_new(page: Path, name: str) -> None:
    text = page.read_text("utf-8")
    start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    assert text.count(start) == text.count(end) == 1
    assert text[text.index(start) + len(start) : text.index(end)] == BLOCKS[name]()


@pytest.mark.parametrize("page", WRITTEN)
def test_writing_it_again_changes_nothing(page: Path) -> None:
    text = page.read_text("utf-8")
    assert filled(text) == text
    assert filled("a\n<!-- slash -->\nold\n<!-- /slash -->\nb") == (
        f"a\n<!-- slash -->\n{BLOCKS['slash']()}<!-- /slash -->\nb"
    )


def test_a_table_names_every_setting_once() -> None:
    named = re.findall(r"^\| `([A-Z_]+)` \|", BLOCKS["settings"](), re.MULTILINE)
    assert named == [name for name, _ in settings()]


def test_every_setting_that_a_page_names_exists() -> None:
    known = {name for name, _ in settings()}
    named = {
        (page.name, word)
        for page in PAGES
        for word in re.findall(
            r"\b(?:TRADEWIRE|OPENAI|SLACK|DATABASE)_[A-Z_]+\b", page.read_text("utf-8")
        )
    }
    assert {(page, word) for page, word in named if word not in known} == set()


def test_the_sample_of_the_settings_is_new() -> None:
    assert SAMPLE.read_text("utf-8") == env_sample()


def test_the_sample_names_every_setting_and_sets_none(tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8")
    assert dotenv_values(SAMPLE) == {}
    wanted = {name: str((field.examples or [""])[0]) for name, field in settings()}
    (tmp_path / ".env").write_text(re.sub(r"^#(?! )", "", text, flags=re.MULTILINE), "utf-8")
    assert dotenv_values(tmp_path / ".env") == wanted


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_relative_links_lead_somewhere(page: Path) -> None:
    targets = {
        unquote(target.partition("#")[0])
        for target in LINK.findall(page.read_text("utf-8"))
        if not re.match(r"[a-z]+:|#", target)
    }
    assert {target for target in targets if not (page.parent / target).exists()} == set()
