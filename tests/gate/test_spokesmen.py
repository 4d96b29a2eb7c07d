"""However an article tells who speaks, nobody else has the word in a line."""

from __future__ import annotations

import pytest

from bot.domain import Fault
from tests import make
from tests.gate.meaning import words_for

SOURCE = make.article(
    1,
    title="Tin levy splits Elmria's coast",
    publisher="Harbour Wire",
    body=(
        "Ivo Lund of the Fisher Fair in Port Vale (north coast): “The levy gives smelters a level "
        "field. Buyers will pay for it.”\n\n"
        "Secretary of Trade Ada Vale: “Orders for tin rose by a third in June, and the mills are "
        "hiring again.”\n\n"
        "Deputy Secretary Jane Holt came too. Former CEO Paul Brandt did not.\n\n"
        "“Repeal was a needed step for every smelter on the coast,” Chairman Karl Moss said.\n\n"
        "“These leaks in the old copper pipes have been there for a decade,” Rolf Berg, professor "
        "of harbour engineering at the University of Elmria’s Maxwell College of Ports and of "
        "Waterways, told Tin News.\n\n"
        "Ada Orr from the Kestrel Centre for Orchards – the group that drafted the plum petition – "
        "argued on Monday that the plum levy is unfair and harmful to growers.\n\n"
        "Moss, who had been expected to sign the plum treaty, sent the envoys home, saying in a "
        "letter that they could return when they were ready to trade plums.\n\n"
        "The Tin Board keeps the register of smelters, and has done so for twenty years. It has "
        "its seat at the quay in Port Vale, next to the old mill, and is open on weekdays.\n\n"
        "On the floor of the house, Sen. Una Falk said mills that take the loan risk their "
        "licences.\n\n"
        "“Growers that compete with imported plums will raise their prices in autumn,” the "
        "institute said. The Kestrel Institute for Plums was founded by growers, far from the "
        "Central Bank of Elmria.\n\n"
        "“There is no threat of serious harm to the kelp mills in the near future,” the board "
        "said. The Kelp Growers Federation, or KGF, disagreed.\n\n"
        "Swiss minister for ports, Lena Roth, described the treaty as a “fair bargain for "
        "all.” Elmria's minister, Ivo Dahl, signed it."
    ),
)
PARTS = SOURCE.text.split("\n\n")


def wrong(text: str, words: str) -> bool:
    quote = next(each for each in PARTS if words in each)
    return bool(words_for(Fault.SPEAKER_DIFFERS, text, SOURCE, quote))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rolf Berg said the levy gives smelters a level field.", "Fisher Fair"),
        ("Deputy Secretary Jane Holt said orders for tin rose by a third in June.", "Orders"),
        ("Former CEO Paul Brandt said repeal was a needed step for every smelter.", "Repeal"),
        ("Repeal was a needed step, in the words of Paul Brandt, its former president.", "Repeal"),
        ("Jane Holt said the leaks in the old copper pipes had been there a decade.", "leaks"),
        ("The plum levy is unfair and harmful to growers, said chairman Karl Moss.", "petition"),
        (
            "Senator Una Falk said envoys could return when ready to trade plums.",
            "envoys",
        ),
        ("The Tin Board said that mills that take the loan risk their licences.", "floor"),
        ("The Central Bank of Elmria said growers will raise plum prices in autumn.", "compete"),
        ("Ivo Dahl, Elmria's minister, called the treaty “fair bargain for all.”", "Swiss"),
    ],
)
def test_nobody_else_has_the_word(text: str, words: str) -> None:
    assert wrong(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ivo Lund said the levy gives smelters a level field.", "Fisher Fair"),
        ("The trade secretary said orders for tin rose by a third in June.", "Orders"),
        ("Vale said that orders for tin rose by a third in June.", "Orders"),
        ("Karl Moss, the chairman, said repeal was a needed step for every smelter.", "Repeal"),
        ("A professor said the leaks in the copper pipes had been there a decade.", "leaks"),
        ("Berg told Tin News that the copper pipes have leaked for a decade.", "leaks"),
        ("The plum levy is unfair and harmful to growers, the Kestrel Centre argued.", "petition"),
        ("The plum levy is unfair and harmful to growers, said Ada Orr.", "petition"),
        ("Moss wrote that envoys could return when they were ready to trade plums.", "envoys"),
        ("Falk said that mills that take the loan risk their licences.", "floor"),
        ("A senator said that mills that take the loan risk their licences.", "floor"),
        ("The Kestrel Institute said growers will raise plum prices in autumn.", "compete"),
        ("Lena Roth, the Swiss minister, called the treaty “fair bargain for all.”", "Swiss"),
        ("Switzerland's minister called the treaty “fair bargain for all.”", "Swiss"),
    ],
)
def test_whoever_has_it_keeps_it(text: str, words: str) -> None:
    assert not wrong(text, words)
