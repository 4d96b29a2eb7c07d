from __future__ import annotations

from bot.briefings.assemble import assemble
from bot.domain import (
    Briefing,
    Coverage,
    Draft,
    Dropped,
    KeyPoint,
    Line,
    Outcome,
    Role,
    SourceLine,
    Story,
    Verdict,
    Writer,
    identify,
)
from tests import make


def test_a_briefing_is_its_draft_with_sources_and_stamp() -> None:
    early = make.article(1, published=make.after(minutes=-9))
    notice = make.article(2, publisher="Ministry", official=True)
    late = make.article(3, published=make.after(minutes=9), coverage=Coverage.PAYWALLED)
    story = Story(
        id="story",
        title="",
        topics=(),
        voices=((early.id, late.id), (notice.id,)),
        first_seen=make.NOON,
        last_seen=make.NOON,
        revision=3,
    )
    draft = Draft(
        headline=Line(text="Duty rises", citations=()),
        key_points=(KeyPoint(role=Role.NEWS, line=make.line(early)),),
    )
    dropped = (Dropped(line=make.line(late), verdict=Verdict(outcome=Outcome.UNSUPPORTED)),)

    made = assemble(story, (late, notice, early, late), draft, dropped, make.NOON, Writer.EXTRACTED)

    assert made == Briefing(
        id=identify("story", "3"),
        story_id="story",
        revision=3,
        headline=draft.headline,
        key_points=draft.key_points,
        opening=(),
        sections=(),
        ahead=(),
        sources=tuple(
            SourceLine(
                article_id=article.id,
                publisher=article.publisher,
                title=article.title,
                url=article.url,
                when=article.when,
                coverage=article.coverage,
                official=article.official,
                lead="" if article is late else article.body,
                voice=notice.id if article is notice else early.id,
            )
            for article in (early, late, notice)
        ),
        voices=2,
        as_of=make.NOON,
        writer=Writer.EXTRACTED,
        dropped=dropped,
    )
