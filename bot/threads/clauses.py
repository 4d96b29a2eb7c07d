"""The statements of which a sentence is made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.spans import Span, Spanned

# Where one statement of a sentence ends and the next begins.
_BREAK = re.compile(
    r"[;:—–]|,(?!\s(?:now|currently|from|up from|down from|in place|instead|or)\b)(?!\d)"
    r"|\s(?:and|but|once|while|although|because|when|where|which|if|unless"
    r"|before(?!\s(?:\d|[A-Z]|the (?:end|start|close) of))"
    r"|until(?=\s(?:they|it|he|she|we|those)\b)"
    r"|after(?!\s(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b))\s"
)


def clauses(sentence: str) -> Iterator[Span]:
    """Give the statements of a sentence, in order."""
    begin = 0
    for gap in _BREAK.finditer(sentence):
        yield Span(begin, gap.start())
        begin = gap.end()
    yield Span(begin, len(sentence))


def within(clause: Span, found: Spanned) -> bool:
    """Say whether something found begins in a statement."""
    return clause.start <= found.start < clause.end
