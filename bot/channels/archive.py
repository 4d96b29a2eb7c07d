"""What the archive holds, for one reader: the articles of a search, with their words in bold."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from bot.blockkit import context, escape
from bot.channels import render
from bot.channels.layout import linked, message, safe, sections, short_clock, titled, within
from bot.domain import Briefing, Found, Hit, Json, Message
from bot.language import sentences

ROOM = 9000  # characters of the list
SNIPPET = 240  # characters of an article's text
_WORD = re.compile(r"\w+")
_CORE = re.compile(r"\w[\w'’-]*\w|\w")
_ENDING = re.compile(r"(?<=\w{3})(?:ies|ied|ing|ers|er|es|ed|s|y|e)$")


def found(
    found: Found, words: Sequence[str], zone: str, *, first: int = 1, more: str = ""
) -> Message:
    """Render what a search found, numbered from `first`; `more` says how to get the rest."""
    if not found.hits:
        nothing = f"No article in the archive holds {safe(_named(words), 300)}."
        return message(sections([f"{nothing} Try fewer or other words."]))
    lines = [_hit(hit, words, number, zone) for number, hit in enumerate(found.hits, first)]
    head = (
        []
        if found.every
        else [f"No article holds all of {safe(_named(words), 300)}; some hold a part:"]
    )
    said = f"{found.total}{'' if found.total < 200 else ' or more'} found"
    return message(
        [
            *sections([*head, *within(lines, ROOM), more], gap="\n\n"),
            context(f"{said}, the best first. The words stand for their forms too."),
        ]
    )


def snippet(text: str, words: Sequence[str], limit: int = SNIPPET) -> str:
    """Cut from a text the sentence that holds the most of the words, and set them in bold.

    What comes out is mrkdwn, everything foreign in it escaped.
    """
    stems = {_stem(word) for part in words for word in _WORD.findall(part)}
    best, most = "", -1
    for span in sentences.split(text):
        sentence = text[span.start : span.end]
        held = len(stems & {_stem(word) for word in _WORD.findall(sentence)})
        if held > most:
            best, most = sentence, held
    return " ".join(_bold(token, stems) for token in _cut(best.split(), stems, limit))


def _cut(tokens: list[str], stems: Collection[str], limit: int) -> list[str]:
    """Keep so many words of a sentence as fit, from shortly before the first that is sought."""
    sought = [at for at, token in enumerate(tokens) if _holds(token, stems)]
    begin = 0
    if sought and len(" ".join(tokens[: sought[0] + 1])) > limit:
        begin = max(sought[0] - 8, 0)
    kept: list[str] = ["…"] if begin else []
    used = 0
    for token in tokens[begin:]:
        used += len(token) + 1
        if used > limit:
            return [*kept, "…"]
        kept.append(token)
    return kept


def _bold(token: str, stems: Collection[str]) -> str:
    core = _CORE.search(token)
    if core is None or not _holds(token, stems):
        return escape(token)
    before, after = token[: core.start()], token[core.end() :]
    return f"{escape(before)}*{escape(core[0])}*{escape(after)}"


def _holds(token: str, stems: Collection[str]) -> bool:
    return any(_stem(word) in stems for word in _WORD.findall(token))


def _stem(word: str) -> str:
    """Take the ending off a word, so that its forms are alike: near to what the index does."""
    return _ENDING.sub("", word.casefold())


def _hit(hit: Hit, words: Sequence[str], number: int, zone: str) -> str:
    article = hit.article
    read = article.coverage.to_readers.value
    marks = [safe(article.publisher, 200), short_clock(article.when, zone), read]
    lines = [f"{number}. {linked(article.url, titled(article))}", " · ".join(marks)]
    lines.append(snippet(article.body, words))
    if hit.headline and hit.headline != article.title:
        lines.append(f"Story: {safe(hit.headline, 300)}")
    return "\n".join(filter(None, lines))


def _named(words: Sequence[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)


def asked(briefing: Briefing, zone: str, *, by: str = "", kept: bool) -> tuple[Message, Message]:
    """Render a briefing that a person asked for: the message, and the rest of it.

    `by` is who asked, where the channel is to read it. One that is not `kept` has no buttons,
    which would find nothing; nor is there a thread under an answer that only one person sees.
    """
    front, rest = render.briefing(briefing, zone)
    blocks = [
        dict(block)
        for block in front.blocks
        if (kept or block["type"] != "actions") and not (_invites(block) and not (kept and by))
    ]
    if by:
        blocks.append(context(f"Asked for by <@{by}>"))
    elif not kept:
        blocks.append(context("Written for you from this page alone; it is not kept."))
    return message(blocks), rest


def _invites(block: Json) -> bool:
    return bool(block["type"] == "context" and block["elements"][0].get("text") == render.ASK)


def nearest(topic: str, briefings: Sequence[Briefing], zone: str) -> Message:
    """Offer the stories that are nearest to a topic that has none."""
    listed = render.latest(briefings, zone)
    head = f"No story on {safe(topic, 200)} yet. The nearest that I have:"
    return message([*sections([head]), *map(dict, listed.blocks)])
