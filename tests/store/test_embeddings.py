"""Whose vectors are kept, and which articles wait for one, on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.domain import Article, Flow, Job, Placed, Placement, Relevance
from bot.store import Store
from tests import make

SINCE = make.NOON - timedelta(days=3)
VECTOR = b"\0\0\x80?"


async def placed(store: Store, number: int, model: str = "") -> tuple[Article, list[Placed]]:
    """Place an article, and give what it was compared with."""
    article, seen = make.article(number), list[Placed]()

    def decide(near: Sequence[Placed]) -> Placement:
        seen.extend(near)
        return Placement(story_id=near[0].story_id if near else None)

    await store.save_article("none", article, make.NOON)
    await store.place(
        article,
        Relevance(relevant=True, score=0.9),
        make.sketch(1, 2, 3),
        decide,
        embedder="e@1",
        since=SINCE,
        brief_at=make.NOON,
        model=model,
    )
    return article, seen


def waits(article: Article) -> Job:
    return Job(flow=Flow.EMBED, id=article.id)


async def test_what_is_open_waits_for_a_vector_until_it_has_one_of_that_model(
    store: Store,
) -> None:
    one, _ = await placed(store, 1)
    other, _ = await placed(store, 2)
    assert await store.want_embeddings("small", SINCE, make.NOON) == 2
    assert {waits(one), waits(other)} <= set(await store.due(make.NOON))
    assert set(await store.unembedded(one.id, make.NOON, 9)) == {one.id, other.id}
    await store.keep_embeddings({one.id: VECTOR, other.id: VECTOR}, "small")
    assert await store.want_embeddings("small", SINCE, make.NOON) == 0
    assert await store.want_embeddings("large", SINCE, make.NOON) == 2
    assert await store.embedders() == {"small": 2}
    assert await store.want_embeddings("", SINCE, make.NOON) == 0
    assert waits(one) not in await store.due(make.NOON)


async def test_what_is_older_than_the_window_waits_for_none(store: Store) -> None:
    await placed(store, 1)
    assert await store.want_embeddings("small", make.after(days=1), make.NOON) == 0


async def test_what_somebody_holds_is_left_to_them(store: Store) -> None:
    one, _ = await placed(store, 1)
    other, _ = await placed(store, 2)
    await store.want_embeddings("small", SINCE, make.NOON)
    assert await store.take(Flow.EMBED, one.id, make.NOON, make.after(minutes=2))
    assert await store.unembedded(other.id, make.NOON, 9) == (other.id,)


async def test_an_article_is_compared_by_the_vectors_of_the_model_that_is_set(
    store: Store,
) -> None:
    one, _ = await placed(store, 1)
    await store.keep_embeddings({one.id: VECTOR}, "small")
    for number, (model, dense) in enumerate((("small", VECTOR), ("large", b""), ("", b"")), 2):
        _, seen = await placed(store, number, model)
        assert {each.sketch.dense for each in seen if each.article_id == one.id} == {dense}
