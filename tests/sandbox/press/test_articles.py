"""The articles as journalism: lengths, headlines, dates, who shares whose words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.press import OUTLETS, SampleArticle, articles
from bot.sandbox.press.dates import MONTHS, WEEKDAYS
from bot.sandbox.press.fortnight import DAY, Fortnight
from bot.sandbox.press.manuscripts import is_table
from bot.sandbox.press.outlets import Format

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
        if not is_table(paragraph)
        for sentence in re.split(r"(?<=[.!?])[”\"]?\s+(?=[“\"A-Z])", paragraph)
    ]


def originals(start: datetime = START) -> list[SampleArticle]:
    return [article for article in articles(start) if not article.repost_of]


def test_about_forty_articles_from_thirteen_outlets_three_of_them_official() -> None:
    found = articles(START)
    assert len(found) >= 38
    running = {outlet.key for outlet in OUTLETS if not (outlet.gone or outlet.slow)}
    assert len(running) == 13
    assert running <= {article.outlet.key for article in found}
    official = [outlet.key for outlet in OUTLETS if outlet.official]
    assert official == ["ministry", "gazette", "tally"]
    assert not [article.path for article in found if article.outlet.gone]


KINDS: dict[str, Callable[[SampleArticle], bool]] = {
    "wire copy": lambda one: one.wire and one.outlet.key != "kittiwake",
    "correction": lambda one: bool(one.later),
    "repost": lambda one: bool(one.repost_of),
    "undated": lambda one: one.undated,
    "table": lambda one: any(map(is_table, one.paragraphs)),
    "official dates": lambda one: len(one.dates) == 3,
    "paywall": lambda one: one.paywalled,
    "orders": lambda one: one.hostile,
    "satire": lambda one: one.satire,
    "sport or crime": lambda one: one.irrelevant,
    "consent wall": lambda one: one.outlet.walled,
    "JSON feed": lambda one: one.outlet.format is Format.JSON,
    "RDF feed": lambda one: one.outlet.format is Format.RDF,
    "wrong charset": lambda one: one.outlet.charset == "Shift_JIS",
}


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_an_article_of_each_kind(kind: str) -> None:
    assert [one.path for one in articles(START) if KINDS[kind](one)]


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
        if not (article.irrelevant or article.satire) and len(fit) < 0.8 * len(found):
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
        for article in originals()
        if not (article.wire and article.outlet.key != "kittiwake")
        for sentence in {s.replace("’", "'").strip('“”"') for s in sentences(article)}
    )
    assert [sentence for sentence, times in said.items() if times > 1] == []


def test_the_lead_story_breaks_in_five_seconds_and_all_of_them_in_seven_minutes() -> None:
    found = articles(START)
    early = {one.path for one in found if one.breaks <= START + timedelta(seconds=5)}
    assert early >= MERCOSUR
    assert min(one.breaks for one in found) <= START + timedelta(seconds=1)
    assert max(one.breaks for one in found) <= START + timedelta(seconds=13.5 * DAY)
    assert [one.breaks for one in found] == sorted(one.breaks for one in found)
    hurried = articles(START, pace=100)
    assert max(one.breaks for one in hurried) < START + timedelta(seconds=5)


def test_what_is_out_was_published_before_the_press_started() -> None:
    for article in articles(START):
        assert Fortnight.before(START).date(1) <= article.published.date()
        assert article.at(START).updated < START


def test_the_tariff_is_threatened_two_days_before_it_is_imposed() -> None:
    found = by_path()
    threat = found["/wharfinger/us-threatens-malaysia-glove-tariff"]
    imposed = found["/kittiwake/us-imposes-malaysia-glove-tariff"]
    assert (imposed.published.date() - threat.published.date()).days == 2
    assert "threatened on Wednesday to raise its tariff" in threat.body
    assert "imposed a 25% tariff on Malaysian rubber gloves on Friday" in imposed.body
    assert "a threat made on Wednesday" in imposed.body


def test_a_repost_says_what_its_original_says_elsewhere_and_later() -> None:
    found = by_path()
    for article in articles(START):
        if article.repost_of:
            original = found[f"/{article.outlet.key}/{article.repost_of}"]
            assert article.body == original.body
            assert article.published > original.published


def test_pace_moves_when_articles_break_and_nothing_that_they_say() -> None:
    slow, fast = articles(START), articles(START, pace=4)
    assert [(a.breaks - START) / 4 for a in slow] == [a.breaks - START for a in fast]
    assert [(a.title, a.body) for a in slow] == [(a.title, a.body) for a in fast]


def test_the_same_start_renders_the_same_edition() -> None:
    assert articles(START) == articles(START)


def test_hostile_articles_give_orders_beside_an_honest_text() -> None:
    hostile = [article for article in articles(START) if article.hostile]
    planted = " ".join(markup for article in hostile for markup in article.planted)
    for attack in ("gnore previous instructions", "&lt;!channel&gt;", "&lt;@U123&gt;", "evil."):
        assert attack in planted
    assert "<!channel>" in by_path()["/courier/eu-thai-aluminium-duties"].summary
    assert not [article.path for article in articles(START) if "evil" in article.body]
    assert {one.path for one in articles(START) if one.planted} <= {one.path for one in hostile}


_DATED = re.compile(rf"({'|'.join(WEEKDAYS)}) (\d+) ({'|'.join(MONTHS)})(?: (\d{{4}}))?")


@settings(max_examples=40, deadline=None)
@given(st.integers(-1_000, 5_000).map(lambda days: START + timedelta(days=days, hours=days % 24)))
def test_every_date_is_rendered_and_on_its_weekday_whatever_the_start(start: datetime) -> None:
    seen = 0
    for article in originals(start):
        last = article.at(start)
        text = f"{article.title}\n{article.summary}\n{article.body}\n{last.title}\n{last.body}"
        text += "\n".join(when for _, when in article.dates)
        assert not re.search(r"[{}]", text), article.path
        for weekday, day, month, year in _DATED.findall(text):
            when = date(int(year or article.published.year), MONTHS.index(month) + 1, int(day))
            assert WEEKDAYS[when.weekday()] == weekday, article.path
            seen += 1
    assert seen >= 5
