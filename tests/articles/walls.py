"""Invented pages that stand in for an article, sell it, or tell of such pages, by language."""

from __future__ import annotations

from tests.articles.press import PARAGRAPHS, html, paragraphs


def bare(title: str, *blocks: str, lang: str = "en", head: str = "") -> str:
    """Lay out a page that is no article's: a title and what it shows."""
    return (
        f"<!DOCTYPE html><html lang='{lang}'><head><title>{title}</title>{head}</head>"
        f"<body>{''.join(blocks)}</body></html>"
    )


def _told(title: str, text: str, lang: str = "en") -> str:
    return bare(title, f"<h1>{title}</h1>", paragraphs(*text.split("\n")), lang=lang)


SCRIPT = "<script src='/app.js'></script>"
SHELL = "<div id='root'></div>"

BLOCKED = {
    "robots en": _told(
        "Just a moment...",
        "Verify you are human by completing the action below.\n"
        "gazette.example needs to review the security of your connection before proceeding.",
    ),
    "robots en, refused": _told(
        "Access Denied",
        "You don't have permission to access this page on this server.\nReference #18.4f1",
    ),
    "robots en, captcha": _told(
        "Are you a robot?",
        "We have detected unusual activity from your computer network.\n"
        "To continue, please solve the captcha below to let us know that you are not a robot.",
    ),
    "robots de": _told(
        "Sicherheitsüberprüfung",
        "Bitte bestätigen Sie, dass Sie ein Mensch sind.\n"
        "Wir haben ungewöhnliche Aktivität aus Ihrem Netzwerk festgestellt.",
        "de",
    ),
    "robots fr": _told(
        "Accès refusé",
        "Nous avons détecté un trafic inhabituel depuis votre réseau.\n"
        "Veuillez confirmer que vous êtes humain en cochant la case ci-dessous.",
        "fr",
    ),
    "robots es": _told(
        "Acceso denegado",
        "Hemos detectado actividad inusual en tu red.\n"
        "Por favor, confirma que eres humano marcando la casilla.",
        "es",
    ),
    "robots pt": _told(
        "Acesso negado",
        "Detectamos atividade incomum na sua rede.\n"
        "Por favor, confirme que você é humano marcando a caixa abaixo.",
        "pt",
    ),
    "scripts en": bare(
        "Gazette",
        SHELL,
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
        SCRIPT,
    ),
    "scripts de": _told(
        "Gazette",
        "Bitte aktivieren Sie JavaScript in Ihrem Browser, um diese Seite zu sehen.",
        "de",
    ),
    "scripts fr": _told(
        "Gazette",
        "Veuillez activer JavaScript dans votre navigateur pour afficher cette page.",
        "fr",
    ),
    "scripts es": _told(
        "Gazette", "Por favor, activa JavaScript en tu navegador para ver esta página.", "es"
    ),
    "scripts pt": _told(
        "Gazette", "Por favor, ative o JavaScript no seu navegador para ver esta página.", "pt"
    ),
    "empty shell": bare("Gazette", SHELL, SCRIPT),
    "gone en": _told(
        "Page not found",
        "Sorry, the page you are looking for could not be found.\nGo back to our home page.",
    ),
    "gone de": _told(
        "Seite nicht gefunden",
        "Die von Ihnen gesuchte Seite existiert nicht mehr oder wurde verschoben.\n"
        "Zurück zu unserer Startseite.",
        "de",
    ),
    "gone fr": _told(
        "Page introuvable",
        "La page que vous cherchez n’existe plus ou a été déplacée.\n"
        "Retournez à notre page d’accueil.",
        "fr",
    ),
    "gone es": _told(
        "Página no encontrada",
        "Lo sentimos, la página que buscas no existe o ha sido eliminada.\n"
        "Vuelve a nuestra página de inicio.",
        "es",
    ),
    "gone pt": _told(
        "Página não encontrada",
        "Desculpe, a página que você procura não existe ou foi removida.\n"
        "Volte à nossa página inicial.",
        "pt",
    ),
    "consent en": _told(
        "Before you continue",
        "We and our 641 partners use cookies to store information on your device.\n"
        "You can accept all or manage your choices. You can withdraw your consent at any time.",
    ),
    "consent de": _told(
        "Zustimmung erforderlich",
        "Wir und unsere 214 Partner verwenden Cookies, um Ihnen personalisierte Werbung zu "
        "zeigen.\n"
        "Mit Ihrer Einwilligung dürfen wir Daten auf Ihrem Gerät speichern.\n"
        "Sie können Ihre Zustimmung jederzeit in den Datenschutzeinstellungen widerrufen.",
        "de",
    ),
    "consent fr": _told(
        "Gazette",
        "Nous et nos partenaires utilisons des cookies pour vous proposer des publicités "
        "personnalisées.\nVous pouvez tout accepter ou refuser votre consentement à tout moment.",
        "fr",
    ),
    "consent es": _told(
        "Gazette",
        "Nosotros y nuestros socios utilizamos cookies para mostrarte publicidad personalizada.\n"
        "Puedes cambiar tu consentimiento en cualquier momento en nuestra política de cookies.",
        "es",
    ),
    "consent pt": _told(
        "Gazette",
        "Nós e nossos parceiros usamos cookies para mostrar publicidade personalizada.\n"
        "Você pode retirar o seu consentimento a qualquer momento na nossa política de "
        "privacidade.",
        "pt",
    ),
    "failing en": _told(
        "502 Bad Gateway",
        "The server is temporarily unable to service your request. Please try again in a minute, "
        "or write to the site administrator if the trouble goes on.",
    ),
    "maintenance en": _told(
        "Site maintenance",
        "We are sorry for the inconvenience: our site is under scheduled maintenance. "
        "It will be back online shortly, and we thank you for your patience while our engineers "
        "do what has to be done so that our pages reach you faster than they ever did before.",
    ),
    "maintenance de": _told(
        "Wartungsarbeiten",
        "Wir warten unsere Seite. Bitte besuchen Sie uns in einer Stunde wieder.",
        "de",
    ),
    "no site yet": _told(
        "Welcome to nginx!", "The web server is successfully installed. Configure it further."
    ),
    "for sale": _told(
        "gazette.example is for sale",
        "This domain is for sale. Make an offer to its owner, or buy it now for 900 euros.",
    ),
    "region": _told(
        "451: Unavailable due to legal reasons",
        "You are trying to access this website from a country of the European Economic Area, "
        "where the General Data Protection Regulation applies. Access to our pages cannot be "
        "granted from there at this time.",
    ),
    "age": _told("Confirm your age", "You must be 18 or older to enter. Please confirm your age."),
    "robots en, verifying": _told(
        "gazette.example",
        "Verifying you are human. This may take a few seconds.\n"
        "gazette.example needs to review the security of your connection before proceeding.",
    ),
    "consent it": _told(
        "Accetta i cookie per continuare",
        "Noi e i nostri 412 partner usiamo i cookie. Puoi negare il consenso in ogni momento.",
        "it",
    ),
}

