"""The figures by which a sentence answers a question for a rate or an amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language import dates, figures
from bot.language.spans import Spanned
from bot.language.units import Kind
from bot.threads.asked import RATE, Wanted, terms
from bot.threads.clauses import clauses, within
from bot.threads.lending import refers
from bot.threads.synonyms import CHARGING, MEASURES, alike


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


# What a rate or an amount may be one of: asked for a tariff, a share of the market is no answer.
_RATE, _CHARGED = _words(RATE), _words(rf"{RATE}|pay(?:s|ing)?|paid")
_QUOTA = _words(r"quotas?")
_BOUND = _words(rf"(?:bound|average|mean) (?:{RATE})")  # not what is charged
# A figure behind these words is what was before, or by how much something changed.
_WAS = re.compile(
    r"\b(?:from|instead of|in place of|rather than|against|compared with|previously|formerly)"
    r"(?:\s(?:the|a|an|about|some|nearly|its|present|usual|old|former|previous))*\s*$",
    re.IGNORECASE,
)
_UNTIL_NOW = _words(r"until now|until then|previously|formerly|used to|hitherto|so far paid")
_BY = re.compile(
    r"\b(?:add(?:s|ed)?|by|rose|rises?|fell|falls?|grew|gain(?:s|ed)?|lost|up|down"
    r"|(?:in|de)crease of)\s*(?:about|some)?\s*$"
)
_FROM_TO = re.compile(r"\bto \S*\d\S* from \S*\d|\bfrom \S*\d\S* to \S*\d")
_BY_HOW_MUCH = _words(
    r"by how much|how much (?:did|has|have|will|would) .* (?:rise|fall|grow|drop)"
)
# Of what it is asked how many, or how much: "how many passenger cars will", "how much beef does".
_ASIDE = r"(?= (?:will|would|did|does|do|is|are|was|were|has|have|had|can|could|may|must)\b|\W*$)"
_MANY = re.compile(
    rf"\bhow many (?:[\w-]+ ){{0,3}}?(?P<of>[\w-]+(?: of (?:[\w-]+ ){{0,3}}?[\w-]+)?){_ASIDE}",
    re.IGNORECASE,
)
_MUCH = re.compile(
    rf"\bhow much (?!more\b|less\b|of\b)(?:[\w-]+ ){{0,2}}?(?P<of>[\w-]+){_ASIDE}", re.IGNORECASE
)
# "The trade surplus" is not the budget's.
_SUM = re.compile(r"\b(?P<of>[\w-]+ (?:surplus|deficit|price|share|value))\b", re.IGNORECASE)
_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_WILL = _words("will|would")
_HAD = re.compile(r"[^,;]*\bhad\b")  # behind a figure: it is one of what was
_FOR = re.compile(r"\b(?:for|of)\s+$")
_FAR = re.compile(r" (?:after|before|later|earlier|ago|from)\b")  # how far, and not how long
_UNTIL = re.compile(r"\buntil\s+$")
_NONE = _words(rf"(?:free of|no|without)(?: [\w-]+){{0,2}} (?:{RATE})|duty-free")
_COUNTED = 4  # words behind a number, of which one says what is counted


def before_now(sentence: str) -> bool:
    """Say whether a sentence opens by telling what was until now."""
    return _UNTIL_NOW.match(sentence) is not None


def figured(wanted: Wanted, sentence: str, left: frozenset[str]) -> bool:
    """Say whether a figure of the right kind stands with the measure, then or now as asked."""
    if wanted.former and _UNTIL_NOW.search(sentence) and _NONE.search(sentence):
        return True
    return any(True for _ in amounts(wanted, sentence, left))


def amounts(wanted: Wanted, sentence: str, left: frozenset[str]) -> Iterator[Spanned]:
    """Give the figures of the right kind that stand with the measure, then or now as asked.

    It stands in the same statement; what it is asked of may stand before the only such figure.
    """
    found = _of_kind(wanted, sentence)
    for clause in clauses(sentence):
        for figure in (each for each in found if within(clause, each)):
            alone = sum(_kind(each) is _kind(figure) for each in found) == 1
            words = sentence[0 if alone else clause.start : clause.end]
            rate = sentence[slice(*clause)] if _kind(figure) is Kind.PERCENT else words
            if _measured(wanted, rate) and _speaks_of(wanted, words, left):
                yield from [figure] if _counts(wanted, sentence, figure) else []


def told(wanted: Wanted, sentence: str, left: frozenset[str]) -> frozenset[tuple[str, str]]:
    """Give the amounts as they are compared with those of other sentences."""
    return frozenset(
        (str(each.value), each.unit)
        for each in amounts(wanted, sentence, left)
        if isinstance(each, figures.Figure)
    )


def _kind(found: Spanned) -> Kind | None:
    return found.kind if isinstance(found, figures.Figure) else None


def _of_kind(wanted: Wanted, sentence: str) -> list[Spanned]:
    found: list[Spanned] = [each for each in figures.find(sentence) if each.kind in wanted.kinds]
    if _LONG.search(wanted.text):  # "until 9 June" says how long, too
        found += [day for day in dates.find(sentence) if _UNTIL.search(sentence, 0, day.start)]
    return found


def _measured(wanted: Wanted, clause: str) -> bool:
    """Say whether a statement speaks of a rate, if one is asked for."""
    return not _RATE.search(wanted.text) or _CHARGED.search(clause) is not None


def _speaks_of(wanted: Wanted, clause: str, left: frozenset[str]) -> bool:
    """Say whether a statement holds a word of what the figure is asked of: its measure is none."""
    if _BOUND.search(clause) and not _BOUND.search(wanted.text):
        return False
    if _QUOTA.search(wanted.text) and not _QUOTA.search(clause):
        return False
    held = terms(clause).keys() | (left if refers(clause) else frozenset())
    sum_ = _SUM.search(wanted.text)
    if sum_ and not all(alike(term, held) for term in terms(sum_["of"]).keys() & wanted.subject):
        return False
    much = _MUCH.search(wanted.text)
    asked = terms(much["of"]).keys() - wanted.slight if much else ()
    if asked and not any(alike(term, held) for term in asked):
        return False
    of = (wanted.subject - MEASURES - CHARGING) or (wanted.subject - MEASURES)
    return not of or any(alike(term, held) for term in of)


def _counts(wanted: Wanted, sentence: str, figure: Spanned) -> bool:
    """Say whether a figure counts what is asked for, and is of then or now as asked."""
    before = sentence[: figure.start]
    if many := _MANY.search(wanted.text):
        behind = sentence[figure.end :].split()[:_COUNTED]
        held = terms(" ".join([sentence[figure.start : figure.end], *behind]))
        if not any(alike(term, held) for term in terms(many["of"])):
            return False
    if _WILL.search(wanted.text) and _HAD.match(sentence, figure.end):
        return False
    far = _kind(figure) is Kind.DURATION and _FAR.match(sentence, figure.end)
    if far and not _FOR.search(before):
        return False
    if _BY_HOW_MUCH.search(wanted.text):
        return _BY.search(before) is not None or _FROM_TO.search(sentence) is not None
    was = bool(_WAS.search(before) or _UNTIL_NOW.search(sentence))
    percent = _kind(figure) is Kind.PERCENT
    changed = percent and _BY.search(before) is not None
    return was is wanted.former and not changed
