"""What stands in the place of a page that was asked for, and the titles that announce it."""

from __future__ import annotations

import re
from enum import StrEnum


class Wall(StrEnum):
    """What can stand in an article's place; the values are shown by `tradewire read`."""

    CONSENT = "a form for consent"
    ROBOTS = "a check for robots, or a refusal,"
    SCRIPTS = "a call to enable JavaScript"
    GONE = "a notice that the page is gone"
    FAILING = "a notice that the site fails, or is none yet,"
    REGION = "a refusal for its visitor's country or age"
    LOGIN = "a call to log in"
    SUBSCRIPTION = "an offer to subscribe"
    NOTICE = "a notice to the visitor"
    FRONT = "the site's front page, or one of its sections,"
    OTHER = "something that its headline does not promise"


# A page's whole title, or how it begins, where it names a wall and no article.
_TITLES = {
    Wall.ROBOTS: r"just a moment|attention required|access (?:to this page has been )?denied"
    r"|(?:403 )?forbidden|are you a (?:robot|human)|robot or human|human verification|captcha"
    r"|verify(?:ing)? (?:(?:that )?you(?: are|['’]re) (?:a )?human|your browser)"
    r"|(?:\w+ )?security (?:check(?:point)?|verification)|checking your browser"
    r"|(?:\w+ )?website firewall|(?:bot|client|human) challenge|(?:error )?403"
    r"|(?:request|you have been|you are) (?:un)?blocked|pardon our interruption|one more step"
    r"|zugriff verweigert|sicherheits(?:überprüfung|abfrage)|accès (?:refusé|interdit)"
    r"|(?:contrôle|vérification) de sécurité|acceso denegado|acesso negado|un momento|um momento"
    r"|bot (?:check|verification)|ddos.guard|please wait",
    Wall.CONSENT: r"before you continue|bevor sie fortfahren|avant de continuer"
    r"|antes de (?:continuar|ir a)"
    r"|(?:cookie|privacy|consent) (?:settings|preferences|notice|consent)"
    r"|your privacy(?: choices)?|we value your privacy|privacy and cookies|cookies"
    r"|zustimmung(?: erforderlich)?|datenschutzeinstellungen|vos préférences"
    r"|configuración de cookies|consent",
    Wall.SCRIPTS: r"(?:please )?enable javascript|javascript (?:is )?(?:required|disabled)",
    Wall.FAILING: r"(?:error )?50[0234]|(?:\d+ )?internal server error|(?:\d+ )?bad gateway"
    r"|(?:\d+ )?service (?:temporarily )?unavailable|database error|account suspended"
    r"|(?:site |website |scheduled |under |down for )+maintenance|maintenance mode"
    r"|wartungsarbeiten|wartungsmodus|site en maintenance|en mantenimiento|em manutenção"
    r"|welcome to nginx|(?:[\w ]+ )?default page|(?:index of|directory listing) /"
    r"|[\w-]+(?:\.[\w-]+)+ is (?:for sale|parked)|(?:this )?domain (?:is )?(?:for sale|expired)"
    r"|coming soon",
    Wall.REGION: r"(?:error )?451|unavailable (?:due to|for) legal reasons"
    r"|(?:not available|unavailable) in your (?:region|country|location)"
    r"|(?:verify|confirm) your age|age verification",
    Wall.GONE: r"(?:error )?404|page (?:not found|unavailable|introuvable|non trouvée)"
    r"|not found|(?:die )?seite (?:wurde )?nicht gefunden|página no (?:encontrada|existe)"
    r"|página não (?:encontrada|existe)|(?:fehler|erreur|error|erro) 404|we can['’]t find"
    r"|sorry, (?:we|this page)|410|gone$",
    Wall.LOGIN: r"log ?in|sign in|anmelden|anmeldung|einloggen|connexion|se connecter"
    r"|identifiez-vous|iniciar sesión|inicia sesión|fazer login|entrar$|acesse sua conta",
    Wall.SUBSCRIPTION: r"subscribe(?: now| to (?:read|continue)|$)|abonnieren|abonnez-vous"
    r"|suscríbete|assine$|assine (?:agora|já)",
}
_TITLED = {
    wall: re.compile(rf"\W*(?:{words})(?!\w)", re.IGNORECASE) for wall, words in _TITLES.items()
}


def titled(title: str) -> Wall | None:
    """Name the wall that a page's title announces; a title of a report has more to say."""
    for wall, opening in _TITLED.items():
        found = opening.match(title)
        if found and len(title[found.end() :].split()) <= 4:
            return wall
    return None
