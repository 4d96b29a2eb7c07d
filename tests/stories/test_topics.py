from __future__ import annotations

import pytest

from bot.domain import Topic, TopicKind
from bot.stories import actors, judge, lexicon

TITLE = "Washington puts 50% tariff on Brazilian steel"
TEXT = (
    "U.S. Trade Representative Ann Lee announced the tariff on steel on Monday. Brazil’s "
    "foreign minister, Caio Prado, called it a mistake. The tariff rests on Section 232. "
    "Lee said that Section 232 leaves no room."
)


def about(title: str, text: str, kind: TopicKind) -> dict[str, str]:
    return {each.name: each.detail for each in judge(title, text).about if each.kind is kind}


def test_topics_say_what_they_are() -> None:
    assert about(TITLE, TEXT, TopicKind.INSTRUMENT).keys() == {"tariffs", "Section 232"}
    assert about(TITLE, TEXT, TopicKind.COUNTRY).keys() == {"United States", "Brazil"}


def test_a_sector_has_its_hs_chapters() -> None:
    assert about(TITLE, TEXT, TopicKind.SECTOR) == {"steel": "HS 72, 73", "metals": "HS 72-83"}


def test_an_actor_has_the_office_that_the_text_gives() -> None:
    assert about(TITLE, TEXT, TopicKind.ACTOR)["Ann Lee"] == "U.S. Trade Representative"


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Japan's trade minister, Ken Mori, said no.", "Ken Mori", "Japan's trade minister"),
        ("The plan, Trade Minister Ida Blom said, is ready.", "Ida Blom", "Trade Minister"),
        ("It was signed by Ida Blom, the bloc's trade commissioner, on Friday.", "Ida Blom",
         "bloc's trade commissioner"),
    ],
)  # fmt: skip
def test_offices_stand_before_a_name_or_behind_it(text: str, name: str, office: str) -> None:
    assert Topic(name=name, kind=TopicKind.ACTOR, detail=office) in actors.find(text)


def test_who_holds_no_office_is_no_actor() -> None:
    assert actors.find("Ann Lee, a buyer from Leeds, said that prices rose. Ken Mori agreed.") == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The bloc will decide in June. The bloc’s quota on steel ends then.", "European Union"),
        ("Mercosur met in Lima. The bloc will decide in June on its tariff.", None),
    ],
)
def test_the_bloc_is_the_one_that_the_text_names(text: str, country: str | None) -> None:
    assert ("European Union" in judge("Steel quota", text).topics) is (country is not None)


def test_every_chapter_belongs_to_goods_and_exists() -> None:
    goods = {
        topic for term in lexicon.terms() if term.goods for path in term.topics for topic in path
    }
    listed = lexicon.chaptered()
    assert set(listed) <= goods
    for chapters in listed.values():
        for each in chapters:
            first, _, last = each.partition("-")
            assert 1 <= int(first) <= int(last or first) <= 97


def test_the_chapters_of_a_good_lie_within_those_of_its_kind() -> None:
    for kind, numbers in {"agriculture": range(1, 25), "drinks": range(22, 23)}.items():
        paths = [path for term in lexicon.terms() if term.goods for path in term.topics]
        narrow = {path[1] for path in paths if path[0] == kind and len(path) > 1}
        told = {int(each) for good in narrow for each in lexicon.chapters(good)} - {52}
        assert told <= set(numbers)
