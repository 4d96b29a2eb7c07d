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
from bot.briefings import extractive
from bot.domain import Article, Briefing, Coverage, Role, Story
from bot.language import figures, names, quotations
from bot.language.repetition import overlap
from bot.sandbox.press import SampleArticle, articles
from tests import samples
from tests.house import START, open_house

Told = list[tuple[Briefing, dict[str, Article]]]


@dataclass(frozen=True)
class Run:
    """What one run of the whole sample press left behind."""

    told: Told
    shown: str
    press: tuple[SampleArticle, ...]


async def _run(folder: Path) -> Run:
    async with open_house(folder) as house:
        told = []
        for briefing in await samples.briefings(house):
            ids = [source.article_id for source in briefing.sources]
            told.append((briefing, {one.id: one for one in await house.store.articles(ids)}))
        shown = " ".join(str(one.message) for one in house.courier.shown)
        return Run(told, shown, house.web.articles)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return asyncio.run(_run(tmp_path_factory.mktemp("press")))


@pytest.fixture
def told(run: Run) -> Told:
    return run.told


async def test_the_samples_are_those_in_the_docs(tmp_path: Path) -> None:
    kept = {file.name: file.read_text("utf-8") for file in samples.FOLDER.glob("*.md")}
    assert await samples.pages(tmp_path) == kept, "run make samples and read the difference"


def test_every_trade_story_has_a_briefing_and_nothing_else_has(run: Run, told: Told) -> None:
    paths = {
        source.url.partition(".example")[2] for briefing, _ in told for source in briefing.sources
    }
    missing = {one.path for one in run.press} - paths
    irrelevant = {one.path for one in run.press if one.irrelevant}
    paywalled = {one.path for one in run.press if one.paywalled}
    assert missing == irrelevant | paywalled  # of a paywalled page alone nothing may be told
    assert len(told) == 4


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
            assert overlap(one, other) < 0.6, (one, other)


def test_every_briefing_keeps_the_house_style(told: Told) -> None:
    for briefing, sources in told:
        assert len(briefing.headline.text) <= 100
        roles = [point.role for point in briefing.key_points]
        assert roles == [role for role in Role if role in roles]
        assert 2 <= len(roles) <= 5
        points = [point.line.citations[0].quote for point in briefing.key_points]
        assert all(len(point) <= 170 for point in points)
        assert sum(len(point.split()) for point in points) <= 125
        headings = [section.heading for section in briefing.sections]
        assert all(len(heading.split()) in (2, 3, 4) for heading in headings)
        for source in sources.values():
            quoted = [
                citation.quote
                for line in samples.lines(briefing)[1:]
                for citation in line.citations
                if citation.article_id == source.id
            ]
            allowed = 10_000 if source.official else 90
            assert sum(len(quote.split()) for quote in quoted) <= allowed
            assert source.coverage is not Coverage.PAYWALLED or not quoted


def test_the_hostile_page_changes_nothing_and_reaches_nobody(run: Run) -> None:
    shown = run.shown
    planted = [words for one in run.press for words in one.planted]
    assert planted
    assert not [words for words in planted if words in shown]
    assert "<!channel>" not in shown
    assert "<@U" not in shown
    site = "http://press.example/"
    assert set(re.findall(r"<(https?://[^|>]+)", shown)) <= {
        site + one.path.lstrip("/") for one in run.press
    }


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
    draft = extractive.write(story, read, start)
    points = " ".join(point.line.text for point in draft.key_points)
    assert "clear American customs from" in points
