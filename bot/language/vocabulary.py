"""The words by which names are told from other words set in capitals."""

from __future__ import annotations

# What trade news abbreviates without saying it in full.
ABBREVIATIONS = {
    "WTO": "World Trade Organization",
    "IMF": "International Monetary Fund",
    "OECD": "Organisation for Economic Co-operation and Development",
    "USTR": "U.S. Trade Representative",
    "USMCA": "U.S.-Mexico-Canada Agreement",
    "NAFTA": "North American Free Trade Agreement",
    "CBP": "Customs and Border Protection",
    "USITC": "U.S. International Trade Commission",
    "ITC": "International Trade Commission",
    "CIT": "Court of International Trade",
    "IEEPA": "International Emergency Economic Powers Act",
    "Jones Act": "Merchant Marine Act",
    "CPTPP": "Comprehensive and Progressive Agreement for Trans-Pacific Partnership",
    "RCEP": "Regional Comprehensive Economic Partnership",
    "AGOA": "African Growth and Opportunity Act",
    "CBAM": "Carbon Border Adjustment Mechanism",
    "ASEAN": "Association of Southeast Asian Nations",
    "ECB": "European Central Bank",
    "Fed": "Federal Reserve",
    "UNCTAD": "United Nations Conference on Trade and Development",
    "HTSUS": "Harmonized Tariff Schedule of the United States",
    "GDP": "gross domestic product",
    "CEO": "chief executive officer",
    "GOP": "Republican Party",
    "DHS": "Department of Homeland Security",
    "DOJ": "Department of Justice",
    "SCOTUS": "Supreme Court",
    "MFN": "most-favoured nation",
    "USDA": "Department of Agriculture",
    "DOE": "Department of Energy",
    "DOD": "Department of Defense",
    "DOT": "Department of Transportation",
    "HHS": "Department of Health and Human Services",
    "FDA": "Food and Drug Administration",
    "FAA": "Federal Aviation Administration",
    "FTC": "Federal Trade Commission",
    "SEC": "Securities and Exchange Commission",
    "FOMC": "Federal Open Market Committee",
    "IRS": "Internal Revenue Service",
    "BLS": "Bureau of Labor Statistics",
    "CBO": "Congressional Budget Office",
    "GAO": "Government Accountability Office",
    "NATO": "North Atlantic Treaty Organization",
}

# What stands before a name and is not part of it.
TITLES = frozenset(
    "mr mrs ms mx dr prof professor sir dame lord lady sen senator rep representative gov "  # noqa: SIM905
    "governor gen general col capt lt sgt president vice premier chancellor minister "
    "secretary chairman chairwoman chair commissioner ambassador judge justice king queen "
    "prince princess pope director deputy prime chief executive officer spokesman spokeswoman "
    "former acting leader under assistant congressman congresswoman mayor attorney speaker "
    "economist analyst undersecretary democrat republican adviser advisor spokesperson envoy "
    "strategist counsel commissioner-designate vice-president director-general "
    "secretary-general".split()
)

# Those that in small letters too stand right before who holds them.
OFFICES = frozenset(
    "president premier chancellor minister secretary chairman chairwoman commissioner "  # noqa: SIM905
    "ambassador senator governor representative director spokesman spokeswoman spokesperson "
    "economist analyst envoy leader negotiator adviser advisor director-general "
    "secretary-general".split()
)

# First names that are no other words, by which who bears one is known for a person.
FIRST_NAMES = frozenset(
    "alan alice andrew angela anna anthony barbara benjamin brian carlos charles christine "  # noqa: SIM905
    "claudia daniel david deborah diana donald edward elizabeth emmanuel eric friedrich giorgia "
    "gary gregory hakeem howard jacob jamieson janet jason jeffrey jennifer jerome joe joseph juan "
    "karen keir kevin laura linda luiz marco margaret maria mark mary michael narendra nancy "
    "olaf patricia patrick paul pedro peter philip rachel richard robert roger ronald sarah "
    "scott sergei shigeru stephen steven susan thomas timothy ursula vladimir volodymyr walter "
    "wendy william".split()
)

# What tells a body by one of its words, and a law by its last one.
BODIES = frozenset(
    "ministry commission department bank union organization organisation court congress "  # noqa: SIM905
    "senate house parliament council committee office agency inc corp ltd plc llc group "
    "association federation institute university chamber board bureau authority "
    "administration cabinet company co fund center centre party customs treasury exchange "
    "forum alliance coalition service tribunal representative reserve foundation society "
    "confederation league securities holdings corporation pentagon kremlin".split()
)
LAWS = frozenset(
    "act agreement treaty accord protocol convention proclamation code schedule".split()  # noqa: SIM905
)

# Words that open sentences, or are set in capitals, without naming anything.
COMMON = frozenset(
    "a about above according accordingly across additionally after again against ahead all "  # noqa: SIM905
    "almost along already also although always amid among an and another any anyone anything "
    "are as asked at away back based be because been before behind being below beside besides "
    "between beyond both but by can could currently d despite did do does doing down due "
    "during each earlier eastern either else elsewhere even ever every everyone everything "
    "except few fewer finally first following for from further furthermore given had has have "
    "having he hence her here hers him his how however i if in including indeed instead into "
    "is it its itself just last late later least less let like likewise ll many may me "
    "meanwhile midwestern might mine more moreover most much must my near nearly neither "
    "never nevertheless new next no nobody none nor northern not nothing now of off officials "
    "often on once one only onto or other others otherwise our out over overall part per "
    "perhaps please previously put rather re recently right s same second see separately "
    "several shall she should similarly since so some someone something sometimes soon "
    "southern still such t that the their them themselves then there therefore these they "
    "third this those though three through throughout thus to today together tomorrow tonight "
    "too toward towards two under unless unlike until up upon ve very via was we well were "
    "western what whatever when whenever where whereas whether which while who whoever whom "
    "whose why will with within without would yes yesterday yet you your".split()
)

# Abbreviations, and their plurals, that name nobody and nothing of their own.
NO_NAMES = frozenset(
    "MP MPs MEP MEPs PM PMs CEO CEOs CFO CFOs GDP GNP VAT GST SME SMEs NGO NGOs FTA FTAs AI IT TV "  # noqa: SIM905
    "PhD ID IDs EV EVs SUV SUVs IP R&D Q&A OK AD CVD TRQ TRQs MFN HS EDT EST ET GMT UTC BST CET "
    "CEST".split()
)

# Single words that are names even where they open a sentence.
SURE = frozenset({"Asean", "Congress", "Efta", "Mercosur", "Nafta", "Opec", "Unctad"})

# The states of the United States by their postal codes.
STATES = dict(
    pair.split(" ", 1)
    for pair in (  # noqa: SIM905
        "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut"
        "|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa"
        "|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan"
        "|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada"
        "|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina"
        "|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island"
        "|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia"
        "|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|NYS New York"
    ).split("|")
)

# What tells, right behind a word that opens a sentence, that it is somebody's name.
SPEAKING = tuple(
    "said says told called described warned argued announced added noted replied declined "  # noqa: SIM905
    "insisted vowed wrote denied acknowledged conceded admitted complained praised criticised "
    "criticized condemned denounced urged voiced suggested predicted claimed thinks "
    "believes".split()
)
