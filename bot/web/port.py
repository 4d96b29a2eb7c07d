"""What the house asks of the web, and what it is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered. `url` is the final one; header names are in lower case.

    `moved` is where the permanent redirects led that came before any other: the address to
    ask from now on, empty where what was asked for has not moved. The body of a refusal
    (a status of 400 or more) may be cut.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved: str = ""


class Web(Protocol):
    """Where pages and feeds come from."""

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] = NO_HEADERS,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109 - the deadline is the port's promise
    ) -> Response:
        """Fetch a URL, following redirects.

        `max_bytes` caps the decompressed body; `timeout`, in seconds, covers everything
        from the look-up of the name to the last byte. Any status is an answer.

        Raises WebError where there is no answer; permanent where there never will be;
        HostBusyError where the host is asked so much already that its turn is yet to come.
        """
        ...
