"""The address guard: nothing but public addresses is ever connected to."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web import open_web, public
from tests.loopback import AGENT, HOST, Rebinding, Server, get, http, refusal, saying, serving


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1/",
        "http://127.0.0.1/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://8.8.8.8:8080/",
        "//0.0.0.0/",
    ],
)
async def test_a_redirect_to_a_private_address_is_refused(location: str) -> None:
    async with serving(saying(http(b"", "302 Found", f"Location: {location}"))) as (server, web):
        said, permanent = await refusal(web, server.url)
    assert "public address on port 80 or 443" in said
    assert permanent


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "ftp://example.com/", "gopher://x", "http://me:pw@8.8.8.8/"],
)
async def test_a_redirect_to_what_is_not_the_web_is_refused(location: str) -> None:
    async with serving(saying(http(b"", "302 Found", f"Location: {location}"))) as (server, web):
        said, permanent = await refusal(web, server.url)
    assert "address" in said
    assert permanent


@pytest.mark.parametrize("url", ["", "x", "/etc/passwd", "http://[", "http:///x", "http://a:b/"])
async def test_a_malformed_address_is_refused_for_good(url: str) -> None:
    async with open_web(user_agent=AGENT) as web:
        assert (await refusal(web, url))[1]


@pytest.mark.parametrize("addresses", ["127.0.0.1", "10.1.2.3 ::1", "100.64.0.1", "2002:a00::1"])
async def test_a_name_that_resolves_to_a_private_address_is_refused(addresses: str) -> None:
    async with open_web(user_agent=AGENT, resolver=Rebinding(addresses)) as web:
        said, permanent = await refusal(web, "http://news.example/")
    assert "public address" in said
    assert permanent


async def test_a_name_rebound_between_two_hops_is_refused() -> None:
    server = Server(saying(http(b"", "302 Found", "Location: http://b.example/")))
    listening = await asyncio.start_server(server.connected, HOST, 0)
    server.port = listening.sockets[0].getsockname()[1]
    async with (
        listening,
        open_web(
            user_agent=AGENT,
            allowed=frozenset({(HOST, server.port)}),
            resolver=Rebinding(HOST, "192.168.0.1"),
        ) as web,
    ):
        said, _ = await refusal(web, f"http://a.example:{server.port}/")
    assert "public address" in said
    assert len(server.requests) == 1


async def test_the_allowed_address_is_allowed_on_its_port_only() -> None:
    async with serving(saying(http(b"ok"))) as (server, web):
        assert (await get(web, server.url)).body == b"ok"
        other = f"http://{HOST}:{server.port % 65535 + 1}/"
        assert (await refusal(web, other))[1]


@pytest.mark.parametrize(
    "host",
    ["8.8.8.8", "93.184.216.34", "192.88.98.1", "2606:4700::1111", "2a00:1450:4001::200e"],
)
def test_public_addresses(host: str) -> None:
    assert public(host)


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:0a00:0001::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1111%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_public(host: str) -> None:
    assert not public(host)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_hides_in_no_ipv6_form(address: object) -> None:
    for form in ("::ffff:{}", "::{}", "64:ff9b::{}", "2002::{}"):
        assert not public(form.format(address))
