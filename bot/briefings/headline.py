"""Which outlet's title heads a briefing, verbatim."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import timedelta

from bot.briefings.calendar import Calendar
from bot.briefings.overtaken import overtaken
from bot.briefings.quotable import count
from bot.briefings.taken_back import heading, taken_back
from bot.domain import Article, Citation, Coverage, Line, SourceLine
from bot.language import dates, measures
from bot.language.boilerplate import states
from bot.language.courses import LAGS, Report, Turn, course
from bot.language.repetition import terms
from bot.language.sentences import told_first
from bot.language.standings import reached
from bot.language.status import statuses

WORDS = range(10, 17)
CHARACTERS = 100
NEWEST = 1.0  # what one gains that tells how far a measure has come by now
OUTDATED = 2.0  # what it costs a title that things have moved on since

# What opinion, advice and appeals to curiosity look like in a title.
_SLANTED = re.compile(
    r"[?!]|\b(?:here(?:'|’)?s|what (?:to|you|we)|how (?:to|you)|why|everything|explained|live|watch"
    r"|opinion|analysis|editorial|podcast|newsletter|exclusive|breaking|shock\w*|slam\w*|slap\w*|rage|blast\w*"
    r"|stun\w*|chaos|fury|furious|outrage\w*|brutal|savage|massive|aggressive|bombshell|crazy"
    r"|you|your|we|our|I)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_CHANGED = re.compile(
    r"\b(?:extend|postpon|delay|mov|put(?:s|ting)? off|push|br(?:ings?|ought) forward|rais|increas"
    r"|lower|reduc|cuts?\b|lift|doubl|tripl|halv|correct|revis|instead)\w*",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|would|want(?:s|ed)?|asks?|asked|urges?|had|hopes?|fears?|if)\b",
    re.IGNORECASE,
)
# A finite verb of what was done or is to be done; "cut flowers" and "set of rules" have none.
_ACT = re.compile(
    r"\b(?:(?:impos|announc|suspend|paus|approv|reject|rul|rais|lift|halv|doubl|threaten|order|launch"
    r"|extend|adopt|open|propos|scrap|remov|lower|reduc|slash|slap|admit|ratif|publish|block|delay"
    r"|repeal|limit|cap|curb|warn|start|challeng|clear|refus|drop|grant|restor|retaliat|demand|tighten"
    r"|eas|charg|tax|bar|exempt|renew|review|back|seek|cut|set|end|ban|put|hit|win|los|face|rise|fall"
    r"|grow|sign|agree|conclud|file|sue|strike|withdraw|begin|tak|giv|hold|keep|make)"
    r"(?:e?s|ies|i?ed|ned|ped)|(?:to|will|may|must) (?!what\b|the\b|an?\b)[a-z]+)\b"
)
DAY = timedelta(days=1)


def headline(articles: Sequence[Article], without: Collection[Citation] = frozenset()) -> Line:
    """Choose the title that best heads a story, none of those `without`, and cite it.

    One of 10 to 16 words and at most 100 characters is preferred, of an official or a fully
    read article, neutral, in sentence case, about what the other titles are about, not
    outdated, and naming an act. Where no title is fit to print, there is none; where their outlets
    have withdrawn all that are, the headline says so.
    """
    fit = [
        (article, cited)
        for article in articles
        if (cited := _title(article)).quote
        and cited not in without
        and states(cited.quote)
        and len(cited.quote) <= 150
    ]
    back = taken_back(articles)
    if fit and all(article.id in back for article, _ in fit):
        article, cited = max(fit, key=lambda each: each[0].when)
        return Line(text=heading(article, cited), citations=(cited,))
    fit = [each for each in fit if each[0].id not in back]
    if not fit:
        return Line(text="", citations=())
    past, newest, aside = outdated(articles), _newest(articles), _asides(articles)
    _, cited = max(
        fit,
        key=lambda each: (
            _score(each[0], each[1].quote, articles)
            - OUTDATED * (each[0].id in past or each[0].id in aside)
            + NEWEST * (each[0].id == newest)
        ),
    )
    return Line(text=" ".join(cited.quote.split()), citations=(cited,))


def outdated(articles: Sequence[Article]) -> frozenset[str]:
    """Name the articles that a later one's title outdates, by their ids.

    That title, of more than a day later, states of a standing that theirs do not: what was
    ordered last week is paused by now. Nor may a title name a day that was moved since.
    """
    calendar = Calendar(articles)
    told = turns(articles, articles[0].title) if articles else ()
    last = told[-1].report if told else None
    return frozenset(
        one.id
        for one in articles
        if any(
            calendar.moved(one, day.first, since=True)
            for day in dates.find(one.title, one.when)
            if day.first
        )
        or any(
            other.when - one.when > DAY and statuses(other.title) - statuses(one.title)
            for other in articles
        )
        or _stood(one, last)
        or overtaken(one.title, one, articles)
    )


def turns(articles: Sequence[Article], heading: str) -> tuple[Turn, ...]:
    """Tell how the standing of a story's measure changed, by its articles' titles and leads."""
    reports = (
        Report(each.id, each.title, SourceLine.of(each).lead, each.when) for each in articles
    )
    return course(reports, heading)


def _asides(articles: Sequence[Article]) -> frozenset[str]:
    """Name the articles whose titles tell a side-light of what was told half a day before.

    They give a figure or a day of something else, which takes no other's place, or what only may
    be; a change of a measure's standing is none.
    """
    turned = {each.report.id for each in turns(articles, articles[0].title)} if articles else set()
    found = set()
    for one in articles:
        before = [each for each in articles if one.when - each.when > LAGS]
        if not before or one.id in turned:
            continue
        told = frozenset[object]().union(*(_values(each, whole=True) for each in before))
        hedged = _HEDGED.search(one.title) and not any(_HEDGED.search(x.title) for x in before)
        stays = _CHANGED.search(one.title) or any(_overtakes(one, each) for each in before)
        other = _values(one) - told and not stays
        if hedged or other:
            found.add(one.id)
    return frozenset(found)


def _values(article: Article, *, whole: bool = False) -> frozenset[object]:
    """List the figures and days of a title, and of the lead with it where the `whole` is meant."""
    text = f"{article.title}. {SourceLine.of(article).lead}" if whole else article.title
    return frozenset(
        (
            *(each.amount for each in measures.find(text)),
            *(each.first for each in dates.find(text, article.when) if _FIGURE.search(text)),
        )
    )


def _overtakes(later: Article, one: Article) -> bool:
    """Say whether an article has another value for what one before it gave."""
    texts = (one.title, *told_first(SourceLine.of(one).lead))
    return any(overtaken(each, one, (one, later)) for each in texts)


def _newest(articles: Sequence[Article]) -> str:
    """Name the article whose title tells the newest change of a measure's status, if some do."""
    told = turns(articles, articles[0].title) if articles else ()
    last = told[-1].report if len(told) > 1 else None
    return last.id if last and reached(last.title, last.when, heading=True) else ""


