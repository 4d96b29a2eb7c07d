"""What is counted is what was done: compared with the store after a run over the press."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bot.domain import Action, DeliveryState, EventKind, Fault, Live, Opinion, Writer
from bot.llm import Asked, Usage
from bot.llm.calls import Outcome
from bot.operations.metrics import Metrics
from bot.operations.sources import NAMED
from tests import make
from tests.house import DESK, open_house

ASKED = Asked(
    model="scripted",
    prompt="briefing@7:3fa9c1",
    outcome=Outcome.ANSWERED,
    usage=Usage(input_tokens=900, output_tokens=80),
    dollars=0.02,
    seconds=3.0,
)


def read(metrics: Metrics) -> dict[str, dict[tuple[str, ...], float]]:
    """Read every sample back: by name, then by the values of its labels, by their names."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for family in text_string_to_metric_families(metrics.write().decode()):
        for sample in family.samples:
            found.setdefault(sample.name, {})[tuple(sample.labels.values())] = sample.value
    return found


async def test_a_run_over_the_press_is_counted_as_the_store_has_it(tmp_path: Path) -> None:
    metrics = Metrics()
    async with open_house(tmp_path, observer=metrics) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(40)
        reports = await house.store.feed_reports()
        deliveries = await house.store.deliveries(DESK)
        briefings = [
            each
            for story, _ in await house.store.latest_briefings(limit=99)
            for each in await house.store.briefings_of(story.id)
        ]
        sources = await house.store.sources()
        metrics.now(
            await house.store.backlog(house.watch()),
            connected=True,
            sources=sources,
            at=house.watch(),
        )
    told = read(metrics)
    assert told["tradewire_sources"]["answering",] == sum(each.answering for each in sources)
    assert told["tradewire_sources"]["gone",] == 1
    ages = told["tradewire_source_answered_age_seconds"]
    assert len(ages) == sum(not (each.paused or each.merged) for each in sources)
    for each in sources:
        age = ages[each.feed.id, each.feed.publisher]
        assert 0 <= age < 60 if each.answering else age == math.inf
        labels = (each.feed.id, each.status, each.feed.publisher)
        assert told["tradewire_source_outcome"][labels] == 1
        failures = told["tradewire_source_failures"][each.feed.id, each.feed.publisher]
        assert failures == each.feed.failures
    assert told["tradewire_entries_total"][()] == sum(report.entries for report in reports)
    assert sum(told["tradewire_polls_total"].values()) >= len(reports)
    assert told["tradewire_polls_total"]["gone",] > 0
    assert told["tradewire_briefings_total"] == {("extracted",): len(briefings)}
    assert told["tradewire_lines_dropped_total"][()] == sum(
        len(briefing.dropped) for briefing in briefings
    )
    passed = sum(
        1
        + len(each.key_points)
        + len(each.opening)
        + len(each.ahead)
        + sum(len(section.paragraphs) for section in each.sections)
        for each in briefings
    )
    verdicts = told["tradewire_gate_verdicts_total"]
    assert sum(verdicts.values()) >= passed
    assert {outcome for outcome, _ in verdicts} <= {"supported", "unclear", "unsupported"}
    sent = Counter((each.action.value, "sent") for each in deliveries)
    assert {each.state for each in deliveries} == {DeliveryState.SENT}
    assert told["tradewire_deliveries_total"] == sent
    firsts = [each for each in deliveries if re.fullmatch(r"story:\w+", each.key)]
    assert told["tradewire_first_seen_to_posted_seconds_count"][()] == len(firsts) > 0
    assert told["tradewire_queue_due"]["post",] == 0


def test_a_source_that_is_removed_has_no_figures_and_many_have_few_series() -> None:
    metrics = Metrics()
    sources = [make.source(number, succeeded=make.NOON) for number in range(2 * NAMED)]
    later = make.after(minutes=2)
    metrics.now((), connected=True, sources=sources, at=later)
    told = read(metrics)
    assert told["tradewire_sources"]["answering",] == 2 * NAMED
    assert set(told["tradewire_source_new_age_seconds"].values()) == {120.0}
    assert len(told["tradewire_source_new_age_seconds"]) == NAMED
    metrics.now((), connected=True, sources=sources[:1], at=later)
    assert len(read(metrics)["tradewire_source_answered_age_seconds"]) == 1


