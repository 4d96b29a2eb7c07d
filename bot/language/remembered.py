"""What is found in a text, remembered: in whole articles apart from single sentences.

The gate and the writers look at an article for each of their lines, and at countless sentences
in between, which must not push it out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, ParamSpec, TypeAlias, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
Find: TypeAlias = Callable[Concatenate[str, P], T]

LONG = 1000  # characters from which on a text is taken for an article
ARTICLES, SENTENCES = 128, 1024  # of which it is remembered what was found, the latest


def remembered(find: Find[P, T], sentences: int = SENTENCES) -> Find[P, T]:
    """Let a pure function of a text remember what it gave for the latest ones."""
    long = cast("Find[P, T]", lru_cache(maxsize=ARTICLES)(find))
    short = cast("Find[P, T]", lru_cache(maxsize=sentences)(find))

    def found(text: str, /, *rest: P.args, **named: P.kwargs) -> T:
        return (long if len(text) >= LONG else short)(text, *rest, **named)

    update_wrapper(found, find)
    return found
