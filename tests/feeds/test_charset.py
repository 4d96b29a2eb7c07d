from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bot.feeds.charset import decode

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
