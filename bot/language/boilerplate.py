"""What no sentence of a report holds: markup, boilerplate, words to its reader or a machine.

Each rule says what a sentence of news does not do; none knows any page.
"""

from __future__ import annotations

import re

# Live markup, addresses, code, and marks that no printed sentence holds.
_MARKUP = re.compile(
    r"https?:|www\.|\w@\w|(?<!\w)[@#]\w|[<>{}\[\]|\\^~`*_=]|\b[\w-]+\.(?:com|net|org|io|info|co)\b"
    r"|&\w+;|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\b(?:subscribe(?:rs? only)?|(?:your|a|with) subscription|sign up|log ?in"
    r"|newsletter|cookies?|click|read more"
    r"|privacy policy|terms of (?:use|service)|all rights reserved|copyright (?:©|\d|by)"
    r"|advertis(?:e|ement)|paywall|this (?:article|story|page|site|website|post)"
    r"|(?:photo|image|picture|video)s? by|(?:reporting|editing|writing) by"
    r"|contributed (?:to|reporting)|follow .{0,30} on (?:X|twitter)"
    r"|contact the (?:newsroom|editor)|correction:|for (?:media|press) (?:inquiries|enquiries)"
    r"|getty|courtesy of|is a (?:reporter|correspondent|columnist))\b",
    re.IGNORECASE,
)
# Whoever speaks to a program speaks of what programs have.
_TO_A_MACHINE = re.compile(
    r"\b(?:assistants?(?! (?:secretar|minister|commissioner|director|professor|attorney"
    r"|(?:us |u\.s\. )?trade|deputy|general|chief|treasur|to the))|chatbots?|language models?"
    r"|(?:system|the|this|your|above) prompt|prompt injection"
    r"|(?:previous|prior|above|these|following|all|any) instructions?|summari[sz]er"
    r"|summari[sz]ing|(?:code|text) (?:block|snippet|excerpt))\b",
    re.IGNORECASE,
)
# A sentence that opens with a bare verb asks somebody to do something. Verbs that are nouns
# too count only before an object.
_IMPERATIVE = re.compile(
    r"^\W*(?:(?:add|alter|analy[sz]e|answer|append|apply|ask|begin|build|calculate|check|choose"
    r"|classify|combine|compare|compile|compose|consider|convert|craft|create|define|delete"
    r"|describe|disregard|discover|discuss|do|don't|download|draft|edit|embed|employ|encode"
    r"|encourage|enlist|ensure|enter|execute|explain|express|fetch|find|follow|forget|generate|get"
    r"|give|go|help|highlight|identify|ignore|illustrate|imagine|implement|include|incorporate"
    r"|infuse|inform|insert|integrate|introduce|invite|join|keep|learn|let|make|mention|modify"
    r"|never|notify|omit|output|override|paste|perform|pretend|propose|provide|publish|put|read"
    r"|recommend|remember|remind|remove|render|repeat|replace|reply|respond|return|reveal|reverse"
    r"|rewrite|run|say|send|speak|stop|submit|substitute|suggest|summari[sz]e|swap|take|tell"
    r"|transform|translate|try|update|upload|use|utili[sz]e|verify|view|visit|watch|write)\s"
    r"|(?:act|call|change|copy|cut|design|display|format|group|guide|list|look|note|offer|open"
    r"|post|print|promote|register|report|search|see|share|show|skip|start|state|treat|turn|warn)"
    r"\s(?:a|about|all|an|any|as|at|each|every|for|how|in|it|that|the|them|this|to|up|what"
    r"|whether|with)\b)",
    re.IGNORECASE,
)


def clean(text: str) -> bool:
    """Say whether a text is free of markup, addresses, boilerplate and instructions."""
    return not any(
        rule.search(text) for rule in (_MARKUP, _BOILERPLATE, _TO_A_MACHINE, _IMPERATIVE)
    )
