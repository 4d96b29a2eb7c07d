"""The one HTTP client: every fetch has a size cap, a deadline, a turn and an address guard.

What is fetched is named by feeds and pages, so each address is treated as hostile. The
guard looks at the address that is actually connected to: a name that resolves to a
private network, now or on the second look-up, and a redirect to one are refused alike.
"""

from bot.web.client import MAX_REDIRECTS, Client, open_web
from bot.web.guard import public
from bot.web.port import NO_HEADERS, Response, Web
from bot.web.turns import PATIENCE, Patient, Turns

__all__ = [
    "MAX_REDIRECTS",
    "NO_HEADERS",
    "PATIENCE",
    "Client",
    "Patient",
    "Response",
    "Turns",
    "Web",
    "open_web",
    "public",
]
