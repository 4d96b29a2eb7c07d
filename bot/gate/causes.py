"""Why something is, or was done, stands in the evidence where a line says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain import Fault, Reason
from bot.gate.claim import Claim
from bot.gate.evidence import Passage, all_text
from bot.language.repetition import terms
from bot.language.spans import lowered
from bot.language.tenses import root

_BECAUSE = re.compile(
    r"\b(?:because(?: of)?"
    r"|due to(?!\s+(?:the\s)?[a-z]+(?<!ing)\s+(?:(?:effect|force|place|part)\s)?"
    r"(?:in|on|by|from|at|this|next|within)\b)"
    r"|owing to|(?<!made )(?<!received )(?<!submitted )(?<!filed )in response to"
    r"|in retaliation (?:for|against)|as a result of|thanks to|now that"
    r"|prompted by|driven by|caused by|triggered by|blamed on|in return for|in exchange for"
    r"|in protest (?:at|against)|on account of|as punishment for|in revenge for"
    r"|to (?:punish|retaliate|protest|avenge))\b"
)
# A cause may be told by a verb too: what stands before it is the reason for what follows.
_MADE = re.compile(
    r"\b(?:(?:led|prompted|forced|pushed|drove|persuaded|compelled|spurred|moved|caused|convinced"
    r"|induced|leads|prompts|forces|pushes|drives|compels)\s+(?:\S+\s+){1,6}?to\s+[a-z]+"
    r"|(?:is|was|are|were)\s+(?:what|why|the reason)\b"
    r"|(?:triggered|sparked|brought about|caused|gave rise to|pushed \w+(?: \w+){0,3} into)\b)",
)
# A purpose, and a mood, may be told in other words: less of them must be held.
_AIM = re.compile(r"\b(?:in order to|so as to|to make up for|with the aim of)\b")
_MOOD = re.compile(
    r"\b(?:for fear of|out of fear)\b"
    r"|^(?:fearing|alarmed|worried|angered|concerned|annoyed|frightened|dismayed|encouraged)\b"
)
# "Lower rates let the economy grow": not what they would, or may well.
_LET = re.compile(
    r"(?<!\bto )(?<!\bwould )(?<!\bwill )(?<!\bcan )(?<!\bcould )(?<!\bmay )(?<!\bmight )(?<!ly )"
    r"\b(?:lets?|lifted|(?:has|have|had) (?:led|driven|pushed|forced))\b(?= \S+ \S+)"
)
# A part of every such word: most lines have none, and each of these costs next to nothing.
_PARTS = (
    *"because owing retali thanks prompt driv caus trigger blam protest punish reven aveng forc "  # noqa: SIM905
    "push drov persua compel spur convin induc why reason spark brought fear alarm worr anger "
    "concern annoy fright dismay encourag lifted leads moved".split(),
    *("due to", "response to", "result of", "now that", "return for", "exchange for", " led "),
    *("account of", "order to", "so as to", "make up for", "aim of", " what", " let", "rise to"),
)
_ENDS = re.compile(r"[,;:—–.]\s|$")
_BEGINS = re.compile(r"^|[,;:—–.]\s|\b(?:and|but|that|which|while|as)\s")
# A drawdown is what was drawn down.
_PARTICLES = ("down", "up", "off", "out", "back", "over", "away")
_VERB = re.compile(rf"(?<=\w{{3}})(?:{'|'.join(_PARTICLES)})$")
# "Her action" is what was told before.
_REFERS = re.compile(
    r"\s*(?:her|his|its|their|this|that|these|those|such)(?:\s\w+){0,2}\s*$", re.IGNORECASE
)
_OPENING = re.compile(
    r"^(?:as a result of|on account of|in order to|with the aim of)\b", re.IGNORECASE
)
# Where the evidence gives a reason too, a line may give it in other words.
_GIVES = re.compile(
    r"\b(?:because|since|(?:due|owing|thanks) to|as a result|amid|after|following|in order to"
    r"|in (?:protest|response|retaliation|return)|(?:driven|caused|prompted) by)\b"
    r"|(?:^|[.,;]\s)To [a-z]+"
)
_GIVEN = 0.25  # of the weight of its terms then
_AIMED = 0.33  # where it is a purpose, or what it let happen
_HELD = 0.53  # of the weight of a reason's terms
_LEAST = 5.0  # weight of terms in a reason that says something
_FULL = 18.0  # the same, in a purpose
_ROOT = 5  # letters that two forms of a word share


def faults(claim: Claim, evidence: Sequence[Passage]) -> list[Reason]:
    """Give a reason for every "because" whose reason is not in the evidence, by its terms.

    So it is with what made somebody do something, with a purpose and with a mood. What something
    came "after" need be no reason.
    """
    held = terms("\n\n".join([all_text(evidence), *(each.article.title for each in evidence)]))
    roots = {term[:_ROOT] for term in held} | {
        _VERB.sub("", term) if term.endswith(_PARTICLES) else term for term in held
    }
    found = []
    gives = any(_GIVES.search(each.text) for each in evidence)
    for why, least, most in _reasons(claim.wording):
        part = min(most, _GIVEN) if gives else most
        # "As a result of" says no more than "because of" does, nor "in order to" than "to".
        said = terms(_OPENING.sub("", why))
        total = sum(said.values())
        shared = sum(
            weight
            for term, weight in said.items()
            if term in held or term[:_ROOT] in roots or root(term) in roots
        )
        if total >= least and not _REFERS.match(why) and shared < part * total:
            found.append(Reason(fault=Fault.CAUSE_NOT_IN_EVIDENCE, words=why.strip()))
    return found


def _reasons(text: str) -> Iterator[tuple[str, float, float]]:
    """Give what a line says as a reason, with the weight it must have, and what must be held."""
    if not any(map(lowered(text).__contains__, _PARTS)):
        return
    for match in _BECAUSE.finditer(lowered(text)):
        yield text[match.start() : _end(text, match.end())], _LEAST, _HELD
    for match in _MADE.finditer(text):
        begin = max((each.end() for each in _BEGINS.finditer(text, 0, match.start())), default=0)
        yield text[begin : match.start()], _LEAST, _HELD
    for form, least in ((_AIM, _FULL), (_MOOD, _LEAST)):
        for match in form.finditer(lowered(text)):
            yield text[match.start() : _end(text, match.end())], least, _AIMED
    for match in _LET.finditer(text):
        begin = max((each.end() for each in _BEGINS.finditer(text, 0, match.start())), default=0)
        yield text[begin : match.start()], _LEAST, _AIMED


def _end(text: str, start: int) -> int:
    end = _ENDS.search(text, start)
    return end.start() if end else len(text)
