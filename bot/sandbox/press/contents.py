"""The table of what each sample article is there to try, as articles/README.md has it.

`python -m bot.sandbox.press.contents` writes it anew; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bot.sandbox.press.manuscripts import ARTICLES, Manuscript, load

README = ARTICLES / "README.md"

_TABLE = re.compile(r"^\| article \|.*\n(?:\|.*\n)*", re.MULTILINE)


def table(manuscripts: Sequence[Manuscript]) -> str:
    """Write the table in Markdown, a row for each article, in breaking order."""
    rows = "".join(
        f"| {one.name} | {one.day} | {one.tries.replace('|', '/')} |\n" for one in manuscripts
    )
    return f"| article | day | what it is there to try |\n|---|--:|---|\n{rows}"


def revised(text: str, manuscripts: Sequence[Manuscript]) -> str:
    """Put the table into a README in the place of the one that it holds."""
    return _TABLE.sub(lambda _: table(manuscripts), text, count=1)


def main(readme: Path = README) -> None:
    """Write the table of the shipped articles anew."""
    readme.write_text(revised(readme.read_text(encoding="utf-8"), load()), encoding="utf-8")


if __name__ == "__main__":
    main()
