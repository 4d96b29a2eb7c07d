"""What no sentence of a report holds: markup, boilerplate, words to its reader or a machine.

Each rule says what a sentence of news does not do; none knows any page.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.language.prose import commands, pictured, readable
from bot.language.telling import instructs, spelt

# Live markup, addresses, code, and marks that no printed sentence holds.
_ADDRESSES = (
    r"https?:|www\.|\w@\w"
    r"|\b[\w-]+\.(?:com|net|org|io|info|co|xyz|url|dev|app|biz|top|site|online|shop|link|click|ru"
    r"|tk|ly|server|example|test|invalid)\b"
)
_ADDRESS = re.compile(_ADDRESSES, re.IGNORECASE)
_MARKUP = re.compile(
    rf"{_ADDRESSES}|(?<!\w)[@#]\w|[<>{{}}\[\]|\\^~`*_=]|[^\W\d]\.[^\W\d]\w*\("
    r"|&\w+;|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]",
    re.IGNORECASE,
)
# What of it is live, or code, in a title too.
_LIVE = re.compile(
    r"https?:|www\.|\w@\w|(?<!\w)@\w|[<>{}\\`=]|[^\W\d]\.[^\W\d]\w*\(|\w\.(?:com|org|net|xyz)\b",
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
    r"\b(?:(?:ai|helpful|digital|virtual|dear|attention|hey|hello|the|this|an?|any|all)(?: \w+)?"
    r" assistants?(?= ?[,:!]| (?:must|should|shall|will|can|may|has to|is to|reading|that reads))"
    r"|(?:ai|language|writing|coding|virtual|digital) assistants?|chatbots?"
    r"|language models?"
    r"|(?:system|the|this|your|above) prompt|prompt injection"
    r"|(?:previous|prior|above|these|following|all|any) instructions?|summari[sz]er"
    r"|summari[sz]ing|(?:code|text) (?:block|snippet|excerpt|section|fragment|segment)s?"
    r"|your (?:own |next |final |whole |entire )?(?:answers?|responses?|repl(?:y|ies)|outputs?"
    r"|summar(?:y|ies)|messages?|codebase|code|algorithm|implementation|completion|briefing)"
    r"|(?:in|to|of) (?:the|this) (?:answer|response|reply) (?:below|above|that follows))\b"
    r"|(?:^|[.!?:;])\W*assistant, ",
    re.IGNORECASE,
)
# Any of these stands in whatever the form above finds, which is slow to be found in nothing.
_OF_MACHINES = (
    "assistant", "chatbot", "language model", "prompt", "instruction", "summari", "code ", "text ",
    "your ", " below", " above", " that follows",
)  # fmt: skip
# A sentence that opens with a bare verb asks somebody to do something. Verbs that are nouns
# too count only before an object.
# "Research by" and "use of" open no order, nor does any word before the verb of a sentence.
_ASKS = (
    r"(?:(?:absorb|add|adopt|alter|amplify|anagram|analy[sz]e|announce|answer|append|apply"
    r"|arrange|ask|assess|assume|attach|attempt|augment|automate|avoid|begin|blend|bold"
    r"|break|bring|build|calculate|capitali[sz]e|categori[sz]e|check|choose|cite"
    r"|classify|clear|combine|compare|compile|complete|compose|compute|conceal|confirm"
    r"|connect|consider|construct|continue|convert|convince|craft|create|decode|decrypt"
    r"|define|delete|deliver|demonstrate|depict|deploy|derive|describe|detect|determine|develop"
    r"|devise|disable|disclose|discover|discuss|disregard|do|don't|don’t|download|draft"
    r"|edit|elaborate|embed|emphasi[sz]e|employ|emulate|enable|encode|encourage|encrypt"
    r"|engage|enhance|enlist|enrich|ensure|enter|entice|enumerate|erase|evaluate|examine"
    r"|execute|explain|explore|express|extract|fabricate|fetch|fill|find|follow|forget"
    r"|fuse|gather|generate|get|give|go|greet|guess|harmoni[sz]e|help|hide|highlight"
    r"|hint|identify|ignore|illustrate|imagine|implement|include|incorporate|infer"
    r"|inform|infuse|inject|insert|install|instruct|integrate|interpret|intertwine"
    r"|interweave|introduce|invent|invert|investigate|invite|join|jumble|keep|learn|let"
    r"|leverage|locate|make|mask|meld|mention|merge|mimic|misspell|modify|mute|narrate"
    r"|never|notify|obey|obfuscate|obtain|omit|optimi[sz]e|organi[sz]e|output|override"
    r"|paraphrase|paste|perform|persuade|pluck|praise|portray|predict|prepare|present|pretend"
    r"|prioriti[sz]e|proceed|promote|proofread|propose|prove|provide|publish|put"
    r"|read|rearrange|recite|recommend|reconstruct|recreate|redirect|reformat|refrain"
    r"|refer|refuse|rely|remember|remind|remove|render|reorder|repeat|rephrase|replace|reply"
    r"|research(?! (?:by|in|into|on)\b)|resolve|respond|restate|retrieve|return|reveal|reverse"
    r"|revise|rewrite"
    r"|role-?play|run|say|scramble|select|send|shorten|shuffle|simplify|simulate|sing"
    r"|sketch|solve|speak|spell|stop|submit|substitute|suggest|summari[sz]e|suppress"
    r"|swap|take|tease|tell|think|transcribe|transform|translate|try|uncover|unscramble"
    r"|update|upload|use(?! of\b)|utili[sz]e|verify|view|visit|watch|weave|write)"
    r"\s(?!(?:has|have|had|is|are|was|were|will|would|could|may|might"
    r"|finds?|found|shows?|showed|suggests?|published|carried|conducted|simply|plainly|differently)\b)"
    r"|(?:act|balance|brief|call|change|copy|count|cut|design|display|format|group|guide|list|look"
    r"|model|note|offer|open|order|outline|plan|point|post|print|rank|rate|record|register|report"
    r"|reset|review|schedule|score|search|see|share|show|skip|sort|start|state|structure|test|time"
    r"|trace|treat|turn|warn)"
    r"\s(?:a|about|all|an|any|as|at|each|every|for|how|in|it|me|that|the|them|these|this|to|up|us"
    r"|what|whether|with|your)\b)"
)
_IMPERATIVE = re.compile(rf"(?:^|(?<=[.!?:;…])\s)\W*{_ASKS}", re.IGNORECASE)
# What somebody is told to have asked for: "sent a message: avoid tariffs", "gave an ultimatum:".
_DEMANDED = re.compile(
    r"(?<=\w )(?:message|ultimatum|advice|warning|demand|appeal|plea|motto|slogan|promise|pledge"
    r"|goal|aim)s?:(?=\s[a-z])"
)
# What somebody is quoted as saying may well begin so: "Let us be clear", "Make no mistake".
_SPOKEN = (
    r"(?!(?:be|do|don['’]t|get|give|go|keep|let|look|make|never|remember|say|sing|stop|take|tell|think"
    r"|try)\b)"
)
_QUOTED_IMPERATIVE = re.compile(
    rf"[“\"‘](?-i:(?=[A-Z])){_SPOKEN}{_ASKS}(?=(?:\S+\s+){{2}})", re.IGNORECASE
)
# A report asks nothing, and speaks of nothing that is its reader's.
_TO_A_READER = re.compile(r"\?|\b(?:you|your|yours|yourself|please)\b", re.IGNORECASE)
_ENDS = re.compile(r"(?<=[.!?:])\s")
_PLEASE = re.compile(r"\bplease\b", re.IGNORECASE)
# "Annex I" is no word of anybody's own.
_OF_ONESELF = re.compile(r"(?<![A-Za-z] )\bI (?=[a-z])|\bI['’](?:m|ve|d|ll)\b|\b(?:me|my|My)\b")
_REPLIES = re.compile(r"\W*(?:q|a|questions?|answers?|yes|no) ?[:=]", re.IGNORECASE)
QUOTED = re.compile(
    r"[“\"][^“”\"]*[”\"]|“[^”]*”|\"[^\"]*\"|«[^»]*»|(?<!\w)‘(?=\w)[^‘]*?(?<=[\w.,!])’(?![\w])"
    r"|(?<!\w)'(?=\w)(?:[^']|(?<=\w)'(?=\w))*?(?<=[\w.,!])'(?!\w)"
)

# What somebody is told to have asked is report: "“Who will pay?” the minister asked".
_ASKED = re.compile(
    r"[“\"][^“”\"]*\?[”\"](?=\s(?:[\w’']+\s){0,5}?(?:ask(?:s|ed)|sa(?:ys|id)|wondered|wrote|told|added)\b)"
)


@lru_cache(maxsize=4096)  # one sentence is looked at for many lines and questions
def clean(text: str) -> bool:
    """Say whether a text is free of markup, addresses, boilerplate and instructions."""
    return not any(
        rule.search(text)
        for rule in (_MARKUP, _BOILERPLATE, _TO_A_MACHINE, _IMPERATIVE, _QUOTED_IMPERATIVE)
    ) and not (commands(text) or instructs(text) or spelt(text))


def quotable(text: str) -> bool:
    """Say whether a text may be cited: brackets, and a table's bars, make none of it an order."""
    return not (bids(text) or links(text) or _BOILERPLATE.search(text))


