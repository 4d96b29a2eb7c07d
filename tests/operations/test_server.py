"""/healthz and /metrics over real sockets."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

import bot
from bot.domain import Backlog, Flow
from bot.errors import ConfigError, PortTakenError
from bot.operations.health import Bounds, Signs
from bot.operations.metrics import Metrics
from bot.operations.server import open_operations

WELL = Signs(
    trouble="",
    backlog=(
        Backlog(flow=Flow.READ, due=3, age=timedelta(seconds=4)),
        Backlog(flow=Flow.POST),
    ),
    ticked=timedelta(seconds=1),
    queue=True,
    connected=True,
    heard=timedelta(seconds=2),
)


@asynccontextmanager
async def served(signs: Signs, *, address: str = "127.0.0.1") -> AsyncIterator[str]:
    async def look() -> Signs:
        return signs

    async with open_operations(
        address=address, port=0, look=look, metrics=Metrics(), bounds=Bounds()
    ) as port:
        yield f"http://127.0.0.1:{port}"


async def get(url: str, **headers: str) -> tuple[int, str]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with aiohttp.ClientSession() as session, session.get(url, headers=named) as reply:
        return reply.status, await reply.text()


async def health(signs: Signs) -> tuple[int, dict[str, Any]]:
    async with (
        served(signs) as url,
        aiohttp.ClientSession() as session,
        session.get(f"{url}/healthz") as reply,
    ):
        return reply.status, await reply.json()


async def test_all_is_well() -> None:
    status, told = await health(WELL)
    assert status == 200
    assert told == {
        "ok": True,
        "wrong": [],
        "version": bot.__version__,
        "checks": {
            "database": {"ok": True, "found": "answers"},
            "clock": {"ok": True, "found": "ticked 1 s ago"},
            "queue": {"ok": True, "found": "works"},
            "slack": {"ok": True, "found": "connected, heard of 2 s ago"},
            "backlog": {"ok": True, "found": "the oldest row has been due for 4 s (read)"},
        },
    }


@pytest.mark.parametrize(
    ("amiss", "wrong"),
    [
        ({"ticked": None}, ["clock: ticked never"]),
        ({"ticked": timedelta(seconds=31)}, ["clock: ticked 31 s ago"]),
        ({"queue": False}, ["queue: has ended"]),
        ({"connected": False}, ["slack: not connected"]),
        ({"heard": timedelta(minutes=2)}, ["slack: connected, heard of 120 s ago"]),
        (
            {"backlog": (Backlog(flow=Flow.BRIEF, due=1, age=timedelta(minutes=11)),)},
            ["backlog: the oldest row has been due for 660 s (brief)"],
        ),
        (
            {"trouble": "no answer within 5 s", "backlog": ()},
            [
                "database: no answer within 5 s",
                "backlog: unknown: the database does not answer",
            ],
        ),
    ],
)
async def test_what_is_wrong_is_named(amiss: dict[str, Any], wrong: list[str]) -> None:
    status, told = await health(replace(WELL, **amiss))
    assert (status, told["ok"], told["wrong"]) == (503, False, wrong)


async def test_metrics_are_in_prometheus_format() -> None:
    async with served(WELL) as url:
        status, text = await get(f"{url}/metrics")
    assert status == 200
    values = {
        (sample.name, sample.labels.get("flow", "")): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert values["tradewire_queue_due", "read"] == 3
    assert values["tradewire_queue_age_seconds", "read"] == 4
    assert values["tradewire_queue_due", "post"] == 0
    assert values["tradewire_slack_connected", ""] == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "rebound.example"},
        {"Host": "192.0.2.7"},
        {"Host": "[broken"},
        {"Origin": "https://elsewhere.example"},
        {"Sec_Fetch_Site": "cross-site"},
    ],
    ids=str,
)
async def test_a_page_elsewhere_is_refused(headers: dict[str, str]) -> None:
    async with served(WELL) as url:
        for path in ("healthz", "metrics"):
            status, told = await get(f"{url}/{path}", **headers)
            assert status in (400, 403)
            assert "tradewire_" not in told


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9", "[::1]:80"])
async def test_loopback_is_answered_by_any_of_its_names(host: str) -> None:
    async with served(WELL) as url:
        assert (await get(f"{url}/healthz", Host=host))[0] == 200


async def test_beyond_loopback_addresses_are_answered_and_names_are_not() -> None:
    async with served(WELL, address="0.0.0.0") as url:  # noqa: S104
        assert (await get(f"{url}/healthz", Host="192.0.2.7:8767"))[0] == 200
        assert (await get(f"{url}/healthz", Host="rebound.example"))[0] == 403


async def test_a_port_that_is_taken_is_named() -> None:
    async def look() -> Signs:
        return WELL

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTakenError, match=rf"^TRADEWIRE_OPS_PORT: port {port} on 127"):
            async with open_operations(
                address="127.0.0.1", port=port, look=look, metrics=Metrics(), bounds=Bounds()
            ):
                raise AssertionError("it was taken twice")


async def test_an_address_of_another_machine_is_named() -> None:
    with pytest.raises(ConfigError, match=r"^TRADEWIRE_OPS_ADDRESS: 192\.0\.2\.7 is no"):
        async with served(WELL, address="192.0.2.7"):
            raise AssertionError("it was listened on")
