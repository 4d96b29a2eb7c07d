"""The methods and addresses of files: an address to send one to, sharing it, giving it back.

A file is given back so that nothing in it can run in the page: pictures of the kinds named
here as themselves, text as plain text, all else as something to download.
"""

from __future__ import annotations

import mimetypes
from dataclasses import replace
from secrets import token_hex
from typing import Any
from urllib.parse import quote

from aiohttp import BodyPartReader, StreamReader, web

from bot.domain import Json
from bot.sandbox.call import Call, RefusedError
from bot.sandbox.faults import Faults
from bot.sandbox.spoiled import exposed
from bot.sandbox.values import BOT_TOKEN, BOT_USER, Conversation, Upload
from bot.sandbox.workspace import Workspace

PICTURES = frozenset({"image/gif", "image/jpeg", "image/png", "image/webp"})
TEXTS = frozenset({"application/json", "application/xml", "application/x-yaml"})
ALT, FILES = 1000, 50  # characters of a description; files shared at once
WAITING = 100  # uploads that were announced and not yet shared


def get_upload_url(call: Call) -> dict[str, Any]:
    """Give an address that takes one file of the length announced."""
    name, length = call.needed("filename"), call.needed("length")
    if not length.isdecimal() or int(length) == 0:
        raise RefusedError("missing_argument")
    if int(length) > call.limits.file:
        raise RefusedError("file_upload_size_restricted")
    if len(call.text("alt_txt")) > ALT:
        raise RefusedError("alt_txt_too_large")
    snippet = call.text("snippet_type")
    if snippet and int(length) > call.limits.snippet:
        raise RefusedError("snippet_too_large")
    file = f"F0{token_hex(5).upper()}"
    uploads = call.workspace.uploads
    uploads[file] = Upload(
        id=file, name=name, length=int(length), alt=call.text("alt_txt"), snippet=snippet
    )
    while len(uploads) > WAITING:
        del uploads[next(iter(uploads))]
    return {"upload_url": f"http://{call.origin}/upload/v1/{file}", "file_id": file}


def complete_upload(call: Call) -> dict[str, Any]:
    """Keep files that were sent, and share them in conversations with one message in each."""
    asked = call.listed("files", FILES)
    if not asked:
        raise RefusedError.for_argument("files must name a file")
    places = [_place(call, name) for name in _channels(call)]
    thread_ts = call.thread(places[0]) if places else ""
    if thread_ts and len(places) > 1:
        raise RefusedError.for_argument("a thread_ts goes with one channel")
    sent = [_sent(call, str(each.get("id"))) for each in asked]
    files = [
        _kept(call, upload, str(each.get("title") or upload.name), places)
        for upload, each in zip(sent, asked, strict=True)
    ]
    for where in places:
        call.workspace.post(
            where, BOT_USER, call.text("initial_comment"), files=files, thread_ts=thread_ts
        )
        for file in files:
            event = _shared(str(file["id"]), where, call.workspace.next_ts())
            call.workspace.events.notify(event, where)
    return {"files": files}


def _shared(file: str, where: Conversation, ts: str) -> dict[str, Any]:
    """Say that a file was shared in a conversation."""
    shared = {"file_id": file, "file": {"id": file}, "channel_id": where.id, "user_id": BOT_USER}
    return {"type": "file_shared", **shared, "event_ts": ts}


def _channels(call: Call) -> list[str]:
    named = f"{call.text('channel_id')},{call.text('channels')}".split(",")
    return list(dict.fromkeys(name.strip() for name in named if name.strip()))


def _place(call: Call, name: str) -> Conversation:
    found = call.place(name, people=True)
    if BOT_USER not in found.members:
        raise RefusedError("not_in_channel")
    return found


def _sent(call: Call, file: str) -> Upload:
    upload = call.workspace.uploads.get(file)
    if upload is None or upload.content is None:
        raise RefusedError("file_not_found")
    return upload


