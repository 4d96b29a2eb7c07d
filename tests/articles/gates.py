"""Invented gates behind which the rest of an article is for subscribers, by language."""

from __future__ import annotations

GATES = {
    "en, with": "Continue reading your article with a Gazette subscription",
    "en, verifying": "Thank you for your patience while we verify access. If you are in Reader "
    "mode please exit and log into your Gazette account, or subscribe for all of the Gazette.",
    "en, trial": "Start a free trial to read on. Get unrestricted access to all our journalism.",
    "en, register": "To read the full article, log in or register for free.",
    "en, more": "Want to read more? Subscribe now for $2 a week.",
    "en, none left": "You have 0 free articles left this month.",
    "en, price": "Keep reading for $2. Unlimited access, cancel any time. Then $60 per month.",
    "nl": "Lees verder met een abonnement. Al abonnee? Log in",
    "nl, only": "Dit artikel is alleen voor abonnees.",
    "sv": "Läs vidare med en prenumeration. Redan prenumerant? Logga in",
    "sv, log in": "Logga in för att läsa hela artikeln.",
    "da": "Læs videre med et abonnement. Er du allerede abonnent? Log ind",
    "no": "Logg inn for å lese hele saken. Er du abonnent?",
    "fi": "Tämä juttu on tilaajille. Oletko jo tilaaja?",
    "pl": "Dalsza część artykułu dostępna tylko dla subskrybentów. Masz już konto? Zaloguj się",
    "pl, log in": "Zaloguj się, aby czytać dalej.",
    "cs": "Článek je pouze pro předplatitele.",
    "it": "Questo contenuto è riservato agli abbonati.",
    "ru": "Чтобы читать дальше, оформите подписку. Уже есть подписка? Войти",
    "ru, only": "Материал доступен только подписчикам.",
    "uk": "Щоб читати далі, оформіть передплату.",
    "tr": "Okumaya devam etmek için abone olun.",
    "ro": "Articol disponibil doar pentru abonați.",
    "hu": "A cikk csak előfizetőknek érhető el.",
}
