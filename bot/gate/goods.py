"""What a measure is on stands in the evidence, and so do letters that are not Latin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language import goods
from bot.language.repetition import terms

_OTHER_SCRIPT = re.compile(r"[^\W\d_\x00-\u024f\u02b0-\u036f\u1e00-\u1eff]+")


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for goods under a measure, and for foreign letters, that no passage bears.

    Of goods that have no name of their own those count that took the place of others: the
    passages name some that the line does not.
    """
    passages, own = all_text(evidence), claim.wording
    articles = (each.article for each in evidence)
    around = terms(" ".join([passages, *(f"{one.publisher} {one.title}" for one in articles)]))
    found = [words for words in _OTHER_SCRIPT.findall(own) if words not in passages]
    held = terms(passages)
    before = {term: weight for each in evidence for term, weight in each.before.items()}
    said = terms(own)
    given = list(goods.named(passages))
    displaced = any(not goods.among(words, said) for words in given)
    wide = held if displaced else {**around, **before}
    named = (words for words in goods.named(own) if not goods.among(words, wide))
    found += [" ".join(words) for words in named]
    if any(not goods.among(words, said) for words in goods.find(passages)):
        found += [" ".join(words) for words in goods.find(own) if not goods.among(words, held)]
    return [Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=words) for words in dict.fromkeys(found)]
