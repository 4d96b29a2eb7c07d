"""How far a sentence says that a measure has come."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.language.standings import of_one, reached
from bot.language.status import Status

FRIDAY = datetime(2026, 5, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norland threatened on Tuesday to charge a duty of 40% on copper wire.", "threatened"),
        ("President Lund threatened Estmark with a tariff of 40% on copper wire.", "threatened"),
        ("The ministry proposed a quota on copper wire on Friday.", "proposed"),
        ("Norland announced plans for a tariff on copper wire on Friday.", "proposed"),
        ("Norland announced a tariff of 40% on copper wire on Friday.", "announced"),
        ("Norland will charge a duty of 25% on copper wire from 1 June, the ministry said.",
         "announced"),
        ("The cabinet unveiled a package of duties on copper wire.", "announced"),
        ("President Ada Lund signed a decree on Monday that puts 40% on copper wire.", "signed"),
        ("Norland's parliament has ratified the agreement with Estmark by 90 votes to 12.",
         "ratified"),
        ("The decree on copper wire was signed in Arnholm on Thursday.", "signed"),
        ("President Ada Lund signed into law a ban on scrap exports.", "signed"),
        ("Norland's tariff of 40% on copper wire took effect on Thursday.", "in force"),
        ("The tariff of 40% on copper wire has taken effect, customs officers said.", "in force"),
        ("The decree, signed last week, went into effect at midnight on Friday.", "in force"),
        ("Norland imposed a 40% tariff on copper wire after talks with Estmark failed.",
         "imposed"),
        ("Norland reinstated its duty on copper wire on Friday.", "in force"),
        ("The 40% tariff on copper wire is now in force.", "in force"),
        ("Norland suspended its tariff of 40% on copper wire for 60 days on Friday.", "paused"),
        ("The tariff on copper wire has been put on hold, the ministry said.", "paused"),
        ("Norland announced a 90-day pause in its duty on copper wire.", "paused"),
        ("Norland delayed the start of its duty on copper wire by a month.", "paused"),
        ("The ministry said on Friday that it has suspended the duty on copper wire.", "paused"),
        ("Norland's Court of Appeal struck down the tariff on copper wire on Sunday.",
         "struck down"),
        ("The tariff on copper wire was annulled by a court in Arnholm.", "struck down"),
        ("Parliament repealed the levy on copper wire.", "ended"),
        ("Norland put its planned levy on copper wire on hold for six months.", "paused"),
        ("The order on copper wire takes effect immediately.", "in force"),
        ("Norland lifted its ban on scrap exports on Friday.", "ended"),
        ("Norland suspended imports of copper wire on Friday.", "imposed"),
        ("Norland extended its suspension of copper wire imports by 30 days.", "pause extended"),
        ("The U.S. tariff on copper wire took effect on Thursday.", "in force"),
        ("A U.S. court blocked the tariff on copper wire on Thursday.", "paused"),
        ("Norland withdrew its threat of a tariff on copper wire.", "ended"),
    ],
)  # fmt: skip
def test_what_a_main_clause_tells_as_done_is_reached(text: str, status: str) -> None:
    found = reached(text, FRIDAY)
    assert found is not None
    assert found.status is Status(status)


@pytest.mark.parametrize(
    "text",
    [
        # open, or only expected
        "President Lund could sign the decree on copper wire on Monday.",
        "President Lund may have signed the decree on copper wire.",
        "The decree is expected to be signed on Monday.",
        "The duty on copper wire was expected to take effect on Thursday.",
        "The duty on copper wire was to be suspended on Thursday.",
        "The court might have struck down the tariff on copper wire.",
        "Importers want the tariff on copper wire struck down.",
        "Importers asked the court to strike down the tariff on copper wire.",
        "The tariff of 40% on copper wire will take effect on 14 May.",
        "The tariff of 40% on copper wire takes effect on 14 May.",
        "Norland will charge a duty of 25% on copper wire unless Estmark ends its subsidies.",
        "A bill would suspend the duty on copper wire for a year.",
        "If the duty was suspended, prices would fall.",
        "Norland sent a team to try to halt threatened sanctions on copper wire.",
        # denied
        "President Lund has not signed the decree on copper wire.",
        "President Lund never signed the decree on copper wire.",
        "The duty on copper wire was not suspended, the ministry said.",
        "No court has struck down the tariff on copper wire.",
        "The ministry denied that it suspended the duty on copper wire.",
        "Norland has yet to sign the pact with Estmark.",
        # in passing, or of another time
        "Importers of copper wire lost orders after Norland suspended its duty.",
        "Norland, which suspended its duty on copper wire last year, sold more of it.",
        "The importers that signed the petition want lower duties.",
        "Norland had imposed a duty on copper wire in March.",
        "Prices have risen since the duty on copper wire took effect.",
        "The suspended duty on copper wire will be discussed on Friday.",
        "Norland's duties on copper wire were suspended in 2019.",
        "A duty suspended last year will be discussed on Friday.",
        "The minister spoke of a tariff announced in April and of its costs.",
        # of no measure
        "Norland revoked the licences of three importers.",
        "Norland lifted its tariff on copper wire to 30%.",
        "The court delayed its ruling on the tariff on copper wire.",
        "Ministers signed off on the budget.",
        "The company announced a plant for copper wire on Friday.",
        "A ferry strike delayed shipments of copper wire.",
        "Farmers withdrew from the quota talks.",
        # in the words of others
        "“They suspended the duty and told nobody,” a buyer of copper wire said.",
        "",
    ],
)
def test_what_is_open_denied_past_or_of_no_measure_changes_nothing(text: str) -> None:
    assert reached(text, FRIDAY) is None


@pytest.mark.parametrize(
    ("headline", "status", "words"),
    [
        ("Norland threatens wire with a duty", "threatened", "threatens"),
        ("Norland to charge 25% duty on wire", "announced", "is to charge"),
        ("Norland's duty on wire takes effect", "in force", "takes effect"),
        ("Duty on wire suspended by Norland's court", "paused", "suspended"),
        ("Norland and Estmark sign wire pact", "signed", "sign"),
        ("Cable shares jump as Norland pauses duty on wire", "paused", "pauses"),
    ],
)
def test_a_headline_tells_how_far_a_measure_has_come(
    headline: str, status: str, words: str
) -> None:
    found = reached(headline, FRIDAY, heading=True)
    assert found is not None
    assert (found.status, found.words) == (Status(status), words)


@pytest.mark.parametrize(
    "headline",
    [
        "Makers of wire meet in Arnholm",
        "Cable shares fall after Norland suspends duty on wire",
        "Importers ask court to stop the duty on wire",
        "Norland weighs what to do about the suspended duty on wire",
        "Judges may strike down Norland's duty on wire",
    ],
)
def test_a_headline_may_tell_nothing_of_it(headline: str) -> None:
    assert reached(headline, FRIDAY, heading=True) is None


@pytest.mark.parametrize(
    ("text", "heading", "one"),
    [
        (
            "President Lund signed a decree on copper wire.",
            "Norland to tax copper wire at 40%",
            True,
        ),
        ("Norland suspended its duty on sugar.", "Norland to tax copper wire at 40%", False),
        ("Peru signed a decree on copper wire.", "Japan to tax copper wire at 40%", False),
        (
            "President Lund signed the budget act.",
            "Ferro-silicon quota cut to 200,000 tonnes",
            False,
        ),
    ],
)
def test_a_standing_belongs_to_the_measure_of_a_heading(text: str, heading: str, one: bool) -> None:
    assert of_one(text, heading) is one
