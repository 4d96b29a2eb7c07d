from __future__ import annotations

from bot.domain import Briefing, KeyPoint, Line, Role
from bot.threads.suggestions import prompts
from tests import make

WIRE = make.article(
    1,
    title="Norway sets a 25% duty on copper wire from Peru",
    body="Norway’s duty on copper wire is 25%, the ministry said on Monday.",
)
SALT = make.article(
    2,
    title="Norway raises duty on rock salt to 12% from 5%",
    body="Farmers met in Oslo on Monday to hear what the ministry had to say to them.",
)
TALKS = make.article(3, title="Ministers meet in Oslo", body="Ministers met in Oslo on Monday.")


def told(number: int, article_number: int = 1) -> Briefing:
    article = (WIRE, SALT, TALKS)[article_number - 1]
    point = KeyPoint(role=Role.NEWS, line=make.line(article))
    headline = Line(text=article.title, citations=(make.cite(article, article.title),))
    return make.briefing(f"s{number}", article, headline=headline, key_points=(point,))


def test_a_headline_is_asked_about_where_its_briefing_answers() -> None:
    assert prompts([told(1)], make.NOON) == ("How high is Norway’s duty on copper wire?",)


def test_a_story_that_answers_nothing_is_left_out() -> None:
    assert prompts([told(2, 2), told(3, 3)], make.NOON) == ()


def test_no_question_is_suggested_twice_and_at_most_three_are() -> None:
    briefings = [told(number) for number in range(1, 6)]
    assert len(prompts(briefings, make.NOON)) == 1
