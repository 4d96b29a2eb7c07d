"""Forms for consent and checks for robots in twelve more languages of Europe.

Each language has its own words for its visitor: "du" and "je" are others in French.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.walls import Wall


@dataclass(frozen=True, slots=True)
class _Tongue:
    visitor: str  # how a site speaks to its visitor, and of itself
    consent: str
    robots: str


_TONGUES = (
    _Tongue(  # Dutch
        r"wij|we|onze|(?:u|je) (?:kunt|kan|hebt|bent|geen)|dat (?:u|je)|uw|jouw|bevestig|klik"
        r"|schakel",
        r"cookies?|toestemming|persoonsgegevens|gepersonaliseerde|gerechtvaardigd belang|privacy\w*"
        r"|advertenties|alles (?:accepteren|weigeren)|voorkeuren|doeleinden|(?:\d+|onze) partners",
        r"(?:geen )?robot|een mens|(?:ongebruikelijk|verdacht)\w* (?:verkeer|activiteit)\w*"
        r"|ip-adres|uw browser|je browser|toegang (?:is )?geweigerd",
    ),
    _Tongue(  # Swedish
        r"vi (?:og|och|bruger|bruker|använder|anvender|har|gemmer|lagrer|lagrar|bryr|värnar"
        r"|s[aeä]tter)|våra|vår"
        r"|du (?:kan|är|er|har|inte|ikke)|att? du|din (?:enhet|webbläsare|integritet)|ditt"
        r"|dina|bekräfta|klicka|aktivera|vänligen",
        r"cookies?|kakor|samtyck\w+|personuppgifter|integritet\w*|anpassade annonser|(?:\d+|våra) "
        r"partners?|berättigat intresse|godkänn alla|avvisa alla|ändamål",
        r"(?:inte en )?robot|människa|(?:ovanlig|misstänkt) (?:trafik|aktivitet)|webbläsare\w*"
        r"|ip-adress|åtkomst nekad",
    ),
    _Tongue(  # Danish, Norwegian
        r"vi (?:og|och|bruger|bruker|använder|anvender|har|gemmer|lagrer|lagrar|bryr|värnar"
        r"|s[aeä]tter)|vores|våre|vår"
        r"|du (?:kan|är|er|har|inte|ikke)|att? du|din (?:enhed|browser)|dit (?:samtykke\w*"
        r"|netværk|nettverk)|ditt|dine"
        r"|bekræft|bekreft|klik|klikk|slå|vennligst|venligst",
        r"cookies?|informasjonskapsler|samtykke\w*|person(?:data|oplysninger|opplysninger|vern\w*)"
        r"|privatliv\w*|tilpassede annon[cs]er|tilpasset (?:annoncering|annonsering)|formål"
        r"|(?:legitim\w*|berettiget) interesse|(?:\d+|vores|våre) partnere|(?:accept[eé]r"
        r"|godta|afvis"
        r"|avvis) all[et]",
        r"(?:ikke en )?robot|menneske|(?:usædvanlig|mistænkelig|uvanlig|mistenkelig) (?:trafikk?"
        r"|aktivitet)|nettleser\w*|din browser|ip-adresse|adgang nægtet|ingen tilgang",
    ),
    _Tongue(  # Finnish
        r"me (?:ja|käytämme)|sinun|sinä|voit|käytämme|käsittelemme|tallennamme|pyydämme"
        r"|kumppanimme|arvostamme"
        r"|vahvista"
        r"|ota|ole hyvä|olet|verkostasi|laitteellesi|hyväksy\w*|suostumuksesi|yksityisyytesi",
        r"eväste\w+|suostumu\w+|henkilötie\w+|yksityisyy\w+|kumppani\w*|personoi\w+|kohdennet\w+"
        r"|oikeutet\w+ etu\w*|hyväksy kaikki|hylkää",
        r"robot\w+|ihminen|epätavallis\w+|epäilyttäv\w+|selain\w*|selaime\w+|ip-osoit\w+",
    ),
    _Tongue(  # Polish
        r"my i|nasi|nasz\w*|tw[oó]j\w*|możesz|używamy|cenimy|kliknij|prosimy|proszę|potwierdź"
        r"|włącz|masz|jesteś",
        r"(?:plik\w* )?cookies?|zgod\w+|danych osobowych|prywatnoś\w+|spersonalizowan\w+"
        r"|uzasadnion\w+ interes\w*|zaakceptuj\w*|odrzuć|(?:\d+|nasi) partner\w+|celach|celów",
        r"robotem|człowiekiem|(?:nietypow|podejrzan)\w+ (?:ruch\w*|aktywnoś\w+)|przeglądark\w+"
        r"|adres\w* ip|dostęp (?:został )?(?:zablokowany|zabroniony)",
    ),
    _Tongue(  # Czech
        r"my a|naši|naše|našich|váš|vaš\w+|vám|vás|můžete|používáme|vážíme|klikn\w+|prosím|potvrďte"
        r"|povolte|nejste",
        r"(?:soubor\w* )?cookies?|souhlas\w*|osobní\w* údaj\w*|soukromí|personalizovan\w+"
        r"|oprávněn\w+ záj\w+|přijmout vše|odmítnout|(?:\d+|naši) partne\w+|účel\w+",
        r"robot\w*|člověk\w*|(?:neobvykl|podezřel)\w+ (?:provoz|aktivit)\w*|prohlížeč\w*"
        r"|ip adres\w+|přístup (?:byl )?(?:odepřen|zamítnut)",
    ),
    _Tongue(  # Hungarian
        r"mi és|ön|önnek|önt|kérjük|kattints\w*|használunk|tárolunk|partnereink|eszközén"
        r"|hozzájárulását"
        r"|engedélyezze|erősítse|hálózatáról|\w+hatja|böngészőjében",
        r"sütik\w*|süti\w*|cookie\w*|hozzájárul\w*|személyes adat\w*|adatvédel\w*|személyre szabott"
        r"|jogos érdek\w*|partnereink|összes elfogadása|elutasít\w*",
        r"robot|ember|szokatlan \w+|gyanús \w+|böngésző\w*|ip-cím\w*",
    ),
    _Tongue(  # Romanian
        r"noi|noștri|nostru|dvs|dumneavoastră|tău|tale|puteți|poți|vă|folosim|utilizăm|confirm\w+"
        r"|activați|sunteți|ești",
        r"cookie\w*|consimț\w+|date\w* (?:cu caracter )?personal\w*|confidențialit\w+|scopuri"
        r"|personalizat\w*|interes\w* legitim\w*|accept(?:ați)? toate"
        r"|(?:\d+ (?:de )?)?parteneri\w*",
        r"robot|om|(?:neobișnuit|suspect)\w*|browser\w*|adres\w+ ip|acces (?:interzis|refuzat)",
    ),
    _Tongue(  # Turkish
        r"biz|siz\w*|lütfen|tıklay\w+|ortaklarımız|verileriniz\w*|cihazınız\w*|kullanıyoruz"
        r"|\w+ediyoruz"
        r"|olduğunuzu|olmadığınızı|tarayıcınız\w*|ağınız\w*|edebilirsiniz|\w+bilirsiniz"
        r"|gizliliğiniz\w*",
        r"çerez\w*|rıza\w*|onayınız\w*|kişisel veri\w*|gizlili\w+|kişiselleştiril\w+|meşru \w+"
        r"|tümünü (?:kabul et|reddet)|ortaklarımız",
        r"robot\w*|insan olduğ\w*|olağan ?dışı \w+|şüpheli \w+|tarayıcı\w*|ip adres\w+",
    ),
    _Tongue(  # Russian
        r"мы|наш\w*|вы|вас|ваш\w*|вам|пожалуйста|подтвердите|включите|нажмите|приносим",
        r"(?:файл\w* )?cookies?|куки|согласи\w*|персональн\w+ данн\w+|конфиденциальност\w+"
        r"|персонализированн\w+|законн\w+ интерес\w*|принять вс[её]|отклонить|партн[её]р\w*"
        r"|цел(?:ей|ях)",
        r"робот\w*|человек|подозрительн\w+|необычн\w+ (?:трафик|активност)\w*|браузер\w*"
        r"|javascript|ip-адрес\w*|идентификатор запроса|доступ (?:запрещ[её]н|ограничен)"
        r"|неудобства",
    ),
    _Tongue(  # Ukrainian
        r"ми|наш\w*|ви|вас|ваш\w*|вам|будь ласка|підтвердьте|підтвердіть|увімкніть|натисніть",
        r"(?:файл\w* )?cookies?|куки|згод\w+|персональн\w+ дан\w+|конфіденційн\w+"
        r"|персоналізован\w+|законн\w+ інтерес\w*|прийняти все|відхилити|партнер\w*|ціл(?:ей|ях)",
        r"робот\w*|людина|підозріл\w+|незвичн\w+ (?:трафік|активн)\w*|браузер\w*"
        r"|javascript|ip-адрес\w*|доступ (?:заборонено|обмежено)|незручності",
    ),
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_VISITORS = [_words(each.visitor) for each in _TONGUES]
_MATTERS = [_words(f"{each.consent}|{each.robots}") for each in _TONGUES]
_WALLS = {
    Wall.CONSENT: _words("|".join(each.consent for each in _TONGUES)),
    Wall.ROBOTS: _words("|".join(each.robots for each in _TONGUES)),
}
# The purposes that such a form lists, and what is said to nobody.
_PURPOSES = re.compile(
    r"^\W*(?:(?:gepersonaliseerde|personligt anpassade|tilpassede|spersonalizowane"
    r"|personalizovan\w+"
    r"|személyre szabott|kişiselleştirilmiş|персонализированн\w+|персоналізован\w+|personoi\w+) "
    r"(?:advertenti|annon[cs]|reklam|hirdet|реклам|mainon|mainoks)\w*"
    r"|(?:publicitate|reclame) personalizat\w+|(?:проверка|перевірка) браузера"
    r"|(?:pubblicità e contenuti|annunci e contenuti) personalizzati|utilizzare dati di geo)",
    re.IGNORECASE,
)


def farther_notice(sentence: str, subject: str = "") -> bool:
    """Say whether a sentence asks its visitor for consent, or whether it is no robot.

    Words of `subject` count for nothing.
    """
    if _PURPOSES.search(sentence):
        return True
    subject = subject.casefold()
    return any(
        visitor.search(sentence)
        and any(found[0].casefold() not in subject for found in matter.finditer(sentence))
        for visitor, matter in zip(_VISITORS, _MATTERS, strict=True)
    )


def farther_counts(text: str) -> dict[Wall, int]:
    """Count the words of each wall in a text."""
    return {wall: len(words.findall(text)) for wall, words in _WALLS.items()}
