"""By how much something moved tells which movement of the evidence a line tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.gate.evidence import Passage
from bot.language.polarity import Pole
from bot.language.poles import Axis

_WAYS = frozenset({Axis.TREND, Axis.LEVEL})
_FIGURE = re.compile(r"(?<![\w.,])[$€£]?(?P<value>\d[\d.,]*\d|\d)(?![\d-])")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\s?%| per)")
_ENDS = re.compile(r"[.;:—–]\s")
# "Fell by about 5%", "5% smaller", "a 5 percent rise": nothing stands between.
_BESIDE = re.compile(r"\s(?:by |of |about |around |nearly |some |a |an ){0,3}", re.IGNORECASE)
_UNIT = re.compile(r"(?:\s?%|\s(?:percent|per cent))\s")
_SHARE = re.compile(r"\s?%|\s(?:percent|per cent)\b")


def borne(said: Pole, own: Sequence[Pole], text: str, evidence: Iterable[Passage]) -> bool:
    """Say whether a figure that a movement is told with goes the same way in the evidence."""
    mine = {value for value, pole in _bound(text, own) if pole == said}
    return bool(mine) and any(
        value in mine and pole.sign == said.sign
        for passage in evidence
        for value, pole in _bound(passage.text, passage.poles)
    )


def turned(said: Pole, text: str, evidence: Iterable[Passage]) -> Iterator[tuple[Pole, Passage]]:
    """Give the movements that go the other way by the share that stands beside this one."""
    mine = set(_beside(said, text))
    held = [
        (pole, passage)
        for passage in evidence
        for pole in passage.poles
        if pole.axis in _WAYS and not mine.isdisjoint(_beside(pole, passage.text))
    ]
    if all(pole.sign != said.sign for pole, _ in held):
        yield from held


def _bound(text: str, poles: Sequence[Pole]) -> Iterator[tuple[str, Pole]]:
    """Give the figures of a text, each with the movement that stands next to it."""
    # What is the largest has not moved by what it is.
    ways = [
        pole
        for pole in poles
        if pole.axis in _WAYS and not text.lower().startswith("st", pole.end - 2)
    ]
    for figure in _FIGURE.finditer(text):
        if _YEAR.match(text, figure.start("value")):
            continue
        near = [pole for pole in ways if not _ENDS.search(text, *_gap(pole, figure))]
        if near:
            gaps = [_gap(pole, figure) for pole in near]
            least = min(end - start for start, end in gaps)
            for pole, (start, end) in zip(near, gaps, strict=True):
                if end - start == least:
                    yield figure["value"], pole


def _gap(pole: Pole, figure: re.Match[str]) -> tuple[int, int]:
    if pole.end <= figure.start():
        return pole.end, figure.start()
    return figure.end(), max(figure.end(), pole.start)


def _beside(pole: Pole, text: str) -> Iterator[str]:
    """Give the shares that stand beside a movement."""
    for figure in _FIGURE.finditer(text):
        if not _SHARE.match(text, figure.end()):
            continue
        start, end = _gap(pole, figure)
        pattern = _BESIDE if pole.end <= figure.start() else _UNIT
        if pattern.fullmatch(text, start, end):
            yield figure["value"]
