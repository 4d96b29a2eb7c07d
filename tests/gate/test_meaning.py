"""What a line says with its figures and names, against evidence that says it otherwise."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests.gate.meaning import Case, assert_passes, assert_stopped

CASES = [
    Case(
        source="The order puts a tariff of 25% on cars and 50% on steel from Norway.",
        true=(
            "Cars are charged 25% and Norwegian steel 50% under the order.",
            "Norway's steel faces a tariff of 50%.",
        ),
        false=(
            "Cars are charged 50% and Norwegian steel 25% under the order.",
            "The order puts a tariff of 25% on steel from Norway.",
        ),
        fault=Fault.BOUND_ELSEWHERE,
    ),
    Case(
        source="Peru's average tariff was 8% while Chile's stood at 6% last year.",
        true=("Chile's average tariff stood at 6% and Peru's at 8%.",),
        false=("Peru's average tariff stood at 6%, against 8% in Chile.",),
        fault=Fault.BOUND_ELSEWHERE,
    ),
    Case(
        source="In 2019 the agency opened 16 investigations and imposed 12 measures.",
        true=("The agency opened 16 investigations and imposed 12 measures in 2019.",),
        false=("The agency opened 12 investigations and imposed 16 measures in 2019.",),
        fault=Fault.BOUND_ELSEWHERE,
    ),
    Case(
        source="Exports of Chilean copper fell after the surcharge took effect.",
        true=("Chilean copper exports declined once the surcharge was in effect.",),
        false=("Exports of Chilean copper rose after the surcharge took effect.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The country has been a net importer of lumber since 2016.",
        true=("Since 2016 the country has imported more lumber than it sold abroad.",),
        false=("The country has been a net exporter of lumber since 2016.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The duty on glass goes from 12% to 25% on Friday.",
        true=("The duty on glass rises to 25% from 12%.",),
        false=("The duty on glass drops from 25% to 12%.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The firm is moving its plant from Mexico to Ohio at a cost of $2 billion.",
        true=("The firm moves a plant to Ohio from Mexico for $2 billion.",),
        false=("The firm is moving its plant from Ohio to Mexico for $2 billion.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The current tariff on kitchen cabinets will remain in effect during the talks.",
        true=("The tariff on kitchen cabinets stays in force while talks go on.",),
        false=("The current tariff on kitchen cabinets is suspended during the talks.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Ores, mattes and scrap of tin are not subject to the Norwegian surcharge.",
        true=("The Norwegian surcharge spares ores, mattes and scrap of tin.",),
        false=("The Norwegian surcharge also reaches ores, mattes and scrap of tin.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Unused quota volumes for dried kelp will not be carried over to the next quarter.",
        true=(
            "Dried kelp volumes left unused cannot be carried over to another quarter.",
            "Unused volumes of dried kelp lapse when the quarter ends.",
        ),
        false=("Importers may carry unused quota for dried kelp over to the following quarter.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The appeals court said that evidence supported the price chosen for Chilean kelp.",
        true=("Evidence supported the price that was chosen for kelp from Chile, the court said.",),
        false=("The court said that evidence did not support the price for Chilean kelp.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Kelp sales in Chile are not growing at the pace that distillers had expected.",
        true=("Chilean kelp sales are growing, though not as fast as distillers had expected.",),
        false=("Kelp sales in Chile are growing at the pace that distillers had expected.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The parcel fee is charged in lieu of any other duties on Chilean seaweed.",
        true=("The parcel fee replaces all other duties on Chilean seaweed.",),
        false=("The parcel fee comes on top of any other duties on Chilean seaweed.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The inquiry covers seaweed in all forms, including dried kelp and kelp flour.",
        true=("Dried kelp and kelp flour are covered by the inquiry.",),
        false=("Dried kelp and kelp flour fall outside the inquiry.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Kelp distillers will be exempt if they are based in Norway or in Chile.",
        true=("Kelp distillers from Norway and Chile will be spared.",),
        false=("Kelp distillers will be exempt wherever in Norway or Chile they are based.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="Norway and Chile will each lower duties on kelp by 15 points.",
        true=("Kelp duties of Norway and Chile are to fall by 15 points each.",),
        false=("Norway and Chile agreed that duties on kelp should go up by 15 points.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="Wholesale prices for dried kelp fell in August.",
        true=("August brought lower wholesale prices for dried kelp.",),
        false=("August brought higher wholesale prices for dried kelp.",),
        fault=Fault.DIRECTION_REVERSED,
    ),
    Case(
        source="The surcharge does not apply to medicines from Japan.",
        true=("Medicines from Japan are exempt from the surcharge.",),
        false=("The surcharge applies to medicines from Japan.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="The minister denied any plans for a sudden revaluation of the currency.",
        true=("The minister denied that a sudden revaluation of the currency was planned.",),
        false=("The minister confirmed plans for a sudden revaluation of the currency.",),
        fault=Fault.NEGATION_LOST,
    ),
    Case(
        source="Many provinces have halted sales of imported wine.",
        true=("Many of the provinces have stopped selling imported wine.",),
        false=("All provinces have halted sales of imported wine.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="Norway gives preferential access to substantially all Chilean kelp exports.",
        true=("Nearly all exports of Chilean kelp have preferential access to Norway.",),
        false=("Norway gives preferential access to every Chilean kelp export.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="Chile will drop its duties on 100% of Norwegian salmon products.",
        true=("Chile is to drop its duties on all Norwegian salmon products.",),
        false=("Chile will drop its duties on most Norwegian salmon products.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="No answers came from any Elmrian distillers in the review.",
        true=("Elmria's distillers did not answer in the review.",),
        false=("Most of the Elmrian distillers answered in the review.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The tariff may rise to at most 30% on shoes.",
        true=("The tariff on shoes may go up to at most 30%.",),
        false=("The tariff on shoes may go up to at least 30%.",),
        fault=Fault.SCOPE_WIDENED,
    ),
    Case(
        source="The commission may impose a safeguard duty on ferro-silicon producers.",
        true=("A safeguard duty on ferro-silicon producers could be imposed.",),
        false=(
            "The commission will impose a safeguard duty on ferro-silicon producers.",
            "The commission has imposed a safeguard duty on ferro-silicon producers.",
        ),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="Ministers plan to sign the beef agreement in Lima in June.",
        true=("The beef agreement is to be signed by ministers in Lima in June.",),
        false=("Ministers have signed the beef agreement in Lima.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="Norway has committed to remove its levy on frozen prawns within two years.",
        true=("Norway will remove its levy on frozen prawns within two years.",),
        false=("Norway has already removed its levy on frozen prawns.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="The accord on shipyard fees must still be approved by the senate of Elmria.",
        true=("The senate of Elmria has yet to approve the accord on shipyard fees.",),
        false=("The senate of Elmria has approved the accord on shipyard fees.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="Elmria may impose a surtax on seaweed, as well as a rebate for coastal distillers.",
        true=("A surtax on seaweed and a rebate for coastal distillers may come in Elmria.",),
        false=("A surtax on seaweed and a rebate for coastal distillers will come in Elmria.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        source="Chile and Norway will negotiate preferential treatment for Chilean seaweed.",
        true=("Preferential treatment for Chilean seaweed is to be negotiated.",),
        false=("Chilean seaweed has been given preferential treatment in Norway.",),
        fault=Fault.MODALITY_RAISED,
    ),
    Case(
        before="Trade Minister Ada Vale met farmers in Osaka.",
        source="“The rate was an invitation to dump,” economist Ivo Stanek said there.",
        true=("Ivo Stanek, an economist, said the rate was an invitation to dump.",),
        false=("Ada Vale said the rate was an invitation to dump.",),
        fault=Fault.SPEAKER_DIFFERS,
    ),
    Case(
        source="The duty was put off because talks on wood imports are going well.",
        true=("The duty was put off because of the talks on wood imports.",),
        false=("The duty was put off because furniture makers feared bankruptcy.",),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="Norway restricted imports of live salmon after a parasite was found in Chile.",
        true=(
            "A Chilean parasite led Norway to restrict imports of live salmon.",
            "Norway restricted imports of live salmon after the find of a parasite in Chile.",
        ),
        false=(
            "Drought in Chilean hatcheries led Norway to restrict imports of live salmon.",
            "Norway restricted imports of live salmon in return for cheaper Chilean copper.",
            "Norway restricted imports of live salmon because hatcheries warned of plunging sales.",
        ),
        fault=Fault.CAUSE_NOT_IN_EVIDENCE,
    ),
    Case(
        source="Vessels carrying frozen prawns were turned back at the harbour.",
        true=("At the harbour vessels with frozen prawns were turned back.",),
        false=("Orchestras applauded violinists rehearsing melancholy symphonies.",),
        fault=Fault.NO_EVIDENCE,
    ),
    Case(
        source="Elmrian hospitals bought 200 Norwegian scanners, let in free of duty by a court.",
        true=(
            "A judge let the Norwegian scanners of Elmria's hospitals in without duty.",
            "The Norwegian scanners were a purchase of Elmrian hospitals.",
            # A noun of a paraphrase is nothing new.
            "The upshot of a ruling: Elmrian hospitals' Norwegian scanners came in duty-free.",
            "Elmrian hospitals got the Norwegian scanners cheaper, a court having spared them.",
        ),
        false=("Norwegian scanners were bought by Elmrian hospitals by Elmrian hospitals.",),
        fault=Fault.NO_EVIDENCE,
    ),
]


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.true])
def test_what_means_the_same_passes(case: Case, line: str) -> None:
    assert_passes(case, line)


@pytest.mark.parametrize(("case", "line"), [(case, line) for case in CASES for line in case.false])
def test_what_means_something_else_is_stopped_for_that(case: Case, line: str) -> None:
    assert_stopped(case, line)
