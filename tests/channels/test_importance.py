from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels import importance
from bot.channels.importance import Facts
from bot.domain import Story
from tests import make

some = st.builds(
    Facts,
    voices=st.integers(0, 60),
    official=st.booleans(),
    unknown=st.booleans(),
    fresh=st.integers(0, 20),
    status=st.booleans(),
    figures=st.booleans(),
    corrected=st.booleans(),
    disputed=st.booleans(),
    watched=st.sampled_from(["", "steel"]),
    age=st.floats(-1, 5),
)


def weight(facts: Facts) -> float:
    return importance.total(importance.reasons(facts))


@given(some, st.integers(1, 30))
def test_more_voices_weigh_more(facts: Facts, more: int) -> None:
    assert weight(replace(facts, voices=facts.voices + more)) >= weight(facts)


@given(some)
def test_each_further_voice_weighs_less_than_the_one_before(facts: Facts) -> None:
    one, two, three = (weight(replace(facts, voices=facts.voices + n)) for n in (1, 2, 3))
    assert three - two <= two - one + 0.003  # weights are given to three places


@given(some, st.sampled_from(["official", "unknown", "status", "figures", "corrected", "disputed"]))
def test_nothing_that_is_so_lowers_a_story(facts: Facts, name: str) -> None:
    without, having = (replace(facts, **{name: told}) for told in (False, True))  # type: ignore[arg-type]
    assert weight(having) >= weight(without)


@given(some)
def test_a_watched_topic_raises_a_story(facts: Facts) -> None:
    assert weight(replace(facts, watched="steel")) > weight(replace(facts, watched=""))


@given(some, st.floats(0, 3))
def test_older_news_never_weighs_more(facts: Facts, later: float) -> None:
    assert weight(replace(facts, age=facts.age + later)) <= weight(facts)


@given(some, st.integers(1, 10))
def test_more_new_points_never_weigh_less(facts: Facts, more: int) -> None:
    assert weight(replace(facts, fresh=facts.fresh + more)) >= weight(facts)


@given(some)
def test_a_change_of_status_outweighs_any_other_single_reason(facts: Facts) -> None:
    changed = importance.reasons(replace(facts, status=True, voices=min(facts.voices, 12)))
    assert changed[0] == ("the measure changed status", 5.0)


@given(some)
@example(Facts(age=0.99999))
def test_the_reasons_are_above_nothing_and_the_heaviest_is_first(facts: Facts) -> None:
    weights = [each for _, each in importance.reasons(facts)]
    assert weights == sorted(weights, reverse=True)
    assert all(each > 0 for each in weights)


def test_facts_are_read_from_the_briefings_of_a_story() -> None:
    threat, act = "Norland threatened a 25% duty on steel.", "Norland imposed a 25% duty on steel."
    article = make.article(1, threat, title="Norland threatens 25% duty on steel", official=True)
    later = make.article(2, act, title="Norland imposes 25% duty on steel", official=True)
    before = make.briefing("s1", article)
    after = make.briefing("s1", later, revision=2)
    after = make.gated(after, article, later, after=[before])
    story = Story(
        id="s1",
        title="Steel",
        topics=(),
        voices=((article.id,),),
        first_seen=make.NOON,
        last_seen=make.NOON,
        named=("Trade Minister Ida Blom",),
    )
    found = importance.facts(
        story, after, (before,), ("fish", "steel"), make.NOON, make.after(hours=1), told=True
    )
    assert found.status
    assert not found.figures
    assert found.official
    assert not found.unknown
    assert found.watched == "steel"
    assert found.voices == after.voices
    watching = importance.facts(
        story, after, (), ("fish", "Ida Blom"), make.NOON, make.after(hours=1), told=True
    )
    assert (watching.watched, watching.about) == ("", "Ida Blom")
    assert ("followed topic in the story: Ida Blom", 1.0) in importance.reasons(watching)
