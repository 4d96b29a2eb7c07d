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

    Where the passages name no goods of their own, those of the title and of the text before
    them count: "the duty rises to 30% on Friday".
    """
    passages, own = all_text(evidence), claim.wording
    articles = (each.article for each in evidence)
    around = terms(" ".join([passages, *(f"{one.publisher} {one.title}" for one in articles)]))
    found = [words for words in _OTHER_SCRIPT.findall(own) if words not in passages]
    held = terms(passages)
    before = terms(" ".join(each.article.text[: each.span.start] for each in evidence))
    if not any(goods.find(passages)):
        held = {**held, **before}
    named = (words for words in goods.named(own) if not goods.among(words, {**around, **before}))
    found += [" ".join(words) for words in named]
    found += [" ".join(words) for words in goods.find(own) if not goods.among(words, held)]
    return [Reason(fault=Fault.NAME_NOT_IN_EVIDENCE, words=words) for words in dict.fromkeys(found)]
