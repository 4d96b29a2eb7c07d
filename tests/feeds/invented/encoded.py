"""Encodings: as labelled, wrongly labelled, and not labelled at all."""

from __future__ import annotations

from tests.feeds.invented.told import RSS, Told, told

_LATIN = "Zölle – “neue” Sätze zu 5 €"
_TITLES = {
    "zh-cn": "商务部宣布对进口钢铁加征关税",
    "zh-tw": "經濟部宣布對進口鋼鐵加徵關稅",
    "ja": "経済産業省、鉄鋼の関税を引き上げへ",
    "ko": "산업부, 철강 관세 인상 발표",
    "ru": "Правительство повысило пошлины на сталь",
    "ar": "الحكومة ترفع الرسوم على الصلب",
    "he": "הממשלה מעלה את המכס על פלדה",
    "de": _LATIN,
}


def _feed(title: str, declared: str | None, language: str = "") -> str:
    prolog = (
        "<?xml version='1.0'?>"
        if declared is None
        else (f'<?xml version="1.0" encoding="{declared}"?>' if declared else "")
    )
    said = f"<language>{language}</language>" if language else ""
    return (
        f'{prolog}<rss version="2.0"><channel><title>{title}</title>{said}'
        f"<item><title>{title}</title></item></channel></rss>"
    )


def _told(
    codec: str, language: str, declared: str | None, content_type: str = RSS, *, says: bool = False
) -> Told:
    title = _TITLES[language]
    body = _feed(title, declared, language if says else "").encode(codec)
    name = f"{codec} {language}, declared {declared!r}, sent as {content_type}"
    return told(name, body, {"title": title}, title=title, content_type=content_type)


TOLD = (
    _told("utf-8", "ja", "utf-8"),
    _told("utf-8", "ar", None),
    _told("utf-8", "he", ""),
    _told("utf-8-sig", "de", "iso-8859-1"),
    _told("utf-8", "de", "utf-8", "text/xml"),
    _told("utf-8", "de", "utf-8", "text/xml; charset=ISO-8859-1"),
    _told("utf-8", "zh-cn", "gb2312"),
    _told("utf-8", "de", "utf-16"),
    _told("utf-8", "de", "nonsense", "text/xml; charset=nonsense"),
    _told("cp1252", "de", "iso-8859-1"),
    _told("cp1252", "de", "windows-1252", "text/xml; charset=iso-8859-1"),
    _told("cp1252", "de", "utf-8"),
    _told("cp1252", "de", ""),
    _told("cp1252", "de", "utf-8", "application/xml; charset=windows-1252"),
    _told("cp1252", "de", "us-ascii"),
    _told("utf-16", "zh-cn", "utf-16"),
    _told("utf-16-le", "ja", "utf-16"),
    _told("utf-16-be", "ru", "utf-16"),
    _told("utf-16", "ru", ""),
    _told("utf-32", "ko", "utf-32"),
    _told("gb18030", "zh-cn", "gb2312"),
    _told("gb18030", "zh-cn", "gbk"),
    _told("gb18030", "zh-cn", "GB18030", "text/xml; charset=iso-8859-1"),
    _told("gb18030", "zh-cn", "utf-8", "text/xml; charset=gb18030"),
    _told("gb18030", "zh-cn", "", says=True),
    _told("big5", "zh-tw", "big5"),
    _told("big5", "zh-tw", "utf-8", says=True),
    _told("shift_jis", "ja", "Shift_JIS"),
    _told("shift_jis", "ja", "utf-8", "text/xml; charset=Shift_JIS"),
    _told("shift_jis", "ja", None, says=True),
    _told("euc-jp", "ja", "euc-jp"),
    _told("euc-jp", "ja", None, says=True),
    _told("iso-2022-jp", "ja", "iso-2022-jp"),
    _told("euc-kr", "ko", "euc-kr"),
    _told("euc-kr", "ko", "ks_c_5601-1987"),
    _told("koi8-r", "ru", "koi8-r"),
    _told("cp1251", "ru", "windows-1251"),
    _told("cp1251", "ru", "utf-8", says=True),
    _told("cp1256", "ar", "windows-1256"),
    _told("cp1255", "he", "windows-1255", "text/xml; charset=us-ascii"),
    told(
        "utf-8, cut in a character",
        _feed(_TITLES["ja"], "utf-8").encode() + "<!-- 鉄".encode()[:-1],
        {"title": _TITLES["ja"]},
        title=_TITLES["ja"],
    ),
    told(
        "utf-8 with one broken byte",
        _feed(_TITLES["ja"], "utf-8").encode().replace(b"</channel>", b"<x>\xe9</x></channel>"),
        {"title": _TITLES["ja"]},
        title=_TITLES["ja"],
    ),
    told(
        "json that is not utf-8",
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Zölle", "items": []}'.encode(
            "cp1252"
        ),
        title="Zölle",
        content_type="application/json; charset=windows-1252",
    ),
)
