"""What was done, counted in Prometheus' words. Each process counts what it did itself."""

from __future__ import annotations

from collections import Counter as Counted
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.metrics import MetricWrapperBase
from prometheus_client.metrics_core import Metric

import bot
from bot.channels.health import health
from bot.domain import (
    Backlog,
    Briefing,
    Condition,
    Delivery,
    DeliveryState,
    EventKind,
    Fault,
    Flow,
    Opinion,
    PollStatus,
    Source,
    Verdict,
    Writer,
)
from bot.llm import Asked
from bot.newsroom import Pulse
from bot.operations import sources as sourced

CONTENT_TYPE = CONTENT_TYPE_LATEST
#: Seconds from the first sight of a story to its message, from at once to a day.
WAITS = (5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400)
CALLS = (1, 2, 5, 10, 20, 40, 60, 120)
_PUT_OFF = {DeliveryState.PENDING: "put off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A metric as the docs name it."""

    name: str
    kind: str
    labels: tuple[str, ...]
    help: str


class _Registry(CollectorRegistry):
    """A registry without the time at which each series began, which doubles their number."""

    def collect(self) -> Iterator[Metric]:
        for family in super().collect():
            family.samples = [each for each in family.samples if not each.name.endswith("_created")]
            yield family


class Metrics(Pulse):
    """An Observer that counts, with a registry of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._registry = _Registry()
        self._made: list[MetricWrapperBase] = []
        self._polls = self._counter(
            "polls",
            "Fetches of a feed, by outcome: ok, not modified, timeout, http and others.",
            "outcome",
        )
        self._entries = self._counter("entries", "New entries that feeds brought.")
        self._verdicts = self._counter(
            "gate_verdicts",
            "Lines that the gate judged, by outcome and by the first reason of it.",
            "outcome",
            "reason",
        )
        self._opinions = self._counter(
            "lines_judged",
            "Unclear lines that a model was asked about, by outcome: carried, not carried (and "
            "so stopped), unsure, unusable.",
            "outcome",
        )
        self._briefings = self._counter(
            "briefings", "Briefings written, by writer: model or extractive.", "writer"
        )
        self._dropped = self._counter("lines_dropped", "Lines of briefings that the gate dropped.")
        self._held_back = self._counter(
            "stories_held_back", "Stories that had too little to tell for a briefing."
        )
        self._faults = self._counter(
            "gate_faults", "Reasons why the gate dropped lines; a line may have several.", "reason"
        )
        self._fallbacks = self._counter(
            "model_fallbacks", "Briefings extracted though there is a model, by why.", "writer"
        )
        self._call_time = Histogram(
            "tradewire_model_call_seconds",
            "Seconds that a call of the model took, its retries and repair included.",
            buckets=CALLS,
            registry=self._registry,
        )
        self._made.append(self._call_time)
        self._calls = self._counter(
            "model_calls",
            "Times that a model was asked, by prompt and outcome.",
            "prompt",
            "outcome",
        )
        self._tokens = self._counter(
            "model_tokens", "Tokens that a model read (input) and wrote (output).", "direction"
        )
        self._dollars = self._counter(
            "model_cost_dollars", "US dollars that the model's answers cost, by the price list set."
        )
        self._deliveries = self._counter(
            "deliveries",
            "Tries at a message, by action and outcome: sent, unknown, put off, failed.",
            "action",
            "outcome",
        )
        self._wait = Histogram(
            "tradewire_first_seen_to_posted_seconds",
            "Seconds from the first sight of a story to its message in a channel.",
            buckets=WAITS,
            registry=self._registry,
        )
        self._made.append(self._wait)
        self._events = self._counter(
            "events_handled",
            "Things that people did in Slack and that were answered, by kind.",
            "kind",
        )
        self._digests = self._counter("digests_sent", "Digests handed to their channels.")
        self._steps = self._counter(
            "steps",
            "Steps of every flow, by outcome: done, or failed and put off.",
            "flow",
            "outcome",
        )
        self._due = self._gauge("queue_due", "Rows that are due and that nobody holds.", "flow")
        self._age = self._gauge(
            "queue_age_seconds", "Seconds for which the oldest of them has been due.", "flow"
        )
        self._sources = self._gauge(
            "sources",
            "Sources by how they do: answering, silent, not answering, gone and others.",
            "condition",
        )
        self._figures = {
            name: self._gauge(name, told, *sourced.LABELS) for name, told in sourced.FIGURES.items()
        }
        self._outcome = self._gauge("source_outcome", sourced.OUTCOME, *sourced.LABELS, "outcome")
        self._connected = self._gauge("slack_connected", "1 while people can reach us in Slack.")
        self._build = self._gauge("build_info", "Always 1; the version is its label.", "version")
        self._build.labels(bot.__version__).set(1)

    # -- what is observed --------------------------------------------------------------

    def polled(self, status: PollStatus, new: int) -> None:
        self._polls.labels(status.value).inc()
        self._entries.inc(new)

    def judged(self, verdict: Verdict) -> None:
        reason = verdict.reasons[0].fault.value if verdict.reasons else "none"
        self._verdicts.labels(verdict.outcome.value, reason).inc()

    def doubted(self, opinion: Opinion) -> None:
        self._opinions.labels(opinion.value).inc()

    def briefed(self, briefing: Briefing) -> None:
        self._briefings.labels(briefing.writer.name.lower()).inc()
        self._dropped.inc(len(briefing.dropped))

    def held_back(self) -> None:
        self._held_back.inc()

    def dropped(self, fault: Fault) -> None:
        self._faults.labels(fault.value).inc()

    def fell_back(self, writer: Writer) -> None:
        self._fallbacks.labels(writer.name.lower()).inc()

    def asked(self, call: Asked) -> None:
        super().asked(call)
        prompt = call.prompt.partition("@")[0]  # its name: a version would make labels for ever
        self._calls.labels(prompt, call.outcome.value).inc()
        self._tokens.labels("input").inc(call.usage.input_tokens)
        self._tokens.labels("output").inc(call.usage.output_tokens)
        self._dollars.inc(call.dollars)
        self._call_time.observe(call.seconds)

    def delivered(self, delivery: Delivery, state: DeliveryState) -> None:
        outcome = _PUT_OFF.get(state, state.value)
        self._deliveries.labels(delivery.action.value, outcome).inc()

    def posted(self, waited: timedelta) -> None:
        self._wait.observe(max(waited.total_seconds(), 0.0))

    def handled(self, kind: EventKind) -> None:
        self._events.labels(kind.value).inc()

    def digested(self) -> None:
        self._digests.inc()

    def stepped(self, flow: Flow, *, done: bool) -> None:
        self._steps.labels(flow.value, "done" if done else "failed").inc()

    # -- what is read --------------------------------------------------------------

    def now(
        self,
        backlog: Iterable[Backlog],
        *,
        connected: bool,
        sources: Sequence[Source] = (),
        at: datetime | None = None,
    ) -> None:
        """Set the figures that stand for this moment; the ages of sources are those `at` a time."""
        for each in backlog:
            self._due.labels(each.flow.value).set(each.due)
            self._age.labels(each.flow.value).set(each.age.total_seconds())
        self._connected.set(connected)
        conditions = Counted(health(each).condition for each in sources)
        for condition in Condition:
            self._sources.labels(condition.value).set(conditions[condition])
        for gauge in (*self._figures.values(), self._outcome):
            gauge.clear()
        for source in sources[: sourced.NAMED]:
            labels = (source.feed.publisher, source.feed.id)
            self._outcome.labels(*labels, sourced.outcome(source)).set(1)
            for name, figure in sourced.figures(source, at).items():
                self._figures[name].labels(*labels).set(figure)

    def write(self) -> bytes:
        """Write everything in Prometheus' text format."""
        return generate_latest(self._registry)

    def described(self) -> Iterator[Described]:
        """Describe every metric, for the docs."""
        for metric in self._made:
            (family,) = metric.describe()
            suffix = "_total" if family.type == "counter" else ""
            yield Described(
                name=family.name + suffix,
                kind=family.type,
                labels=tuple(metric._labelnames),  # noqa: SLF001 - it has no other way to tell
                help=family.documentation,
            )

    def _counter(self, name: str, told: str, *labels: str) -> Counter:
        made = Counter(f"tradewire_{name}", told, labels, registry=self._registry)
        self._made.append(made)
        return made

    def _gauge(self, name: str, told: str, *labels: str) -> Gauge:
        made = Gauge(f"tradewire_{name}", told, labels, registry=self._registry)
        self._made.append(made)
        return made
