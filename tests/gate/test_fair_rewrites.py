"""What writers make of a sentence in other words: denied twice, turned round, made a noun."""

from __future__ import annotations

import pytest

from tests.gate.meaning import assert_fair, pairs

FAIR = {
    "Norway has committed not to impose a levy on streaming services.": (
        "Norway pledged to charge no levy on streaming services.",
        "No levy on streaming services will be imposed by Norway, it has promised.",
        "Norway has undertaken to refrain from levying any charge on streaming services.",
        "Streaming services will be spared a levy under Norway's commitment.",
        "Norway's commitment rules out a levy on streaming services.",
    ),
    "Chile will ensure that no restrictions are placed on the sale of lithium to American firms.": (
        "Chile will keep sales of lithium to American firms free of restrictions.",
        "Chile is to leave the sale of lithium to U.S. companies unrestricted.",
        "American firms will be able to buy Chilean lithium without restrictions.",
        "Chile promises unrestricted lithium sales to American firms.",
    ),
    "The deal is the largest opening of the dairy market in over a decade, the minister said.": (
        "No opening of the dairy market in more than ten years has been larger, said the minister.",
        "The minister said the dairy market had not been opened as widely in over ten years.",
        "The minister called it the biggest dairy opening in more than a decade.",
        "According to the minister, the dairy market has seen nothing bigger in over ten years.",
    ),
    "The cause need not be as important as any other cause of the injury.": (
        "Other causes of the injury may be more important than it.",
        "The cause may weigh less than other causes of injury.",
    ),
    "The party won 28 percent of the vote, while its rival came second with 20 percent.": (
        "The party won 28 percent, eight points more than its rival.",
        "With 20 percent, the rival finished eight points behind the party.",
        "The rival got a smaller share of the vote than the party, 20 percent against 28.",
        "The party beat its rival by eight points.",
    ),
    'The president said the tariffs will spur "growth like you have never seen before."': (
        "Tariffs would bring unprecedented growth, the president said.",
    ),
    "The new fee does not apply to vessels under 500 tons.": (
        "Vessels under 500 tons are exempt from the new fee.",
        "Owners of vessels under 500 tons will not have to pay the new fee.",
        "Vessels below 500 tons escape the new fee.",
        "The new fee spares ships of less than 500 tons.",
    ),
    "Wheat prices fell sharply in March, and barley held steady.": (
        "March saw a steep drop in wheat prices while barley was little changed.",
        "Wheat became a good deal cheaper in March, unlike barley.",
        "Barley prices did not move in March, but those of wheat tumbled.",
        "In March wheat cost far less than before and barley was unchanged.",
    ),
    "Core inflation was lower in June than in May.": (
        "Core inflation was higher in May than in June.",
        "Core inflation eased in June from May.",
        "June brought a slowdown in core inflation.",
        "In May core inflation had been higher than it was in June.",
    ),
    "The commission declined to extend the deadline for comments.": (
        "The deadline for comments will not be extended by the commission.",
        "The commission refused an extension of the deadline for comments.",
        "There will be no extension of the comment deadline, the commission decided.",
        "The commission kept the deadline for comments as it was.",
        "The commission left the comment deadline unchanged.",
    ),
    "The court did not rule out further relief for importers.": (
        "The court left the door open to further relief for importers.",
        "Further relief for importers remains possible, according to the court.",
        "More relief for importers may still come, the court indicated.",
    ),
    "Imports of solar panels exceeded exports last year.": (
        "Exports of solar panels were below imports last year.",
        "More solar panels were imported than exported last year.",
    ),
    "Unions failed to reach an agreement with the port operator.": (
        "No agreement was reached between unions and the port operator.",
        "Talks between the unions and the port operator ended without a deal.",
        "Unions and the port operator could not agree.",
    ),
    "The ministry said it would not hesitate to retaliate if talks fail.": (
        "The ministry is ready to retaliate should talks break down.",
        "The ministry vowed to hit back without hesitation if talks collapse.",
        "If the talks are not successful, the ministry will retaliate, it said.",
    ),
    "The agency lifted its ban on beef from Brazil after inspectors found no trace of disease.": (
        "Brazilian beef may be imported again now that inspectors found no disease.",
        "The ban on beef from Brazil was dropped by the agency.",
    ),
    "Only firms that employ fewer than 50 people qualify for the rebate.": (
        "The rebate is reserved for firms with fewer than 50 workers.",
        "Companies that have 50 people or more on the payroll cannot get the rebate.",
    ),
    "Demand for electric cars weakened, the carmaker said, and it cut its forecast for the year.": (
        "The carmaker reduced this year's forecast as demand for electric cars softened.",
        "The carmaker's forecast for the year is lower than before.",
    ),
    "The chancellor acknowledged that growth would be weaker than hoped.": (
        "Growth will fall short of hopes, the chancellor conceded.",
        "The chancellor did not deny that growth would be weaker than hoped.",
        "The chancellor admitted that growth would not be as strong as hoped.",
    ),
    "Members rejected a proposal to abolish the quota on sugar.": (
        "The quota on sugar stays after members voted down a proposal to end it.",
        "Members voted to keep the sugar quota.",
        "A proposal to abolish the sugar quota did not pass.",
        "The sugar quota survived, as members turned the proposal down.",
    ),
    "The tariff on furniture was due to rise on Friday but has been postponed for a year.": (
        "The rise in the furniture tariff that was to come on Friday is delayed by a year.",
        "Furniture tariffs will not go up on Friday after all, but a year later.",
        "For another year the furniture tariff stays where it is.",
        "The increase in the tariff on furniture has been put off by one year.",
    ),
    "It is unclear whether the exemption covers spare parts.": (
        "Whether spare parts are covered by the exemption is not clear.",
        "The exemption may or may not cover spare parts.",
        "Spare parts might fall under the exemption, but that is uncertain.",
    ),
    "Retailers warned that shelves could be empty by Christmas unless the strike ends.": (
        "If the strike does not end, shelves may be empty by Christmas, retailers warned.",
        "Retailers see a risk of empty shelves by Christmas if the strike goes on.",
        "Shelves may be bare at Christmas should the strike continue, according to retailers.",
    ),
    "The bank kept its main rate unchanged at 4 percent.": (
        "The bank left its main rate at 4 percent.",
        "The main rate stays at 4 percent, the bank decided.",
        "The bank neither raised nor lowered its main rate of 4 percent.",
        "There was no change in the bank's main rate, which is 4 percent.",
        "The bank held its main rate steady at 4 percent.",
    ),
    "The union opposes the merger, which it says would cost jobs.": (
        "The union is against the merger because of the jobs it would cost.",
        "The union does not support the merger, fearing job losses.",
        "Jobs would be lost in the merger, says the union, which does not want it.",
    ),
    "Lawmakers have yet to approve the budget.": (
        "The budget has not been approved by lawmakers so far.",
        "Lawmakers still have to approve the budget.",
        "The budget awaits the approval of lawmakers.",
        "Without the approval of lawmakers, the budget is not final.",
    ),
    "Imports from developing members are excluded as long as their share stays below 3 percent.": (
        "The measure leaves out developing members whose share of imports is under 3 percent.",
        "Developing members are spared unless their share reaches 3 percent.",
    ),
    "No fewer than nine countries have signed the letter.": (
        "At least nine countries put their names to the letter.",
        "Nine countries or more signed the letter.",
    ),
    "The regulator found little evidence that prices had been fixed.": (
        "There was hardly any evidence of price fixing, the regulator found.",
        "The regulator did not find much evidence of price fixing.",
        "Evidence that prices were fixed was scarce, according to the regulator.",
    ),
    "Sales rose for the first time in six months.": (
        "Sales ended a six-month run without growth.",
        "It was the first increase in sales in half a year.",
        "Sales had not risen in the previous six months.",
        "For six months before, sales had failed to grow.",
    ),
    "The minister said that the talks were far from over.": (
        "The talks are not over by a long way, the minister said.",
    ),
    "The airline will cut the number of flights to Delhi from March.": (
        "From March the airline will fly to Delhi less often.",
        "Fewer flights will go to Delhi from March, the airline says.",
        "The airline is to reduce its flights to Delhi as of March.",
    ),
    "The new rules make it harder for foreign firms to win public contracts.": (
        "Winning public contracts is less easy for foreign firms under the new rules.",
        "The new rules raise the bar for foreign bidders for public contracts.",
    ),
    "The committee was unable to agree on all but one of the articles.": (
        "The committee could settle a single article.",
    ),
    "Farmers may apply for aid until the end of May, but not if they received it last year.": (
        "Farmers who got aid last year cannot apply this time.",
        "Last year's recipients of aid are barred from applying.",
    ),
    "Neither side would confirm that a ceasefire had been agreed.": (
        "Both sides declined to confirm a ceasefire.",
        "A ceasefire was not confirmed by either side.",
        "There was no confirmation of a ceasefire from the two sides.",
    ),
    "The factory shut in April and has not reopened.": (
        "The factory has been closed since April.",
        "The factory, which closed in April, remains shut.",
        "Since April the factory has stood idle.",
    ),
    "Coffee from Ethiopia is now dearer than coffee from Vietnam.": (
        "Vietnamese coffee is now cheaper than Ethiopian coffee.",
        "Ethiopian coffee costs more than that from Vietnam now.",
        "Coffee from Vietnam costs less than coffee from Ethiopia.",
    ),
    "The deputy minister refused to comment on whether the visa scheme would be scrapped.": (
        "The deputy minister would not say if the visa scheme will be scrapped.",
        "No comment came from the deputy minister on the future of the visa scheme.",
        "Asked about an end of the visa scheme, the deputy minister gave no answer.",
    ),
    "The agreement prevents either party from raising duties on medicines.": (
        "Neither party may raise duties on medicines under the agreement.",
        "Under the agreement the parties cannot increase duties on medicines.",
        "Duties on medicines must not go up, according to the agreement.",
        "The parties agreed to leave duties on medicines no higher than they are.",
    ),
    "The tax will be waived for students.": (
        "Students will not pay the tax.",
        "Students are let off the tax.",
        "There will be no tax to pay for students.",
        "The tax will not be charged to students.",
    ),
    "Growth slowed to 1 percent as consumers held back.": (
        "The economy grew by 1 percent, less than before, as consumers were cautious.",
        "Growth came down to 1 percent with consumers reluctant to spend.",
        "Growth was weaker, at 1 percent, because consumers held back.",
    ),
    "Exporters have little choice but to accept the lower price.": (
        "Exporters can hardly refuse the lower price.",
        "Exporters are more or less forced to take the lower price.",
        "The lower price leaves exporters few alternatives.",
    ),
    "The law would end the exemption that small parcels have enjoyed.": (
        "Small parcels would lose their exemption under the law.",
        "Under the law small parcels would no longer be exempt.",
        "Small parcels, so far exempt, would become subject to the duty if the law passes.",
        "The bill would do away with the exemption for small parcels.",
    ),
    "Nearly all of the respondents expected prices to increase.": (
        "Almost every respondent thought that prices would go up.",
        "Very few respondents did not expect higher prices.",
    ),
    "Some members questioned the legality of the measure.": (
        "Not all members were convinced that the measure was legal.",
        "Doubts about the measure's legality were raised by some of the members.",
        "Several members wondered whether the measure was legal.",
    ),
    "The two ministers did not discuss the dispute over fishing rights.": (
        "Fishing rights were not a subject of the two ministers' talks.",
        "The dispute over fishing rights went unmentioned when the ministers met.",
        "The ministers left the fishing dispute out of their discussion.",
    ),
    "Analysts say the currency is likely to weaken further.": (
        "A further weakening of the currency is probable, analysts say.",
        "The currency will probably lose more of its value, according to analysts.",
        "Analysts do not expect the currency to recover soon.",
    ),
    "The panel upheld most of the complaint.": (
        "The panel sided with the complainant on most points.",
        "The larger part of the complaint was successful.",
        "The panel did not dismiss most of the complaint.",
    ),
    "The company has stopped accepting orders from Russia.": (
        "The company no longer accepts orders from Russia.",
        "Russian orders are not accepted by the company any more.",
        "Orders from Russia are now turned down by the company.",
    ),
    "Some 40 lawmakers want the surcharge to be abolished.": (
        "Some 40 lawmakers are calling for an end to the surcharge.",
        "The surcharge should go, say about 40 lawmakers.",
        "About 40 lawmakers are pressing for the surcharge to be scrapped.",
    ),
}


@pytest.mark.parametrize(("source", "line"), pairs(FAIR))
def test_a_fair_rewrite_passes(source: str, line: str) -> None:
    assert_fair(source, line)
