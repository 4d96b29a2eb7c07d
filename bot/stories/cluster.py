"""Which story an article belongs to, whose wording it shares, and what it changes of others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from bot.domain import OF_STORY, Article, Move, Placed, Placement, Sketch
from bot.stories import agreement
from bot.stories.apart import apart
from bot.stories.dense import blend
from bot.stories.gather import gather
from bot.stories.outline import alike, held, rows, signature

# Two bodies of one voice share 4 in 10 of their five-word sequences. One half of a text that an
# outlet cut in two shares 5 with the whole; of the pairs of reports of one event among the
# development stories 95 in 100 share less than 1, and under 1 in 100 shares 4.
COPY = 0.4
# A cut of a wire text, or a round-up that took paragraphs of it, shares less, but stands in it by
# more than half: of the development stories all such pairs are of one event.
_HELD = 0.55
_CAN_COPY = 0.3  # cosine; those that share so much wording are far above it
_PIECE = 64  # places of a vector
_APART = -0.5  # for the likeness of two that are about different things

Pairs = NDArray[np.float64]


def place(
    article: Article, sketch: Sketch, near: Sequence[Placed], *, since: datetime
) -> Placement:
    """Find the story an article joins, and the voice whose wording it has.

    `near` are articles of open stories, in any order, and those of one story together. What
    was seen before `since` stays where it is; of the rest those may move that are better placed
    elsewhere, now that the article is known. So the order of arrival matters little. Two stories
    that were written up are never joined.
    """
    if not near:
        return Placement(story_id=None)
    new = Placed(
        article_id=article.id,
        story_id="",
        sketch=sketch,
        seen=article.seen,
        published=article.published,
        official=article.official,
    )
    members = [*sorted(near, key=lambda other: (other.seen, other.article_id)), new]
    likeness, copies = _compare(members)
    stands = _stands(members, since)
    found = gather(likeness, _kept(copies, stands), stands, _kept(copies, [""] * len(members)))
    stories = _name(members, found, stands)
    story_id, founder = stories[-1]
    return Placement(
        story_id=story_id,
        founder="" if founder == article.id else founder,
        copy_of=_copy_of(len(members) - 1, members, stories, copies),
        moves=tuple(
            Move(
                article_id=member.article_id,
                story_id=story_id,
                founder=founder,
                copy_of=_copy_of(number, members, stories, copies),
            )
            for number, (member, (story_id, founder)) in enumerate(
                zip(members[:-1], stories, strict=False)
            )
            if story_id != member.story_id
        ),
    )


def _compare(members: Sequence[Placed]) -> tuple[Pairs, Pairs]:
    """Compare each with each: how like they are, and how much wording near-copies share."""
    likeness = _cosines(rows([member.sketch for member in members]))
    likeness = blend(likeness, [member.sketch.dense for member in members])
    copies = np.zeros_like(likeness)
    signed = np.array([signature(member.sketch.shingles) for member in members])
    told = signed.any(axis=1)
    official = np.array([member.official for member in members])
    one, other = np.nonzero((likeness >= _CAN_COPY) & np.outer(told, told))
    one, other = one[one < other], other[one < other]
    shares = alike(signed[one], signed[other])
    found = copied(signed[one], signed[other], shares)
    found &= (shares >= COPY) | ~(official[one] & official[other])
    copies[one, other] = copies[other, one] = np.where(found, shares, 0.0)
    likeness += agreement.lift(members)
    strangers = apart(members, copies)
    likeness[strangers] = _APART
    copies[strangers] = 0.0
    return likeness, copies


def copied(one: NDArray[np.uint32], other: NDArray[np.uint32], shares: Pairs) -> NDArray[np.bool_]:
    """Say of rows of signatures, with what they share, which are of near-copies."""
    return (shares >= COPY) | (held(one, other, shares) >= _HELD)


def _cosines(held: NDArray[np.float32]) -> Pairs:
    """Multiply each with each, in pieces.

    In one piece, `held @ held.T`, a fraction of a millisecond is shared out to threads, and waits
    for them where the processors have other work.
    """
    pieces = held.reshape(len(held), -1, _PIECE).transpose(1, 0, 2)
    cosines: Pairs = (pieces @ pieces.transpose(0, 2, 1)).sum(axis=0).astype(np.float64)
    return cosines


def _stands(members: Sequence[Placed], since: datetime) -> list[str]:
    """Name the story that an article stands for: those are never joined, and go on as they are.

    What was seen before `since` does, what is in a long story, and the first of one that was
    written up; the others may move.
    """
    sizes = Counter(member.story_id for member in members)
    stands, begun = [], set[str]()
    for member in members:
        story = member.story_id
        settled = member.seen < since or sizes[story] >= OF_STORY
        stands.append(story if settled or (member.told and story not in begun) else "")
        begun.add(story)
    return stands


def _kept(copies: Pairs, stands: Sequence[str]) -> list[int]:
    """Number the groups that are not parted: what stands for one story, and near-copies."""
    first: dict[str, int] = {}
    groups = [first.setdefault(stand, n) if stand else n for n, stand in enumerate(stands)]
    pairs = sorted(np.argwhere(copies).tolist(), key=lambda pair: -copies[pair[0], pair[1]])
    for one, other in pairs:
        both = {groups[one], groups[other]}
        held = {stand for stand, group in zip(stands, groups, strict=True) if group in both}
        if len(held - {""}) <= 1:
            groups = [min(both) if group in both else group for group in groups]
    return groups


def _name(
    members: Sequence[Placed], found: Sequence[int], stands: Sequence[str]
) -> list[tuple[str | None, str]]:
    """Give each member its story, or none and the article that founds one.

    A story goes on in the group of those that stand for it, or else in that which has most of
    it, the earlier of two; a group goes on as the story that it stands for, or else as the one
    begun first.
    """
    held: dict[str, Counter[int]] = defaultdict(Counter)
    for member, group in zip(members, found, strict=True):
        if member.story_id:
            held[member.story_id][group] += 1
    fixed = {stand: group for stand, group in zip(stands, found, strict=True) if stand}
    going: dict[int, str] = {}
    for story_id, groups in sorted(held.items(), key=lambda pair: pair[0] not in fixed):
        going.setdefault(fixed.get(story_id, max(groups, key=lambda at: groups[at])), story_id)
    founders: dict[int, str] = {}
    for member, group in zip(members, found, strict=True):
        founders.setdefault(group, member.article_id)
    return [(going[group], "") if group in going else (None, founders[group]) for group in found]


def _copy_of(
    number: int,
    members: Sequence[Placed],
    stories: Sequence[tuple[str | None, str]],
    copies: Pairs,
) -> str | None:
    """Name the article of the same story whose wording one has most of, the earliest of several."""
    alike = [
        (copies[number, other], -other)
        for other in range(len(members))
        if other != number and copies[number, other] and stories[other] == stories[number]
    ]
    return members[-max(alike)[1]].article_id if alike else None
