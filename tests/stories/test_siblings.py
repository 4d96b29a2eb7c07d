"""Actions that are alike, told on one day by several outlets each: one story an action."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from bot.evaluation.stories import group
from tests import make

#: From an invented press: reports with their titles, and between actions a line.
TOLD = """\
US raises tariffs on Brazilian goods to 50% over digital tax
The United States will charge 50% on most goods from Brazil from 1 August, up from 10%, the
White House said on Wednesday. It named a digital tax as the reason. Coffee, orange juice
and small aircraft are the largest shipments. Brasilia said that it would answer under its
reciprocity law. Coffee futures rose 3% in New York.

Brazil vows to answer 50% US tariff with its reciprocity law
Brazil will use its new reciprocity law if Washington goes ahead with a 50% tariff on 1
August, President Otavio Prado said in Brasilia on Wednesday. Exporters of coffee and orange
juice asked for credit lines. The White House blames a digital tax that Brazil adopted in
May for the increase from 10%.

Coffee jumps as Washington sets 50% tariff on Brazil
Coffee futures rose 3% on Wednesday after the White House announced a 50% tariff on goods
from Brazil, effective 1 August. Roasters said that no other origin could replace Brazilian
beans within a season. The tariff was 10%. Brazil's digital tax is what Washington objects
to.

----

US raises tariffs on Indian goods to 50% over Russian oil
The United States will charge 50% on most goods from India from 27 August, up from 25%, the
White House said on Wednesday. It named purchases of Russian oil as the reason. Garments,
cut diamonds and shrimp are the largest shipments. New Delhi called the step unfair and
unreasonable. The rupee fell 0.4% in Mumbai.

India calls 50% US tariff unfair and seeks talks
India called a 50% tariff that Washington has announced unfair, and said in New Delhi that
it bought Russian oil to keep prices low at home. Exporters of garments and cut diamonds met
Trade Minister Meera Talwar on Wednesday. The higher rate, twice the 25% of now, is to apply
from 27 August.

Rupee falls as Washington doubles tariff on India to 50%
The rupee fell 0.4% in Mumbai on Wednesday after the White House doubled a tariff on India
to 50% over its purchases of Russian oil. Diamond cutters in Surat said that orders had
stopped. The rate applies from 27 August.

----

EU caps steel imports and doubles out-of-quota tariff to 50%
The European Commission proposed on Tuesday to cut its tariff-free quota for steel by 47% to
18.3 million tonnes a year, and to charge 50% on what exceeds it, twice the rate of now. The
measure replaces a safeguard that ends in June. Mills in Britain, which sell most of their
exports to the bloc, called it an existential threat.

British mills see existential threat in EU steel quota
British steel makers said on Tuesday that a plan in Brussels to cut steel quotas by 47% and
to charge 50% beyond them threatens their existence. Four fifths of their exports go to the
EU. The Commission says that its own mills run at 67% of capacity and that the safeguard
ends in June.

----

EU opens safeguard inquiry into aluminium imports
The European Commission opened a safeguard investigation into imports of aluminium on
Tuesday, after producers in Spain and Slovakia complained that metal turned away by American
tariffs was flooding the market. Imports grew 27% in a year. Questionnaires are due within
21 days, and a provisional measure could follow in spring.

Brussels looks into a flood of aluminium
Aluminium that American tariffs keep out is landing in Europe, smelters in Slovakia say, and
the Commission in Brussels began a safeguard inquiry into it on Tuesday. It gave interested
parties 21 days for its questionnaires. Imports of aluminium are 27% above last year's.

----

China limits exports of gallium and germanium
China will require licences for exports of gallium and germanium from 1 August, its commerce
ministry said on Monday, citing national security. The metals go into chips and solar cells,
and China refines most of both. Buyers must be named each time.

Chip makers seek gallium as Beijing asks for export licences
Chip makers called suppliers on Monday after Beijing said that exports of gallium and
germanium would need licences from 1 August. China refines most of the two metals. Its
commerce ministry spoke of national security; each request must name the buyer.

----

China opens anti-dumping probe into Brazilian chicken
China's commerce ministry opened an anti-dumping investigation into chicken from Brazil on
Monday at the request of its poultry association, which says that imports sell 14% below
local prices. The inquiry may take a year. Brazil is the largest seller of frozen chicken to
China.

Brazilian poultry firms face Chinese dumping inquiry
Shares of poultry companies fell in Sao Paulo on Monday after China began an inquiry into
the price of frozen chicken from Brazil. The Chinese poultry association claims that it
sells 14% too cheaply. The ministry in Beijing has a year to decide on anti-dumping duties.

----

Norway sets 25% tariff on Chilean salmon
Norway will charge a tariff of 25% on salmon from Chile from July, its government said on
Monday. Fish farmers had asked for it. Salmon is sold in both countries all year.

Norway puts tariff of 25% on Chilean salmon
A tariff of 25% on salmon from Chile was announced by Norway on Monday. The government said
that it would be charged from July, as fish farmers had asked.

----

Chile sets 25% tariff on Norwegian salmon
Chile will charge a tariff of 25% on salmon from Norway from July, its government said on
Monday. Fish farmers had asked for it. Salmon is sold in both countries all year.

Chile puts tariff of 25% on Norwegian salmon
A tariff of 25% on salmon from Norway was announced by Chile on Monday. The government said
that it would be charged from July, as fish farmers had asked.
"""
ACTIONS = [
    [report.split("\n", 1) for report in action.split("\n\n")]
    for action in TOLD.strip().split("\n\n----\n\n")
]


@pytest.mark.parametrize("seed", range(5))
def test_each_action_is_one_story_whatever_the_order(seed: int) -> None:
    told = [
        (action, make.article(10 * action + n, title=title, body=body))
        for action, reports in enumerate(ACTIONS)
        for n, (title, body) in enumerate(reports)
    ]
    random.Random(seed).shuffle(told)
    arriving = [replace(each, seen=make.after(seconds=n)) for n, (_, each) in enumerate(told)]
    held: dict[str, set[int]] = defaultdict(set)
    for (action, _), story in zip(told, group(arriving), strict=True):
        held[story].add(action)
    assert sorted(map(sorted, held.values())) == [[action] for action in range(len(ACTIONS))]
