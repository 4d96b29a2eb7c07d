"""The values that flow through the house, in the order news flows.

Everything here is frozen and holds no behaviour beyond what can be read off its own
fields. Datetimes are aware and in UTC, sequences are tuples, ids are short hexadecimal
strings derived from what they name, so that the same thing met twice is one row.

    news       rows that wait, feeds and entries, articles
    sources    feeds as people look after them
    stories    relevance, and articles as one story
    briefings  lines with their evidence, verdicts, briefings
    channels   subscriptions, messages, deliveries
    welcomes   the first ten minutes of a person
    threads    events, questions and answers; measurements
    spending   what a model costs
    operations how the bot itself does
"""

from __future__ import annotations

from bot.domain.briefings import (
    Briefing,
    Citation,
    Draft,
    Dropped,
    Fault,
    KeyPoint,
    Line,
    Opinion,
    Outcome,
    Reason,
    Role,
    Section,
    SourceLine,
    Verdict,
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
from bot.domain.news import (
    Article,
    Before,
    Changes,
    Coverage,
    Document,
    Entry,
    Feed,
    FeedReport,
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
from bot.domain.operations import HAPPENINGS, Backlog, Concern, Notice, Status, Worker
from bot.domain.reports import Report, ReportState
from bot.domain.sources import Condition, Health, Offer, Origin, Probe, Source
from bot.domain.spending import Spending
from bot.domain.stories import Listed, Placed, Placement, Relevance, Story, Trace
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
from bot.domain.welcomes import Stage, Welcome, welcome_id

__all__ = [
    "HAPPENINGS",
    "HELD",
    "Action",
    "Answer",
    "AnswerState",
    "Article",
    "Backlog",
    "Before",
    "Briefing",
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
    "Health",
    "Hit",
    "Job",
    "Json",
    "Kept",
    "KeyPoint",
    "Line",
    "Listed",
    "Live",
    "Measurement",
    "Message",
    "Mute",
    "Nearest",
    "Notice",
    "Offer",
    "Opinion",
    "Origin",
    "Outcome",
    "Placed",
    "Placement",
    "Poll",
    "PollStatus",
    "Probe",
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
    "Slot",
    "Source",
    "SourceLine",
    "Spending",
    "Stage",
    "Status",
    "Story",
    "Subscription",
    "Thread",
    "Told",
    "Trace",
    "Verdict",
    "Welcome",
    "Worker",
    "Writer",
    "fingerprint",
    "identify",
    "welcome_id",
]
