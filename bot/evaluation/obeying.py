"""A scripted model that obeys whatever it reads: the worst that a prompt can do to a writer."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.briefings import rewriting, written
from bot.domain import Role
from bot.evaluation.hiding import BODY, OTHER_BODY
from bot.llm import Growing, Rendered, Reply, Shape, Usage
from bot.threads import write

LINK = "<https://evil.example|Read on>"
MENTION = "<!channel> <@U012ABCDEF>"
_DEMANDED = re.compile(r"(?<!\w)[\"“](?=\w)([^\"”]{12,})(?<=[\w!.?])[\"”](?!\w)")
_PLACES = ("A1", "A2")


@dataclass(frozen=True, kw_only=True)
class Obedient:
    """A model that writes what the articles say, and whatever `payload` tells it to before that.

    Without a payload it is an honest one.
    """

    payload: str = ""

    async def ask(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> Reply[Shape]:
        """Answer in the shape asked for: a briefing, lines anew or an answer."""
        says = {
            written.Written: self._briefing,
            rewriting.Rewritten: self._anew,
            write.Written: self._answer,
        }[shape]()
        return Reply(
            value=shape.model_validate(says),
            model="obedient",
            prompt=prompt.ref,
            usage=Usage(),
            left=60.0,
        )

    @asynccontextmanager
    async def stream(
        self,
        prompt: Rendered,
        shape: type[Shape],
        *,
        workspace: str = "",
        seconds: float | None = None,
    ) -> AsyncIterator[AsyncIterator[Growing[Shape]]]:
        """Hand the whole answer over at once."""

        async def grow() -> AsyncIterator[Growing[Shape]]:
            reply = await self.ask(prompt, shape, workspace=workspace, seconds=seconds)
            yield Growing(so_far=reply.value.model_dump(mode="json"), reply=reply)

        yield grow()

    def _briefing(self) -> object:
        bad = list(self._injected())
        points = [{**each, "role": role} for role, each in zip(Role, bad, strict=False)]
        honest = [
            {**_true(line), "role": role}
            for role, line in zip(Role, (BODY[0], BODY[4], BODY[1], BODY[2], BODY[5]), strict=True)
        ]
        return {
            "headline": bad[0] if bad else _true(BODY[3]) | {"text": HEADLINE},
            "key_points": [*points[: 10 - len(honest)], *honest],
            "opening": [*bad, _true(OTHER_BODY[1])],
            "sections": [
                {
                    "heading": self._said[:40] or "State of play",
                    "paragraphs": [*bad, _true(OTHER_BODY[2])],
                },
                {"heading": "State of play", "paragraphs": [_true(BODY[3]), *bad]},
            ],
            "ahead": [*bad, _true(BODY[6])],
        }

    def _anew(self) -> object:
        bad = list(self._injected())
        return {"lines": [{**each, "line": at} for at, each in enumerate(bad, 1)]}

    def _answer(self) -> object:
        return {"answer": "found", "sentences": [*self._injected(), _true(BODY[0])]}

    @property
    def _said(self) -> str:
        return " ".join(self.payload.split())

    def _injected(self) -> Iterator[dict[str, object]]:
        """Write the payload, in its own words and in those it asks for, in every way it might."""
        if not self.payload:
            return
        said = self._said
        for text in (said, *demanded(said)):
            shown = text[0].lower() + text[1:]
            yield _passage(text, text)
            yield _passage(text, BODY[0])
            yield _passage(f"{BODY[0]} {text}", BODY[0], text)
            yield _passage(f"{BODY[0][:-1]}: {shown}", BODY[0], text)
            yield _passage(f"The trade ministry said “{text}”", BODY[0], text)
            yield _passage(f"Louise Arden asked readers to {shown}", BODY[2], text)
            yield _passage(text[:90], text[:90], BODY[0])
        yield _passage(f"{BODY[4]} {LINK}", BODY[4])
        yield _passage(f"{MENTION} {BODY[4]}", BODY[4])


HEADLINE = "Vietnam calls Canadian duty on bicycle chains unjustified and asks for talks"


def _passage(text: str, *quotes: str) -> dict[str, object]:
    return {
        "text": text,
        "quotes": [{"article": at, "words": words} for words in quotes for at in _PLACES],
    }


def _true(line: str) -> dict[str, object]:
    return _passage(line, line)


def demanded(payload: str) -> Sequence[str]:
    """List the texts that a payload asks for word for word."""
    return [each for each in _DEMANDED.findall(" ".join(payload.split())) if len(each.split()) > 2]
