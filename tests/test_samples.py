"""Every briefing of the sample press, compared with docs/samples and with its sources."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest

from bot.articles import article_from
from bot.briefings import extractive, headline, lengths
from bot.briefings.quotable import count
from bot.domain import Article, Briefing, Coverage, Role, Story
from bot.language import dates, figures, names, quotations, sentences
from bot.language.dates import Grain
from bot.language.repetition import overlap
from bot.sandbox.press import SampleArticle, articles
from tests import samples
from tests.house import START

pytestmark = pytest.mark.long
STORIES = 15  # that the press tells about trade, but for one behind a paywall
Told = list[tuple[Briefing, dict[str, Article]]]


@dataclass(frozen=True)
class Run:
    """What one run of the whole sample press left behind."""

    told: Told
    shown: str
    digests: str
    press: tuple[SampleArticle, ...]


async def _run(folder: Path) -> Run:
    async with samples.open_press_house(folder) as house:
        told = []
        for briefing in await samples.briefings(house):
            ids = [source.article_id for source in briefing.sources]
            told.append((briefing, {one.id: one for one in await house.store.articles(ids)}))
        shown = " ".join(str(one.message) for one in house.courier.shown)
        return Run(told, shown, samples.digests(house), house.web.articles)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return asyncio.run(_run(tmp_path_factory.mktemp("press")))


@pytest.fixture
def told(run: Run) -> Told:
    return run.told


def test_the_samples_are_those_in_the_docs(run: Run, told: Told) -> None:
    kept = {file.name: file.read_text("utf-8") for file in samples.FOLDER.glob("*.md")}
    pages = {
        samples.name(briefing): samples.page(
            briefing, tuple(sources[each.article_id] for each in briefing.sources)
        )
        for briefing, sources in told
    }
    pages[samples.DIGEST] = run.digests
    assert pages == kept, "run make samples and read the difference"


def test_every_trade_story_has_a_briefing_and_nothing_else_has(run: Run, told: Told) -> None:
    paths = {
        source.url.partition(".example")[2] for briefing, _ in told for source in briefing.sources
    }
    missing = {one.path for one in run.press} - paths
    aside = {one.path for one in run.press if one.irrelevant or one.satire}
    # What a feed posts again under another slug is known, and read no second time.
    again = {one.path for one in run.press if one.repost_of}
    # Of a paywalled page alone nothing may be told; this one has no other outlet beside it.
    assert missing == aside | again | {"/lodestar/indonesia-nickel-matte-levy"}
    assert len(told) == STORIES


def test_every_citation_stands_in_its_source_word_for_word(told: Told) -> None:
    for briefing, sources in told:
        for line in samples.lines(briefing):
            assert line.citations
            for citation in line.citations:
                source = sources[citation.article_id]
                assert source.snapshot == citation.snapshot
                assert source.text[citation.start : citation.end] == citation.quote


def test_every_figure_name_and_quotation_stands_in_its_source(told: Told) -> None:
    """Looked for in the plain text, without the gate's own comparisons."""
    checked = 0
    for briefing, sources in told:
        for line in samples.lines(briefing):
            said = line.text.rpartition(" — ")[0] or line.text
            cited = _plain(" ".join(citation.quote for citation in line.citations))
            whole = _plain(" ".join(sources[one.article_id].text for one in line.citations))
            found = [
                *(said[one.start : one.end] for one in figures.find(said)),
                *(said[one.start : one.end] for one in names.find(said)),
            ]
            for words in found:
                assert _plain(words) in cited, (briefing.headline.text, words)
            for quoted in quotations.find(said):
                assert _plain(said[quoted.start : quoted.end]) in whole
            checked += len(found)
    assert checked > 100


def _plain(text: str) -> str:
    """Fold typography: quotation marks away, spaces to one."""
    return " ".join(re.sub(r"[“”‘’\"']", "", text).split())


def test_no_point_repeats_another(told: Told) -> None:
    for briefing, _ in told:
        said = [line.text for line in samples.lines(briefing)[1:]]
        assert len(said) == len(set(said))
        for one, other in combinations([point.line.text for point in briefing.key_points], 2):
            assert not overlap(one, other), (one, other)


def test_every_headline_keeps_the_house_style(told: Told) -> None:
    """A headline is an outlet's title, verbatim: where no title has 10-16 words, one is longer."""
    for briefing, sources in told:
        words = count(briefing.headline.text)
        fit = [one for one in sources.values() if count(one.title) in headline.WORDS]
        assert len(briefing.headline.text) <= headline.CHARACTERS == 100
        assert words in headline.WORDS or not fit
        assert not briefing.headline.text.endswith((".", "?", "!"))


