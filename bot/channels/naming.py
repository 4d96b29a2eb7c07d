"""What a person types for a source -> the sources that it may mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from urllib.parse import urlsplit

from bot.domain import Offer

_ALIKE = 0.6  # how much of a name is right where one is nearly typed
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r": | [–—-] |[()]")  # of a name: a body, and whose part or paper it is


def meant(asked: str, named: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """Give the places of those that are meant, of pairs of a name and an address.

    The whole name or the address comes before the initials and the site (`WTO`, `scmp`), that
    before the initials of a body that the name holds and the site that its own is a part of,
    those before words of the name, and these before a mere part of it.
    """
    wanted = " ".join(asked.casefold().split())
    if not wanted:
        return ()
    address, site = _address(asked), _bare(asked)
    fits: tuple[Callable[[str, str], bool], ...] = (
        lambda name, url: wanted == name.casefold() or address == _address(url),
        lambda name, url: wanted in (*_initials(name), *_site(url)) or site == _host(url),
        lambda name, url: wanted in _bodies(name) or ("." in site and _within(_host(url), site)),
        lambda name, _: f" {wanted} " in f" {' '.join(_WORD.findall(name.casefold()))} ",
        lambda name, _: wanted in name.casefold(),
    )
    for fit in fits:
        if found := tuple(place for place, pair in enumerate(named) if fit(*pair)):
            return found
    return ()


def nearest(asked: str, names: Sequence[str]) -> str:
    """Give the name that is most like what was typed, empty where none is."""
    folded = {name.casefold(): name for name in names}
    words = {word: name for name in names for word in _WORD.findall(name.casefold())[:1]}
    near = get_close_matches(asked.casefold(), [*folded], n=1, cutoff=_ALIKE)
    if near:
        return folded[near[0]]
    near = get_close_matches(asked.casefold(), [*words], n=1, cutoff=_ALIKE)
    return words[near[0]] if near else ""


def fitting(word: str, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """Give the sources of the catalogue that are called so, or are of that region or topic."""
    if not word.strip():
        return tuple(offers)
    wanted = " ".join(word.casefold().split())
    named = set(meant(word, [(each.name, each.feed.url) for each in offers]))
    return tuple(
        each
        for place, each in enumerate(offers)
        if place in named
        or wanted in each.region.casefold()
        or any(wanted in topic.casefold() for topic in each.topics)
    )


def alike(word: str, offers: Sequence[Offer]) -> str:
    """Give the name, the region or the topic that is most like a word, empty where none is."""
    said = (known for each in offers for known in (each.name, each.region, *each.topics))
    return nearest(word, [*dict.fromkeys(said)])


def _address(text: str) -> str:
    scheme, slashes, rest = text.strip().partition("://")
    return rest.rstrip("/") if slashes and scheme.casefold() in ("http", "https") else text


def _initials(name: str) -> tuple[str, ...]:
    letters = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper()).casefold()
    return (letters, letters.removeprefix("t")) if name.startswith("The ") else (letters,)


def _bodies(name: str) -> Iterator[str]:
    """Give the initials of the bodies in a name: `cbp` of `Register: Customs and Border …`."""
    for part in _PARTS.split(name):
        yield from _initials(part)


def _bare(asked: str) -> str:
    """Give the host of an address that has no path, or a word as it is; else nothing."""
    rest = asked.strip().casefold()
    for scheme in ("https://", "http://"):
        rest = rest.removeprefix(scheme)
    rest = rest.removesuffix("/").removeprefix("www.")
    return "" if set(rest) & set("/?# ") else rest


def _host(url: str) -> str:
    return urlsplit(url).netloc.casefold().removeprefix("www.")


def _within(host: str, site: str) -> bool:
    return host.endswith(f".{site}")


def _site(url: str) -> list[str]:
    """Name a site as people do: `wto` of www.wto.org, and the whole of it."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = host.split(".")
    return [host, *(label for label in labels[:-1] if len(label) > 1)]
