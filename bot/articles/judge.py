"""How much of an article a page gave: full text, summary only, paywalled or blocked, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.articles.extract import Page
from bot.articles.phrases import SOLD, kind
from bot.articles.wall import PROMISE, bears, mostly_notices, notices, stands_in
from bot.domain import Coverage
from bot.language.walls import Wall, titled

# Shorter main texts are teasers and stubs: trafilatura's own lower bound.
LEAST_BODY = 250  # characters
LEAST_TOLD = 150  # of paragraphs that are whole sentences
STUB = 600  # characters; a longer text under a wall's title has to be of notices too
SOME = 0.25  # of a text's characters
BRIEF = 1_200  # characters; a longer text that leads on was read in the main

# How a teaser ends: in the middle, or with the way to the rest.
_LEADS_ON = re.compile(
    r"(?:\[(?:…|\.\.\.|&hellip;)\]"
    r"|(?:^|(?:…|\.\.\.)\s*)(?:continue reading"
    r"|read (?:more|on|the (?:full|rest|whole)[^.\n]{0,40})"
    r"|keep reading|weiterlesen|mehr lesen|lire (?:la suite|plus)|(?:seguir|continuar) leyendo"
    r"|leer más|continu(?:e|ar) (?:lendo|a ler)|leia mais)(?: [^.\n]{0,60})?"
    r"|(?:…|\.\.\.)[\s\]\"'”’»]*\Z)\W*\Z",
    re.IGNORECASE | re.MULTILINE,
)


_WHOLE = re.compile(r"^\W?[A-Z].{30,}[.!?][”\"’')\]]*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How much of an article was had, and how that was told."""

    coverage: Coverage
    reason: str


def judge(page: Page, title: str = "", summary: str = "", *, front: bool = False) -> Judgement:
    """Judge a page. `title` and `summary` are what a feed promised of it, where one did.

    `front` says that its address led to a site's front page, or to one of its sections.
    """
    wall = _wall(page, title, summary)
    if wall in (None, Wall.OTHER) and front and not bears(f"{page.title} {page.headline}", title):
        wall = Wall.FRONT
    if wall in SOLD:
        return Judgement(coverage=Coverage.PAYWALLED, reason=f"{wall.value} stands in its place")
    # Whoever sells an article shows a teaser; whoever asks for consent shows nothing of it.
    if page.sold and (wall in (None, Wall.NOTICE, Wall.OTHER)):
        return Judgement(coverage=Coverage.PAYWALLED, reason=page.sold)
    if wall is not None:
        return Judgement(coverage=Coverage.BLOCKED, reason=f"{wall.value} stands in its place")
    length = len(page.text)
    if not page.text and not page.description and page.scripted:
        told = "an empty shell, which only scripts would fill"
        return Judgement(coverage=Coverage.BLOCKED, reason=told)
    if length < BRIEF and (found := _LEADS_ON.search(page.text)):
        told = f"a teaser, which ends with “{found[0].strip()}”"
        return Judgement(coverage=Coverage.SUMMARY_ONLY, reason=told)
    if length < LEAST_BODY and not _in_short(page.text):
        told = f"its main text has {length} characters, and an article at least {LEAST_BODY}"
        return Judgement(coverage=Coverage.SUMMARY_ONLY, reason=told)
    told = f"its main text has {length:,} characters, and is no notice to its visitor"
    return Judgement(coverage=Coverage.FULL_TEXT, reason=told)


def _in_short(text: str) -> bool:
    """Say whether a short text is a report all the same: of paragraphs that are whole sentences."""
    whole = [part for part in text.split("\n\n") if _WHOLE.search(part)]
    return len(whole) > 1 and sum(map(len, whole)) >= LEAST_TOLD


def _wall(page: Page, title: str, summary: str) -> Wall | None:
    """Name what stands in the article's place, if anything does."""
    named, promised = titled(page.title), title or page.headline
    # With next to no main text, what else the page shows has the word.
    text = page.text or page.shown
    if not text:
        return named
    if mostly_notices(text, promised, f"{promised} {summary[:PROMISE]}"):
        return named or kind(text)
    if page.text and stands_in(page.text, title, summary, f"{page.title} {page.headline}"):
        return named or Wall.OTHER
    if named and not page.headline and (len(text) < STUB or notices(text) > SOME):
        return named
    return None
