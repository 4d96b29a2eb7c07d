"""How an article is judged, told as text and as JSON."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.channels import importance
from bot.channels.layout import clock, counted
from bot.channels.plain import wrapped
from bot.domain import Article, Likeness, Moved, Relevance, Story, TopicKind

ENOUGH = 0.5  # the score from which an article is about trade
TERMS = 12  # that are shown; JSON has all
ALIKE = 3  # articles of the story that are shown
CHANNELS = 3  # JSON has all
_HEADS = {
    TopicKind.INSTRUMENT: "Instruments",
    TopicKind.SECTOR: "Sectors",
    TopicKind.COUNTRY: "Countries",
    TopicKind.ACTOR: "Who acts",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The story that holds an article.

    `first` where it began with this one; `likeness` is to the articles that were there before
    it, or else to those that came after; `why` is what makes the story matter now, `channels` what
    makes it matter to each that is subscribed.
    """

    story: Story
    first: bool
    others: tuple[Article, ...] = ()
    likeness: tuple[Likeness, ...] = ()
    moves: tuple[Moved, ...] = ()
    why: importance.Reasons = ()
    channels: tuple[tuple[str, importance.Reasons], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An article, how it is judged now, and how it was `kept` as judged when it came."""

    article: Article
    judged: Relevance
    kept: Relevance | None = None
    stored: bool = False
    held: Held | None = None


def told(found: Explained, zone: str) -> str:
    """Set an explanation as plain text."""
    article = found.article
    where = f"{article.publisher}, {clock(article.when, zone)}" if found.stored else "from a file"
    parts = [f"{wrapped(article.title)}\n{where} · id {article.id}", _relevance(found)]
    parts += [_topics(found.judged), _story(found)]
    if found.held is not None:
        parts.append(_importance(found.held))
    return "\n\n".join(filter(None, parts))


def as_json(found: Explained) -> dict[str, Any]:
    """Turn an explanation into JSON values."""
    judged, kept, held = found.judged, found.kept, found.held
    return {
        "article": found.article.id,
        "title": found.article.title,
        "url": found.article.url,
        "stored": found.stored,
        "relevance": {
            "relevant": kept.relevant if kept else judged.relevant,
            "score": round(judged.score, 4),
            "enough": ENOUGH,
            "terms": [{"term": term, "weight": weight} for term, weight in judged.terms],
            "otherwise": [{"word": word, "sense": sense} for word, sense in judged.otherwise],
            "model": kept.model if kept else "",
        },
        "topics": [
            {"name": topic.name, "kind": topic.kind.value, "detail": topic.detail}
            for topic in judged.about
        ],
        "story": _story_json(held) if held else None,
        "importance": {
            "total": round(importance.total(held.why), 3),
            "reasons": _reasons(held.why),
            "channels": [
                {"channel": id_, "total": round(importance.total(why), 3), "reasons": _reasons(why)}
                for id_, why in held.channels
            ],
        }
        if held and held.why
        else None,
    }


def _story_json(held: Held) -> dict[str, Any]:
    return {
        "id": held.story.id,
        "title": held.story.title,
        "articles": len(held.story.article_ids),
        "voices": len(held.story.voices),
        "first": held.first,
        "likeness": [
            {
                "article": each.article_id,
                "content": round(each.content, 3),
                "wording": round(each.wording, 3),
                "copied": each.copied,
                "shared": list(each.shared),
            }
            for each in held.likeness
        ],
        "moves": [
            {"left": each.left, "joined": each.joined, "at": each.at.isoformat()}
            for each in held.moves
        ],
    }


def _relevance(found: Explained) -> str:
    judged, kept = found.judged, found.kept
    relevant = kept.relevant if kept else judged.relevant
    lines = [
        f"ABOUT TRADE: {'yes' if relevant else 'no'} (score {judged.score:.2f}; {ENOUGH} is enough)"
    ]
    if kept is not None and kept.model:
        lines.append(f"  The score was in doubt, so a model was asked, by {kept.model}.")
    elif kept is not None and kept.relevant and kept.score < ENOUGH:
        lines.append("  The score is too low, but it goes on with a story that was told.")
    elif kept is not None and kept.relevant != judged.relevant:
        lines.append(
            f"  It was judged so when it came, with score {kept.score:.2f}; the weights or its "
            "text have changed since."
        )
    shown = judged.terms[:TERMS]
    lines += [f"  {weight:+.2f}  {_term(term)}" for term, weight in shown]
    if left := len(judged.terms) - len(shown):
        rest = sum(weight for _, weight in judged.terms[TERMS:])
        lines.append(f"  {rest:+.2f}  {counted(left, 'other term')}")
    if judged.otherwise:
        senses = ", ".join(f"{word} ({sense})" for word, sense in judged.otherwise)
        lines.append(wrapped(f"  Not counted, for what they mean here: {senses}"))
    return "\n".join(lines)


def _term(term: str) -> str:
    """Name a term; an act, `{change} {levy}`, by the kinds of words that it joins."""
    kinds = re.findall(r"\{(\w+)\}", term)
    return f"words for {' + '.join(kinds)}, near one another" if kinds else term


def _topics(judged: Relevance) -> str:
    lines = []
    for kind, head in _HEADS.items():
        named = [
            f"{topic.name} ({topic.detail})" if topic.detail else topic.name
            for topic in judged.about
            if topic.kind is kind
        ]
        if named:
            lines.append(wrapped(f"{head}: {', '.join(named)}"))
    return "\n".join(["TOPICS", *(lines or ["None that it dwells on."])])


def _story(found: Explained) -> str:
    held = found.held
    if held is None:
        if not found.stored:
            why = "a text from a file joins none"
        elif found.kept is None:
            why = "not yet; it waits its turn"
        elif found.kept.relevant:
            why = "none of its own; a later version or another reading may stand for it"
        else:
            why = "none, because it is not about trade"
        return f"STORY: {why}."
    story = held.story
    count = counted(len(story.article_ids), "article")
    voices = counted(len(story.voices), "independent voice")
    lines = [wrapped(f"STORY: {story.title}"), f"  {count}, {voices} · id {story.id}"]
    if held.first:
        lines.append("  It began with this article.")
    named = {other.id: f"{other.publisher}: {other.title}" for other in held.others}
    for each in held.likeness[:ALIKE]:
        verb = "Joined by" if held.first else "Like"
        lines.append(f"  {verb} {named[each.article_id]}")
        lines.append(f"    {_alike(each)}")
    lines += [f"  Moved here from story {move.left}, when more was known." for move in held.moves]
    return "\n".join(lines)


def _alike(each: Likeness) -> str:
    parts = [f"content {each.content:.2f} of 1"]
    if each.wording:
        same = ": one voice" if each.copied else ""
        parts.append(f"wording {each.wording:.0%} the same{same}")
    if each.shared:
        parts.append(f"both titles name {', '.join(each.shared[:8])}")
    return "; ".join(parts)


def _importance(held: Held) -> str:
    if not held.why:
        return "IMPORTANCE: none yet; the story was not written up."
    whose = "for a channel that follows no topic and has not heard of it"
    lines = [f"IMPORTANCE: {importance.total(held.why):.2f}, {whose}"]
    lines += [f"  {weight:+.2f}  {reason}" for reason, weight in held.why]
    for id_, why in held.channels[:CHANNELS]:
        own = [
            f"    {weight:+.2f}  {reason}"
            for reason, weight in why
            if (reason, weight) not in held.why
        ]
        lines += [f"  In {id_}, as it is set and was told: {importance.total(why):.2f}", *own]
    return "\n".join(lines)


def _reasons(why: importance.Reasons) -> list[dict[str, Any]]:
    return [{"reason": reason, "weight": weight} for reason, weight in why]
