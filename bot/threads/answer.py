"""The answer to a question: sentences of the archive, or the word that it has none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.domain import Answer, Article, Citation, Line, Nearest, Question, SourceLine
from bot.language import quotations, repetition
from bot.threads import story as heard
from bot.threads.asked import Wanted, parse, parts, terms
from bot.threads.conversation import follow_up
from bot.threads.fitness import values
from bot.threads.retrieve import Passage, rank

# Below this support the archive is said to have no answer. On the development questions, which
# are worded far from their sources, half of it would answer one in four whose evidence is
# withheld, this one in twenty-five. A wrong answer costs a desk more than none.
THRESHOLD = 0.5
# In its story every word of the question is matched already: this keeps the late and far off.
IN_STORY = 0.3
_CLOSE = 0.9  # of the best sentence's support, for another one to be quoted with it
_LINES = 3  # to each part of a question
_QUOTED_WORDS = 90  # of one article, official texts exempt


def answer(
    question: Question,
    articles: Sequence[Article],
    searched: int,
    nearest: Sequence[Nearest],
    now: datetime,
    story: frozenset[str] = frozenset(),
    without: Collection[Citation] = frozenset(),
) -> Answer:
    """Answer a question with one to three sentences of articles, quoted with their publisher.

    Of articles, those whose ids `story` holds are heard first: they are what the thread of
    the question is about, and the rest is asked only what names another subject. Where no
    sentence carries an answer, or lacks a place, name or number of the question, it has no
    lines and offers the `nearest` stories. What a question of several parts asks in vain is
    `unanswered`. `searched` is the number of articles in the archive; the sentences that are
    cited by `without` are passed over.
    """
    chosen: list[Passage] = []
    silent, support = [], 0.0
    asked = parts(question.text)
    for number, part in enumerate(asked):
        meant = follow_up(part, asked[:number])  # "and at what rate?"
        found, best = _found(meant, articles, story, without)
        support = max(support, best)
        if not found:
            silent.append(part)
        told = {_cite(passage) for passage in chosen}
        chosen += [passage for passage in found if _cite(passage) not in told]
        story = story or frozenset(passage.article.id for passage in found)
    return Answer(
        question=question,
        lines=tuple(_line(passage) for passage in chosen),
        sources=tuple(dict.fromkeys(SourceLine.of(passage.article) for passage in chosen)),
        searched=searched,
        as_of=now,
        support=support,
        nearest=() if chosen else tuple(nearest),
        unanswered=tuple(silent) if chosen else (),
    )


def _found(
    question: str,
    articles: Sequence[Article],
    story: frozenset[str],
    without: Collection[Citation],
) -> tuple[list[Passage], float]:
    """Choose what answers one question, of its story or else of the archive, and its support."""
    own = [article for article in articles if article.id in story]
    rest = [article for article in articles if article.id not in story]
    if own:
        passages = [each for each in heard.hear(question, own) if _cite(each) not in without]
        foreign = heard.beyond(question, own)
        if passages or not foreign:
            newest = [
                p for p in passages if p.article.when.date() == passages[0].article.when.date()
            ]
            fit = [passage for passage in newest if passage.support >= IN_STORY]
            return _chosen(question, fit), max((p.support for p in passages), default=0.0)
        rest = [article for article in rest if foreign <= terms(article.text).keys()]
    passages = [each for each in rank(question, rest) if _cite(each) not in without]
    fit = [passage for passage in passages if passage.whole and passage.support >= THRESHOLD]
    return _chosen(question, fit), passages[0].support if passages else 0.0


def _chosen(question: str, passages: Sequence[Passage]) -> list[Passage]:
    """Choose the best sentences, and of each figure or day that others give one that does.

    Where they are of several days the newest comes first: what stood before may be over.
    """
    wanted = parse(question)
    chosen = _best(wanted, passages)
    others = [each for each in passages if each not in chosen]
    for passage in others:
        said = _values(wanted, passage)
        told = [_values(wanted, each) for each in chosen]
        if not said or not all(each and said.isdisjoint(each) for each in told):
            continue
        if any(passage.article.id == each.article.id for each in chosen):
            continue
        if len(chosen) == _LINES and not _spared(wanted, chosen):
            break
        if _fits(passage, chosen):
            chosen.append(passage)
    if len({_values(wanted, each) for each in chosen}) > 1:
        chosen.sort(key=lambda each: -each.article.when.toordinal())
    return chosen


def _spared(wanted: Wanted, chosen: list[Passage]) -> bool:
    """Take out the last sentence that gives only what another one gives, if there is one."""
    for at in reversed(range(1, len(chosen))):
        said = _values(wanted, chosen[at])
        if any(said <= _values(wanted, each) for each in chosen[:at]):
            del chosen[at]
            return True
    return False


def _best(wanted: Wanted, passages: Sequence[Passage]) -> list[Passage]:
    chosen: list[Passage] = []
    for passage in passages:
        if len(chosen) == _LINES or passage.support < _CLOSE * passages[0].support:
            break
        told = any(_repeats(wanted, passage, other) for other in chosen)
        if not told and _fits(passage, chosen):
            chosen.append(passage)
    return chosen


def _repeats(wanted: Wanted, one: Passage, other: Passage) -> bool:
    """Say whether two sentences say the same: not where each gives another figure or day."""
    mine, theirs = _values(wanted, one), _values(wanted, other)
    return repetition.same(one.quote, other.quote) and (
        not (mine and theirs) or bool(mine & theirs)
    )


def _values(wanted: Wanted, passage: Passage) -> frozenset[tuple[str, str]]:
    return values(wanted, passage.quote, passage.article.title)


def _fits(passage: Passage, chosen: Sequence[Passage]) -> bool:
    """Say whether a sentence stays within what may be quoted of its article."""
    quoted = [*chosen, passage]
    words = sum(len(p.quote.split()) for p in quoted if p.article.id == passage.article.id)
    return passage.article.official or words <= _QUOTED_WORDS


def _line(passage: Passage) -> Line:
    text = f"“{quotations.nested(passage.quote)}” — {passage.article.publisher}"
    return Line(text=text, citations=(_cite(passage),))


def _cite(passage: Passage) -> Citation:
    return Citation(
        article_id=passage.article.id,
        snapshot=passage.article.snapshot,
        start=passage.span.start,
        end=passage.span.end,
        quote=passage.quote,
    )
