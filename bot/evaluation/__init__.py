"""The `eval` forms: labelled rows in, measurements out, without model, network or bot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from bot.domain import Measurement
from bot.evaluation import claims, feeds, questions, relevance, stories

Form: TypeAlias = Callable[[Path], Measurement]

FORMS: Mapping[str, Form] = {
    "stories": stories.measure,
    "relevance": relevance.measure,
    "questions": questions.measure,
    "feeds": feeds.measure,
    "claims": claims.measure,
}

__all__ = ["FORMS", "Form"]
