from __future__ import annotations

from dataclasses import replace

import pytest

from bot.briefings.extractive import write
from bot.briefings.lengths import POINT
from bot.briefings.quotable import count
from bot.briefings.roles import speakers
from bot.domain import Article, Role
from tests import make
from tests.briefings.norland import CHANGE, NEWS, NORLAND, VOICES, lines, story

TITLE = NORLAND[0].title
LATER = "Norland’s parliament will vote by 30 September on whether to keep the copper wire duty."


def points(*articles: Article) -> dict[Role, str]:
    draft = write(story(*((each,) for each in articles)), articles, make.NOON)
    return {point.role: point.line.citations[0].quote for point in draft.key_points}


def paragraphs(*texts: str) -> str:
    return "\n\n".join(texts)


@pytest.mark.parametrize("place", range(5))
def test_points_leave_words_for_a_deadline_wherever_it_stands(place: int) -> None:
    """Without it, four points would spend the whole allowance of the only source."""
    past = (
        "Talks on copper wire broke down on 27 April, when Norland refused a quota for its mills."
    )
    texts = [NEWS, CHANGE, past, VOICES]
    texts.insert(place, LATER)
    article = make.article(1, paragraphs(*texts), title=TITLE)
    draft = write(story((article,)), (article,), make.NOON)
    assert len(draft.key_points) >= 3
    assert sum("30 September" in line.text for line in lines(draft)) == 1


def test_what_is_due_sooner_is_a_point_and_what_is_due_later_is_next() -> None:
    soon = "A hearing of mills and importers on the copper wire duty will open in Estby on 11 May."
    article = make.article(1, paragraphs(NEWS, LATER, soon), title=TITLE)
    draft = write(story((article,)), (article,), make.NOON)
    assert points(article) == {Role.NEWS: NEWS, Role.STATE: soon}
    assert [line.citations[0].quote for line in draft.ahead] == [LATER]


@pytest.mark.parametrize(
    "text",
    [
        "The wire mill in Arnholm belonged to the Holm family until its sale in September.",
        "Norland’s wire mills were busy in June, customs figures on the copper wire trade show.",
    ],
)
def test_a_month_that_only_seems_to_come_is_not_next(text: str) -> None:
    article = make.article(1, paragraphs(NEWS, CHANGE, text), title=TITLE)
    draft = write(story((article,)), (article,), make.NOON)
    assert draft.ahead == ()


LONG_LEAD = (
    "Norland raised its duty on imported copper wire to 25% from 4% on Monday, after talks with "
    "Estmark broke down in Arnholm over a quota that the two had discussed since the winter."
)


def test_a_long_lead_is_the_news_only_where_no_shorter_sentence_is() -> None:
    shorter = (
        "Norland raised the duty on copper wire to 25% from 4%, after talks with Estmark failed."
    )
    aside = "The old customs house of Arnholm was crowded with visitors on Monday, as it is in May."
    alone = make.article(1, paragraphs(LONG_LEAD, aside), title=TITLE)
    both = make.article(1, paragraphs(LONG_LEAD, shorter, aside), title=TITLE)
    assert points(alone)[Role.NEWS] == LONG_LEAD
    assert points(both)[Role.NEWS] == shorter
    assert count(LONG_LEAD) not in POINT
    assert count(shorter) in POINT


def test_of_two_voices_the_newest_is_heard() -> None:
    before = (
        "“We will not buy copper wire from those who undercut our mills,” Norland’s Trade Minister "
        "Ada Holm said in Arnholm on Friday."
    )
    after = (
        "“We have closed the door on copper wire and we will keep it so,” Norland’s Trade Minister "
        "Ada Holm said in Arnholm on Monday."
    )
    old = make.article(
        1, before, title="Norland threatens wire duty", published=make.after(days=-3)
    )
    new = make.article(2, paragraphs(NEWS, after), title=TITLE)
    assert points(old, new)[Role.VOICES] == after


def test_a_stand_is_quoted_rather_than_a_bare_fact() -> None:
    fact = (
        "“Copper rods and copper foil are outside the order on wire,” Norland’s Trade Minister Ada "
        "Holm said in Arnholm on Monday."
    )
    article = make.article(1, paragraphs(NEWS, fact, VOICES), title=TITLE)
    assert points(article)[Role.VOICES] == VOICES


