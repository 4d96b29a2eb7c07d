"""Words on how something is to be told: to editors, assistants and machines, and not to readers.

A report tells of the world. What tells how it is to be headed, summed up or answered for, who
is to say what, or which answer is the right one, speaks to whoever tells it on.
"""

from __future__ import annotations

import re

_TEXTS = r"(?:summar(?:y|ies)|headlines?|digests?|bulletins?|briefings?|recaps?|write-ups?)"
_TELLERS = (
    r"(?:readers?|editors?|desks?|outlets?|subscribers|journalists|bots?|chatbots?|crawlers?"
    r"|assistants?|(?:language|writing|ai|automated|news) (?:tools?|systems?|models?|readers?)"
    r"|software|machines?|systems?|summari[sz]ers?|narrators?|whoever|any(?:one|body)|every(?:one|body)"
    rf"|{_TEXTS}|reports)"
)
_OUGHT = (
    r"(?:should|must|shall|ought to|ha(?:s|ve) to|needs? to|(?:is|are) (?:to|not to)"
    r"|(?:is|are) (?:kindly )?(?:asked|invited|urged|requested|advised|encouraged|told|bound) to"
    r"|may (?:write|say)|will want to|would do well to|(?:is|are) best)"
)
_TELL = (
    r"(?:report|say|state|mention|describe|condense|index|write|summari[sz]e|quote|carry|print|repeat"
    r"|open|begin|start|lead|give|treat|leave|omit|name|tell|call|use|add|note|hear|know|stress)"
)
_SELF = r"this (?:piece|story|write-up|post|page|text|item|copy|article)"
_RIGHT = (
    r"(?:only |one |single )?(?:correct|right|best|proper|approved|agreed|true|real|preferred"
    r"|accepted)"
)
_ANSWER = r"(?:answer|headline|summary|title|line|reply|response|wording|caption|digest)"
# Who speaks, or to whom: "Assistant:", "Note to the desk:", "In one sentence:"
_LABEL = (
    r"(?:assistant|system|user|narrator|human|ai|bot|chatbot|model|desk|editors?|headline"
    r"|key points?|role|prompt|(?:[\w’']+ )?notes? (?:to|for) [\w ]{2,24}"
    r"|in (?:one|a|two) (?:sentence|word)s?"
    r"|(?:[\w’']+ ){0,3}for (?:subscribers|readers|editors|the desk|internal use)"
    r"|from the [\w ]{0,20}(?:bot|desk|editors?))"
)
_NICE = r"(?:very |most )?(?:kind|good|helpful|nice|best|wise|useful|welcome|appreciated)"
_RULES = (
    # "Any machine that reads this has to state that", "Outlets should call it"
    rf"\b{_TELLERS}\b(?:,? [^\s.;]+){{0,7}}? {_OUGHT} (?:\w+ )?{_TELL}\b",
    # "Bots that index this text treat it as"
    rf"\b{_TELLERS} (?:\w+ )?(?:that|which|who|reading|indexing|using)\b.{{0,20}}\bthis\b",
    rf"\b{_TEXTS} (?:of|on|for|about) (?:this|it)\b",
    rf"\b(?:headline|title|head) (?:for|of|to) {_SELF}",
    rf"\b{_SELF} (?:is|should|must|ought|has|needs) (?:to )?(?:be )?(?:about|filed|headed|read)",
    rf"\bthe {_RIGHT} {_ANSWER}\b",
    # "It would help readers if the digest said", "It is suggested that outlets"
    (
        rf"\bit (?:would|will) (?:help|serve|please|be {_NICE})\b.{{0,60}}"
        rf"\b(?:{_TEXTS}|readers|mention|outlets)\b"
    ),
    rf"\bit is (?:suggested|recommended|requested|advised|hoped) that (?:\w+ )?{_TELLERS}\b",
    rf"\b(?:one|we|i) (?:hopes?|asks?|suggests?|requests?) that (?:\w+ )?{_TELLERS}\b",
    rf"\b(?:we|i) would be (?:\w+ )?grateful\b.{{0,60}}\b(?:{_TEXTS}|reports|outlets|word)\b",
    r"\b(?:mention|word|sentence|line|note) (?:of|on|about)\b.{0,80}\bwould be appreciated\b",
    rf"\b{_TELLERS} would be (?:better |well |best )?(?:served|helped|informed)\b",
    rf"\b{_TELL}\w* (?:\S+ ){{0,4}}?in (?:the|its|their) (?:summary|headline|digest|recap)\b",
    r"(?:^|[.!?:;“\"] ?)kindly \w+",
    rf"(?:^|(?<=[.!?:]) )\W*(?:the )?{_LABEL} ?:",
    r"(?:^|[:;] )(?:content|key_points|point \d+) ?[:=]",
)
_RULE = re.compile("|".join(_RULES), re.IGNORECASE)
# Any of these stands in whatever the rules find, which are slow to find nothing.
_OF_TELLING = re.compile(
    r"\b(?:summar|headline|digest|bulletin|briefing|recap|write-up|reader|editor|desk|outlet|subscriber"
    r"|journalist|bot\b|bots\b|chatbot|crawler|assistant|tool|system|model|machine|software|narrator"
    r"|whoever|anyone|anybody|everyone|everybody|reports\b|this |correct|right|best|proper|approved"
    r"|agreed|true|real|preferred|accepted|kindly|user|human|ai\b|key point|role|prompt|note|in one"
    r"|in a |in two|internal|point |mention|word|sentence|line)",
    re.IGNORECASE,
)
# An address that is spelt out for whoever cannot click, or so that no machine sees it.
_SPELT = re.compile(
    r"\bhxxps?\b|\bh\s?t\s?t\s?p\s(?:s\s)?colon\b|\[\.\]|\w\s?[\[(]dot[\])]\s?\w"
    r"|\bdot\s(?:com|org|net|info|io|co|me|biz|example|test|xyz|site|shop|online|app|ly|eu|uk|ca|us)\b"
    r"|\b(?:slash|colon) slash\b"
)
# Whom to ring: no report rests on it.
_RING = re.compile(r"(?<!\d)(?:\+?1[ .-])?8(?:00|33|44|55|66|77|88)[ .-]\d{3}[ .-]\d{4}(?!\d)")


def instructs(text: str) -> bool:
    """Say whether a text tells how something is to be told, or answered."""
    return bool(_OF_TELLING.search(text)) and bool(_RULE.search(text))


def spelt(text: str) -> bool:
    """Say whether a text spells an address out, or gives a number to ring."""
    return bool(_SPELT.search(text) or _RING.search(text))
