from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels import plain, render
from bot.channels.layout import stamp
from bot.domain import Dropped, Fault, KeyPoint, Outcome, Reason, Role, Verdict
from tests import make

RAISED = "Norland raised its duty on copper wire to 25% from 4% on Monday."
NEWS = make.article(1, RAISED, title="Norland raises wire duty", publisher="Wire & Rod")
BRIEFING = make.briefing(
    "story", NEWS, key_points=(KeyPoint(role=Role.NEWS, line=make.line(NEWS, RAISED)),)
)


def test_a_briefing_is_plain_text() -> None:
    assert plain.briefing(BRIEFING, "Asia/Tokyo") == "\n\n".join(
        (
            "Norland raises wire duty",
            "- “Norland raised its duty on copper wire to 25% from 4% on Monday.” — Wire & Rod",
            (
                "SOURCES\n- Wire & Rod: Norland raises wire duty\n"
                f"  21:00 Tokyo, Mon 4 May 2026, full text\n  {NEWS.url}"
            ),
            (
                "As of 21:00 Tokyo, Mon 4 May 2026 · 1 independent publisher"
                " · no official text found · extracted, no model (headline: Wire & Rod)"
            ),
        )
    )


def test_a_briefing_without_points_says_so() -> None:
    empty = replace(BRIEFING, key_points=())
    said = plain.briefing(empty, "UTC").split("\n\n")[1]
    assert " ".join(said.split()) == plain.NO_POINTS


@pytest.mark.parametrize("dropped", [0, 1, 2])
def test_slack_and_the_terminal_show_one_stamp(dropped: int) -> None:
    line = make.line(NEWS, RAISED)
    reasons = (Reason(fault=Fault.DATE_DIFFERS, words="3 May"),)
    gone = Dropped(line=line, verdict=Verdict(outcome=Outcome.UNSUPPORTED, reasons=reasons))
    briefing = replace(BRIEFING, dropped=(gone,) * dropped)
    said = stamp(briefing, "UTC")
    assert plain.briefing(briefing, "UTC").endswith(f"\n\n{said}")
    front, _ = render.briefing(briefing, "UTC")
    assert said.replace("&", "&amp;") in [
        element["text"] for block in front.blocks for element in block.get("elements", ())
    ]
    behind = {
        0: "Wire & Rod)",
        1: " · 1 line dropped by the gate (date differs)",
        2: " · 2 lines dropped by the gate (date differs)",
    }
    assert said.endswith(behind[dropped])
