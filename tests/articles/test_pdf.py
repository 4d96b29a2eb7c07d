"""PDFs: their paragraphs, titles and furniture, and those that give no text."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from bot.articles import Robots, look, read, read_file, read_url
from bot.articles.opened import opened
from bot.articles.pdf import is_pdf, read_pdf
from bot.domain import Coverage, Document
from bot.errors import BotError, PageError, PoolError, WebError
from bot.language.urls import canonical
from bot.pool import Pool
from tests.articles.papers import Placed, column, pdf, raw
from tests.articles.press import BODY, ENTRY, FEED, FULL, NOW
from tests.fakes import FakeWeb, InlinePool, page

FIRST = [
    " The Commission of Velmark raises the",
    "tariff on flat-rolled steel to 25 per-",
    "cent from 1 December, it said in a",
    "notice on Monday.",
    " Exporters have thirty days in which",
    "to object to the determi-",
]
SECOND = ["nation in writing.", " The rate was 10 percent before,", "and is reviewed each year."]
LAST = [" Nothing else is changed.", "Exporters need do nothing.", " It takes effect at once."]
HEAD = "Gazette of Velmark / Vol. 91, No. 12"


def paper(number: int, left: list[str], right: list[str], *more: Placed) -> list[Placed]:
    """Set a page of two columns under a running head, with its number at the foot."""
    return [
        (72, 750, 9, f"{HEAD}  {number}"),
        *more,
        *column(72, 680, left),
        *column(320, 680, right),
        (300, 40, 9, str(number)),
    ]


DOCUMENT = pdf(
    paper(5310, FIRST, SECOND, (72, 715, 18, "Duties on Flat-Rolled Steel")),
    paper(5311, ["The office can be asked.", *LAST], []),
)


def test_columns_are_read_in_order_and_paragraphs_joined() -> None:
    found, judged = read_pdf(DOCUMENT)
    assert found.title == "Duties on Flat-Rolled Steel"
    first, *others = found.text.split("\n\n")
    assert first == (
        "The Commission of Velmark raises the tariff on flat-rolled steel to 25 percent from "
        "1 December, it said in a notice on Monday."
    )
    assert others == [
        "Exporters have thirty days in which to object to the determination in writing.",
        "The rate was 10 percent before, and is reviewed each year.",
        "The office can be asked.",
        "Nothing else is changed. Exporters need do nothing.",
        "It takes effect at once.",
    ]
    assert judged.coverage is Coverage.FULL_TEXT
    assert judged.reason == f"a PDF of 2 pages, whose text has {len(found.text)} characters"


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("Notice of new duties", "Notice of new duties"),
        ("2026-12345.pdf", "Duties on Flat-Rolled Steel"),
        ("Microsoft Word - notice", "Duties on Flat-Rolled Steel"),
        ("untitled", "Duties on Flat-Rolled Steel"),
    ],
)
def test_its_own_title_counts_unless_software_made_it(named: str, title: str) -> None:
    paged = paper(1, FIRST, SECOND, (72, 715, 18, "Duties on Flat-Rolled Steel"))
    assert read_pdf(pdf(paged, title=named))[0].title == title


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (pdf(column(72, 700, FIRST), locked=True), "a PDF that asks for a password"),
        (raw([b""]), "a PDF with next to no text, such as a scan"),
        (DOCUMENT[:400], "a PDF that is damaged"),
        (b"%PDF-", "a PDF that is damaged"),
    ],
)
def test_what_gives_no_text_says_why(body: bytes, reason: str) -> None:
    found, judged = read_pdf(body)
    assert (found.text, judged.coverage, judged.reason) == ("", Coverage.SUMMARY_ONLY, reason)


def test_a_pdf_is_known_by_how_it_begins() -> None:
    assert is_pdf(DOCUMENT)
    assert is_pdf(b"\n" + DOCUMENT)
    assert not is_pdf(b"<p>%PDF-1.7")


@pytest.mark.parametrize("kind", ["application/pdf", "application/octet-stream", "text/html"])
async def test_an_official_source_is_read_in_pdf(kind: str) -> None:
    web = FakeWeb({ENTRY.url: page(DOCUMENT, content_type=kind)})
    official = dataclasses.replace(FEED, official=True)
    article = await read(ENTRY, official, web, InlinePool(), Robots(), NOW)
    assert (article.title, article.coverage) == (ENTRY.title, Coverage.FULL_TEXT)
    assert article.body.startswith("The Commission of Velmark raises")
    assert article.reason.startswith("a PDF of 2 pages")
    other = await read(ENTRY, FEED, web, InlinePool(), Robots(), NOW)
    assert (other.coverage, other.body) == (Coverage.SUMMARY_ONLY, ENTRY.summary)
    assert other.reason == "it is a PDF, and those of official sources alone are read"


async def test_a_pdf_is_shown_to_whoever_names_it() -> None:
    url = "https://gazette.example/notice.pdf"
    web = FakeWeb({url: page(DOCUMENT, content_type="application/pdf")})
    found = await look(url, web, InlinePool(), Robots(), NOW)
    assert (found.title, found.publisher) == ("Duties on Flat-Rolled Steel", "gazette.example")
    assert found.text.startswith("The Commission")


async def test_a_pdf_that_unpacks_without_end_costs_its_worker_alone() -> None:
    bomb = raw([b"BT /F 9 Tf " + b"(aaaaaaaa) Tj " * 5_000_000 + b" ET"])
    assert len(bomb) < 200_000
    pool = Pool()
    try:
        with pytest.raises(PoolError):
            await pool.run(opened, bomb, "application/pdf", NOW, deadline=0.5)
        found, _ = await pool.run(opened, DOCUMENT, "application/pdf", NOW, deadline=30)
        assert found.text.startswith("The Commission")
    finally:
        pool.close()


async def test_a_document_whose_page_is_shut_is_read_as_it_was_printed() -> None:
    printed = "https://print.example/2026-12345.pdf"
    document = Document(number="2026-12345", kind="Notice", printed=printed)
    entry = dataclasses.replace(ENTRY, document=document)
    official = dataclasses.replace(FEED, official=True)
    pages = {ENTRY.url: page("", status=403), printed: page(DOCUMENT)}
    article = await read(entry, official, FakeWeb(pages), InlinePool(), Robots(), NOW)
    assert (article.url, article.document) == (canonical(ENTRY.url), document)
    assert article.coverage is Coverage.FULL_TEXT
    assert article.body.startswith("The Commission of Velmark raises")
    assert article.reason.endswith("; of the page itself: its page answers with HTTP 403")
    for lost in (page("", status=404), WebError("no answer", url=printed), page(raw([b""]))):
        web = FakeWeb({**pages, printed: lost})
        found = await read(entry, official, web, InlinePool(), Robots(), NOW)
        assert (found.coverage, found.body) == (Coverage.BLOCKED, ENTRY.summary)
    whole = FakeWeb({ENTRY.url: page(FULL), printed: page(DOCUMENT)})
    assert (await read(entry, official, whole, InlinePool(), Robots(), NOW)).body == BODY
    assert printed not in [url for url, _ in whole.requests]


async def test_whoever_wants_a_pdf_briefed_is_told_why_it_cannot_be(tmp_path: Path) -> None:
    url, locked = "https://gazette.example/locked.pdf", pdf(column(72, 700, FIRST), locked=True)
    told = "cannot be read: it is a PDF that asks for a password"
    with pytest.raises(PageError, match=f"{url} {told}"):
        await read_url(url, FakeWeb({url: page(locked)}), InlinePool(), Robots(), NOW)
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked)
    with pytest.raises(BotError, match=told):
        await read_file(path, InlinePool(), NOW)
    path.write_bytes(DOCUMENT)
    assert (await read_file(path, InlinePool(), NOW)).title == "Duties on Flat-Rolled Steel"
