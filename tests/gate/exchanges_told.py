"""More sentences with two figures of one sort, told by clauses, lists and rounds."""

from __future__ import annotations

MORE = [
    (
        "Cotton growers will get $117.35 an acre and corn growers $44.36 an acre.",
        "Corn growers get $44.36 an acre, while cotton growers get $117.35.",
        "Corn growers get $117.35 an acre, while cotton growers get $44.36.",
    ),
    (
        "The measure passed the lower house 218-214 and the upper house 51-50.",
        "It cleared the upper house 51-50 and the lower one 218-214.",
        "It cleared the upper house 218-214 and the lower one 51-50.",
    ),
    (
        "The plant in Tarn will employ 1,200 people when it opens, and the one in Bolde about 350.",
        "About 350 people will work at the Bolde plant and 1,200 at Tarn's.",
        "About 1,200 people will work at the Bolde plant and 350 at Tarn's.",
    ),
    (
        "Shipments from Vietnam climbed 22% even as those from China sank 41%.",
        "China's shipments were down 41%, and Vietnam's up 22%.",
        "China's shipments were down 22%, and Vietnam's up 41%.",
    ),
    (
        "The agency fined Orvex $3 million for the leak and Pellin $1.2 million for hiding it.",
        "Pellin was fined $1.2 million and Orvex $3 million.",
        "Pellin was fined $3 million and Orvex $1.2 million.",
    ),
    (
        "A margin of 12.35% was set for Huadong and 27.8% for all other exporters.",
        "All others got a margin of 27.8%, Huadong one of 12.35%.",
        "All others got a margin of 12.35%, Huadong one of 27.8%.",
    ),
    (
        "Butter in storage stood at 210,000 tonnes; skimmed milk powder at 96,000 tonnes.",
        "Stocks of skimmed milk powder came to 96,000 tonnes and those of butter to 210,000.",
        "Stocks of skimmed milk powder came to 210,000 tonnes, those of butter to 96,000 tonnes.",
    ),
    (
        "Unemployment among men was 4.1 percent, compared with 3.6 percent among women.",
        "Some 3.6 percent of women were unemployed, against 4.1 percent of men.",
        "Some 4.1 percent of women were unemployed, against 3.6 percent of men.",
    ),
    (
        "The tariff-rate quota allows 8,000 tons at 5%; beyond it the duty is 35%.",
        "Within the quota the duty is 5%, and beyond it 35%.",
        "Within the quota the duty is 35%, and beyond it 5%.",
    ),
    (
        "Democrats put the cost at $4 trillion, whereas Republicans say it is $1.5 trillion.",
        "Republicans say it costs $1.5 trillion, Democrats $4 trillion.",
        "Republicans say it costs $4 trillion, Democrats $1.5 trillion.",
    ),
    (
        "The first phase, lasting 18 months, is followed by a second phase of 30 months.",
        "The second phase takes 30 months and the first 18.",
        "The second phase takes 18 months and the first phase 30 months.",
    ),
    (
        "Net profit fell to $310 million from $420 million in the same quarter of last year.",
        "Net profit was $420 million a year ago and is $310 million now.",
        "Net profit was $310 million a year ago and is $420 million now.",
    ),
    (
        "The survey showed 58% of exporters in favour and 31% opposed.",
        "Of exporters, 31% were opposed and 58% in favour.",
        "Of exporters, 58% were opposed and 31% in favour.",
    ),
    (
        "Rice was up 9.4% on the month, wheat 2.2% and maize 0.8%.",
        "Maize rose 0.8%, wheat 2.2% and rice 9.4%.",
        "Maize rose 2.2%, wheat 0.8% and rice 9.4%.",
    ),
    (
        "Canada supplies 52% of the potash and 85% of the peat that American growers use.",
        "Some 85% of the peat and 52% of the potash come from Canada.",
        "Some 52% of the peat and 85% of the potash come from Canada.",
    ),
    (
        "Norland's deficit was 3.4% of output in 2023. It had been 5.9% in 2021.",
        "In 2021 the deficit was 5.9% of output, in 2023 3.4%.",
        "In 2021 the deficit was 3.4% of output, in 2023 5.9%.",
    ),
    (
        "The fund lent Ghana $3 billion over three years and Zambia $1.3 billion over 38 months.",
        "Zambia got $1.3 billion and Ghana $3 billion.",
        "Zambia got $3 billion and Ghana $1.3 billion.",
    ),
    (
        "Duties on light vehicles are 2.5%. Duties on pickup trucks are 25%.",
        "A pickup truck is charged 25%, a light vehicle 2.5%.",
        "A pickup truck is charged 2.5%, a light vehicle 25%.",
    ),
    (
        "The court heard 14 appeals and granted nine of them; it dismissed five.",
        "Nine appeals were granted and five dismissed.",
        "Five appeals were granted and nine dismissed.",
    ),
    (
        "Spot prices averaged $71 a barrel for Brent and $67 for West Texas crude.",
        "West Texas crude averaged $67 a barrel and Brent $71.",
        "West Texas crude averaged $71 a barrel and Brent $67.",
    ),
    (
        "The minister received 1.9 million votes in the first round and 3.3 million in the runoff.",
        "In the runoff the minister had 3.3 million votes, after 1.9 million in the first round.",
        "In the runoff the minister had 1.9 million votes, after 3.3 million in the first round.",
    ),
    (
        (
            "The largest rises were in sales to Peru (+31% in 2024), Chile (+12%), Mali and Togo"
            " (both +9%)."
        ),
        "Sales to Chile rose 12%, and those to Mali and Togo 9% each.",
        "Sales to Chile rose 9%, and those to Mali and Togo 12% each.",
    ),
    (
        (
            "Zinc worth €700 million came in, of which €410 million from Peru, €90 million from"
            " Mali and €60 million from Togo."
        ),
        "Mali supplied zinc for €90 million, and Peru for €410 million.",
        "Mali supplied zinc for €410 million, and Peru for €90 million.",
    ),
    (
        (
            "Yet, for instance, small island ports and inland harbours, which have just 2.6% and"
            " 0.7% of the traffic, respectively, must pay."
        ),
        "Small island ports have 2.6% of the traffic, and inland harbours 0.7%.",
        "Small island ports have 0.7% of the traffic, and inland harbours 2.6%.",
    ),
    (
        "Of all the fish eaten, some 41% is from illegal boats while 78% comes frozen.",
        "As much as 78% of the fish is frozen, and 41% comes from illegal boats.",
        "As much as 41% of the fish is frozen, and 78% comes from illegal boats.",
    ),
    (
        (
            "Zinc shipments were 14.2 percent higher over the year, according to figures of the"
            " port. Tin shipments were 9.8 percent higher."
        ),
        (
            "Tin shipments rose by 9.8 percent and zinc shipments by 14.2 percent, figures of the"
            " port show."
        ),
        (
            "Tin shipments rose by 14.2 percent and zinc shipments by 9.8 percent, figures of the"
            " port show."
        ),
    ),
    (
        (
            "- Tariffs on mutton will end after ten years. In the meantime growers have a free"
            " quota of 35,000 tonnes.\n- Tariffs on goat meat will end after ten years. In the"
            " meantime growers have a free quota of 25,000 tonnes."
        ),
        "Growers may send 35,000 tonnes of mutton and 25,000 tonnes of goat meat free of duty.",
        "Growers may send 25,000 tonnes of mutton and 35,000 tonnes of goat meat free of duty.",
    ),
    (
        (
            "- Tariffs on sugar will be eliminated over eight years.\n- Tariffs on tea will be"
            " eliminated over five years."
        ),
        "Tariffs on sugar end over eight years and those on tea over five.",
        "Tariffs on sugar end over five years and those on tea over eight.",
    ),
    (
        (
            "The minister has no more than fourteen days, except if the exporter objects, in"
            " which case the minister has thirty days."
        ),
        "The minister normally has fourteen days, but thirty if the exporter objects.",
        "The minister normally has thirty days, but fourteen if the exporter objects.",
    ),
    (
        (
            "Reviews, held every 2, 4 or 6 years, will be changed to frequencies of 3, 5, or 7"
            " respectively."
        ),
        "Instead of every two, four or six years, reviews will be held every three, five or seven.",
        "Instead of every three, five or seven years, reviews will be held every two, four or six.",
    ),
    (
        (
            "Quotas rise: oats - from 4 thousand tons to 8 thousand tons, honey - from 5 thousand"
            " tons up to 9 thousand tons."
        ),
        "Oats go from 4,000 to 8,000 tons and honey from 5,000 to 9,000 tons.",
        "Oats go from 5,000 to 9,000 tons and honey from 4,000 to 8,000 tons.",
    ),
    (
        "Duties on figs are down from 30% to 10% and that on plums is reduced from 30% to 20%.",
        "The duty is cut on figs to 10% and on plums to 20%, both from 30%.",
        "The duty is cut on figs to 20% and on plums to 10%, both from 30%.",
    ),
    (
        (
            "The duty for umbrellas has gone up from 10% to 20%.\nThe duty for kettles is up from"
            " 15% to 20%."
        ),
        "Umbrellas will pay 20% instead of 10%, and kettles 20% instead of 15%.",
        "Umbrellas will pay 20% instead of 15%, and kettles 20% instead of 10%.",
    ),
    (
        "Forty-two percent of growers sold early, up from 35% a year ago, says a March survey.",
        (
            "The share of growers who sold early stood at 42% in March, compared with 35% the"
            " year before."
        ),
        (
            "The share of growers who sold early stood at 35% in March, compared with 42% the"
            " year before."
        ),
    ),
    (
        "In 2025, by contrast, Peru got 60% of Mali’s tin exports and Chile got 20%.",
        "In 2025 Peru took 60% of the tin that Mali exported, and Chile a fifth.",
        "In 2025 Chile took 60% of the tin that Mali exported, and Peru a fifth.",
    ),
    (
        (
            "Tariffs on wine in Peru will be cut to zero over three years. Tariffs in Mali will"
            " be eliminated over 11 years."
        ),
        "Peru needs three years to bring its tariff on wine to zero, and Mali 11.",
        "Mali needs three years to bring its tariff on wine to zero, and Peru 11.",
    ),
    (
        "Among smelters, 21% are expected to close by 2030, compared with 28% of foundries.",
        "By 2030 the study expects 28% of foundries and 21% of smelters to close.",
        "By 2030 the study expects 21% of foundries and 28% of smelters to close.",
    ),
    (
        (
            "In the West (Arvo, Calder, Nevin), it accounts for about 41%, and in the South"
            " (including Marl, Penn and Virk), it accounts for about 39% of cases."
        ),
        "It now causes 41% of cases in the West and about 39% of those in the South.",
        "It now causes 39% of cases in the West and about 41% of those in the South.",
    ),
    (
        "The order set the quota for sugar at 107,200 tonnes and a 57,100-tonne quota for poultry.",
        "The order puts the sugar quota at 107,200 tonnes and that for poultry at 57,100.",
        "The order puts the sugar quota at 57,100 tonnes and that for poultry at 107,200.",
    ),
    (
        (
            "Norland exports were up 9.4 percent in the June quarter, while imports rose by 8.1"
            " percent."
        ),
        (
            "Norland's exports grew 9.4 percent in the quarter, faster than its imports at 8.1"
            " percent."
        ),
        (
            "Norland's imports grew 9.4 percent in the quarter, faster than its exports at 8.1"
            " percent."
        ),
    ),
    (
        "The cereal index averaged 110.1 points in May. The sugar index fell to 113.9 points.",
        "Cereals averaged 110.1 points in May and sugar 113.9.",
        "Cereals averaged 113.9 points in May and sugar 110.1.",
    ),
    (
        (
            "Peru overproduced by 1,184 thousand barrels per day (tb/d), Mali by 620 tb/d, and"
            " Togo by 480 tb/d."
        ),
        "Mali pumped 620,000 barrels a day too much, and Togo 480,000.",
        "Mali pumped 480,000 barrels a day too much, and Togo 620,000.",
    ),
    (
        (
            "Norland remained the largest partner, with exports to it rising to $596 million in"
            " May. Imports from it fell to $720 million."
        ),
        "Exports to Norland were worth $596 million in May, and imports from there $720 million.",
        "Exports to Norland were worth $720 million in May, and imports from there $596 million.",
    ),
]
