"""A line that turns its evidence around is stopped, whichever pair of opposites it does it by."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

TURNED, DENIED = Fault.DIRECTION_REVERSED, Fault.NEGATION_LOST
CASES = [
    Case(
        source="The reason is that kelp landings have decreased sharply in the past few years.",
        true=("Kelp landings have gone down sharply in the last few years, the main reason.",),
        false=("Kelp landings have risen sharply in the last few years, the main reason.",),
        fault=TURNED,
    ),
    Case(
        source="Kelp presses abroad eased output for a third week running, the Reef Board found.",
        true=("Output of kelp presses abroad was lowered for the third week in a row.",),
        false=("Output of kelp presses abroad gathered pace for the third week in a row.",),
        fault=TURNED,
    ),
    Case(
        source="Landings of herring then subsided before the second storm at noon.",
        true=("Herring landings came down before the second storm at noon.",),
        false=("Herring landings then kept climbing before the second storm at noon.",),
        fault=TURNED,
    ),
    Case(
        source="The rules on reef lamps go well beyond the baseline of the Hadsel Accord.",
        true=("The baseline of the Hadsel Accord is exceeded by the rules on reef lamps.",),
        false=("The rules on reef lamps fall short of the baseline of the Hadsel Accord.",),
        fault=TURNED,
    ),
    Case(
        source="As it often does, the Reef Board downplayed the threat to herring nets.",
        true=("The Reef Board, as so often, made little of the threat to herring nets.",),
        false=("The Reef Board, as it often does, played up the threat to herring nets.",),
        fault=TURNED,
    ),
    Case(
        source="Her election was a landslide for the Harbour Party after five Tidal premiers.",
        true=("Her election was an easy win for the Harbour Party after five Tidal premiers.",),
        false=("Her election was a narrow win for the Harbour Party after five Tidal premiers.",),
        fault=TURNED,
    ),
    Case(
        source="The harm that net makers do to seals has continued, and in places worsened.",
        true=("In places net makers have done more harm to seals, and it has continued.",),
        false=("The harm that net makers do to seals has continued, and in places lessened.",),
        fault=TURNED,
    ),
    Case(
        source="More than 90% of the owners voted against the barge proposal on Monday.",
        true=("On Monday over 90% of the owners opposed the barge proposal.",),
        false=("On Monday more than 90% of the owners backed the barge proposal.",),
        fault=DENIED,
    ),
    Case(
        source="Any quota on dried kelp would be on top of the present charges on sheets.",
        true=("The present charges on sheets would be joined by any quota on dried kelp.",),
        false=("Any quota on dried kelp would take the place of the present charges on sheets.",),
        fault=DENIED,
    ),
    Case(
        source="Charges on lamp parts will follow only if the Court finds harm to Hadsel's makers.",
        true=("If the Court finds harm to Hadsel's makers, charges on lamp parts will follow.",),
        false=("Charges on lamp parts will follow even if the Court finds no harm to makers.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The premier began by rescinding nine orders of the Tidal Party on reef drilling.",
        true=("Nine orders of the Tidal Party on reef drilling were rescinded by the premier.",),
        false=("The premier left in place the orders of the Tidal Party on reef drilling.",),
        fault=DENIED,
    ),
    Case(
        source="Arnholm's access to the herring market of Hadsel remains uninterrupted.",
        true=("Arnholm still has access to the herring market of Hadsel.",),
        false=("Arnholm's access to the herring market of Hadsel has been cut off.",),
        fault=DENIED,
    ),
    Case(
        source="Kelp brought in from Arnholm is also required to comply with the lamp rules.",
        true=("The lamp rules also apply to kelp brought in from Arnholm.",),
        false=("Kelp brought in from Arnholm is exempt from the lamp rules.",),
        fault=DENIED,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_means_the_same_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_is_turned_around_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
