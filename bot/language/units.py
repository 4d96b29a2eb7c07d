"""What figures are counted in, each unit under one name.

A word stands for a unit and a factor, so that "2 tonnes" and "2,000 kilograms" are one
quantity. Factors are the exact definitions of the international yard and pound (1959) and
of the SI. A bare "ton" and a bare "pound" are left as they are: what they mean depends on
who writes.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of figure a figure is."""

    PERCENT = "percent"
    POINTS = "percentage points"
    MONEY = "money"
    QUANTITY = "quantity"
    DURATION = "duration"
    MULTIPLE = "multiple"
    ORDINAL = "ordinal"
    CLOCK = "time of day"
    COUNT = "count"


class Unit(NamedTuple):
    """A unit's kind, its one name, and how many of it the word stands for."""

    kind: Kind
    name: str
    factor: Decimal = Decimal(1)


SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "NT$": "TWD", "R$": "BRL", "Mex$": "MXN", "$": "USD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY", "RMB": "CNY", "₹": "INR", "Rs": "INR",
    "₩": "KRW", "₽": "RUB", "₺": "TRY", "₫": "VND", "฿": "THB", "₱": "PHP", "₦": "NGN",
    "zł": "PLN", "Can$": "CAD", "US $": "USD", "Rs.": "INR", "Rp": "IDR", "RM": "MYR",
    "SFr": "CHF", "Mex $": "MXN", "₴": "UAH", "₪": "ILS", "₲": "PYG", "GH₵": "GHS", "৳": "BDT",
    "DM": "DEM", "SKr": "SEK", "NKr": "NOK", "DKr": "DKK",
    "Sh": "shilling", "Sh.": "shilling", "Shs": "shilling", "KSh": "KES", "Ksh": "KES",
    "Kshs": "KES", "TSh": "TZS", "Tsh": "TZS", "USh": "UGX", "Ush": "UGX", "Tk": "BDT",
    "Tk.": "BDT", "NIS": "ILS", "Dh": "AED", "Dhs": "AED", "Bs": "BOB", "S/": "PEN", "₡": "CRC",
    "₸": "KZT", "₼": "AZN", "₾": "GEL", "֏": "AMD", "₮": "MNT", "₭": "LAK", "៛": "KHR",
    "Kč": "CZK", "J$": "JMD", "TT$": "TTD", "N$": "NAD", "F$": "FJD", "B$": "BND",
    "MOP$": "MOP", "GH¢": "GHS", "FCFA": "XAF",
}  # fmt: skip

CODES = (
    "USD EUR GBP JPY CNY CNH CAD AUD NZD CHF SEK NOK DKK PLN CZK HUF TRY INR KRW BRL MXN "  # noqa: SIM905
    "ZAR SGD HKD TWD THB MYR IDR PHP VND RUB UAH ARS CLP COP PEN ILS SAR AED EGP NGN KES PKR "
    "BDT SDR HNL GTQ DOP UYU PYG BOB KZT GEL KWD JOD TND DZD ETB TZS UGX ZMW GHS RON BGN RSD "
    "ISK MAD NPR MMK UZS AZN".split()
)

