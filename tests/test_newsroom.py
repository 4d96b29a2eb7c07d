"""The newsroom from feed to message, with fakes at its ports only."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from bot.channels import answers, render
from bot.domain import Channel, Event, Flow, Job, Live, Message, Question, identify
from bot.errors import BotError, DeliveryError
from bot.newsroom import Newsroom
from bot.sandbox.press import articles
from bot.threads import latest_topic
from tests import make
from tests.house import DESK, SITE, START, House, early, open_archive, open_house

LEAD = [
    one
    for one in articles(START)
    if one.slug
    in (
        "mercosur-japan-cars-beef",
        "mercosur-japan-joint-declaration",
        "japanese-cars-half-duty",
        "japan-beef-for-cars",
    )
]


pytestmark = pytest.mark.long
MANIFEST = json.loads((Path(__file__).parents[1] / "manifest.json").read_text())
PROMPTS = [prompt["message"] for prompt in MANIFEST["features"]["agent_view"]["suggested_prompts"]]


async def subscribed(house: House, seconds: int = 75) -> None:
    await house.newsroom.subscribe(DESK, Live.ALL)
    await house.run(seconds)


async def test_a_story_reaches_the_channel_once_with_its_thread(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as house:
        await subscribed(house, 30)
        first, detail, *_ = house.courier.shown
        story_id = first.delivery.key.removeprefix("story:")
        assert [first.delivery.key, detail.delivery.key] == [
            f"story:{story_id}",
            f"story:{story_id}:detail",
        ]
        assert (first.thread_ts, detail.thread_ts) == ("", first.ts)
        assert [key for key in house.courier.sent() if key.count(":") == 1] == [first.delivery.key]
        story = await house.store.story(story_id)
        assert story is not None
        assert len(story.article_ids) == 4
        assert sorted(map(len, story.voices)) == [1, 1, 2]  # the wire copy is no second voice


async def test_nothing_is_done_twice(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await subscribed(house)
        shown = house.courier.sent()
        assert len(shown) == len(set(shown))
        for feed in house.web.feeds:  # every validator forgotten: every entry comes again
            await house.store.postpone(Flow.POLL, feed.id, house.watch())
        await house.run(60)
        assert house.courier.sent() == shown


async def test_what_is_not_about_trade_is_set_aside(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await subscribed(house)
        told = " ".join(shown.message.text for shown in house.courier.shown)
        aside = [one for one in house.web.articles if one.irrelevant]
        assert aside
        assert not [one.title for one in aside if one.title in told]


async def test_nobody_is_told_who_did_not_subscribe(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.run(30)
        assert house.courier.shown == []
        await house.newsroom.subscribe(DESK, Live.OFF)
        await house.run(30)
        assert house.courier.shown == []


async def test_a_new_subscriber_gets_no_backlog(tmp_path: Path) -> None:
    async with open_archive(tmp_path, LEAD, seconds=30) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        await house.run(30)
        assert house.courier.shown == []


@pytest.mark.parametrize(
    ("faults", "posts"),
    [
        (["lost"], 1),
        (["untaken"], 1),
        (["untaken", "lost"], 1),
        (["later", "later"], 1),
        (["later", "lost"], 1),
        (["untaken", "later", "lost"], 1),
    ],
)
async def test_a_message_is_posted_once_whatever_becomes_of_the_reply(
    tmp_path: Path, faults: list[str], posts: int
) -> None:
    async with open_house(tmp_path, polling=False) as house:
        house.courier.faults["a"] = list(faults)
        await house.newsroom.tell(DESK, "a", make.delivery().message)
        await house.newsroom.tell(DESK, "b", make.delivery().message)
        await house.run(60)
        assert house.courier.sent() == ["a"] * posts + ["b"]


async def test_a_message_in_doubt_is_looked_for_before_it_is_sent_again(tmp_path: Path) -> None:
    async with open_house(tmp_path, polling=False) as house:
        await house.newsroom.tell(DESK, "a", make.delivery().message)
        wanted = make.delivery("a", DESK)
        # A worker was killed between Slack's acceptance and its own commit.
        await house.store.trying(wanted.id, house.watch())
        await house.courier.post(wanted, "")
        await house.run(10)
        assert house.courier.sent() == ["a"]
        assert house.courier.searches == 1


async def test_a_message_that_can_never_go_takes_its_thread_with_it(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as house:
        await house.newsroom.subscribe(DESK, Live.ALL)
        story = f"story:{identify('story', await _first_article(house))}"
        house.courier.faults[story] = ["never"]
        await house.newsroom.tell(DESK, "after", make.delivery().message)
        await house.run(60)
        assert house.courier.sent() == ["after"]


async def _first_article(house: House) -> str:
    """Let the first article in, before its story is written."""
    while not (
        jobs := [job for job in await house.store.due(house.watch()) if job.flow is Flow.GROUP]
    ):
        house.watch.turn(1)
        await house.newsroom.drain((Flow.POLL, Flow.READ))
    return jobs[0].id


async def test_one_bad_source_stops_no_other(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        house.web.down = {
            f"{SITE}/courier/feed",
            f"{SITE}/ministry/mercosur-japan-joint-declaration",
        }
        await subscribed(house, 120)
        reports = {report.publisher: report for report in await house.store.feed_reports()}
        assert reports["The Strand Courier"].status == "unreachable"
        assert "timed out" in reports["The Strand Courier"].detail
        stories = [key for key in house.courier.sent() if key.count(":") == 1]
        assert len(stories) >= 3


async def test_a_page_that_cannot_be_had_leaves_the_summary(tmp_path: Path) -> None:
    lead = next(one for one in LEAD if one.slug == "mercosur-japan-cars-beef")
    async with open_house(tmp_path, wanted=[lead]) as house:
        house.web.down = {SITE + lead.path}
        await house.run(60)
        (found,) = await house.store.articles([await _only_article(house)])
        assert (found.coverage.value, found.body) == ("summary only", lead.summary)


async def _only_article(house: House) -> str:
    (found,) = await house.store.search(["tariff", "car", "quota"])
    return found


async def test_an_article_that_joins_later_edits_the_message_and_tells_what_is_new(
    tmp_path: Path,
) -> None:
    async with open_house(tmp_path) as house:
        await subscribed(house)
        edited = [shown for shown in house.courier.shown if "updated" in shown.message.text.lower()]
        updates = [key for key in house.courier.sent() if ":update:" in key]
        assert len(updates) == len(set(updates))
        for shown in house.courier.shown:
            if ":update:" in shown.delivery.key:
                story = shown.delivery.key.partition(":update:")[0]
                (first,) = [one for one in house.courier.shown if one.delivery.key == story]
                assert shown.thread_ts == first.ts
        assert edited or not updates


@pytest.mark.parametrize("seed", range(5))
async def test_seeded_faults_lose_nothing_and_repeat_nothing(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    async with open_house(tmp_path, polling=False) as house:
        keys = [f"m{number}" for number in range(40)]
        for key in keys:
            tries = rng.choices(["lost", "untaken", "later", ""], k=rng.randrange(4))
            house.courier.faults[key] = tries
        for key in keys:
            await house.newsroom.tell(DESK, key, make.delivery().message)
        await house.run(600)
        assert house.courier.sent() == keys


async def test_a_question_is_answered_once_with_what_the_archive_has(tmp_path: Path) -> None:
    async with open_archive(tmp_path, LEAD, seconds=30) as house:
        question = Question(
            text="What tariff will Mercosur charge on Japanese cars?", asked=house.watch()
        )
        answer = await house.newsroom.ask(question.text)
        for _ in range(2):
            await house.newsroom.answer(question, DESK, "answer:e1", "1.0")
        await house.run(5)
        assert any("17.5%" in line.text for line in answer.lines)
        assert {source.publisher for source in answer.sources} <= {one.outlet.name for one in LEAD}
        assert house.courier.sent() == ["answer:e1"]
        assert house.courier.shown[0].thread_ts == "1.0"
        zone = await house.newsroom.zone(DESK)
        assert house.courier.shown[0].delivery.message == answers.answer(answer, zone, "answer:e1")


async def test_what_is_new_is_answered_with_the_list_of_the_latest(tmp_path: Path) -> None:
    async with open_archive(tmp_path, early(START), seconds=60) as house:
        for text in (*PROMPTS, "What is new on Malaysia?"):
            topic = latest_topic(text)
            assert topic is not None
            listed = render.latest(await house.newsroom.latest(topic), "UTC")
            assert listed != render.nothing_yet()
            assert await answered(house, text) == listed
        assert await answered(house, "What is new on zebras?") == render.nothing_yet("zebras")


async def answered(house: House, text: str) -> Message:
    """Ask a question and give what is posted for it."""
    question = Question(text=text, asked=house.watch())
    await house.newsroom.answer(question, DESK, f"answer:{text}", zone="UTC")
    await house.run(2)
    return house.courier.shown[-1].delivery.message


async def test_the_archive_says_when_it_has_no_answer(tmp_path: Path) -> None:
    async with open_archive(tmp_path, LEAD, seconds=30) as house:
        answer = await house.newsroom.ask("What is Norway's quota for frozen herring fillets?")
        assert answer.lines == ()
        assert answer.searched == len(LEAD)


async def test_a_thread_knows_its_story(tmp_path: Path) -> None:
    async with open_house(tmp_path, wanted=LEAD) as house:
        await subscribed(house, 30)
        first = house.courier.shown[0]
        story_id = first.delivery.key.removeprefix("story:")
        assert await house.newsroom.story_of_thread(DESK, first.ts) == story_id
        assert await house.newsroom.story_of_thread(DESK, "9.9") is None
        elsewhere = Channel(team="T2", id=DESK.id)
        assert await house.newsroom.story_of_thread(elsewhere, first.ts) is None


async def test_the_latest_can_be_asked_for_by_topic(tmp_path: Path) -> None:
    async with open_archive(tmp_path, early(START), seconds=60) as house:
        everything = await house.newsroom.latest(limit=20)
        assert len({briefing.story_id for briefing in everything}) == len(everything)
        gloves = await house.newsroom.latest("malaysia")
        assert gloves
        assert all("alaysia" in _said(briefing.headline.text) for briefing in gloves)
        assert await house.newsroom.latest("zebra") == ()


def _said(text: str) -> str:
    return text


async def test_an_event_is_handled_until_it_is_done(tmp_path: Path) -> None:
    handled: list[str] = []

    async def handle(event: Event) -> None:
        handled.append(event.id)
        if len(handled) < 3:
            raise DeliveryError("ratelimited", channel=event.channel.id)

    async with open_house(tmp_path, polling=False, handle=handle) as house:
        await house.store.keep(make.event(received=house.watch()))
        await house.run(30)
        assert handled == ["event1"] * 3


async def test_an_event_that_never_can_be_handled_is_given_up(tmp_path: Path) -> None:
    tries: list[str] = []

    async def handle(event: Event) -> None:
        tries.append(event.id)
        raise ValueError("a fault of our own")

    async with open_house(tmp_path, polling=False, handle=handle) as house:
        await house.store.keep(make.event(received=house.watch()))
        await house.run(600)
        assert len(tries) == 8
        assert await house.store.due(house.watch()) == ()


async def test_two_workers_do_each_step_once(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        other = Newsroom(house.desk)
        job = Job(flow=Flow.POLL, id=house.web.feeds[0].id)
        assert [await house.newsroom.work(job), await other.work(job)] == [True, False]


async def test_a_briefing_can_be_asked_of_a_page_a_file_and_a_topic(tmp_path: Path) -> None:
    async with open_house(tmp_path) as house:
        await house.run(30)
        lead = LEAD[0]
        page = await house.newsroom.brief(SITE + lead.path)
        assert page.sources[0].url == SITE + lead.path
        text = tmp_path / "notes.txt"
        text.write_text(f"{lead.title}\n\n{lead.body}")
        assert (await house.newsroom.brief(str(text))).headline.text == lead.title
        assert await house.newsroom.brief("mercosur") in await house.newsroom.latest(limit=50)
        with pytest.raises(BotError, match="no URL and no file"):
            await house.newsroom.brief("zebra")
