"""What a digest says and in what order, within Slack's limits whatever the sources hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.blockkit import check
from bot.channels import digest, edition, links, moves
from bot.channels.digest import STORIES, Heading, News
from bot.channels.disputes import Dispute, disputes
from bot.channels.edition import Frame
from bot.channels.layout import TEXT
from bot.channels.moves import Move
from bot.domain import Briefing, Line, Message, Schedule, Story
from tests import make

FRAME = Frame(now=make.NOON, zone="Europe/Brussels", answering=42, sources=43)
HOSTILE = "<!channel> & <https://evil.example|duty> *bold* ~struck~ @here " * 30


def story(number: int, **fields: object) -> Story:
    return Story(
        id=f"{number:016x}",
        title="",
        topics=("steel",),
        voices=(),
        first_seen=make.NOON,
        last_seen=make.NOON,
        **fields,  # type: ignore[arg-type]
    )


def briefed(number: int, headline: str = "", revision: int = 1, **fields: object) -> Briefing:
    source = make.article(number)
    made = make.briefing(story(number).id, source, revision=revision)
    line = replace(made.headline, text=headline or made.headline.text)
    return replace(made, headline=line, **fields)  # type: ignore[arg-type]


def news(number: int, **fields: object) -> News:
    return News(story=story(number), briefing=briefed(number, **fields))  # type: ignore[arg-type]


def test_what_is_beyond_the_shown_is_counted_with_the_command_that_lists_it() -> None:
    found = [news(number) for number in range(1, 13)]
    made = digest.contents(make.subscription(), found, (), make.NOON, make.after(hours=1))
    said = edition.digest(made, FRAME)
    assert len(made.told) == 12
    assert f"{STORIES}. *" in said.text
    assert f"{STORIES + 1}. *" not in said.text
    assert f"{12 - STORIES} more: `/trade digest rest`" in said.text
    assert "42 of 43 sources answering" in said.text
    rest = edition.rest(made.items[STORIES:], STORIES + 1)
    assert f"{STORIES + 1}. *" in rest.text


def test_nothing_that_sources_hold_breaks_the_message_or_reaches_anybody() -> None:
    found = [
        replace(one, briefing=replace(one.briefing, headline=Line(text=HOSTILE, citations=())))
        for one in (news(number) for number in range(1, 13))
    ]
    made = digest.contents(make.subscription(), found, (), make.NOON, make.after(hours=1))
    said = links.filled(
        edition.digest(made, FRAME),
        {
            each.story_id: "https://team.slack.com/archives/C0/p1700000000000001"
            for each in made.told
        },
    )
    assert check({"text": said.text, "blocks": list(said.blocks)}) == ()
    assert "<!channel>" not in repr(said)
    assert "evil.example|" not in repr(said)


def test_the_weightier_story_comes_first() -> None:
    official = make.article(2, official=True)
    weighty = make.briefing(story(2).id, official)
    found = [news(1), News(story=story(2), briefing=weighty)]
    wanted = make.subscription(follow=("steel", "product 3"))
    made = digest.contents(wanted, [*found, news(3)], (), make.NOON, make.after(hours=1))
    order = [item.briefing.story_id for item in made.items]
    assert order[-1] == story(1).id
    assert ("official text", 2.0) in made.items[order.index(story(2).id)].why


def test_a_story_that_is_known_is_told_only_with_news() -> None:
    threat = "Norland threatened a duty of 25% on product 1."
    first = make.article(1, threat, title="Norland threatens 25% duty on product 1")
    before = make.briefing(story(1).id, first)
    body = "Norland imposed a duty of 25% on product 1."
    later = make.article(
        1, body, title="Norland imposes 25% duty on product 1", url="https://y.example"
    )
    after = make.briefing(story(1).id, later, revision=2)
    after = make.gated(after, first, later, after=[before])
    same = replace(before, revision=2)
    known = News(story=story(1), briefing=same, before=(before,), told=True)
    moved = replace(known, briefing=after)
    since, now = make.NOON, make.after(hours=1)
    assert digest.contents(make.subscription(), [known], (), since, now).items == ()
    (item,) = digest.contents(make.subscription(), [moved], (), since, now).items
    assert item.heading is Heading.MOVED
    assert [each.pair.told for each in item.moves] == ["threatens -> imposes"]


def test_a_figure_that_rose_and_outlets_that_differ() -> None:
    old = briefed(1, "India raises import duty on soybean oil to 25%")
    new = briefed(1, "India raises import duty on soybean oil to 30%", revision=2)
    assert moves.figure_moves(old, new) == (Move(old="25%", new="30%"),)
    other = make.article(2, title="EU caps ferro-silicon imports at 210,000 tonnes", publisher="B")
    one = make.article(1, title="EU limits ferro-silicon imports to 240,000 tonnes")
    differing = make.briefing("s", one, other)
    points = (
        replace(differing.key_points[0], line=make.line(one)),
        replace(differing.key_points[1], line=make.line(other, other.title)),
    )
    assert disputes(replace(differing, key_points=points)) == (
        Dispute(one="Outlet 1", says="240,000 tonnes", other="B", holds="210,000 tonnes"),
    )


def test_the_days_ahead_are_told_soonest_first_and_each_once() -> None:
    source = make.article(1, body="Comments close on 6 May. The duty starts on 5 May.")
    ahead = (
        make.line(source, "Comments close on 6 May."),
        make.line(source, "The duty starts on 5 May."),
    )
    pairs = [(story(number), briefed(number, ahead=ahead)) for number in (1, 2)]
    found = digest.coming(pairs, "UTC", make.NOON)
    assert [each.day.day for each in found] == [5, 6]
    assert digest.coming(pairs, "UTC", make.after(days=9)) == ()


def test_a_day_ahead_is_the_soonest_of_its_line_and_says_which_story_it_is() -> None:
    text = "The Commission will notify by 9 May, and the duty starts on 5 May."
    line = make.line(make.article(1, body=text), text)
    pairs = [
        (story(number), briefed(number, f"Norland orders duty {number}", ahead=(each,)))
        for number, each in ((1, line), (2, replace(line, text="The hearing is on 6 May.")))
    ]
    shown = News(story=story(1), briefing=pairs[0][1])
    made = digest.contents(make.subscription(), [shown], pairs, make.NOON, make.NOON)
    said = edition.digest(made, FRAME).text
    assert (
        f"• *Tue 5 May* · “{text}” — Outlet 1 (<tradewire://story/{story(1).id}|story 1>)" in said
    )
    headline = f"(<tradewire://story/{story(2).id}|Norland orders duty 2>)"
    assert f"• *Wed 6 May* · The hearing is on 6 May. {headline}" in said


def test_a_story_that_is_taken_back_is_struck_through_in_a_digest() -> None:
    line = make.line(make.article(1, body="The duty starts on 5 May."), "The duty starts on 5 May.")
    pairs = [
        (story(number), briefed(number, f"Norland orders duty {number}", ahead=(line,)))
        for number in (1, 2)
    ]
    found = [News(story=each, briefing=briefing) for each, briefing in pairs]
    made = digest.contents(make.subscription(), found, pairs[:1], make.NOON, make.NOON)
    before = edition.digest(made, FRAME)
    after = edition.retracted(before, story(1).id)
    place = f"<tradewire://story/{story(1).id}|Norland orders duty 1>"
    gone = f"1. *~{place}~* · _retracted; do not rely on it_"
    assert gone in after.text
    assert "raised the duty on product 1" in before.text
    assert "raised the duty on product 1" not in after.text
    assert "raised the duty on product 2" in after.text
    day = place.replace("Norland orders duty 1", "story 1")
    assert f"• *Tue 5 May* · *~{day}~* · _retracted; do not rely on it_" in after.text
    assert edition.retracted(after, story(3).id) == after


def test_links_make_no_text_longer_than_slack_takes() -> None:
    found = [news(number, headline="Norland orders duty " + "x" * 90) for number in range(1, 9)]
    points = [
        replace(each.briefing.key_points[0], line=Line(text="y" * 400, citations=()))
        for each in found
    ]
    found = [
        replace(each, briefing=replace(each.briefing, key_points=(point,)))
        for each, point in zip(found, points, strict=True)
    ]
    made = digest.contents(make.subscription(), found, (), make.NOON, make.NOON)
    inside = "?thread_ts=1700000000.000001&cid=C0123456789"
    address = f"https://a-rather-long-name.slack.com/archives/C0123456789/p1700000000000001{inside}"
    said = links.filled(edition.digest(made, FRAME), {each.story_id: address for each in made.told})
    assert len(edition.digest(made, FRAME).text) > 3500
    assert len(said.text) <= TEXT
    assert check({"text": said.text, "blocks": list(said.blocks)}) == ()


def test_from_when_a_digest_looks() -> None:
    now = make.after(days=10)
    schedule = Schedule(days=(0,), times=(), begun=make.after(days=5))
    none, weekly = make.subscription(), make.subscription(schedule=schedule)
    two_days = now - timedelta(hours=48)
    assert digest.since(None, None, now) == two_days
    assert digest.since(none, make.NOON, now) == two_days
    assert digest.since(weekly, None, now) == schedule.begun
    assert digest.since(weekly, make.after(days=6), now) == make.after(days=6)
    assert digest.since(weekly, make.after(days=-90), now) == schedule.begun


def test_a_link_without_an_address_is_its_label() -> None:
    place = links.to_story("ab12", "Duty <on> steel | wire")
    message = Message(text=place, blocks=({"type": "section", "text": {"text": place}},))
    assert links.stories(message) == ("ab12",)
    assert links.filled(message, {}).text == "Duty &lt;on&gt; steel ¦ wire"
    filled = links.filled(message, {"ab12": "https://x.example/?a=1&b=2"})
    assert filled.text == "<https://x.example/?a=1&amp;b=2|Duty &lt;on&gt; steel ¦ wire>"
