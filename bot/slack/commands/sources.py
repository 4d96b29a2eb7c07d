from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from bot.blockkit import escape, shorten
from bot.channels import naming, polled
from bot.channels.layout import counted
from bot.domain import Message, Offer, Source
from bot.errors import FeedError, KnownSourceError, PoolError, PrivateAddressError, WebError
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.request import Request
from bot.slack.events import words

LONGEST_NAME = 80  # characters of a publisher's name


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """List the sources and how they do; owners add, remove and pause them.

    `check` asks every source now. `catalogue` lists what comes with Tradewire and can be added by
    its name. `add` takes such a name, or the address of a feed or of a site that names one, with a
    name for it if you like; what it has published until then is for the archive only.
    A name is that of the list, or a part of it.

    Usage: sources [catalogue [WORD] | add NAME | add URL [NAME] | remove NAME | pause NAME | resume NAME | check]
    For example: sources; sources check; sources add WTO; sources add https://example.org/news
    """  # noqa: E501 - a usage is one line
    action, argument = [*request.argument.split(maxsplit=1), "", ""][:2]
    action = action.lower()
    if not action:
        found = await newsroom.sources()
        if not found:
            return Message(text=f"There are no sources. {_how(request)}")
        return polled.listed(found, await request.zone(newsroom))
    if action not in ACTIONS:
        near = typed.near(action, ACTIONS)
        meant = f" Did you mean `{request.command} sources {near}`?" if near else ""
        said = escape(shorten(words(action), 40))
        unknown = f"`{said}` is nothing that I can do with sources.{meant} " if said else ""
        return Message(text=f"{unknown}{_how(request)}")
    if action not in OPEN and not newsroom.owner(request.event.user):
        return Message(text=_not_yours(newsroom))
    return await ACTIONS[action](request, newsroom, argument)


async def _check(request: Request, newsroom: Newsroom, _: str) -> Message | None:
    count = len([each for each in await newsroom.sources() if not each.paused])
    if not count:
        return Message(text=f"There are no sources to ask. {_how(request)}")
    await request.reply(Message(text=f"Asking {counted(count, 'source')}…"))
    checked = await newsroom.check_sources()
    failing = [each for each in checked.sources if not (each.answering or each.paused)]
    lately = max(count - checked.asked, 0)
    lines = [
        (
            f"{polled.summary(checked.sources)}. {counted(checked.new, 'new article')}"
            f"{', being read now' if checked.new else ''}."
        )
    ]
    if lately:
        lines.append(f"{counted(lately, 'source')} had been asked within the last minute.")
    message = Message(text=" ".join(lines))
    if failing:
        message = polled.listed(failing, await request.zone(newsroom), *lines)
    await request.deliver(newsroom, f"sources:{request.event.id}", message)
    return None


async def _add(request: Request, newsroom: Newsroom, argument: str) -> Message | None:
    if not words(argument).strip():
        return Message(
            text="Type the address of a feed or of a site after it, for example "
            f"`{request.command} sources add https://example.org/news The Gazette`, or the name of "
            f"a source of the catalogue, for example `{request.command} sources add WTO`."
        )
    url = typed.address(argument)
    offer = _offer(newsroom, argument, url)
    if isinstance(offer, str):
        return Message(text=f"{offer} `{request.command} sources catalogue` lists them.")
    url = offer.feed.url if offer else url
    known = await newsroom.sources()
    if same := next((each for each in known if each.feed.url == url), None):
        return Message(text=f"{_named(same)} is among the sources already. {_undo(request, same)}")
    if offer is not None:
        return await _add_offer(request, newsroom, offer)
    return await _add_address(request, newsroom, argument, url or "")


