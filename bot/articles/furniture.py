"""What stands around an article's text on many pages, and is left in it: links on, and comments.

A heading of links to other articles, or of comments, ends the text, if little comes after it:
what follows are others' headlines and readers' words, which nobody may take for the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 60  # characters of a heading
LEAST = 250  # characters of the text before it
REST = 0.4  # of the text; where more follows, the links stand in the midst of it

_ENDS = re.compile(
    r"(?:(?:more|latest|other|related|recommended|popular|trending|top|recent|further)"
    r"(?: \w+){0,2} (?:stories|articles|news|reads?|must-reads|reading|coverage|posts|videos"
    r"|topics|content|links|stor(?:y|ies) for you|slide ?shows)(?: from .{0,40}| on .{0,40})?"
    r"|related|recommended(?: for you)?|more (?:on this(?: story| topic)?|like this|from .{0,40})"
    r"|you (?:might|may) (?:also )?(?:like|be interested in).{0,20}|(?:read|see|also|up) next"
    r"|most (?:read|popular|viewed|shared)|what to read next|more must-reads.{0,20}"
    r"|editors['’] picks"
    r"|(?:\d[\d,.]* |view |leave a |post a |add a |join the |loading |show |reader )?"
    r"(?:comments?|conversation|discussion)(?: \(?\d[\d,.]*\)?)?|leave a reply|topics|tags"
    # German, French, Spanish, Portuguese, Italian
    r"|mehr zum thema|(?:das könnte sie|lesen sie) auch(?: interessieren)?"
    r"|weitere (?:artikel|themen)"
    r"|(?:\d+ )?kommentare?|meistgelesen|(?:à|a) lire (?:aussi|également)"
    r"|sur le même (?:sujet|thème)"
    r"|(?:\d+ )?commentaires?|les plus lus|dans la même rubrique|(?:más|mas) (?:noticias|leídas)"
    r"|(?:noticias|artículos|notas) (?:relacionad[ao]s|recomendad[ao]s)|te puede interesar"
    r"|(?:\d+ )?(?:comentarios?|comentários?)|comentar|lo más (?:leído|visto)|temas relacionados"
    r"|(?:leia|veja) (?:também|mais)|mais lidas|notícias relacionadas|leggi anche|(?:\d+ )?commenti"
    r"|(?:関連|おすすめ)(?:記事|ニュース)|相关(?:新闻|阅读|文章)|相關(?:新聞|文章)|관련 ?기사"
    r")\W*",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"(?:share|tweet|print|save|e-?mail|copy link|previous|next|close|full ?screen|advertise?ment"
    r"|anzeige|publicité|publicidad[e]?|loading|please wait|thanks|share (?:this|on) .{0,30}"
    r"|share (?:this )?(?:article|story)|continue reading(?: the main story)?"
    r"|skip (?:ad\w*|to .{0,30})"
    r"|follow (?:us|.{0,30}) on .{0,30}|view (?:this post|gallery|all)"
    r"|click to (?:share|view) .{0,40}"
    r"|\d+ of \d+|read more|story continues below(?: advertisement)?|article continues below"
    r"|sign up (?:for|to) .{0,50}newsletters?|subscribe to .{0,50}newsletters?)[\s.…:>»]*",
    re.IGNORECASE,
)


def without(paragraphs: Sequence[str]) -> list[str]:
    """Leave out of an article's paragraphs what is furniture of its page."""
    kept = [each for each in paragraphs if not _LINE.fullmatch(each)]
    whole, before = sum(map(len, kept)), 0
    for at, each in enumerate(kept):
        rest = whole - before
        heads = len(each) <= LONGEST and _ENDS.fullmatch(each)
        if heads and before >= LEAST and rest <= REST * whole:
            return kept[:at]
        before += len(each)
    return kept or list(paragraphs)
