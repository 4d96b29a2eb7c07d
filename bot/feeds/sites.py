"""Whose an item is: the site that a feed belongs to, and the outlets whose news it gathers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from bot.domain import Feed
from bot.feeds.entries import MAX_TITLE, is_web
from bot.language.markup import line

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WITHIN = re.compile(r"[\t\r\n]+")
_MAIL_ADDRESS = re.compile(r"\S+@\S+")
_LONGEST_NAME = 100  # characters of an outlet's


def written(value: str) -> str:
    """Give an address as it was meant: without line breaks, and references read once more."""
    return _WITHIN.sub("", value.strip()).replace("&amp;", "&")


def is_relative(value: str) -> bool:
    """Say whether an address names no scheme, so that it is of a site to be known."""
    return bool(value) and not _SCHEME.match(value)


def resolved(value: str, base: str) -> str:
    """Resolve an address; empty where it is none."""
    value = written(value)
    try:
        return urljoin(base, value) if is_relative(value) else value
    except ValueError:
        return ""


def home(links: Iterable[str], url: str) -> str:
    """Say what relative links are relative to, where no `xml:base` does: the feed's address.

    A feed that is fetched from elsewhere than its site, as from a feed burner, means its site,
    which is the first of its `links`.
    """
    site = next(filter(is_web, links), "")
    return site if site and not _is_of(_host(site), _host(url)) else url


def person(said: str) -> str:
    """Name a person without an address: RSS writes "desk@example.com (A Name)"."""
    return _MAIL_ADDRESS.sub("", line(said)[:MAX_TITLE]).strip(" ()<>,")


def outlet(sources: Iterable[tuple[str, str]], link: str, title: str, feed: Feed) -> str:
    """Name the outlet whose article an item is, where the feed gathers those of others.

    It gathers them if it names the outlet, and links to its site, or ends the title with
    its name. What it took over itself from a wire stays its own. `sources` are the outlets
    that the item names, each with the address of its site.
    """
    here, there = _host(feed.url), _host(link)
    for name, address in sources:
        named, site = name[:_LONGEST_NAME], _host(address)
        if not named or (site and _is_of(site, here)):
            continue
        if title.endswith(f" - {named}") or (
            there and not _is_of(there, here) and (not site or _is_of(there, site))
        ):
            return named
    return ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _is_of(host: str, other: str) -> bool:
    """Say whether two hosts are of one site: "feeds.gazette.example", "www.gazette.example"."""
    return _site(host) == _site(other)


def _site(host: str) -> str:
    labels = host.split(".")
    # "co.uk" and "com.au" are no sites, and no site's own name is so short.
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-2]) <= 3 else -2 :])
