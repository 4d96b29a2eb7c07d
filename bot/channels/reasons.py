"""Why an article was posted in a channel or not, told step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.channels import documents
from bot.channels.layout import (
    clock,
    counted,
    linked,
    message,
    safe,
    sections,
    short_clock,
    stopped,
    titled,
    within,
)
from bot.channels.select import Decision
from bot.domain import (
    Article,
    Briefing,
    Delivery,
    DeliveryState,
    Live,
    Message,
    Notice,
    Story,
    Subscription,
    Trace,
)
from bot.language.boilerplate import heads

TERMS = 5  # of those that decided whether it is about trade
CHANGES = 2500  # characters about what changed
ENOUGH = 0.5  # the score from which an article is about trade


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found of one address: how far it came, and what a channel was told."""

    url: str
    trace: Trace
    article: Article | None = None
    story: Story | None = None
    briefing: Briefing | None = None
    subscription: Subscription | None = None
    message: Delivery | None = None
    decision: Decision | None = None
    held: Notice | None = None  # that its story as it is now was held back


def why(found: Findings, zone: str, command: str) -> Message:
    """Tell how far an article came, a line a step, up to the step where it stopped."""
    lines = [f"*{safe(found.url, 300)}*", _read(found, zone, command)]
    if found.article is not None:
        lines += [*_changed(found.trace, found.article, zone), *_known(found.article, zone)]
        lines.append(_relevance(found))
    if found.story is not None:
        lines += [_story(found.story), _briefing(found, zone)]
        lines.append(f"*In this channel*: {_channel(found, zone, command)}")
    return message(sections(lines))


def _read(found: Findings, zone: str, command: str) -> str:
    listed, article = found.trace.listed, found.article
    by = ", ".join(dict.fromkeys(safe(each.publisher, 100) for each in listed))
    if article is not None:
        title = linked(article.url, titled(article))
        parts = [f"yes, {article.coverage.value}: {title}, {safe(article.publisher, 100)}"]
        if listed:
            parts.append(f"listed by {by}, first at {clock(listed[0].seen, zone)}")
        return f"*Read*: {'; '.join(parts)}."
    if not listed:
        return (
            "*Read*: no. No source of mine has listed that address. "
            f"`{command} sources` lists them; `{command} brief URL` reads the page now."
        )
    if any(each.waiting for each in listed):
        when = clock(listed[0].seen, zone)
        return f"*Read*: not yet. {by} listed it at {when}; it waits its turn."
    return (
        f"*Read*: no. {by} listed it when the source was added, beyond the newest that are read "
        f"then. `{command} brief URL` reads it now."
    )


def _changed(trace: Trace, article: Article, zone: str) -> list[str]:
    """Tell what an article says by now that it did not say when it was read before."""
    if article.changes is None:
        return []
    often, when = counted(trace.readings, "time"), clock(article.seen, zone)
    lines = [f"*Versions*: read {often}; last changed {when}, to version {article.version}."]
    revised = (*article.changes.figures, *article.changes.days)
    pairs = dict.fromkeys((each.before, each.after) for each in revised)
    for before, after in pairs:
        lines += [f"• before: “{safe(before, 400)}”", f"• now: “{safe(after, 400)}”"]
    told = {sentence for pair in pairs for sentence in pair}
    others = (("new", article.changes.added), ("withdrawn", article.changes.removed))
    lines += [
        f"• {word}: “{safe(sentence, 400)}”"
        for word, sentences in others
        for sentence in sentences
        if sentence not in told
    ]
    return within(lines, CHANGES)


def _known(article: Article, zone: str) -> list[str]:
    """Tell why so much of an article was read, and which dates it has."""
    lines = []
    if article.reason:
        lines.append(f"*Coverage*: {article.coverage.value}: {safe(article.reason, 400)}.")
    if article.modified:
        lines.append(f"*Changed by its outlet*: {clock(article.modified, zone)}.")
    if article.document:
        lines.append(f"*Document*: {safe(documents.told(article.document), 400)}.")
    return lines


