"""What writers make of a sentence about plans, comparisons and conditions."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_fair, pairs

FAIR = {
    "Malaysia intends to purchase 30 aircraft and has an option for 30 more.": (
        "Malaysia plans to buy 30 aircraft, with an option for as many again.",
        "Malaysia's plan is to acquire 30 aircraft, and it may add 30.",
        "Thirty aircraft are to be bought by Malaysia, which could double that number.",
    ),
    "Steel producers had expected orders to pick up in spring, but they stayed flat.": (
        "Orders failed to recover in spring as steel producers had hoped.",
        "Steel producers were disappointed that orders remained unchanged in spring.",
        "A pick-up of orders that steel producers had counted on for spring never came.",
    ),
    "The government will not renew the licence when it expires in June.": (
        "The licence will lapse in June, as the government does not want to renew it.",
        "In June the licence runs out and the government will let it expire.",
        "Once it expires in June, there will be no renewal of the licence.",
        "The government has decided against extending the licence beyond June.",
    ),
    "Inflation has been above target for four years.": (
        "For four years inflation has not come down to target.",
        "Inflation has exceeded the target for four years.",
        "It is four years since inflation was last at or below target.",
        "Not once in four years has inflation been at target.",
    ),
    "The ruling does not affect duties collected under other statutes.": (
        "Duties collected under other statutes are unaffected by the ruling.",
        "The ruling leaves duties collected under other statutes in place.",
        "Other statutes' duties remain unchanged by the ruling.",
        "Duties under other statutes can still be collected despite the ruling.",
    ),
    "Small importers were hit harder than large ones by the new paperwork.": (
        "Large importers suffered less from the new paperwork than small ones.",
        "The new paperwork was a greater burden for small importers than for large ones.",
        "The paperwork weighed more heavily on small importers than on their larger rivals.",
    ),
    "The envoy said the two sides were closer to a deal than ever before.": (
        "The two sides had never been so near a deal, the envoy said.",
        "A deal has never been closer, according to the envoy.",
        "According to the envoy, the sides have not been this close to a deal before.",
    ),
    "Spain abstained, and all other members voted in favour.": (
        "Every member but Spain voted in favour.",
        "No member voted against, though Spain abstained.",
        "With the exception of Spain, which abstained, members backed it.",
    ),
    "Deliveries will resume as soon as the road is cleared.": (
        "Deliveries remain suspended until the road is clear.",
        "Once the road has been cleared, deliveries start again.",
    ),
    "Workers at the plant voted to end their strike and return to work on Monday.": (
        "The strike at the plant is over, and workers go back on Monday.",
        "Workers are back at the plant on Monday after voting for an end of their strike.",
        "The plant's workers will stop striking and return to work on Monday.",
    ),
    "The finance ministry lowered its growth forecast from 1.4 percent to 0.9 percent.": (
        "The finance ministry's growth forecast is down from 1.4 to 0.9 percent.",
        "The ministry now sees growth of 0.9 percent rather than 1.4 percent.",
        "The forecast had been higher, at 1.4 percent, before the ministry cut it to 0.9 percent.",
    ),
    "Rail freight lost ground to trucks for the third year running.": (
        "Trucks gained share from rail freight for a third straight year.",
        "Freight keeps moving from rail to trucks, now for the third year.",
    ),
    "The regulator may withdraw approval if the maker fails to report defects.": (
        "Makers risk losing approval when they do not report defects.",
        "Approval could be withdrawn by the regulator unless defects are reported.",
        "A maker that does not report defects may lose its approval.",
        "Failure to report defects can lead the regulator to withdraw approval.",
    ),
    "Nothing in this Act limits the powers of the Tribunal.": (
        "The powers of the Tribunal are not limited by this Act.",
        "The Tribunal's powers remain as they are under this Act.",
        "The Act leaves the Tribunal's powers untouched.",
    ),
    "Goods in transit on that day are not subject to the surtax.": (
        "The surtax is not charged on goods in transit on that day.",
        "Goods in transit that day escape the surtax.",
        "No surtax is due on goods that were in transit on that day.",
        "Goods already on their way that day are free of the surtax.",
    ),
    "The mayor would like the toll to be abolished but lacks a majority for it.": (
        "The mayor has no majority for abolishing the toll.",
        "The mayor wants to do away with the toll but cannot find a majority.",
        "For want of a majority, the mayor cannot abolish the toll as he would like.",
    ),
    "Rents rose less than wages in the capital.": (
        "Wages grew more than rents in the capital.",
        "In the capital wages outpaced rents.",
        "The rise in rents was smaller than that in wages in the capital.",
        "Rents did not rise as much as wages in the capital.",
    ),
    "The treaty obliges both parties to consult each other before imposing quotas.": (
        "Before quotas are imposed, the parties must consult each other.",
        "Under the treaty, consultation has to come first when a party wants to impose quotas.",
    ),
    "Fewer than half of the members supported the amendment, so it fell.": (
        "A majority of members did not back the amendment, which therefore fell.",
        "The amendment was lost for lack of support from half of the members.",
    ),
    "Ministers dismissed fears that the subsidy would end early.": (
        "The subsidy will not end early, ministers assured.",
        "There is no danger of the subsidy ending early, according to ministers.",
        "Ministers said it was wrong to fear an early end of the subsidy.",
    ),
    "The exemption applies to all medicines, whether or not they are patented.": (
        "Medicines are exempt regardless of whether they are patented.",
        "Patented or not, all medicines are exempt.",
        "Unpatented medicines are covered by the exemption too.",
    ),
    "After falling for two quarters, exports recovered slightly.": (
        "Exports rose a little after two quarters of decline.",
        "A slight recovery in exports followed two quarters in which they fell.",
        "Two quarters of falling exports came to an end with a small increase.",
        "Exports, which had fallen for two quarters, picked up a bit.",
    ),
    "The operator denies that it ignored warnings before the accident.": (
        "The operator rejects the claim that warnings were ignored before the accident.",
        "Warnings were not ignored before the accident, the operator maintains.",
        "According to the operator, it did not disregard warnings ahead of the accident.",
    ),
    "Customs may detain a shipment for up to 30 days unless the importer provides a bond.": (
        "Shipments can be held by customs for up to 30 days when there is no bond.",
        "By providing a bond, importers can avoid a detention of up to 30 days.",
        "An importer who gives no bond risks seeing a shipment held for as long as 30 days.",
    ),
    "The airline said it had no plans to drop the route.": (
        "The airline does not plan to drop the route.",
        "The route will stay, according to the airline.",
        "The airline intends to keep the route.",
        "There are no plans at the airline to end the route.",
    ),
    "Turnout was higher than in 2019 in every region except the south.": (
        "Except in the south, turnout was up on 2019 in all regions.",
        "Only in the south was turnout no higher than in 2019.",
        "All regions but the south saw turnout rise from 2019.",
        "In 2019 turnout had been lower everywhere but in the south.",
    ),
    "Prices at the pump have hardly changed since May.": (
        "Pump prices are nearly the same as in May.",
        "There has been little change in prices at the pump since May.",
        "Since May prices at the pump have been almost flat.",
        "Prices at the pump have barely moved since May.",
    ),
    "The bank is widely expected to hold rates steady next week.": (
        "Most observers think the bank will leave rates unchanged next week.",
        "Few expect the bank to change rates next week.",
        "Next week the bank will probably not touch rates.",
        "A change in rates next week would come as a surprise.",
    ),
    "The minister ruled out a return to the old system.": (
        "There will be no return to the old system, the minister said.",
        "The minister excluded going back to the old system.",
        "The old system will not come back, according to the minister.",
        "A return of the old system is out of the question for the minister.",
    ),
    "The levy is to be phased out by 2030.": (
        "By 2030 the levy will be gone.",
        "The levy will disappear gradually until 2030.",
        "After 2030 there will be no levy any more.",
        "The levy is being abolished step by step through 2030.",
    ),
    "Households cut back on travel but spent more on food.": (
        "Households spent less on travel and more on food.",
        "Spending on food went up while travel was reduced by households.",
        "Travel spending by households shrank, that on food grew.",
        "While households saved on travel, their food bills were larger.",
    ),
    "None of the applicants met the conditions.": (
        "The conditions were not met by any of the applicants.",
        "All applicants failed to meet the conditions.",
        "No applicant fulfilled the conditions.",
        "Every applicant fell short of the conditions.",
    ),
}


@pytest.mark.parametrize(("source", "line"), pairs(FAIR))
def test_a_fair_rewrite_passes(source: str, line: str) -> None:
    assert_fair(source, line)
