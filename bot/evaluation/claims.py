"""`eval claims`: are corrupted claims blocked, and fair paraphrases let through."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from bot import gate
from bot.domain import (
    Article,
    Citation,
    Coverage,
    Figures,
    Line,
    Measurement,
    Opinion,
    Outcome,
    Verdict,
    fingerprint,
)
from bot.errors import ConfigError
from bot.evaluation import rows
from bot.language import sentences

_LONG_AGO = datetime(2000, 1, 1, 12, tzinfo=UTC)
_FIELDS: rows.Fields = {"id": (str, int), "source": (str,)}
_LABELS = {"supported": True, "unsupported": False}


def measure(path: Path) -> Measurement:
    """Put the claims of each row through the gate, with the row's source as its only article.

    A row has a `claim` with a `label` and perhaps a `quote`, its evidence; without one the
    gate finds its own. Or it has a `summary` and whether it is `supported`: one is blocked
    when any of its sentences is. A summary cites nothing, which no desk lets through: what
    stays unclear in one is stopped, as `gate.strictly` does, unless a model calls it carried.
    Gives the shares blocked of the unsupported and of the supported, the mean of what is
    right in both, the share blocked of each `type`, and of summaries the same `leniently`,
    with what is unclear let through. Raises ConfigError for a row of neither form.
    """
    return Measurement(name="claims", figures=figures(read(path)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A row: whether it is supported, its type, its article, its lines and their verdicts.

    A `summary` is a text that cites nothing.
    """

    supported: bool
    kind: str
    article: Article
    verdicts: Mapping[Line, Verdict]
    summary: bool = False

    @property
    def blocked(self) -> bool:
        """Whether any line of it is stopped."""
        return any(each.outcome is Outcome.UNSUPPORTED for each in self.verdicts.values())

    @property
    def stopped(self) -> bool:
        """Whether it is blocked, or a summary and unclear, which no model calls carried."""
        return self.blocked or (
            self.summary
            and any(
                each.outcome is Outcome.UNCLEAR and each.opinion is not Opinion.CARRIED
                for each in self.verdicts.values()
            )
        )

    @property
    def unclear(self) -> list[Line]:
        """The lines that the checks leave unclear, in a row that they let through."""
        if self.blocked:
            return []
        return [line for line, each in self.verdicts.items() if each.outcome is Outcome.UNCLEAR]


def read(path: Path) -> list[Claimed]:
    """Read the rows of a file, and put the lines of each through the gate's checks."""
    return [_claimed(row) for row in rows.read(path, _FIELDS)]


def figures(claimed: Sequence[Claimed]) -> dict[str, Figures]:
    """Reckon what is stopped of what."""
    typed = Counter((each.kind, each.stopped) for each in claimed if each.kind)
    found: dict[str, Figures] = {
        **_rates(Counter((each.supported, each.stopped) for each in claimed)),
        "by_type": {kind: _share(typed, kind) for kind in sorted({kind for kind, _ in typed})},
    }
    if any(each.summary for each in claimed):
        found["leniently"] = _rates(Counter((each.supported, each.blocked) for each in claimed))
    return found


def _rates(tally: Mapping[tuple[Any, bool], int]) -> dict[str, float]:
    block, false = _share(tally, False), _share(tally, True)
    return {
        "balanced_accuracy": (block + 1 - false) / 2,
        "block_rate": block,
        "false_block_rate": false,
    }


def _claimed(row: Mapping[str, Any]) -> Claimed:
    supported, article = _supported(row), _article(row)
    lines = _lines(row, article)
    return Claimed(
        supported=supported,
        kind=str(row.get("type") or ""),
        article=article,
        verdicts={line: gate.check(line, {article.id: article}) for line in lines},
        summary="claim" not in row,
    )


def judged(row: Mapping[str, Any]) -> Iterator[tuple[str, Verdict]]:
    """Give each sentence of a row that is judged, with the gate's verdict."""
    for line, verdict in _claimed(row).verdicts.items():
        yield line.text, verdict


def _lines(row: Mapping[str, Any], article: Article) -> Iterator[Line]:
    if "claim" in row:
        claim = row["claim"]
        yield Line(text=claim, citations=_evidence(claim, row.get("quote"), article))
        return
    summary = _cased(_printed(row["summary"]), article.text)
    for span in sentences.split(summary):
        said = summary[span.start : span.end]
        yield Line(text=said, citations=_evidence(said, None, article))


# What the tokenisers of older models leave in a summary: marks of their own for quotation
# marks, brackets and words that they do not know, and spaces before punctuation.
_MARKS = (
    (r"``|(?<=\s)`(?=\s)", "“"),
    (r"(?<=\s)''", "”"),
    (r"\[?\bUNK\b\]?", ""),
    (r"\s+(?=n't\b|'(?:s|m|d|ve|re|ll)\b|[.,;:!?%)])", ""),
    (r"(?<=[(£$€#])\s+", ""),
)


def _printed(summary: str) -> str:
    """Write a summary as it would be printed."""
    for mark, instead in _MARKS:
        summary = re.sub(mark, instead, summary)
    return summary


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+")


def _cased(summary: str, source: str) -> str:
    """Give a summary in lower case its capitals: those of words that the source never lowers."""
    if summary != summary.lower():
        return summary
    words = set(_WORD.findall(source))
    proper = {word.lower(): word for word in sorted(words) if word[0].isupper()}
    return _WORD.sub(
        lambda match: match[0] if match[0] in words else proper.get(match[0], match[0]),
        summary,
    )


def _evidence(claim: str, quote: str | None, article: Article) -> tuple[Citation, ...]:
    if quote and (found := tuple(gate.quoted(quote, article)) or _by_sentence(quote, article)):
        return found
    return gate.find_evidence(claim, article)


def _by_sentence(quote: str, article: Article) -> tuple[Citation, ...]:
    """Cite a quote whose sentences stand apart in the article; none where one does not stand."""
    cited = [
        tuple(gate.quoted(quote[each.start : each.end], article)) for each in sentences.split(quote)
    ]
    return tuple(citation for each in cited for citation in each) if all(cited) else ()


def _supported(row: Mapping[str, Any]) -> bool:
    if isinstance(row.get("claim"), str) and row.get("label") in _LABELS:
        return _LABELS[row["label"]]
    if isinstance(row.get("summary"), str) and isinstance(row.get("supported"), bool):
        return bool(row["supported"])
    raise ConfigError(
        f"row {row['id']!r}: a claim with a label (supported or unsupported) is expected, or a "
        "summary and whether it is supported (true or false)"
    )


def _article(row: Mapping[str, Any]) -> Article:
    title = str(row.get("title") or "")
    text = f"{title}\n\n{row['source']}"
    when = _when(row)
    return Article(
        id=str(row["id"]),
        url="",
        publisher="",
        title=title,
        text=text,
        snapshot=fingerprint(text),
        coverage=Coverage.FULL_TEXT,
        seen=when,
        published=when,
    )


def _when(row: Mapping[str, Any]) -> datetime:
    given = row.get("date")
    if not given:
        return _LONG_AGO
    for whole in (str(given)[:10], f"{given}-01", f"{given}-01-01"):  # a month, or a year alone
        with suppress(ValueError):
            return datetime.combine(date.fromisoformat(whole), time(12), UTC)
    raise ConfigError(f"row {row['id']!r}: date {given!r} is none; 2026-05-31 would be one")


def _share(tally: Mapping[tuple[Any, bool], int], of: object) -> float:
    blocked, passed = tally.get((of, True), 0), tally.get((of, False), 0)
    return blocked / (blocked + passed) if blocked + passed else 0.0
