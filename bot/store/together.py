"""What many ask of the database at the same time, done in one transaction.

A transaction costs more than most statements in it. Whoever asks while one is under way
waits for it, and the next serves all who wait: who is alone waits for nobody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Given = TypeVar("Given")

MOST = 200  # in one transaction, so that it is short all the same


class Together(Generic[Asked, Given]):
    """Calls `act`, which answers each of many in their order, for those who ask one by one."""

    def __init__(self, act: Callable[[Sequence[Asked]], Awaitable[Sequence[Given]]]) -> None:
        self._act = act
        self._waiting: list[tuple[Asked, asyncio.Future[Given]]] = []
        self._round: asyncio.Task[None] | None = None

    async def ask(self, asked: Asked) -> Given:
        """Have it done with what others ask for now; raise what it alone would have raised.

        Whoever is cancelled meanwhile can be sure that nothing happens any more.
        """
        waits: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        mine = asked, waits
        self._waiting.append(mine)
        if self._round is None:
            self._round = asyncio.create_task(self._next())
        try:
            return await waits
        except asyncio.CancelledError:
            if mine in self._waiting:
                self._waiting.remove(mine)
            elif self._round is not None:
                await asyncio.wait([self._round])
            raise

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._round is not None:
            await asyncio.wait([self._round])

    async def _next(self) -> None:
        served, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            await self._serve(served)
        finally:
            self._round = asyncio.create_task(self._next()) if self._waiting else None

    async def _serve(self, served: Sequence[tuple[Asked, asyncio.Future[Given]]]) -> None:
        try:
            given = await self._act([asked for asked, _ in served])
        except Exception as error:
            if len(served) == 1:
                _tell(served[0][1], error)
            else:  # what one of them is to blame for must not be the others' loss
                await asyncio.gather(*(self._serve([one]) for one in served))
        else:
            for (_, waits), answer in zip(served, given, strict=True):
                if not waits.done():
                    waits.set_result(answer)


def _tell(waits: asyncio.Future[Given], error: Exception) -> None:
    if not waits.done():
        waits.set_exception(error)
