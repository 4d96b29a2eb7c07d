"""Turns at a host: few at once, spaced, and nobody waits long who has other things to do."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest

from bot.errors import HostBusyError
from bot.web import Patient, Response, Turns
from tests.fakes import FakeWeb, page
from tests.loopback import AGENT, HOST, Rebinding, http, open_server, saying

URL = "http://news.example/feed"


class Time:
    """A clock that whoever sleeps puts on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


class Asking:
    """Those who ask hosts under turns, and when each began."""

    def __init__(self, *, spacing: float = 1.0, at_once: int = 2) -> None:
        self.time = Time()
        self.turns = Turns(at_once=at_once, spacing=spacing, clock=self.time, sleep=self.time.sleep)
        self.began: list[tuple[str, float]] = []
        self.under_way = self.most = 0

    async def ask(
        self, host: str, patience: float = 100.0, until: asyncio.Event | None = None
    ) -> None:
        async with self.turns.turn(host, patience, URL):
            self.began.append((host, self.time.now))
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            await (until.wait() if until else asyncio.sleep(0))
            self.under_way -= 1


async def test_requests_to_one_host_are_spaced() -> None:
    asking = Asking()
    await asyncio.gather(*(asking.ask("a") for _ in range(5)))
    assert asking.began == [("a", 100.0 + second) for second in range(5)]


async def test_hosts_do_not_wait_for_one_another() -> None:
    asking = Asking()
    await asyncio.gather(*(asking.ask(host) for host in "abcde"))
    assert asking.began == [(host, 100.0) for host in "abcde"]


async def test_few_are_under_way_at_once() -> None:
    asking = Asking(spacing=0.0)
    await asyncio.gather(*(asking.ask("a") for _ in range(20)))
    assert asking.most == 2
    assert len(asking.began) == 20


async def test_whoever_would_wait_long_is_told_at_once_when_to_come_again() -> None:
    asking = Asking()
    done = asyncio.Event()
    first = asyncio.create_task(asking.ask("a", until=done))
    await asyncio.sleep(0)
    waits = []
    for _ in range(3):
        with pytest.raises(HostBusyError) as caught:
            await asking.ask("a", patience=0.5)
        waits.append(caught.value.retry_after)
    assert waits == [1.0, 2.0, 3.0]  # each a moment of their own
    assert not caught.value.permanent
    done.set()
    await first


async def test_a_host_that_holds_what_it_has_is_left_to_those_it_holds() -> None:
    asking = Asking(spacing=0.0)
    done = asyncio.Event()
    held = [asyncio.create_task(asking.ask("a", until=done)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(HostBusyError):
        await asking.ask("a", patience=0.01)
    await asking.ask("b", patience=0.01)
    done.set()
    await asyncio.gather(*held)
    await asking.ask("a", patience=0.01)
    assert [host for host, _ in asking.began] == ["a", "a", "b", "a"]


async def test_few_wait_at_a_host_that_holds_what_it_has() -> None:
    asking = Asking(spacing=0.0)
    done = asyncio.Event()
    jobs = [asyncio.create_task(asking.ask("a", 2.0, done)) for _ in range(30)]
    for _ in range(100):
        await asyncio.sleep(0)
    assert sum(job.done() for job in jobs) == 30 - 2 - 5  # two under way, and five wait
    done.set()
    ends = await asyncio.gather(*jobs, return_exceptions=True)
    assert {type(end) for end in ends if end} == {HostBusyError}


async def test_a_turn_that_is_broken_off_is_given_back() -> None:
    asking = Asking(spacing=0.0)
    for _ in range(5):
        task = asyncio.create_task(asking.ask("a", until=asyncio.Event()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    await asking.ask("a", patience=0.01)


async def test_of_many_hosts_those_that_are_idle_are_forgotten() -> None:
    asking = Asking()
    done = asyncio.Event()
    held = [asyncio.create_task(asking.ask("a", until=done)) for _ in range(1)]
    for number in range(3000):
        asking.time.now += 1.0
        await asking.ask(str(number))
    assert len(asking.turns._lines) < 1100
    assert asking.turns._lines["a"].asked == 1
    done.set()
    await asyncio.gather(*held)


class BusyWeb(FakeWeb):
    """A web whose host is busy for the first times that it is asked."""

    def __init__(self, times: int, time: Time) -> None:
        super().__init__({URL: page("here")})
        self.times, self.time = times, time

    async def get(
        self,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        max_bytes: int,
        timeout: float,  # noqa: ASYNC109
    ) -> Response:
        if self.times:
            self.times -= 1
            raise HostBusyError("busy", url=url, retry_after=3.0)
        return await super().get(url, headers=headers, max_bytes=max_bytes, timeout=timeout)


async def test_who_waits_for_a_person_waits_for_the_turn_but_not_for_ever() -> None:
    time = Time()
    patient = Patient(BusyWeb(2, time), patience=10.0, clock=time, sleep=time.sleep)
    assert (await patient.get(URL, max_bytes=10, timeout=1.0)).body == b"here"
    assert time.now == 106.0
    patient = Patient(BusyWeb(9, time), patience=10.0, clock=time, sleep=time.sleep)
    with pytest.raises(HostBusyError):
        await patient.get(URL, max_bytes=10, timeout=1.0)
    assert time.now == 115.0


async def test_the_wait_for_a_turn_is_not_the_servers_time() -> None:
    async with open_server(saying(http(b"ok")), resolver=Rebinding(HOST), spacing=0.4) as (
        server,
        web,
    ):
        url = f"http://news.example:{server.port}/"
        answers = await asyncio.gather(*(web.get(url, max_bytes=10, timeout=0.3) for _ in range(4)))
    assert [answer.body for answer in answers] == [b"ok"] * 4


async def test_the_allowed_address_is_asked_without_turns() -> None:
    async with open_server(saying(http(b"ok")), spacing=60.0) as (server, web):
        await asyncio.gather(*(web.get(server.url, max_bytes=10, timeout=5.0) for _ in range(9)))
    assert f"User-Agent: {AGENT}" in server.requests[-1]


async def test_redirects_within_a_host_take_one_turn() -> None:
    async def talk(request: str, writer: asyncio.StreamWriter) -> None:
        there = request.startswith("GET /there ")
        writer.write(http(b"ok") if there else http(b"", "302 Found", "Location: /there"))

    async with open_server(talk, resolver=Rebinding(HOST), spacing=60.0) as (server, web):
        url = f"http://news.example:{server.port}/"
        assert (await web.get(url, max_bytes=10, timeout=5.0)).body == b"ok"
        with pytest.raises(HostBusyError):
            await web.get(url, max_bytes=10, timeout=5.0)
