"""By what an entry is known: which of those a feed brought are new, and which changed.

An entry has three names: the id that its feed gave it, the key of its link, the fingerprint
of what it says. Feeds change each of them without need. Two names that agree make two
entries one; one name alone does so where what is said agrees with it. In doubt an entry is
new: reading a page twice costs a request, and a story that is taken for another is lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import count

from bot.domain import Entry, identify
from bot.language import likeness, urls

REPOST = timedelta(days=14)  # what says the same so long after is said of another occasion
SAID = 16  # words of a title and a text together that are not said of two things
CORRECTED = 0.9  # of the characters of a link whose slug was corrected
COMPARED = 20  # entries of one name that an entry is held against, the newest first
LONGEST = 400  # characters of a key: an index of PostgreSQL takes no row beyond 2,700 bytes
GAP = timedelta(minutes=10)  # between two readings of an entry that changed,
SETTLING = 3  # so many times; each further gap is fourfold,
RAREST = timedelta(days=1)  # up to this

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entry and its names beside its guid: the page it links to, and what it says."""

    entry: Entry
    key: str
    print: str
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What a feed brought: entries that are new, and new contents of known ones, by id."""

    new: tuple[Known, ...] = ()
    changed: Mapping[str, Known] = field(default_factory=dict)


def named(entry: Entry, seen: datetime) -> Known:
    """Give an entry its names."""
    key = urls.key(entry.url)
    return Known(
        entry=entry,
        key=key if len(key) <= LONGEST else identify(key),
        print=likeness.fingerprint_of(entry.title, entry.summary),
        seen=seen,
    )


def sort(
    brought: Sequence[Known], known: Iterable[Known], standing: Collection[str] = ()
) -> Sorted:
    """Say which of a feed's entries are new, and which are known ones that changed.

    Two entries that stand in the feed at one time, and say different things, are two: what
    is brought as it was is never taken for an earlier form of what stands beside it.
    `standing` are the ids of known entries that were met before.
    """
    files = _Files()
    for each in sorted(known, key=lambda one: one.seen, reverse=True):
        files.add(each)
    taken = {*standing}
    changed: dict[str, Known] = {}
    rest: list[Known] = []
    for one in brought:
        old = files.same(one)
        if old is None:
            rest.append(one)
        elif old.entry.id not in taken:
            taken.add(old.entry.id)
            if one.key and not old.key:  # it has a link now
                changed[old.entry.id] = one
                files.add(replace(old, key=one.key), instead_of=old)
    new: list[Known] = []
    for one in rest:
        if files.same(one) is not None:  # the poll holds it twice
            continue
        old = files.former(one, taken)
        if old is None:
            one = _with_own_id(one, files)
            new.append(one)
            files.add(one)
        else:
            changed[old.entry.id] = one
        taken.add((old or one).entry.id)
    return Sorted(new=tuple(new), changed=changed)


class _Files:
    """Known entries, by each of their names."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._guids: dict[str, list[Known]] = defaultdict(list)
        self._keys: dict[str, list[Known]] = defaultdict(list)
        self._prints: dict[str, list[Known]] = defaultdict(list)
        self._exact: dict[tuple[str, str, str], Known] = {}

    def add(self, one: Known, instead_of: Known | None = None) -> None:
        if instead_of is not None:
            self._prints[one.print].remove(instead_of)
            self._exact.pop(_exact(instead_of), None)
        self.ids.add(one.entry.id)
        self._guids[one.entry.guid].append(one)
        self._prints[one.print].append(one)
        if one.key:
            self._keys[one.key].append(one)
        self._exact.setdefault(_exact(one), one)

    def same(self, one: Known) -> Known | None:
        """Find the entry that this one is, with the same content."""
        if (exact := self._exact.get(_exact(one))) is not None:
            return exact
        alike = self._prints.get(one.print, ())[:COMPARED]
        return _firmest((_said_again(one, each), each) for each in alike)

    def former(self, one: Known, taken: Collection[str]) -> Known | None:
        """Find the entry that this one is, with other content."""
        names = (self._guids.get(one.entry.guid, ()), self._keys.get(one.key, ()))
        guids, links = (len({each.print for each in name}) <= 1 for name in names)
        likely = {
            each.entry.id: each
            for name in names
            for each in name[:COMPARED]
            if each.print != one.print and each.entry.id not in taken
        }
        ranked = ((_changed(one, each, guids=guids, links=links), each) for each in likely.values())
        return _firmest(ranked)


