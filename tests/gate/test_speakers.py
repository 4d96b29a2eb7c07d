"""Whoever says something in a line says it in the evidence."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Elmria and Chile at odds over the pipe duty",
    publisher="Harbour Wire",
    body=(
        "Trade Minister Ada Vale said on Monday that the pipe duty would protect smelters and "
        "their workers. Economist Ivo Lund of the Harbour Institute said the duty would raise "
        "prices for builders across the country.\n\n"
        "“Nobody was asked before the duty was drawn up,” Lund told reporters. “It is a bill "
        "without an address.” He added that builders had begun to import from Peru.\n\n"
        "Chile’s trade ministry called the duty a breach of the treaty, while Peru said it would "
        "wait for the ruling of the panel. Brewers warn that cans may become scarce in summer.\n\n"
        "The Tin Council, which Rosa Orr leads, estimates that stocks will last for six weeks. "
        "“We have never seen such demand for sheets,” she said."
    ),
)
MONDAY, REPORTERS, CHILE, COUNCIL = SOURCE.text.split("\n\n")[1:]


def wrong(text: str, *quotes: str) -> bool:
    return bool(words_for(Fault.SPEAKER_DIFFERS, text, SOURCE, *quotes))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Vale said the pipe duty would protect smelters and workers.", MONDAY),
        ("The pipe duty will protect smelters, according to the trade minister.", MONDAY),
        ("Builders will pay higher prices because of the duty, Ivo Lund said.", MONDAY),
        ("The Harbour Institute said the duty would raise prices for builders.", MONDAY),
        ("“It is a bill without an address,” Lund said.", REPORTERS),
        ("Lund called the duty “a bill without an address”.", REPORTERS),
        ("Builders began to import from Peru, Lund added.", REPORTERS),
        ("Chile called the duty a breach of the treaty.", CHILE),
        ("Santiago said the duty was a breach of the treaty.", CHILE),
        ("Peru said that it would wait for the ruling of the panel.", CHILE),
        ("The Tin Council estimates that stocks will last for six weeks.", COUNCIL),
        ("Orr said that they had “never seen such demand for sheets”.", COUNCIL),
        ("The Harbour Wire said stocks will last for six weeks.", COUNCIL),
    ],
)
def test_whoever_says_it_says_it(text: str, quote: str) -> None:
    assert not wrong(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Lund said the pipe duty would protect smelters and their workers.", MONDAY),
        ("Vale said the duty would raise prices for builders across the country.", MONDAY),
        ("“It is a bill without an address,” Vale said.", REPORTERS),
        ("Ada Vale called the duty “a bill without an address”.", REPORTERS),
        ("Vale told reporters that nobody was asked before the duty was drawn up.", REPORTERS),
        ("Peru called the duty a breach of the treaty.", CHILE),
        ("Chile said that it would wait for the ruling of the panel.", CHILE),
        ("The Vale administration concedes that cans may become scarce in summer.", CHILE),
        ("Lund said that they had “never seen such demand for sheets”.", COUNCIL),
        ("The Harbour Institute estimates that stocks will last for six weeks.", COUNCIL),
    ],
)
def test_nobody_says_what_another_says(text: str, quote: str) -> None:
    assert wrong(text, quote)


FERRIES = make.article(
    2,
    title="Ferries of Elmria",
    publisher="Harbour Wire",
    body=(
        "Ivo Lund, the former pilot who runs the ferries, told The Arnholm Gazette in May that "
        "Mayor Ada Vale had cut their quay. He said he still thought that the ferries could be "
        "saved by autumn.\n\n"
        "The Board of Pilots announced on Monday that it would train forty sailors for Ada Vale."
    ),
)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Lund said he still thought the ferries could be saved by autumn.",
            "He said he still thought that the ferries could be saved by autumn.",
        ),
        (
            "The BOP said on Monday that it would train forty sailors.",
            "The Board of Pilots announced on Monday that it would train forty sailors",
        ),
        (
            "The Board of Pilots said that it would train forty sailors.",
            "The Board of Pilots announced on Monday that it would train forty sailors",
        ),
    ],
)
def test_he_is_who_heads_the_sentence_before_and_an_announcement_is_saying(
    text: str, quote: str
) -> None:
    assert not words_for(Fault.SPEAKER_DIFFERS, text, FERRIES, quote)


def test_who_else_is_cited_does_not_make_a_speaker() -> None:
    line = "Vale said the duty would raise prices for builders across the country."
    assert wrong(line, MONDAY.split(". ")[0], MONDAY.split(". ")[1])


MILLS = make.article(
    3,
    title="Acme Steel to close two mills",
    publisher="Harbour Wire",
    body=(
        "Jane Holt, a spokeswoman for Acme Steel, said the closures would affect 300 workers.\n\n"
        "Holt said the firm would offer new jobs in Arnholm. Economist Ivo Lund of the Harbour "
        "Institute said wages would fall across the region.\n\n"
        "Kelp prices at the mills will double, according to estimates by the Tin Council.\n\n"
        "The duty on kelp was called a heavy burden by the Chamber of Commerce. The complainant "
        "alleges that kelp imports harm its mills.\n\n"
        "“We are proud of our workers at the mills,” chief executive Karl Brandt told investors. "
        "He added that Acme Steel would invest in Arnholm. Ames-Lund left the Tin Council."
    ),
)
_, FIRM, PRICES, BURDEN, PROUD = MILLS.text.split("\n\n")[1:]


def strange(text: str, quote: str) -> bool:
    return bool(words_for(Fault.SPEAKER_DIFFERS, text, MILLS, quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Acme Steel said it would offer new jobs in Arnholm.", FIRM),
        ("The steelmaker's CEO told investors that the firm was proud of its workers.", PROUD),
        ("Wages will fall across the region, the Harbour Institute said.", FIRM),
        ("Kelp prices at the mills will double, the Tin Council estimates.", PRICES),
        ("The Chamber of Commerce called the duty on kelp a heavy burden.", BURDEN),
        ("The complainant says that kelp imports harm its mills.", BURDEN),
        ("Acme Steel told investors that it was proud of its workers at the mills.", PROUD),
    ],
)
def test_a_firm_says_what_its_people_say(text: str, quote: str) -> None:
    assert not strange(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Kelp prices at the mills will double, the Harbour Institute estimates.", PRICES),
        ("Kelp prices will double at the mills, in estimates by the Harbour Institute.", PRICES),
        ("The Tin Council called the duty on kelp a heavy burden.", BURDEN),
    ],
)
def test_no_other_body_says_it(text: str, quote: str) -> None:
    assert strange(text, quote)


PORTS = make.article(
    4,
    title="Ports of Elmria fall silent",
    publisher="Harbour Wire",
    body=(
        "Harbour Master Ada Orr came to the quay and said the last barge had left for Peru, "
        "Tin News reported.\n\n"
        "Acme Steel chief executive Karl Brandt met investors. Shares of its rival, the old mill "
        "that workers and pilots of the northern ports know as Windrose Copper, were flat while "
        "brewers, growers and bakers all along the coast waited for the ferries to sail again.\n\n"
        "Stocks of tin sheets will last for six weeks.\n\n"
        "Brandt said the firm had received offers from several foreign buyers of mills.\n\n"
        "Senator Ivo Lund said he would not stand for office again after the strike of pilots. "
        "Senator Jane Holt voted against the strike."
    ),
)
BARGE, _, _, OFFERS, STRIKE = PORTS.text.split("\n\n")[1:]


def other(text: str, quote: str) -> bool:
    return bool(words_for(Fault.SPEAKER_DIFFERS, text, PORTS, quote))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The Harbour Master said at the quay that the last barge had left for Peru.", BARGE),
        ("Ada Orr said the last barge had left for Peru.", BARGE),
        ("The chief executive of Acme Steel said foreign buyers had made offers.", OFFERS),
        ("Senator Ivo Lund will not stand for office again, he said after the strike.", STRIKE),
    ],
)
def test_whoever_holds_the_office_or_is_reported_to_speak_says_it(text: str, quote: str) -> None:
    assert not other(text, quote)


def test_nobody_of_another_body_says_it() -> None:
    said = "said the firm had received offers from several foreign buyers of mills."
    assert not other(f"The chief executive of Acme Steel {said}", OFFERS)
    assert other(f"The chief executive of Windrose Copper {said}", OFFERS)


PLUMS = make.article(
    5,
    title="Plums of Elmria",
    publisher="Harbour Wire",
    body=(
        "A Central Bank of Elmria study foresees dearer plums. The Kestrel Institute for Orchards "
        "disagrees.\n\n"
        "“Growers that compete with imported plums will not raise their prices,” the institute "
        "said.\n\n"
        "As Senator Ivo Lund put it: “Levies on plums are bills that growers never asked for.” "
        "Minister Ada Vale signed the levy on Monday."
    ),
)
GROWERS, LEVIES = PLUMS.text.split("\n\n")[2:]


def misheard(text: str, quote: str) -> bool:
    return bool(words_for(Fault.SPEAKER_DIFFERS, text, PLUMS, quote))


def test_the_institute_may_be_one_named_before() -> None:
    said = "Growers competing with imported plums will not raise prices, the"
    assert not misheard(f"{said} Kestrel Institute said.", GROWERS)


def test_whoever_puts_it_so_or_points_it_out_says_it() -> None:
    said = "Levies on plums are bills that growers never asked for"
    levies = LEVIES.split(" Minister")[0]
    assert not misheard(f"{said}, as Senator Lund put it.", levies)
    assert misheard(f"{said}, as Minister Vale put it.", levies)
    assert misheard(f"Ada Vale pointed out that {said.lower()}.", levies)


MILL = make.article(
    9,
    title="The Sorrel mill",
    publisher="Harbour Wire",
    body=(
        "“We owe the mill to its four hundred hands, and we want them to stay,” Hugo James said"
        " at the yearly meeting of Sorrel Paper.\n\n"
        "Bea Peck from the Centre for Lumber Policy argued in a recorded speech that quotas were"
        " bad for owners.\n\n"
        "“By cutting quotas unevenly the mill sells its owners short in every market,” the"
        " recording said.\n\n"
        "“Chasing permits is costing us whole seasons,” said Jon Eppard, who makes Vybo tea in"
        " Port Ellis.\n\n"
        "“Our clerks keep refining the rules for their best effect,” said Assistant Secretary"
        " of Forestry for Permit Administration Thea D. Ross Kendry.\n\n"
        "The vote was a triumph for Mayor Newell in a nationwide contest urged by President"
        " Trent.\n\n"
        "The port of Lisle lies outside the North American pact, he said, and may be spared the"
        " levy for good, he said."
    ),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "James, the chairman, said that Sorrel owed the mill to its four hundred hands.",
            "We owe",
        ),
        ("The mill sells its owners short by cutting quotas unevenly, Peck argued.", "By cutting"),
        ("The maker of Vybo said that chasing permits cost him whole seasons.", "Chasing"),
        ("A tea maker in Port Ellis said that chasing permits cost him whole seasons.", "Chasing"),
        ("Assistant Secretary Kendry said the clerks kept refining the rules.", "Our clerks"),
        ("Newell triumphed in a nationwide contest that Trent had urged in a vote.", "The vote"),
        ("The port of Lisle may be spared the levy for good, the president said.", "The port"),
    ],
)
def test_whose_word_it_may_be_passes(text: str, words: str) -> None:
    quote = next(part for part in MILL.text.split("\n\n") if words in part)
    assert words_for(Fault.SPEAKER_DIFFERS, text, MILL, quote) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("James, the chairman, said that chasing permits is costing whole seasons.", "Chasing"),
        (
            "The maker of Vybo said the clerks kept refining the rules for best effect.",
            "Our clerks",
        ),
        ("In a nationwide contest that Newell had urged, the vote was a triumph.", "The vote"),
        ("Peck said that chasing permits is costing whole seasons.", "Chasing"),
    ],
)
def test_whose_word_it_cannot_be_does_not(text: str, words: str) -> None:
    quote = next(part for part in MILL.text.split("\n\n") if words in part)
    assert words_for(Fault.SPEAKER_DIFFERS, text, MILL, quote)


COUNCIL_DAY = make.article(
    10,
    title="A day of the Council",
    publisher="Harbour Wire",
    body=(
        "The smelters' lawyer, Omar Elsey, asked for a week.\n\n"
        "Elsey called it an unusual request of the defence. “These are odd times,” he said.\n\n"
        "Rolf Brandt, director of harbours at the Kestrel School, told The Lisle Post, “That nobody"
        " drowned tells much about the belts and the deck.”\n\n"
        "Pia Moskova, Commissioner for Roads and Money Affairs, Toll and Customs, said: “After five"
        " years of mild growth, the ports have now sped up.”\n\n"
        "Vito Dombrow, Vice-President for Dialogue, also in charge of Calm Markets, Port Works and"
        " the Tin Union, said: “The time to mend the quay is at low tide.”"
    ),
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“These are odd times,” the lawyer said.", "odd times"),
        ("“These are odd times,” the Arnholm Democrat said.", "odd times"),
        ("“These are odd times,” said the smelters’ lawyer.", "odd times"),
        ("His lawyer called the request of the defence unusual.", "odd times"),
        ("Brandt, of the Kestrel School, told the Post that it tells much of the belts.", "belts"),
        (
            "Moskova, the commissioner, said that the ports had now sped up after five years.",
            "mild",
        ),
        ("“The time to mend the quay is at low tide,” Dombrow said.", "low tide"),
    ],
)
def test_whoever_is_told_to_hold_an_office_speaks(text: str, words: str) -> None:
    quote = next(part for part in COUNCIL_DAY.text.split("\n\n") if words in part)
    assert words_for(Fault.SPEAKER_DIFFERS, text, COUNCIL_DAY, quote) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“These are odd times,” the judge said.", "odd times"),
        ("“The time to mend the quay is at low tide,” Moskova said.", "low tide"),
        ("Dombrow said that the ports had now sped up after five years of mild growth.", "mild"),
        ("Elsey told the Post that it tells much about the belts and the deck.", "belts"),
    ],
)
def test_whoever_else_does_not(text: str, words: str) -> None:
    quote = next(part for part in COUNCIL_DAY.text.split("\n\n") if words in part)
    assert words_for(Fault.SPEAKER_DIFFERS, text, COUNCIL_DAY, quote)


def test_a_department_has_the_word_of_its_administration() -> None:
    source = make.article(
        11,
        title="Notices",
        body=(
            "The Arden administration said about 4,000 clerks had so far received notices.\n\n"
            "The Justice Department and the Tin Institute sent the list to a court."
        ),
    )
    told = "The Arden administration said about 4,000 clerks had so far received notices."

    def stopped(text: str) -> bool:
        return bool(words_for(Fault.SPEAKER_DIFFERS, text, source, told))

    assert not stopped("About 4,000 clerks had received notices, the Justice Department said.")
    assert stopped("About 4,000 clerks had so far received notices, Vale said.") is False
    assert stopped("About 4,000 clerks had so far received notices, the judge said.")


def test_who_chairs_a_body_has_its_word_whatever_else_begins_as_its_name_does() -> None:
    said = (
        "“I wholly support the plan to restore the herring beds,” said Rep. Olga Brandvik, who"
        " chairs the House Herring Beds Committee."
    )
    body = f"Speaker Ames opened the House on Monday. {'It was quiet. ' * 12}{said}"
    article = make.article(title="Herring beds", body=body)
    line = "The chairman of the House Herring Beds Committee said the plan had full support."
    assert not words_for(Fault.SPEAKER_DIFFERS, line, article, said)
    line = line.replace("House Herring Beds Committee", "Kelp Fund")
    assert words_for(Fault.NAME_NOT_IN_EVIDENCE, line, article, said)
