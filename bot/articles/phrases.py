"""What sites say in an article's place, by kind: English, German, French, Spanish, Portuguese."""

from __future__ import annotations

import re

from bot.articles.farther import farther_counts, farther_notice
from bot.language.walls import Wall

#: The walls behind which an article is sold, or kept for those who are known.
SOLD = frozenset({Wall.LOGIN, Wall.SUBSCRIPTION})

# The first that a text has most of names the wall.
_MATTER = {
    Wall.SCRIPTS: r"java ?script|(?:activ\w+|enable|aktivieren|habilit\w+) (?:js|scripts?)",
    Wall.ROBOTS: r"robots?|bots?|captcha|roboter|humain|humano|menschlich|mensch sind"
    r"|(?:are|a|re|you['’]re) human|unusual (?:traffic|activity)|ray id"
    r"|ungewöhnlich\w* (?:aktivität|datenverkehr|zugriff)\w*|automatisiert\w* (?:zugriff|anfrag)\w*"
    r"|(?:trafic|activité) (?:inhabituel|suspec)\w*|requêtes automati\w+"
    r"|(?:tráfico|actividad) (?:inusual|sospechos)\w*|(?:tráfego|atividade) (?:incomum|suspeit)\w*"
    r"|access (?:is |has been )?denied|forbidden|permission|zugriff (?:wurde )?\w*verweigert"
    r"|accès (?:vous )?(?:a été |est )?(?:refusé|interdit|bloqué)|accesso negato"
    r"|acceso (?:ha sido )?(?:denegado|bloqueado)|acesso (?:foi )?(?:negado|bloqueado)"
    r"|blocked|blockiert|gesperrt|security (?:check|service)|sicherheitsüberprüfung"
    r"|vérifi\w+ de sécurité|(?:comprobación|verificación) de seguridad|verificação de segurança"
    r"|vpn|firewall|ip.?adresse|adresse ip|dirección ip|endereço ip|werbeblocker"
    r"|bloqueur|bloqueador|ad.?block\w*|checking your browser",
    Wall.CONSENT: r"cookies?|consents?|einwillig\w*|zustimm\w*|datenschutz\w*|akzeptieren"
    r"|consentement|traceurs?|vie privée|nos partenaires|consentimi?ento"
    r"|privacidade?|nuestros socios|nossos parceiros|unsere (?:\d+ )?partner|personali[sz]ed"
    r"|personalisiert\w* (?:werbung|anzeigen|inhalte)|(?:publicités?|annonces) personnalisée?s?"
    r"|(?:publicidade?|anuncios|anúncios) personali[sz]ad\w+|legitimate interests?|privacy"
    r"|consens[oi]|nostri partner|dati personali|(?:annunci|pubblicità) personalizzat\w"
    r"|intereses? legítimo|interesse legítimo|berechtigt\w* interesse|intérêt légitime"
    r"|aceptar tod\w+|aceitar tod\w+|tout accepter|alle ablehnen|(?:accept|reject) all",
    Wall.FAILING: r"maintenance|wartung\w*|gewartet|mantenimiento|manutenção|manutenzione"
    r"|(?:internal )?server error|bad gateway|(?:temporarily )?unavailable"
    r"|back (?:online|soon|shortly)"
    r"|hosting provider|administrator|database|critical error|suspended|(?:this )?domain|for sale"
    r"|web server|in kürze wieder|vorübergehend nicht",
    Wall.REGION: r"(?:european )?(?:economic area|eea)|gdpr|general data protection regulation"
    r"|(?:your|this) (?:region|country|location)|ihr(?:em|er) (?:land|region)|votre (?:pays|région)"
    r"|tu (?:país|región)|seu país|your age|1[68] (?:years )?or older",
    Wall.GONE: r"40[34]|not (?:be )?found|looking for|no longer (?:exists?|available)|home ?page"
    r"|nicht (?:\w+ )?gefunden|existiert nicht|nicht mehr (?:verfügbar|vorhanden)|startseite"
    r"|introuvable|n['’]existe (?:pas|plus)|(?:déplacée|supprimée)|page d['’]accueil"
    r"|no (?:existe|encontrad\w+|está disponible)|no (?:se )?(?:ha |hemos |pudimos )?encontr\w+"
    r"|página (?:de inicio|inicial|principal)|não (?:foi )?encontr\w+|não existe|gelöscht"
    r"|verschoben|moved or deleted|eliminada|removida|portada|buscador"
    r"|pagina non trovata|non esiste",
    Wall.SUBSCRIPTION: r"subscri\w+|abonn?e?\w*|abos?|suscri\w+|abbona\w+"
    r"|assin(?:ante|atura|e|ar)s?\b|paywall"
    r"|free trial|probemonat|essai gratuit|prueba gratuita|weiterlesen|weiterzulesen"
    r"|(?:lire|poursuivre) (?:la suite|la lecture|votre lecture)|(?:seguir|continuar) leyendo"
    r"|(?:continuar|continue) (?:lendo|a leitura)|free articles?|freischalten",
    Wall.LOGIN: r"log(?:ged)? ?in|sign(?:ed)? in|password|anmeld\w+|angemeldet|einlogg\w+"
    r"|registrier\w+|passwort|benutzerkonto|connectez|se connecter|mot de passe|identifiant"
    r"|inici\w+ (?:la )?sesión|contraseña|regístr\w+|fa(?:ça|zer) (?:o )?login|senha|cadastr\w+"
    r"|create (?:a|an|your) (?:free )?account|crea(?:r|z|d)? (?:una|tu) cuenta"
    r"|criar (?:uma )?conta|(?:autre|seul) appareil|accedi|registrati",
}
_MATTERS = {
    wall: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for wall, words in _MATTER.items()
}

