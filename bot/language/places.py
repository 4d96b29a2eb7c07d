"""Countries and blocs under one code, whatever they are called.

The names are CLDR's English territory names; below stand the other names that news uses,
the adjectives, and the capitals that stand for their governments.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from babel import Locale

from bot.language.remembered import remembered
from bot.language.spans import alternatives, matches

# code: adjectives and peoples | other names | seats of government
_ALIASES = {
    "US": "American, Americans | U.S., US, USA, U.S.A., United States of America, America | "
    "Washington, White House",
    "CN": "Chinese | PRC, People's Republic of China, Mainland China | Beijing",
    "EU": "European, Europeans | EU, E.U. | Brussels",
    "GB": "British, Briton, Britons | UK, U.K., Britain, Great Britain | "
    "London, Downing Street, Whitehall",
    "CA": "Canadian, Canadians | | Ottawa",
    "MX": "Mexican, Mexicans | México | Mexico City",
    "JP": "Japanese | | Tokyo",
    "KR": "South Korean, South Koreans | Republic of Korea, Korea, Korean | Seoul",
    "KP": "North Korean, North Koreans | DPRK | Pyongyang",
    "IN": "Indian, Indians | | New Delhi, Delhi",
    "DE": "German, Germans | Deutschland | Berlin",
    "FR": "French, Frenchman | | Paris",
    "IT": "Italian, Italians | | Rome",
    "ES": "Spanish, Spaniard, Spaniards | España | Madrid",
    "PT": "Portuguese | | Lisbon",
    "NL": "Dutch | Holland, The Netherlands | The Hague",
    "BE": "Belgian, Belgians | |",
    "LU": "Luxembourgish | |",
    "IE": "Irish | Republic of Ireland | Dublin",
    "CH": "Swiss | | Bern, Berne",
    "AT": "Austrian, Austrians | Österreich | Vienna",
    "SE": "Swedish, Swede, Swedes | Sverige | Stockholm",
    "NO": "Norwegian, Norwegians | Norge | Oslo",
    "DK": "Danish, Dane, Danes | Danmark | Copenhagen",
    "FI": "Finnish, Finn, Finns | | Helsinki",
    "IS": "Icelandic | | Reykjavik",
    "PL": "Polish, Pole, Poles | Polska | Warsaw",
    "CZ": "Czech, Czechs | Czech Republic | Prague",
    "SK": "Slovak, Slovaks | | Bratislava",
    "HU": "Hungarian, Hungarians | | Budapest",
    "RO": "Romanian, Romanians | | Bucharest",
    "BG": "Bulgarian, Bulgarians | | Sofia",
    "GR": "Greek, Greeks | | Athens",
    "HR": "Croatian | | Zagreb",
    "SI": "Slovenian, Slovene | | Ljubljana",
    "RS": "Serbian, Serbs | | Belgrade",
    "EE": "Estonian | | Tallinn",
    "LV": "Latvian | | Riga",
    "LT": "Lithuanian | | Vilnius",
    "UA": "Ukrainian, Ukrainians | | Kyiv, Kiev",
    "RU": "Russian, Russians | Russian Federation | Moscow, Kremlin",
    "BY": "Belarusian | | Minsk",
    "TR": "Turkish, Turks | Turkey, Turkiye | Ankara",
    "IL": "Israeli, Israelis | | Jerusalem",
    "IR": "Iranian, Iranians | | Tehran",
    "IQ": "Iraqi, Iraqis | | Baghdad",
    "SA": "Saudi, Saudis | | Riyadh",
    "AE": "Emirati, Emiratis | UAE, U.A.E. | Abu Dhabi",
    "QA": "Qatari | | Doha",
    "JO": "Jordanian, Jordanians | | Amman",
    "LB": "Lebanese | | Beirut",
    "SY": "Syrian, Syrians | | Damascus",
    "EG": "Egyptian, Egyptians | | Cairo",
    "MA": "Moroccan | | Rabat",
    "TN": "Tunisian | | Tunis",
    "DZ": "Algerian | | Algiers",
    "NG": "Nigerian, Nigerians | | Abuja",
    "KE": "Kenyan, Kenyans | | Nairobi",
    "GH": "Ghanaian | | Accra",
    "ET": "Ethiopian | | Addis Ababa",
    "LS": "Basotho | | Maseru",
    "ZA": "South African, South Africans | | Pretoria",
    "TW": "Taiwanese | Chinese Taipei | Taipei",
    "HK": "| Hong Kong |",
    "MO": "| Macao, Macau |",
    "SG": "Singaporean | |",
    "MY": "Malaysian, Malaysians | | Kuala Lumpur, Putrajaya",
    "ID": "Indonesian, Indonesians | | Jakarta",
    "TH": "Thai, Thais | | Bangkok",
    "VN": "Vietnamese | Viet Nam | Hanoi",
    "PH": "Philippine, Filipino, Filipinos | Pilipinas | Manila",
    "KH": "Cambodian, Cambodians | | Phnom Penh",
    "LA": "Laotian | | Vientiane",
    "MM": "Burmese | Myanmar, Burma | Naypyidaw",
    "BD": "Bangladeshi, Bangladeshis | | Dhaka",
    "PK": "Pakistani, Pakistanis | | Islamabad",
    "LK": "Sri Lankan | | Colombo",
    "NP": "Nepali, Nepalese | | Kathmandu",
    "KZ": "Kazakh | | Astana",
    "AU": "Australian, Australians | | Canberra",
    "NZ": "New Zealander, New Zealanders | NZ, Aotearoa | Wellington",
    "BR": "Brazilian, Brazilians | Brasil | Brasilia, Brasília",
    "AR": "Argentine, Argentinian, Argentines | | Buenos Aires",
    "CL": "Chilean, Chileans | |",
    "CO": "Colombian, Colombians | | Bogota, Bogotá",
    "PE": "Peruvian | | Lima",
    "VE": "Venezuelan, Venezuelans | | Caracas",
    "EC": "Ecuadorian, Ecuadorean | | Quito",
    "BO": "Bolivian | | La Paz",
    "PY": "Paraguayan | | Asunción, Asuncion",
    "UY": "Uruguayan | | Montevideo",
    "CU": "Cuban, Cubans | | Havana",
    "GT": "Guatemalan | |",
    "HN": "Honduran | | Tegucigalpa",
    "NI": "Nicaraguan | | Managua",
    "CR": "Costa Rican | |",
    "PA": "Panamanian | | Panama City",
    "SV": "Salvadoran | | San Salvador",
    "KW": "Kuwaiti, Kuwaitis | | Kuwait City",
    "OM": "Omani, Omanis | | Muscat",
    "BH": "Bahraini, Bahrainis | | Manama",
    "YE": "Yemeni, Yemenis | | Sanaa",
    "AZ": "Azerbaijani | | Baku",
    "AM": "Armenian | | Yerevan",
    "GE": "Georgian | | Tbilisi",
    "UZ": "Uzbek | | Tashkent",
    "KG": "Kyrgyz | | Bishkek",
    "TJ": "Tajik | | Dushanbe",
    "TM": "Turkmen | | Ashgabat",
    "MN": "Mongolian | | Ulaanbaatar",
    "AF": "Afghan, Afghans | | Kabul",
    "BT": "Bhutanese | | Thimphu",
    "MV": "Maldivian | |",
    "BN": "Bruneian | |",
    "FJ": "Fijian | | Suva",
    "PG": "Papua New Guinean | | Port Moresby",
    "MD": "Moldovan | | Chisinau",
    "AL": "Albanian | | Tirana",
    "MK": "North Macedonian, Macedonian | | Skopje",
    "ME": "Montenegrin | | Podgorica",
    "BA": "Bosnian | Bosnia | Sarajevo",
    "CY": "Cypriot | | Nicosia",
    "MT": "Maltese | | Valletta",
    "LY": "Libyan | | Tripoli",
    "SD": "Sudanese | | Khartoum",
    "SO": "Somali | | Mogadishu",
    "UG": "Ugandan | | Kampala",
    "RW": "Rwandan, Rwandans | | Kigali",
    "TZ": "Tanzanian | | Dodoma",
    "ZM": "Zambian | | Lusaka",
    "ZW": "Zimbabwean | | Harare",
    "MZ": "Mozambican | | Maputo",
    "AO": "Angolan | | Luanda",
    "NA": "Namibian | | Windhoek",
    "MG": "Malagasy | | Antananarivo",
    "MU": "Mauritian | | Port Louis",
    "SN": "Senegalese | | Dakar",
    "ML": "Malian | | Bamako",
    "NE": "Nigerien | | Niamey",
    "CM": "Cameroonian | | Yaounde, Yaoundé",
    "MR": "Mauritanian | | Nouakchott",
    "MW": "Malawian | | Lilongwe",
    "DO": "Dominican | | Santo Domingo",
    "HT": "Haitian | |",
    "JM": "Jamaican | |",
    "GY": "Guyanese | |",
    "SR": "Surinamese | |",
    "TT": "Trinidadian | Trinidad |",
    "UN": "| UN, U.N. |",
    "US-NM": "New Mexican | New Mexico |",
    "US-NJ": "| New Jersey |",
    "CI": "Ivorian | Ivory Coast |",
    "CD": "Congolese | Democratic Republic of the Congo, DR Congo, DRC | Kinshasa",
}  # fmt: skip

# Countries of a part of the world, by the name of that part and its adjective.
_REGIONS = {
    "North America": "US CA MX",
    "Latin America": "MX BR AR CL CO PE EC BO PY UY VE CR PA GT HN NI SV CU DO",
    "South America": "BR AR CL CO PE EC BO PY UY VE GY SR",
    "Central America": "CR PA GT HN NI SV BZ",
    "Europe": "EU GB DE FR IT ES PT NL BE LU IE CH AT SE NO DK FI IS PL CZ SK HU RO BG GR HR SI RS "
    "EE LV LT UA",
    "Asia": "CN JP KR KP IN TW HK SG MY ID TH VN PH KH LA MM BD PK LK NP KZ",
    "Southeast Asia": "SG MY ID TH VN PH KH LA MM BN TL",
    "South Asia": "IN BD PK LK NP BT MV",
    "East Asia": "CN JP KR KP TW HK",
    "Africa": "ZA NG KE GH ET LS EG MA TN DZ CI CD TZ UG ZM ZW RW SN CM AO MZ NA BW MG MU",
    "Scandinavia": "SE NO DK",
    "Gulf": "SA AE QA KW OM BH",
    "Oceania": "AU NZ FJ PG",
}
_ADJECTIVE = re.compile(r"(?<=ric|Asi|avi|ani|ope)an?$")  # of "African", and of "Africa"
_OF_REGIONS = {
    _ADJECTIVE.sub("", name): frozenset(codes.split()) for name, codes in _REGIONS.items()
}

# Of a continent: South America and Latin American goods are none of one country.
_PART = re.compile(r"\b(?:North|South|Latin|Central)[ -]$")
# "US $40 million" and "US dollars 40 million" name a currency.
_MONEY = re.compile(r"\s?\$\s?\d|\s(?i:dollar|rupee|peso|franc|pound)s?\s\d")
_WHERE = re.compile(r"\b(?:from|in|to|with|by)\s$")
_WITH_ARTICLE = frozenset({"AE", "CD", "EU", "GB", "NL", "PH", "UN", "US"})
_NO_PLACES = frozenset({"EZ", "QO", "XA", "XB", "ZZ"})


class Place(NamedTuple):
    """A place named in a text, and its ISO 3166 code (EU and UN among them)."""

    start: int
    end: int
    code: str


@cache
def _names() -> dict[str, str]:
    """Every name of a place with its code, built once."""
    names: dict[str, str] = {}
    for code, name in Locale("en").territories.items():
        if len(code) == 2 and code not in _NO_PLACES:
            for form in {name, name.replace("&", "and"), name.replace("St.", "Saint")}:
                names[form.replace("’", "'")] = code
    for code, aliases in _ALIASES.items():
        names |= {name.strip(): code for name in re.split(r"[,|]", aliases) if name.strip()}
    return names


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){alternatives(_names())}(?!\w)")


@cache
def _initial() -> re.Pattern[str]:
    initials = "".join(sorted({name[0] for name in _names()}))
    return re.compile(rf"[{initials}](?<!\w.)")


def code(name: str) -> str | None:
    """Give the code of a place by any of its names, without an article before it."""
    return _names().get(name.replace("’", "'"))


def region(words: str) -> frozenset[str]:
    """Give the countries of a part of the world: of "North American", three."""
    return _OF_REGIONS.get(_ADJECTIVE.sub("", words), frozenset())


def name(code: str) -> str:
    """Name a place in a sentence, with the article that it may have: "the United States"."""
    named = str(Locale("en").territories.get(code, code))
    return f"the {named}" if code in _WITH_ARTICLE else named


def _where(text: str, name: re.Match[str]) -> bool:
    """Say whether a name before a sum of money is a place for all that: "from Canada $4"."""
    return len(name[0]) > len("U.S.") and _WHERE.search(text, 0, name.start()) is not None


@remembered
def find(text: str) -> tuple[Place, ...]:
    """Find the places of a text, the longest name at each point."""
    flat = text.replace("’", "'")
    return tuple(
        Place(*match.span(), _names()[match.group()])
        for match in matches(_pattern(), flat, map(re.Match.start, _initial().finditer(flat)))
        if not (match.group().startswith("America") and _PART.search(flat, 0, match.start()))
        and not (_MONEY.match(flat, match.end()) and not _where(flat, match))
    )
