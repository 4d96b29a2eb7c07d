"""Forms for consent and checks for robots are known in many languages, without a headline."""

from __future__ import annotations

import pytest

from bot.articles.farther import farther_notice
from bot.articles.phrases import kind
from bot.articles.wall import stands_in
from bot.language.walls import Wall

CONSENT = {
    "nl": "Wij en onze 612 partners bewaren informatie op uw apparaat, zoals cookies. U kunt uw "
    "toestemming op elk moment intrekken.",
    "sv": "Vi och våra 612 partner lagrar information på din enhet, till exempel cookies. Du kan "
    "när som helst återkalla ditt samtycke.",
    "da": "Vi og vores 612 partnere gemmer oplysninger på din enhed, såsom cookies. Du kan altid "
    "trække dit samtykke tilbage.",
    "no": "Vi og våre 612 partnere lagrer informasjonskapsler på enheten din. Du kan når som "
    "helst trekke samtykket ditt tilbake.",
    "fi": "Me ja 612 kumppaniamme tallennamme tietoja laitteellesi, kuten evästeitä. Voit perua "
    "suostumuksesi milloin tahansa.",
    "pl": "My i nasi 612 partnerzy przechowujemy na Twoim urządzeniu pliki cookie. Możesz w każdej "
    "chwili wycofać zgodę.",
    "cs": "My a naši partneři ukládáme do vašeho zařízení soubory cookie. Svůj souhlas můžete "
    "kdykoli odvolat.",
    "hu": "Mi és 612 partnerünk sütiket tárolunk az Ön eszközén. Hozzájárulását bármikor "
    "visszavonhatja.",
    "ro": "Noi și cei 612 parteneri ai noștri stocăm module cookie pe dispozitivul dvs. Vă puteți "
    "retrage consimțământul oricând.",
    "tr": "Biz ve 612 iş ortağımız cihazınızda çerezler saklıyoruz. Rızanızı istediğiniz zaman "
    "geri alabilirsiniz.",
    "ru": "Мы и наши 612 партнёров храним на вашем устройстве файлы cookie. Вы можете отозвать "
    "согласие в любое время.",
    "uk": "Ми та наші 612 партнерів зберігаємо на вашому пристрої файли cookie. Ви можете "
    "відкликати згоду будь-коли.",
}
ROBOTS = {
    "nl": "Bevestig dat u geen robot bent. We zagen ongebruikelijk verkeer vanaf uw netwerk.",
    "sv": "Bekräfta att du inte är en robot. Vi har sett ovanlig trafik från ditt nätverk.",
    "da": "Bekræft, at du ikke er en robot. Vi har set usædvanlig trafik fra dit netværk.",
    "no": "Bekreft at du ikke er en robot. Vi har sett uvanlig trafikk fra nettverket ditt.",
    "fi": "Vahvista, että et ole robotti. Olemme havainneet verkostasi epätavallista liikennettä.",
    "pl": "Potwierdź, że nie jesteś robotem. Wykryliśmy nietypowy ruch z twojej sieci.",
    "cs": "Potvrďte, že nejste robot. Z vaší sítě jsme zaznamenali neobvyklý provoz.",
    "hu": "Kérjük, erősítse meg, hogy Ön nem robot. Hálózatáról szokatlan forgalmat észleltünk.",
    "ro": "Confirmați că nu sunteți robot. Am observat un trafic neobișnuit din rețeaua dvs.",
    "tr": "Lütfen robot olmadığınızı doğrulayın. Ağınızdan olağan dışı trafik algıladık.",
    "ru": "Подтвердите, что вы не робот. Мы заметили подозрительную активность в вашей сети.",
    "uk": "Підтвердьте, що ви не робот. Ми помітили підозрілу активність у вашій мережі.",
}
ARTICLES = {
    "nl": "De rechtbank van Keld heeft de site Dagrun maandag een boete van twee miljoen euro "
    "opgelegd, omdat die cookies plaatste zonder toestemming van lezers. De uitgever gaat in "
    "beroep, zei directeur Ned Askew. Het vonnis geldt vanaf 1 maart.",
    "sv": "Domstolen i Keld dömde på måndagen sajten Dagrun till böter för att ha satt kakor utan "
    "samtycke från läsarna. Förlaget överklagar, sade chefen Ned Askew.",
    "fr": "Le tribunal de Keld a condamné l'éditeur du site Dagrun pour avoir déposé des cookies "
    "sur les ordinateurs du public. Je ne comprends pas, dit-il.",
    "pl": "Sąd w Keld ukarał w poniedziałek serwis Dagrun grzywną za pliki cookie zapisywane bez "
    "zgody czytelników. Wydawca złoży apelację, powiedział dyrektor Ned Askew.",
    "ru": "Суд в Кельде оштрафовал сайт «Дагрун» за файлы cookie, которые он сохранял без согласия "
    "читателей. Издатель подаст апелляцию, сообщил директор Нед Аскью.",
    "tr": "Keld mahkemesi, okurların rızası olmadan çerez kaydeden Dagrun sitesine para cezası "
    "verdi. Yayıncı karara itiraz edecek, dedi müdür Ned Askew.",
}


@pytest.mark.parametrize(
    ("text", "wall"),
    [(each, Wall.CONSENT) for each in CONSENT.values()]
    + [(each, Wall.ROBOTS) for each in ROBOTS.values()],
    ids=[f"consent {each}" for each in CONSENT] + [f"robots {each}" for each in ROBOTS],
)
def test_a_wall_is_known_in_its_language(text: str, wall: Wall) -> None:
    assert stands_in(text)
    assert kind(text) is wall


@pytest.mark.parametrize("text", ARTICLES.values(), ids=list(ARTICLES))
def test_an_article_on_cookies_is_none(text: str) -> None:
    assert not farther_notice(text)
    assert not stands_in(text)
