"""What the `feeds` commands do, each at once: they ask the newsroom, or look and keep nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import replace
from pathlib import Path

from bot import feeds
from bot.app import open_own_press
from bot.channels import naming, sourced
from bot.clock import utc_now
from bot.config import Config
from bot.domain import Feed, Offer, Origin, Probe, Source
from bot.doors import look_at_own_store, named_feeds, open_newsroom, open_own_store, open_reading
from bot.errors import BotError, ConfigError, FeedError, KnownSourceError, PortTakenError
from bot.newsroom import Newsroom
from bot.web import Patient

BY = "the command line"
#: Seconds for which a look waits for its turn at a host that has many of the feeds.
PATIENCE = 300.0
_ADDRESS = re.compile(r"https?://\S+|(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[:/]\S*)?", re.IGNORECASE)


async def sources(config: Config) -> tuple[Source, ...]:
    """Give every source that is polled or paused; before the first start, those that are named."""
    async with open_newsroom(config) as newsroom:
        found = await newsroom.sources()
    return found or tuple(_unasked(feed) for feed in _named(config))


async def polled(config: Config) -> tuple[Feed, ...]:
    """Give the feeds that a start would poll: those that are named, and those that were added.

    Raises BotError.
    """
    known: tuple[Source, ...] = ()
    left: frozenset[str] = frozenset()
    if (await look_at_own_store(config)).revision:
        async with open_own_store(config) as store:
            known, left = await store.sources(), await store.removed_sources()
    left |= {each.feed.url for each in known if each.paused}
    added = [each.feed for each in known if each.origin is not Origin.SETTINGS]
    wanted = {feed.url: feed for feed in (*named_feeds(config, known), *added)}
    return tuple(feed for url, feed in wanted.items() if url not in left)


async def offers(config: Config, word: str) -> tuple[tuple[Offer, bool], ...]:
    """Give the sources of the catalogue that a word fits, and whether each is polled."""
    async with open_newsroom(config) as newsroom:
        kept = [each.feed for each in await newsroom.sources() if not each.paused]
    with suppress(ConfigError):  # where none is named yet, what could be is still to be seen
        kept = kept or [*_named(config)]
    polled = {feed.url for feed in kept}
    found = naming.fitting(word, feeds.offers())
    if not found:
        near = naming.alike(word, feeds.offers())
        hint = f" Did you mean {near}?" if near else ""
        raise BotError(f"Nothing in the catalogue is called so, nor is about {word!r}.{hint}")
    return tuple((each, each.feed.url in polled) for each in found)


async def add(config: Config, target: str, name: str) -> str:
    """Poll a source of the catalogue, or the feed at an address, from now on; say what it holds."""
    async with open_newsroom(config) as newsroom:
        known = await newsroom.sources()
        offer = _offer(target)
        url = offer.feed.url if offer else _url(target)
        if same := next((each for each in known if each.feed.url == url), None):
            return sourced.known(same)
        if offer is not None:
            probe = await newsroom.add_offer(offer, BY, name, Origin.TERMINAL)
            return sourced.added(probe, config.tradewire_zone)
        try:
            feed, held = await newsroom.add_source(url, name, BY, Origin.TERMINAL)
        except KnownSourceError as error:
            how = f'`tradewire feeds remove "{error.publisher}"`, then adding it, gives it another'
            raise BotError(f"{error} That name stays. {how}.", permanent=True) from error
        return sourced.discovered(feed, held)


async def remove(config: Config, name: str) -> str:
    """Poll a source no more."""
    async with open_newsroom(config) as newsroom:
        source = await _one(newsroom, name)
        await newsroom.remove_source(source, BY)
        return sourced.removed(source)


async def pause(config: Config, name: str) -> str:
    """Poll a source no more until it is resumed."""
    async with open_newsroom(config) as newsroom:
        source = await _one(newsroom, name)
        if source.paused:
            return sourced.known(source)
        await newsroom.pause_source(source, BY)
        return sourced.paused(source)


async def resume(config: Config, name: str) -> str:
    """Poll a source again, at once."""
    async with open_newsroom(config) as newsroom:
        source = await _one(newsroom, name)
        await newsroom.resume_source(source, BY)
        return sourced.resumed(source)


async def bring(config: Config, file: Path) -> str:
    """Poll every feed that an OPML file lists from now on; what the catalogue has, as it has it."""
    body = _read(file)
    ours = {each.feed.url: each for each in feeds.offers()}
    async with open_newsroom(config) as newsroom:
        try:
            listed, unusable = await newsroom.read_list(body)
        except FeedError as error:
            raise BotError(f"{file}: {error}") from error
        wanted = [ours.get(each.feed.url, each) for each in listed]
        new = await newsroom.add_list(wanted, BY, Origin.TERMINAL)
    return sourced.brought(new, len(listed), unusable)


async def take(config: Config, file: Path | None) -> str:
    """Write the sources that are polled or paused as OPML, into a file or as a text."""
    said = {each.feed.url: each for each in (*feeds.offers(), *_said(config))}
    found = await sources(config)
    offers = [
        replace(
            said.get(each.feed.url)
            or Offer(feed=each.feed, region=each.region, topics=each.topics),
            feed=each.feed,
        )
        for each in found
    ]
    written = feeds.write_list(offers)
    if file is None or str(file) == "-":
        return written.decode()
    _write(file, written)
    return sourced.taken(len(offers), str(file))


async def check(
    config: Config,
    names: Sequence[str],
    tell: Callable[[int, int], None],
    *,
    everything: bool = False,
) -> tuple[Probe, ...]:
    """Look at the sources that are polled, at those that are named, or at the whole catalogue.

    `tell` hears how many of how many were looked at. Nothing is kept.
    """
    async with AsyncExitStack() as stack:
        allowed, polled = config.allowed_addresses, await _kept(config)
        if config.embedded and not everything:
            port = config.tradewire_press_port
            with suppress(PortTakenError):  # then `run` serves the press
                press = await stack.enter_async_context(open_own_press(config))
                polled, port = polled or press.feeds, press.port
            allowed |= {("127.0.0.1", port)}
        if everything:
            wanted: list[Feed | str] = [each.feed for each in feeds.offers()]
        elif names:
            wanted = [_meant(name, polled) for name in names]
        else:
            wanted = [*(polled or _named(config))]
        web, pool = await stack.enter_async_context(open_reading(config, allowed))
        done = 0

        def count(_: Probe) -> None:
            nonlocal done
            done += 1
            tell(done, len(wanted))

        patient = Patient(web, patience=PATIENCE)
        return await feeds.look_at(wanted, patient, pool, utc_now, count)


async def _kept(config: Config) -> tuple[Feed, ...]:
    """Give the feeds that are polled, as the database has them; it is not made for that."""
    if not (await look_at_own_store(config)).revision:
        return ()
    async with open_own_store(config) as store:
        return tuple(each.feed for each in await store.sources() if not each.paused)


def _named(config: Config) -> tuple[Feed, ...]:
    return () if config.embedded else feeds.named(config.tradewire_feeds)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BotError(f"{file} cannot be read ({error.strerror})") from error


def _write(file: Path, body: bytes) -> None:
    try:
        file.write_bytes(body)
    except OSError as error:
        raise BotError(f"{file} cannot be written ({error.strerror})") from error


def _said(config: Config) -> tuple[Offer, ...]:
    """Read what the file of the settings says of its feeds, where there is one."""
    path = Path(config.tradewire_feeds)
    if config.embedded or config.tradewire_feeds == feeds.OURS or not path.exists():
        return ()
    return feeds.load(path)


def _unasked(feed: Feed) -> Source:
    return Source(
        feed=feed,
        status="",
        detail="",
        polled=None,
        due=None,
        succeeded=None,
        newest=None,
        origin=Origin.SETTINGS,
        paused=False,
    )


async def _one(newsroom: Newsroom, name: str) -> Source:
    """Find the one source that a name means. Raises BotError that says why there is not one."""
    found = await newsroom.sources()
    pairs = [(each.feed.publisher, each.feed.url) for each in found]
    return found[sourced.one(name, pairs, "No source that is polled", "tradewire feeds")]


def _offer(target: str) -> Offer | None:
    """Find the one source of the catalogue that is meant, None where an address is."""
    ours = feeds.offers()
    pairs = [(each.name, each.feed.url) for each in ours]
    if _ADDRESS.fullmatch(target.strip()) and not naming.meant(target, pairs):
        return None
    where = "tradewire feeds catalogue"
    return ours[sourced.one(target, pairs, "No source of the catalogue", where)]


def _meant(name: str, polled: Sequence[Feed]) -> Feed | str:
    """Find the one feed that is meant among those that are polled, then in the catalogue."""
    pairs = [(each.publisher, each.url) for each in polled]
    if naming.meant(name, pairs):
        where = "tradewire feeds"
        return polled[sourced.one(name, pairs, "No source that is polled", where)]
    offer = _offer(name)
    return offer.feed if offer else _url(name)


def _url(target: str) -> str:
    target = target.strip()
    return target if "://" in target else f"https://{target}"
