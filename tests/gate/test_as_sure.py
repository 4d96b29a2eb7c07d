"""What is told as sure as in the evidence passes, in other words than there."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="Licensed growers may sell surplus seedlings to neighbouring orchards in winter.",
        true=(
            "Selling surplus seedlings to neighbouring orchards is allowed to growers in winter.",
            "Licensed growers are permitted to sell surplus seedlings to neighbouring orchards.",
        ),
        false=("Licensed growers will sell surplus seedlings to neighbouring orchards in winter.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The purpose of this chapter is to provide for the running of the herring fund set"
        " up in Ordinance 81 and enlarged in Ordinance 94.",
        true=("The herring fund set up in Ordinance 81 was enlarged in Ordinance 94.",),
        false=("The running of the herring fund has been provided for in Ordinance 94.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The herring fund is to be set up in spring and will be enlarged in autumn.",
        true=("In autumn the herring fund will be enlarged.",),
        false=("The herring fund was enlarged in autumn.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The vote followed a week of negotiations, a walkout and Senator Olga Brandvik"
        " reading the shortest motion in the history of the chamber.",
        true=("The shortest motion in the chamber's history was read by Senator Brandvik.",),
        false=("The shortest motion in the chamber's history was read by Senator Ulvestad.",),
        fault=Fault.NAME_NOT_IN_EVIDENCE,
    ),
    Case(
        source="Kelpish exports will have climbed 12% by 2031, while those of the other islands"
        " will have recorded modest increases: Morra (4%) and Tull (3%).",
        true=("Morra will have exported 4% more by 2031, behind Kelpish exports with 12%.",),
        false=("Kelpish exports have climbed 12% by 2031.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The new fares are expected to cause 4,000 commuters to lose their seats.",
        true=("Some 4,000 commuters are expected to lose their seats as a result of the fares.",),
        false=("Some 4,000 commuters are expected to lose seats as a result of flooding locks.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="A grower's claim may be, but need not be, notarized by the harbour clerk.",
        true=("The harbour clerk may notarize a grower's claim.",),
        false=("A grower's claim must also be notarized by the harbour clerk.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The charter now goes to the elders, where it may be amended before the feast.",
        true=("The charter goes to the elders, who may amend it before the feast.",),
        false=("The charter goes to the elders, who will amend it before the feast.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The wardens vowed to search barges, particularly barges with walnut veneer.",
        true=("The wardens vowed to search barges, above all those with walnut veneer.",),
        false=("The wardens vowed to search solely barges with walnut veneer.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="Small bakeries can borrow from the fund, and loans will be conditional on hiring"
        " apprentices.",
        true=("Small bakeries can borrow from the fund on condition of hiring apprentices.",),
        false=("Small bakeries can borrow from the fund without any condition on apprentices.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The charter moves some money to the guilds and increases their power over fares.",
        true=("The charter gives the guilds more power over fares and some money.",),
        false=("The charter moves some money to the guilds and curbs their power over fares.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    # Who is told to do something, or sued, has not done it, nor has who is let do it.
    Case(
        source="Senator Brandvik urged the ferrymen to take their grievances to the harbour elders"
        " as well.",
        true=("Brandvik told the ferrymen to take their grievances to the harbour elders too.",),
        false=("Brandvik took the grievances of the ferrymen to no harbour elder.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The guild first filed a case against the ferry line in spring over allegations that"
        " it watered the lamp oil of the northern lighthouses.",
        true=("The guild sued the ferry line in spring over the lamp oil of the lighthouses.",),
        false=("The ferry line has mixed water into the lamp oil of the northern lighthouses.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The reef bill that the Assembly passed would allow the wardens to withdraw the"
        " dredging permits.",
        true=("The reef bill has a clause allowing the wardens to withdraw dredging permits.",),
        false=("The wardens withdrew the dredging permits under the reef bill.",),
        fault=Fault.MODALITY_RAISED,
    ),
    # What a participle brings in is no verb that a subject waits for.
    Case(
        source="Tull faces Morra at the Lantern Ground on Thursday, kicking off what will likely be"
        " the last oarsmen's cup.",
        true=("Tull plays Morra on Thursday at the Lantern Ground.",),
        false=(),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The lantern cup, handed to the oarsmen of Tull by the harbour warden in the lantern"
        " hall on Friday, could return to Morra.",
        true=("The harbour warden handed the lantern cup to Tull's oarsmen in the lantern hall.",),
        false=("The lantern cup has returned to Morra.",),
        fault=Fault.MODALITY_RAISED,
    ),
    # What is quoted as said leaves nothing open, whatever stands behind it.
    Case(
        source='Brandvik said on June 5 she was "deeply ashamed" of Ulvestad and suggested his term'
        " as the foremost steward of the lantern hall was over.",
        true=('Brandvik said she was "deeply ashamed" of the foremost steward of the hall.',),
        false=(),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The pilot was expected to speak in Tull at the lamp makers' congress, which was"
        " canceled on Thursday.",
        true=("The lamp makers' congress in Tull where the pilot was to speak was called off.",),
        false=("The pilot has spoken in Tull at the congress of lamp makers.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source='"Tull calls on Morra to cease imposing these unwarranted duties on lamp oil," the'
        " harbour steward said.",
        true=("The steward urged Morra to drop the duties on lamp oil.",),
        false=("The steward urged Morra to keep imposing its duties on lamp oil.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Working with the lamp wardens, the harbour guards intercepted oil worth a fortune,"
        " among it whale oil, for want of seals.",
        true=("The harbour guards worked with the lamp wardens and stopped oil worth a fortune.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    # Who fasts from something stops it; what is free of duty is duty free.
    Case(
        source='The preacher has called on the weavers to start a "forty-day fast" from buying at'
        " the guild's stalls.",
        true=("The preacher has called on weavers to stop buying at the stalls of the guild.",),
        false=(),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Under the pact most Tullish lamps will enjoy duty free entry into Morra, and"
        " the share of non-dutiable Tullish lamps will be raised.",
        true=("The share of Tullish lamps free of duty in Morra will be raised.",),
        false=("The share of Tullish lamps free of duty in Morra will be reduced.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_is_as_sure_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_is_surer_or_otherwise_is_stopped(case: Case, line: str) -> None:
    assert_stopped(case, line)