def tells(text: str) -> bool:
    """Say whether a text may be told in our name: it is clean, asks nothing and bids nobody.

    We say nothing of ourselves, and nothing that cannot be read.
    """
    if not clean(text) or asks(text) or not readable(text):
        return False
    said = QUOTED.sub(" ", text)
    return not (_OF_ONESELF.search(said) or pictured(said) or _REPLIES.match(text))


_SITE = re.compile(r"\b[\w-]+\.(?:com|org|net)\b(?!/)")  # a site that is named, and no link
_LINKS = re.compile(r"[.@]\w|www\.|https?:", re.IGNORECASE)  # what any address has
_LIKE = (("ſ", "s"), ("ı", "i"), ("İ", "i"), ("\u212a", "k"))
_HANDLE = re.compile(r"(?<!\w)[@#](?=\w)")  # who is named so
_MARKS = re.compile(r"<[^<>]{1,200}>")  # what may stand before an order, and hides none
# Marks of code. Editors' brackets, notes in brackets and tickers ("<NSTC.T>") are none.
_CODE = re.compile(
    r"[^\W\d]\.[^\W\d]\w*\(|[{}\\^~=]|```|\w_\w|<(?![A-Z][A-Z.]{1,9}>)|&\w+;"
    r"|[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
    r"|(?<![\w.:/])/[a-z_]+/[\w.]|;\s*--"
)
_OF_CODE = re.compile(
    r"[(/{}\\^~=`_<&\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)  # in all of it


def bids(text: str) -> bool:
    """Say whether a text orders something of a program or of its reader, or is code."""
    said = _DEMANDED.sub(",", _MARKS.sub(" ", text)).strip()
    if _OF_CODE.search(text) and _CODE.search(text):
        return True
    low = _plain(said)
    if any(words in low for words in _OF_MACHINES) and _TO_A_MACHINE.search(said):
        return True
    if any(rule.search(said) for rule in (_IMPERATIVE, _QUOTED_IMPERATIVE)) or commands(said):
        return True
    if "please" in low and _PLEASE.search(QUOTED.sub(" ", text)):
        return True
    return instructs(text) or spelt(text) or pictured(QUOTED.sub(" ", text))


def _plain(text: str) -> str:
    """Write a text in small letters, with the plain ones for those that forms take for them."""
    for letter, plain in _LIKE:
        text = text.replace(letter, plain)
    return text.lower()


def links(text: str) -> bool:
    """Say whether a text holds an address of the web or of mail; a site's name is none."""
    if not _LINKS.search(text):
        return False
    return bool(_ADDRESS.search(_HANDLE.sub(" ", _SITE.sub(" ", text))))


def asks(text: str) -> bool:
    """Say whether a text asks something, or speaks to its reader outside of quotations."""
    if "?" in text:
        return True
    low = _plain(text)
    spoken_to = "you" in low or "please" in low
    return spoken_to and bool(_TO_A_READER.search(QUOTED.sub(" ", text)))


def puts(text: str) -> bool:
    """Say whether a text asks something, but what it tells that somebody asked."""
    return asks(_ASKED.sub(" ", text))


def states(title: str) -> bool:
    """Say whether a title may head what is told: it names an article, and asks nothing."""
    return heads(title) and not asks(title)


def heads(title: str) -> bool:
    """Say whether a title may be shown as an article's name.

    Bars, brackets and words on subscriptions may stand in one, unlike in a sentence.
    """
    rules = (_LIVE, _TO_A_MACHINE, _IMPERATIVE, _QUOTED_IMPERATIVE, _TO_A_READER)
    if any(rule.search(title) for rule in rules) or _OF_ONESELF.search(title) or pictured(title):
        return False
    if not all(map(readable, _ENDS.split(title))):
        return False
    return not (commands(title) or instructs(title) or spelt(title))
