"""A scripted model that writes briefings of whatever it is sent, honestly or not.

It reads the articles in the request and makes key points of their own sentences, so that it
can be run through the whole newsroom; each way of misbehaving spoils that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from aiohttp import web

from tests.llm.server import Answer, completion

Spoil: TypeAlias = Callable[[dict[str, Any]], None]

ROLES = ("news", "change", "state of play", "voices", "significance")
_ARTICLE = re.compile(r'<article label="(A\d+)".*?>\n(.*?)\n</article>', re.DOTALL)


def honest(user: str) -> dict[str, Any]:
    """Write a briefing of the articles in a request: their own sentences, each quoted."""
    told = [
        {"text": sentence, "quotes": [{"article": label, "words": sentence}]}
        for label, text in _ARTICLE.findall(user)
        for sentence in _sentences(text)
    ]
    label, text = _ARTICLE.findall(user)[0]
    title = text.partition("\n")[0]
    return {
        "headline": {"text": title, "quotes": [{"article": label, "words": title}]},
        "key_points": [{**line, "role": role} for line, role in zip(told[:5], ROLES, strict=False)],
        "opening": told[5:6],
        "sections": [{"heading": "Why it matters", "paragraphs": told[6:7]}],
        "ahead": told[7:8],
    }


def writes(spoil: Spoil = lambda _: None, *, mends: bool = False, **fields: Any) -> Answer:
    """Answer with an honest briefing, spoilt; asked to mend lines, mend all of them or none."""

    async def answer(request: web.Request) -> web.StreamResponse:
        user = (await request.json())["messages"][1]["content"]
        if "<lines>" in user:
            reply: dict[str, Any] = {"lines": list(_mended(user)) if mends else []}
        else:
            reply = honest(user)
            spoil(reply)
        whole = completion(json.dumps(reply))
        whole.update(fields)
        return web.json_response({key: value for key, value in whole.items() if value is not None})

    return answer


def with_judge(writer: Answer, judge: Answer) -> Answer:
    """Answer as the writer does, and where lines are to be judged, as the judge does."""

    async def answer(request: web.Request) -> web.StreamResponse:
        user = (await request.json())["messages"][1]["content"]
        return await (judge if '"claim": ' in user else writer)(request)

    return answer


def judges(carried: str) -> Answer:
    """Say the same of every line that is to be judged, by its own evidence."""

    async def answer(request: web.Request) -> web.StreamResponse:
        user = (await request.json())["messages"][1]["content"]
        said = [
            {"line": each["line"], "carried": carried, "evidence": each["evidence"][0]["words"]}
            for each in json.loads(user.partition("<lines>\n")[2].partition("\n</lines>")[0])
        ]
        return web.json_response(completion(json.dumps({"lines": said})))

    return answer


def lines(reply: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """List every line of a reply but the headline."""
    yield from reply["key_points"]
    yield from reply["opening"]
    yield from (line for part in reply["sections"] for line in part["paragraphs"])
    yield from reply["ahead"]


def _sentences(text: str) -> Iterator[str]:
    """List sentences of the length of a key point, without quotation marks."""
    for paragraph in text.split("\n\n")[1:]:
        for sentence in re.findall(r"[A-Z][^.“”\"]+(?:\.\d[^.“”\"]*)*\.(?=\s|$)", paragraph):
            if 8 <= len(sentence.split()) <= 26 and len(sentence) <= 170:
                yield sentence


def _mended(user: str) -> Iterator[dict[str, Any]]:
    """Write each line anew that was sent back: as the sentence of its first quote."""
    for each in json.loads(user.partition("<lines>\n")[2].partition("\n</lines>")[0]):
        for quote in each["quotes"][:1]:
            yield {"line": each["line"], "text": quote["words"], "quotes": [quote]}