def _offer(newsroom: Newsroom, argument: str, url: str | None) -> Offer | str | None:
    """Find the one source of the catalogue that is meant, None where another address is.

    Where there is not one, say why.
    """
    ours, asked = newsroom.offers(), words(argument)
    found = naming.meant(url or asked, [(each.name, each.feed.url) for each in ours])
    if not found and url is not None:
        return None
    if len(found) == 1:
        return ours[found[0]]
    name = escape(shorten(asked, 100))
    if found:
        listed = "\n".join(f"• {escape(ours[place].name)}" for place in found[:10])
        return f"{counted(len(found), 'source')} of the catalogue are called so:\n{listed}\n"
    near = naming.nearest(asked, [each.name for each in ours])
    hint = f" Did you mean {escape(near)}?" if near else ""
    return f"No source of the catalogue is called {name}, and it is no address.{hint}"


async def _add_offer(request: Request, newsroom: Newsroom, offer: Offer) -> Message | None:
    name = escape(offer.name)
    await request.reply(Message(text=f"Looking what {name} has…"))
    probe = await newsroom.add_offer(offer, request.event.user)
    held = f"The {counted(len(probe.poll.entries), 'article')} that it holds now is for the archive"
    if len(probe.poll.entries) != 1:
        held = held.replace(" is for", " are for")
    now = (
        f"{held}; what comes from now on is news."
        if probe.poll.answered
        else f"It does not answer now ({escape(probe.poll.outcome)}), and is asked again."
    )
    official = " Its texts count as official." if offer.feed.official else ""
    quirk = f" {escape(offer.quirk)}." if offer.quirk else ""
    text = (
        f"Added: {name}, {escape(offer.feed.url)}. {now}{official}{quirk} "
        f"`{request.command} sources remove {name}` takes it out."
    )
    await request.deliver(newsroom, f"sources:{request.event.id}", Message(text=text))
    return None


async def _add_address(
    request: Request, newsroom: Newsroom, argument: str, url: str
) -> Message | None:
    name = shorten(typed.beside_address(argument), LONGEST_NAME)
    await request.reply(Message(text=f"Looking for a feed at {escape(_host(url))}…"))
    said = escape(shorten(url, 300))
    try:
        feed, held = await newsroom.add_source(url, name, request.event.user)
    except PrivateAddressError:
        text = f"{said} is not on the public internet, so I do not open it."
    except KnownSourceError as error:
        text = (
            f"{escape(str(error))} That name stays: to change it, "
            f"`{request.command} sources remove {escape(error.publisher)}`, then add it again."
        )
    except FeedError as error:
        text = (
            f"I could not add {said}: {escape(str(error))}. Look on the site for a link that says "
            "RSS or Atom, and give its address."
        )
    except (WebError, PoolError) as error:
        text = f"I could not read {said}: {escape(str(error))}. Check the address, or try later."
    else:
        text = (
            f"Added: {escape(feed.publisher)}, {escape(feed.url)}. The {counted(held, 'article')} "
            "that it holds now is for the archive; what comes from now on is news. "
            f"`{request.command} sources remove {escape(feed.publisher)}` takes it out."
        )
    await request.deliver(newsroom, f"sources:{request.event.id}", Message(text=text))
    return None


async def _catalogue(request: Request, newsroom: Newsroom, argument: str) -> Message | None:
    offers = naming.fitting(words(argument), newsroom.offers())
    if not offers:
        near = naming.alike(words(argument), newsroom.offers())
        hint = f" Did you mean {escape(near)}?" if near else ""
        said = escape(shorten(words(argument), 100))
        return Message(text=f"Nothing in the catalogue is called {said}, or is about it.{hint}")
    taken = {each.feed.url for each in await newsroom.sources()}
    how = f"`{request.command} sources add NAME` adds one, for owners."
    return polled.offered(offers, taken, how)


async def _remove(request: Request, newsroom: Newsroom, argument: str) -> Message | None:
    source = await _one(request, newsroom, argument, "remove")
    if isinstance(source, Message):
        return source
    await newsroom.remove_source(source, request.event.user)
    return Message(
        text=f"Removed: {_named(source)}. What it brought stays in the archive. "
        f"`{request.command} sources add {escape(source.feed.url)}` brings it back."
    )


