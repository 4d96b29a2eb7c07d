"""What counts as another version of an article, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles import again, another, succeeds
from bot.articles.versions import changes
from bot.domain import Article, Changes, Coverage, Revised, fingerprint
from tests import make

RATE = "The ministry raised the duty on steel pipes to 25% from 10% on Monday."
TALKS = "Talks with the exporters of Norland ended without a result last week."
QUOTE = "“We had no choice,” Commerce Minister Ada Thorn told reporters in the capital."
TEXT = "\n\n".join(("Norland raises its duty on steel pipes", RATE, f"{TALKS} {QUOTE}"))


def article(text: str, **fields: object) -> Article:
    title, _, body = text.partition("\n\n")
    made = make.article(1, body, title=title)
    return replace(made, text=text, snapshot=fingerprint(text), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT.replace("“", '"').replace("”", '"'),
        TEXT.replace(" ", "  "),
        TEXT.replace("exporters", "exportters"),
        f"{TEXT}\n\nUpdated 12:05, Monday 4 May 2026",
        f"{TEXT}\n\nUpdated on Monday, 4 May 2026 at 12:05 GMT.",
        f"{TEXT}\n\nNorland's fish exports fall\n\nWhat the pact means for rice",
        f"{TEXT}\n\nFish exports of Norland fell in the winter.",  # a teaser below the text
        f"{TEXT}\n\nSubscribe to our newsletter for more news of trade and tariffs every day.",
        TEXT.replace(f"{RATE}\n\n{TALKS}", f"{TALKS}\n\n{RATE}"),
    ],
)
def test_what_changes_nothing_of_weight_is_no_version(text: str) -> None:
    assert changes(TEXT, text) is None
    assert succeeds(article(TEXT), article(text)) is None


def test_a_figure_that_is_corrected_is_named_with_its_sentences() -> None:
    mended = RATE.replace("25%", "15%")
    assert changes(TEXT, TEXT.replace(RATE, mended)) == Changes(
        added=(mended,),
        removed=(RATE,),
        figures=(Revised(old="25%", new="15%", before=RATE, after=mended),),
    )


def test_a_day_that_is_corrected_is_named_with_its_sentences() -> None:
    old = "The duty on imported steel pipes will apply from 2 June, the ministry said."
    mended = old.replace("2 June", "9 June")
    assert changes(f"{TEXT}\n\n{old}", f"{TEXT}\n\n{mended}", make.NOON) == Changes(
        added=(mended,),
        removed=(old,),
        days=(Revised(old="2 June", new="9 June", before=old, after=mended),),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("raised", "may raise"),
        ("without a result", "with a result"),
        ("Norland", "Sudland"),
        ("Ada Thorn", "Ida Thorn"),
        ("on Monday", "on Tuesday"),
        ("had no choice", "had a choice"),
    ],
)
def test_a_word_that_turns_the_sense_is_a_change(old: str, new: str) -> None:
    found = changes(TEXT, TEXT.replace(old, new))
    assert found is not None
    assert found.added
    assert not found.figures


def test_what_is_added_and_what_is_taken_out_is_kept() -> None:
    news = "The exporters said on Tuesday that they would take the matter to the court in Geneva."
    assert changes(TEXT, f"{TEXT}\n\n{news}") == Changes(added=(news,))
    assert changes(TEXT, TEXT.replace(f" {QUOTE}", "")) == Changes(removed=(QUOTE,))


def test_a_version_knows_the_one_before_it_and_has_an_id_of_its_own() -> None:
    first = article(TEXT)
    second = succeeds(first, article(TEXT.replace("25%", "15%"), seen=make.after(hours=1)))
    assert second is not None
    assert (second.version, second.previous, second.published) == (2, first.id, first.published)
    assert second.modified == make.after(hours=1)
    third = succeeds(second, article(TEXT))  # it goes back
    assert third is not None
    assert third.version == 3
    assert len({first.id, second.id, third.id}) == 3


def test_a_page_of_which_less_is_had_changes_nothing() -> None:
    blocked = article("Norland raises its duty on steel pipes", coverage=Coverage.BLOCKED)
    assert succeeds(article(TEXT), blocked) is None
    summary = article(TEXT.partition("\n\n")[0], coverage=Coverage.SUMMARY_ONLY)
    opened = succeeds(summary, article(TEXT))
    assert opened is not None
    assert opened.coverage is Coverage.FULL_TEXT


def test_another_text_at_the_address_is_another_article() -> None:
    fish = (
        "Fish needs a certificate of origin\n\nExporters of frozen fish will need a certificate "
        "from the first of June, customs said in a circular that names eleven ports of entry."
    )
    assert another(article(TEXT), article(fish))
    assert not another(article(TEXT), article(TEXT.replace("25%", "15%")))


def test_a_notice_of_other_goods_by_the_same_template_is_another_article() -> None:
    rate = "Producers of {0} from {1} sold {0} at less than normal value, customs said on Monday."
    terms = "Interested parties may ask for a hearing; the rate holds for all entries of this year."
    nails, shrimp = (
        article(f"Duty on {goods.title()} From {country}\n\n{rate.format(goods, country)} {terms}")
        for goods, country in (("steel nails", "Velmark"), ("frozen shrimp", "Ostria"))
    )
    assert another(nails, shrimp)
    assert not another(nails, replace(nails, title="What Importers of Hardware Should Know"))


def test_a_story_is_looked_at_again_twice() -> None:
    assert again(make.NOON, make.NOON) == make.after(hours=1)
    assert again(make.NOON, make.after(hours=1)) == make.after(hours=6)
    assert again(make.NOON, make.after(hours=6)) is None


@given(st.lists(st.sampled_from([RATE, TALKS, QUOTE, "Updated 12:05", "", "25%"]), max_size=6))
def test_a_text_against_itself_has_no_changes(paragraphs: list[str]) -> None:
    text = "\n\n".join(["Norland raises its duty", *paragraphs])
    assert changes(text, text) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_two_texts_are_their_changes_are_told(one: str, two: str) -> None:
    changes(one, two)
