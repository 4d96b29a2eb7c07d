"""A model's text -> the shape that was asked for, whole or as far as it has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from bot.errors import LLMBadReply
from bot.llm.port import Shape

PROBLEMS = 5  # of a reply that does not fit, told to the model
CLOSERS = frozenset('"}]')  # nothing is whole before one of these has come


def read(text: str, shape: type[Shape]) -> Shape:
    """Read a reply; talk and code fences around the JSON object are passed over.

    Raises LLMBadReply, which names what does not fit and quotes none of it.
    """
    start, end = text.find("{"), text.rfind("}")
    if not 0 <= start < end:
        raise LLMBadReply("it holds no JSON object")
    try:
        return shape.model_validate_json(text[start : end + 1])
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
    told = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in found[:PROBLEMS]]
    raise LLMBadReply("; ".join(each.removeprefix(": ") for each in told))


def read_so_far(text: str) -> Mapping[str, Any]:
    """Read as much of a reply as has come; strings that are not whole yet are left out."""
    start = text.find("{")
    if start < 0:
        return {}
    try:
        found = from_json(text[start:], allow_partial=True)
    except ValueError:  # it is over, and talk follows; or it is no JSON
        return {}
    return found if isinstance(found, dict) else {}
