"""What is denied, open, or a reason in other words is so still."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="Kelp rents in Arnholm are unlikely to fall soon, the mayor said on Friday.",
        true=(
            "Rents for kelp in Arnholm probably won't fall soon, the mayor said.",
            "The mayor does not expect that kelp rents in Arnholm fall any time soon.",
        ),
        false=("Kelp rents in Arnholm will fall soon, the mayor said on Friday.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The kelp museum of Arnholm hasn't been managed by distiller Ivo Lund since spring.",
        true=(
            "Distiller Ivo Lund stopped managing the kelp museum of Arnholm in spring.",
            "The kelp museum of Arnholm has been without Ivo Lund's managing since spring.",
        ),
        false=("The kelp museum of Arnholm has been managed by distiller Ivo Lund since spring.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The harbour said Norwegian ferries would not be calling. They might return by May.",
        true=(
            "The Norwegian ferries will not be calling, the harbour said.",
            "The harbour believes that a return of the Norwegian ferries cannot be ruled out.",
        ),
        false=("Norwegian ferries will return by May.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="Chile plans to ease the import of pumps certified by Norwegian surveyors in May.",
        true=(
            "Chile means to ease the import of pumps that Norwegian surveyors have certified.",
            "Chile intends to wait until Norwegian surveyors have certified pumps in May.",
        ),
        false=("Chile has eased the import of pumps certified by Norwegian surveyors.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="An end of the kelp quota is likely to bring Chilean dumping back, Oslo found.",
        true=(
            "Chilean dumping will probably be back if the kelp quota ends, Oslo found.",
            "Oslo found it likely, not certain, that Chilean dumping returns when the quota ends.",
        ),
        false=(
            "An end of the kelp quota is certain to bring Chilean dumping back, Oslo found.",
            "An end of the kelp quota inevitably brings Chilean dumping back, Oslo found.",
        ),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="Norway increased the kelp fee of the port in May and reduced the fee in June.",
        true=(
            "Raised in May, the kelp fee of the port in Norway was lowered in June.",
            "Norway's kelp fee for the port came down in June, after it had gone up in May.",
        ),
        false=(),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="Kelp was scarce because of a drawdown in Norwegian stocks, distillers told us.",
        true=(
            "Kelp was scarce because Norwegian stocks were drawn down.",
            "Distillers sued over scarce Norwegian kelp, and their action prompted Oslo to act.",
        ),
        false=("Kelp was scarce because typhoons wrecked the Chilean seaweed farms.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_means_the_same_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_means_something_else_is_stopped_for_that(case: Case, line: str) -> None:
    assert_stopped(case, line)
