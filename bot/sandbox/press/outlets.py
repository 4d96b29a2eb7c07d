"""The invented outlets of the sample press, and how each of them runs its feed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """What an outlet's feed is written in; the values are the media types."""

    RSS = "application/rss+xml"
    ATOM = "application/atom+xml"
    RDF = "application/rdf+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One publisher. `key` names its folder and its part of the address."""

    key: str
    name: str
    motto: str
    sections: tuple[str, ...]
    format: Format
    official: bool = False
    permalinks: bool = True  # whether an RSS guid is the article's address
    summaries: bool = True  # whether its feed describes its articles


OUTLETS = (
    Outlet(
        key="kittiwake",
        name="Kittiwake",
        motto="The news agency of five oceans",
        sections=("World", "Trade", "Markets", "Energy"),
        format=Format.RSS,
    ),
    Outlet(
        key="courier",
        name="The Strand Courier",
        motto="Every morning since 1871",
        sections=("News", "Business", "Opinion", "Sport", "Puzzles"),
        format=Format.RSS,
        permalinks=False,
    ),
    Outlet(
        key="lodestar",
        name="Lodestar",
        motto="Business, plainly",
        sections=("Companies", "Economy", "Commodities", "Asia"),
        format=Format.RDF,
        summaries=False,
    ),
    Outlet(
        key="wharfinger",
        name="Wharfinger Weekly",
        motto="Customs, freight and trade rules",
        sections=("Tariffs", "Origin", "Remedies", "Ports"),
        format=Format.ATOM,
    ),
    Outlet(
        key="ministry",
        name="Ministry of Commerce, Montevideo",
        motto="Notices and declarations",
        sections=("Notices", "Declarations", "Consultations"),
        format=Format.ATOM,
        official=True,
    ),
)
