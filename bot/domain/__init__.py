"""The values that flow through the house, in the order news flows.

Everything here is frozen and holds no behaviour beyond what can be read off its own
fields. Datetimes are aware and in UTC, sequences are tuples, ids are short hexadecimal
strings derived from what they name, so that the same thing met twice is one row.

    news       rows that wait, feeds and entries, articles
    sources    feeds as people look after them
    stories    relevance, and articles as one story
    voices     which of its texts count as independent
    lines      lines with their evidence, and what the gate makes of them
    pairs      two values side by side: what moved, and where outlets differ
    briefings  points, sources, briefings
    channels   subscriptions, messages, deliveries
    welcomes   the first ten minutes of a person
    threads    events, questions and answers; measurements
    spending   what a model costs
    operations how the bot itself does
"""

from __future__ import annotations

from bot.domain.briefings import (
    Briefing,
    Draft,
    KeyPoint,
    Role,
    Section,
    SourceLine,
    Writer,
)
from bot.domain.channels import (
    HELD,
    Action,
    Channel,
    Delivery,
    DeliveryState,
    Digest,
    Live,
    Message,
    Mute,
    Quiet,
    Schedule,
    Slot,
    Subscription,
    Told,
)
from bot.domain.lines import (
    Citation,
    Dropped,
    Fault,
    Line,
    Opinion,
    Outcome,
    Reason,
    Verdict,
)
from bot.domain.news import (
    Article,
    Before,
    Changes,
    Coverage,
    Document,
    Entry,
    Feed,
    Flow,
    Job,
    Json,
    Poll,
    PollStatus,
    Reading,
    Revised,
    fingerprint,
    identify,
)
from bot.domain.operations import HAPPENINGS, Backlog, Concern, Gated, Notice, Status, Worker
from bot.domain.pairs import PASSES, Pair, Proven, Since, Sort
from bot.domain.reports import Report, ReportState
from bot.domain.sources import Condition, FeedReport, Health, Offer, Origin, Probe, Source
from bot.domain.spending import Spending
from bot.domain.stories import (
    LATEST_OF_KEY,
    NEAREST,
    OF_STORIES,
    OF_STORY,
    SEVERAL,
    Likeness,
    Listed,
    Move,
    Moved,
    Placed,
    Placement,
    Relevance,
    Sketch,
    Story,
    Topic,
    TopicKind,
    Trace,
)
from bot.domain.threads import (
    Answer,
    AnswerState,
    Event,
    EventKind,
    Exchange,
    Figures,
    Found,
    Hit,
    Kept,
    Measurement,
    Nearest,
    Question,
    Remark,
    Thread,
)
from bot.domain.voices import Carried, independent
from bot.domain.welcomes import Stage, Welcome, welcome_id

__all__ = [
    "HAPPENINGS",
    "HELD",
    "LATEST_OF_KEY",
    "NEAREST",
    "OF_STORIES",
    "OF_STORY",
    "PASSES",
    "SEVERAL",
    "Action",
    "Answer",
    "AnswerState",
    "Article",
    "Backlog",
    "Before",
    "Briefing",
    "Carried",
    "Changes",
    "Channel",
    "Citation",
    "Concern",
    "Condition",
    "Coverage",
    "Delivery",
    "DeliveryState",
    "Digest",
    "Document",
    "Draft",
    "Dropped",
    "Entry",
    "Event",
    "EventKind",
    "Exchange",
    "Fault",
    "Feed",
    "FeedReport",
    "Figures",
    "Flow",
    "Found",
    "Gated",
    "Health",
    "Hit",
    "Job",
    "Json",
    "Kept",
    "KeyPoint",
    "Likeness",
    "Line",
    "Listed",
    "Live",
    "Measurement",
    "Message",
    "Move",
    "Moved",
    "Mute",
    "Nearest",
    "Notice",
    "Offer",
    "Opinion",
    "Origin",
    "Outcome",
    "Pair",
    "Placed",
    "Placement",
    "Poll",
    "PollStatus",
    "Probe",
    "Proven",
    "Question",
    "Quiet",
    "Reading",
    "Reason",
    "Relevance",
    "Remark",
    "Report",
    "ReportState",
    "Revised",
    "Role",
    "Schedule",
    "Section",
    "Since",
    "Sketch",
    "Slot",
    "Sort",
    "Source",
    "SourceLine",
    "Spending",
    "Stage",
    "Status",
    "Story",
    "Subscription",
    "Thread",
    "Told",
    "Topic",
    "TopicKind",
    "Trace",
    "Verdict",
    "Welcome",
    "Worker",
    "Writer",
    "fingerprint",
    "identify",
    "independent",
    "welcome_id",
]