def test_every_key_point_keeps_the_house_style(told: Told) -> None:
    """Lengths are those of the quoted sentence; its publisher's name stands behind it."""
    for briefing, _ in told:
        roles = [point.role for point in briefing.key_points]
        assert roles == [role for role in Role if role in roles]
        assert 2 <= len(roles) <= 5
        points = [point.line.citations[0].quote for point in briefing.key_points]
        assert all(len(point) <= lengths.POINT_CHARACTERS == 170 for point in points)
        lead, *rest = [count(point) for point in points]
        assert lead in lengths.LONG_POINT  # the fallback of docs/decisions.md
        assert all(words in lengths.POINT for words in rest)
        assert lead + sum(rest) <= lengths.POINTS == 125


def test_every_body_keeps_the_house_style(told: Told) -> None:
    for briefing, sources in told:
        body = [line for line in samples.lines(briefing) if line is not briefing.headline]
        assert sum(count(line.citations[0].quote) for line in briefing.opening) <= 120
        assert sum(count(line.citations[0].quote) for line in body) <= 550
        headings = [section.heading for section in briefing.sections]
        assert all(count(heading) in (2, 3, 4) for heading in headings)
        assert all(1 <= len(section.paragraphs) <= 4 for section in briefing.sections)
        for source in sources.values():
            quoted = [
                count(citation.quote)
                for line in samples.lines(briefing)
                for citation in line.citations
                if citation.article_id == source.id
            ]
            assert source.official or sum(quoted) <= lengths.ALLOWANCE == 90
            if source.coverage is Coverage.PAYWALLED:
                assert not [
                    start for start in starts(briefing, source) if start >= source.body_start
                ]


def starts(briefing: Briefing, source: Article) -> list[int]:
    """List where in a source the words that a briefing cites begin."""
    cited = (each for line in samples.lines(briefing) for each in line.citations)
    return [each.start for each in cited if each.article_id == source.id]


def test_the_next_day_to_come_is_told_or_what_is_next_is(told: Told) -> None:
    """Guaranteed for sentences of a point's length at most: a longer one has no words kept.

    The language room finds the days; which of them await something, the press's words say.
    """
    found = 0
    for briefing, sources in told:
        points = " ".join(point.line.citations[0].quote for point in briefing.key_points)
        named = {
            day.first
            for source in sources.values()
            for span in sentences.split(source.text)
            if count(source.text[slice(*span)]) <= lengths.POINT[-1]
            if re.search(r"\b(?:will|shall|until|before|from|by)\b", source.text[slice(*span)])
            for day in dates.find(source.text[slice(*span)], source.when)
            if day.first and day.grain is Grain.DAY and day.first > briefing.as_of.date()
        }
        told_days = {day.first for day in dates.find(points, briefing.as_of)}
        assert briefing.ahead or not named or min(named) in told_days, briefing.headline.text
        for line in briefing.ahead:
            days = {day.first for day in dates.find(line.citations[0].quote, briefing.as_of)}
            assert any(day and day > briefing.as_of.date() for day in days - told_days), line.text
        found += bool(named)
    assert found


def test_the_hostile_page_changes_nothing_and_reaches_nobody(run: Run) -> None:
    shown = run.shown
    planted = [words for one in run.press for words in one.planted]
    assert planted
    assert not [words for words in planted if words in shown]
    assert "<!channel>" not in shown
    assert "<@U" not in shown
    site = "http://press.example/"
    links = set(re.findall(r"<(https?://[^|>]+)", shown))
    own = {link for link in links if link.startswith("https://slack.example/archives/C1/p")}
    assert links - own <= {site + one.path.lstrip("/") for one in run.press}


@pytest.mark.parametrize("days", range(0, 365, 61))
def test_whatever_day_the_press_starts_the_effective_date_is_told(days: int) -> None:
    start = START + timedelta(days=days)
    read = [
        article_from(
            f"http://press.example{one.path}",
            one.title,
            one.body,
            publisher=one.outlet.name,
            seen=start,
            coverage=Coverage.FULL_TEXT,
            published=one.published,
        )
        for one in articles(start)
        if "glove" in one.slug
    ]
    story = Story(
        id="gloves",
        title=read[0].title,
        topics=(),
        voices=tuple((one.id,) for one in read),
        first_seen=start,
        last_seen=start,
    )
    draft = extractive.write(story, read, max(one.when for one in read))
    points = " ".join(point.line.text for point in draft.key_points)
    assert "clear American customs from" in points