FIRST = PARAGRAPHS[0]
PAYWALLED = {
    "ja": _told("公報", "続きを読むにはログインするか、会員登録をしてください。", "ja"),
    "subscription en": _told(
        "Subscribe to read",
        "Subscribe to unlock this article. Try unlimited access for only 1 euro for 4 weeks.\n"
        "Already a subscriber? Log in. Cancel anytime during your free trial.",
    ),
    "login en": _told("Log in", "Please log in to your account to continue. Forgot your password?"),
    "login de": _told(
        "Anmelden",
        "Bitte melden Sie sich mit Ihrem Benutzerkonto an.\nHaben Sie Ihr Passwort vergessen?",
        "de",
    ),
    "declared": html(
        paragraphs(*PARAGRAPHS),
        head='<script type="application/ld+json">'
        '{"@type":"NewsArticle","isAccessibleForFree":"http://schema.org/False"}</script>',
    ),
    "teaser en": html(paragraphs(FIRST), "<div>Subscribe to unlock the full story.</div>"),
    "teaser de": html(paragraphs(FIRST), "<p>Dieser Artikel ist nur für Abonnenten lesbar.</p>"),
    "teaser de, plus": html(
        paragraphs(FIRST), "<p>Sie haben bereits ein Digitalabo? Jetzt anmelden.</p>"
    ),
    "teaser fr": html(paragraphs(FIRST), "<p>La suite est réservée aux abonnés.</p>"),
    "teaser fr, rest": html(paragraphs(FIRST), "<p>Il vous reste 72 % de cet article à lire.</p>"),
    "teaser es": html(
        paragraphs(FIRST), "<p>Suscríbete para seguir leyendo. ¿Ya eres suscriptor?</p>"
    ),
    "teaser pt": html(paragraphs(FIRST), "<p>Este conteúdo é exclusivo para assinantes.</p>"),
}

SUMMARY = {
    "leads on": html(
        paragraphs(FIRST, f"{PARAGRAPHS[3]} [...]"), "<p><a href='/x'>Continue reading</a></p>"
    ),
    "stub": html("<p>Velmark will raise its tariff on imported steel to 25%.</p>"),
}

