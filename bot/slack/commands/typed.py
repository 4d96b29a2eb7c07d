"""What stands behind the slash command: which subcommand, a question, or a slip of the keys."""

from __future__ import annotations

import html
import re
from collections.abc import Collection
from difflib import get_close_matches

from bot.slack.events import asks, words

_ALIKE, _ALONE = 0.8, 0.7  # how much of a word is right; a word alone is rarely a question
_LINK = re.compile(
    r"<(https?://[^|>\s]+)(?:\|[^>]*)?>|(?<![^\s(])(https?://[^\s<>]+)", re.IGNORECASE
)
_PAGE = re.compile(r"(?:^|\s)page\s+(\d{1,3})$", re.IGNORECASE)
_ROUND = " .,!?…:)"
_HELLO = re.compile(
    r"(?:hi|hello|hey|hallo|bonjour|hola|good (?:morning|afternoon|evening|day))"
    r"(?:,? (?:there|all|everyone|tradewire))?",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:ok(?:ay)?,? )?(?:many )?(?:thanks|thank you|thx|cheers|merci|danke|gracias)"
    r"(?:,? (?:a lot|very much|so much|tradewire))?",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?", re.IGNORECASE)


def split(text: str, names: Collection[str]) -> tuple[str, str]:
    """Split what was typed into a subcommand and its argument.

    The name is empty where nothing was typed. What names no subcommand is a question, and so
    is what only begins like one: "why did Japan agree?", "help me understand quotas".
    """
    first, rest = [*text.split(maxsplit=1), "", ""][:2]
    name = first.lower()
    if name in names and not _is_question(name, rest, names):
        return name, rest
    return ("ask", text) if first else ("", "")


def greets(text: str) -> bool:
    """Whether somebody says hello, or nothing that has a word."""
    said = words(text)
    return not re.search(r"\w", said) or _HELLO.fullmatch(said.strip(_ROUND)) is not None


def thanks(text: str) -> bool:
    """Whether somebody says thank you, and nothing else."""
    return _THANKS.fullmatch(words(text).strip(_ROUND)) is not None


def _is_question(name: str, rest: str, names: Collection[str]) -> bool:
    if name == "why":
        return bool(rest) and address(rest) is None
    if name == "help":
        return len(rest.split()) > 2 and words(rest).split()[0].lower() not in names
    return False


def slip(text: str, names: Collection[str]) -> str | None:
    """Give the subcommand that was meant where the first word is nearly one."""
    first, rest = [*text.split(maxsplit=1), "", ""][:2]
    if not first or first.lower() in names or asks(text):
        return None
    return near(first, names, _ALIKE if rest else _ALONE)


def near(word: str, names: Collection[str], alike: float = _ALONE) -> str | None:
    """Give the name that is most like a word, if any is."""
    swapped = [name for name in names if sorted(name) == sorted(word.lower())]
    found = swapped or get_close_matches(word.lower(), list(names), n=1, cutoff=alike)
    return found[0] if found else None


def page(asked: str) -> tuple[str, int]:
    """Split `steel page 2` into what is listed and the page that is asked for."""
    wanted = _PAGE.search(asked)
    return _PAGE.sub("", asked).strip(), int(wanted[1]) if wanted else 1


def address(text: str) -> str | None:
    """Give the first web address in a text as Slack hands it over, `https://` added if bare."""
    if found := _LINK.search(text):
        return html.unescape(found[1] or found[2])
    first = words(text).split(" ")[0]
    return f"https://{first}" if _BARE.fullmatch(first) and "." in first else None


def beside_address(text: str) -> str:
    """Give the words of a text that are no part of its first address."""
    if _LINK.search(text):
        return words(_LINK.sub(" ", text, count=1))
    return words(text).partition(" ")[2] if address(text) else words(text)
