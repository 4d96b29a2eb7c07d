"""What is denied in other words is denied; what is told as so, or the other way round, is not."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="Chile has committed not to impose a tax on the digital services of kelp traders.",
        true=(
            "Chile pledged to levy no digital services tax on kelp traders.",
            "Chile will refrain from imposing a digital services tax on kelp traders.",
            "Chile agreed to keep the digital services of kelp traders untaxed.",
        ),
        false=("Chile kept the right to impose a tax on the digital services of kelp traders.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Norway will ensure no restrictions are imposed on the sale of dried kelp to Chile.",
        true=(
            "Norway is to keep sales of dried kelp to Chile unrestricted.",
            "Norway is to keep the sale of dried kelp to Chile free of restrictions.",
        ),
        false=("Norway will keep imposing restrictions on the sale of dried kelp to Chile.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Private ferry owners of Arnholm remain unaffected by the harbour strike this week.",
        true=(
            "The harbour strike this week has no effect on private ferry owners of Arnholm.",
            "Private ferry owners of Arnholm do not feel the harbour strike this week.",
        ),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source=(
            "The bill prohibits the import of mussels from countries that do not have inspections"
            " equivalent to the Norwegian inspection of mussels."
        ),
        true=(
            "Imports of mussels would be banned where inspections are not equivalent to Norway's.",
            "The bill bars mussels from countries without inspections equivalent to Norway's.",
        ),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The kelp duty ends in sixty days unless a resolution of approval is enacted.",
        true=("The kelp duty would lapse in sixty days without a resolution of approval.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source=(
            "While the mayor's letters failed to persuade the ferry owners of Arnholm, weak ticket"
            " sales this winter may finally have done the trick."
        ),
        true=("Weak ticket sales this winter may finally have persuaded the ferry owners.",),
        false=("The mayor's letters persuaded the ferry owners of Arnholm.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Five out of the fifteen kelp farms of Arnholm advanced in May.",
        true=("Ten out of the fifteen kelp farms of Arnholm failed to advance in May.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The accord is the largest gain of access for Chilean kelp traders in ten years.",
        true=("No gain of access for Chilean kelp traders in ten years had been larger.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The order does not apply to seaweed that was loaded before June 3.",
        true=(
            "Seaweed loaded before June 3 is outside the order.",
            "The order leaves out seaweed that was loaded before June 3.",
            "Seaweed loaded before June 3 escapes the order.",
        ),
        false=(
            "The order also applies to seaweed that was loaded before June 3.",
            "Seaweed that was loaded before June 3 is covered by the order.",
        ),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Nothing in this Act applies to natural kelp beds in Norwegian waters.",
        true=(
            "The Act leaves natural kelp beds in Norwegian waters alone.",
            "Natural kelp beds in Norwegian waters are not covered by the Act.",
        ),
        false=(
            "Natural kelp beds in Norwegian waters are expressly covered by the Act.",
            "The Act applies to natural kelp beds in Norwegian waters.",
        ),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Norway has committed to refrain from banning exports of dried kelp to Chile.",
        true=(
            "Norway will not ban exports of dried kelp to Chile.",
            "Norway promised Chile to keep exports of dried kelp open.",
            "Norway has agreed that it will impose no ban on dried kelp exports to Chile.",
        ),
        false=(
            "Norway remains free to ban exports of dried kelp to Chile.",
            "Norway has committed to ban exports of dried kelp to Chile.",
        ),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The ministry waived the fee for small kelp farms until May.",
        true=(
            "Small kelp farms do not have to pay the fee until May.",
            "Small kelp farms are free of the fee until May.",
            "Until May no fee is charged to small kelp farms.",
        ),
        false=(
            "The ministry charges small kelp farms the fee until May.",
            "Small kelp farms have to pay the fee until May.",
        ),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The court found that the ferry line had not been overcharging its passengers.",
        true=(
            "The ferry line did not overcharge its passengers, the court found.",
            "The court cleared the ferry line of overcharging its passengers.",
        ),
        false=("The ferry line had been overcharging its passengers, the court found.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Rents in Arnholm are expected to remain unchanged through the winter.",
        true=(
            "Rents in Arnholm are not expected to change through the winter.",
            "No change in Arnholm rents is expected this winter.",
        ),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Ferry operators failed to reach an agreement with dock workers on Monday.",
        true=(
            "Ferry operators and dock workers reached no agreement on Monday.",
            "No agreement with dock workers was reached by ferry operators on Monday.",
        ),
        false=("Ferry operators reached an agreement with dock workers on Monday.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="None of the five harbours has approved the kelp plan.",
        true=(
            "The kelp plan has not been approved by any of the five harbours.",
            "The five harbours have withheld approval of the kelp plan.",
        ),
        false=(
            "All of the five harbours have approved the kelp plan.",
            "The five harbours have approved the kelp plan.",
        ),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The mayor denied that the harbour had lost money on kelp.",
        true=(
            "The harbour did not lose money on kelp, the mayor said.",
            "The mayor rejected the claim that the harbour had lost money on kelp.",
        ),
        false=(
            "The mayor admitted that the harbour had lost money on kelp.",
            "The mayor confirmed that the harbour had lost money on kelp.",
        ),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Kelp farmers without a licence are barred from selling to restaurants.",
        true=(
            "Only licensed kelp farmers may sell to restaurants.",
            "Unlicensed kelp farmers cannot sell to restaurants.",
            "Kelp farmers need a licence to sell to restaurants.",
        ),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The duty takes effect in March unless the council extends the truce.",
        true=(
            "The duty takes effect in March if the council does not extend the truce.",
            "Without an extension of the truce, the duty takes effect in March.",
            "The duty will not take effect in March if the council extends the truce.",
        ),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The harbour board lacks the power to set ferry fares.",
        true=(
            "The harbour board cannot set ferry fares.",
            "The harbour board has no power to set ferry fares.",
            "Setting ferry fares is beyond the harbour board's power.",
        ),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The accord prevents Chile from taxing ferry tickets.",
        true=(
            "Chile may not tax ferry tickets under the accord.",
            "Under the accord Chile cannot tax ferry tickets.",
        ),
        false=("The accord allows Chile to tax ferry tickets.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Ferries kept running despite the strike.",
        true=(
            "The strike did not stop the ferries.",
            "The strike failed to halt the ferries.",
            "Ferries never stopped running during the strike.",
        ),
        false=(
            "The strike stopped the ferries from running.",
            "Ferries stopped running during the strike.",
        ),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The mayor said she would neither raise the fee nor close the harbour.",
        true=(
            "The mayor ruled out raising the fee or closing the harbour.",
            "The fee will not be raised and the harbour will stay open, the mayor said.",
        ),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Small farms would be hit hardest, but the plan spares large ones.",
        true=("Large farms are spared by the plan, while small ones would be hit hardest.",),
        false=("The plan does not spare large farms.",),
        fault=Fault.NEGATION_LOST,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_denies_the_same_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_tells_as_so_what_is_denied_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
