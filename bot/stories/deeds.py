"""Who acts on whom in trade, as titles tell it: clauses of few words, with places for sides.

In a clause the place before the word for an act does it, unless a passive, a verb like "face"
or a reaction turns it around; another has it done to it. What is in doubt is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from bot.language import places
from bot.language.inflected import forms
from bot.language.remembered import remembered
from bot.stories import blocs


class Kind(StrEnum):
    """What is done: something at the border, a complaint, a ruling won, a sale."""

    ACT = "act"
    COMPLAINT = "complaint"
    RULING = "ruling"
    SALE = "sale"


class Deed(NamedTuple):
    """Places that do something and those it is done to, by their codes; either may be unknown."""

    kind: Kind
    agents: frozenset[str]
    patients: frozenset[str]


class Token(NamedTuple):
    """A word in small letters, or a place with its code; `owns` where it is a possessive."""

    word: str
    code: str = ""
    owns: bool = False


Sides = tuple[set[str], set[str]]

BREAK = re.compile(
    r"[;:—–!?]|\.(?=\s|$)|\s-\s|,\s(?=[a-z])|\b(?:in (?:answer|response) to|in retaliation for"
    r"|as|after|while|when|before|amid|but|following|because|since|until|though|although|which"
    r"|that|who|if|unless)\b"
)
_PIECE = re.compile(r"⟨(\d+)⟩(['’]s?(?!\w))?|[^\W_]+(?:[-'’.&][^\W_]+)*|,")
_NO_SIDE = frozenset({"UN"})
JOINS = frozenset({"and", ",", "&"})
_NEAR = 3  # words at most from one's possessive to its act


@remembered
def find(text: str) -> tuple[Deed, ...]:
    """Find the deeds of a title or a sentence: of each kind in the first clause that tells one."""
    found: dict[Kind, Deed] = {}
    for clause in (each for each in clauses(text) if any(token.code for token in each)):
        for kind, (agents, patients) in _read(clause):
            found.setdefault(kind, Deed(kind, frozenset(agents), frozenset(patients)))
    return tuple(each for each in found.values() if _is_clear(each))


def _is_clear(deed: Deed) -> bool:
    return bool(deed.agents or deed.patients) and not deed.agents & deed.patients


def clauses(text: str) -> Iterator[list[Token]]:
    """Take a title apart into clauses, with the places and the blocs in them."""
    codes: list[str] = []
    parts, at = [], 0
    text = text.replace("⟨", "(")
    for place in sorted((*places.find(text), *blocs.find(text))):
        parts += [text[at : place.start], f"⟨{len(codes)}⟩"]
        codes.append(place.code)
        at = place.end
    for clause in BREAK.split("".join([*parts, text[at:]])):
        yield [
            Token("", codes[int(piece[1])], bool(piece[2]))
            if piece[1] and codes[int(piece[1])] not in _NO_SIDE
            else Token(piece[0].lower())
            for piece in _PIECE.finditer(clause)
        ]


def _read(clause: Sequence[Token]) -> Iterator[tuple[Kind, Sides]]:
    """Give what a clause tells of; sides that stay in doubt are given as unknown."""
    if ruling := _ruling(clause):
        yield Kind.RULING, ruling
        return
    if complaint := _done(clause, *_words_for(clause, Kind.COMPLAINT)):
        yield Kind.COMPLAINT, complaint
    if act := _done(clause, *_words_for(clause, Kind.ACT)):
        yield Kind.ACT, act
    elif sale := _sale(clause):
        yield Kind.SALE, sale


def _done(clause: Sequence[Token], nouns: frozenset[str], verbs: frozenset[str]) -> Sides | None:
    """Give who does an act of one kind in a clause, and whom it is done to, if it tells one."""
    words = [token.word for token in clause]
    acts = [at for at, word in enumerate(words) if word in nouns or word in verbs]
    if not acts or not listed("joint").isdisjoint(words):
        return None
    for read in (_turned, _passive, _by, _active):
        sides = read(clause, acts, nouns)
        if sides is not None:
            return sides
    return set(), set()


def _turned(clause: Sequence[Token], acts: Sequence[int], _: frozenset[str]) -> Sides | None:
    """Read "Egypt faces a tariff by Chile", "Egypt rejects Chile's tariff"."""
    words = listed("facing") | listed("reacting")
    turning = (n for n, each in enumerate(clause) if each.word in words or _blocks_act(clause, n))
    at = next(turning, len(clause))
    if at < acts[-1] and (patients := group(clause, range(at))):
        return group(clause, range(at + 1, len(clause)), patients), patients
    return None


def _blocks_act(clause: Sequence[Token], at: int) -> bool:
    """Say whether a verb is for what stops another's act: "Chile blocks Mercosur ban"."""
    behind = pairwise(clause[at + 1 : at + 4])
    blocks = clause[at].word in listed("blocking")
    return blocks and any(one.code and act.word in listed("act nouns") for one, act in behind)


def _passive(clause: Sequence[Token], acts: Sequence[int], nouns: frozenset[str]) -> Sides | None:
    """Read "tea from Chile is banned in Egypt", and what is told of a tariff in the passive."""
    for at in acts:
        if not is_passive(clause, at):
            continue
        before = range(at)
        held = [n for n in before if clause[n].word in nouns]
        if not held:
            patients = group(clause, before)
            if clause[at].word in listed("complaint verbs"):  # "accused of", "sued over"
                return _behind_by(clause, at), patients
            return group(clause, range(at + 1, len(clause)), patients), patients
        if by := _behind_by(clause, at):
            return by, group(clause, range(len(clause)), by)
        agents = _acting(clause, held[-1]) or set()
        return agents, group(clause, range(held[-1] + 1, len(clause)), agents)
    return None


