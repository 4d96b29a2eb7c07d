"""How long the parts of a briefing are, in words unless said; the figures are the product's."""

from __future__ import annotations

POINTS = 125  # all key points together
POINT = range(16, 27)
POINT_CHARACTERS = 170
#: What an extracted point may have where no sentence of the length of a POINT can be one; more
#: than 45 only of a text that has hardly a shorter sentence.
LONG_POINT = range(8, 81)
OPENING = range(80, 121)
WHOLE = 550
SECTIONS = 4  # in number
PARAGRAPHS = 4  # of a section, in number
AHEAD = 4  # lines under "what is next"
ALLOWANCE = 90  # quoted from one voice, its headline included; official texts are exempt
