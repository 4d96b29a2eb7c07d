"""The phases of what is measured: each side says in a line what one took that has ended."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass

from bench.processes import cpu


@dataclass(frozen=True, slots=True)
class Phase:
    """What one phase took: seconds, seconds of the processors, and megabytes at the most."""

    name: str
    seconds: float
    cpu: float
    memory: float = 0.0


class Phases:
    """Times one phase after the other, for whoever reads our output."""

    def __init__(self) -> None:
        self._began = self._now()

    def ended(self, name: str) -> None:
        """Say that a phase has ended now; the next begins."""
        took = [now - began for now, began in zip(self._now(), self._began, strict=True)]
        print(json.dumps([name, *took]), flush=True)
        self._began = self._now()

    def _now(self) -> tuple[float, float]:
        return time.perf_counter(), cpu(os.getpid())