@pytest.mark.parametrize(
    "dateline", ["ARNHOLM — ", "ARNHOLM, May 4 (Harbour Wire) - ", "PORT SUND, Norland – "]
)
def test_a_dateline_is_no_part_of_the_news(dateline: str) -> None:
    article = make.article(1, paragraphs(dateline + NEWS, CHANGE), title=TITLE)
    assert points(article)[Role.NEWS] == NEWS


def test_a_title_alone_makes_no_point() -> None:
    article = replace(make.article(1, title=TITLE), text=TITLE)
    draft = write(story((article,)), (article,), make.NOON)
    assert draft.headline.text == TITLE
    assert lines(draft) == []


ATTRIBUTED = "Norway will raise its import duty on electric bicycles to 12% from 4% on 1 September"
AFTER = (
    '"We must protect our makers," said Finance Minister Kari Nordmann in Oslo on Monday.',
    "Importers shipped 84,000 electric bicycles to Norway in 2025, the statistics office said.",
    "The duty applies to bicycles of heading 8711.60 that are assembled outside Europe.",
    "Finance Minister Kari Nordmann and Prime Minister Ola Berg met importers on Monday.",
)


@pytest.mark.parametrize("after", range(len(AFTER)))
@pytest.mark.parametrize("newline", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "source",
    [
        ", the finance ministry said on Monday.",
        ", the Norwegian Finance Ministry said Monday.",
        ", officials said.",
        ", according to the gazette.",
        ", Finance Minister Kari Nordmann said on Monday.",
        ".",
    ],
)
def test_the_lead_is_the_news_whoever_is_named_behind_it(
    source: str, newline: str, after: int
) -> None:
    texts = [ATTRIBUTED + source, *AFTER[after:], *AFTER[:after]]
    title = "Norway raises duty on electric bicycles to 12% from 4%"
    article = make.article(1, newline.join(texts), title=title)
    draft = write(story((article,)), (article,), make.NOON)
    assert draft.key_points[0].role is Role.NEWS
    assert draft.key_points[0].line.citations[0].quote == texts[0]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("said Finance Minister Kari Nordmann in Oslo on Monday", ("Kari Nordmann",)),
        ("Minister Kari Nordmann and Premier Ola Berg met", ("Kari Nordmann", "Ola Berg")),
        ("President Ursula von der Leyen said so", ("Ursula von der Leyen",)),
        ("Minister Luiz da Silva Monday opened the port", ("Luiz da Silva",)),
        ("the Finance Ministry said on Monday", ()),
        ("officials of the Customs Office said on Monday", ()),
    ],
)
def test_a_speakers_name_ends_where_the_name_does(text: str, people: tuple[str, ...]) -> None:
    assert speakers(text) == people


def test_one_fact_in_two_outlets_words_is_told_once() -> None:
    one = "Chile sold 39% of its exports to China in March, the largest share on record."
    two = (
        "China took 39.0% of Chile’s exports in March, against 37.2% a year earlier, the highest "
        "share for that month since the series began."
    )
    title = "Chile’s exports rise 4.6% in March as copper sales to China offset a decline"
    first = make.article(1, one, title=title)
    other = make.article(2, two, title="Chile leans further on China as it sells more copper")
    articles = (first, other)
    draft = write(story((first,), (other,)), articles, make.NOON)
    quoted = [line.citations[0].quote for line in lines(draft)]
    assert len({one, two} & set(quoted)) == 1


def test_what_had_been_before_is_not_the_news() -> None:
    first = (
        "Norland will charge an import levy of 25% on copper wire from 1 June to feed a fund for "
        "local mills, the customs service said on Wednesday."
    )
    before = (
        "The customs service had set the import levy on copper wire at 25% on Wednesday, to begin "
        "on 1 June."
    )
    now = (
        "Norland will charge an import levy of 30% on copper wire from 15 June, the customs "
        "service said on Friday after lawmakers asked for more."
    )
    voice = (
        "“Each change of the levy costs me a ship,” said Bram Olsen, who heads the Arnholm Metal "
        "Dealers’ Association, on Friday."
    )
    old = make.article(
        1, first, title="Norland sets import levy on copper wire at 25% to feed a fund for mills"
    )
    new = make.article(
        2,
        paragraphs(now, before, voice),
        title="Norland sets import levy on copper wire at 30% after lawmakers ask for more",
        published=make.after(days=2),
    )
    assert points(old, new)[Role.NEWS] == now
