"""Every address of the IANA special-purpose registries, and every way to write one."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import PrivateAddressError, WebError
from bot.web import open_web, public
from bot.web.guard import fetchable
from tests.loopback import AGENT, HOST, Rebinding, refusal

REGISTERED = """
0.0.0.0/8 0.0.0.0/32 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12
192.0.0.0/24 192.0.0.0/29 192.0.0.8/32 192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32
192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24
198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 255.255.255.255/32 ::1/128
::/128 ::/96 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23
2001::/32 2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32 2001:4:112::/48
2001:10::/28 2001:20::/28 2001:30::/28 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20
5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
""".split()  # noqa: SIM905 - one a line would fill a page

METADATA = """
169.254.169.254 169.254.170.2 169.254.169.253 100.100.100.200 192.0.0.192 168.63.129.16
fd00:ec2::254 fd00:ec2::23 fd20:ce::254
""".split()  # noqa: SIM905 - one a line would fill a page

NEIGHBOURS = """
1.0.0.0 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0
169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.0.3.0
192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255 198.51.101.0 203.0.112.255
203.0.114.0 223.255.255.255 168.63.129.15 168.63.129.17 2001:200:: 2000:: 2001:db7:ffff::
2001:db9:: 2003:: 2620:4f:7fff:: 2620:4f:8001:: 2a00:: 3ffd:ffff::
""".split()  # noqa: SIM905 - one a line would fill a page


@pytest.mark.parametrize("block", REGISTERED)
def test_no_address_of_a_special_block_is_public(block: str) -> None:
    network = ip_network(block)
    size = network.num_addresses
    for place in {0, 1 % size, size // 3, size // 2, size - 1}:
        assert not public(str(network[place]))


@given(st.sampled_from(REGISTERED).map(ip_network), st.data())
def test_nor_any_other_of_them(network: IPv4Network | IPv6Network, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, network.num_addresses - 1))
    assert not public(str(network[place]))


@pytest.mark.parametrize("host", METADATA)
def test_what_clouds_tell_their_machines_is_not_public(host: str) -> None:
    assert not public(host)


@pytest.mark.parametrize("host", NEIGHBOURS)
def test_the_addresses_beside_the_special_blocks_are_public(host: str) -> None:
    assert public(host)


@given(st.ip_addresses(v=4), st.ip_addresses(v=6, network="2a00::/16"))
def test_an_ipv4_address_hides_in_no_interface(inner: IPv4Address, outer: IPv6Address) -> None:
    prefix = int(outer) >> 64 << 64
    for mark in (0x00005EFE, 0x02005EFE):
        assert not public(str(ip_address(prefix | mark << 32 | int(inner))))


ODD = """
http://2130706433/ http://0x7f000001/ http://017700000001/ http://127.1/ http://0x7f.0.0.1/
http://0177.0.0.1/ http://127.0.0.1./ http://0/ http://0x/ http://127.0.0.0x1/ http://10.0.256/
http://1.2.3.4.5/ http://a.1/ http://a.0x7f/ http://127.0.0.01/
""".split()  # noqa: SIM905 - one a line would fill a page


@pytest.mark.parametrize("url", ODD)
def test_an_address_in_numbers_of_another_kind_is_not_looked_up(url: str) -> None:
    with pytest.raises(PrivateAddressError):
        fetchable(url, url)


PRIVATE = """
http://127.0.0.1/ https://127.0.0.1/ http://127.0.0.1:443/ http://[::1]/ http://[::]/
http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/ http://[::127.0.0.1]/ http://[fe80::1%25lo]/
http://[fe80::1%lo]/ http://localhost/ http://LOCALHOST/ https://localhost/ http://１２７.0.0.1/
http://①②⑦.⓪.⓪.①/ http://127。0。0。1/ http://%31%32%37.0.0.1/ http://8.8.8.8:22/
http://8.8.8.8:8080/ http://8.8.8.8:0/ http://8.8.8.8:65536/ http://user@8.8.8.8/
http://:word@8.8.8.8/ http://127.0.0.1@8.8.8.8/ http://8.8.8.8@127.0.0.1/ http:/8.8.8.8/
http:8.8.8.8 //8.8.8.8/ javascript:alert(1) file:///etc/passwd ftp://8.8.8.8/ data:text/xml,x
gopher://8.8.8.8/ ws://8.8.8.8/ http+unix://x/ HTTP:// https:///x http://./ http://../
""".split()  # noqa: SIM905 - one a line would fill a page


@pytest.mark.parametrize("url", [*PRIVATE, "http://8.8.8.8/" + "x" * 9000])
async def test_none_of_these_is_asked(url: str) -> None:
    async with open_web(user_agent=AGENT) as web:  # with the system's own look-up
        _, permanent = await refusal(web, url)
    assert permanent or set(url) <= set("http:/.")  # no such name: that may pass


async def test_of_a_name_with_two_addresses_the_private_one_is_not_asked() -> None:
    """Loopback would answer at once; the public one cannot be reached from a test."""
    async with open_web(user_agent=AGENT, resolver=Rebinding(f"{HOST} 8.8.8.8")) as web:
        said, permanent = await refusal(web, "http://news.example/")
    assert "8.8.8.8" in said
    assert not permanent


PIECES = (
    *"/:@[]%?#.\\ \t\r\n\0",
    *("http", "https", "://", "127.0.0.1", "::1", "example.com", "0x7f", "80", "65536", "file"),
    *("xn--", "\udcff", "\u202e", "①", "ﬀ", "。", "%00", "%0d%0a", ".."),
)
PARTS = st.sampled_from(PIECES)
ADDRESSES = st.one_of(
    st.text(max_size=40),
    st.lists(PARTS | st.text(max_size=3), max_size=12).map("".join),
    st.lists(PARTS | st.text(max_size=3), max_size=8).map(lambda parts: "http://" + "".join(parts)),
)


@given(ADDRESSES)
def test_whatever_is_written_is_an_address_or_refused(text: str) -> None:
    try:
        parsed = fetchable(text, text)
    except (WebError, ValueError):
        return
    assert parsed.scheme in ("http", "https")
    assert parsed.host
