"""Fetch a page as a guest: where robots.txt lets us, and no redirector in its outlet's place."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.articles.outlets import HIDDEN, asks_consent, own_address
from bot.articles.pdf import is_pdf
from bot.articles.robots import Robots
from bot.domain import Coverage
from bot.errors import PageError, PageFault

if TYPE_CHECKING:  # workers import this package, and must not load the HTTP client
    from bot.pool import Pool
    from bot.web import Response, Web

MAX_BYTES = 5_000_000
MAX_DOCUMENT = 25_000_000  # of a PDF, where one is wanted
FETCH_DEADLINE = 10.0  # seconds
EXTRACT_DEADLINE = 7.0  # seconds; the slowest of ordinary pages take less than one

ACCEPT = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"}
FAULTS = {
    401: PageFault.REFUSED,
    402: PageFault.PAYWALLED,
    403: PageFault.REFUSED,
    404: PageFault.MISSING,
    410: PageFault.MISSING,
    451: PageFault.REFUSED,
}
#: What a status says of the page that was asked for; any other is a failure.
REFUSALS = {
    status: Coverage.PAYWALLED if fault is PageFault.PAYWALLED else Coverage.BLOCKED
    for status, fault in FAULTS.items()
}
_BUSY = frozenset({429, 503})  # with which a host may say when to come again
_HTML = ("text/html", "application/xhtml+xml")


async def visit(
    url: str,
    web: Web,
    pool: Pool,
    robots: Robots,
    now: datetime,
    *,
    pdf: bool = True,
    unhurried: bool = False,
) -> Response:
    """Fetch a page, or a PDF where one is wanted; any status is an answer.

    Who is `unhurried` makes the pauses between two pages that a host asks for.

    Raises PageError where the page is not to be read, WebError where there is no answer,
    HostBusyError where it is not the time for this page yet.
    """
    address = own_address(url)
    if not address:
        raise PageError(HIDDEN, url=url, fault=PageFault.REFUSED)
    robots.left(address, now)
    pause = await robots.check(address, web, pool, now)
    if unhurried:
        robots.take_turn(address, pause, now)
    most = MAX_DOCUMENT if pdf else MAX_BYTES
    response = await web.get(address, headers=ACCEPT, max_bytes=most, timeout=FETCH_DEADLINE)
    if not own_address(response.url):
        raise PageError(HIDDEN, url=url, fault=PageFault.REFUSED)
    if response.url != address and not asks_consent(response.url, address):
        await robots.check(response.url, web, pool, now)
    if response.status in _BUSY:
        robots.leave(response.url, response.headers.get("retry-after", ""), now)
    return response


def kind(response: Response) -> str:
    """Give a response's content type, as its header says."""
    return response.headers.get("content-type", "")


def unreadable(response: Response, *, pdf: bool = True) -> str:
    """Say why a body is neither a page nor a PDF that is wanted, nothing where it is."""
    if is_pdf(response.body):
        return "" if pdf else "it is a PDF, and those of official sources alone are read"
    if not kind(response).lower().startswith(_HTML):
        return f"it is no web page but {kind(response) or 'of an unknown kind'}"
    if len(response.body) > MAX_BYTES:
        return f"its page has more than {MAX_BYTES // 1_000_000} MB"
    return ""


def refused(response: Response, asked: str) -> str:
    """Say how a page was refused, nothing where it was not."""
    if response.status in REFUSALS:
        return f"its page answers with HTTP {response.status}"
    if host := asks_consent(response.url, asked):
        return f"it sends its visitor to {host}, where consent is asked"
    return ""
