from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import resource
from bot.errors import ConfigError
from bot.llm import Prompt, Rendered, load

# Each version of each prompt that was ever shipped. A changed text needs a new version, and a
# new line here; what a briefing was made with can then always be told.
SHIPPED = {
    "answer@1:bdb73e",
    "briefing@1:b3dbaa",
    "repair@1:62fefd",
    "repair@2:4e1e7a",
    "repair@3:c317b4",
    "relevance@1:45df02",
    "verify@1:101473",
    "verify@2:0e9cad",
}

GOOD = """\
+++
name = "duty"
version = 3
inputs = ["today", "text"]

[limits]
output_tokens = 50
+++

# System
Be exact. Today is {{today}}.

# User
Read this:
{{ text }}
"""


def test_every_prompt_has_a_new_version_for_a_new_text() -> None:
    shipped = {load(path.stem).ref for path in resource("prompts").glob("*.md")}
    assert shipped <= SHIPPED
    versions = [ref.partition(":")[0] for ref in SHIPPED]
    assert sorted(versions) == sorted(set(versions))


def read(folder: Path, text: str) -> Prompt:
    (folder / "duty.md").write_text(text, "utf-8")
    return load("duty", folder)


def test_a_prompt_is_filled_in(tmp_path: Path) -> None:
    prompt = read(tmp_path, GOOD)
    assert prompt.ref == f"duty@3:{prompt.digest}"
    assert len(prompt.digest) == 6
    assert prompt.render(today="4 May", text="Ask {{today}}.") == Rendered(
        ref=prompt.ref,
        system="Be exact. Today is 4 May.",
        user="Read this:\nAsk {{today}}.",
        max_tokens=50,
    )


def test_any_change_of_the_file_changes_its_ref(tmp_path: Path) -> None:
    refs = {
        read(tmp_path, text).ref
        for text in (GOOD, GOOD.replace("exact", "brief"), GOOD.replace("= 50", "= 60"))
    }
    assert len(refs) == 3


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{today}}", "now", "inputs declared but not used: today"),
        ("exact", "{{manner}}", "inputs used but not declared: manner"),
        ('"duty"', '"dity"', 'front matter should have name = "duty"'),
        ("= 3", "= 0", "front matter should have version = 1, counting up"),
        ('["today", "text"]', '"today"', 'front matter should have inputs = ["today"]'),
        ("output_tokens", "tokens", "front matter should have [limits]"),
        ("= 50", "= 0", "front matter should have [limits]"),
        ("version", "author = 1\nversion", "front matter should have nothing else"),
        ("version = 3", "version", "front matter is not TOML"),
        ("# User", "# Users", "needs front matter between two lines of"),
        ("+++\nname", "name", "needs front matter between two lines of"),
    ],
)
def test_a_malformed_prompt_is_refused_by_name(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        read(tmp_path, GOOD.replace(old, new))
    assert str(raised.value).startswith(f"prompts/duty.md: {told}")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"today": "4 May"}, "inputs declared but not given: text"),
        ({"today": "", "text": "", "tone": ""}, "inputs given but not declared: tone"),
    ],
)
def test_missing_and_unknown_values_are_refused(
    tmp_path: Path, values: dict[str, str], told: str
) -> None:
    prompt = read(tmp_path, GOOD)
    with pytest.raises(ConfigError) as raised:
        prompt.render(**values)
    assert str(raised.value) == f"prompts/duty.md: {told}"


def test_a_missing_prompt_and_a_missing_limit_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^prompts/none\.md cannot be read"):
        load("none", tmp_path)
    with pytest.raises(ConfigError, match=r"^prompts/duty\.md: \[limits\] lacks articles$"):
        read(tmp_path, GOOD).limit("articles")
