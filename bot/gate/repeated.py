"""What the evidence tells of one, and a line of all: each of three years, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from bot.gate import steps
from bot.language import numerals
from bot.language.figures import Bound, Figure

_EACH_OF = re.compile(r"\b(?:each|every one) of (?P<list>\w+(?:(?:, (?:and )?| and )\w+){1,8})")
_EACH_NEXT = re.compile(
    rf"\b(?:each|every one) of (?:the|its) (?:(?:next|last|first|coming|following|past) )?"
    rf"(?P<count>\d{{1,2}}|{numerals.WORDS}) "
)
# "Vale and Port Line each": how many there are.
_NAMES = r"[A-Z][\w.’'&-]*(?:\s[A-Z][\w.’'&-]*){0,4}"
_EACH = re.compile(rf"(?P<list>{_NAMES}(?:, {_NAMES}){{0,6}},? and {_NAMES}),?\s(?:\w+\s)?each\b")
_COMMAS = re.compile(r", (?:and )?| and ")
_BOTH_WAYS = re.compile(
    r"\b(?:round[\s-]trips?|there and back|both ways|(?:out )?and return)\b", re.IGNORECASE
)
_ONE_WAY = re.compile(
    r"\b(?:one[\s-]way|each way|single (?:trip|journey|ride)|either way)\b", re.IGNORECASE
)


def whole(line: str, given: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Give what the figures of one come to for all: "5 in each of 2026, 2027 and 2028"."""
    counts = [*_counts(text)] if "each" in text or "every one of" in text else []
    if _BOTH_WAYS.search(line) and _ONE_WAY.search(text):
        counts.append(2)
    for count, one in product(counts, given):
        if one.kind in steps.AMOUNTS:
            bound = Bound.EXACT if one.bound is Bound.ABOUT else one.bound
            yield one._replace(value=one.value * count, bound=bound, per="", noun="")


def _counts(text: str) -> Iterator[int]:
    for form in (_EACH_OF, _EACH):
        yield from (1 + len(_COMMAS.findall(each["list"])) for each in form.finditer(text))
    yield from (int(numerals.read(each["count"])) for each in _EACH_NEXT.finditer(text))
