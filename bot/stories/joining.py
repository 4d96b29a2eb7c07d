"""Why articles are in one story: how like they are in content and wording, and what both name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.domain import Article, Likeness
from bot.language import places
from bot.stories.cluster import copied
from bot.stories.outline import alike, rows, signature, sketch


def compare(article: Article, others: Sequence[Article]) -> tuple[Likeness, ...]:
    """Compare an article with others, the likest first."""
    mine = sketch(article)
    (vector,), signed = rows([mine]), signature(mine.shingles)
    found = []
    for other in others:
        its = sketch(other)
        both = mine.shingles and its.shingles
        pair = signed[None], signature(its.shingles)[None]
        wording = alike(*pair) if both else np.zeros(1)
        found.append(
            Likeness(
                article_id=other.id,
                content=float(rows([its])[0] @ vector),
                wording=float(wording[0]),
                copied=bool(copied(*pair, wording)[0]),
                shared=tuple(
                    dict.fromkeys(_named(each) for each in mine.names if each in its.names)
                ),
            )
        )
    return tuple(sorted(found, key=lambda each: (-each.content, each.article_id)))


def _named(name: str) -> str:
    """Name what a sketch names: "country JP" is Japan, "deed act JP>BR" Japan on Brazil."""
    kind, _, rest = name.partition(" ")
    if not rest:
        return name
    if kind == "sort":
        return " ".join(reversed(rest.split(":")))
    if kind == "pact":
        return " and ".join(map(_country, rest.split("+")))
    if kind not in {"country", "deed"}:
        return rest
    sides = rest.rpartition(" ")[2].split(">")
    return " on ".join(" and ".join(map(_country, side.split("+"))) for side in sides).strip()


def _country(code: str) -> str:
    return places.name(code).removeprefix("the ") if code else ""
