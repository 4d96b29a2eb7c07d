"""Each step of the flow is kept once, however often it is done."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain import (
    Action,
    Channel,
    Coverage,
    DeliveryState,
    Document,
    Dropped,
    Entry,
    Fault,
    FeedReport,
    Flow,
    Job,
    Live,
    Opinion,
    Outcome,
    Placed,
    Placement,
    Poll,
    PollStatus,
    Reason,
    Relevance,
    Story,
    Verdict,
    identify,
)
from bot.errors import ConfigError, StoreError
from bot.store import Store, open_store
from bot.store.schema import entries
from tests import make

TRADE = Relevance(relevant=True, score=0.9, topics=("steel",), terms=(("tariff", 2.0),))


async def place(
    store: Store, number: int, story_id: str | None = None, copy_of: int | None = None
) -> str:
    """Keep an article and put it where a decision says."""
    article = make.article(number, publisher=f"Outlet {number}")
    await store.save_article("none", article, make.NOON)

    def decide(_placed: Sequence[Placed]) -> Placement:
        copied = make.article(copy_of).id if copy_of else None
        return Placement(story_id=story_id, copy_of=copied)

    return await store.place(
        article,
        TRADE,
        make.sketch(1, 2, 3),
        decide,
        embedder="e@1",
        since=make.NOON - timedelta(days=3),
        brief_at=make.after(minutes=1),
    )


async def test_feeds_keep_their_state_when_they_are_named_again(store: Store) -> None:
    known, dropped = make.feed(1), make.feed(2)
    await store.set_feeds([known, dropped], make.NOON)
    polled = replace(known, etag="abc", failures=0)
    await store.save_poll(polled, Poll(status=PollStatus.OK), make.NOON, make.after(minutes=15))
    await store.set_feeds([replace(known, publisher="New name")], make.after(minutes=1))
    assert await store.feed(known.id) == replace(polled, publisher="New name")
    assert await store.due(make.after(minutes=14)) == ()
    assert await store.due(make.after(minutes=15)) == (Job(flow=Flow.POLL, id=known.id),)


async def test_an_entry_is_new_once(store: Store) -> None:
    feed = make.feed()
    await store.set_feeds([feed], make.NOON)
    entries = (make.entry(1, feed), make.entry(2, feed, published=None))
    poll = Poll(status=PollStatus.OK, entries=entries)
    assert await store.save_poll(feed, poll, make.NOON, make.after(minutes=15)) == 2
    assert await store.save_poll(feed, poll, make.after(minutes=15), make.after(minutes=30)) == 0
    assert await store.entry(entries[1].id) == (entries[1], replace(feed, brought=make.NOON))
    assert await store.feed_reports() == (
        FeedReport(
            publisher=feed.publisher,
            url=feed.url,
            status="ok",
            detail="",
            entries=2,
            articles=0,
        ),
    )


async def test_an_entry_keeps_its_outlet_and_its_document(store: Store) -> None:
    feed = make.feed()
    await store.set_feeds([feed], make.NOON)
    document = Document(
        number="2026-1", kind="Rule", agencies=("Customs Office",), effective=date(2026, 6, 1)
    )
    entry = make.entry(1, feed, publisher="Harbour Post", document=document)
    poll = Poll(status=PollStatus.OK, entries=(entry, make.entry(2, feed)))
    await store.save_poll(feed, poll, make.NOON, make.after(minutes=15))
    left = replace(feed, brought=make.NOON)
    assert await store.entry(entry.id) == (entry, left)
    assert await store.entry(poll.entries[1].id) == (poll.entries[1], left)


async def test_what_changed_is_due_again_and_churn_is_not(store: Store) -> None:
    feed = make.feed()
    await store.set_feeds([feed], make.NOON)
    entry = make.entry(1, feed)

    async def poll(when: datetime, *entries: Entry) -> int:
        return await store.save_poll(
            feed, Poll(status=PollStatus.OK, entries=entries), when, make.after(days=9)
        )

    assert await poll(make.NOON, entry) == 1
    await store.save_article(entry.id, make.article(), make.NOON)
    churned = replace(entry, guid="churned", id="churned", published=make.after(minutes=-5))
    assert await poll(make.after(minutes=1), churned) == 0
    assert await store.due(make.after(days=1)) == (Job(flow=Flow.GROUP, id=make.article().id),)
    changed = replace(entry, title="Entry 1, corrected", summary="It says more.")
    assert await poll(make.after(minutes=2), changed) == 0
    assert Job(flow=Flow.READ, id=entry.id) not in await store.due(make.after(minutes=9))
    assert Job(flow=Flow.READ, id=entry.id) in await store.due(make.after(minutes=10))
    assert await store.entry(entry.id) == (changed, replace(feed, brought=make.NOON))
    await store.save_article(entry.id, make.article(), make.after(minutes=10))
    touched = replace(changed, updated=make.after(minutes=30))
    assert await poll(make.after(minutes=31), touched) == 0
    assert Job(flow=Flow.READ, id=entry.id) in await store.due(make.after(minutes=31))
    other = replace(entry, title="Fish", url="https://outlet1.example/fish")
    assert await poll(make.after(minutes=3), other) == 1


async def test_what_two_feeds_of_an_outlet_list_is_read_once(store: Store) -> None:
    news, trade, rival = (make.feed(n, publisher="Post" if n < 3 else "Rival") for n in (1, 2, 3))
    await store.set_feeds([news, trade, rival], make.NOON)
    listed = [make.entry(1, feed) for feed in (news, trade, rival)]
    for feed, entry in zip((news, trade, rival), listed, strict=True):
        poll = Poll(status=PollStatus.OK, entries=(entry,))
        assert await store.save_poll(feed, poll, make.NOON, make.after(days=9)) == 1
    reads = {job.id for job in await store.due(make.NOON) if job.flow is Flow.READ}
    assert reads == {listed[0].id, listed[2].id}
    await store.save_article(listed[0].id, make.article(), make.NOON)
    assert [report.articles for report in await store.feed_reports()] == [1, 1, 0]
    late = Poll(status=PollStatus.OK, entries=(make.entry(1, trade, guid="late", title="Entry 1"),))
    assert await store.save_poll(trade, late, make.NOON, make.after(days=9)) == 0


async def test_where_a_page_gives_no_text_the_other_feed_is_asked(store: Store) -> None:
    one, two = make.feed(1, publisher="Post"), make.feed(2, publisher="Post")
    await store.set_feeds([one, two], make.NOON)
    for feed in (one, two):
        poll = Poll(status=PollStatus.OK, entries=(make.entry(1, feed),))
        await store.save_poll(feed, poll, make.NOON, make.after(days=9))
    blocked = make.article(coverage=Coverage.BLOCKED)
    await store.save_article(make.entry(1, one).id, blocked, make.NOON)
    assert Job(flow=Flow.READ, id=make.entry(1, two).id) in await store.due(make.NOON)


async def test_entries_of_an_older_schema_are_known_too(store: Store) -> None:
    feed = make.feed()
    await store.set_feeds([feed], make.NOON)
    entry = make.entry(1, feed)
    poll = Poll(status=PollStatus.OK, entries=(entry,))
    await store.save_poll(feed, poll, make.NOON, make.after(days=9))
    async with store._writing() as connection:
        await connection.execute(update(entries).values(key="", print=""))
    churned = replace(entry, guid="churned", id="churned")
    again = Poll(status=PollStatus.OK, entries=(churned,))
    assert await store.save_poll(feed, again, make.after(hours=1), make.after(days=9)) == 0


async def test_an_article_is_kept_once_and_settles_its_entry(store: Store) -> None:
    feed, article = make.feed(), make.article(body="Körper — “quoted”.\n\nSecond paragraph.")
    await store.set_feeds([feed], make.NOON)
    poll = Poll(status=PollStatus.OK, entries=(make.entry(1, feed), make.entry(2, feed)))
    await store.save_poll(feed, poll, make.NOON, make.after(hours=1))
    first, second = (entry.id for entry in poll.entries)
    assert await store.save_article(first, article, make.NOON)
    assert not await store.save_article(second, article, make.NOON)
    assert await store.article(article.id) == article
    assert await store.due(make.NOON) == (Job(flow=Flow.GROUP, id=article.id),)


async def test_an_article_keeps_its_dates_and_why_no_more_of_it_was_read(store: Store) -> None:
    feed = make.feed()
    document = Document(number="2026-1", kind="Rule", signed=date(2026, 5, 1))
    article = replace(
        make.article(), modified=make.NOON, reason="a form for consent", document=document
    )
    await store.set_feeds([feed], make.NOON)
    entry = make.entry(1, feed)
    poll = Poll(status=PollStatus.OK, entries=(entry,))
    await store.save_poll(feed, poll, make.NOON, make.after(hours=1))
    await store.save_article(entry.id, article, make.NOON)
    assert await store.article(article.id) == article


async def test_articles_join_a_story_voice_by_voice(store: Store) -> None:
    story_id = await place(store, 1)
    assert await place(store, 2, story_id) == story_id
    assert await place(store, 3, story_id, copy_of=1) == story_id
    assert await place(store, 3) == story_id  # it has its place already
    ids = [make.article(number).id for number in (1, 2, 3)]
    assert await store.story(story_id) == Story(
        id=story_id,
        title=make.article(1).title,
        topics=("steel",),
        voices=((ids[0], ids[2]), (ids[1],)),
        first_seen=make.NOON,
        last_seen=make.NOON,
        revision=3,
    )
    assert await store.due(make.after(minutes=1)) == (Job(flow=Flow.BRIEF, id=story_id),)
    assert await store.count_articles() == 3


async def test_an_outlet_counts_once_a_story(store: Store) -> None:
    story_id = await place(store, 1)
    await place(store, 2, story_id)
    again = make.article(3, publisher="outlet 2")
    await store.save_article("none", again, make.NOON)
    await store.place(
        again,
        TRADE,
        make.sketch(1, 2, 3),
        lambda _: Placement(story_id=story_id),
        embedder="e@1",
        since=make.NOON,
        brief_at=make.NOON,
    )
    story = await store.story(story_id)
    assert story is not None
    one, two, three = (make.article(number).id for number in (1, 2, 3))
    assert story.voices == ((one,), (two, three))
    assert story.texts == ((one,), (two,), (three,))


async def test_two_workers_never_make_two_stories_of_one_event(store: Store) -> None:
    articles = [make.article(number, publisher=f"Outlet {number}") for number in range(8)]
    for article in articles:
        await store.save_article("none", article, make.NOON)

    def decide(placed: Sequence[Placed]) -> Placement:
        joined = placed[0].story_id if placed else None
        return Placement(story_id=joined)

    stories = await asyncio.gather(
        *(
            store.place(
                article,
                TRADE,
                make.sketch(1, 2, 3),
                decide,
                embedder="e@1",
                since=make.NOON,
                brief_at=make.NOON,
            )
            for article in articles
        )
    )
    assert len(set(stories)) == 1
    found = await store.story(stories[0])
    assert found is not None
    assert len(found.voices) == 8


async def test_grouping_sees_only_its_window(store: Store) -> None:
    await place(store, 1)
    seen: list[int] = []

    def decide(placed: Sequence[Placed]) -> Placement:
        seen.append(len(placed))
        return Placement(story_id=None)

    for number, since in enumerate((make.NOON, make.after(seconds=1)), start=2):
        article = make.article(number, seen=make.after(days=-1))
        await store.save_article("none", article, make.NOON)
        await store.place(
            article,
            TRADE,
            make.sketch(1, 2, 3),
            decide,
            embedder="e@1",
            since=since,
            brief_at=make.NOON,
        )
    assert seen == [1, 0]


async def test_a_briefing_is_kept_and_its_story_waits_for_news(store: Store) -> None:
    story_id = await place(store, 1)
    written = make.briefing(story_id, make.article(1))
    await store.save_briefing(written, make.after(minutes=2))
    assert await store.briefing(written.id) == written
    assert await store.due(make.after(minutes=2)) == (Job(flow=Flow.ANNOUNCE, id=written.id),)
    await store.send([make.delivery()], make.NOON, announced=written.id)
    assert [job.flow for job in await store.due(make.after(days=1))] == [Flow.POST]


async def test_what_the_gate_and_a_model_made_of_a_line_is_kept(store: Store) -> None:
    story_id, article = await place(store, 1), make.article(1)
    line = replace(make.line(article), outcome=Outcome.UNCLEAR, opinion=Opinion.CARRIED)
    against = Reason(fault=Fault.MODEL_DOUBTS, words="", against=line.citations[0])
    doubted = Verdict(outcome=Outcome.UNSUPPORTED, reasons=(against,), opinion=Opinion.DOUBTED)
    written = replace(
        make.briefing(story_id, article),
        opening=(line,),
        dropped=(Dropped(line=line, verdict=doubted),),
    )
    await store.save_briefing(written, make.after(minutes=2))
    kept = await store.briefing(written.id)
    assert kept is not None
    assert (kept.opening[0].outcome, kept.opening[0].opinion) == (line.outcome, line.opinion)
    assert kept.dropped[0].verdict == doubted
    assert kept.dropped[0].verdict.reasons[0].against == line.citations[0]


async def test_a_story_that_grew_while_it_was_written_stays_due(store: Store) -> None:
    story_id = await place(store, 1)
    await place(store, 2, story_id)
    await store.save_briefing(make.briefing(story_id, make.article(1)), make.after(minutes=2))
    assert Job(flow=Flow.BRIEF, id=story_id) in await store.due(make.after(minutes=2))


async def test_the_latest_briefing_of_each_story_comes_first(store: Store) -> None:
    one, two = await place(store, 1), await place(store, 2)
    old = make.briefing(one, make.article(1))
    new = make.briefing(one, make.article(1), revision=2, as_of=make.after(hours=2))
    other = make.briefing(two, make.article(2), as_of=make.after(hours=1))
    for written in (old, other, new):
        await store.save_briefing(written, make.NOON)
    assert [found for _, found in await store.latest_briefings(limit=5)] == [new, other]
    assert await store.briefings_of(one) == (old, new)
    ids = [make.article(2).id, make.article(1).id]
    assert await store.briefings_about(ids, limit=5) == (other, new)
    assert await store.briefings_about(ids, limit=1) == (other,)


async def test_an_irrelevant_article_is_set_aside_and_not_searched(store: Store) -> None:
    article = make.article()
    await store.save_article("none", article, make.NOON)
    await store.set_aside(article.id, Relevance(relevant=False, score=0.1))
    assert await store.due(make.after(days=1)) == ()
    assert await store.search(["duty"]) == ()
    assert await store.count_articles() == 0


@pytest.mark.parametrize(
    "words",
    [["aluminium"], ["unknown", "ALUMINIUM"], ['"; DROP TABLE articles; --', "aluminium"]],
)
async def test_search_finds_words_whatever_their_syntax(store: Store, words: list[str]) -> None:
    wanted = make.article(1, body="The duty on aluminium rises.")
    for article in (wanted, make.article(2, body="The quota on rice falls.")):
        await store.save_article("none", article, make.NOON)
        await store.place(
            article,
            TRADE,
            make.sketch(),
            lambda _: Placement(story_id=None),
            embedder="e@1",
            since=make.NOON,
            brief_at=make.NOON,
        )
    assert await store.search(words) == (wanted.id,)
    assert await store.search([]) == ()
    assert await store.search(['"', "*", "AND"]) == ()


async def test_a_message_enters_the_outbox_once(store: Store) -> None:
    wanted = make.delivery("a:1", action=Action.EDIT, target="a:0", thread_ts="1.0")
    assert await store.send([wanted], make.NOON) == (wanted.id,)
    changed = replace(wanted, thread_ts="9.9")
    assert await store.send([changed], make.NOON) == ()
    assert await store.delivery(wanted.id) == wanted
    assert await store.delivery_of(wanted.channel, "a:1") == wanted


async def test_a_delivery_tells_its_course(store: Store) -> None:
    wanted = make.delivery()
    await store.send([wanted], make.NOON)
    await store.trying(wanted.id, make.NOON)
    await store.trying(wanted.id, make.after(minutes=1))
    assert await store.delivery(wanted.id) == replace(
        wanted, state=DeliveryState.SENDING, first_tried=make.NOON
    )
    await store.sent(wanted.id, "17.000100")
    sent = replace(wanted, state=DeliveryState.SENT, first_tried=make.NOON, ts="17.000100")
    assert await store.delivery_at(wanted.channel, "17.000100") == sent
    assert await store.delivery_at(Channel(team="T2", id="C1"), "17.000100") is None
    assert await store.delivery_counts() == {DeliveryState.SENT: 1}


async def test_subscriptions_belong_to_a_workspace(store: Store) -> None:
    here = make.subscription(Channel(team="T1", id="C1"), zone="Asia/Tokyo")
    there = make.subscription(Channel(team="T2", id="C1"))
    await store.subscribe(here)
    await store.subscribe(there)
    await store.subscribe(replace(here, live=Live.BREAKING))
    assert await store.subscriptions() == (replace(here, live=Live.BREAKING), there)
    assert await store.subscriptions(there.channel) == (there,)


async def test_an_event_is_kept_once(store: Store) -> None:
    event = make.event()
    assert await store.keep(event)
    assert not await store.keep(event)
    assert await store.event(event.id) == event
    assert await store.event(identify("unknown")) is None


async def test_of_an_event_that_was_dealt_with_the_words_are_forgotten(store: Store) -> None:
    event = make.event(payload={"value": "x"}, response_url="https://slack/1")
    await store.keep(event)
    await store.handled(event.id)
    kept = await store.event(event.id)
    assert kept == replace(event, text="", payload={}, response_url="")
    assert not await store.keep(event)  # and it stays known, should Slack send it again
    assert await store.due(event.received) == ()


async def test_the_numbers_of_a_list_outlast_the_words_that_asked_for_it(store: Store) -> None:
    event = make.event(text="latest", payload={"channel_name": "trade-desk"})
    await store.keep(event)
    await store.remember(event.id, ["s1", "s2"])
    await store.handled(event.id)
    assert await store.numbered(event.channel.team, event.user, 2) == "s2"
    kept = await store.event(event.id)
    assert kept is not None
    assert (kept.text, kept.payload) == ("", {"listed": ["s1", "s2"]})


async def test_a_database_belongs_to_one_world(store: Store) -> None:
    await store.belong("sandbox")
    await store.belong("sandbox")
    with pytest.raises(ConfigError, match="DATABASE_URL: this database belongs to the sandbox"):
        await store.belong("slack")


async def test_starting_together_upgrades_once(url: str) -> None:
    async def start() -> str:
        async with open_store(url) as store:
            return await store.revision()

    revisions = await asyncio.gather(*(start() for _ in range(8)))
    assert len(set(revisions)) == 1


async def test_a_database_out_of_reach_is_a_store_error() -> None:
    with pytest.raises(StoreError, match="could not be opened"):
        async with open_store("postgresql://user:hidden@127.0.0.1:1/none"):
            pass


@pytest.mark.parametrize("url", ["mysql://root:hidden@localhost/x", "nonsense"])
async def test_an_unknown_database_is_refused_without_showing_it(url: str) -> None:
    with pytest.raises(ConfigError, match="DATABASE_URL") as refused:
        async with open_store(url):
            pass
    assert "hidden" not in str(refused.value)
