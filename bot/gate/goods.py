"""Goods stand in the evidence, and so do letters that are not Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import goods, names
from bot.language.names import Kind
from bot.language.repetition import terms

_OTHER_SCRIPT = re.compile(r"[^\W\d_\x00-\u024f\u02b0-\u036f\u1e00-\u1eff]+")


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for goods, and for foreign letters, that no passage bears."""
    passages, own = all_text(evidence), claim.wording
    found = [words for words in _OTHER_SCRIPT.findall(own) if words not in passages]
    if named := goods.named(own):
        found += _strange(named, passages, terms(_unnamed(claim)), evidence)
    return [Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=words) for words in dict.fromkeys(found)]


def _unnamed(claim: Claim) -> str:
    """Leave out names: what "Ames Copper" makes need not be what a line is about."""
    text = claim.wording
    for name in names.find(claim.text):
        if name.kind is not Kind.PLACE:
            text = f"{text[: name.start]}{' ' * (name.end - name.start)}{text[name.end :]}"
    return text


def _strange(
    named: Sequence[tuple[str, ...]],
    passages: str,
    said: Mapping[str, float],
    evidence: Sequence[Passage],
) -> Iterator[str]:
    """Give the goods that no passage bears, nor anything before it if no others stand there."""
    wide = set(terms(passages))
    if all(goods.among(words, said) for words in goods.named(passages)):
        for each in evidence:
            article = each.article
            wide |= terms(f"{article.publisher} {article.title}").keys() | each.before
    rivals = any(not goods.among(words, said, exactly=True) for words in goods.named(passages))
    yield from (" ".join(words) for words in named if not goods.among(words, wide, exactly=rivals))
