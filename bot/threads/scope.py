"""Of what a question asks whether it is in or out."""

from __future__ import annotations

import re

# "Does the order cover wire?" asks of what is behind the verb, "is wire exempt?" of the other.
_COVERS = re.compile(
    r"(?:does|do|did|will|would) .*\b(?:cover|include|exclude|exempt|spare|hit|affect|apply to)\b",
    re.IGNORECASE,
)
_IN_OR_OUT = re.compile(
    r"\b(?:includ|exclud|cover|exempt|affected|subject to|hit\b|spared|outside|inside|within"
    r"|part of|under the|count|escape|qualif|benefit|pay\b|owe\b|face\b|get\b)|\bin (?:the|this)\b"
)


def in_or_out(question: str) -> str:
    """Give the words for what may be in or out: "rice" of "Is rice part of the accord?"."""
    covers = _COVERS.match(question)
    if covers:
        return question[covers.end() :]
    found = list(_IN_OR_OUT.finditer(question))
    return question[: found[-1].start()] if found else question
