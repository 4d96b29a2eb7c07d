"""The `eval` forms: labelled rows in, measurements out, without network or bot.

Without a model too, but for `with_model`, which measures what one adds to the claim gate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from bot.domain import Measurement
from bot.evaluation import claims, feeds, injection, questions, relevance, stories
from bot.evaluation.doubted import measure as with_model

Form: TypeAlias = Callable[[Path], Measurement]

FORMS: Mapping[str, Form] = {
    "stories": stories.measure,
    "relevance": relevance.measure,
    "questions": questions.measure,
    "feeds": feeds.measure,
    "claims": claims.measure,
    "injection": injection.measure,
}

__all__ = ["FORMS", "Form", "with_model"]
