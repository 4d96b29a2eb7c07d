"""How far something went is told as no level, and a level as no step."""

from __future__ import annotations

import pytest

from tests.gate.test_exchanged import faults


@pytest.mark.parametrize(
    ("source", "line", "stopped"),
    [
        ("Tin exports fell to 5 million tonnes.", "Tin exports fell by 5 million tonnes.", True),
        (
            "Tin exports fell to 5 million tonnes.",
            "Tin exports dropped to 5 million tonnes.",
            False,
        ),
        ("The quota is low, a cut of 47% from 2024.", "The quota was cut to 47% of 2024.", True),
        ("The quota is low, a cut of 47% from 2024.", "The quota was cut by 47% from 2024.", False),
        ("The duty rose by 12% in May.", "The duty rose to 12% in May.", True),
        ("The duty rose 12% in May.", "The duty rose by 12% in May.", False),
        ("Freight rose by $3,000 to $41,000 a day.", "Freight rose by $41,000 a day.", True),
        ("Freight rose by $3,000 to $41,000 a day.", "Freight rose to $41,000 a day.", False),
        ("The quota goes up from 35 tonnes to 50 tonnes.", "The quota goes up to 35 tonnes.", True),
        ("The quota goes up from 35 tonnes to 50 tonnes.", "The quota rises to 50 tonnes.", False),
        (
            "Tin exports fell to 5 tonnes from 12 tonnes, and zinc exports rose to 7 tonnes.",
            "Tin exports fell by 5 tonnes.",
            True,
        ),
        (
            "Sales fell to 5 million tonnes from 10 million tonnes.",
            "Sales fell by 5 million tonnes.",
            False,
        ),
    ],
)
def test_a_step_is_no_level(source: str, line: str, *, stopped: bool) -> None:
    assert bool(faults(line, source)) is stopped
