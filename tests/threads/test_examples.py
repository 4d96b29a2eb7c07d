"""Questions to try, made from a story's headline and topics."""

from __future__ import annotations

import pytest

from bot.domain import Story
from bot.threads import answerable, unanswerable
from tests import make


def story(*topics: str) -> Story:
    return Story(
        id="s1", title="", topics=topics, voices=(), first_seen=make.NOON, last_seen=make.NOON
    )


@pytest.mark.parametrize(
    ("headline", "topics", "first"),
    [
        (
            "US imposes 25% tariff on Malaysian rubber gloves",
            ("Malaysia", "United States", "gloves", "rubber", "tariffs"),
            "How high is the tariff on rubber gloves?",
        ),
        (
            "Japan opens beef market to Mercosur",
            ("Japan", "Mercosur", "agriculture", "beef", "quotas", "tariffs"),
            "What has Japan decided on beef?",
        ),
        ("EU and Norway settle their row", ("tariffs",), "What changes between the European Union"),
    ],
)
def test_a_question_is_about_what_the_headline_names(
    headline: str, topics: tuple[str, ...], first: str
) -> None:
    briefing = make.briefing("s1", make.article(title=headline))
    assert answerable(story(*topics), briefing)[0].startswith(first)


def test_a_headline_that_names_nothing_gives_no_question() -> None:
    briefing = make.briefing("s1", make.article(title="Ministers meet again"))
    assert answerable(story("tariffs"), briefing) == ()
    assert unanswerable(story("tariffs"), briefing)[0] == (
        "What did Iceland pay for imported steel in 1987?"
    )