# A unit's name, the factor of the words, and the words in the singular.
_MONEY = (
    ("USD", "dollar, US dollar, U.S. dollar, American dollar, greenback, dlr, U.S. dlr"),
    ("CAD", "Canadian dollar"),
    ("AUD", "Australian dollar"),
    ("NZD", "New Zealand dollar"),
    ("HKD", "Hong Kong dollar"),
    ("SGD", "Singapore dollar"),
    ("TWD", "Taiwan dollar, New Taiwan dollar"),
    ("EUR", "euro"),
    ("GBP", "pound sterling, British pound, pounds sterling, stg"),
    ("JPY", "yen, Yen"),
    ("CNY", "yuan, renminbi"),
    ("INR", "rupee, Indian rupee"),
    ("KRW", "won, South Korean won, Korean won"),
    ("BRL", "real, reai, Brazilian real, Brazilian reai"),
    ("MXN", "Mexican peso"),
    ("peso", "peso"),
    ("CHF", "Swiss franc"),
    ("franc", "franc"),
    ("ZAR", "rand"),
    ("TRY", "lira, Turkish lira"),
    ("RUB", "rouble, ruble"),
    ("THB", "baht"),
    ("MYR", "ringgit"),
    ("IDR", "rupiah"),
    ("VND", "dong"),
    ("SEK", "Swedish krona, Swedish kronor, Swedish crown"),
    ("NOK", "Norwegian krone, Norwegian kroner, Norwegian crown"),
    ("DKK", "Danish krone, Danish kroner, Danish crown"),
    ("krona", "krona, kronor, krone, kroner, crown, krónur"),
    ("PLN", "zloty"),
    ("HUF", "forint"),
    ("CZK", "koruna"),
    ("DEM", "mark, German mark, Deutschmark, Deutsche mark, West German mark"),
    ("FRF", "French franc"),
    ("ITL", "Italian lira, lire"),
    ("guilder", "guilder"),
    ("ILS", "shekel"),
    ("riyal", "riyal, rial"),
    ("AED", "dirham"),
    ("dinar", "dinar"),
    ("NGN", "naira"),
    ("UAH", "hryvnia"),
    ("BDT", "taka"),
    ("PHP", "Philippine peso"),
    ("ARS", "Argentine peso"),
    ("CLP", "Chilean peso"),
    ("COP", "Colombian peso"),
    ("PKR", "Pakistani rupee"),
    ("EGP", "Egyptian pound"),
    ("GHS", "cedi"),
    ("shilling", "shilling"),
    ("KES", "KSH, KSh, Ksh, Kenyan shilling"),
    ("SDR", "special drawing right"),
    ("HNL", "lempira"),
    ("GTQ", "quetzal"),
    ("NIO", "córdoba, cordoba"),
    ("CRC", "colón, colone"),
    ("HTG", "gourde"),
    ("BOB", "boliviano"),
    ("PYG", "guaraní, guarani, guaranie"),
    ("VES", "bolívar, bolivar, bolívare, bolivare"),
    ("PEN", "Peruvian sol, Peruvian sole"),
    ("UYU", "Uruguayan peso"),
    ("DOP", "Dominican peso"),
    ("KZT", "tenge"),
    ("KGS", "Kyrgyz som"),
    ("UZS", "Uzbek sum, Uzbek soum, soum"),
    ("TJS", "somoni"),
    ("AZN", "manat"),
    ("GEL", "lari"),
    ("AMD", "dram"),
    ("MNT", "tugrik, tögrög, togrog"),
    ("MMK", "kyat"),
    ("LAK", "Lao kip, kip"),
    ("KHR", "riel"),
    ("PGK", "kina"),
    ("AFN", "afghani"),
    ("ETB", "birr"),
    ("ZMW", "kwacha"),
    ("AOA", "kwanza"),
    ("MZN", "metical, meticai"),
    ("BWP", "pula"),
    ("GMD", "dalasi"),
    ("MGA", "ariary"),
    ("MRU", "ouguiya"),
    ("SLE", "leone"),
    ("RON", "Romanian leu, Romanian lei, leu, lei"),
    ("BGN", "Bulgarian lev, Bulgarian leva, lev, leva"),
    ("ALL", "lek, lekë"),
    ("RSD", "Serbian dinar"),
    ("ISK", "Icelandic krona, Icelandic króna"),
    ("XAF", "CFA franc"),
    ("cent", "cent, US cent, U.S. cent, cts"),
    ("penny", "pence, penny, pennie"),
    ("pound", "pound, pounder"),
)
_MEASURES = (
    ("kg", "1", "kg, kilogram, kilo, kilogramme"),
    ("kg", "1000", "tonne, metric ton, metric tonne, t"),
    ("kg", "1000000", "kt, kilotonne"),
    ("kg", "1000000000", "MMT, mmt, Mt, megatonne"),
    ("kg", "1000", "MT, mt, MTRV"),
    ("kg", "100", "quintal"),
    ("kg", "0.0311034768", "troy ounce"),
    ("kg", "0.0002", "carat"),
    ("kg", "0.001", "gram, gramme"),
    ("kg", "0.000001", "mg, milligram, milligramme"),
    ("kg", "0.45359237", "lb"),
    ("kg", "907.18474", "short ton, STRV"),
    ("kg", "1016.0469088", "long ton"),
    ("kg", "0.028349523125", "ounce, oz"),
    ("ton", "1", "ton, tonner"),
    ("m", "1", "metre, meter"),
    ("m", "1000", "km, kilometre, kilometer"),
    ("m", "1609.344", "mile"),
    ("m", "0.3048", "foot, feet"),
    ("m", "0.9144", "yard"),
    ("m", "0.01", "cm, centimetre, centimeter"),
    ("m", "0.001", "mm, millimetre, millimeter"),
    ("m", "0.0254", "inch, inche"),
    ("m", "1852", "nautical mile"),
    ("m", "1609.344", "mph"),
    ("m", "1000", "km/h, kph, kmh"),
    ("m²", "1", "square metre, square meter, sq.m, sq. m, sq m, sqm, m2, m²"),
    ("m²", "10000", "hectare"),
    ("m²", "4046.8564224", "acre"),
    ("m²", "1000000", "square kilometre, square kilometer, sq.km, sq. km, sq km, km2, km²"),
    ("m²", "2589988.110336", "square mile"),
    ("m²", "0.09290304", "square foot, square feet, sq ft, sq. ft., sq.ft, sq. ft"),
    ("m²", "0.83612736", "square yard"),
    ("m²", "0.00064516", "square inch, square inche"),
    ("l", "1", "litre, liter"),
    ("l", "1000", "cubic metre, cubic meter, cu.m, cu. m, cu m, m³"),
    ("l", "1000000000000", "bcm"),
    ("l", "1000000000", "mcm"),
    ("l", "28.316846592", "cubic foot, cubic feet"),
    ("l", "28316846592", "bcf"),
    ("l", "100", "hectolitre, hectoliter"),
    ("l", "0.001", "ml, millilitre, milliliter, cubic centimetre, cubic centimeter, cc"),
    ("l", "0.01", "cl, centilitre, centiliter"),
    ("l", "0.946352946", "quart"),
    ("l", "0.473176473", "pint"),
    ("l", "0.0295735295625", "fluid ounce"),
    ("l", "1000000", "megalitre, megaliter"),
    ("l", "3.785411784", "gallon"),
    ("l", "764.554857984", "cubic yard"),
    ("l", "0.016387064", "cubic inch, cubic inche"),
    ("barrel", "1", "barrel, bbl, bpd, b/d"),
    ("barrel", "1000", "tb/d, kb/d"),
    ("barrel", "1000000", "mb/d"),
    ("bushel", "1", "bushel"),
    ("W", "1", "watt"),
    ("W", "1000", "kW, kilowatt"),
    ("W", "1000000", "MW, megawatt"),
    ("W", "1000000000", "GW, gigawatt"),
    ("W", "745.699872", "horsepower"),
    ("J", "1", "joule"),
    ("J", "1000", "kJ, kilojoule"),
    ("J", "4184", "calorie, kcal, kilocalorie"),
    ("°", "1", "degree"),
    ("°C", "1", "degree Celsius, degrees Celsius, degree C, degrees C, °C, Celsius"),
    ("°C", "1", "degree centigrade, degrees centigrade"),
    ("°F", "1", "degree Fahrenheit, degrees Fahrenheit, degree F, degrees F, °F, Fahrenheit"),
    ("Wh", "1000", "kWh, kilowatt-hour"),
    ("Wh", "1000000", "MWh, megawatt-hour"),
    ("Wh", "1000000000", "GWh, gigawatt-hour"),
    ("Wh", "1000000000000", "TWh, terawatt-hour"),
    ("TEU", "1", "TEU, twenty-foot equivalent unit"),
    ("board foot", "1", "board foot, board feet"),
    ("mpg", "1", "mile per gallon, miles per gallon, mpg"),
)
_DURATIONS = (
    ("second", "1", "second"),
    ("second", "60", "minute"),
    ("second", "3600", "hour"),
    ("day", "1", "day"),
    ("day", "7", "week"),
    ("day", "14", "fortnight"),
    ("month", "1", "month"),
    ("month", "12", "year"),
    ("month", "120", "decade"),
    ("month", "1200", "century, centurie"),
)

UNITS: dict[str, Unit] = {
    "point": Unit(Kind.POINTS, "point"),
    **{code: Unit(Kind.MONEY, "CNY" if code in {"CNH", "RMB"} else code) for code in CODES},
    **{word: Unit(Kind.MONEY, name) for name, words in _MONEY for word in words.split(", ")},
    **{
        word: Unit(kind, name, Decimal(factor))
        for kind, table in ((Kind.QUANTITY, _MEASURES), (Kind.DURATION, _DURATIONS))
        for name, factor, words in table
        for word in words.split(", ")
    },
}
