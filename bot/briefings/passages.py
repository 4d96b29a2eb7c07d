"""What a model is given to read: each text once, in the passages that tell most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.domain import Article, Coverage, Story
from bot.language import dates, figures, quotations, sentences
from bot.language.boilerplate import clean, heads

LEAD = 3  # paragraphs that are kept before all others: where news puts its news
LONG = 1200  # characters; a longer paragraph is kept or left out sentence by sentence
GAP = "[…]"  # stands where something was left out


def choose(story: Story, articles: Sequence[Article], most: int) -> Mapping[str, Article]:
    """Label the articles that a model is to read: A1, A2 and so on.

    Of each text one article, the first that was read in full; official texts come first,
    then the order of the story.
    """
    given = {article.id: article for article in articles}
    heard = [[given.pop(key) for key in text if key in given] for text in story.texts]
    alone = [[article] for article in given.values()]
    chosen = [max(text, key=_full) for text in (*heard, *alone) if text]
    chosen.sort(key=lambda article: not article.official)
    return {f"A{number}": article for number, article in enumerate(chosen[:most], 1)}


def read_out(labelled: Mapping[str, Article], characters: int) -> str:
    """Write articles out within a budget that they share, long ones reduced.

    Sentences with markup, addresses or instructions are left out, so that nothing here can
    end the text that it stands in or speak to whoever reads it.
    """
    bodies = {label: _paragraphs(article) for label, article in labelled.items()}
    rooms = _shares({label: sum(map(len, body)) for label, body in bodies.items()}, characters)
    return "\n\n".join(
        _tagged(label, article, _reduced(bodies[label], rooms[label]))
        for label, article in labelled.items()
    )


def _full(article: Article) -> bool:
    return article.coverage is Coverage.FULL_TEXT


def _tagged(label: str, article: Article, paragraphs: Sequence[str]) -> str:
    told = {
        "label": label,
        "outlet": article.publisher,
        "date": f"{article.when:%A} {article.when.day} {article.when:%B %Y}",
        "read": article.coverage.to_readers.value,
        "kind": "official text" if article.official else "news",
    }
    marks = " ".join(f'{name}="{_unmarked(value)}"' for name, value in told.items())
    title = [article.title] if clean(article.title) and heads(article.title) else []
    return "\n".join([f"<article {marks}>", "\n\n".join([*title, *paragraphs]), "</article>"])


def _unmarked(value: str) -> str:
    return "".join(char for char in value if char not in '<>"')


def _paragraphs(article: Article) -> list[str]:
    """List the paragraphs of a body, less the sentences that are none of its report."""
    found = []
    for paragraph in article.body.split("\n\n"):
        said = [paragraph[span.start : span.end] for span in sentences.split(paragraph)]
        kept = list(filter(clean, said))
        found += kept if len(paragraph) > LONG else [" ".join(kept)]
    return list(filter(None, found))


def _shares(lengths: Mapping[str, int], characters: int) -> Mapping[str, int]:
    """Share characters out evenly; what a short article leaves over goes to the longer ones."""
    shares: dict[str, int] = {}
    for label in sorted(lengths, key=lambda each: lengths[each]):
        shares[label] = min(lengths[label], characters // (len(lengths) - len(shares)))
        characters -= shares[label]
    return shares


def _reduced(paragraphs: Sequence[str], room: int) -> Sequence[str]:
    """Keep the lead, then what bears most figures, dates and quotations, in its order."""
    if sum(map(len, paragraphs)) <= room:
        return paragraphs
    kept: set[int] = set()
    for at in sorted(range(len(paragraphs)), key=lambda at: _rank(at, paragraphs[at])):
        if len(paragraphs[at]) <= room:
            room -= len(paragraphs[at])
            kept.add(at)
    written: list[str] = []
    for before, at in pairwise([-1, *sorted(kept), len(paragraphs)]):
        written += [GAP] if at > before + 1 else []
        written += paragraphs[at : at + 1]
    return written


def _rank(at: int, paragraph: str) -> tuple[int, float]:
    """Rank a paragraph by its place in the lead, else by what it bears for its length."""
    if at < LEAD:
        return at, 0.0
    borne = (figures.find(paragraph), dates.find(paragraph), quotations.find(paragraph))
    return LEAD, -sum(map(len, borne)) / len(paragraph)
