"""The articles as journalism: lengths, headlines, dates, who shares whose words."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.press import OUTLETS, SampleArticle, articles
from bot.sandbox.press.dates import MONTHS, WEEKDAYS
from bot.sandbox.press.manuscripts import ARTICLES

START = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
LONGEST = datetime(2026, 12, 30, 9, 0, tzinfo=UTC)  # a Wednesday, the new year near
MERCOSUR = {
    "/kittiwake/mercosur-japan-cars-beef",
    "/courier/japanese-cars-half-duty",
    "/lodestar/japan-beef-for-cars",
    "/ministry/mercosur-japan-joint-declaration",
}


def by_path(start: datetime = START) -> dict[str, SampleArticle]:
    return {article.path: article for article in articles(start)}


def words(article: SampleArticle) -> list[str]:
    return re.findall(r"[\w%.]+", article.body.lower())


def sentences(article: SampleArticle) -> list[str]:
    return [
        sentence
        for paragraph in article.paragraphs
        for sentence in re.split(r"(?<=[.!?])[”\"]?\s+(?=[“\"A-Z])", paragraph)
    ]


def test_twelve_articles_from_five_outlets_one_of_them_official() -> None:
    found = articles(START)
    assert len(found) >= 12
    assert {article.outlet for article in found} == set(OUTLETS)
    assert len(OUTLETS) == 5
    assert [outlet.key for outlet in OUTLETS if outlet.official] == ["ministry"]


def test_each_article_has_250_to_700_words() -> None:
    lengths = {article.path: len(article.body.split()) for article in articles(START)}
    assert {path: n for path, n in lengths.items() if not 250 <= n <= 700} == {}


def test_headlines_keep_to_the_house_style_on_the_longest_dates() -> None:
    titles = [article.title for article in articles(LONGEST)]
    assert [t for t in titles if not (10 <= len(t.split()) <= 16 and len(t) <= 100)] == []
    assert [t for t in titles if t.endswith((".", "?", "!")) or t.istitle()] == []


def test_most_sentences_of_trade_news_could_be_key_points() -> None:
    poor = {}
    for article in articles(LONGEST):
        found = sentences(article)
        fit = [s for s in found if 16 <= len(s.split()) <= 26 and len(s) <= 170]
        if not article.irrelevant and len(fit) < 0.8 * len(found):
            poor[article.path] = len(fit) / len(found)
    assert poor == {}


def test_the_wire_copy_shares_more_than_nine_tenths_of_its_wording() -> None:
    found = by_path()
    wire = found["/kittiwake/mercosur-japan-cars-beef"]
    copy = found["/courier/japanese-cars-half-duty"]

    def runs(article: SampleArticle) -> set[tuple[str, ...]]:
        said = words(article)
        return {tuple(said[at : at + 5]) for at in range(len(said) - 4)}

    assert len(runs(copy) & runs(wire)) / len(runs(copy)) > 0.9
    assert wire.wire
    assert copy.wire
    assert wire.title != copy.title


def test_no_other_sentence_stands_in_two_articles() -> None:
    said = Counter(
        sentence
        for article in articles(START)
        if article.path != "/courier/japanese-cars-half-duty"
        for sentence in {s.replace("’", "'").strip('“”"') for s in sentences(article)}
    )
    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_the_lead_story_breaks_in_five_seconds_and_all_of_them_in_forty_five() -> None:
    found = articles(START)
    early = {one.path for one in found if one.breaks <= START + timedelta(seconds=5)}
    assert early == MERCOSUR
    assert max(article.breaks for article in found) <= START + timedelta(seconds=45)
    assert [one.breaks for one in found] == sorted(one.breaks for one in found)


def test_the_tariff_is_threatened_two_days_before_it_is_imposed() -> None:
    found = by_path()
    threat = found["/wharfinger/us-threatens-malaysia-glove-tariff"]
    imposed = found["/kittiwake/us-imposes-malaysia-glove-tariff"]
    assert threat.breaks < imposed.breaks
    assert threat.published == threat.breaks - timedelta(days=2)
    assert imposed.published == imposed.breaks
    assert "threatened on Monday to raise its tariff" in threat.body
    assert "imposed a 25% tariff on Malaysian rubber gloves on Wednesday" in imposed.body
    assert "a threat made on Monday" in imposed.body


def test_pace_moves_when_articles_break_and_nothing_that_they_say() -> None:
    slow, fast = articles(START), articles(START, pace=4)
    assert [(a.breaks - START) / 4 for a in slow] == [a.breaks - START for a in fast]
    assert [(a.title, a.body) for a in slow] == [(a.title, a.body) for a in fast]


def test_the_same_start_renders_the_same_edition() -> None:
    assert articles(START) == articles(START)


def test_the_hostile_article_gives_orders_beside_an_honest_text() -> None:
    (hostile,) = [article for article in articles(START) if article.hostile]
    planted = " ".join(hostile.planted)
    for attack in ("gnore previous instructions", "&lt;!channel&gt;", "&lt;@U123&gt;", "evil."):
        assert attack in planted
    assert "<!channel>" in hostile.summary
    assert "evil" not in hostile.body
    assert [article.path for article in articles(START) if article.planted] == [hostile.path]


def test_the_folder_says_what_each_article_is_there_to_try() -> None:
    table = (ARTICLES / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+/[\w-]+) \|", table, re.MULTILINE)
    assert sorted(f"/{row}" for row in rows) == sorted(by_path())


_DATED = re.compile(rf"({'|'.join(WEEKDAYS)}) (\d+) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")


@settings(max_examples=40, deadline=None)
@given(st.integers(-1_000, 5_000).map(lambda days: START + timedelta(days=days, hours=days % 24)))
def test_every_date_is_rendered_and_on_its_weekday_whatever_the_start(start: datetime) -> None:
    seen = 0
    for article in articles(start):
        text = f"{article.title}\n{article.summary}\n{article.body}"
        assert not re.search(r"[{}]", text), article.path
        for weekday, day, month, year in _DATED.findall(text):
            when = date(int(year or start.year), MONTHS.index(month) + 1, int(day))
            assert WEEKDAYS[when.weekday()] == weekday, article.path
            seen += 1
    assert seen >= 5
