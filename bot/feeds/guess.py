"""The likeliest encoding of bytes whose labels are wrong or missing, by the letters they make.

Text in one encoding, read as another, makes letters of two scripts within a word, capitals after
small letters, and characters that hardly any text has. So each is tried, and what reads best wins.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_WINDOW = 30_000  # bytes from the first beyond ASCII on, of which it is judged
_BEYOND = re.compile(rb"[\x80-\xff]")
_OTHERS = re.compile(r"[^\x00-\x7f]")
_MARKS = frozenset("“”„‘’‚–—…«»‹›•·€£°§№©®™´¡¿\xa0\u3000、。「」『』・，：；（）《》？！ー")
_ALONE = frozenset("àâèéêìíòóúöåÀÂÉÓÖÅØøæ")  # which are words by themselves
_FREQUENT, _CAPITAL, _FITTING, _STRANGE, _BROKEN = 1.0, 0.8, 0.4, -1.0, -3.0


@dataclass(frozen=True, slots=True)
class _Script:
    """Codecs of one script: its name in Unicode, and the letters that its texts are full of."""

    codecs: tuple[str, ...]
    names: tuple[str, ...]
    frequent: frozenset[str]
    mixes: bool = False  # its words stand beside Latin letters without a space


_WEST = "éèàçùâêîôûëïüöäßñóíáúãõåøæ"
_CENTRE = "ąćęłńóśźżáéíúůýčďěňřšťžőűöü"
_TURKISH = "çğışöüâİ"
_HANS = (
    "的一是不了在人有我他这中大来上国个到说们为和地出会也时要就可以对生能而子那得于着下自之年"
    "过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理"
    "心本前开但因只从实日者意无力与长机十民第公工使明全三关点正业外将两高间由问最重并应向政美"
    "相利二等产新制加月合内信表化世度税口贸易商济企部资金钢价市场"
)
_HANT = (
    "的一是不了在人有我他這中大來上國個到說們為和地出會也時要就可以對生能而子那得於著下自之年"
    "過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理"
    "心本前開但因只從實日者意無力與長機十民第公工使明全三關點正業外將兩高間由問最重並應向政美"
    "相利二等產新制加月合內信表化世度稅口貿易商濟企部資金鋼價市場"
)
_KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F5))))
_KANJI = "日本国人年大会中出事者社一政府発表経済産業省輸入規制税関貿易米新協議鉄鋼税引上交渉"
_HANGUL = (
    "이다는에의가을를은하고로지기사한도인대정자해시어리서과부아일나수상제국무역관세출입미중장경보전"
)

# The first of equals wins: Western European, which most of the mislabelled is.
_SCRIPTS = (
    _Script(("cp1252",), ("LATIN",), frozenset(_WEST)),
    _Script(("cp1250",), ("LATIN",), frozenset(_CENTRE)),
    _Script(("cp1254",), ("LATIN",), frozenset(_TURKISH)),
    _Script(("cp1251", "koi8_r", "iso8859_5"), ("CYRILLIC",), frozenset("оеаинтсрвлкдмпуяі")),
    _Script(("cp1253",), ("GREEK",), frozenset("αοιετσνηυρπκμλςάέίόή")),
    _Script(("cp1255",), ("HEBREW",), frozenset("יוהלאתרמבשנםןדח")),
    _Script(("cp1256",), ("ARABIC",), frozenset("اليمنرتبوهةدع")),
    _Script(("cp874",), ("THAI",), frozenset("านรอกเงมยลวดทส่้ิีั"), mixes=True),
    _Script(
        ("cp932", "euc_jp"), ("HIRAGANA", "KATAKANA", "CJK"), frozenset(_KANA + _KANJI), mixes=True
    ),
    _Script(("cp949",), ("HANGUL",), frozenset(_HANGUL), mixes=True),
    _Script(("gb18030",), ("CJK",), frozenset(_HANS), mixes=True),
    _Script(("big5hkscs",), ("CJK",), frozenset(_HANT), mixes=True),
)


def guess(body: bytes) -> str:
    """Name the codec under which bytes read best as text."""
    first = _BEYOND.search(body)
    if first is None:
        return "cp1252"
    start = max(first.start() - 1, 0)
    sample = body[start : start + _WINDOW]
    read = [(_plausibility(sample, codec, of), codec) for of in _SCRIPTS for codec in of.codecs]
    return max(read, key=lambda each: each[0])[1]


def _plausibility(sample: bytes, codec: str, script: _Script) -> float:
    """Say how well bytes read under a codec, by the mean of its characters beyond ASCII."""
    # What is not final may end within a character.
    text = codecs.getincrementaldecoder(codec)("replace").decode(sample, final=False)
    marks = [_mark(text, found.start(), script) for found in _OTHERS.finditer(text)]
    return sum(marks) / len(marks) if marks else _STRANGE


def _mark(text: str, at: int, script: _Script) -> float:
    char, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if char == "\ufffd":
        return _BROKEN
    if char in _MARKS:
        within = before.isalpha() and after.isalpha() and char not in "’·・ー"
        return _STRANGE if within and not script.mixes else _FITTING
    name = unicodedata.name(char, "")
    if not name.startswith(script.names):
        return _STRANGE
    beside = (_is_ascii(before), _is_ascii(after))
    if script.names == ("LATIN",):
        crowded = _is_other(before) and _is_other(after)
        alone = not before.isalpha() and not after.isalpha()
        if crowded or (before.islower() and char.isupper()) or (alone and char not in _ALONE):
            return _STRANGE
    elif (
        (any(beside) and not script.mixes)
        or all(beside)
        or (char == "ς" and after.isalpha())
        or "DIGIT" in name
        or (before.islower() and char.isupper())
    ):
        return _STRANGE
    if char in script.frequent:
        return _FREQUENT
    return _CAPITAL if char.lower() in script.frequent else _FITTING


def _is_ascii(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _is_other(char: str) -> bool:
    return not char.isascii() and char.isalpha()