_DE = """Der Verlag der Hafenpost führt im Januar eine Bezahlschranke ein, teilte die \
Geschäftsführung am Montag mit. Leser können drei Artikel im Monat ohne Abo lesen.
„Bitte melden Sie sich an, um weiterzulesen“, werde es danach heißen, sagte Verlagschef Ned Askew. \
Ein Abo kostet zwölf Euro im Monat, die Hälfte dessen, was der Konkurrent verlangt.
Der Wettbewerber Dagrun hatte seine Schranke im Herbst wieder abgebaut, nachdem die Zahl der \
Besuche \
um ein Drittel gefallen war. Die Werbung brachte dort zuletzt 40 Millionen Euro ein."""
_FR = """Le tribunal de Keld a condamné lundi le site Dagrun à une amende de deux millions d'euros \
pour avoir déposé des cookies sans le consentement de ses lecteurs.
« Vous ne pouvez pas cacher le bouton de refus », a déclaré la juge Orla Finn. L'éditeur a annoncé \
qu'il ferait appel de la décision, qui s'appliquera à partir du premier mars.
Selon le régulateur, un site sur trois enfreint encore la règle. Les éditeurs craignent de perdre \
un \
dixième de leurs recettes publicitaires."""
_ES = """El gobierno de Velmark investiga un ataque de robots que bloqueó durante nueve horas el \
portal \
de aduanas, según informó el martes la ministra Ilsa Brandt.
Los comerciantes vieron un mensaje que decía: «Confirma que eres humano». Unas 14.000 \
declaraciones \
se presentaron con retraso y no habrá multas, según la oficina de aduanas.
El proveedor, Brightwell Systems, retiró la actualización al mediodía y pidió disculpas a los \
importadores, que calculan sus pérdidas en tres millones."""
_PT = """O jornal Correio do Porto vai cobrar pela leitura das suas páginas de comércio a partir \
de \
janeiro, anunciou a direção na segunda-feira. Os leitores terão três artigos grátis por mês.
A assinatura custará doze euros por mês, metade do preço do concorrente. A empresa espera vinte \
mil \
assinantes no primeiro ano, disse o diretor Ned Askew.
O sindicato dos jornalistas elogiou a decisão, que deve garantir quarenta empregos na redação. A \
publicidade caiu um terço desde 2019."""
_CAPTCHA = """Norvia's customs office will drop the captcha that brokers had to solve before each \
filing, it said on Tuesday, after robots learned to solve it faster than people do.
“Verify that you are human” was the line that brokers saw 1.2 million times last year. Access was \
denied to one in nine of them, the office's director, Pia Holm, told a committee.
The replacement checks a broker's certificate instead. Bots that file in bulk will be allowed \
from 1 \
March, with a limit of 500 filings an hour, and the office will publish how many it blocked."""
_GONE = """A court in Velmark ordered the port authority on Monday to restore 4,100 pages that it \
had \
removed from its website, among them every tender since 2019.
Visitors of the pages had been told that the page was not found. The authority said that the pages \
were deleted by mistake when it moved to a new system, and that no record was lost.
The judge gave it until 15 January, and a fine of 900 euros for each day after that."""

_MAINTENANCE = (
    "The strait was closed to ships for maintenance of its locks, and exporters of grain said "
    "that the outage cost them two weeks. “We are sorry for the inconvenience,” a spokeswoman of "
    "the canal office said.\nThe locks are to be back in service on Monday. Server failures at the "
    "customs office had kept forty ships waiting in May, and the tariff on late cargo was waived.\n"
    "Grain prices at Dagrun rose by 3% while the strait was shut, traders said."
)

OPEN = {
    "on maintenance, en": _told("Maintenance closes the strait of Dagrun to grain", _MAINTENANCE),
    "on a paywall, de": _told("Die Hafenpost führt eine Bezahlschranke ein", _DE, "de"),
    "on cookies, fr": _told("Cookies : le site Dagrun condamné à une amende", _FR, "fr"),
    "on robots, es": _told("Un ataque de robots bloquea el portal de aduanas", _ES, "es"),
    "on subscriptions, pt": _told("Correio do Porto passa a cobrar por assinatura", _PT, "pt"),
    "on captchas, en": _told("Captcha to go as robots beat it, customs office says", _CAPTCHA),
    "on pages that are gone, en": _told("Page not found: court tells port to restore", _GONE),
    "with a menu for subscribers": html(paragraphs(*PARAGRAPHS)).replace(
        "<nav>", "<nav><a>Already a subscriber? Log in</a> <a>Sign in to read more</a> "
    ),
    "with a newsletter": html(
        paragraphs(*PARAGRAPHS), "<p>Sign up for our newsletter to read more of this.</p>"
    ),
    "with a banner on cookies": html(paragraphs(*PARAGRAPHS)).replace(
        "</body>",
        "<div class='banner'><p>We use cookies. By going on you accept our cookie policy.</p>"
        "<button>Accept all</button></div></body>",
    ),
    "with a call for scripts": html(paragraphs(*PARAGRAPHS)).replace(
        "<body>", "<body><noscript>Please enable JavaScript to view this page.</noscript>"
    ),
}
