"""What somebody who asks to see a page is shown of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.articles import Robots, look
from bot.domain import Coverage, Reading
from bot.errors import BotError
from tests.articles import walls
from tests.articles.press import BODY, FULL, NOW, PARAGRAPHS, URL, html
from tests.fakes import FakeWeb, InlinePool, page

TITLE = "Velmark raises steel tariff to 25%"
WHOLE = Reading(
    title=TITLE,
    publisher="gazette.example",
    language="en",
    coverage=Coverage.FULL_TEXT,
    reason="its main text has 619 characters, and is no notice to its visitor",
    text=BODY,
)


async def at_url(body: str, **given: object) -> Reading:
    return await look(URL, FakeWeb({URL: page(body, **given)}), InlinePool(), Robots(), NOW)  # type: ignore[arg-type]


def saved(path: Path, body: bytes) -> Path:
    path.write_bytes(body)
    return path


async def in_file(path: Path, body: bytes) -> Reading:
    path = saved(path, body)
    return await look(str(path), FakeWeb(), InlinePool(), Robots(), NOW)


async def test_a_page_is_shown_with_all_that_it_says_of_itself() -> None:
    assert await at_url(FULL) == WHOLE
    head = """<meta property="og:site_name" content="The Gazette">
    <meta property="article:published_time" content="2026-11-01T08:00:00Z">
    <meta name="author" content="Ana Ruiz">"""
    found = await at_url(FULL.replace("</head>", f"{head}</head>"))
    assert (found.publisher, found.author) == ("The Gazette", "Ana Ruiz")
    assert found.published == datetime(2026, 11, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "page", "page.txt"])
async def test_a_saved_page_is_known_by_its_name_or_its_beginning(
    name: str, tmp_path: Path
) -> None:
    assert (await in_file(tmp_path / name, FULL.encode())).text == BODY


async def test_a_saved_page_in_another_encoding_is_read(tmp_path: Path) -> None:
    assert (await in_file(tmp_path / "page.html", FULL.encode("utf-16"))).text == BODY


async def test_a_text_is_taken_as_it_is(tmp_path: Path) -> None:
    found = await in_file(tmp_path / "notes.txt", f"{TITLE}\n\n{BODY}".encode())
    assert (found.title, found.text, found.coverage) == (TITLE, BODY, Coverage.FULL_TEXT)


@pytest.mark.parametrize("markup", walls.BLOCKED.values(), ids=list(walls.BLOCKED))
async def test_of_a_blocked_page_no_text_is_taken(markup: str) -> None:
    found = await at_url(markup)
    assert (found.coverage, found.text, found.author) == (Coverage.BLOCKED, "", "")


async def test_of_a_page_that_is_sold_its_teaser_is_shown() -> None:
    found = await at_url(html(f"<p>{PARAGRAPHS[0]}</p>", "<p>For subscribers only.</p>"))
    assert found.coverage is Coverage.PAYWALLED
    assert PARAGRAPHS[0] in found.text


@pytest.mark.parametrize(
    ("status", "coverage"),
    [(402, Coverage.PAYWALLED), (403, Coverage.BLOCKED), (404, Coverage.BLOCKED)],
)
async def test_a_refusal_is_a_judgement(status: int, coverage: Coverage) -> None:
    found = await at_url(FULL, status=status)
    assert found == Reading(coverage=coverage, reason=f"its page answers with HTTP {status}")


async def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(BotError, match="HTTP 500"):
        await at_url(FULL, status=500)
    with pytest.raises(BotError, match="no web page but image/png"):
        await at_url(FULL, content_type="image/png")
    with pytest.raises(BotError, match="cannot be read: No such file"):
        await look(str(tmp_path / "nothing.html"), FakeWeb(), InlinePool(), Robots(), NOW)
    for body in (b"", b" \n", b"\x7fELF\0\0"):
        with pytest.raises(BotError, match="neither a page nor a text"):
            await in_file(tmp_path / "other", body)
