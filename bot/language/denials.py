"""Words that deny: "not" and how far it reaches, and every other way to say that it is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.remembered import remembered
from bot.language.spans import lowered

_NEGATES = re.compile(
    r"\b(?=[nwhbciadsmrfuk])(?:not|never|no longer|nothing|nobody|none|no|without|nor|neither"
    r"|hardly|barely"
    r"|scarcely|cannot"
    r"|(?:is|are|was|were|has|have|had|do|does|did|will|would|could|should|can|may|must)n['’]t"
    r"|won['’]t|can['’]t|refus(?:e[sd]?|ing)(?: to)?|declin(?:e[sd]?|ing) to"
    r"|fail(?:s|ed|ing)? to|unlikely to|unable to|stop(?:s|ped|ping)?|ceas(?:e[sd]?|ing)(?: to)?"
    r"|far from|(?:refrain|abstain|fast)(?:s|ed|ing)? from"
    r"|ke(?:ep|pt)\w* (?:away|out|clear) (?:from"
    r"|of))\b"
)
_REACH = 45  # characters over which a negation reaches, unless its clause ends before
# What "not" governs goes on behind its own verb, and behind ", or".
_GROUP = re.compile(
    r"(?:\s(?:be|been|being|have|has|had|to)\b){0,3}(?:\s(?:if|when|until|unless|before|after|once)\b)?"
)
_ENDS = re.compile(
    r"[.;:—–()]|,(?!\sn?or\b)|\b(?:but|and|while|whereas|although|though|because|which|who|when|until"
    r"|unless|if|after|before|once)\b|(?<=\s)(?:will|is|are|was|were|would|shall|may|can|must|has|have)\b"
)
# "No one was" is denied beyond its verb, "those not listed will" is not.
_CLAUSE_ENDS = re.compile(
    r"[.;:—–()]|,(?!\sn?or\b)|\b(?:but|while|whereas|although|though|because|which|who)\b"
)
# What follows "not" or "no" and turns it around: "not only", "no later than".
_NO_NEGATION = re.compile(
    r"\s+(?:only|just|merely|least|less|more|fewer|later|earlier|matter|doubt|higher|lower"
    r"|greater|larger|further|limited|exceed|one but"
    r"|other (?:\w+ ){0,3}than|(?:choice|option|way) but|all\b|always|every|hesitate)\b",
    re.IGNORECASE,
)
# "May or may not" says neither.
_OR = re.compile(r"\bor (?:\w+ )?$")
# "No opening has been larger" says how large this one is.
_UNRIVALLED = re.compile(
    r"\b(?:(?:larg|bigg|great|high|low|wid|strong|weak|fast|deep|steep|clos|small|old|long|lat|cheap)"
    r"e?r|bett?er|worse|more|fewer|less|such|so|as \w+ly|as \w+ as)\b"
)
# "With no free trade deal" denies no verb behind it.
_WITH = re.compile(r"\b(?:with|of|at|by|for|under|from|to|has|have|had|holds?)\s$", re.IGNORECASE)
# "Levies no tax" denies the levying.
_VERB = re.compile(r"\b(?!(?:with|has|have|had|there)\b)[^\W\d_]{2,}\s$")
_NOTHING = frozenset({"no", "none", "neither", "nothing", "nobody"})
# "No gain of access had been larger": it is the largest, and nothing is denied.
_MOST = re.compile(
    r"\b(?:no|none|never|nobody|nothing|nowhere)\s(?:[^.,;:—–]|\.(?=\w)|(?<=\b\w)\.)*?"
    r"\b(?:more|less|worse|better|larger|bigger|higher|greater|lower|smaller|fewer|stronger|steeper"
    r"|faster|cheaper|closer|earlier)(?=\s(?:than|in|at|on|since|ever|for|over|of)\b|[.,;:”\"]|$)"
)
# What one part of a sentence says is set against the other: "while the first did, …".
_STOPS = re.compile(r"[.!?;]\s")
_TURN = re.compile(
    r"\b(?:while|whereas|but|although|though|unlike|yet|despite|in contrast to)\b", re.IGNORECASE
)
_FIRST = 4  # characters before a word that opens a sentence: a quotation mark, a bracket


@remembered
def negations(text: str) -> tuple[tuple[int, int], ...]:
    """Give what each negation of a text reaches: from its end to the end of its clause.

    "No" denies the verb before it as well.
    """
    return tuple(_negations(text))


def _negations(text: str) -> Iterator[tuple[int, int]]:
    low = lowered(text)
    for match in _NEGATES.finditer(low):
        if _NO_NEGATION.match(text, match.end()) or _MOST.match(low, match.start()):
            continue
        if _OR.search(text, max(0, match.start() - 8), match.start()):
            continue
        begin, end = match.end(), match.end() + _REACH
        nothing = match[0] in _NOTHING
        subject = nothing and not _WITH.search(text, 0, match.start())
        ends = _CLAUSE_ENDS if subject else _ENDS
        group = _GROUP.match(text, begin)
        stop = ends.search(text, group.end() if group else begin, end)
        last = stop.start() if stop else end
        if nothing and (verb := _VERB.search(text, max(0, match.start() - 20), match.start())):
            begin = verb.start()
        yield begin, last


def superlatives(text: str) -> tuple[tuple[int, int], ...]:
    """Give where a text sets something above all others by a "no"."""
    return tuple(match.span() for match in _MOST.finditer(lowered(text)))


def contrasted(text: str, at: int) -> tuple[str, str] | None:
    """Give what a sentence sets against each other: the part that has a place, and the other."""
    begin = max((stop.end() for stop in _STOPS.finditer(text, 0, at)), default=0)
    stop = _STOPS.search(text, at)
    end = stop.start() if stop else len(text)
    turn = _TURN.search(text, begin, end)
    if not turn:
        return None
    gap = turn.start()
    if gap - begin < _FIRST:  # "While the first did, the second did not"
        gap = text.find(", ", turn.end(), end)
    if gap < 0:
        return None
    first, second = text[begin:gap], text[gap:end]
    return (first, second) if at < gap else (second, first)


def unrivalled(text: str, start: int, end: int) -> bool:
    """Say whether a denial compares: what is denied is that anything else was as much so."""
    return bool(_UNRIVALLED.search(lowered(text), start, min(len(text), end + _REACH)))


# Any word by which a text may say that something is not so, or no more, or only in part.
_DENIES = re.compile(
    r"\b(?:no|not|never|nor|neither|none|nobody|nothing|nowhere|cannot|without|hardly|barely|scarcely"
    r"|rarely|seldom|little|few(?:er)?|only|solely|unless|until|except\w*|exclu\w+|exempt\w*"
    r"|spar(?:e[sd]?|ing)|escap\w+|free (?:of|from)|zero|nil|freed|relie[fv]\w*|avoid\w*"
    r"|refrain\w*|abstain\w*|abstinence|boycott\w*|intercept\w*|interdict\w*"
    r"|steer\w* clear|swear\w* off|swor[en]\w* off"
    r"|(?:fast\w*|break|breaks|holiday|respite|time off|step\w* back)[”\"’']? from"
    r"|refus\w+|declin(?:e[sd]?|ing) to|fail\w*|unable|inability|impossible|in(?:eligible|valid"
    r"|applicable)"
    r"|lack\w*|insufficien\w+|inadequa\w+|too \w+ (?:\w+ )?to"
    r"|absen(?:t|ce)|miss(?:es|ed|ing)|prevent\w*|prohibit\w*|forb[ia]d\w*|bans?|bann\w+"
    r"|bar(?:s|red|ring)?|block\w*|stop\w*|ceas\w+|halt\w*|end(?:s|ed|ing)?|clos(?:e[sd]?|ing|ure)|shut\w*"
    r"|idle\w*|suspen\w+|paus\w+|lift\w*|remov\w+|abolish\w*|eliminat\w+|scrap\w*|dropp?\w*|withdr\w+"
    r"|reject\w*|turn\w* (?:\S+ ){0,4}down|vot\w+ (?:\w+ )?(?:down|against)|oppos\w+|against"
    r"|den(?:y|ie)\w*"
    r"|yet to|withh\w+|acquit\w*|clear\w* (?:\S+ ){1,5}of"
    r"|denial|rul\w+ out|dismiss\w*|doubt\w*|disput\w+|instead|rather than|other than|far from"
    r"|short of|yet to"
    r"|await\w*|still (?:has|have|must|needs?)|lef?t\w* (?:\S+ ){0,4}(?:out|off|as|over)"
    r"|leav\w+ (?:\S+ ){0,4}(?:out|off|as)"
    r"|un(?!der|ion|it|ique|ivers|anim|cle\b)\w{3,}(?:ed|able|ly|ear|ain)|discontinu\w*|disagree\w*"
    r"|laps\w+|expir\w+|revok\w+|repeal\w*|rescind\w*|terminat\w+|waiv\w+"
    r"|(?:sta\w+|remain\w*|held|kept|was|were|been|almost|nearly|broadly) (?:flat|steady)"
    r"|hard(?:er)? to|from being"
    r"|challeng\w+|contest\w*|f(?:ight|ought)\w*|resist\w*|deter\w*|discourag\w*|imped\w*|thwart\w*"
    r"|avert\w*|forestall\w*|preclud\w*|unwilling|reluctan\w+|hesita\w+|skip\w*|shun\w*|forg\w+"
    r"|neglect\w*|overlook\w*|ignor\w+|omit\w*|g[ai]v\w+ up|abandon\w*|renounc\w*|desist\w*|quit\w*"
    r"|rid of|immune|off limits|void"
    r"|lost|los(?:es|e|ing)|barren|beyond|outside|in lieu)\b|n['’]t\b|\b\w+-free\b"
)
_KEEPS = re.compile(r"\bke(?:ep|pt)\w* (?:\S+ ){1,4}from \w+ing\b")


def denies(text: str) -> bool:
    """Say whether a text has any word that denies: "exempt", "without", "unable", "escape"."""
    low = lowered(text)
    return bool(_DENIES.search(low) or _KEEPS.search(low))


_CLAUSES = re.compile(
    r"[.;:,—–()]\s|\s(?:and|but|while|whereas|although|though|because|which|who|since|meaning|so)\s"
)
# "Goods that are not listed are subject to it": denied of the goods, and not of the verb.
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|may|must|shall|will|would)"
_NO_SUBJECT = (
    r"(?!(?:no|none|not|nothing|nobody|neither|the|an?|it|they|he|she|we|its|their|\w+s)\b)"
)
_RELATIVE = re.compile(
    rf"(?:\b(?:that|which|who)\s{_AUXILIARY}(?:\b|n['’]t)|\bwho\s|(?<=s )that\s{_NO_SUBJECT})"
    rf"[^.;:]*?(?=\s{_AUXILIARY}\b)"
)


def odd(text: str, at: int) -> bool:
    """Say whether a clause denies once, or thrice: who did not stop something let it be."""
    low = lowered(text)
    begin = max((gap.end() for gap in _CLAUSES.finditer(low, 0, at)), default=0)
    gap = _CLAUSES.search(low, at)
    end = gap.start() if gap else len(low)
    apart = [each.span() for each in _RELATIVE.finditer(low, begin, end)]
    found = [
        each.start()
        for each in _DENIES.finditer(low, begin, end)
        if not any(
            start <= each.start() and at > stop for start, stop in apart if each.start() < stop
        )
    ]
    return len(found) % 2 == 1


# What stands under one of these is not so, was not, or is so no more, whichever way it went.
_UNDOES = re.compile(
    r"\b(?:reject\w*|dismiss\w*|turn\w* down|vot\w+ (?:down|against)|rul\w+ against|oppos\w+"
    r"|den(?:y|ied|ies"
    r"|ying)"
    r"|prevent\w*|prohibit\w*|forb[ia]d\w*|bar(?:s|red|ring)?|block\w*|stop\w*|halt(?:s|ed|ing)?"
    r"|end(?:s|ed|ing)?\b(?! (?:the (?:session|day|week|month|year|quarter)|up|at|in|on|with"
    r"|of)\b| \d)"
    r"|lift(?:s|ed|ing)?|dropp\w+|scrapp\w+|abandon\w*|cancel\w*|call\w* off|revers(?:e[sd]?|ing)"
    r"|undo\w*|undid|postpon\w+|delay\w*|put off|paus(?:e[sd]|ing)|suspend\w*|refus\w+"
    r"|declin(?:e[sd]?|ing) to|fail\w* to|avoid\w*|rul\w+ out|repeal\w*|abolish\w*"
    r"|eliminat(?:e[sd]?|ing)"
    r"|yet to|withh\w+|acquit\w*|clear\w* (?:\S+ ){1,5}of|all but|(?<!that )(?<!who )only|solely"
    r"|withdr\w+|do\w* away|instead of|rather than|far from|lack\w*|insufficien\w+|too \w+ to"
    r"|without|unless|except|gone|vanish\w*|evaporat\w*|eras(?:e[sd]?|ing)|wip\w+ out|(?<!a )little"
    r"|hardly|barely|(?<!a )(?<!last )(?<!past )(?<!next )few"
    r"|had (?:\w+ )?(?:expected|hoped|feared|planned|predicted|counted)"
    r"|contrary to|not(?! limited)|no|never|neither|cannot|nobody|none)\b|n['’]t\b"
)


def undoes(text: str) -> bool:
    """Say whether a text says of anything that it is not so, or no more."""
    return bool(_UNDOES.search(lowered(text)))


_AROUND = 60  # characters on each side in which such a word stands, within a clause
_BREAKS = re.compile(r"[.;:—–()]\s|,\s(?:but|while|whereas|although|though|which|who)\b")


def undone(text: str, start: int, end: int) -> bool:
    """Say whether what stands at a place may not be so, by more than one plain negation."""
    plain = any(begin <= start < stop for begin, stop in negations(text))
    return len(_undoing(text, start, end)) > plain


def undoing(text: str, start: int, end: int) -> frozenset[str]:
    """Name the words near a place by which what stands there may not be so."""
    return frozenset(_undoing(text, start, end))


def _undoing(text: str, start: int, end: int) -> list[str]:
    low = lowered(text)
    first = max(0, start - _AROUND)
    first = max((each.end() for each in _BREAKS.finditer(low, first, start)), default=first)
    stop = _BREAKS.search(low, end, end + _AROUND)
    last = stop.start() if stop else min(len(low), end + _AROUND)
    return [*_UNDOES.findall(low, first, start), *_UNDOES.findall(low, end, last)]