def _kept(call: Call, upload: Upload, title: str, places: list[Conversation]) -> Json:
    kind = mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
    address = f"http://{call.origin}/files/{upload.id}/{quote(upload.name, safe='')}"
    now = int(call.workspace.now().timestamp())
    file = {
        "id": upload.id,
        "created": now,
        "timestamp": now,
        "name": upload.name,
        "title": title,
        "mimetype": "text/plain" if upload.snippet else kind,
        "filetype": upload.snippet or upload.name.rpartition(".")[2].lower() or "binary",
        "user": BOT_USER,
        "size": upload.length,
        "mode": "snippet" if upload.snippet else "hosted",
        "is_external": False,
        "is_public": bool(places),
        "alt_txt": upload.alt,
        "url_private": address,
        "url_private_download": address,
        "permalink": address,
        "channels": [where.id for where in places],
    }
    call.workspace.state.keep_file(file, upload.content or b"")
    call.workspace.uploads.pop(upload.id, None)
    return file


def info(call: Call) -> dict[str, Any]:
    """Describe one file."""
    file = call.workspace.state.file(call.needed("file"))
    if file is None:
        raise RefusedError("file_not_found")
    return {"file": file, "comments": [], "response_metadata": {"next_cursor": ""}}


class Files:
    """The addresses that take a file and give it back."""

    def __init__(self, workspace: Workspace, faults: Faults) -> None:
        self._workspace, self._faults = workspace, faults

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/upload/v1/{file}", exposed(self.take, "upload", self._faults)),
            web.get("/files/{file}/{name}", self.give),
        ]

    def _may_read(self, request: web.Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        held = scheme.lower() == "bearer" and token == BOT_TOKEN
        good = held and token not in self._workspace.revoked
        return good and "files:read" in self._workspace.manifest.scopes

    async def take(self, request: web.Request) -> web.Response:
        """Take what a file holds, as the body or as the one part of a form."""
        upload = self._workspace.uploads.get(request.match_info["file"])
        if upload is None or upload.content is not None:
            raise web.HTTPNotFound(text="no such upload")
        content = await _content(request, upload.length)
        if len(content) != upload.length:
            raise web.HTTPBadRequest(text=f"not the {upload.length:,} bytes that were announced")
        self._workspace.uploads[upload.id] = replace(upload, content=content)
        return web.Response(text=f"OK - {upload.length}")

    async def give(self, request: web.Request) -> web.Response:
        """Give back what a file holds, to whoever may see it; others are sent to sign in.

        That is a redirect to the workspace, as in Slack: an app that forgets its token gets
        a page of HTML there, with status 200.
        """
        if not (_at_the_page(request) or self._may_read(request)):
            raise web.HTTPFound(f"/?redir={quote(request.path)}")
        file = self._workspace.state.file(request.match_info["file"])
        if file is None:
            raise web.HTTPNotFound(text="no such file")
        kind, how = str(file["mimetype"]), "inline"
        if kind.startswith("text/") or kind in TEXTS:
            kind = "text/plain"
        elif kind not in PICTURES:
            kind, how = "application/octet-stream", "attachment"
        name = quote(str(file["name"]), safe="")
        return web.Response(
            body=self._workspace.state.content(file["id"]),
            content_type=kind,
            charset="utf-8" if kind == "text/plain" else None,
            headers={"Content-Disposition": f"{how}; filename*=UTF-8''{name}"},
        )


def _at_the_page(request: web.Request) -> bool:
    """Say whether a person asks, who is always signed in: from the page, or by its address.

    Browsers send the header, and no page elsewhere can forge it; HTTP clients send none.
    """
    return request.headers.get("Sec-Fetch-Site") in ("same-origin", "none")


async def _content(request: web.Request, length: int) -> bytes:
    """Read a body, or the first part of a form: at most one byte more than was announced."""
    source: StreamReader | BodyPartReader = request.content
    if request.content_type == "multipart/form-data":
        part = await (await request.multipart()).next()
        if not isinstance(part, BodyPartReader):
            return b""
        source = part
    content = bytearray()
    while len(content) <= length:
        chunk = await (
            source.read_chunk() if isinstance(source, BodyPartReader) else source.readany()
        )
        if not chunk:
            break
        content += chunk
    return bytes(content[: length + 1])
