from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.blockkit import escape, shorten
from bot.channels import archive, render
from bot.domain import Briefing, Message
from bot.errors import PageError, PageFault, PoolError, PrivateAddressError, WebError
from bot.newsroom import Newsroom
from bot.slack.commands import typed
from bot.slack.commands.request import Request
from bot.slack.events import words

NEAREST = 3  # stories offered where there is none on a topic
_HERE = re.compile(r"(?:^|\s+)here\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:no\.?\s*|number\s+|#)?(\d{1,3})", re.IGNORECASE)
_PREFACE = re.compile(r"^(?:me\s+)?(?:on|about)\s+", re.IGNORECASE)

#: What is said of a page that cannot be briefed, and what can be done instead.
FAULTS: Mapping[PageFault, str] = {
    PageFault.MISSING: "There is no page at {url}: the site says that it is gone or never was. "
    "Check the address.",
    PageFault.REFUSED: "{host} does not let me read {url}. Open it in a browser; if other outlets "
    "tell the story, `{command} search WORDS` may find it.",
    PageFault.FAILING: "{host} did not answer as it should for {url}. Try again in some minutes.",
    PageFault.NO_PAGE: "{url} is no web page but another kind of file, such as an image or a feed. "
    "Give the address of the article itself.",
    PageFault.NO_ARTICLE: "{url} shows no article, but at most a notice in its place: a form for "
    "consent, a check for robots, a list of links. Give the address of the article itself.",
    PageFault.PAYWALLED: "{url} is behind a paywall, and I quote nothing that is. What it shows to "
    "everybody is too little to brief; `{command} search WORDS` may find the story elsewhere.",
    PageFault.OFF_TOPIC: "{url} does not seem to be about trade policy, so I do not brief it. "
    "`{command} ask QUESTION` answers from what I have read.",
    PageFault.THIN: "{url} has too little that can be quoted: fewer than two sentences that stand "
    "by themselves and pass the check. Give an article that tells more.",
}
PRIVATE = (
    "{url} is not on the public internet, so I do not open it. Give the public address of an "
    "article."
)
SILENT = "I could not reach {url}: {why}. Check the address, or try again in some minutes."
UNREADABLE = "{url} could not be read: it takes too long to make sense of. Give another article."


async def run(request: Request, newsroom: Newsroom) -> Message | None:
    """Write up a page now, or show the newest briefing on a topic.

    A page is fetched, checked line by line as every briefing is, and not kept. A number is that
    of the last list you saw. Only you see the briefing, unless you add `here`: then it is posted
    in the channel, once.

    Usage: brief URL | TOPIC | NUMBER [here]
    For example: brief https://example.org/steel-quota; brief autos here; brief 2
    """
    asked = _HERE.sub("", request.argument).strip()
    here = asked != request.argument.strip()
    topic = _PREFACE.sub("", words(asked), count=1)
    if not topic:
        return Message(
            text="Type an address or a topic after it, for example "
            f"`{request.command} brief https://example.org/steel-quota` or "
            f"`{request.command} brief autos`."
        )
    if here and not await request.courier.member(request.event.channel):
        return Message(
            text="I am not in this channel and could post nothing here. Invite me first: type "
            "`/invite @Tradewire`, or leave out `here` to read the briefing alone."
        )
    url = typed.address(asked)
    if url and (url in asked or "<" in asked or not typed.beside_address(asked)):
        return await _page(request, newsroom, url, here=here)
    if number := _NUMBER.fullmatch(topic):
        return await _numbered(request, newsroom, int(number[1]), here=here)
    return await _topic(request, newsroom, topic, here=here)


async def _page(request: Request, newsroom: Newsroom, url: str, *, here: bool) -> Message | None:
    host = escape(_host(url))
    said = {
        "url": escape(shorten(url, 300)),
        "host": host or "The site",
        "command": request.command,
    }
    await request.reply(Message(text=f"Reading {host or said['url']}… this takes some seconds."))
    try:
        briefing = await newsroom.brief_page(url)
    except PageError as error:
        trouble = FAULTS[error.fault].format(**said)
    except PrivateAddressError:
        trouble = PRIVATE.format(**said)
    except WebError as error:
        trouble = SILENT.format(**said, why=escape(str(error)))
    except PoolError:
        trouble = UNREADABLE.format(**said)
    else:
        return await _show(request, newsroom, briefing, here=here, kept=False)
    await request.deliver(newsroom, f"brief:{request.event.id}", Message(text=trouble))
    return None


async def _numbered(
    request: Request, newsroom: Newsroom, number: int, *, here: bool
) -> Message | None:
    event = request.event
    found = await newsroom.stories_named(event.channel, event.user, str(number))
    if found:
        return await _show(request, newsroom, found[0], here=here, kept=True)
    if await newsroom.numbered(event, number) is None:
        return Message(
            text=f"There was no number {number} in the last list that you saw. "
            f"`{request.command} latest` lists the newest briefings by number."
        )
    return Message(
        text=f"Number {number} is an article of which there is no briefing yet. Give its "
        f"address: `{request.command} brief URL`."
    )


async def _topic(request: Request, newsroom: Newsroom, topic: str, *, here: bool) -> Message | None:
    found = await newsroom.latest(topic, 1)
    if found:
        return await _show(request, newsroom, found[0], here=here, kept=True)
    near = await newsroom.nearest_on(topic, NEAREST)
    if not near:
        return render.nothing_yet(topic)
    await newsroom.remember(request.event, [each.story_id for each in near])
    return archive.nearest(topic, near, await request.zone(newsroom))


async def _show(
    request: Request, newsroom: Newsroom, briefing: Briefing, *, here: bool, kept: bool
) -> Message | None:
    key, zone = f"brief:{request.event.id}", await request.zone(newsroom)
    if not here:
        await request.deliver(newsroom, key, *archive.asked(briefing, zone, kept=kept))
        return None
    messages = archive.asked(briefing, zone, by=request.event.user, kept=kept)
    story = briefing.story_id if kept else ""
    await newsroom.post_briefing(request.event.channel, key, messages, story)
    await request.deliver(newsroom, f"{key}:done", Message(text="Done: it is posted here."))
    return None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
