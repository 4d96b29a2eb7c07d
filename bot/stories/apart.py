"""What keeps articles apart that read alike: who acts on whom, on which goods, by what, when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from difflib import get_close_matches
from itertools import combinations

import numpy as np

from bot.domain import Placed
from bot.stories import frames, instances, kin, pacts, tables, ways
from bot.stories.tables import GOOD, Count, Pairs, Truth

#: Reports of one event are published within so long.
WINDOW = timedelta(days=7)
INSTRUMENT, OBJECT, AIM, DEED, SORT = "instrument", "object", "aim", "deed", "sort"
# Of these an act may have several.
_ONE_OF = ways.KINDS | {INSTRUMENT}
_INSTANCES = (instances.PERIOD, instances.MONTH, instances.ROUND, instances.VENUE, instances.FLOW)
_SPELT, _LONG = 0.8, 5  # letters that two spellings of a word share; letters of such a word
_SAME_TITLE = 0.6  # words that two titles of one official document share
_DEED = re.compile(r"(?P<kind>\w+) (?P<agents>[^>]*)>(?P<patients>.*)")


def apart(members: Sequence[Placed], copies: Pairs) -> Truth:
    """Say of each two articles whether they are about different things, however alike they read.

    They are where their titles name other goods (steel, aluminium), where each title names a
    country, a good or an instrument that the other article never mentions, or an object that the
    other never speaks of, where in one title acts who is acted on in the other, and where more
    than a week lies between them. Official texts that share their wording (`copies`) are one
    document only under one title: the rest may be boilerplate.
    """
    found = _far(members) | _strangers(members) | _on_other_objects(members) | _turned(members)
    found |= _of_other_sorts(members) | _other_instances(members) | _of_other_parties(members)
    found |= frames.other_things(members, ~found)
    for one, other in np.argwhere(copies).tolist():
        if members[one].official and members[other].official:
            titles = members[one].sketch.names, members[other].sketch.names
            found[one, other] |= not _one_title(*titles) or _both_own(members[one], members[other])
    return found


def _far(members: Sequence[Placed]) -> Truth:
    """Say which were published too far apart; what has no date is near to all."""
    days = np.array([each.published.timestamp() if each.published else np.nan for each in members])
    far: Truth = np.abs(days[:, None] - days[None]) > WINDOW.total_seconds()
    return far


def _strangers(members: Sequence[Placed]) -> Truth:
    """Say which name each a country, a good or an instrument that the other one never mentions.

    Of goods it is enough that the titles name none in common: texts mention others in passing.
    Of instruments and ways they must name none in common: one act has several (an accord and its
    quotas).
    """
    named, told, names = _tables(members)
    kinds = [name.partition(" ")[0] for name in names]
    found: Truth = np.zeros((len(members), len(members)), bool)
    for kind in {*kinds} - {OBJECT, AIM, DEED, SORT, frames.THING, pacts.PACT, *_INSTANCES}:
        columns = [at for at, each in enumerate(kinds) if each == kind]
        mine, theirs = named[:, columns], told[:, columns]
        counts = mine.sum(axis=1)
        if np.count_nonzero(counts) < 2:
            continue
        alone = counts[:, None] > mine @ theirs.T
        none = mine @ mine.T == 0
        strange = alone & alone.T & (none | (kind not in _ONE_OF))
        if kind == GOOD and strange.any():
            strange &= ~kin.by_other_words(
                mine, theirs, [names[at].partition(" ")[2] for at in columns]
            )
        if (
            kind == ways.RULING and strange.any()
        ):  # in a case that goes on one court undoes what another did
            strange &= ~_judged_anew(members)
        found |= strange
        if kind == GOOD:
            others = none & np.outer(counts, counts).astype(bool) & ~found
            found |= others & ~kin.on_one_good(members) if others.any() else others
    return found


def _judged_anew(members: Sequence[Placed]) -> Truth:
    """Say which have judgments on one object; to hear a case is none."""
    objects = tables.named(members, OBJECT)
    heard = [f"{ways.RULING} heard" in each.sketch.names for each in members]
    held = [frozenset() if no else each for each, no in zip(objects, heard, strict=True)]
    table = tables.table(held, sorted(frozenset().union(*held)))
    return tables.some(table @ table.T)


def _of_other_sorts(members: Sequence[Placed]) -> Truth:
    """Say which are on goods of one name and two sorts, at other figures: floor and roof tiles.

    Of one sort at one figure two reports may say which in other words, or one of them both.
    """
    found: Truth = np.zeros((len(members), len(members)), bool)
    told: dict[str, list[tuple[int, set[str], frozenset[str]]]] = defaultdict(list)
    for row, (each, sorts) in enumerate(zip(members, tables.named(members, SORT), strict=True)):
        figures = frozenset(filter(str.isdecimal, each.sketch.names)) or _rates(each)
        for head in {sort.partition(":")[0] for sort in sorts if figures and each.sketch.said}:
            words = {sort.partition(":")[2] for sort in sorts if sort.startswith(f"{head}:")}
            told[head].append((row, words, figures))
    for reports in told.values():
        for (one, mine, its), (other, theirs, figures) in combinations(reports, 2):
            if its.isdisjoint(figures) and not (
                tables.speaks(members[one], theirs) or tables.speaks(members[other], mine)
            ):
                found[one, other] = found[other, one] = True
    return found


def _other_instances(members: Sequence[Placed]) -> Truth:
    """Say which tell of other months' figures, or of other rounds or places of talks.

    A round, a place, or a month with a rate, that the other one speaks of too is only the next;
    and of one rate, two may say when it was set and when it applies.
    """
    found: Truth = np.zeros((len(members), len(members)), bool)
    for kind in _INSTANCES:
        told = [(row, words) for row, words in enumerate(tables.named(members, kind)) if words]
        for (one, mine), (other, its) in combinations(told, 2):
            spoken = kind != instances.PERIOD and (
                tables.speaks(members[one], frozenset().union(*map(instances.spoken, its)))
                or tables.speaks(members[other], frozenset().union(*map(instances.spoken, mine)))
            )
            if kind == instances.MONTH:
                spoken |= not _rates(members[one]).isdisjoint(_rates(members[other]))
            if mine.isdisjoint(its) and not spoken:
                found[one, other] = found[other, one] = True
    return found


def _rates(member: Placed) -> frozenset[str]:
    return tables.by_kind(member.sketch.mentions).get("rate", frozenset())


def _of_other_parties(members: Sequence[Placed]) -> Truth:
    """Say which tell of what is between others: each title has a party that is none there."""
    found: Truth = np.zeros((len(members), len(members)), bool)
    pacts_of = [
        (row, frozenset(each.split("+")))
        for row, named in enumerate(tables.named(members, pacts.PACT))
        for each in named
    ]
    for (one, mine), (other, its) in combinations(pacts_of, 2):
        if not (mine <= its or its <= mine):
            found[one, other] = found[other, one] = True
    return found


def _turned(members: Sequence[Placed]) -> Truth:
    """Say which tell of one kind of deed with its sides the other way round, or of other agents.

    They do where one acts in the one who is acted on in the other, and acts there not, and
    where others act. One of the two must know both sides.
    """
    found: Truth = np.zeros((len(members), len(members)), bool)
    told: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for row, names in enumerate(tables.named(members, DEED)):
        for name in sorted(names):
            if match := _DEED.fullmatch(name):
                told[match["kind"]].append((row, match["agents"], match["patients"]))
    for deeds in told.values():
        codes = sorted({code for _, *sides in deeds for side in sides for code in side.split("+")})
        agents, patients = np.zeros((2, len(members), len(codes)), np.int32)
        for row, *sides in deeds:
            for table, side in zip((agents, patients), sides, strict=True):
                table[row, [codes.index(code) for code in side.split("+") if code]] = 1
        mirrored = tables.some(agents @ (patients > agents).T)
        acting, done_to = tables.some(agents.sum(axis=1)), tables.some(patients.sum(axis=1))
        others = np.outer(acting, acting) & ~tables.some(agents @ agents.T)
        both = acting & done_to
        found |= (mirrored | mirrored.T) & (both | both[:, None]) | others
    return found


def _on_other_objects(members: Sequence[Placed]) -> Truth:
    """Say which are each on an object that the other one does not speak of, and on none in common.

    What the lexicon has among its goods is an object where an act is on it. Against an article
    that has no object, goods stand for objects too. Those whom acts are aimed at by name are
    compared by themselves.
    """
    objects, aims, goods = (tables.named(members, kind) for kind in (OBJECT, AIM, GOOD))
    acting = np.array([bool(each) for each in objects])
    if not acting.any() and not any(aims):
        return np.zeros((len(members), len(members)), bool)
    things = sorted(frozenset().union(*objects, *aims, *goods))
    told, exactly = tables.told(members, things)
    both = [mine | its for mine, its in zip(objects, goods, strict=True)]
    of_objects = _on_others(tables.table(objects, things), exactly) & ~kin.akin(objects)
    of_goods, of_aims = (_on_others(tables.table(named, things), told) for named in (both, aims))
    known = np.array([bool(each.sketch.said) for each in members])
    found: Truth = np.where(np.outer(acting, acting), of_objects, of_goods)
    found &= acting | acting[:, None]
    return (found | of_aims) & np.outer(known, known)


def _on_others(named: Count, told: Count) -> Truth:
    alone = named.sum(axis=1)[:, None] > named @ told.T
    others: Truth = alone & alone.T & (named @ named.T == 0)
    return others


def _tables(members: Sequence[Placed]) -> tuple[Count, Count, list[str]]:
    """Give for each article what its title names, and what it mentions; and the list of that."""
    numbers: dict[str, int] = {}
    titles = [
        [numbers.setdefault(name, len(numbers)) for name in each.sketch.names if " " in name]
        for each in members
    ]
    named, told = np.zeros((2, len(members), len(numbers)), np.int32)
    for row, (each, title) in enumerate(zip(members, titles, strict=True)):
        named[row, title] = 1
        told[row, [numbers[name] for name in each.sketch.mentions if name in numbers]] = 1
    return named, told, [*numbers]


def _both_own(one: Placed, other: Placed) -> bool:
    """Say whether each of two titles has a word that the other text never says, nor misspells."""
    mine, its = ({*filter(str.isalpha, each.sketch.names)} for each in (one, other))
    return all(
        any(
            not (tables.speaks(there, {word}) or get_close_matches(word, others - words, 1, _SPELT))
            for word in words - others
        )
        for words, others, there in ((mine, its, other), (its, mine, one))
    )


def _one_title(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two titles can be one; the countries they name must be the same.

    A word that one of them misspells is one they share: a document is posted again so.
    """
    mine, theirs = {*one}, {*other}
    if any(name.startswith("country ") for name in mine ^ theirs):
        return False
    for word in sorted(mine - theirs):
        spelt = get_close_matches(word, filter(str.isalpha, sorted(theirs - mine)), 1, _SPELT)
        if word.isalpha() and len(word) >= _LONG and spelt:
            theirs = theirs - {*spelt} | {word}
    return len(mine & theirs) >= _SAME_TITLE * len(mine | theirs)
