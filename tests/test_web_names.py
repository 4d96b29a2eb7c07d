"""Names are looked up apart, so that one that never answers holds up nobody."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest

from bot.web.names import Names


def found(address: str) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))]


async def test_names_that_never_answer_hold_up_no_other() -> None:
    over = threading.Event()

    def find(host: str, *_: object, **__: object) -> list[tuple[Any, ...]]:
        if host.startswith("dead"):
            over.wait(30)
        return found("8.8.8.8")

    names = Names(find)
    dead = [asyncio.create_task(names.resolve(f"dead{n}.example", 80)) for n in range(20)]
    try:
        (result,) = await names.resolve("live.example", 80)
        assert (result["host"], result["port"]) == ("8.8.8.8", 80)
        assert not any(task.done() for task in dead)
        for task in dead:
            task.cancel()
        await asyncio.gather(*dead, return_exceptions=True)
    finally:
        over.set()


async def test_a_look_up_that_fails_is_the_askers_error() -> None:
    def find(*_: object, **__: object) -> list[tuple[Any, ...]]:
        raise socket.gaierror(-2, "Name or service not known")

    for _ in range(100):  # and gives its place back
        with pytest.raises(socket.gaierror):
            await Names(find).resolve("none.example", 80)


async def test_the_system_knows_this_machine() -> None:
    results = await Names().resolve("localhost", 80)
    assert {result["host"] for result in results} <= {"127.0.0.1", "::1"}
    assert results
