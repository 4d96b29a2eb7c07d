"""A story of Norland's copper wire duty, in four articles of three voices."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Article, Draft, Line, Story
from tests import make

NEWS = (
    "Norland raised its duty on imported copper wire to 25% from 4% on Monday, after talks with"
    " Estmark broke down in Arnholm."
)
CHANGE = (
    "Estmark’s share of Norland’s copper wire market rose to 41% in April from 12% two years"
    " earlier, customs figures show."
)
STATE = (
    "The duty applies from 1 June, and Norland’s parliament will vote on a permanent copper wire"
    " duty by 30 September."
)
VOICES = (
    "“Our wire mills can wait no longer for a fair price,” Norland’s Trade Minister Ada Holm said"
    " in Arnholm on Monday."
)
SIGNIFICANCE = (
    "“Every cable in Norland would cost more, and Estmark could answer on tin,” said Piet Roos,"
    " economist at the Sund Institute."
)
QUOTE = (
    "“Norland closes a door on copper wire that we have kept open,” Estmark’s Commerce Secretary"
    " Ines Valo told reporters in Estby on Monday."
)
OFFICIAL = (
    "The rate of duty on copper wire of subheading 7408 shall be 25% from 1 June.",
    "Copper wire loaded for shipment before 4 May shall remain subject to the former rate.",
    "Importers of copper wire may submit comments to the Customs Office of Norland until 20 June.",
)


def wire(number: int, **fields: object) -> Article:
    return make.article(
        number,
        f"{NEWS}\n\n{CHANGE}\n\n{STATE}\n\n{VOICES}",
        title="Norland raises copper wire duty to 25% from 4% after Estmark talks fail",
        **{"publisher": "Harbour Wire", **fields},
    )


def analysis() -> Article:
    lead = "Norland’s copper wire duty of 25% will fall hardest on cable makers along the Sund."
    body = f"{lead}\n\n{QUOTE}\n\n{SIGNIFICANCE}"
    title = "Estmark weighs answer to Norland’s copper wire duty"
    return make.article(3, body, title=title, publisher="Quay Daily")


def notice() -> Article:
    title = "Notice on the duty on copper wire"
    return make.article(
        4, "\n\n".join(OFFICIAL), title=title, publisher="Customs Office", official=True
    )


def story(*voices: Sequence[Article]) -> Story:
    return Story(
        id="story",
        title="",
        topics=(),
        voices=tuple(tuple(article.id for article in voice) for voice in voices),
        first_seen=make.NOON,
        last_seen=make.NOON,
    )


NORLAND = (wire(1), wire(2, publisher="Sund Post"), analysis(), notice())


def norland() -> Story:
    return story(NORLAND[:2], NORLAND[2:3], NORLAND[3:])


def lines(draft: Draft) -> list[Line]:
    """List every line below the headline."""
    paragraphs = [line for section in draft.sections for line in section.paragraphs]
    points = [point.line for point in draft.key_points]
    return [*points, *draft.opening, *paragraphs, *draft.ahead]


def nested(sentence: str) -> str:
    return sentence.replace("“", "‘").replace("”", "’")
