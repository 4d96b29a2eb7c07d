"""Sentences with two figures of one sort: what may be made of them, and what may not."""

from __future__ import annotations

# What is reported, what may be made of it, and what may not.
ROWS = [
    (
        "Norway supplies 62% of the smelter's ore, compared to 8% supplied by Chile.",
        "Chile supplies 8% of the ore, Norway 62%.",
        "Chile supplies 62% of the ore, Norway 8%.",
    ),
    (
        (
            "1% of the barges are built by Norway, compared to 64% built by Peru. - 2% of cranes"
            " used in the ports are built by Norway, compared to 91% built by Peru."
        ),
        "Peru builds 64% of the barges and 91% of cranes used in the ports.",
        "Peru builds 91% of the barges and 64% of cranes used in the ports.",
    ),
    (
        (
            "The package includes up to $50 million for zinc smelters in Oslo and up to $45 million"
            " in tin foundries in Lima."
        ),
        "Up to $45 million goes to tin foundries and up to $50 million to zinc smelters.",
        "Up to $50 million goes to tin foundries and up to $45 million to zinc smelters.",
    ),
    (
        (
            "The first, by the Harbour Institute, puts the loss at 14,000 jobs. The second, by the"
            " Smelters' Union, estimates that about 31,000 jobs could go."
        ),
        "The Smelters' Union expects about 31,000 jobs to go, the Harbour Institute 14,000.",
        "The Harbour Institute expects about 31,000 jobs to go, the Smelters' Union 14,000.",
    ),
    (
        (
            "It keeps the reciprocal tariff on Malian goods at 17 percent, and products from the"
            " annex receive a zero percent reciprocal tariff."
        ),
        "Malian goods face 17 percent, whereas products from the annex pay zero.",
        "Malian goods face a zero tariff, whereas products from the annex pay 17 percent.",
    ),
    (
        "The duty was 20% on goods from Mali and 25% on goods from Peru and Ghana.",
        "Goods from Peru and Ghana were charged 25%, and those from Mali 20%.",
        "Goods from Mali were charged 25%, and those from Peru and Ghana with 20%.",
    ),
    (
        (
            "Households with the lowest incomes would lose 2.3% to the levy versus 0.9% for the"
            " highest-earning households."
        ),
        "The highest earners would lose 0.9%, compared with 2.3% for low-income households.",
        "The highest earners would lose 2.3%, compared with 0.9% for low-income households.",
    ),
    (
        "Right now the average rate is 20.12%, down from 20.79% in August 2024.",
        "Borrowers now pay 20.12% on average, as against 20.79% in August 2024.",
        "Borrowers now pay 20.79% on average, as against 20.12% in August 2024.",
    ),
    (
        "Growth of 1.2% is expected in 2026, rising to 1.6% in 2027.",
        "Growth is put at 1.6% in 2027, after 1.2% in 2026.",
        "Growth is put at 1.6% in 2026 and 1.2% in 2027.",
    ),
    (
        "In 2022 and 2023, use of the mills fell to 77.3% and 75.3%, respectively.",
        "The mills were used to 75.3% in 2023 and 77.3% in 2022.",
        "The mills were used to 75.3% in 2022 and 77.3% in 2023.",
    ),
    (
        (
            "The Ministry of Trade announced on May 3 that Norway's exports and imports for April"
            " 2026 fell 1.3 percent and 5.3 percent on the year, respectively, to $57 million."
        ),
        "Norway's imports were down 5.3 percent and exports 1.3 percent, the ministry announced.",
        "Norway's exports fell 5.3 percent while its imports fell 1.3 percent, the ministry said.",
    ),
    (
        "Zinc output rose 4.5% in March while copper output fell 2.1%.",
        "Copper output was down 2.1% in March, and zinc output up 4.5%.",
        "Copper output was down 4.5% in March, and zinc output up 2.1%.",
    ),
    (
        "Imports of tin were worth $3.4 billion. Imports of nickel came to $1.9 billion.",
        "Nickel imports came to $1.9 billion, against $3.4 billion for tin.",
        "Nickel imports came to $3.4 billion, against $1.9 billion for tin.",
    ),
    (
        "Peru (10%), Mali (25%) and Ghana (15%) are on the list.",
        "Mali is on the list with 25%, Ghana with 15% and Peru with 10%.",
        "Mali is on the list with 15%, Ghana with 25% and Peru with 10%.",
    ),
    (
        "The agency opened 46 inquiries and closed 32 with a penalty.",
        "It closed 32 inquiries with a penalty and opened 46.",
        "It opened 32 inquiries and closed 46 of them with a penalty.",
    ),
    (
        "The bank raised its deposit rate by 25 basis points to 3.85 per cent.",
        "At 3.85 per cent, the deposit rate is 25 basis points higher.",
        "The bank raised its deposit rate to 3.10 per cent by 3.85 points.",
    ),
    (
        (
            "Total inflation was 2.3 percent in March. Core inflation, which excludes food, was 2.6"
            " percent."
        ),
        "Core inflation stood at 2.6 percent, and total inflation at 2.3 percent.",
        "Total inflation stood at 2.6 percent, and core inflation at 2.3 percent.",
    ),
    (
        "Exports to Ghana rose to $7.8 billion from $5.1 billion a year earlier.",
        "Exports to Ghana were $5.1 billion a year earlier; now they are $7.8 billion.",
        "Exports to Ghana were $7.8 billion a year earlier; now they are $5.1 billion.",
    ),
    (
        "Tickets to Oslo cost 340 euros in July, and tickets to Lima 910 euros.",
        "A ticket to Lima was 910 euros in July, when one to Oslo was 340 euros.",
        "A ticket to Lima was 340 euros in July, when one to Oslo was 910 euros.",
    ),
    (
        "Lodden would be split among three districts and Stark divided between two.",
        "Stark would be divided between two districts, and Lodden among three.",
        "Stark would be divided among three districts, and Lodden between two.",
    ),
    (
        "Harrow received 48.92% of the vote compared to 48.03% for former mayor Anna Lind.",
        "Lind had 48.03%, and Harrow 48.92%.",
        "The district gave Lind 48.92% and Harrow 48.03%.",
    ),
    (
        (
            "A total of SDR 178 million would come (SDR 119 million under the EFF arrangement and"
            " SDR 59 million under the ECF arrangement)."
        ),
        "SDR 59 million would come under the ECF and SDR 119 million under the EFF.",
        "SDR 119 million would come under the ECF and SDR 59 million under the EFF.",
    ),
    (
        "Five small firms and 12 provinces sued over the levy.",
        "Twelve provinces and five small firms sued over the levy.",
        "Twelve small firms and five provinces sued over the levy.",
    ),
    (
        "More than 1,200 trips were cancelled on Tuesday. Monday saw 2,400 cancelled trips.",
        "On Monday 2,400 trips were cancelled and on Tuesday 1,200.",
        "On Tuesday 2,400 trips were cancelled and on Monday 1,200.",
    ),
    (
        "The tariff on buses is 10%. The tariff on medium trucks is 25%.",
        "Medium trucks are charged a tariff of 25% and buses one of 10%.",
        "Medium trucks are charged a tariff of 10% and buses one of 25%.",
    ),
    (
        (
            "Goods inflation ticked up to 0.6 per cent, while services inflation eased to 3.7 per"
            " cent."
        ),
        "Services inflation eased to 3.7 per cent; goods inflation was 0.6 per cent.",
        "Services inflation eased to 0.6 per cent; goods inflation was 3.7 per cent.",
    ),
    (
        "The Mint made 5.6 billion coins, of which 3.2 billion were pennies.",
        "Pennies made up 3.2 billion of the 5.6 billion coins of the Mint.",
        "The Mint made 3.2 billion coins, of which 5.6 billion were pennies.",
    ),
    (
        "Farmers get $11 billion in the first stage and $4 billion in the second stage.",
        "In the second stage farmers get $4 billion, and in the first $11 billion.",
        "In the first stage farmers get $4 billion, and in the second $11 billion.",
    ),
    (
        "Women made up 38% of the board in Oslo and 21% in Lima, the survey found.",
        "The survey found women to be 21% of the board in Lima, but 38% in Oslo.",
        "The survey found women to be 38% of the board in Lima, but 21% in Oslo.",
    ),
    (
        "Kovar shipped 450,000 tonnes of ore last year; Brenn shipped 280,000 tonnes.",
        "Brenn shipped 280,000 tonnes of ore, and Kovar 450,000 tonnes.",
        "Brenn shipped 450,000 tonnes of ore, and Kovar 280,000 tonnes.",
    ),
    (
        "The storm killed more than 700 people this year alone and displaced more than 45,000.",
        "It displaced more than 45,000 people and killed over 700.",
        "It put the toll at 45,000 killed and 700 displaced.",
    ),
    (
        (
            "Zinc averaged $4.10 a tonne in December, by the bureau. The average price in November"
            " was $4.01."
        ),
        "Zinc averaged $4.10 in December, up from $4.01 in November, going by the bureau.",
        "Zinc averaged $4.01 in December, down from $4.10 in November, going by the bureau.",
    ),
    (
        (
            "Lima exported goods and services worth $15 million. It imported goods and services"
            " worth $9 million."
        ),
        (
            "Lima exported goods and services worth $15 million and imported goods and services"
            " worth $9 million."
        ),
        (
            "Lima exported goods and services worth $9 million and imported goods and services"
            " worth $15 million."
        ),
    ),
    (
        "The poll has 49% of voters approving of the mayor and 46% disapproving.",
        "Voters who disapprove of the mayor are 46%, those who approve 49%.",
        "Voters who disapprove of the mayor are 49%, those who approve 46%.",
    ),
    (
        (
            "In addition to the $700 bonus announced for the army, the navy said it would pay a"
            " Devotion award. The $900 Devotion awards go out in May."
        ),
        "The army's bonus is $700, while the navy's Devotion award is $900.",
        "The army's bonus is $900, while the navy's Devotion award is $700.",
    ),
    (
        (
            "Output of ferries grew at a rate of 13.6 percent a year in Peru, while it grew by just"
            " 5 percent per year in Norway."
        ),
        "Output of ferries grew 5 percent a year in Norway but 13.6 percent in Peru.",
        "Output of ferries grew 13.6 percent a year in Norway but 5 percent in Peru.",
    ),
]
