"""The rules of the house, held by the code that they are about."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "bot").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Written by hand and read by people: not what lists words, weights or articles.
WRITTEN = [
    *CODE,
    *sorted(path for kind in ("js", "css", "html") for path in (ROOT / "bot").rglob(f"*.{kind}")),
]

LONGEST = 300  # lines
VAGUE = {"utils", "helpers", "manager", "service", "process", "data", "common"}
SENTENCE = re.compile(r".+[.?:]")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), named(path))


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_no_file_is_longer_than_a_head_holds() -> None:
    length = {named(path): len(path.read_text("utf-8").splitlines()) for path in WRITTEN}
    assert {name: lines for name, lines in length.items() if lines > LONGEST} == {}


def test_no_name_says_nothing() -> None:
    parts = {part for path in CODE for part in path.relative_to(ROOT).with_suffix("").parts}
    assert parts & (VAGUE | {f"{name}s" for name in VAGUE}) == set()


def test_the_environment_is_read_in_one_place() -> None:
    reading = set()
    for path in CODE:
        for node in ast.walk(tree(path)):
            words = {node.attr} if isinstance(node, ast.Attribute) else set()
            if isinstance(node, ast.ImportFrom) and node.module == "os":
                words = {alias.name for alias in node.names}
            if words & {"environ", "environb", "getenv", "putenv"}:
                reading.add(named(path))
    assert reading - {"bot/config.py"} == set()


def test_no_test_patches_a_module_with_a_mock() -> None:
    mocking = {
        named(path)
        for path in TESTS
        if any("mock" in name.lower().split(".") for name in imported(tree(path)))
        or any(
            isinstance(node, ast.arg) and node.arg in ("mocker", "mock")
            for node in ast.walk(tree(path))
        )
    }
    assert mocking == set()


def test_annotations_wait_in_every_file() -> None:
    eager = {
        named(path)
        for path in (*CODE, *TESTS)
        if any(isinstance(node, ast.arg | ast.AnnAssign) for node in ast.walk(tree(path)))
        and "__future__.annotations" not in imported(tree(path))
    }
    assert eager == set()


def undocumented(module: ast.Module) -> list[str]:
    """List what is public in a module and says nothing, or no whole sentence first."""
    return [
        node.name
        for node in module.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not SENTENCE.fullmatch((ast.get_docstring(node) or "").partition("\n")[0])
    ]


def test_what_is_public_says_what_it_is() -> None:
    silent = {named(path): undocumented(tree(path)) for path in CODE}
    assert {path: names for path, names in silent.items() if names} == {}


def test_what_says_nothing_is_found() -> None:
    module = ast.parse(
        'def one(): ...\nclass Two:\n    """No end"""\ndef _three(): ...\n'
        'async def four():\n    """Say it over\n    two lines."""\n'
        'def five():\n    """Fine, e.g. this.\n\n    More."""\n'
    )
    assert undocumented(module) == ["one", "Two", "four"]


def test_imports_go_down_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout
