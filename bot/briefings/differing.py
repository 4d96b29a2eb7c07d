"""Where outlets give one figure, or one day, differently: what another says beside what is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from bot.briefings.candidates import Sentence
from bot.briefings.overtaken import follows
from bot.briefings.overtaken import given as given_by
from bot.briefings.page import Page
from bot.domain import Article, Line
from bot.language import dates, measures, scheduled
from bot.language.about import one_matter
from bot.language.boilerplate import tells
from bot.language.compared import given, of_one_thing, replacing, restated


def differing(
    page: Page, headings: Sequence[Line], articles: Sequence[Article]
) -> Iterator[Sentence]:
    """Give, of each voice of the headline's day, a lead or title with another figure than it has.

    `headings` are the headline and the news. The two are of one unit and measure the same
    thing, by the words before them; neither text gives the other's, nor does a later one of
    the outlet, no article differs with itself, and the voice's own stands in no line
    yet. Each is to be said at once.
    """
    for said in _leads(page, articles):
        if page.affords(said) and any(
            not page.heard(said.voice, *theirs.amount)
            and of_one_thing(
                given(heading.text, ""), given(said.text, ""), ours.amount, theirs.amount
            )
            and not _came_round(said, articles, _amount(ours.amount))
            and not _changed(said, articles, ours.amount, theirs.amount)
            for heading in headings
            if said.article.id not in {each.article_id for each in heading.citations}
            and not any(_of_two_days(said.article, each) for each in _citing(heading, articles))
            and one_matter(heading.text, said.text)
            for ours, theirs in measures.differing(heading.text, said.text)
        ):
            yield said


def otherwise(page: Page, articles: Sequence[Article]) -> Iterator[Sentence]:
    """Give, of each voice of the headline's day, a sentence with another day than one said.

    It is another day of the same thing, and no later text of its outlet has the day that was
    said. Each is to be said at once.
    """
    told = [each for each in page.said if each.article.id in page.current]
    for said in page.left:
        if (
            said.article.id in page.current
            and page.affords(said)
            and any(_differs(page, said, each, articles) for each in told)
        ):
            yield said


def _differs(page: Page, said: Sentence, before: Sentence, articles: Sequence[Article]) -> bool:
    if before.voice == said.voice or before.article.publisher == said.article.publisher:
        return False
    if _of_two_days(before.article, said.article):
        return False
    when, then = before.article.when, said.article.when
    heard = {
        day.day
        for each in page.said
        if each.voice == said.voice
        for day in scheduled.find(each.text, each.article.when)
    }
    return any(
        theirs.day not in heard and not _came_round(said, articles, _day(ours.day))
        for ours, theirs in scheduled.differing(before.text, when, said.text, then)
    )


def _came_round(
    said: Sentence, articles: Sequence[Article], gives: Callable[[Article], bool]
) -> bool:
    """Say whether a later article of the same outlet gives what others do."""
    return any(
        each.publisher == said.article.publisher and each.when > said.article.when and gives(each)
        for each in articles
    )


def _changed(said: Sentence, articles: Sequence[Article], *values: tuple[Decimal, str]) -> bool:
    """Say whether the later of two values took the place of the other, by who gives it."""
    mine = given_by(said.article)
    for each in articles:
        other = given_by(each)
        first, second = (mine, other) if each.when > said.article.when else (other, mine)
        pairs = [{one.amount, two.amount} for one, two in replacing(first, second)]
        if set(values) in pairs or set(values) & {*restated(first), *restated(second)}:
            return True
    return False


def _citing(line: Line, articles: Sequence[Article]) -> list[Article]:
    cited = {each.article_id for each in line.citations}
    return [each for each in articles if each.id in cited]


def _of_two_days(one: Article, two: Article) -> bool:
    """Say whether two articles tell the news of two days, so that the later has what is so now."""
    return follows(one, two) or follows(two, one)


def _amount(wanted: tuple[Decimal, str]) -> Callable[[Article], bool]:
    return lambda article: any(each.amount == wanted for each in measures.find(article.text))


def _day(wanted: date) -> Callable[[Article], bool]:
    return lambda article: any(
        each.first == wanted for each in dates.find(article.text, article.when)
    )


def _leads(page: Page, articles: Sequence[Article]) -> Iterator[Sentence]:
    """List the leads that may be quoted, and then the titles, of the headline's day."""
    current = [article for article in articles if article.id in page.current]
    yield from (each for each in page.left if each.place == 0 and each.article in current)
    for article in current:
        title = article.title.rstrip()
        if article.id in page.voices and article.text.startswith(title) and tells(title):
            yield Sentence(
                article=article,
                voice=page.voices[article.id],
                start=0,
                end=len(title),
                place=0,
                text=" ".join(title.split()),
                outside=title,
            )
