"""A line and its evidence -> a verdict. Nothing reaches Slack that its sources do not carry.

    evidence.py    what a line cites, analysed; the search for evidence where none is cited
    claim.py       what a line says, less what stands in its evidence word for word
    quotations.py  figures.py  dates.py  names.py  laws.py  goods.py   one file a kind of check
    occasions.py   what a date is the date of: announced is not in effect
    substance.py   how a line's words stand to its evidence, and whether it stands there at all
    added.py       a clause that is added to what the evidence says, a deed it does not name
    done.py        what is told as done before it is
    instructed.py  what the articles do not report, but ask or order
    strength.py    a strong word in a weak one's place; crossed.py places of two clauses
    limits.py      what the evidence leaves out of something
    invented.py    what a model's line says that stands nowhere; unseen.py or out of sight alone
    verdict.py     the table of checks, and the verdict
    drafts.py      a writer's draft, line by line
    pairs.py       two values side by side; misread.py what makes one of them another thing's
    doubts.py      a model's reading of what is left unclear, where one is asked

Checks are deterministic and need no model. A new one is a file with a function from claim
and evidence to reasons, and a line in the table.
"""

from __future__ import annotations

from bot.gate.doubts import Doubts, doubt, lowered
from bot.gate.drafts import judge, lines
from bot.gate.evidence import find_evidence, quoted
from bot.gate.pairs import prove, sentences_of
from bot.gate.verdict import check, check_written, strictly

__all__ = [
    "Doubts",
    "check",
    "check_written",
    "doubt",
    "find_evidence",
    "judge",
    "lines",
    "lowered",
    "prove",
    "quoted",
    "sentences_of",
    "strictly",
]
