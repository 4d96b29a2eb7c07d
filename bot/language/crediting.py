"""Whom a sentence credits with its news: words that tell none."""

from __future__ import annotations

import re
from collections.abc import Collection

_WHO = r"(?:the |an? )?(?:[\w-]+ )?(?:news agency|newswire|newspaper|broadcaster|daily|paper)? ?"
_SAID = r"(?:has |had )?(?:reported|reports|wrote|writes)"
_WHEN = r"(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| earlier| first| today)?"


def without(text: str, outlets: Collection[str]) -> str:
    """Give a sentence without the words that credit one of some outlets with what it says."""
    for outlet in outlets:
        name = re.escape(outlet.removeprefix("The "))
        for form in (
            rf"^{_WHO}(?:The )?{name} {_SAID}{_WHEN},? that ",
            rf",? (?:as )?{_WHO}(?:The )?{name} {_SAID}{_WHEN}",
            rf",? (?:according to|citing) {_WHO}(?:The )?{name}",
        ):
            text = re.sub(form, "", text, flags=re.IGNORECASE)
    return text
