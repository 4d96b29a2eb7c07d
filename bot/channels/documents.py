"""An official document in words: its number, its kind, and which of its dates means what."""

from __future__ import annotations

from datetime import date

from bot.domain import Document


def told(document: Document) -> str:
    """Write a document on one line: `Rule 2026-12345: signed 3 Mar 2026, effective …`."""
    dates = (
        ("signed", document.signed),
        ("published", document.published),
        ("effective", document.effective),
        ("comments close", document.comments_close),
    )
    named = " ".join(filter(None, (document.kind, document.number)))
    days = ", ".join(f"{what} {_day(day)}" for what, day in dates if day)
    return ": ".join(filter(None, (named, days)))


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
