"""The methods about people, the app and its team: users.*, bots.info, team.info, auth.*."""

from __future__ import annotations

from typing import Any

from bot.sandbox import shapes
from bot.sandbox.call import Call, RefusedError
from bot.sandbox.sockets import Sockets
from bot.sandbox.values import APP, BOT, BOT_TOKEN, BOT_USER, TEAM, TEAM_DOMAIN, TEAM_NAME


def api_test(call: Call) -> dict[str, Any]:
    """Give back the arguments, or the error that they ask for."""
    arguments = {key: value for key, value in call.arguments.items() if key != "token"}
    if error := call.text("error"):
        raise RefusedError(error, args=arguments)
    return {"args": arguments} if arguments else {}


def auth_test(call: Call) -> dict[str, Any]:
    """Say whose token it is."""
    return {
        "url": f"http://{call.origin}/",
        "team": TEAM_NAME,
        "user": call.workspace.users[BOT_USER].handle,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


def auth_revoke(call: Call) -> dict[str, Any]:
    """Make the token worthless until the sandbox restarts; with `test`, only say so."""
    if call.flag("test"):
        return {"revoked": False}
    call.workspace.events.dismiss(call.workspace.next_ts())
    call.workspace.revoked.add(BOT_TOKEN)
    return {"revoked": True}


def open_connection(call: Call) -> dict[str, Any]:
    """Give an address for one connection of Socket Mode."""
    link = call.workspace.link
    if not isinstance(link, Sockets):
        raise RefusedError("socket_mode_not_enabled")
    ticket = link.ticket()
    return {"url": f"ws://{call.origin}/link/?ticket={ticket}"}


def team_info(call: Call) -> dict[str, Any]:
    """Describe the team; there is only one."""
    if call.text("team") not in ("", TEAM):
        raise RefusedError("team_not_found")
    if call.text("domain") and not call.text("team"):
        raise RefusedError("team_not_on_enterprise")
    team = {
        "id": TEAM,
        "name": TEAM_NAME,
        "domain": TEAM_DOMAIN,
        "email_domain": "",
        "url": f"http://{call.origin}/",
        "icon": {"image_default": True},
    }
    return {"team": team}


def bot_info(call: Call) -> dict[str, Any]:
    """Describe the app's bot; there is only one."""
    if call.text("bot") != BOT:
        raise RefusedError("bot_not_found")
    bot = {
        "id": BOT,
        "deleted": False,
        "name": call.workspace.users[BOT_USER].name,
        "updated": 0,
        "app_id": APP,
        "user_id": BOT_USER,
        "icons": {},
    }
    return {"bot": bot}


def user_info(call: Call) -> dict[str, Any]:
    """Describe one person."""
    user = call.workspace.user(call.needed("user"))
    if user is None:
        raise RefusedError("user_not_found")
    return {"user": shapes.user(user, call.workspace.now())}


def user_list(call: Call) -> dict[str, Any]:
    """List the people of the team and the app's own user, page by page."""
    now = call.workspace.now()
    page, onward = call.page(tuple(call.workspace.users.values()), default=call.limits.page)
    return {
        "members": [shapes.user(each, now) for each in page],
        "cache_ts": int(now.timestamp()),
        "response_metadata": onward,
    }
