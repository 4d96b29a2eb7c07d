"""The character encoding of a feed, where what its labels say and what it holds differ."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from bot.feeds.guess import guess

_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)[\"']")
_LANGUAGE = re.compile(rb"<(?:dc:)?language>\s*([a-zA-Z]{2}(?:-[a-zA-Z]+)?)|xml:lang=[\"']([\w-]+)")
_HEAD = 4096  # bytes in which labels stand

_BEGINNINGS = {
    codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be",
    b"<\0\0\0": "utf-32-le", b"\0\0\0<": "utf-32-be",
    b"<\0": "utf-16-le", b"\0<": "utf-16-be",
}  # fmt: skip

# What servers put on every file they know nothing about (Apache's AddDefaultCharset).
_DEFAULTS = frozenset({"iso8859-1", "ascii"})
# As browsers do (https://encoding.spec.whatwg.org/): what is sent under a label is the superset.
_SUPERSETS = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "tis-620": "cp874",
    "iso8859-9": "cp1254",
}  # fmt: skip
# Labels that Python does not know.
_ALIASES = {
    "mac": "mac_roman", "csmacintosh": "mac_roman", "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic", "ms-cyrl": "cp1251", "x-sjis": "cp932", "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp", "x-euc-kr": "cp949", "ks_c_5601-1987": "cp949", "x-big5": "big5hkscs",
    "iso-8859-8-i": "iso8859_8", "unicode-1-1-utf-8": "utf-8", "utf-8n": "utf-8",
    "x-cp1251": "cp1251", "x-cp1252": "cp1252", "x-cp1250": "cp1250", "dos-874": "cp874",
    "iso-10646-ucs-2": "utf-8", "unicode": "utf-8",
}  # fmt: skip
# Codecs for other things than documents, and those that a document without a mark is not in.
_UNFIT = ("idna", "punycode", "unicode", "raw", "utf-7", "utf-16", "utf-32", "undefined", "mbcs")
_SEVEN_BIT = ("iso2022", "hz")
_OF_LANGUAGES = {
    "zh": ("gb18030",), "zh-tw": ("big5hkscs",), "zh-hk": ("big5hkscs",), "ja": ("euc_jp", "cp932"),
    "ko": ("cp949",), "ru": ("cp1251",), "uk": ("cp1251",), "bg": ("cp1251",), "el": ("cp1253",),
    "tr": ("cp1254",), "he": ("cp1255",), "ar": ("cp1256",), "th": ("cp874",), "pl": ("cp1250",),
    "cs": ("cp1250",), "hu": ("cp1250",),
}  # fmt: skip
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm"
_UNDEFINED = 5  # for one byte that cannot be read, so many characters beyond ASCII must


def decode_anyhow(body: bytes, content_type: str) -> str:
    """Decode a body as `decode` does, else as what its bytes are likeliest to be."""
    text = decode(body, content_type)
    if text is None and body.startswith(_EBCDIC):
        declared = _DECLARED.search(body[:_HEAD].decode("cp037").encode("utf-8", "replace"))
        label = _codec(declared[1].decode("ascii", "replace")) if declared else ""
        text = body.decode(label or "cp037", "replace")
    return body.decode(guess(body), "replace") if text is None else text


def decode(body: bytes, content_type: str) -> str | None:
    """Decode a body as its header, declaration or language say, the first that fits it.

    None where nothing fits, or where its beginning shows an encoding that is rarer still.
    """
    for beginning, codec in _BEGINNINGS.items():
        if body.startswith(beginning):
            return body.decode(codec, "replace").removeprefix("\ufeff")
    if b"\0" in body[:4]:
        return None
    body = body.removeprefix(codecs.BOM_UTF8)
    labels = list(dict.fromkeys(_labels(body, content_type)))
    if body.isascii():
        labels = [label for label in labels if label.startswith(_SEVEN_BIT)]
    # Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever the labels say.
    for label in (*labels, "utf-8") if body.isascii() else ("utf-8", *labels):
        try:
            return body.decode(label)
        except UnicodeError:
            continue
    return next((text for label in ("utf-8", *labels) if (text := _nearly(body, label))), None)


def _labels(body: bytes, content_type: str) -> Iterator[str]:
    header = _codec(found[1]) if (found := _HEADER.search(content_type)) else ""
    if header and header not in _DEFAULTS:
        yield _SUPERSETS.get(header, header)
    head = body[:_HEAD]
    declared = (
        _codec(said[1].decode("ascii", "replace")) if (said := _DECLARED.search(head)) else ""
    )
    if declared and declared != "utf-8":
        yield _SUPERSETS.get(declared, declared)
    if language := _LANGUAGE.search(head):
        tongue = (language[1] or language[2]).decode("ascii", "replace").lower()
        yield from _OF_LANGUAGES.get(tongue) or _OF_LANGUAGES.get(tongue[:2], ())


def _codec(label: str) -> str:
    try:
        label = _ALIASES.get(label.lower(), label)
        name = codecs.lookup(label).name
        b"a".decode(label)  # refuses those that are not for text, such as base64
    except (LookupError, ValueError):
        return ""
    return "" if name.startswith(_UNFIT) else name


def _nearly(body: bytes, label: str) -> str | None:
    """Decode what has a few broken characters, as a body has that was cut off in one."""
    text = body.decode(label, "replace")
    broken = text.count("\ufffd")
    read = sum(char > "\x7f" for char in text) - broken
    return text if broken * _UNDEFINED <= read else None
