"""Which of some articles are one event: clusters by average likeness, held to their own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Two groups are one story where their articles are on average as like as LIKE, the two likest
# first. Look-alikes are told by what each has of its own: where both have two voices or more,
# the mean likeness between the two must be CLOSE times that within them.
LIKE = 0.22
CLOSE = 0.7
_MANY = 2

Likeness = NDArray[np.float64]


def gather(
    likeness: Likeness, groups: Sequence[int], anchors: Sequence[str], voices: Sequence[int]
) -> list[int]:
    """Give the group of each item, from those in which they are to begin with.

    `groups` numbers the group of each; groups are joined and never parted. `anchors` names what
    an item stands for, or nothing: two groups that stand for different things are not joined.
    The items of one of the `voices` count as one together: else a text that five outlets carry
    would make a story so close in itself that no other report came near it.
    """
    gathering = _Gathering(likeness, groups, anchors, voices)
    while gathering.join():
        pass
    return gathering.found


class _Gathering:
    """Sums of likeness between the groups that there still are."""

    def __init__(
        self,
        likeness: Likeness,
        groups: Sequence[int],
        anchors: Sequence[str],
        voices: Sequence[int],
    ) -> None:
        numbers = list(dict.fromkeys(groups))
        self.found = [numbers.index(group) for group in groups]
        same = np.equal.outer(voices, voices)
        member = np.zeros((len(groups), len(numbers)))
        member[np.arange(len(groups)), self.found] = 1.0 / same.sum(axis=0)
        self._sizes = member.sum(axis=0)
        self._sums = member.T @ likeness @ member
        own = member.T @ np.where(same, likeness, 0.0) @ member
        self._within = np.diagonal(self._sums - own) / 2
        self._alive = np.ones(len(numbers), bool)
        self._means = self._sums / np.outer(self._sizes, self._sizes)
        np.fill_diagonal(self._means, -np.inf)
        self._anchors = [set[str]() for _ in numbers]
        for anchor, at in zip(anchors, self.found, strict=True):
            if anchor:
                self._anchors[at].add(anchor)

    def join(self) -> bool:
        """Join the two likest groups that may be joined; say whether there were any."""
        if self._means.size == 0:
            return False
        while True:
            one, other = divmod(int(self._means.argmax()), len(self._means))
            if self._means[one, other] < LIKE:
                return False
            if self._may(one, other):
                break
            self._means[one, other] = self._means[other, one] = -np.inf
        self._join(*sorted((one, other)))
        return True

    def _may(self, one: int, other: int) -> bool:
        if len(self._anchors[one] | self._anchors[other]) > 1:
            return False
        sizes = self._sizes[[one, other]]
        if sizes.min() < _MANY - 0.5:  # they are sums of shares
            return True
        within = self._within[[one, other]] / (sizes * (sizes - 1) / 2)
        return bool(self._means[one, other] >= CLOSE * within.mean())

    def _join(self, kept: int, gone: int) -> None:
        self._within[kept] += self._within[gone] + self._sums[kept, gone]
        self._sums[kept] += self._sums[gone]
        self._sums[:, kept] += self._sums[:, gone]
        self._sizes[kept] += self._sizes[gone]
        self._anchors[kept] |= self._anchors[gone]
        # What was refused may be allowed to the larger group, and is looked at again.
        self._alive[gone] = False
        means = self._sums[kept] / (self._sizes[kept] * self._sizes)
        means[~self._alive] = means[kept] = -np.inf
        self._means[kept] = self._means[:, kept] = means
        self._means[gone] = self._means[:, gone] = -np.inf
        self.found = [kept if at == gone else at for at in self.found]
