"""The sample press: invented outlets with invented news, served on loopback.

It lets the whole house run, and be tested, without the web. `open_press` serves feeds and
pages in which an invented fortnight passes in seven minutes, or as fast as it is told;
`articles` renders the same articles without a server. A newcomer adds one by adding a file
to `articles/`.
"""

from __future__ import annotations

from bot.sandbox.press.edition import SampleArticle, Version, articles
from bot.sandbox.press.outlets import OUTLETS, Outlet
from bot.sandbox.press.pages import NOTICE
from bot.sandbox.press.server import Press, open_press

__all__ = [
    "NOTICE",
    "OUTLETS",
    "Outlet",
    "Press",
    "SampleArticle",
    "Version",
    "articles",
    "open_press",
]
