"""Who says something in a text: a name beside a verb of saying."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.language import names
from bot.language.names import Kind, Name

_VERBS = (
    r"said|says?|saying|told|tells|called|calls|described|describes|warned|warns|argued|argues|announced"
    r"|announces|added|adds|noted|notes|replied|insisted|insists|vowed|wrote|writes|acknowledged"
    r"|admitted|explained|explains|claimed|claims|stated|predicted|predicts|estimated"
    r"|estimates|believes|believed|pledged|promised|promises|urged|urges|stressed|asked|asks|declared"
    r"|declares|suggested|suggests|cautioned|remarked|testified|tweeted|posted|praised|criticized"
    r"|criticised|confirmed|confirms|conceded|reported|reports|proposed|threatened|signed|imposed|complained|dismissed|denied|branded|rejected|conceded"
    r"|complains|dismisses|denies|rejects|backed|backs|opposed|opposes|hailed|blamed|accused|expects"
    r"|expected|hopes|hoped|thinks|thought|sees|saw|wants|wanted|argued"
)
_AFTER = re.compile(
    rf"(?:,[^,.;“\"]{{2,90}},|\s\([^)]{{1,60}}\)|\sof\s(?:the\s)?(?:[A-Z][\w.]*\s?){{1,5}})?(?:,?\s+who)?\s+(?:(?:also|has|had|have|later|then|\w+ly)\s+)*"
    rf"(?P<verb>{_VERBS})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?:\b(?P<verb>{_VERBS})|\baccording to)\s+(?:the\s+|by\s+)?(?:[\w.,-]+\s+){{0,5}}$",
    re.IGNORECASE,
)
_QUOTE_BEFORE = re.compile(r"(?:[,.?!]?[”\"’']|,)\s*$")


class Speaker(NamedTuple):
    """A name that speaks, and the verb's span and words."""

    name: Name
    start: int
    end: int


@lru_cache(maxsize=512)
def find(text: str) -> tuple[Speaker, ...]:
    """Find who speaks in a text, in order: "Ames said", "said Trade Minister Ames"."""
    found = []
    for name in names.find(text):
        if name.kind is Kind.LAW:
            continue
        after = _AFTER.match(text, name.end)
        if after:
            found.append(Speaker(name, name.start, after.end()))
            continue
        begin = max(0, name.start - 80)
        before = _BEFORE.search(text, begin, name.start)
        if before and _tells(text, before):
            found.append(Speaker(name, before.start(), name.end))
    return tuple(found)


def _tells(text: str, before: re.Match[str]) -> bool:
    """Say whether words before a name make it a speaker: behind a quotation, or "according to"."""
    if before["verb"]:
        return bool(_QUOTE_BEFORE.search(text, max(0, before.start() - 4), before.start()))
    return before.group().lower().startswith("according")