def _stood(one: Article, last: Report | None) -> bool:
    """Say whether a title tells how far a measure had come that has come elsewhere since."""
    if last is None or last.id == one.id or last.when <= one.when:
        return False
    return reached(one.title, one.when, heading=True) is not None


def _title(article: Article) -> Citation:
    """Cite the title in the snapshot, without the publisher's name at its end."""
    title = article.title if article.text.startswith(article.title) else ""
    tail = re.compile(rf"\s+[-–—|:·]+\s+{re.escape(article.publisher)}\s*$", re.IGNORECASE)
    found = tail.search(title)
    quote = title[: found.start()] if found else title.rstrip()
    return Citation(
        article_id=article.id, snapshot=article.snapshot, start=0, end=len(quote), quote=quote
    )


def _score(article: Article, title: str, articles: Sequence[Article]) -> float:
    own = terms(title)
    others = [terms(other.title) for other in articles if other.id != article.id]
    shared = [sum(own[term] for term in own if term in other) for other in others]
    about = sum(shared) / (len(shared) or 1) / (sum(own.values()) or 1)
    words = title.split()
    capitals = sum(word[0].isupper() for word in words) / (len(words) or 1)
    return (
        1.0 * (count(title) in WORDS)
        + 1.0 * (len(title) <= CHARACTERS)
        + 0.4 * (article.coverage is Coverage.FULL_TEXT)
        + 0.3 * article.official
        + 0.3 * bool(_FIGURE.search(title))
        + 0.8 * bool(_ACT.search(title))
        + 1.0 * about
        - 0.5 * (capitals > 0.6)
        - 1.5 * bool(_SLANTED.search(title))
    )