def _relevance(found: Findings) -> str:
    judged = found.trace.relevance
    if judged is None:
        return "*About trade*: not looked at yet; it waits its turn."
    terms = ", ".join(f"{_term(term)} {weight:+.1f}" for term, weight in judged.terms[:TERMS])
    score = f"score {judged.score:.2f}, {ENOUGH} is enough" + (f"; {terms}" if terms else "")
    if judged.model:
        score += "; that is in doubt, and so a model was asked"
    if judged.relevant and judged.score < ENOUGH and not judged.model:
        return f"*About trade*: yes, it goes on with a story that was told ({score})."
    if judged.relevant:
        return f"*About trade*: yes ({score})."
    return f"*About trade*: no ({score}), so it joined no story and was posted nowhere."


def _term(term: str) -> str:
    """Name a term; an act, `{change} {levy}`, by the kinds of words that it joins."""
    kinds = re.findall(r"\{(\w+)\}", term)
    return f"words for {' + '.join(kinds)}" if kinds else safe(term, 60)


def _story(story: Story) -> str:
    count = len(story.article_ids)
    others = f" with {counted(count - 1, 'other article')}" if count > 1 else " alone"
    old = " It is from before its source was first read." if story.archive else ""
    title = story.title if heads(story.title) else "one whose title addresses its readers"
    return f"*Story*: {safe(title, 300)},{others}.{old}"


def _briefing(found: Findings, zone: str) -> str:
    briefing, held = found.briefing, found.held
    if briefing is None and held is None:
        return "*Briefing*: none yet; the story waits for further outlets."
    if briefing is None or held is not None:
        why = f": {safe(held.detail, 400)}" if held and held.detail else ""
        left = " What was told before stays as it is." if briefing else ""
        return (
            f"*Briefing*: held back, since fewer than two points passed the gate{why}. It is "
            f"written anew when another article joins the story.{left}"
        )
    used = any(source.article_id == found.trace.article_id for source in briefing.sources)
    parts = [
        f"*Briefing*: as of {clock(briefing.as_of, zone)}, {briefing.writer.value}",
        "this article is among its sources" if used else "this article is not among its sources",
    ]
    parts += stopped(len(briefing.dropped), "line", briefing.dropped)
    return f"{'; '.join(parts)}."


def too_little(briefing: Briefing) -> str:
    """Say why a briefing is held back: what is left of it, and what the gate dropped."""
    left = f"{counted(len(briefing.key_points), 'point') if briefing.key_points else 'none'} left"
    why = stopped(len(briefing.dropped), "line", briefing.dropped)
    return "; ".join([left, *(why or ["its sources hold no more that can be quoted"])])


def _channel(found: Findings, zone: str, command: str) -> str:
    if (sent := found.message) is not None:
        return _sent(sent)
    if found.briefing is None:
        return "not posted, because there is no briefing of it."
    if found.subscription is None:
        return (
            "not posted, because nobody has subscribed this channel. "
            f"`{command} live breaking` does."
        )
    decision = found.decision
    if decision is None:
        return "not posted."
    if decision.due:
        return f"due now: {decision.why.value}."
    until = f", until {short_clock(decision.until, zone)}" if decision.until else ""
    digest = ""
    if found.subscription.schedule is not None and found.subscription.live is not Live.PAUSED:
        digest = " The digest may still have it."
    return f"not posted as it broke: {decision.why.value}{until}.{digest}"


def _sent(sent: Delivery) -> str:
    match sent.state:
        case DeliveryState.SENT:
            kind = "in a digest" if sent.key.startswith("digest:") else "as a message of its own"
            return f"posted, {kind}."
        case DeliveryState.FAILED:
            return "not posted: Slack did not take the message."
        case _:
            return "on its way."