def _by(clause: Sequence[Token], acts: Sequence[int], _: frozenset[str]) -> Sides | None:
    """Read "a tariff by Chile on tea from Egypt"."""
    by = _behind_by(clause, acts[0])
    return (by, group(clause, range(len(clause)), by)) if by else None


def _active(clause: Sequence[Token], acts: Sequence[int], _: frozenset[str]) -> Sides | None:
    """Read "Chile bans tea from Egypt", "Chile's ban on tea from Egypt"."""
    ends = [n for n, token in enumerate(clause) if n > acts[0] and token.word in listed("reasons")]
    for at in acts:
        if any(token.code for token in clause[:at]):
            agents = _acting(clause, at)
            if agents is None:
                return None
            after = range(at + 1, next((n for n in ends if n > at), len(clause)))
            return agents, group(clause, after, agents)
    within = range(acts[0] + 1, ends[0] if ends else len(clause))
    placed = [n for n in within if clause[n].code and clause[n - 1].word in listed("where")]
    return set(), group(clause, range(within.start, placed[0] if placed else within.stop))


def _acting(clause: Sequence[Token], at: int) -> set[str] | None:
    """Give the places right before an act, with no other words between than may be."""
    passed = listed("organs") | listed("auxiliaries") | listed("measures") | listed("act verbs")
    others = 0
    for n in range(at - 1, -1, -1):
        token = clause[n]
        if token.code:
            before = clause[n - 1].word if n else ""
            placed = before in listed("prepositions") or before[:1].isdigit()
            sure = not placed and (not others or token.owns) and not _may_be_hit(clause, n, at)
            return group(clause, range(n + 1), last=True) if sure else None
        if token.word not in passed and not token.word[0].isdigit() and token.word[-2:] != "ly":
            others += 1
            if others > _NEAR:
                return None
    return None


def _may_be_hit(clause: Sequence[Token], place: int, act: int) -> bool:
    """Say whether an act may be on the place before it: "the Chile tariffs start".

    Whose it is is written like whom it hits, but where an "on" right behind tells whom, or what.
    """
    named = act == place + 1 and not clause[place].owns
    verb = clause[act].word in listed("act verbs") | listed("complaint verbs")
    behind = clause[act + 1].word if act + 1 < len(clause) else ""
    return named and not verb and behind not in {"on", "against", "over", "for", "of"}


def group(
    clause: Sequence[Token],
    within: range,
    but: Sequence[str] | set[str] = (),
    *,
    last: bool = False,
) -> set[str]:
    """Give the first places within a clause, or the last, and those joined to them."""
    found: set[str] = set()
    joined = True
    for n in reversed(within) if last else within:
        token = clause[n]
        if token.code and token.code not in but and joined:
            found.add(token.code)
        joined = not found or token.word in JOINS or bool(token.code)
        if not joined:
            break
    return found


def is_passive(clause: Sequence[Token], at: int) -> bool:
    """Say whether a verb is told of what it is done to: "tea banned in Egypt"."""
    word = clause[at].word
    participle = word in listed("participles") or word.endswith(("ed", "en"))
    if not participle or word in listed("active"):
        return False
    behind = [token.word for token in clause[at + 1 : at + 3]]
    if behind and behind[0] in listed("parted"):
        del behind[0]
    return any(word in listed("behind") for word in behind[:1]) or (
        at > 0 and clause[at - 1].word in listed("being")
    )


def _behind_by(clause: Sequence[Token], start: int) -> set[str]:
    """Give the places right behind a "by" after a word."""
    for at in range(start + 1, len(clause)):
        if clause[at].word == "by":
            return group(clause, range(at + 1, min(at + 3, len(clause))))
    return set()


def _ruling(clause: Sequence[Token]) -> Sides | None:
    """Give who wins a case and who loses it, if a clause tells."""
    if listed("case").isdisjoint(token.word for token in clause):
        return None
    for at, token in enumerate(clause):
        before, after = range(at), range(at + 1, len(clause))
        if token.word in listed("winning") | listed("losing") and (one := group(clause, before)):
            sides = one, group(clause, after, one)
            return sides if token.word in listed("winning") else sides[::-1]
        behind = clause[at + 1].word if at + 1 < len(clause) else ""
        rules = token.word in listed("ruling") and behind in {"for", "against"}
        if rules or token.word in listed("backing"):
            one = group(clause, after)
            sides = one, group(clause, after, one)
            return sides[::-1] if behind == "against" else sides
    return None


def _sale(clause: Sequence[Token]) -> Sides | None:
    """Give who sells and who buys, if a clause tells, from either side."""
    nouns, verbs = _words_for(clause, Kind.SALE)
    for at, token in enumerate(clause):
        if token.word in nouns | verbs:
            buys = token.word in listed("buying")
            leads = {"from"} if buys else {"to", "into"}
            start = next((n for n in range(at, len(clause)) if clause[n].word in leads), None)
            one = group(clause, range(at), last=True)
            other = group(clause, range(start, len(clause))) if start else set()
            if one and other:
                return (other, one) if buys else (one, other)
    return None


def _words_for(clause: Sequence[Token], kind: Kind) -> tuple[frozenset[str], frozenset[str]]:
    verbs = listed(f"{kind} verbs")
    if kind is Kind.COMPLAINT and any(token.word == "wto" for token in clause):
        verbs |= listed("before the wto")
    return listed(f"{kind} nouns"), verbs


@cache
def listed(name: str) -> frozenset[str]:
    """Give the words of a list, as shipped."""
    return _table()[name]


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, list[str]] = {}
    for line in (files("bot.stories") / "deeds.txt").read_text(encoding="utf-8").splitlines():
        name, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            table.setdefault(name, []).extend(forms(words))
    return {name: frozenset(words) for name, words in table.items()}
