"""Saved pages, PDFs and texts: as they are, packed by gzip, or archives of one page (MHTML)."""

from __future__ import annotations

import asyncio
import email
import email.policy
import gzip
import io
import re
import zlib
from collections.abc import Sequence
from pathlib import Path

from bot.articles.pdf import is_pdf
from bot.articles.visit import MAX_DOCUMENT
from bot.errors import BotError

PAGES = (".html", ".htm", ".xhtml")
ARCHIVES = (".mhtml", ".mht")
SAVED = (*PAGES, *ARCHIVES, ".pdf")
STDIN = "-"

_GZIP = b"\x1f\x8b"
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def spread(places: Sequence[str]) -> list[str]:
    """Name the saved pages and PDFs of each folder in its place.

    Raises BotError where there is none at all.
    """
    found: list[str] = []
    for place in places:
        folder = Path(place)
        if not folder.is_dir():
            found.append(place)
            continue
        found += sorted(str(each) for each in folder.iterdir() if _suffix(each) in SAVED)
    if not found:
        told = f"There is nothing to read in {', '.join(places)}: no saved page and no PDF."
        raise BotError(told, permanent=True)
    return found


def is_page(path: Path, body: bytes) -> bool:
    """Say whether a file is a saved page or a PDF, by its name or how it begins."""
    named = _suffix(path) in (*PAGES, *ARCHIVES)
    return named or is_pdf(body) or bool(_BEGINNING.match(body))


async def contents(path: Path) -> bytes:
    """Read a file, or what is piped in for `-`, unpacked. Raises BotError where it cannot be."""
    try:
        body = await asyncio.to_thread(
            _contents, Path("/dev/stdin") if str(path) == STDIN else path
        )
    except (OSError, EOFError, zlib.error) as error:
        told = getattr(error, "strerror", "") or str(error)
        raise BotError(f"{path} cannot be read: {told}", permanent=True) from None
    if len(body) > MAX_DOCUMENT:
        told = f"it holds more than {MAX_DOCUMENT // 1_000_000} MB"
        raise BotError(f"{path} cannot be read: {told}", permanent=True)
    return _page_of(body) if _suffix(path) in ARCHIVES else body


def _suffix(path: Path) -> str:
    """Give a file's suffix without that of gzip."""
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _contents(path: Path) -> bytes:
    with path.open("rb") as file:
        body = file.read(MAX_DOCUMENT + 1)
    if not body.startswith(_GZIP):
        return body
    with gzip.open(io.BytesIO(body)) as packed:
        return packed.read(MAX_DOCUMENT + 1)


def _page_of(archive: bytes) -> bytes:
    """Give the page that an archive of one page was made of, which comes first in it."""
    for part in email.message_from_bytes(archive, policy=email.policy.default).walk():
        if part.get_content_type() == "text/html":
            content = part.get_content()
            return content.encode("utf-8", "replace") if isinstance(content, str) else content
    return archive
