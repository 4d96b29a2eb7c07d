"""A document posted again under a misspelt title, beside its sibling on other goods."""

from __future__ import annotations

from itertools import permutations

import pytest

from bot.domain import Placed
from bot.evaluation.stories import group
from bot.stories import place, sketch
from tests import make

TEXT = (
    "By the authority vested in me by the laws of the land, including the Act on Imports of 1971, "
    "I hereby proclaim as follows. The Secretary found that {} articles are being imported in such "
    "quantities and under such circumstances as to threaten the security of the nation. I have "
    "decided to adjust the imports of {} articles by imposing a rate of duty of 50 percent on such "
    "articles from all countries. The rates of duty established here are in addition to any other "
    "duties, fees, exactions and charges on such {} articles. The Secretary shall continue to "
    "monitor imports of {} articles and shall tell me of any need for further action under the Act."
)
TITLES = (
    "Adjusting Imports of {} into the United States",
    "Adjusting-Imports-of-{}-into-the-United-States",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("good", "misspelt", "sibling"),
    [
        ("Steel", "Stel", "Aluminum"),
        ("Steel", "Steele", "Copper"),
        ("Copper", "Coper", "Steel"),
        ("Lumber", "Lumbr", "Copper"),
        ("Aluminum", "Alumnium", "Steel"),
    ],
)
def test_a_misspelt_title_stands_for_the_goods_of_its_text(
    good: str, misspelt: str, sibling: str, title: str
) -> None:
    posts = [(TITLES[0].format(good), good), (title.format(misspelt), good)]
    posts += [(TITLES[0].format(sibling), sibling)]
    for order in permutations(range(3)):
        arriving = [
            make.article(
                n,
                title=posts[at][0],
                body=TEXT.replace("{}", posts[at][1].lower()),
                seen=make.after(seconds=n),
            )
            for n, at in enumerate(order)
        ]
        found = dict(zip(order, group(arriving), strict=True))
        assert found[0] == found[1] != found[2]


@pytest.mark.parametrize("title", TITLES)
def test_a_misspelt_official_document_is_its_original(title: str) -> None:
    body = TEXT.replace("{}", "steel")
    first = make.article(1, title=TITLES[0].format("Steel"), body=body)
    again = make.article(2, title=title.format("Steele"), body=body, official=True)
    held = Placed(
        article_id=first.id, story_id="s", sketch=sketch(first), seen=first.seen, official=True
    )
    found = place(again, sketch(again), [held], since=first.seen)
    assert (found.story_id, found.copy_of) == ("s", first.id)


def test_a_name_like_goods_stays_a_name() -> None:
    found = sketch(make.article(title="Cooper to lead board", body="He said that tea is cheap."))
    assert "good copper" not in found.names
