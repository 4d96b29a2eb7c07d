"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.tongue import language_of

SENTENCES = {
    "en": "The minister said on Monday that the tariff on steel would rise to 25%.",
    "fr": "Le ministre a déclaré lundi que les droits de douane sur l'acier seront de 25 %.",
    "de": "Der Minister sagte am Montag, dass die Zölle auf Stahl auf 25 Prozent steigen werden.",
    "es": "El ministro dijo el lunes que los aranceles al acero subirán al 25 % en la frontera.",
    "it": "Il ministro ha detto lunedì che i dazi sull'acciaio saliranno al 25% con la riforma.",
    "pt": "O ministro disse na segunda-feira que as tarifas do aço não vão subir para 25%.",
    "nl": "De minister zei maandag dat het tarief op staal naar 25 procent zal worden verhoogd.",
    "sv": "Ministern sade på måndagen att tullarna på stål inte kan höjas från och med mars.",
    "pl": "Minister powiedział w poniedziałek, że cła na stal nie wzrosną do 25 procent.",
    "tr": "Bakan pazartesi günü çelik için gümrük vergisinin çok daha yüksek olacağını ve",
    "ja": "経済産業省は月曜日、鉄鋼への関税を25%に引き上げると発表した。",
    "zh": "商务部周一宣布,对钢铁征收百分之二十五的关税。",
    "ko": "산업부는 월요일 철강 관세를 25%로 인상한다고 밝혔다.",
    "ru": "Министр заявил в понедельник, что пошлины на сталь вырастут до 25%.",
    "uk": "Міністр заявив у понеділок, що мита на сталь зростуть до 25%.",
    "ar": "قال الوزير يوم الاثنين إن الرسوم على الصلب سترتفع إلى 25 في المئة.",
    "el": "Ο υπουργός δήλωσε ότι οι δασμοί στον χάλυβα θα αυξηθούν.",
}


@pytest.mark.parametrize(("language", "sentence"), SENTENCES.items())
def test_one_sentence_tells(language: str, sentence: str) -> None:
    assert language_of(sentence) == language


def test_a_foreign_name_does_not() -> None:
    assert language_of("The ministry, 経済産業省, said on Monday that 関税 would rise.") == "en"


@pytest.mark.parametrize("text", ["", "25%", "Velmark Kestrel Norvia"])
def test_english_where_nothing_tells(text: str) -> None:
    assert language_of(text) == "en"


@given(st.text())
def test_any_text_has_a_code_of_two_letters(text: str) -> None:
    assert len(language_of(text)) == 2
