"""Between whom a title says that something is signed, sealed or talked over."""

from __future__ import annotations

from bot.language.inflected import forms
from bot.stories import deeds

PACT = "pact"
MADE = frozenset(
    form
    for form in forms(
        "sign~ agree~ seal~ conclude~ strike strikes struck reach~ initial~ ratify ratifies "
        "ratified clinch~ finalise~ finalize~ open~ resume~ hold holds held begin begins began "
        "end~ upgrade~ launch~ restart~ complete~ close~ start~ announce~ eye~ near~"
    )
    if not form.endswith("ing")
)
_THINGS = frozenset(
    forms(
        "pact pacts deal deals agreement agreements accord accords protocol protocols treaty "
        "treaties memorandum talks negotiations truce"
    )
)


def find(title: str) -> frozenset[str]:
    """Give the parties, by their codes, in the first clause that tells two or more of them.

    They stand before the verb, and behind a "with": "Chile signs trade pact with Oman".
    """
    for clause in deeds.clauses(title):
        words = [token.word for token in clause]
        at = next((n for n, word in enumerate(words) if word in MADE), len(words))
        if _THINGS.isdisjoint(words[at:]):
            continue
        start = words.index("with", at) if "with" in words[at:] else len(words)
        parties = deeds.group(clause, range(at), last=True)
        parties |= deeds.group(clause, range(start, len(words)), parties)
        if len(parties) > 1:
            return frozenset(parties)
    return frozenset()
