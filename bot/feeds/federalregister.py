"""The documents of the Federal Register, as its API lists them, and those it is to print.

https://www.federalregister.gov/developers/documentation/api/v1: `documents.json`, and
`public-inspection-documents/current.json`, whose documents were filed and are not printed yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from bot.domain import Document, Entry, Feed
from bot.errors import FeedError
from bot.feeds.dates import instant
from bot.feeds.entries import MAX_ENTRIES, Contents, chosen, entry, is_web, newest
from bot.feeds.jsonfeed import load
from bot.language.markup import line, plain

_Object = Mapping[str, Any]

_MOST_AGENCIES = 8
_TITLES = ("title", "toc_doc", "subject_1")
_SUBJECTS = ("subject_1", "subject_2", "subject_3")


def parse(body: bytes, content_type: str, feed: Feed) -> Contents:
    """Read a list of documents, the newest of them in its order.

    Raises FeedError, and nothing else.
    """
    return chosen(read(body, content_type, feed), feed)


def read(body: bytes, content_type: str, feed: Feed, most: int = MAX_ENTRIES) -> Contents:
    """Read a list of documents, the newest `most` of them.

    A list without documents has no `results`, only their `count`. What a document does not
    say, or says in another form than expected, it does not say.

    Raises FeedError, and nothing else.
    """
    top = load(body, content_type, feed)
    if not isinstance(top, dict) or not ("results" in top or "count" in top):
        raise FeedError("JSON, but no list of Federal Register documents", url=feed.url)
    results = top.get("results") or []
    listed = [one for one in results if _is_document(one)] if isinstance(results, list) else []
    if results and not listed:
        raise FeedError("JSON, but none of its results is a document", url=feed.url)
    return Contents(
        title=line(_said(top, "description")),
        entries=tuple(_entry(one, feed) for one in newest(listed, _published, most)),
    )


def _is_document(one: Any) -> bool:
    return isinstance(one, dict) and bool(_said(one, "document_number"))


def _said(one: _Object, key: str) -> str:
    value = one.get(key)
    return value if isinstance(value, str) else ""


def _day(one: _Object, key: str) -> date | None:
    try:
        return date.fromisoformat(_said(one, key)[:10])
    except ValueError:
        return None


def _published(one: _Object) -> datetime | None:
    """Say when it could first be read: the day of its issue, or the hour it was filed before.

    Not the day of its signing, which is days before anybody can read it.
    """
    return instant(_said(one, "filed_at")) or instant(_said(one, "publication_date"))


def _entry(one: _Object, feed: Feed) -> Entry:
    document = Document(
        number=line(_said(one, "document_number")),
        kind=line(_said(one, "type")),
        agencies=tuple(dict.fromkeys(filter(None, _agencies(one))))[:_MOST_AGENCIES],
        signed=_day(one, "signing_date"),
        published=_day(one, "publication_date"),
        effective=_day(one, "effective_on"),
        comments_close=_day(one, "comments_close_on"),
        printed=next(filter(is_web, (_said(one, "pdf_url"),)), ""),
    )
    filed = _day(one, "filed_at")
    said = (*_texts(one), _dates(document, filed))
    return entry(
        feed,
        guid=document.number,
        links=(_said(one, "html_url"), _said(one, "pdf_url")),
        title=next(filter(None, (line(plain(_said(one, key))) for key in _TITLES)), ""),
        texts=("\n\n".join(filter(None, said)),),
        published=_published(one),
        author="",
        document=document,
    )


def _agencies(one: _Object) -> Iterator[str]:
    listed = one.get("agencies")
    for agency in listed if isinstance(listed, list) else ():
        if isinstance(agency, dict) and (
            name := _said(agency, "name") or _said(agency, "raw_name")
        ):
            yield line(name)


def _texts(one: _Object) -> Iterator[str]:
    """Yield its abstract, or of one that has none what is shown of it, and what it is about."""
    yield plain(_said(one, "abstract") or _said(one, "excerpts"))
    if "filed_at" in one:
        subjects = (line(plain(_said(one, key))) for key in _SUBJECTS)
        yield "; ".join(dict.fromkeys(filter(None, subjects)))
        yield plain(_said(one, "editorial_note"))


def _dates(document: Document, filed: date | None) -> str:
    """Set its dates as a sentence of its own, so that what is written of them can be cited.

    No two of them mean the same, so each stands by its name.
    """
    of = ", ".join(filter(None, (document.kind, *document.agencies)))
    named = {
        "signed": document.signed,
        "filed for public inspection": filed,
        "to be published" if filed else "published": document.published,
        "effective": document.effective,
        "comments close": document.comments_close,
    }
    dates = [f"{name} {day.day} {day:%B %Y}" for name, day in named.items() if day]
    return (
        f"Document {document.number}{f' ({of})' if of else ''}: {', '.join(dates)}."
        if dates
        else ""
    )
