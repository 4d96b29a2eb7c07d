"""Words of a question, and the words of a sentence that say the same."""

from __future__ import annotations

from collections.abc import Collection

from bot.language.repetition import terms as stems

# Asked with -> said with.
_ALIKE = {
    "levy": "levy tax charge",
    "ship": "ship export import admit offer cover",
    "accord agreement deal pact treaty": "accord agreement deal pact treaty",
    "tariff duty rate tax": "tariff duty rate tax surtax pay",
    "opposed opposes oppose opposing against critic": "oppose object criticise criticize "
    "contest challenge reject condemn denounce uneasy",
    "support supports back favour": "support back welcome favour",
    "finish complete": "finish complete end final",
    "ratify ratified ratification approve approval": "ratify ratification approval approve",
    "farmer breeder": "farmer breeder",
    "producer maker manufacturer": "producer maker manufacturer",
    "car vehicle": "car vehicle",
    "job worker": "job worker employ",
    "cut reduce lower": "cut reduce lower halve",
    "halve half": "halve half",
    "charge put place collect": "charge put set place collect levy tax tariff duty pay",
    "face pay bear": "face pay bear impose levy charge tax hit",
    "admit allow": "admit allow enter import offer apply quota",
    "remove lift scrap eliminate": "remove lift scrap eliminate drop end",
    "want": "want ask seek sought demand call urge",
    "early": "early earlier sooner",
    "hold held": "hold held place",
    "raise increase rise grow": "raise increase rise grow",
    "fall drop decline decrease": "fall drop decline decrease fell",
    "get got": "get got receive won",
    "reclaim refund drawback": "reclaim refund drawback reimburse return",
    "retaliate retaliation": "retaliate retaliation return answer countermeasure",
    "side party partner": "side party partner",
    "decide rule": "decide rule ruling find found decision",
}
# What a story's measure may be called, whatever its headline calls it.
GENERIC = frozenset(stems("accord agreement deal pact treaty measure order proclamation goods"))
PACTS = frozenset(stems("accord agreement pact treaty"))
MEASURES = frozenset(
    stems("tariff tariffs duty duties levy tax taxes rate rates quota quotas surtax surcharge")
)
TRADING = frozenset(stems("admit export exports import imports exempt exemption ban safeguard"))
# What is done to a measure: no word of what it is on.
CHARGING = frozenset(
    stems(
        "charge put place collect set impose apply levy pay cut reduce lower halve double raise "
        "increase remove lift scrap eliminate plan planned face bear owe"
    )
)
UP = frozenset(stems("raise increase rise double triple"))
DOWN = frozenset(stems("cut reduce lower halve scrap eliminate fall drop"))
# Where one of these is asked for an amount, it is one of a measure.
CHARGES = frozenset(stems("charge collect impose"))
# A rate of a story's measure may be asked for with these, whatever its sentence says.
BORNE = frozenset(stems("admit apply charge face pay"))
# Whoever signs or proposes it may go without saying: "the signature on 1 June".
ACTORS = frozenset(stems("ministers sides parties governments leaders countries"))


def alike(term: str, held: Collection[str]) -> bool:
    """Say whether a stem, or one that means the same, is among those of a sentence."""
    return not _SAME.get(term, frozenset({term})).isdisjoint(held)


def opposed(asked: Collection[str], held: Collection[str]) -> bool:
    """Say whether stems have a measure go the other way than those of a question."""
    return any(
        not one.isdisjoint(asked) and one.isdisjoint(held) and not other.isdisjoint(held)
        for one, other in ((UP, DOWN), (DOWN, UP))
    )


def _same() -> dict[str, frozenset[str]]:
    return {
        asks: frozenset({asks, *stems(says)})
        for words, says in _ALIKE.items()
        for asks in stems(words)
    }


_SAME = _same()
