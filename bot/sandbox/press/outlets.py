"""The invented outlets of the sample press, and how each of them runs its feed.

One has the wrong charset, as many a site has whose server puts the same charset on every
file: its documents are Shift_JIS and say so, and the header over them says UTF-8. A
browser heeds the header and shows it garbled; a parser that sees that the bytes are no
UTF-8 can heed the document. UTF-8 under another name would prove less: its bytes give it
away.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """What an outlet's feed is written in; the values are the media types."""

    RSS = "application/rss+xml"
    ATOM = "application/atom+xml"
    RDF = "application/rdf+xml"
    JSON = "application/feed+json"


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
    charset: str = "UTF-8"  # of its documents; the server says UTF-8 of all of them
    walled: bool = False  # whether a reader must consent to cookies before its pages show
    slow: bool = False  # whether its feed keeps readers waiting
    gone: bool = False  # whether it has closed, and answers 410 to everything

    @property
    def kind(self) -> str:
        """What kind of source its feed is to a newsroom."""
        return "jsonfeed" if self.format is Format.JSON else "syndication"


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
        key="meridian",
        name="The Meridian Dispatch",
        motto="The day, at noon",
        sections=("World", "Politics", "Business", "Weekend"),
        format=Format.ATOM,
    ),
    Outlet(
        key="wharfinger",
        name="Wharfinger Weekly",
        motto="Customs, freight and trade rules",
        sections=("Tariffs", "Origin", "Remedies", "Ports"),
        format=Format.ATOM,
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
        key="shiosai",
        name="Shiosai Keizai",
        motto="潮騒経済 — business from Tokyo Bay",
        sections=("Industry", "Trade", "Markets", "Regions"),
        format=Format.RSS,
        charset="Shift_JIS",
    ),
    Outlet(
        key="rondpoint",
        name="Rondpoint",
        motto="Brussels, going round",
        sections=("Commission", "Parliament", "Council", "Trade"),
        format=Format.ATOM,
        walled=True,
    ),
    Outlet(
        key="ledger14",
        name="Ledger 14",
        motto="Customs law, one entry at a time",
        sections=("Entries", "Rulings", "About"),
        format=Format.JSON,
    ),
    Outlet(
        key="ministry",
        name="Ministry of Commerce, Montevideo",
        motto="Notices and declarations",
        sections=("Notices", "Declarations", "Consultations"),
        format=Format.ATOM,
        official=True,
    ),
    Outlet(
        key="gazette",
        name="Gazette of Orders and Notices",
        motto="Published by authority",
        sections=("Orders", "Regulations", "Notices"),
        format=Format.RSS,
        official=True,
    ),
    Outlet(
        key="tally",
        name="The Tally Office",
        motto="Statistics of trade and prices",
        sections=("Releases", "Tables", "Methods"),
        format=Format.RSS,
        official=True,
    ),
    Outlet(
        key="sovereign",
        name="The Sovereign Review",
        motto="For those who decide",
        sections=("Briefing", "Analysis", "Opinion", "Subscribe"),
        format=Format.RSS,
    ),
    Outlet(
        key="clarion",
        name="The Penny Clarion",
        motto="Loud, and mostly right",
        sections=("News", "Courts", "Sport", "Laughs"),
        format=Format.RSS,
    ),
    Outlet(
        key="quayside",
        name="Quayside Bulletin",
        motto="Closed since the spring",
        sections=("Ports",),
        format=Format.RSS,
        gone=True,
    ),
    Outlet(
        key="fathom",
        name="Fathom Line",
        motto="Depth takes time",
        sections=("Freight", "Ships"),
        format=Format.RSS,
        slow=True,
    ),
)
