"""The open stories in memory, found as the store finds them: for measurements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from bot.domain import LATEST_OF_KEY, NEAREST, OF_STORIES, OF_STORY, SEVERAL, Placed, Placement


class Window:
    """Articles by their keys and by their stories."""

    def __init__(self) -> None:
        self.placed: dict[str, Placed] = {}
        self._by_key: dict[int, list[str]] = defaultdict(list)
        self._by_story: dict[str, list[str]] = defaultdict(list)

    def near(self, keys: Iterable[int]) -> list[Placed]:
        """Give the stories of the articles that share most keys, each whole if it is not long."""
        shared = Counter[str]()
        for key in keys:
            shared.update(self._by_key[key][-LATEST_OF_KEY:])
        several = (id_ for id_, keys in shared.items() if keys >= SEVERAL)
        nearest = sorted(several, key=lambda id_: (-shared[id_], id_))[:NEAREST]
        found: list[Placed] = []
        first: dict[str, tuple[int, str]] = {}
        for id_ in nearest:
            story = self.placed[id_].story_id
            most, name = first.get(story, (-shared[id_], id_))
            first[story] = most, min(name, id_)
        for story in sorted(first, key=lambda story: first[story]):
            if len(found) < OF_STORIES:
                found += [self.placed[id_] for id_ in self._by_story[story][-OF_STORY:]]
        return found

    def add(self, new: Placed, placement: Placement) -> None:
        """Put an article where it belongs, and move what moves."""
        founded: dict[str, str] = {}
        for move in placement.moves:
            before = self.placed[move.article_id]
            story = move.story_id or founded.setdefault(move.founder, self._free(move.founder))
            self._by_story[before.story_id].remove(move.article_id)
            self._put(replace(before, story_id=story))
        story = (
            placement.story_id
            or founded.get(placement.founder or new.article_id)
            or self._free(placement.founder or new.article_id)
        )
        self._put(replace(new, story_id=story))
        for key in new.sketch.keys:
            self._by_key[key].append(new.article_id)

    def _put(self, placed: Placed) -> None:
        self.placed[placed.article_id] = placed
        self._by_story[placed.story_id].append(placed.article_id)

    def _free(self, founder: str) -> str:
        """Name a new story after its first article; one that goes on elsewhere keeps the name."""
        name = founder
        while self._by_story.get(name):
            name += "'"
        return name
