from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.feeds.charset import decode, decode_anyhow

LABELS = [
    "utf-8",
    "gb2312",
    "shift_jis",
    "idna",
    "punycode",
    "utf-7",
    "base64",
    "x\0",
    "hz",
    "big5",
]


@given(
    st.binary(max_size=60),
    st.sampled_from(LABELS) | st.text(max_size=12),
    st.sampled_from(LABELS),
    st.sampled_from(["", "zh-cn", "ja", "xx"]),
)
@example(b"\xff\xfe\x00", "", "utf-16", "")
def test_no_body_and_no_label_raises(rest: bytes, sent: str, declared: str, language: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?><language>{language}</language>'
    for body in (rest, head.encode() + rest):
        decode(body, f"text/xml; charset={sent}")


@given(st.text(st.characters(exclude_characters="\0"), max_size=60), st.sampled_from(["", *LABELS]))
def test_utf_8_is_read_as_utf_8_whatever_is_said(text: str, sent: str) -> None:
    text = f"é{text}".replace("\ufeff", "")
    body = text.encode("utf-8", "replace")
    assert decode(body, f"text/xml; charset={sent}") == body.decode()
    assert decode(b"\xef\xbb\xbf" + body, sent) == body.decode()


@pytest.mark.parametrize(
    ("codec", "title"),
    [
        ("cp1251", "Новости торговли: пошлины на сталь"),
        ("cp1251", "ВТО"),
        ("koi8_r", "США ввели новые пошлины"),
        ("cp932", "経済産業省は輸出規制を発表した"),
        ("cp932", "貿易摩擦、米国と協議へ WTO提訴"),
        ("euc_jp", "鉄鋼の関税について"),
        ("cp949", "산업통상자원부, 철강 관세 협의"),
        ("gb18030", "商务部公布新的出口管制措施"),
        ("big5hkscs", "經濟部公布新的出口管制措施"),
        ("cp1252", "Les droits sur l’acier à Genève"),
        ("cp1252", "Zölle auf Stahl: die EU prüft Maßnahmen"),
        ("cp1252", "£5 duty on steel – and café"),
        ("cp1250", "Cła na stal: Komisja Europejska ogłasza środki"),
        ("cp1253", "Νέοι δασμοί στον χάλυβα"),
        ("cp1255", "מכסים חדשים על פלדה"),
        ("cp1256", "رسوم جمركية جديدة على الصلب"),
    ],
)
def test_what_is_labelled_utf_8_and_is_not_is_known_by_its_letters(codec: str, title: str) -> None:
    for head in ("", '<?xml version="1.0" encoding="utf-8"?>'):
        text = f"{head}<rss><channel><item><title>{title}</title></item></channel></rss>"
        body = text.encode(codec)
        assert decode_anyhow(body, "application/rss+xml; charset=utf-8") == body.decode(codec)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_they_are_read_as_something(body: bytes) -> None:
    assert isinstance(decode_anyhow(body, "text/xml"), str)


def test_what_is_in_a_known_language_is_read_by_that_alone() -> None:
    body = "<rss><language>el</language><title>ΕΕ</title></rss>".encode("cp1253")
    assert decode_anyhow(body, "") == body.decode("cp1253")
