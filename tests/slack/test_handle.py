from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain import (
    Channel,
    Delivery,
    DeliveryState,
    Event,
    EventKind,
    Live,
    Message,
    Placement,
    Question,
    Relevance,
    Subscription,
)
from bot.errors import DeliveryError, OutcomeUnknownError
from bot.newsroom import Desk, Newsroom
from bot.newsroom.ports import NoCourier
from bot.slack.handle import handle
from bot.store import Store, open_store
from tests import make
from tests.fakes import FakeWeb, InlinePool
from tests.newest import lay

DIRECT = Channel(team=make.CHANNEL.team, id="D1")
HOSTILE = (
    "<!channel> <!subteam^S1> <@U0ANN> &lt;!here&gt; <https://evil.example|tariffs> "
    "http://evil.example *bold* @channel"
)


class Correspondent(NoCourier):
    """A courier that carries private replies only, or fails as it is told."""

    def __init__(self) -> None:
        self.replies: list[str] = []
        self.refusal: DeliveryError | None = None
        self.direct: str | DeliveryError = DIRECT.id
        self.inside, self.at = True, "Asia/Tokyo"

    async def respond(self, event: Event, message: Message) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.replies.append(message.text)

    async def open_direct(self, team: str, user: str) -> str:
        if isinstance(self.direct, DeliveryError):
            raise self.direct
        return self.direct

    async def zone(self, team: str, user: str) -> str:
        return self.at

    async def member(self, channel: Channel) -> bool:
        return self.inside