def _firmest(ranked: Iterable[tuple[int, Known]]) -> Known | None:
    agreement, found = max(ranked, key=lambda pair: pair[0], default=(0, None))
    return found if agreement else None


def _exact(one: Known) -> tuple[str, str, str]:
    return one.key, "" if one.key else one.entry.guid, one.print


def _said_again(one: Known, old: Known) -> int:
    """Say how firmly two entries are one that say the same, from 0 for not at all."""
    if one.key and one.key == old.key:
        return 3
    apart, moved = _apart(one, old)
    if one.entry.guid == old.entry.guid:
        # A link whose query is of the visit, not of the page, changes at each poll.
        page, before = one.key.partition("?")[0], old.key.partition("?")[0]
        return (
            2
            if moved or not apart or page == before or _words(one.entry.summary) >= likeness.WEIGHTY
            else 0
        )
    if (apart and not moved) or not _soon(one, old):
        return 0
    return 1 if not (one.key or old.key) or _telling(one, old) else 0


def _telling(one: Known, old: Known) -> bool:
    """Say whether two entries of different links say so much that they can only be one.

    Half as much does where the links are nearly the same.
    """
    said = _words(one.entry.title) + _words(one.entry.summary)
    return said >= SAID or (said >= SAID / 2 and _near(one, old))


@lru_cache(maxsize=1024)
def _words(text: str) -> int:
    return len(likeness.words(text))


def _changed(one: Known, old: Known, *, guids: bool, links: bool) -> int:
    """Say how firmly two entries are one that was changed, from 0 for not at all.

    `guids` and `links` say whether that name is of one entry only: a name that different
    had names none of them, unless the other one agrees. Where the link does agree, and too
    little is said to tell, the page does: it is read again.
    """
    guid, link = one.entry.guid == old.entry.guid, bool(one.key) and one.key == old.key
    apart, moved = _apart(one, old)
    if not (guid or link) or (apart and not moved):
        return 0
    titles = likeness.titles(one.entry.title, old.entry.title)
    texts = likeness.texts(one.entry.summary, old.entry.summary)
    firm = link and (guid or not (_given(one) and _given(old)))
    if (texts is not None or (titles and not firm)) and likeness.strangers(
        one.entry.title, one.entry.summary, old.entry.title, old.entry.summary
    ):
        return 0
    untold = texts is None and link and links
    if firm:
        return 2 if titles or texts or untold else 0
    if not (links if link else guids):
        return 0
    alike = texts is None and titles and (not apart or _near(one, old))
    return 1 if texts or untold or alike else 0


def _near(one: Known, old: Known) -> bool:
    """Say whether a slug was corrected, as far as links tell."""
    return SequenceMatcher(None, one.key, old.key, autojunk=False).ratio() >= CORRECTED


def _apart(one: Known, old: Known) -> tuple[bool, bool]:
    """Say whether two entries link to different pages, and whether one may have moved there."""
    apart = bool(one.key) and bool(old.key) and one.key != old.key
    return apart, apart and _moved(one.key, old.key)


def _given(one: Known) -> bool:
    """Whether the feed gave an id, and not we."""
    return one.entry.guid not in (one.entry.url, one.entry.given)


def _moved(one: str, other: str) -> bool:
    """Say whether two keys can be one page's that moved: its slug was corrected, or its host.

    Numbers date documents and count them, so where those differ there are two.
    """
    host, _, path = one.partition("/")
    host2, _, path2 = other.partition("/")
    return path == path2 or (host == host2 and _NUMBER.findall(path) == _NUMBER.findall(path2))


def _soon(one: Known, old: Known) -> bool:
    if one.entry.published and old.entry.published:
        return abs(one.entry.published - old.entry.published) <= REPOST
    return abs(one.seen - old.seen) <= REPOST


def _with_own_id(one: Known, files: _Files) -> Known:
    """Give an entry an id of its own where the feed uses its guid again."""
    entry = one.entry
    if entry.id not in files.ids:
        return one
    said = entry.feed_id, entry.guid, one.key, one.print
    own = identify(*said)
    for number in count(2):
        if own not in files.ids:
            break
        own = identify(*said, str(number))  # who had it says something else by now
    return replace(one, entry=replace(entry, id=own))


def due_again(read: datetime | None, readings: int, now: datetime) -> datetime:
    """Say when an entry that its feed changed is read again, however old it is.

    Some feeds change an entry at each poll, with a count of comments or a clock: the gaps
    grow, up to a day.
    """
    if read is None:
        return now
    grown: timedelta = GAP * 4 ** min(max(readings - SETTLING, 0), 9)
    return max(now, read + min(grown, RAREST))