async def _pause(request: Request, newsroom: Newsroom, argument: str) -> Message | None:
    source = await _one(request, newsroom, argument, "pause")
    if isinstance(source, Message):
        return source
    if source.paused:
        return Message(text=f"{_named(source)} is paused already. {_undo(request, source)}")
    await newsroom.pause_source(source, request.event.user)
    name = escape(source.feed.publisher)
    return Message(
        text=f"Paused: {_named(source)}. `{request.command} sources resume {name}` goes on with it."
    )


async def _resume(request: Request, newsroom: Newsroom, argument: str) -> Message | None:
    source = await _one(request, newsroom, argument, "resume")
    if isinstance(source, Message):
        return source
    if not source.paused and source.due:  # one that is gone is asked again
        return Message(text=f"{_named(source)} is not paused. {_undo(request, source)}")
    await newsroom.resume_source(source, request.event.user)
    return Message(text=f"Going on with {_named(source)}: it is asked now.")


Action = Callable[[Request, Newsroom, str], Awaitable[Message | None]]

#: What everybody may do.
OPEN = frozenset({"catalogue", "check"})
ACTIONS: Mapping[str, Action] = {
    "catalogue": _catalogue,
    "add": _add,
    "remove": _remove,
    "pause": _pause,
    "resume": _resume,
    "check": _check,
}


async def _one(
    request: Request, newsroom: Newsroom, argument: str, action: str
) -> Source | Message:
    """Find the one source that a name means, or say why there is not one."""
    found, asked = await newsroom.sources(), words(argument).casefold()
    if not asked:
        example = escape(found[0].feed.publisher) if found else "The Gazette"
        return Message(
            text="Type the name of a source after it, for example "
            f"`{request.command} sources {action} {example}`."
        )
    pairs = [(each.feed.publisher, each.feed.url) for each in found]
    parts = [found[place] for place in naming.meant(typed.address(argument) or asked, pairs)]
    # A name may look like an address: gazette.example
    parts = parts or [found[place] for place in naming.meant(asked, pairs)]
    if len(parts) == 1:
        return parts[0]
    name = escape(shorten(words(argument), 100))
    if parts:
        listed = "\n".join(f"• {_named(each)}" for each in parts[:10])
        return Message(
            text=f"{counted(len(parts), 'source')} are called so. Give the whole name, or the "
            f"address:\n{listed}"
        )
    near = naming.nearest(asked, [each.feed.publisher for each in found])
    meant = next((each for each in found if each.feed.publisher == near), None)
    hint = f" Did you mean {_named(meant)}?" if meant else ""
    return Message(
        text=f"No source is called {name}.{hint} `{request.command} sources` lists them."
    )


def _not_yours(newsroom: Newsroom) -> str:
    owners = newsroom.owners()
    if owners:
        named = ", ".join(f"<@{each}>" for each in owners)
        return f"Only owners may change the sources. Ask {named}."
    return (
        "Only owners may change the sources, and none is set. Whoever runs Tradewire names them in "
        "the setting TRADEWIRE_OWNERS: Slack member IDs with commas between, such as "
        "TRADEWIRE_OWNERS=U024BE7LH. A member ID is in the person's profile, under More."
    )


def _how(request: Request) -> str:
    return (
        f"Type `{request.command} sources` alone for the list, or with `check`, `catalogue`, "
        "`add URL`, `remove NAME`, `pause NAME`, `resume NAME`."
    )


def _undo(request: Request, source: Source) -> str:
    action = "resume" if source.paused else "remove"
    return f"`{request.command} sources {action} {escape(source.feed.publisher)}` changes that."


def _named(source: Source) -> str:
    return f"{escape(source.feed.publisher)} ({escape(shorten(source.feed.url, 200))})"


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url
