"""An office, a body or a group has in a line no words that are another's."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests import make
from tests.gate.meaning import assert_fair, assert_unfair, words_for

SOURCE = make.article(
    1,
    title="Pipe duty divides Elmria",
    publisher="Harbour Wire",
    body=(
        "President Donald Ames signed the pipe duty into law on Monday. Ivo Lund, a lawyer for "
        "the smelters, joined Ada Orr, chief economist at the Kestrel Fund, at the quay.\n\n"
        "“We hope that this bizarre duty will be repealed by the harvest,” Lund said.\n\n"
        "Stocks of tin sheets will last for six weeks, according to Tin Council estimates. The "
        "Customs Service reported no delays at the northern ports.\n\n"
        "Marine biologists, including those at the reefs, argued that dredging will leave the "
        "harbour less safe for seals and otters.\n\n"
        "The complainant alleges that dumped sheets have cost local mills jobs and profits.\n\n"
        "Pilots are deemed to be “rare birds” by the Maritime Court, though they share duties and "
        "pay with sailors.\n\n"
        "Orr said she expects rivals such as Windrose Bank to close nine branches by autumn.\n\n"
        "Crowds have damaged foundries across Elmria as President Ames, a friend of Lund’s, has "
        "vowed to prosecute those suspected of arson.\n\n"
        "The retailer Brightwell said its shops will stay open through the winter sales.\n\n"
        "Officials at the trade ministry said permits for sheets will be issued within a month.\n\n"
        "Chile's farmers warned that the levy on plums will ruin their orchards and presses."
    ),
)
PARTS = SOURCE.text.split("\n\n")


def wrong(text: str, quote: str) -> bool:
    return bool(words_for(Fault.SPEAKER_DIFFERS, text, SOURCE, quote))


def part(words: str) -> str:
    return next(each for each in PARTS if words in each)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An economist at the ministry hoped “this bizarre duty” would be repealed.", "bizarre"),
        ("The judge said he hoped this bizarre duty will be repealed by the harvest.", "bizarre"),
        ("Economists said they hope the bizarre duty is repealed by the harvest.", "bizarre"),
        ("The Customs Service estimates that stocks of tin sheets will last six weeks.", "Stocks"),
        ("Stocks of tin sheets will last six weeks, according to the Customs Service.", "Stocks"),
        ("Officials of the fishery office argued that dredging will leave seals less safe.", "Mar"),
        ("A judge argued that dredging will leave the harbour less safe for otters.", "Marine"),
        ("The Tribunal alleges that dumped sheets have cost mills jobs and profits.", "complain"),
        ("Lost jobs and profits at the mills are what the court alleges of sheets.", "complainant"),
        ("“Rare birds” is how the Admiralty Board has deemed pilots, who share duties.", "Pilots"),
        ("Windrose Bank said it expects to close nine branches by autumn.", "Windrose"),
        ("Lund has vowed to prosecute those suspected of arson at foundries.", "Crowds"),
        ("A judge said permits for sheets will be issued within a month.", "Officials at"),
        ("Experts said permits for sheets will be issued within a month.", "Officials at"),
        ("Peru's farmers warned that the levy on plums will ruin their orchards.", "Chile's"),
        ("Chile's ministry warned that the levy on plums will ruin orchards.", "Chile's"),
    ],
)
def test_what_one_says_is_no_word_of_another(text: str, words: str) -> None:
    assert wrong(text, part(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lund said he hoped that “this bizarre duty” would be repealed.", "bizarre"),
        ("A lawyer for the smelters hoped the bizarre duty will be repealed.", "bizarre"),
        ("Attorneys said they hope the bizarre duty will be repealed by the harvest.", "bizarre"),
        ("The smelters hope that the bizarre duty will be repealed by the harvest.", "bizarre"),
        ("The Tin Council estimates that stocks of sheets will last for six weeks.", "Stocks"),
        ("Stocks of sheets will last six weeks, in an estimate by the Tin Council.", "Stocks"),
        ("A spokesman for the Tin Council said stocks will last six weeks.", "Stocks"),
        ("Stocks of tin sheets will last for six weeks.", "Stocks"),
        ("Biologists argued that dredging will leave the harbour less safe for seals.", "Marine"),
        ("Scientists argued that dredging will leave the harbour less safe for seals.", "Marine"),
        ("Dredging will leave the harbour less safe for seals, experts said.", "Marine"),
        ("The complainant says dumped sheets have cost local mills jobs.", "complainant"),
        ("A company alleges that dumped sheets have cost local mills jobs.", "complainant"),
        ("The court has deemed pilots “rare birds”, though they share duties and pay.", "Pilots"),
        ("Pilots are “rare birds” in the words of the Maritime Court.", "Pilots"),
        ("Ada Orr said that Windrose Bank will close nine branches by autumn.", "Windrose"),
        ("An economist expects Windrose Bank to close nine branches by autumn.", "Windrose"),
        ("The Kestrel Fund expects Windrose Bank to close nine branches by autumn.", "Windrose"),
        ("The president has vowed to prosecute those suspected of arson.", "Crowds"),
        ("Donald Ames has vowed to prosecute those suspected of arson.", "Crowds"),
        ("The government has vowed to prosecute those suspected of arson.", "Crowds"),
        ("The company said its shops will stay open through the winter sales.", "Brightwell"),
        ("A spokeswoman said its shops will stay open through the winter sales.", "Brightwell"),
        ("Brightwell’s chief said its shops will stay open through the sales.", "Brightwell"),
        ("The ministry said permits for sheets will be issued within a month.", "Officials at"),
        ("The government said permits for sheets will be issued within a month.", "Officials at"),
        ("The trade minister said permits for sheets will be issued in a month.", "Officials at"),
        ("The Treasury said permits for sheets will be issued within a month.", "Officials at"),
        ("Elmria said permits for sheets will be issued within a month.", "Officials at"),
        ("Growers warned that the levy on plums will ruin their orchards.", "Chile's"),
        ("Chilean plum producers warned that the levy will ruin orchards.", "Chile's"),
    ],
)
def test_who_may_be_the_same_passes(text: str, words: str) -> None:
    assert not wrong(text, part(words))


def test_a_body_known_by_one_word_has_the_word_of_its_minister() -> None:
    told = "Finance Minister Rolf Berg said the copper levy will be scrapped by the spring budget."
    source = make.article(2, title="Elmria in brief", publisher="Harbour Wire", body=told)
    text = "The Treasury said the copper levy will be scrapped by the spring budget."
    assert not words_for(Fault.SPEAKER_DIFFERS, text, source, told)


def test_a_union_has_no_word_of_a_ministry() -> None:
    source = 'The guild called the levy "a betrayal of weavers". The government defended it.'
    assert_fair(source, 'The guild called the levy "a betrayal of weavers".')
    assert_unfair(source, 'The government called the levy "a betrayal of weavers".')
    source = "Felt users said the levy would cost jobs. The port ministry said it would save some."
    assert_fair(source, "Felt users said the levy would cost jobs.")
    assert_unfair(source, "The port ministry said the levy would cost jobs.")