def test_each_source_is_told_of_whatever_it_is_called_and_whether_it_ever_answered() -> None:
    alike = {"publisher": "Gazette"}
    sources = [
        make.source(1, **alike, newest=make.after(hours=-3)),
        make.source(2, **alike, status="http 403", failures=4, succeeded=None, newest=None),
        make.source(3, **alike, status="", polled=None, succeeded=None, newest=None),
        make.source(4, **alike, paused=True, failures=2),
        make.source(5, **alike, status="moved", due=None),
    ]
    metrics = Metrics()
    metrics.now((), connected=True, sources=sources, at=make.after(hours=1))
    one, two, three, four, five = ((each.feed.id, "Gazette") for each in sources)
    told = read(metrics)
    assert told["tradewire_source_answered_age_seconds"] == {
        one: 3600,
        two: math.inf,  # which any threshold of an alert is below
        three: math.inf,
    }
    assert told["tradewire_source_new_age_seconds"] == {
        one: 4 * 3600,
        two: math.inf,
        three: math.inf,
    }
    assert told["tradewire_source_failures"] == {one: 0, two: 4, three: 0, four: 2, five: 0}
    assert told["tradewire_source_next_poll_seconds"] == dict.fromkeys((one, two, three), -45 * 60)
    assert set(told["tradewire_source_outcome"]) == {
        (one[0], "ok", "Gazette"),
        (two[0], "http 403", "Gazette"),
        (three[0], "not asked yet", "Gazette"),
        (four[0], "paused", "Gazette"),
        (five[0], "moved", "Gazette"),
    }
    metrics.now((), connected=True, sources=[make.source(2, **alike)], at=make.NOON)
    assert set(read(metrics)["tradewire_source_outcome"]) == {(two[0], "ok", "Gazette")}


async def test_a_failing_step_and_a_message_put_off_are_counted(tmp_path: Path) -> None:
    metrics = Metrics()
    async with open_house(tmp_path, observer=metrics, polling=False) as house:
        house.courier.faults["one"] = ["later", "lost"]
        await house.newsroom.tell(DESK, "one", make.delivery().message)
        await house.run(8)
    assert read(metrics)["tradewire_deliveries_total"] == {
        ("post", "put off"): 1,
        ("post", "unknown"): 1,
        ("post", "sent"): 1,
    }


def test_models_events_and_digests_are_counted() -> None:
    metrics = Metrics()
    metrics.asked(ASKED)
    metrics.asked(replace(ASKED, outcome=Outcome.BUSY, usage=Usage(), dollars=0.0))
    metrics.fell_back(Writer.EXTRACTED)
    metrics.dropped(Fault.DATE_DIFFERS)
    metrics.doubted(Opinion.CARRIED)
    metrics.doubted(Opinion.DOUBTED)
    metrics.handled(EventKind.COMMAND)
    metrics.digested()
    metrics.held_back()
    metrics.posted(timedelta(seconds=-1))  # two clocks that differ
    metrics.delivered(make.delivery(action=Action.EDIT), DeliveryState.FAILED)
    told = read(metrics)
    assert told["tradewire_model_calls_total"] == {
        ("answered", "briefing"): 1,
        ("busy", "briefing"): 1,
    }
    assert told["tradewire_model_tokens_total"] == {("input",): 900, ("output",): 80}
    assert told["tradewire_model_cost_dollars_total"] == {(): 0.02}
    assert told["tradewire_model_call_seconds_count"] == {(): 2}
    assert told["tradewire_model_fallbacks_total"] == {("extracted",): 1}
    assert told["tradewire_gate_faults_total"] == {("date differs",): 1}
    assert told["tradewire_lines_judged_total"] == {("carried",): 1, ("not carried",): 1}
    assert told["tradewire_events_handled_total"] == {("command",): 1}
    assert told["tradewire_digests_sent_total"] == {(): 1}
    assert told["tradewire_stories_held_back_total"] == {(): 1}
    assert told["tradewire_first_seen_to_posted_seconds_sum"] == {(): 0}
    assert told["tradewire_deliveries_total"] == {("edit", "failed"): 1}


def test_no_series_tells_when_it_began() -> None:
    assert b"_created" not in Metrics().write()


def test_two_sets_of_metrics_share_nothing() -> None:
    one, two = Metrics(), Metrics()
    one.digested()
    assert read(two)["tradewire_digests_sent_total"] == {(): 0}


def test_names_and_helps_follow_the_conventions() -> None:
    for metric in Metrics().described():
        assert re.fullmatch(r"tradewire_[a-z_]+", metric.name)
        assert metric.name.endswith("_total") == (metric.kind == "counter")
        assert metric.help.endswith(".")
        assert not set(metric.labels) & {"feed", "url", "story", "channel", "user"}
