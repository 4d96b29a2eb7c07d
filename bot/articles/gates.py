"""How sites say, in twenty languages, that the rest of an article is for their subscribers."""

from __future__ import annotations

import re

SUBSCRIBERS_ONLY = re.compile(
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
    r"|(?:continue|keep|finish) reading (?:(?:your|this|the) (?:article|story) with\b"
    r"|for (?:only |just )?[$€£]\d)"
    r"|while we verify access|log into your (?:\w+ )?account,? or subscribe"
    r"|start (?:a|your) free trial to (?:read|continue|keep)"
    r"|to (?:read|see|access) (?:on|more|this|the (?:full|rest|whole|complete))[^.!?]{0,40}?,? "
    r"(?:please )?(?:subscribe|sign (?:in|up)|log ?in|register)\b(?! for (?:the|our|a) newsletter)"
    r"|(?:read|unlock) the (?:whole|full|rest of the) (?:story|article) with a (?:free trial"
    r"|subscr)"
    r"|want to (?:read (?:more|on|the rest)|keep reading|continue)\? (?:subscribe|sign|log"
    r"|start|get)"
    r"|you (?:have|['’]ve) (?:(?:0|no|zero) (?:free )?articles? (?:left|remaining)"
    r"|(?:read|used|reached) (?:all )?(?:of )?your (?:last )?(?:\w+ )?free articles?)"
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
    r"|(?:contenuto|articolo) (?:è )?(?:riservato|esclusivo) (?:agli|per gli) abbonati"
    r"|(?:abbonati|accedi) per (?:continuare a )?leggere|(?:sei )?già abbonato\?"
    # Dutch
    r"|lees (?:verder|meer|dit artikel) met (?:een|je|uw) \w*abonnement"
    r"|(?:ben je |bent u )?al abonnee\?"
    r"|(?:dit|het|deze) (?:artikel|verhaal|inhoud) is (?:\w+ ){0,3}(?:voor|aan) (?:onze )?abonnees"
    r"|(?:om|log in om|word abonnee om|abonneer u om) (?:verder te lezen|dit artikel te lezen)"
    # Danish, Norwegian, Swedish
    r"|(?:læs|les|läs) (?:videre|vidare|mere|hele \w+|hela \w+) med (?:et|en|ditt|dit) \w*"
    r"(?:abonne?ment|prenumeration)|(?:er|är) du (?:allerede |redan )?(?:abonnent|prenumerant)\?"
    r"|(?:allerede|redan) (?:abonnent|prenumerant)\?"
    r"|(?:log ind|logg inn|logga in|bliv abonnent|bli (?:abonnent|prenumerant)|prenumerera"
    r"|tegn abonnement|kjøp tilgang|köp tillgång) (?:for at|for å|för att) (?:læse|lese|läsa|forts"
    r"|få adgang)\w*|(?:artiklen|artikkelen|artikeln|saken|innehållet|indholdet) (?:er|är) "
    r"(?:\w+ ){0,3}(?:for|för|til|till)?\s?(?:våra |våre |vores )?(?:abonnenter|prenumeranter)"
    # Finnish
    r"|(?:tilaa|kirjaudu)\b[^.]{0,40}(?:lukeaksesi|jatkaaksesi|lue koko)|(?:tämä )?(?:juttu|sisältö"
    r"|artikkeli) on (?:vain )?tilaajille|oletko jo tilaaja\?"
    # Polish, Czech
    r"|(?:dalsza część|pełna treść|reszta|cały artykuł|ten artykuł|treść|artykuł)\b[^.]{0,30}"
    r"(?:tylko |wyłącznie )?dla (?:naszych )?(?:subskryb|prenumer|abonent)\w+"
    r"|(?:aby|żeby|by) (?:czytać dalej|przeczytać (?:cały|całość))[^.]{0,40}(?:zaloguj|wykup|kup"
    r"|subskryb|prenumer|zaprenum)\w*|(?:zaloguj się|wykup \w+|zaprenumeruj|subskrybuj),? "
    r"(?:aby|żeby|by|i) (?:czyta|przeczyta)\w+|(?:masz już|jesteś już|już) (?:prenumerat|subskryp"
    r"|subskryb)\w+\?"
    r"|(?:článek|obsah|text) je (?:\w+ ){0,2}(?:pro )?(?:naše )?předplatitel\w+"
    r"|(?:předplaťte|přihlaste)[^.]{0,40}(?:číst|dočt|pokrač)\w*|(?:už|již) (?:jste"
    r"|máte) předplat\w+\?"
    # Hungarian, Romanian
    r"|(?:a|ez a) (?:cikk|tartalom) (?:csak|kizárólag) előfizető\w+|fizessen elő[^.]{0,30}olvas\w+"
    r"|(?:articol|conținut)\w* (?:este )?(?:\w+ ){0,2}pentru abonați"
    r"|abon(?:ează-te|ați-vă) (?:pentru|ca) (?:a|să) (?:citi|continu)\w*|ești deja abonat\?"
    # Russian, Ukrainian
    r"|(?:чтобы|щоб) (?:читать|прочитать|продолжить|читати|прочитати|продовжити)[^.]{0,40}"
    r"(?:подпи|оформ|войд|зарегистр|підпи|увійд|зареєстр|передпл)\w+"
    r"|(?:уже|вже) (?:есть|є|подписаны|підписані|подписчик|передплатник)(?: \w+)?\?"
    r"|(?:материал|статья|текст|продолжение|матеріал|стаття|продовження)\w* (?:доступ\w+ )?"
    r"(?:только |лише |тільки )?(?:по подписке|(?:для )?подписчик\w+|за передплатою"
    r"|(?:для )?передплатник\w+)|(?:только|лише|тільки) для (?:подписчиков|передплатників)"
    # Turkish
    r"|(?:okumaya devam etmek|devamını okumak|tamamını okumak|haberi okumak) için[^.]{0,40}"
    r"(?:abone|üye|giriş|kayıt)\w*|bu (?:içerik|haber|makale|yazı) (?:sadece |yalnızca )?abone\w*"
    r"|zaten abone misin(?:iz)?\?"
    r")"
    # Japanese, Chinese, Korean
    r"|(?:この記事は|残り[\d,]+文字は?)[^。\s]{0,10}(?:有料|会員限定)[^。\s]{0,20}|続きを読むには[^。\s]{0,40}"
    r"|(?:订阅|登录|付费|訂閱|登入)后?後?(?:可|即可|才能|以)?(?:继续|繼續)?(?:阅读|閱讀|查看)(?:全文)?"
    r"|(?:구독자|유료 ?회원) 전용|로그인 후 (?:이용|열람)",
    re.IGNORECASE,
)
# What an offer says beside its gate.
OFFER = re.compile(
    r"\A\W*(?:subscribe(?: now)?\W*\Z|(?:try|get) (?:un\w+ )+access|(?:un\w+ |full |digital "
    r"|complete "
    r"(?:digital )?){1,2}access\b|(?:only|just|then|from|for) [$€£]\s?\d"
    r"|cancel (?:or change your plan )?any ?time|explore our (?:full )?range of subscriptions"
    r"|[$€£]\s?\d[\d.,]* (?:a|per|for|every|/) ?(?:\d+ )?(?:week|month|year)s?)",
    re.IGNORECASE,
)