class Attentive(Newsroom):
    """A newsroom that remembers what it was asked, and where the answer went."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.asked: list[tuple[Question, Channel, str]] = []
        self.zones: list[str] = []

    async def answer(
        self,
        question: Question,
        channel: Channel,
        key: str,
        thread_ts: str = "",
        zone: str = "",
        user: str = "",
    ) -> None:
        self.asked.append((question, channel, thread_ts))
        self.zones.append(zone)
        await super().answer(question, channel, key, thread_ts, zone, user)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    await lay(tmp_path / "store.db")
    async with open_store(f"sqlite:///{tmp_path}/store.db") as opened:
        yield opened


@pytest.fixture
def courier() -> Correspondent:
    return Correspondent()


@pytest.fixture
def newsroom(store: Store, courier: Correspondent) -> Attentive:
    return Attentive(
        Desk(store=store, web=FakeWeb(), pool=InlinePool(), courier=courier, now=lambda: make.NOON)
    )


def typed(text: str) -> Event:
    return make.event(kind=EventKind.COMMAND, text=text, ts="", response_url="https://slack/1")


def written(text: str, thread_ts: str = "") -> Event:
    return make.event(kind=EventKind.MESSAGE, text=text, thread_ts=thread_ts)


async def posted(store: Store, key: str, channel: Channel = make.CHANNEL) -> Delivery:
    delivery = await store.delivery_of(channel, key)
    assert delivery is not None, f"nothing was posted as {key}"
    return delivery


async def begin_thread(store: Store, story_id: str) -> str:
    """Post a story to the channel and give the ts of its message."""
    delivery = make.delivery(f"story:{story_id}")
    await store.send([delivery], make.NOON)
    await store.sent(delivery.id, "10.1")
    return "10.1"


# -- commands ----------------------------------------------------------------------------


async def test_help_goes_by_the_name_of_the_command(
    newsroom: Attentive, courier: Correspondent
) -> None:
    await handle(typed("help"), newsroom, courier, command="/tariffs")
    (reply,) = courier.replies
    assert "`/tariffs ask QUESTION` Answer a question from the articles read so far" in reply
    assert "/trade" not in reply


@pytest.mark.parametrize(
    "text", ["has the pause been extended?", "ASK has the pause been extended?"]
)
async def test_what_is_no_command_is_a_question(
    newsroom: Attentive, courier: Correspondent, store: Store, text: str
) -> None:
    event = typed(text)
    await handle(event, newsroom, courier)
    assert courier.replies == ["Looking… the answer comes in our direct messages."]
    question = Question(text="has the pause been extended?", asked=event.received)
    assert newsroom.asked == [(question, DIRECT, "")]
    asked = await posted(store, f"asked:{event.id}", DIRECT)
    assert asked.message.text == "You asked: _has the pause been extended?_"
    answer = await posted(store, f"answer:{event.id}", DIRECT)
    assert "Nothing in the archive on that." in answer.message.text


async def test_ask_without_a_question_shows_what_to_type(
    newsroom: Attentive, courier: Correspondent
) -> None:
    await handle(typed("ask"), newsroom, courier)
    assert courier.replies == [
        "Type your question after it, for example `/trade ask has the 90-day pause been extended?`"
    ]
    assert newsroom.asked == []


async def test_a_question_in_the_direct_messages_is_answered_there(
    newsroom: Attentive, courier: Correspondent
) -> None:
    await handle(replace(typed("ask what is new?"), channel=DIRECT), newsroom, courier)
    assert courier.replies == ["Looking… the answer comes here."]


async def test_a_person_whom_the_bot_may_not_write_to_is_told_what_to_do(
    newsroom: Attentive, courier: Correspondent
) -> None:
    courier.direct = DeliveryError("missing_scope", channel="U1", permanent=True)
    await handle(typed("what is new?"), newsroom, courier)
    (reply,) = courier.replies
    assert "Mention me here" in reply
    assert newsroom.asked == []


async def test_a_question_waits_for_a_slack_that_is_not_well(
    newsroom: Attentive, courier: Correspondent
) -> None:
    courier.direct = DeliveryError("ratelimited", channel="U1", retry_after=3)
    with pytest.raises(DeliveryError):
        await handle(typed("what is new?"), newsroom, courier)
    assert (courier.replies, newsroom.asked) == ([], [])


@pytest.mark.parametrize(
    "lost",
    [
        DeliveryError("used_url", channel="C1", permanent=True),
        OutcomeUnknownError("timeout", channel="C1"),
    ],
)
async def test_a_question_is_answered_though_its_first_reply_is_lost(
    newsroom: Attentive, courier: Correspondent, store: Store, lost: DeliveryError
) -> None:
    courier.refusal = lost
    event = typed("what is new?")
    await handle(event, newsroom, courier)
    await posted(store, f"answer:{event.id}", DIRECT)


async def test_a_reply_that_may_pass_later_is_tried_again(
    newsroom: Attentive, courier: Correspondent
) -> None:
    courier.refusal = DeliveryError("HTTP 503", channel="C1")
    with pytest.raises(DeliveryError, match="HTTP 503"):
        await handle(typed("help"), newsroom, courier)


@pytest.mark.parametrize(
    "text", [HOSTILE, f"ask {HOSTILE}", f"latest {HOSTILE}", f"live {HOSTILE}"]
)
async def test_nothing_hostile_comes_back(
    newsroom: Attentive, courier: Correspondent, store: Store, text: str
) -> None:
    event = typed(text)
    await handle(event, newsroom, courier)
    shown = list(courier.replies)
    for key in (f"asked:{event.id}", f"answer:{event.id}"):
        delivery = await store.delivery_of(DIRECT, key)
        shown += [f"{delivery.message.text} {delivery.message.blocks}"] if delivery else []
    assert shown
    for said in shown:
        assert "<" not in said
        assert "://" not in said
        assert "@channel" not in said


async def test_latest_lists_briefings_in_the_zone_of_the_person(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    await keep_briefing(store)
    await handle(typed("latest steel"), newsroom, courier)
    (reply,) = courier.replies
    assert "Ministry raises duty on product 1 to 25 percent" in reply
    assert "21:00" in reply  # noon in Tokyo


async def test_latest_says_when_there_is_nothing_on_a_topic(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    await keep_briefing(store)
    await handle(typed("latest dairy"), newsroom, courier)
    (reply,) = courier.replies
    assert "No story on dairy yet" in reply


async def keep_briefing(store: Store) -> None:
    article = make.article(1)
    await store.save_article("none", article, make.NOON)
    story_id = await store.place(
        article,
        Relevance(relevant=True, score=0.9, topics=("steel",)),
        make.sketch(),
        lambda _: Placement(story_id=None),
        embedder="e@1",
        since=make.NOON,
        brief_at=make.NOON,
    )
    await store.save_briefing(make.briefing(story_id, article), make.NOON)


async def test_a_channel_is_subscribed_and_told_so(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    event = typed("live all")
    for _ in range(2):  # an event handled again changes and posts nothing more
        await handle(event, newsroom, courier)
    assert await newsroom.subscription(make.CHANNEL) == Subscription(
        channel=make.CHANNEL, live=Live.ALL, since=make.NOON, zone="Asia/Tokyo", set_by="U1"
    )
    told = await posted(store, f"settings:{event.id}")
    assert told.message.text == (
        "<@U1> changed what this channel gets.\nLive: every story as soon as it is "
        "written up; at most 6 stories an hour, changes of status above that, the rest later."
    )
    assert await store.delivery_counts() == {DeliveryState.PENDING: 1}
    assert courier.replies == ["Done, and announced in the channel."] * 2


async def test_a_channel_that_the_bot_is_not_in_is_not_subscribed(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    courier.inside = False
    await handle(typed("live all"), newsroom, courier)
    (reply,) = courier.replies
    assert reply == (
        "I am not in this channel and could post nothing here, so nothing is changed. Invite me "
        "first: type `/invite @Tradewire`, then `/trade live all` again."
    )
    assert await store.subscriptions() == ()
    assert await store.delivery_counts() == {}


async def test_a_channel_that_the_bot_has_left_can_be_unsubscribed(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    await newsroom.subscribe(make.CHANNEL, Live.ALL, "Europe/Paris")
    courier.inside = False
    await handle(typed("live off"), newsroom, courier)
    assert courier.replies == ["Done. I am not in the channel, so I could not announce it there."]
    assert [each.live for each in await store.subscriptions()] == [Live.OFF]
    assert await store.delivery_counts() == {}


async def test_a_channel_keeps_its_zone_when_somebody_elsewhere_changes_it(
    newsroom: Attentive, courier: Correspondent
) -> None:
    await newsroom.subscribe(make.CHANNEL, Live.ALL, "Europe/Paris")
    await handle(typed("live breaking"), newsroom, courier)
    changed = await newsroom.subscription(make.CHANNEL)
    assert changed is not None
    assert (changed.live, changed.zone) == (Live.BREAKING, "Europe/Paris")


async def test_a_channel_is_unsubscribed(newsroom: Attentive, courier: Correspondent) -> None:
    await newsroom.subscribe(make.CHANNEL, Live.ALL, "Europe/Paris")
    await handle(typed("live off"), newsroom, courier)
    changed = await newsroom.subscription(make.CHANNEL)
    assert changed is not None
    assert changed.live is Live.OFF


async def test_a_setting_that_does_not_exist_changes_nothing(
    newsroom: Attentive, courier: Correspondent
) -> None:
    await handle(typed("live loud"), newsroom, courier)
    (reply,) = courier.replies
    assert reply.startswith("That is no setting for `live`. You can choose `/trade live breaking`")
    assert await newsroom.subscription(make.CHANNEL) is None


# -- mentions and messages ---------------------------------------------------------------


async def test_a_mention_is_answered_in_a_thread_under_it_once(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    event = make.event(text="AT&amp;T: what changed?")
    for _ in range(2):
        await handle(event, newsroom, courier)
    question = Question(text="AT&T: what changed?", asked=make.NOON)
    assert newsroom.asked[0] == (question, make.CHANNEL, event.ts)
    assert (await posted(store, f"answer:{event.id}")).thread_ts == event.ts
    assert await store.delivery_counts() == {DeliveryState.PENDING: 1}


async def test_a_mention_under_a_briefing_is_about_its_story(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    thread = await begin_thread(store, "s1")
    await handle(make.event(text="and the cars", thread_ts=thread), newsroom, courier)
    question = Question(text="and the cars", asked=make.NOON, story_id="s1")
    assert newsroom.asked == [(question, make.CHANNEL, thread)]


@pytest.mark.parametrize("text", ["", "help", " Help ", "Hello!", "good morning", "???"])
async def test_a_mention_that_asks_nothing_gets_the_help(
    newsroom: Attentive, courier: Correspondent, store: Store, text: str
) -> None:
    event = make.event(text=text)
    await handle(event, newsroom, courier)
    told = await posted(store, f"help:{event.id}")
    assert told.thread_ts == event.ts
    assert "`/trade ask QUESTION`" in told.message.text


async def test_a_question_under_a_briefing_needs_no_mention(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    thread = await begin_thread(store, "s1")
    await handle(written("and the cars?", thread_ts=thread), newsroom, courier)
    question = Question(text="and the cars?", asked=make.NOON, story_id="s1")
    assert newsroom.asked == [(question, make.CHANNEL, thread)]


@pytest.mark.parametrize("text", ["thanks", "<@U2> have you seen this?"])
async def test_what_people_tell_each_other_under_a_briefing_is_theirs(
    newsroom: Attentive, courier: Correspondent, store: Store, text: str
) -> None:
    thread = await begin_thread(store, "s1")
    await handle(written(text, thread_ts=thread), newsroom, courier)
    assert newsroom.asked == []


async def test_a_question_in_somebody_elses_thread_is_theirs(
    newsroom: Attentive, courier: Correspondent
) -> None:
    await handle(written("and the cars?", thread_ts="5.5"), newsroom, courier)
    assert newsroom.asked == []


@pytest.mark.parametrize("text", ["thanks", "Thank you very much!", "ok, thanks :)"])
async def test_a_word_of_thanks_is_no_question(
    newsroom: Attentive, courier: Correspondent, store: Store, text: str
) -> None:
    event = replace(written(text), channel=DIRECT)
    await handle(event, newsroom, courier)
    assert newsroom.asked == []
    told = await posted(store, f"help:{event.id}", DIRECT)
    assert told.message.text == "You are welcome. `/trade help` lists what else I do."
    await handle(typed(text), newsroom, courier)
    assert courier.replies == [told.message.text]


async def test_everything_said_to_the_bot_directly_is_answered(
    newsroom: Attentive, courier: Correspondent
) -> None:
    await handle(replace(written("steel quotas"), channel=DIRECT), newsroom, courier)
    assert newsroom.asked == [(Question(text="steel quotas", asked=make.NOON), DIRECT, "1.1")]


@pytest.mark.parametrize(
    ("at", "shown"), [("Asia/Tokyo", "21:00"), ("", "12:00")], ids=["known", "not to be had"]
)
@pytest.mark.parametrize("event", [written("dairy quotas"), typed("ask dairy quotas")])
async def test_a_direct_answer_tells_the_time_where_the_person_is(
    newsroom: Attentive, courier: Correspondent, store: Store, event: Event, at: str, shown: str
) -> None:
    courier.at = at
    await handle(replace(event, channel=DIRECT), newsroom, courier)
    answer = await posted(store, f"answer:{event.id}", DIRECT)
    assert shown in f"{answer.message.text} {answer.message.blocks}"


async def test_an_answer_in_a_channel_tells_the_time_of_the_channel(
    newsroom: Attentive, courier: Correspondent, store: Store
) -> None:
    await newsroom.subscribe(make.CHANNEL, Live.ALL, "Europe/Paris")
    event = make.event(text="dairy quotas?")
    await handle(event, newsroom, courier)
    answer = await posted(store, f"answer:{event.id}")
    assert "14:00" in f"{answer.message.text} {answer.message.blocks}"
