"""What says otherwise than a sentence does, in words that are much the same."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_unfair, pairs

UNFAIR = {
    "Norway has committed not to impose a levy on streaming services.": (
        "Norway has committed to impose a levy on streaming services.",
        "Norway remains free to impose a levy on streaming services.",
    ),
    "Chile will ensure that no restrictions are placed on the sale of lithium to American firms.": (
        "Chile will place restrictions on the sale of lithium to American firms.",
    ),
    "The new fee does not apply to vessels under 500 tons.": (
        "The new fee applies to vessels under 500 tons.",
        "Vessels under 500 tons must pay the new fee.",
    ),
    "Wheat prices fell sharply in March, and barley held steady.": (
        "Wheat prices rose sharply in March.",
    ),
    "Core inflation was lower in June than in May.": (
        "Core inflation was higher in June than in May.",
    ),
    "The commission declined to extend the deadline for comments.": (
        "The commission extended the deadline for comments.",
    ),
    "The court did not rule out further relief for importers.": (
        "The court ruled out further relief for importers.",
    ),
    "Unions failed to reach an agreement with the port operator.": (
        "Unions reached an agreement with the port operator.",
    ),
    "Demand for electric cars weakened, the carmaker said, and it cut its forecast for the year.": (
        "The carmaker raised its forecast for the year.",
    ),
    "The chancellor acknowledged that growth would be weaker than hoped.": (
        "The chancellor denied that growth would be weaker than hoped.",
    ),
    "Retailers warned that shelves could be empty by Christmas unless the strike ends.": (
        "Shelves will be empty by Christmas, retailers said.",
    ),
    "The union opposes the merger, which it says would cost jobs.": (
        "The union supports the merger.",
    ),
    "Lawmakers have yet to approve the budget.": ("Lawmakers have approved the budget.",),
    "Imports from developing members are excluded as long as their share stays below 3 percent.": (
        "Imports from developing members are included.",
    ),
    "Sales rose for the first time in six months.": (
        "Sales fell for the first time in six months.",
    ),
    "The airline will cut the number of flights to Delhi from March.": (
        "The airline will add flights to Delhi from March.",
    ),
    "Neither side would confirm that a ceasefire had been agreed.": (
        "Both sides confirmed that a ceasefire had been agreed.",
    ),
    "The factory shut in April and has not reopened.": ("The factory has reopened.",),
    "The deputy minister refused to comment on whether the visa scheme would be scrapped.": (
        "The deputy minister said the visa scheme would be scrapped.",
    ),
    "The tax will be waived for students.": ("Students will pay the tax.",),
    "Growth slowed to 1 percent as consumers held back.": ("Growth accelerated to 1 percent.",),
    "Some members questioned the legality of the measure.": (
        "All members questioned the legality of the measure.",
        "No members questioned the legality of the measure.",
    ),
    "Analysts say the currency is likely to weaken further.": (
        "The currency has weakened further, analysts say.",
    ),
    "The panel upheld most of the complaint.": ("The panel rejected most of the complaint.",),
    "The company has stopped accepting orders from Russia.": (
        "The company still accepts orders from Russia.",
    ),
    "Some 40 lawmakers want the surcharge to be abolished.": (
        "The surcharge has been abolished by some 40 lawmakers.",
    ),
}


@pytest.mark.parametrize(("source", "line"), pairs(UNFAIR))
def test_what_says_otherwise_is_stopped(source: str, line: str) -> None:
    assert_unfair(source, line)
