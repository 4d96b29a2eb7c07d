"""An article's text as HTML: paragraphs, tables, the dates of an official document."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from bot.sandbox.press.edition import SampleArticle
from bot.sandbox.press.manuscripts import is_table, rows


def body(article: SampleArticle) -> str:
    """Write what a reader may see of an article's text; of a paywalled one, its teaser."""
    shown = article.paragraphs[: article.teaser] if article.paywalled else article.paragraphs
    blocks = [_table(one) if is_table(one) else f"<p>{_text(one)}</p>" for one in shown]
    blocks[2:2] = article.planted
    if article.dates:
        blocks.insert(0, _dates(article.dates))
    if article.paywalled:
        blocks.append(
            f'<div class="paywall"><h2>Subscribe to read on</h2><p>This article is for subscribers '
            f"of {escape(article.outlet.name)}. Four weeks cost 1 euro.</p></div>"
        )
    return "\n".join(blocks)


def _text(text: str) -> str:
    return escape(text, quote=False)


def _dates(dates: Sequence[tuple[str, str]]) -> str:
    terms = "".join(f"<dt>{_text(act)}</dt><dd>{_text(when)}</dd>\n" for act, when in dates)
    return f'<dl class="dates">\n{terms}</dl>'


def _table(table: str) -> str:
    head, *others = rows(table)
    lines = "\n".join(_row(row, "td") for row in others)
    return f"<table>\n<thead>\n{_row(head, 'th')}\n</thead>\n<tbody>\n{lines}\n</tbody>\n</table>"


def _row(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in cells) + "</tr>"
