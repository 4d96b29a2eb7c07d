"""Dates in the forms in which feeds write them."""

from __future__ import annotations

from tests.feeds.invented.told import rss, told

WHEN = "2026-11-02T00:30:00+00:00"
DATES = {
    "Mon, 02 Nov 2026 00:30:00 GMT": WHEN,
    "Mon, 02 Nov 2026 09:30:00 +0900": WHEN,
    "Mon, 2 Nov 2026 9:30:00 +09:00": WHEN,
    "2 Nov 26 00:30 UT": WHEN,
    "Sun, 01 Nov 2026 19:30:00 EST": WHEN,
    "Mon, 02 Nov 2026 09:30:00 JST": WHEN,
    "Mon, 02 Nov 2026 01:30:00 CET": WHEN,
    "Mon, 02 Nov 2026 06:00:00 IST": WHEN,
    "Mon, 02 Nov 2026 00:30:00 XYZ": WHEN,
    "Mon, 02 Nov 2026 00:30:00": WHEN,
    "Mon, 02 Nov 2026 09:30:00 GMT+9": WHEN,
    "Mon, 02 Nov 2026 09:30:00 GMT+0900 (JST)": WHEN,
    "Monday, 02 November 2026 00:30:00 GMT": WHEN,
    "Mon, 02-Nov-2026 00:30:00 GMT": WHEN,
    "Mon, Nov 02 2026 00:30:00 GMT": WHEN,
    "Mon Nov  2 00:30:00 2026": WHEN,
    "Mon Nov 02 09:30:00 +0900 2026": WHEN,
    "Mon Nov 2 00:30:00 UTC 2026": WHEN,
    "Sun, 01 Nov 2026 24:30:00 GMT": WHEN,
    "Mon, 02 Nov 2026 00:29:60 GMT": WHEN,
    "November 2, 2026 12:30 AM": WHEN,
    "Nov. 1, 2026 7:30 p.m. EST": WHEN,
    "November 2nd, 2026, 00:30": WHEN,
    "2026-11-02T00:30:00Z": WHEN,
    "2026-11-02t00:30:00z": WHEN,
    "2026-11-02T00:30Z": WHEN,
    "2026-11-02T09+09:00": "2026-11-02T00:00:00Z",
    "2026-11-02T9:30:0+09:00": WHEN,
    "2026-11-02T09:30:00.123456789+09:00": WHEN,
    "2026-11-02T09:30:00+0900": WHEN,
    "2026-11-02T09:30:00+09": WHEN,
    "2026-11-02 09:30:00 +0900": WHEN,
    "2026-11-02 00:30:00": WHEN,
    "2026-11-02T00:30:00": WHEN,
    "20261102T003000Z": WHEN,
    "2026/11/02 00:30": WHEN,
    "02.11.2026 00:30": WHEN,
    "1793579400": WHEN,
    "1793579400000": WHEN,
    "2026年11月2日 00:30": WHEN,
    "Mo, 02 Nov 2026 01:30:00 +0100": WHEN,
    "Lun, 02 nov. 2026 01:30:00 +0100": WHEN,
    "mar. 3 mars 2026 01:30:00 +0100": "2026-03-03T00:30:00Z",
    "lundi 2 novembre 2026 00h30": WHEN,
    "2. März 2026": "2026-03-02T00:00:00Z",
    "2 de noviembre de 2026": "2026-11-02T00:00:00Z",
    "Пн, 02 ноября 2026 03:30:00 +0300": WHEN,
    "Mon, 01 Nov 2027 00:00:00 GMT": "2027-11-01T00:00:00Z",
    "Thu, 31 Dec 98 23:59:59 GMT": "1998-12-31T23:59:59Z",
    "2004-05-25 오후 11:23:17": "2004-05-25T14:23:17Z",
    "Σαβ, 04 Ιούλ 2026 00:30:00 GMT": "2026-07-04T00:30:00Z",
    "2026-július-13T9:15-05:00": "2026-07-13T14:15:00Z",
    "2026-11": "2026-11-01T00:00:00Z",
}

TOLD = tuple(
    told(
        f"date {date}",
        rss(f"<title>A</title><pubDate>{date}</pubDate>"),
        {"title": "A", "published": published},
    )
    for date, published in DATES.items()
)
