"""An answer in a model's words: what it is given to read, and its sentences as lines.

The model is trusted with nothing. Its quotes count where they stand in the article that they
name, and every sentence is for the gate to judge.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any

from pydantic import BaseModel, ValidationError

from bot import gate
from bot.domain import Article, Dropped, Exchange, Line
from bot.language import sentences
from bot.language.boilerplate import clean, heads, tells
from bot.language.markup import line as tidied
from bot.llm import Prompt, Rendered
from bot.threads.retrieve import rank

QUOTES = 4  # of a sentence that are looked for
LONGEST = 500  # characters of a sentence
LEAD = 2  # sentences of an article that are read before all others
BESIDE = 1  # sentences before and behind one that speaks to the question
GAP = "[…]"  # stands where something was left out

_LABELS = re.compile(r"\s*[(\[]\s*A\d{1,2}(?:\s*[,;]\s*A\d{1,2})*\s*[)\]]")
_EMPHASIS = re.compile(r"^(?:#+|[-*•–—]|\d[.)])\s+|\*\*|__|`")


class Quote(BaseModel):
    """Words copied from an article, by the article's label."""

    article: str
    words: str


class Sentence(BaseModel):
    """A sentence of an answer, and the words that carry it."""

    text: str
    quotes: list[Quote]


class Found(StrEnum):
    """Whether the passages answer a question."""

    YES = "found"
    NO = "no answer"


class Written(BaseModel):
    """The shape that a model is asked for; prompts/answer.md shows the same."""

    answer: Found
    sentences: list[Sentence]


def label(
    question: str, articles: Sequence[Article], story: frozenset[str], most: int
) -> Mapping[str, Article]:
    """Label the articles that a model is to read: those of the story first, then the best."""
    own = [article for article in articles if article.id in story]
    ranked = list(dict.fromkeys(p.article.id for p in rank(question, articles)))
    by_id = {article.id: article for article in articles}
    best = [by_id[id_] for id_ in ranked if id_ not in story]
    own.sort(key=lambda article: ranked.index(article.id) if article.id in ranked else len(ranked))
    # Where the story has no word on it, another story may: it keeps half of the room.
    share = most - min(len(best), most // 2)
    chosen = [*own[:share], *best][:most]
    return {f"A{number}": article for number, article in enumerate(chosen, 1)}


def read_out(question: str, labelled: Mapping[str, Article], characters: int) -> str:
    """Write out the passages of articles that speak to a question, within a budget.

    Sentences with markup, addresses or instructions are left out, so that nothing here can
    end the text that it stands in or speak to whoever reads it.
    """
    if not labelled:
        return ""
    room = characters // len(labelled)
    support: dict[tuple[str, int], float] = {
        (passage.article.id, passage.span.start): passage.support
        for passage in rank(question, tuple(labelled.values()))
    }
    return "\n\n".join(_tagged(name, article, support, room) for name, article in labelled.items())


def _tagged(
    name: str, article: Article, support: Mapping[tuple[str, int], float], room: int
) -> str:
    spans = [span for span in sentences.split(article.text) if span.start >= article.body_start]
    said = [article.text[span.start : span.end] for span in spans]
    worth = [support.get((article.id, span.start), 0.0) for span in spans]
    order = sorted(range(len(spans)), key=lambda at: (at >= LEAD, -_around(worth, at), at))
    kept: set[int] = set()
    for at in order:
        if clean(said[at]) and len(said[at]) <= room:
            room -= len(said[at])
            kept.add(at)
    written: list[str] = []
    for before, at in pairwise([-1, *sorted(kept), len(spans)]):
        written += [GAP] if at > before + 1 else []
        written += said[at : at + 1] if at in kept else []
    when = f"{article.when:%A} {article.when.day} {article.when:%B %Y}"
    kind = "official text" if article.official else "news"
    told = {"label": name, "outlet": article.publisher, "date": when, "kind": kind}
    marks = " ".join(f'{key}="{_unmarked(value)}"' for key, value in told.items())
    title = [article.title] if clean(article.title) and heads(article.title) else []
    return "\n".join([f"<article {marks}>", *title, " ".join(written), "</article>"])


def _around(worth: Sequence[float], at: int) -> float:
    """Rate a sentence by what it says to the question, and half of what its neighbours do."""
    near = [*worth[max(at - BESIDE, 0) : at], *worth[at + 1 : at + 1 + BESIDE]]
    return max([worth[at], *(each / 2 for each in near)])


def _unmarked(value: str) -> str:
    return "".join(char for char in value if char not in '<>"')


def prompted(
    prompt: Prompt,
    question: str,
    reading: str,
    *,
    now: datetime,
    story: str = "",
    earlier: Sequence[Exchange] = (),
    stopped: Sequence[Dropped] = (),
) -> Rendered:
    """Fill the prompt in; `stopped` are sentences of a first answer that are to be mended."""
    return prompt.render(
        today=f"{now:%A} {now.day} {now:%B %Y}",
        articles=reading,
        story=_unmarked(story) if story and heads(story) else "none",
        conversation=_talk(earlier[-prompt.limit("exchanges") :]) or "Nothing was said before.",
        question=_unmarked(question),
        stopped=_mend(stopped),
    )


def _talk(earlier: Sequence[Exchange]) -> str:
    told = []
    for exchange in earlier:
        said = exchange.said.lines if exchange.said else ()
        answer = " ".join(line.text for line in said) or "(nothing found)"
        told.append(f"Question: {_unmarked(exchange.question.text)}\nAnswer: {_unmarked(answer)}")
    return "\n\n".join(told)


def _mend(stopped: Sequence[Dropped]) -> str:
    """Tell which sentences were stopped, and why."""
    if not stopped:
        return ""
    listed = [
        f"- {_unmarked(each.line.text)}\n  wrong: "
        + "; ".join(
            f"{reason.fault.value}: {_unmarked(reason.words)}".removesuffix(": ")
            for reason in each.verdict.reasons
        )
        for each in stopped
    ]
    return (
        "\nThese sentences of a first answer were stopped, since their quotes do not carry them. "
        "Write only these anew, each so that its quotes carry all of it, or leave it out:\n"
        + "\n".join(listed)
        + "\n"
    )


def whole_sentences(so_far: Mapping[str, Any], *, more: bool) -> list[Sentence]:
    """Give the sentences of a reply that have come whole; with `more`, the last may grow."""
    found = so_far.get("sentences")
    if so_far.get("answer") != Found.YES or not isinstance(found, list):
        return []
    whole: list[Sentence] = []
    for each in found[: len(found) - more]:
        try:
            whole.append(Sentence.model_validate(each))
        except ValidationError:
            continue
    return whole


def lined(sentence: Sentence, labelled: Mapping[str, Article]) -> Line | None:
    """Make a line of a sentence, or none where its text is not one to print."""
    text = _EMPHASIS.sub("", _LABELS.sub("", tidied(sentence.text))).strip()
    if not text or len(text) > LONGEST or not tells(text):
        return None
    cited = [
        citation
        for quote in sentence.quotes[:QUOTES]
        if (article := labelled.get(quote.article.strip(" []()<>"))) is not None
        for citation in gate.quoted(quote.words, article)
    ]
    return Line(text=text, citations=tuple(dict.fromkeys(cited)))
