"""Fit the weights of the lexicon of trade policy, and write its tables anew.

    python -m bench.weights FILE            the figures, by cross-validation
    python -m bench.weights FILE --write    the tables of bot/stories too

FILE holds the rows of `eval questions`: their documents are the articles that bench/news.txt tells
apart. The header of bot/stories/lexicon.txt says what is fitted.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.fitting import COUNTS, Kind, Sample, bounds, cross_validated, fit
from bot.evaluation import rows
from bot.stories import lexicon, relevance
from bot.stories.lexicon import Term

TABLES = ("lexicon.txt", "goods.txt", "acts.txt", "meetings.txt")
FOLDER = Path(lexicon.__file__).parent
LEADS = Path(__file__).with_name("leads.txt")
NEWS = Path(__file__).with_name("news.txt")
TAILS = Path(__file__).with_name("tails.txt")
_LINE = re.compile(r"(?P<weight>[+-]\d+\.\d+) (?P<hand>[+-]\d+\.\d+)  (?P<rest>.*)")
Told = tuple[str, str, bool]  # headline, text, whether it is about trade
_BIAS = re.compile(r"bias [+-]\d+\.\d+ [+-]\d+\.\d+")
_FIGURES = re.compile(r"# Cross-validated: .*")
_SUMMARY = 30  # words
_TAIL = (2, 3, 3, 4)  # paragraphs behind the lead of an invented article


def leads(path: Path = LEADS) -> Iterator[Told]:
    """Read invented leads, each with whether it is about trade."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            title, _, text = line[2:].partition(" | ")
            yield title, text, line.startswith("+")


def lengthened(invented: Sequence[Told]) -> Iterator[Told]:
    """Put paragraphs of no trade behind leads, which makes them articles."""
    random_ = random.Random(1)
    tails = TAILS.read_text("utf-8").strip().split("\n\n")[1:]
    for title, text, trade in invented:
        behind = random_.sample(tails, random_.choice(_TAIL))
        yield title, "\n\n".join((text, *behind)), trade


def news(path: Path) -> Iterator[Told]:
    """Read the documents of questions, with what bench/news.txt says of each."""
    lines = [line.split() for line in NEWS.read_text("utf-8").splitlines()]
    judged = {key: sign for sign, *keys in filter(None, lines) if sign in "+?" for key in keys}
    told = {
        (document["title"], document["text"]): None
        for row in rows.read(path, {"id": (str, int), "documents": (list,)})
        for document in row["documents"]
    }
    for title, text in told:
        sign = judged.get(f"{zlib.crc32(f'{title}{chr(10)}{text}'.encode()):08x}")
        if sign != "?":
            yield title, text, sign == "+"


def shortened(articles: Sequence[Told]) -> Iterator[Told]:
    """Keep what a feed gives of articles."""
    for title, text, trade in articles:
        yield title, " ".join(text.split()[:_SUMMARY]), trade


def read(terms: Sequence[Term], kinds: Mapping[Kind, Sequence[Told]]) -> Sample:
    """Say how far each term is present in texts, and their length behind them."""
    told = [(kind, text) for kind, texts in kinds.items() for text in texts]
    place = {term: at for at, term in enumerate(terms)}
    shares = np.zeros((len(told), len(place) + 1), np.float32)
    for at, (_, (title, text, _)) in enumerate(told):
        shares[at, -1] = relevance.reach(text)
        for term, share in relevance.shares(title, text).items():
            shares[at, place[term]] = share
    return Sample(
        shares=shares,
        trade=np.array([float(trade) for _, (_, _, trade) in told]),
        counts=np.array([COUNTS[kind][trade] for kind, (_, _, trade) in told], float),
        kinds=np.array([kind.value for kind, _ in told]),
        titles=tuple(title for _, (title, _, _) in told),
    )


def render(table: str, weights: Mapping[str, float], bias: tuple[float, float], said: str) -> str:
    """Write a table with other weights; a term without keeps its own."""
    return "".join(_rendered(table, weights, bias, said))


def _rendered(
    table: str, weights: Mapping[str, float], bias: tuple[float, float], said: str
) -> Iterator[str]:
    for line in table.splitlines(keepends=True):
        if found := _LINE.match(line):
            text = found["rest"].partition("|")[0].strip()
            weight = weights.get(text, float(found["weight"]))
            yield f"{weight:+.2f} {found['hand']}  {found['rest']}\n"
        elif _BIAS.match(line):
            yield f"bias {bias[0]:+.2f} {bias[1]:+.2f}\n"
        elif said and _FIGURES.match(line):
            yield f"# Cross-validated: {said}.\n"
        else:
            yield line


def main() -> None:
    """Print the figures, and write the tables where that is asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path, help="rows {id, documents: [{title, text}]}")
    parser.add_argument("--write", action="store_true", help="write the tables of bot/stories")
    asked = parser.parse_args()
    terms = (*lexicon.terms(), *lexicon.acts(), *lexicon.meetings())
    invented, articles = tuple(leads()), tuple(news(asked.file))
    kinds = {
        Kind.LEAD: invented,
        Kind.LENGTHENED: tuple(lengthened(invented)),
        Kind.NEWS: articles,
        Kind.SHORTENED: tuple(shortened(articles)),
    }
    sample, within = read(terms, kinds), bounds(terms)
    said = "; ".join(
        f"{name} {', '.join(f'{figure} {value:.3f}' for figure, value in measured.items())}"
        for name, measured in cross_validated(sample, within).items()
    )
    print(f"Cross-validated: {said}")
    if asked.write:
        weights, bias = fit(sample, within)
        told = {term.text: weight for term, weight in zip(terms, weights.tolist(), strict=False)}
        for name in TABLES:
            _rewrite(name, lambda table: render(table, told, (bias, float(weights[-1])), said))


def _rewrite(name: str, how: Callable[[str], str]) -> None:
    path = FOLDER / name
    path.write_text(how(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
