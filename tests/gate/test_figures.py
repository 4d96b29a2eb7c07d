"""Figures against evidence that puts them otherwise: rounded, reckoned, converted, or wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain import Article, Fault, Line, Reason
from bot.gate import check
from tests import make

FIGURE, UNIT, BOUND, SCOPE = (
    Fault.FIGURE_NOT_IN_EVIDENCE,
    Fault.UNIT_DIFFERS,
    Fault.BOUND_ELSEWHERE,
    Fault.SCOPE_WIDENED,
)


def reasons(text: str, source: str, before: str = "Zinc news.") -> tuple[Reason, ...]:
    article: Article = make.article(
        title="Zinc in brief",
        body=f"{before} {source}",
        published=datetime(2026, 3, 25, 9, tzinfo=UTC),
    )
    line = Line(text=text, citations=(make.cite(article, source),))
    return check(line, {article.id: article}).reasons


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # rounding
        ("Nearly nine-tenths of the ore is exported.", "It exports 88.6% of the ore."),
        ("More than half of the ore is exported.", "It exports 53% of the ore."),
        ("More than a third of the ore is exported.", "It exports 37% of the ore."),
        ("Over a tenth of the ore is exported.", "It exports 10.5% of the ore."),
        ("The pause lasts about two months.", "The pause of the zinc duty lasts 60 days."),
        ("The pause lasts some three months.", "The pause of the zinc duty lasts 92 days."),
        ("It makes about 2 million tonnes.", "It makes 1.96 million tonnes of zinc."),
        ("No fewer than 40 smelters are idle.", "At least 40 zinc smelters are idle."),
        # words, parts of units
        ("The levy rises by 50 basis points.", "The levy rises by 1/2 percentage point."),
        ("The levy rises by half a point.", "The levy rises by 0.5 percentage point."),
        (
            "Over 300% of the price abroad is paid.",
            "More than three times the price abroad is paid.",
        ),
        ("It was signed a quarter of a century ago.", "It was signed 25 years ago."),
        ("The zinc rate is zero.", "Zinc enters duty-free."),
        ("Zinc faces a zero tariff.", "The tariff on zinc is 0%."),
        # conversions
        ("Zinc costs about $2 a kilogram.", "Zinc costs $2,000 a tonne."),
        ("Zinc costs about 91 cents a pound.", "Zinc costs $2,000 a tonne."),
        ("Fuel costs about 80 cents a litre.", "Fuel costs $3.02 per gallon."),
        ("It imports about $1.2 billion a year.", "It imports $100 million a month."),
        ("It imports about $100 million a month.", "Annual imports of $1.2 billion came in."),
        ("A turkey costs about $1.34 a pound.", "The 16-pound turkey costs $21.50."),
        ("The tin holds 4,000 milliliters.", "The tin holds 4 liters of it."),
        ("It is reported every three months.", "It is reported on a quarterly basis."),
        # rounding to a whole, and bounds
        ("The price is up by almost 1%.", "The price is up by 0.9%."),
        ("It runs for close to five weeks.", "It has the longest run of days, 34, in 2019."),
        ("It is not worth more than $600.", "Its value does not exceed $600."),
        # a unit that is told once
        (
            "Prices rose by 20 basis points and wages by 10.",
            "Prices rose 0.2 percentage point, and wages 0.1 percentage point.",
        ),
        # comparisons
        (
            "The zinc duty is ten percentage points higher than it was.",
            "The duty on zinc is 20% now. It was 10% in May.",
        ),
        (
            "A fraud is banned for three years longer than an error.",
            "A fraud is banned for a five-year period. An error is banned for a two-year period.",
        ),
        ("It is over in a third of an hour.", "It is over in 20 minutes."),
        ("More than 4.5% of it is sold.", "It sold 4.6% of its ore."),
        ("It came close to eight million.", "It came to 7.6 milion."),
        ("The zinc is named seven times in it.", "It names zinc seven times."),
        # sums of things that are alike
        ("Up to 60 would be bought in all.", "It buys 30 plus an option for 30 more."),
        ("The dinner cost $6.40 a person.", "A dinner for 10 people cost $64.05."),
        (
            "The 1.5 million cheques come to about $2.7 billion in total.",
            "Nearly 1.5 million people get a cheque of $1,776.",
        ),
        # what the words lead on to
        (
            "Over five years it pays $200 million.",
            "It pays $40 million in each of the next five years.",
        ),
        (
            "It buys 87 tonnes in all.",
            "It buys 12 tonnes now and 25 tonnes in each of 2026, 2027 and 2028.",
        ),
        (
            "Together three mines dug 85 tonnes.",
            "They dug 52 tonnes, 21 tonnes, 12 tonnes and 30 tonnes.",
        ),
        (
            "About 400,000 tins were exported.",
            "It made 1.2 million tins, a third of which went abroad.",
        ),
        (
            "Three members abstained.",
            "Of the 27 members, 19 voted for it and 5 against; the rest abstained.",
        ),
        ("Gold makes up 40% of the fund.", "The fund holds 60% in zinc; the remainder is in gold."),
        ("This year it digs 220,000 tonnes.", "It dug 200,000 tonnes and will dig 10% more."),
        (
            "The duty was 15% of the value.",
            "It paid $3.6 million in duty on goods worth $24 million.",
        ),
        ("It covers 34 tariff lines.", "All but 6 of the 40 tariff lines are covered."),
        (
            "Of $170 billion all but $95 billion is zinc's.",
            "Zinc got $75 billion of the $170 billion.",
        ),
        # as it is set elsewhere, and words
        ("Zinc gets 425 euros a tonne.", "The refund is EUR 42,50 per 100 kg of zinc."),
        ("Zinc gets EUR 396.95 a tonne.", "The refund on zinc is 39,695 EUR/100 kg."),
        ("Zinc of 35,6% purity is exempt.", "Zinc of 35.6 % purity is exempt."),
        ("An egg costs about 52 cents.", "Egg prices reached $6.20 a dozen."),
        ("A kilogram costs $2.10.", "The price is 2,100 dollars per metric ton."),
        ("It fell seven point seven percent.", "It fell 7.7%."),
        ("Twelve months saw no zinc dug.", "On a 12‑month basis no zinc was dug."),
        (
            "The deficit grew by 40 percent in half a decade.",
            "The deficit grew by 40 percent in the past 5 years.",
        ),
        (
            "Mali pays 25 percent, Peru 10 percent.",
            "Rates differ: Peru (10 percent), Mali (25 percent).",
        ),
        # one step of arithmetic
        ("The duty doubled from 25%.", "The duty doubled to 50%."),
        ("The duty was 25% before it rose to 50%.", "The duty doubled to 50%."),
        ("The quota was halved from 80,000 tonnes.", "The quota was halved to 40,000 tonnes."),
        ("The duty tripled.", "The duty rose from 10% to 30%."),
        ("The duty rose threefold.", "The duty rose from 10% to 30%."),
        ("Debt rose by more than half.", "Debt rose to 7.79 billion dollars from 5.01 billion."),
        ("It has 45 smelters in all.", "It has 30 smelters at home, 15 smelters abroad."),
        ("Exports had been about $50 million.", "Exports rose 20% to $60 million."),
        ("The index had stood at 5,963.60 before.", "The index lost 23.14 points, to 5,940.46."),
        (
            "Beef cows are about 30% of the herd.",
            "Of 94.2 million head 28.7 million are beef cows.",
        ),
        ("A third of it, some $67 billion, comes first.", "Of $200 billion one third comes first."),
        ("It pays about $23 million a year.", "It pays $184 million over eight years."),
        ("It lost 88 points and ended near 6,010.", "It fell 1.46%, or 88.2 points, to 6,012.28."),
        ("At 40% it is 15 points above Peru's.", "Mali 40%, Peru 25%, Oman 30%, Iran 35%."),
        ("With 24 points off it was 34 percent.", "It takes 24 points off, and keeps 10 percent."),
        ("It fell for two and a half weeks of trading.", "It fell for 13 trading days."),
        ("Of every ten dollars nine are kept.", "It keeps 90% of the dollars."),
        ("It grows by three quarters at once.", "It grows by 75% at once."),
        ("Nearly two-thirds (65%) agree.", "Some 65% agree."),
        # the currency of the sentence, and a letter for one
        (
            "The surplus in tin was 5.2 bn euro.",
            "The gap grew (-9.8 bn euro after -7.6 bn), the surplus in tin shrank (+5.2 bn).",
        ),
        ("Zinc sales rose by R3.25 billion.", "From R4.1 billion they rose to R 7.35 billion."),
        # ordinals and parts in words, old years, what is not to be passed
        ("It is the two hundred thirty-first mine.", "It is the 231st mine."),
        ("It takes roughly 11% of the ore.", "It takes one-ninth of the ore."),
        ("In 2026 it closed after 190 years.", "The mine, opened in 1836, closed in 2026."),
        (
            "Its share falls by no more than half a million tins.",
            "Its share shall not be cut by more than 500,000 tins.",
        ),
        # all others, and a part in words
        ("Some 2% of the mines had yet to pay.", "It said that 98% of the mines have paid."),
        (
            "Zinc rose 3%, less than half the rise of tin.",
            "Zinc rose three percent, and tin rose 6.3 percent.",
        ),
        (
            "Zinc brought 3.1 bn euro more in 2025, while tin was 1.2 bn lower.",
            "Zinc brought 8.4 bn euro after 5.3 bn; tin brought 2.6 bn euro after 3.8 bn.",
        ),
        # counted in a list
        ("Six countries are named.", "Peru, Chile, Japan, Norway, Ghana and Mali are named."),
        ("Three firms complained.", "Orr Inc., Vale Metals Co., and Lund Corp. complained."),
        # time of day
        ("It starts just after midnight.", "It starts at 12:01 a.m."),
        # two figures, put right
        (
            "Tin is charged 12% and zinc 25%.",
            "Zinc is charged 25%, while tin is charged 12%.",
        ),
        (
            "At least 15 of the more than 75 countries have filed.",
            "More than 75 countries want talks. At least 15 have filed.",
        ),
        (
            "The gap was 4.0% in 2024, after 2.0% from 2013 to 2019.",
            "In 2024 the gap was 4.0%, almost double the 2.0% between 2013 and 2019.",
        ),
        (
            "Lind took 9%, three points behind the Elm party.",
            "The Elm party was on 12%. Lind took 9%.",
        ),
        ("A few weeks of it are enough.", "A few weeks of it, or months, suffice."),
        ("Half of it goes by volume.", "Half of it goes by volume and by value."),
    ],
)
def test_what_means_the_same_figure_passes(text: str, source: str) -> None:
    found = [each for each in reasons(text, source) if each.fault in {FIGURE, UNIT, BOUND, SCOPE}]
    assert found == []


@pytest.mark.parametrize(
    ("text", "source", "fault", "words"),
    [
        ("Some 2% of the mines have paid.", "It said that 98% have paid.", FIGURE, "2%"),
        ("Some 2% had yet to pay.", "It said that 98% had yet to pay.", FIGURE, "2%"),
        ("Nearly nine-tenths is exported.", "It exports 78% of it.", FIGURE, "nine-tenths"),
        ("More than half is exported.", "It exports 43% of it.", FIGURE, "half"),
        ("The pause lasts about two months.", "The pause lasts 30 days.", FIGURE, "two months"),
        ("At least 40 are idle.", "At most 40 are idle.", SCOPE, "40"),
        ("It rises by 50 percent.", "It rises by 50 basis points.", UNIT, "50 percent"),
        ("Zinc costs $2 a pound.", "Zinc costs $2,000 a tonne.", UNIT, "$2"),
        ("The limit is 100 tons a month.", "The limit is 100 tons a year.", UNIT, "100 tons"),
        ("It takes $3tn a year.", "It takes $3tn over the next ten years.", UNIT, "$3tn"),
        ("It fell for 13 weeks.", "It fell for 13 trading days.", UNIT, "13 weeks"),
        ("It pays $1,000 a year.", "It pays a one-time $1,000.", UNIT, "$1,000"),
        ("It rose by 20 points.", "It rose 20%, and is 3% off its peak.", UNIT, "20 points"),
        ("It costs millions of dollars.", "It costs thousands of dollars.", UNIT, "millions"),
        ("It starts at noon.", "It starts at 12:01 a.m.", FIGURE, "noon"),
        ("Five countries are named.", "Peru, Chile, Mali and Ghana are named.", FIGURE, "Five"),
        ("It lasts only a few years.", "It lasts only a few weeks.", UNIT, "a few years"),
        ("Half of it goes by value.", "Half of it goes by volume.", UNIT, "by value"),
        ("It rises each week.", "It rises by 5 points each month.", UNIT, "each week"),
        ("It rises by 5% each week.", "It rises by 5% each month.", UNIT, "5%"),
        ("Zinc is named eleven times in it.", "It names zinc seven times.", FIGURE, "eleven"),
        ("It is due in 90 business days.", "It is due in 90 days.", UNIT, "90 business days"),
        (
            "A kilogram of pure zinc sold for an average of $4.10.",
            "The average price of a pound of pure zinc in a city was $4.10.",
            UNIT,
            "$4.10",
        ),
        ("The price is up by almost 2%.", "The price is up by 0.9%.", FIGURE, "2%"),
        (
            "The tin holds 400 milliliters.",
            "The tin holds 4 liters of it.",
            UNIT,
            "400 milliliters",
        ),
        ("It is reported every two months.", "It is reported quarterly.", FIGURE, "two months"),
        (
            "A fraud is banned for four years longer than an error.",
            "A fraud is banned for a five-year period. An error is banned for a two-year period.",
            FIGURE,
            "four years",
        ),
        # the words lead on to something else
        (
            "Over five years it pays $150 million.",
            "It pays $40 million in each of the next five years.",
            FIGURE,
            "$150 million",
        ),
        ("Gold makes up 30% of it.", "It holds 60% in zinc; the rest is gold.", FIGURE, "30%"),
        ("Zinc gets 42 euros a tonne.", "It is EUR 42,50 per 100 kg of zinc.", UNIT, "42 euros"),
        ("An egg costs $6.20.", "Egg prices reached $4.80 a dozen.", FIGURE, "$6.20"),
        ("Mali pays 9 percent.", "Peru (10 percent), Mali (25 percent).", FIGURE, "9 percent"),
        (
            "The gap was 4.0% from 2013 to 2019, and 2.0% in 2024.",
            "In 2024 the gap was 4.0%, almost double the 2.0% between 2013 and 2019.",
            BOUND,
            "4.0%",
        ),
        (
            "Tin is charged 25% and zinc 12%.",
            "Zinc is charged 25%, while tin is charged 12%.",
            BOUND,
            "25%",
        ),
    ],
)
def test_another_figure_is_stopped(text: str, source: str, fault: Fault, words: str) -> None:
    assert (fault, words) in [(each.fault, each.words) for each in reasons(text, source)]


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("The dinner now costs $8.87 less than at its peak.", False),
        ("The dinner now costs $9.12 less than at its peak.", True),
        ("The dinner now costs $8.87 in all.", True),
    ],
)
def test_a_line_may_compare_with_what_stands_elsewhere(text: str, *, stopped: bool) -> None:
    before = "The average dinner costs $55.18 this year."
    source = "The average dinner peaked at $64.05 in 2022."
    assert (FIGURE in [each.fault for each in reasons(text, source, before)]) is stopped


def test_a_figure_may_stand_in_another_sentence_of_the_same_thing() -> None:
    before = "The zinc smelters of Elmria employ 4,700 people."
    source = "The smelters of Elmria are to close, the ministry said."
    assert reasons("The zinc smelters of Elmria employ 4,700 people.", source, before) == ()
    assert [each.fault for each in reasons("The price rose by 4,700.", source, before)] == [FIGURE]


def test_a_figure_from_another_sentence_is_of_the_same_thing_there() -> None:
    before = "Sales of Norwegian copper fell by 80% over the year."
    source = "Sales of Norwegian zinc fell by 22% over the year."
    line = "Sales of Norwegian zinc fell by 80% and those of copper by 22% over the year."
    assert BOUND in [each.fault for each in reasons(line, source, before)]


@pytest.mark.parametrize(
    ("text", "source", "stopped"),
    [
        ("None of the three governments is bound.", "The text binds no government.", False),
        ("The three sides hope to sign.", "The participants intend to sign it.", False),
        ("The three firms hope to sign.", "The four firms intend to sign it.", True),
        ("It killed 14.", "It sickened at least 20, killing four.", True),
        ("Two of the three plans cost more.", "All three plans cost more.", True),
        ("It costs $14.", "It costs nothing that is known.", True),
        ("It has 1,700 smelters.", "It has smelters.", True),
    ],
)
def test_a_small_count_counts_where_it_takes_the_place_of_another(
    text: str, source: str, stopped: bool
) -> None:
    assert (FIGURE in [each.fault for each in reasons(text, source)]) is stopped


def test_a_figure_may_stand_right_beside_the_cited_words() -> None:
    before = "New numbers for the year put it at 7.4%."
    source = "When Orr first asked, the share of idle mines was about 2%."
    line = "The share of idle mines was about 2% when Orr first asked, and is 7.4% now."
    assert FIGURE not in [each.fault for each in reasons(line, source, before)]
    line = "The share of idle mines was about 7.4% when Orr first asked."
    assert FIGURE in [each.fault for each in reasons(line, source, before)]


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("Sales rose 12% in Peru, 31% in Chile and 7% in Ghana.", False),
        ("Sales rose 31% in Peru, 12% in Chile and 7% in Ghana.", True),
    ],
)
def test_respectively_may_refer_to_a_list_before_it(text: str, *, stopped: bool) -> None:
    source = (
        "Sales to Chile, Peru and Ghana rose. Those to the three were up 31%, 12% and 7%,"
        " respectively."
    )
    assert (BOUND in [each.fault for each in reasons(text, source)]) is stopped


@pytest.mark.parametrize(
    ("text", "stopped"),
    [
        ("Sales of tin fell by 35% and those of zinc by 15%.", False),
        ("Sales of tin fell by 15% and those of zinc by 35%.", True),
        ("Copper gained 10%; sales of the other two fell by 35% and 15% respectively.", False),
        ("Copper is now charged at 9.5 percent, not 10.", False),
    ],
)
def test_respectively_is_of_its_own_clause(text: str, *, stopped: bool) -> None:
    source = (
        "Sales of copper rose by 10%, and those of nickel by 15%, but shipments of zinc and tin"
        " fell by 15% and 35%, respectively. Copper will drop from 10 to 9.5 percent."
    )
    assert (BOUND in [each.fault for each in reasons(text, source)]) is stopped


def test_a_sentence_may_refer_to_the_figure_before_it() -> None:
    source = "This rate holds for copper, too."
    before = "The duty on zinc is 14%."
    assert reasons("Copper is charged 14%.", source, before) == ()
    assert reasons("Copper is charged 14%.", "Copper pays a rate, too.", before)


def test_another_figure_of_the_sentence_leaves_none_to_refer_to() -> None:
    source = "This rate is 9% for copper."
    found = reasons("The rate is 14% for copper.", source, "The duty on zinc is 14%.")
    assert [each.fault for each in found] == [FIGURE]
