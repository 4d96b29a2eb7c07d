"""Fit the weights of the lexicon of trade policy, and write its tables anew.

    python -m bench.weights FILE            the figures, by cross-validation
    python -m bench.weights FILE --write    the tables of bot/stories too

FILE holds the rows of `eval relevance`. The header of bot/stories/lexicon.txt says what is fitted.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.fitting import (
    FOLDS,
    LEAD,
    WIRE_TEXTS,
    Bounds,
    Sample,
    bounds,
    chosen,
    cross_validated,
    cuts,
    fit,
    unseen,
)
from bot.evaluation import rows
from bot.evaluation.relevance import FIELDS
from bot.language.vocabulary import COMMON
from bot.stories import lexicon, relevance
from bot.stories.lexicon import Term

TABLES = ("lexicon.txt", "goods.txt", "acts.txt")
WIRE = "wire.txt"
FOLDER = Path(lexicon.__file__).parent
LEADS = Path(__file__).with_name("leads.txt")
_LINE = re.compile(
    r"(?P<weight>[+-]\d+\.\d+) (?P<short>[+-]\d+\.\d+) (?P<hand>[+-]\d+\.\d+)  (?P<rest>.*)"
)
Lead = tuple[str, str, bool]
Weights = Mapping[str, Sequence[float]]
_WIRE_WORD = re.compile(r"[^\W\d]{3,}$")
_BIAS = re.compile(r"bias [+-]\d+\.\d+ [+-]\d+\.\d+")
_FIGURES = re.compile(r"# Cross-validated: .*")


def leads(path: Path = LEADS) -> Iterator[Lead]:
    """Read invented leads, each with whether it is about trade."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            title, _, text = line[2:].partition(" | ")
            yield title, text, line.startswith("+")


def read(
    path: Path, terms: Sequence[Term], invented: Iterable[Lead]
) -> tuple[Sample, dict[str, float]]:
    """Read labelled stories of the wire, with leads; and the usual words of the wire."""
    wire = [(row["title"], row["text"], row["trade"]) for row in rows.read(path, FIELDS)]
    told = [*wire, *invented]
    said = [relevance.words(title, text) for title, text, _ in told]
    texts = Counter(word for words in said[: len(wire)] for word in words)
    known = COMMON | {term.text for term in terms}
    usual = sorted(
        word
        for word, n in texts.items()
        if n >= WIRE_TEXTS and word not in known and _WIRE_WORD.match(word)
    )
    names: tuple[Term | str, ...] = (*terms, *usual)
    place = {name: at for at, name in enumerate(names)}
    shares = np.zeros((len(told), len(place)), np.float32)
    for at, ((title, text, _), words) in enumerate(zip(told, said, strict=True)):
        for name, share in (*relevance.shares(title, text).items(), *words.items()):
            if name in place:
                shares[at, place[name]] = share
    far = np.array([relevance.reach(text) for _, text, _ in told], np.float32)[:, None]
    of_terms, of_words = np.hsplit(shares, [len(terms)])
    mean = of_words[: len(wire)].mean(axis=0)
    sample = Sample(
        shares=np.hstack((far * of_terms, (1 - far) * of_terms, 1 - far, far * (of_words - mean))),
        far=far[:, 0].astype(float),
        trade=np.array([float(trade) for _, _, trade in told]),
        counts=np.where(np.arange(len(told)) < len(wire), 1.0, LEAD),
        titles=tuple(title for title, _, _ in told),
    )
    return sample, dict(zip(usual, mean.tolist(), strict=True))


def render(table: str, weights: Weights, bias: tuple[float, float], figures: str) -> str:
    """Write a table with other weights, of articles and of leads; a term without keeps its own."""
    return "".join(_rendered(table, weights, bias, figures))


def _rendered(
    table: str, weights: Weights, bias: tuple[float, float], figures: str
) -> Iterator[str]:
    for line in table.splitlines(keepends=True):
        if found := _LINE.match(line):
            text = found["rest"].partition("|")[0].strip()
            own = (float(found["weight"]), float(found["short"]))
            weight, short = weights.get(text, own)
            yield f"{weight:+.2f} {short:+.2f} {found['hand']}  {found['rest']}\n"
        elif _BIAS.match(line):
            yield f"bias {bias[0]:+.2f} {bias[1]:+.2f}\n"
        elif figures and _FIGURES.match(line):
            yield f"# Cross-validated: {figures}.\n"
        else:
            yield line


def wire(table: str, weights: dict[str, float], shares: dict[str, float]) -> str:
    """Write the words of the wire with other weights, the heaviest first.

    `shares` says how far each is present in the usual text.
    """
    head = "".join(line for line in table.splitlines(keepends=True) if line.startswith("#"))
    words = sorted(weights, key=lambda word: (-weights[word], word))
    usual = sum(weight * shares[word] for word, weight in weights.items())
    told = "".join(f"{weights[word]:+.2f}  {word}\n" for word in words)
    return f"{head}\nusual {usual:+.2f}\n\n{told}"


def main() -> None:
    """Print the figures, and write the tables where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="rows {id, title, text, trade}")
    parser.add_argument("--write", action="store_true", help="write the tables of bot/stories")
    asked = parser.parse_args()
    terms = (*lexicon.terms(), *lexicon.acts())
    sample, words = read(asked.file, terms, leads())
    within = bounds(terms, len(words))
    figures = "; ".join(
        f"{name}, {', '.join(f'{figure} {value:.3f}' for figure, value in measured.items())}"
        for name, measured in cross_validated(sample, within).items()
    )
    print(f"Cross-validated: {figures}")
    if asked.write:
        _write(sample, within, terms, words, figures)


def _write(
    sample: Sample, within: Bounds, terms: Sequence[Term], words: dict[str, float], figures: str
) -> None:
    columns, number = chosen(sample, within), len(terms)
    sample, within = sample.only(columns), within.some(columns)
    cut = cuts(unseen(sample, within, FOLDS, ""), sample)
    weights, base = fit(sample, within)
    told = weights.tolist()
    by_text = {term.text: pair for term, *pair in zip(terms, told, told[number:], strict=False)}
    bias = (base - cut[0], base + told[2 * number] - cut[1])
    for name in TABLES:
        _rewrite(name, lambda table: render(table, by_text, bias, figures))
    of_wire = ([*words][column - 2 * number - 1] for column in columns[2 * number + 1 :])
    usual = dict(zip(of_wire, told[2 * number + 1 :], strict=True))
    _rewrite(WIRE, lambda table: wire(table, usual, words))


def _rewrite(name: str, how: Callable[[str], str]) -> None:
    path = FOLDER / name
    path.write_text(how(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
