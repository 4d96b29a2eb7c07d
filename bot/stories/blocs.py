"""Blocs of states that trade as one, found as places are."""

from __future__ import annotations

import re

from bot.language.places import Place

_NAMES = {
    "ASEAN": r"ASEAN|Asean",
    "CARICOM": r"CARICOM|Caricom",
    "CPTPP": r"CPTPP",
    "EAC": r"East African Community",
    "EAEU": r"Eurasian Economic Union|EAEU",
    "ECOWAS": r"ECOWAS|Ecowas",
    "EFTA": r"EFTA|European Free Trade Association",
    "GCC": r"Gulf Cooperation Council|GCC|Gulf (?:states|bloc|countries)",
    "MERCOSUR": r"Mercosur|Mercosul|MERCOSUR",
    "SACU": r"Southern African Customs Union|SACU",
    "SADC": r"SADC|Southern African Development Community",
}
_FORM = re.compile(
    r"\b(?:" + "|".join(f"(?P<{code}>{names})" for code, names in _NAMES.items()) + r")\b"
)


def find(text: str) -> tuple[Place, ...]:
    """Find the blocs of a text, each by its letters."""
    return tuple(Place(*each.span(), str(each.lastgroup)) for each in _FORM.finditer(text))
