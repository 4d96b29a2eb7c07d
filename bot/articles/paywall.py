"""A subscriber's notice beside a short text: what there is to read is a teaser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.articles.phrases import foreign_notice
from bot.language.boilerplate import notice
from bot.language.markup import line
from bot.language.sentences import split

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TEASER = 2_000  # characters; a longer text with a subscriber's notice was read in full
WHOLE = 0.8  # of a sentence that is a notice from end to end
LOOKED_AT = 50_000  # characters at a page's end

_SUBSCRIBERS_ONLY = re.compile(
    r"\b(?:"
    r"(?:subscribe|sign (?:in|up)|log ?in|register|become a (?:member|subscriber))"
    r"(?![^.]{0,40}newsletter)[^.]{0,40}"
    r"\bto (?:(?:continue|keep|finish) reading|continue(?=\s*(?:[.!…]|$))"
    r"|read (?:on|more|the (?:full|rest|whole)|this)|unlock)\b"
    r"|(?:this|the full|the rest of this) (?:article|story|content) is (?:only )?"
    r"(?:available (?:only )?(?:to|for)|for|reserved for|exclusive to)"
    r"(?: our)?(?: paying)? (?:subscribers|members)"
    r"|(?:exclusively )?for subscribers only"
    r"|to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign (?:in|up)|log ?in|register)"
    r"|already (?:a subscriber|have a subscription)\?"
    r"|you(?: have|['’]ve) reached your (?:free )?(?:article )?limit"
    # German
    r"|dies(?:er|en) (?:artikel|beitrag|inhalt)\b[^.]{0,30}"
    r"\b(?:nur (?:für|mit)|exklusiv für)[^.]{0,30}abo\w*|(?:mit|im) \w*abo (?:weiter\w*|lesen)"
    r"|jetzt (?:abonnieren|\w+ testen) und weiterlesen"
    r"|um (?:den (?:ganzen |vollständigen )?artikel zu lesen|weiterzulesen)[^.]{0,60}"
    r"(?:abo\w*|melden sie|registrier\w+)|(?:sie (?:haben|sind) (?:bereits|schon)|bereits|schon) "
    r"(?:ein(?:en)? )?(?:\w*abo\w*|abonnent(?:in)?)\?|(?:artikel|weiterlesen) freischalten"
    # French
    r"|(?:cet article|ce contenu|la suite(?: de cet article)?) est (?:exclusivement )?réservée?"
    r"(?: (?:à|aux)) (?:nos )?abonnés|abonnez-vous pour (?:lire|continuer|poursuivre|accéder)"
    r"|(?:connectez|inscrivez)-vous pour (?:lire|continuer|poursuivre)"
    r"|il vous reste \d+ ?% de cet article à (?:lire|découvrir)"
    r"|déjà abonné(?:e|\(e\)|·e)? ?\?"
    # Spanish
    r"|(?:este (?:artículo|contenido)|esta noticia) es (?:exclusiv[oa] |solo |sólo )+(?:para )?"
    r"(?:nuestros )?(?:suscriptores|socios)|(?:suscríb[ea]\w*|regístr[ae]\w*|inici[ae] sesión) "
    r"para (?:seguir|continuar) leyendo|para (?:seguir|continuar) leyendo,? "
    r"(?:suscríb|regístr|inici)\w+"
    r"|¿?ya (?:eres|es) suscriptora?\?"
    # Portuguese
    r"|(?:este|esta) (?:conteúdo|artigo|matéria|reportagem) é exclusiv[oa] (?:para|de) (?:nossos )?"
    r"assinantes|(?:assine|cadastre-se|faça login) para (?:continuar (?:lendo|a ler)|ler)"
    r"|para continuar (?:lendo|a ler|a leitura),? (?:assine|cadastre|faça)|já (?:é|sou) assinante\?"
    # Italian
    r"|(?:contenuto|articolo) (?:riservato|esclusivo) (?:agli|per gli) abbonati"
    r"|(?:abbonati|accedi) per (?:continuare a )?leggere|(?:sei )?già abbonato\?"
    r")"
    # Japanese, Chinese, Korean
    r"|(?:この記事は|残り[\d,]+文字は?)[^。\s]{0,10}(?:有料|会員限定)[^。\s]{0,20}|続きを読むには[^。\s]{0,40}"
    r"|(?:订阅|登录|付费|訂閱|登入)后?後?(?:可|即可|才能|以)?(?:继续|繼續)?(?:阅读|閱讀|查看)(?:全文)?"
    r"|(?:구독자|유료 ?회원) 전용|로그인 후 (?:이용|열람)",
    re.IGNORECASE,
)
# What stands around a page asks for subscribers on every page.
_SHOWN = (
    "//text()[not(ancestor::script or ancestor::nav or ancestor::footer[parent::body]"
    " or ancestor::header[parent::body or parent::div/parent::body]"
    " or ancestor::*[@role='navigation' or @role='banner' or @role='contentinfo'])]"
)


def announced(tree: HtmlElement, text: str) -> str:
    """Say how a page tells its visitor that a short text goes on for subscribers.

    Empty where it does not. An article on paywalls tells what such a notice says, and is none.
    """
    if len(text) >= TEASER:
        return ""
    sentences = [text[start:end] for start, end in split(text)]
    told = sum(len(_said(one)) for one in sentences if not _notice(one))
    shown = "".join(map(str, tree.xpath(_SHOWN)))
    said = _said(shown[-LOOKED_AT:])
    return f"it says “{said[-1]}”" if len(said) > told else ""


def _notice(sentence: str) -> bool:
    """Say whether a sentence is the notice itself, rather than a report of one."""
    whole = len(max(_said(sentence), key=len, default="")) > WHOLE * len(sentence)
    return whole or notice(sentence) or foreign_notice(sentence)


def _said(text: str) -> list[str]:
    return [line(found[0]) for found in _SUBSCRIBERS_ONLY.finditer(text)]
