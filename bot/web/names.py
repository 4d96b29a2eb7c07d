"""Names of hosts -> their addresses."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

LOOKUPS = 32  # at once
_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV

Found = list[tuple[Any, ...]]


class Names(AbstractResolver):
    """The system's look-up, each in a thread of its own.

    The loop's own threads are few and everybody's: names whose servers never answer would
    hold up whatever else needs one, and the end of the program too.
    """

    def __init__(self, find: Callable[..., Found] = socket.getaddrinfo) -> None:
        self._find = find
        self._places = asyncio.Semaphore(LOOKUPS)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Look a name up. Raises OSError."""
        await self._places.acquire()
        found: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
        threading.Thread(
            target=self._look_up, args=(found, host, port, family), daemon=True
        ).start()
        # A link-local address without its zone is refused like one with it.
        return [
            ResolveResult(
                hostname=host,
                host=str(where[0]),
                port=int(where[1]),
                family=kind,
                proto=protocol,
                flags=_NUMERIC,
            )
            for kind, _, protocol, _, where in await found
            if kind in (socket.AF_INET, socket.AF_INET6)
        ]

    def _look_up(
        self,
        found: asyncio.Future[Found],
        host: str,
        port: int,
        family: socket.AddressFamily,
    ) -> None:
        result: Found | Exception
        try:
            result = self._find(
                host, port, type=socket.SOCK_STREAM, family=family, flags=socket.AI_ADDRCONFIG
            )
        except Exception as error:  # which is the asker's, not this thread's
            result = error
        try:
            found.get_loop().call_soon_threadsafe(self._tell, found, result)
        except RuntimeError:  # the loop is closed: nobody waits for it any more
            return

    def _tell(self, found: asyncio.Future[Found], result: Found | Exception) -> None:
        self._places.release()
        if found.done():  # whoever asked has given up
            return
        if isinstance(result, Exception):
            found.set_exception(result)
        else:
            found.set_result(result)

    async def close(self) -> None:
        """End nothing: a look-up under way ends by itself."""
