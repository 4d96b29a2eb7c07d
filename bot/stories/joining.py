"""Why articles are in one story: how like they are in content and wording, and what both name."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Article, Likeness
from bot.language import places
from bot.stories.cluster import COPY
from bot.stories.outline import alike, rows, signature, sketch


def compare(article: Article, others: Sequence[Article]) -> tuple[Likeness, ...]:
    """Compare an article with others, the likest first."""
    mine = sketch(article)
    (vector,), signed = rows([mine]), signature(mine.shingles)
    found = []
    for other in others:
        its = sketch(other)
        both = mine.shingles and its.shingles
        wording = alike(signed[None], signature(its.shingles)[None])[0] if both else 0.0
        found.append(
            Likeness(
                article_id=other.id,
                content=float(rows([its])[0] @ vector),
                wording=float(wording),
                copied=bool(wording >= COPY),
                shared=tuple(
                    dict.fromkeys(_named(each) for each in mine.names if each in its.names)
                ),
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.content, each.article_id)))


def _named(name: str) -> str:
    """Name what a sketch names: "country JP" is Japan, "deed JP>BR" Japan on Brazil."""
    kind, _, rest = name.partition(" ")
    if not rest:
        return name
    if kind in {"country", "deed"}:
        return " on ".join(places.name(code).removeprefix("the ") for code in rest.split(">"))
    return rest
