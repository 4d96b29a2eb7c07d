"""The sample press: invented outlets with invented news, served on loopback.

It lets the whole house run, and be tested, without the web. `open_press` serves feeds and
pages in which the articles break over the first minute; `articles` renders the same
articles without a server. A newcomer adds one by adding a file to `articles/`.
"""

from __future__ import annotations

from bot.sandbox.press.edition import SampleArticle, articles
from bot.sandbox.press.outlets import OUTLETS, Outlet
from bot.sandbox.press.pages import NOTICE
from bot.sandbox.press.server import Press, open_press

__all__ = ["NOTICE", "OUTLETS", "Outlet", "Press", "SampleArticle", "articles", "open_press"]
