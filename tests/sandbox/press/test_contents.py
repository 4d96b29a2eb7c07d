"""The folder says what each article is there to try, in the articles' own words."""

from __future__ import annotations

from pathlib import Path

from bot.sandbox.press import contents
from bot.sandbox.press.manuscripts import load


def test_the_table_in_the_folder_is_that_of_the_articles() -> None:
    text = contents.README.read_text(encoding="utf-8")
    assert contents.revised(text, load()) == text, "run python -m bot.sandbox.press.contents"
    assert contents.table(load()) in text


def test_writing_it_anew_replaces_the_table_and_nothing_else(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# Title\n\n| article | x |\n|---|\n| old | row |\n\n| key |\n|---|\n| k |\n")
    contents.main(readme)
    told = contents.table(load())
    assert readme.read_text() == f"# Title\n\n{told}\n| key |\n|---|\n| k |\n"
    assert "| wharfinger/us-threatens-malaysia-glove-tariff | 1 | a tariff threatened" in told
