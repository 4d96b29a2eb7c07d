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
        ("WTO Director-General Ada Obi urged restraint.", "Ada Obi", "WTO Director-General"),
        ("Minister for Foreign Trade Caio Prado said no.", "Caio Prado",
         "Minister for Foreign Trade"),
        ("Ken Mori, minister for trade and industry, left.", "Ken Mori",
         "minister for trade and industry"),
        ("EU Trade Commissioner Ida Blom and Norland's Commerce Minister Li Wen met.", "Li Wen",
         "Norland's Commerce Minister"),
        ("Treasury Secretary-designate Ann Lee spoke.", "Ann Lee",
         "Treasury Secretary-designate"),
        ("Sen. Ann Lee objected.", "Ann Lee", "Senator"),
        ("Former Trade Minister Ida Blom said no.", "Ida Blom", "Former Trade Minister"),
    ],
)  # fmt: skip
def test_offices_stand_before_a_name_or_behind_it(text: str, name: str, office: str) -> None:
    assert Topic(name=name, kind=TopicKind.ACTOR, detail=office) in actors.find(text)


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("The U.S. Trade Representative opened an investigation.", ["U.S. Trade Representative"]),
        ("USTR said that it would hold a hearing.", ["USTR"]),
        ("The European Commission met. The Commission proposed a quota.", ["European Commission"]),
        ("Estmark met Norland's trade minister in Arnholm.", ["Norland's trade minister"]),
        ("Norland's economy ministry opened a probe.", ["Norland's economy ministry"]),
        ("The Commerce Department found dumping.", ["Commerce Department"]),
        ("Trade Minister Ida Blom met. Norland's trade minister left.", ["Ida Blom"]),
        # one office, one actor
        ("Norland's trade minister, Ida Blom, left. Norland's trade minister is ill.",
         ["Ida Blom"]),
    ],
)  # fmt: skip
def test_offices_and_public_bodies_act_too(text: str, acting: list[str]) -> None:
    assert [each.name for each in actors.find(text)] == acting


@pytest.mark.parametrize(
    "text",
    [
        "Tom Orr, president of the Norland Wire Guild, said that prices rose.",
        "The Wire Makers' Association and Acme Holdings Ltd protested.",
        "Foreign ministers met, and the finance ministry was shut.",
    ],
)
def test_clubs_firms_and_what_nobody_can_tell_do_not_act(text: str) -> None:
    assert actors.find(text) == ()


def test_who_holds_no_office_is_no_actor() -> None:
    assert actors.find("Ann Lee, a buyer from Leeds, said that prices rose. Ken Mori agreed.") == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The bloc will decide in June. The bloc’s quota on steel ends then.", "European Union"),
        ("The Eurasian Economic Union met. The bloc will decide in June on its tariff.", None),
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


@pytest.mark.parametrize(
    ("text", "acting"),
    [
        ("EU trade chief Anton Weiss said so.", {"Anton Weiss": "EU trade chief"}),
        ("The head of the WTO, Ada Obi-Mensah, left.", {"Ada Obi-Mensah": "head of the WTO"}),
        ("Pete Nolan, a White House trade adviser, left.",
         {"Pete Nolan": "White House trade adviser"}),
        ("Ford chairman Bill Hart and Mills finance chief Al Moss met.", {}),
        ("“No,” said Wen Tao. China's commerce minister spoke.", {"China's commerce minister": ""}),
        ("It met in Brussels. Hungary's Foreign Minister Ida Szabo abstained.",
         {"Ida Szabo": "Hungary's Foreign Minister"}),
        ("The president named Rick Sands as deputy U.S. trade representative on Friday.",
         {"Rick Sands": "deputy U.S. trade representative"}),
        ("Rep. Judy Vale and the Bureau of Industry and Security differ.",
         {"Judy Vale": "Representative", "Bureau of Industry and Security": ""}),
        ("China's Ministry of Commerce objected.", {"China's Ministry of Commerce": ""}),
    ],
)  # fmt: skip
def test_who_acts_is_read_within_a_sentence(text: str, acting: dict[str, str]) -> None:
    assert {each.name: each.detail for each in actors.find(text)} == acting
