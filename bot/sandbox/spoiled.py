"""What a fault on order does to one request of the app, whatever it is for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot.sandbox.connection import abort
from bot.sandbox.faults import Effect, Fault, Faults
from bot.sandbox.refused import RefusedError

log = structlog.get_logger()
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def exposed(handler: Handler, name: str, faults: Faults) -> Handler:
    """Put an address that is no method within reach of faults, under a name of its own."""

    async def answer(request: web.Request) -> web.StreamResponse:
        return await spoiled(request, handler, faults.take(name), refused=400)

    return answer


async def spoiled(
    request: web.Request, handler: Handler, fault: Fault | None, *, refused: int = 200
) -> web.StreamResponse:
    """Answer a request as a fault has it; `refused` is the HTTP status of a refusal."""
    if fault is None:
        return await handler(request)
    log.info("fault.acted", effect=fault.effect.value, path=request.path.rpartition("/")[0])
    if fault.effect is Effect.BROKEN:
        return web.Response(status=fault.status, text="upstream is not well")
    if fault.effect is Effect.RATE_LIMITED:
        return refusal(RefusedError.for_rate(fault.seconds))
    if fault.effect is Effect.REFUSED:
        return refusal(RefusedError(fault.error, status=refused))
    answer = await handler(request)
    if fault.effect is Effect.DROP_REPLY:
        abort(request.transport)  # what is answered below reaches nobody
    if fault.effect is Effect.SLOW:
        await asyncio.sleep(fault.seconds)
    return answer


def refusal(error: RefusedError) -> web.Response:
    """Write a refusal as Slack does."""
    body = {"ok": False, "error": error.error} | error.more
    return web.json_response(body, status=error.status, headers=error.headers)