# How each of the four languages speaks to its visitor. German says Sie to you, and sie to them.
_TO_A_VISITOR = re.compile(
    r"\b(?:Sie|Ihr(?:e[mnrs]?)?|[Ww]ir|[Uu]ns(?:er\w*)?|[Bb]itte|[Dd]ies(?:e[mnrs]?) "
    r"(?:Seite|Artikel|Inhalt|Website|Webseite|Beitrag)|[Ee]s tut uns)\b"
    r"|\b(?i:vous|votre|vos|nous|notre|nos|veuillez|désolé|cet(?:te)? (?:page|article|contenu|site)"
    r"|ce (?:site|contenu)|usted|tus?|te|tienes|nuestr[oa]s?|por favor|lo sentimos|utilizamos"
    r"|usamos|est[ae] (?:página|sitio|artículo|contenido|noticia|site|artigo|conteúdo|matéria)"
    r"|su (?:navegador|consentimiento|cuenta|dispositivo|privacidad|suscripción)|você|nosso?s?"
    r"|seus? (?:navegador|dispositivo|consentimento)|sua (?:conta|assinatura|privacidade)"
    r"|desculpe|lamentamos|noi|nostr[oaie]|puoi|potete|quest[oa] (?:sito|pagina|contenuto|articolo)"
    r"|ci scusiamo|(?:il )?tuo (?:browser|consenso|account))\b"
    r"|^\W*(?i:aktivier\w+|\w+ez\b|acept[ae]|inici[ae]|suscríb\w+|regístr\w+|activ[ae]|habilit[ae]"
    r"|verifi[cq]\w+|confirm[ae]|haga|haz|aceite|assine|ative|faça|entre|cadastre|déjà|já é|ya eres"
    r"|¿ya|alle akzeptieren|alle ablehnen|(?:tout )?(?:accepter|refuser)|aceptar|rechazar|aceitar"
    r"|rejeitar|continuer sans)"
)
# Said to nobody, and a notice all the same.
_NOTICE = re.compile(
    r"^\W*(?:(?:fehler|erreur|error|erro) )?40[34]\b|^\W*(?:zugriff verweigert"
    r"|accès (?:refusé|interdit)|acceso denegado|acesso negado|einen (?:moment|augenblick)"
    r"|un (?:instant|momento)\W*$|nur (?:einen moment|für abonnenten)|réservé aux abonnés"
    r"|article réservé|um momento|laden|chargement|cargando|carregando)\b"
    r"|\bseite (?:wurde )?nicht gefunden\b|\bpage (?:est )?introuvable\b"
    r"|\bpágina (?:no|não) (?:fue |foi )?(?:encontrada|existe)\b"
    r"|\bpágina (?:a la )?que [^.]{0,40}\bno (?:existe|está)|^\W*disculp\w+ (?:las|os|la)\b"
    r"|\b(?:la )?page (?:demandée )?n['’]existe"
    r"|\bjavascript (?:ist|est|está) (?:\w+ )?\w+",
    re.IGNORECASE,
)
_QUOTED = re.compile('„[^“”]*[“”]|“[^”]*”|"[^"]*"|«[^»]*»|»[^«]*«')


def foreign_notice(sentence: str, subject: str = "") -> bool:
    """Say whether a sentence in another language than English is a notice to its visitor.

    Words of `subject` count for nothing, and what somebody is quoted as saying, as with `notice`.
    """
    sentence = _QUOTED.sub(" ", sentence)
    if _NOTICE.search(sentence):
        return True
    if farther_notice(sentence, subject):
        return True
    if not _TO_A_VISITOR.search(sentence):
        return False
    subject = subject.casefold()
    return any(
        found[0].casefold() not in subject
        for matter in _MATTERS.values()
        for found in matter.finditer(sentence)
    )


def kind(text: str) -> Wall:
    """Name the wall that most of a notice's words are of."""
    counted = {wall: len(matter.findall(text)) for wall, matter in _MATTERS.items()}
    for wall, more in farther_counts(text).items():
        counted[wall] += more
    best = max(counted, key=counted.__getitem__)
    return best if counted[best] else Wall.NOTICE
