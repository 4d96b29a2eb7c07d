"""Files that somebody names: packed, archived, in folders, or too large."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from bot.articles import Robots, look, read_file, spread
from bot.articles.files import contents
from bot.articles.visit import MAX_DOCUMENT
from bot.errors import BotError
from tests.articles.press import BODY, FULL, NOW
from tests.fakes import FakeWeb, InlinePool

ARCHIVE = f"""From: <Saved by a browser>
Subject: Velmark raises steel tariff
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----part"

------part
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

{FULL}
------part
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0K
------part--
"""


@pytest.mark.parametrize("name", ["page.html.gz", "page.HTM.GZ", "page.gz", "page.html"])
async def test_a_packed_page_is_unpacked(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(FULL.encode()))
    assert (await look(str(path), FakeWeb(), InlinePool(), Robots(), NOW)).text == BODY
    assert (await read_file(path, InlinePool(), NOW)).body == BODY


async def test_of_an_archive_its_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_text(ARCHIVE)
    assert (await look(str(path), FakeWeb(), InlinePool(), Robots(), NOW)).text == BODY
    path.write_text("no archive at all")
    assert (await look(str(path), FakeWeb(), InlinePool(), Robots(), NOW)).text == ""


@pytest.mark.parametrize(
    "packed", [gzip.compress(b"page")[:12], b"\x1f\x8bno gzip"], ids=["cut short", "no gzip"]
)
async def test_what_is_packed_badly_is_said_to_be(packed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(packed)
    with pytest.raises(BotError, match=r"page.html.gz cannot be read: "):
        await contents(path)


async def test_what_unpacks_without_end_is_not_read_to_it(tmp_path: Path) -> None:
    path = tmp_path / "bomb.html.gz"
    path.write_bytes(gzip.compress(b"a" * (MAX_DOCUMENT * 4), 1))
    with pytest.raises(BotError, match="it holds more than 25 MB"):
        await contents(path)


def test_a_folder_stands_for_the_pages_in_it(tmp_path: Path) -> None:
    for name in ("b.html.gz", "a.html", "c.pdf", "d.mht", "notes.txt", "e.png"):
        (tmp_path / name).touch()
    url = "https://example.org/a.html"
    assert spread([str(tmp_path), url, "-", "missing.html"]) == [
        *(str(tmp_path / name) for name in ("a.html", "b.html.gz", "c.pdf", "d.mht")),
        url,
        "-",
        "missing.html",
    ]
