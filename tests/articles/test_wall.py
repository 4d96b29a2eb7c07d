"""What stands in an article's place is told from an article, and no site is known by name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.articles.wall import UNTOLD, stands_in, tells_of
from tests.articles.press import BODY, ENTRY

STAND_INS = {
    "consent": """\
The Harbour Post and its 641 partners store information on your device, such as cookies, and \
read it, to show you personalised advertising and to measure what you read.

You can accept all of this or set your preferences for each partner. Some partners rely on their \
legitimate interest, to which you can object. Your choices hold for this site alone, and you can \
withdraw your consent at any time at the foot of each page.""",
    "consent, told as purposes": """\
We value your privacy. We use cookies and similar means to make this website work and to \
understand our audience.

Choose which of them you allow. Strictly necessary cookies are always on. Audience measurement \
helps us to improve our pages. Personalised advertising pays for our newsroom.

Accept all. Reject all. Save my choices.""",
    "robots": """\
Please verify that you are a human. We have noticed unusual traffic from your network, and need \
to make sure that you are not a robot. Press and hold the button until it turns green.

If you use a VPN or an ad blocker, please switch it off and reload the page. If you believe that \
this is a mistake, contact our support team and quote the reference ID 81c7-33f0.""",
    "robots, in a word": "Just a moment... Checking your browser before you go on. Ray ID: 8f3a1",
    "refusal": "Access denied. You do not have permission to view this page from your location.",
    "scripts": """\
JavaScript is disabled in your browser. Please enable JavaScript to use this site. Here is how to \
turn it on in the settings of the most common browsers. Then reload this page.""",
    "subscription": """\
You have read all of your free articles this month. Subscribe now for unlimited access to our \
reporting, on all of your devices. Start your free trial today: 1 euro for the first month, then \
12 euros per month. Cancel anytime.

Already a subscriber? Log in to your account. Forgot your password? Enter your e-mail address and \
we will send you a link.""",
    "gone": """\
Sorry, we could not find the page that you are looking for. It may have been moved or deleted, or \
the link that brought you here may be broken.

Please check the address that you typed, go back to the home page, or search our archive of \
articles since 1997.""",
    "gone, in a word": "404. Page not found. The requested URL was not found on this server.",
    "region": "This content is not available in your region. We are working to bring it to you.",
}

ARTICLES = {
    "on cookie law": (
        "Velmark court limits cookie banners to one click",
        """\
Websites in Velmark must let visitors refuse cookies with one click, the country's highest court \
ruled on Monday, in a case brought by a consumer group against the news site Dagrun.

The judges said that consent given by scrolling on was no consent at all. “You cannot hide the \
button to refuse your cookies behind three pages,” Judge Orla Finn told the court.

Publishers said that the ruling would cost them a tenth of what advertising brings in. The data \
protection office will fine sites up to 2% of sales from 1 March if their banners still track \
visitors by default.""",
    ),
    "on cookie law, for its readers": (
        "What the ruling on cookie consent means for you",
        """\
The highest court in Velmark ruled on Monday that websites must let visitors refuse cookies with \
one click. Here is what changes, and when.

You will still see banners. Sites that use cookies only to keep a basket need none, but most sell \
advertisements, and those have to ask. If you refuse, a site may not ask again for six months.

The rule applies from 1 March to every site that is run from Velmark. Sites abroad have until the \
autumn. The data protection office has hired 40 inspectors, and expects some 3,000 complaints in \
the first year, its director Pia Holm said.""",
    ),
    "on JavaScript": (
        "Norvia's customs portal fails as JavaScript update breaks forms",
        """\
Importers in Norvia could not file customs declarations for nine hours on Tuesday after an update \
of the JavaScript code behind the customs portal broke its forms in two common browsers.

Traders saw a page that told them, “Please enable JavaScript in your browser to continue.” The \
customs office said that 14,000 declarations were filed late and that no fines would be charged.

The supplier, Brightwell Systems, withdrew the update at noon. Bots that brokers use to file in \
bulk were blocked until the evening as a precaution.""",
    ),
    "on a paywall": (
        "The Harbour Post puts its trade pages behind a paywall",
        """\
The Harbour Post will put its trade pages behind a paywall in January, its publisher said on \
Monday, and expects 20,000 subscribers within a year.

Visitors will be able to read three free articles a month, and will then be asked to subscribe \
to continue reading. A subscription will cost 12 euros a month, half of what its rival charges.

“Advertisements no longer pay for reporters,” the publisher, Ned Askew, told staff. Readers who \
sign up for the newsletter before the new year get a free trial of two months.""",
    ),
    "of a ministry that speaks as we": (
        "Ministry opens consultation on origin rules for pipe",
        """\
We are asking importers of steel pipe for their views on new rules of origin. We propose that at \
least 55% of the value of a pipe be added in the region for it to be free of duty.

You can reply until 15 January. We will publish a summary of the replies, and our decision, in \
March. The present rule asks for 40%, and has applied since 2019.

Our figures show that 1.2 million tonnes of pipe came in last year under the rule.""",
    ),
}


@pytest.mark.parametrize("text", STAND_INS.values(), ids=list(STAND_INS))
def test_what_speaks_to_its_visitor_stands_in_for_an_article(text: str) -> None:
    assert stands_in(text)
    assert stands_in(text, ENTRY.title, ENTRY.summary)
    assert stands_in(f"{ENTRY.title}\n\n{text}", ENTRY.title)  # some repeat what they withhold


@pytest.mark.parametrize(("title", "text"), ARTICLES.values(), ids=list(ARTICLES))
def test_an_article_about_such_things_is_an_article(title: str, text: str) -> None:
    assert not stands_in(text, title)
    assert not stands_in(text)


@pytest.mark.parametrize(
    "notices",
    [
        "Subscribe to our newsletter.",
        "We use cookies to improve this site. Accept all.",
        "Sorry, our comments are closed on this page.",
    ],
)
def test_an_article_with_a_notice_at_its_end_is_an_article(notices: str) -> None:
    assert not stands_in(f"{BODY}\n\n{notices}", ENTRY.title, ENTRY.summary)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            """Der Zoo von Keld hat zwei junge Pandas bekommen. Sie heißen Mo und Bo und sind ab
            Samstag zu sehen. Der Eintritt kostet neun Euro.""",
            "Velmark erhöht den Zoll auf Stahl im Dezember auf 25 Prozent",
        ),
        (
            """Nous et nos partenaires conservons des informations sur votre appareil. Vous pouvez
            accepter ou refuser, et changer d'avis à tout moment.""",
            "Le Velmark relève ses droits de douane sur l'acier importé",
        ),
        (
            "お探しのページは見つかりませんでした。移動または削除された可能性があります。",
            "ベルマルク、鉄鋼関税を25%に引き上げ",
        ),
    ],
)
def test_a_short_text_that_tells_something_else_stands_in(text: str, title: str) -> None:
    assert stands_in(text, title)
    assert not stands_in(text)
    assert not stands_in(f"{title}. {text}", title)


TEASERS = (
    "Wheat in Norvia: the harvest reaches a record after a wet spring, officials said on Monday.",
    "The central bank kept its rate at 4% as the price of food eased for the third month.",
    "A ferry line opens between two ports next year, with room for two hundred lorries a day.",
    "Makers of chips see demand fall as fewer telephones are sold in Asia, analysts said.",
    "Airlines want lower fees of airports, and threaten to move aircraft to other hubs by June.",
    "Farmers protest against new rules for fertiliser and block the roads around the ministry.",
)
FRONT = "\n\n".join(TEASERS * 5)


def test_a_list_of_other_reports_stands_in_however_long_it_is() -> None:
    assert len(FRONT) > UNTOLD
    assert stands_in(FRONT, ENTRY.title, ENTRY.summary)
    assert stands_in(FRONT, ENTRY.title, named="The Gazette: news from Velmark")
    assert not stands_in(FRONT)
    assert not stands_in(f"{FRONT}\n\n{BODY}", ENTRY.title, ENTRY.summary)


def test_a_long_text_under_its_own_odd_headline_is_an_article() -> None:
    long = "\n\n".join([BODY] * 4)
    assert len(BODY) < UNTOLD < len(long)
    odd = "Nobody wins where everybody bids twice"
    assert stands_in(BODY, odd)
    assert not stands_in(long, odd, named=f"{odd} | The Gazette")


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("Home\n\nWorld", "Steel tariffs approved", False),
        ("0 results for “steel-tariffs”. Try other words.", "Steel tariffs approved", False),
        (
            "Reports are available on our site for 30 days only. This one cannot be displayed.",
            "Steel tariffs approved",
            False,
        ),
        ("Steel tariffs", "Steel tariffs approved", False),
        ("The cabinet agreed to tariffs on Monday.", "Steel tariffs approved", True),
        ("政府は鉄鋼の輸入関税を12月から25%に引き上げると発表した。", "鉄鋼関税を引き上げ", True),
    ],
)
def test_a_teaser_tells_something_of_its_headline(text: str, title: str, told: bool) -> None:
    assert tells_of(text, title) is told


def test_a_headline_of_few_words_proves_nothing() -> None:
    assert not stands_in(BODY, "On the brink")


def test_a_language_without_spaces_is_compared_by_its_characters() -> None:
    text = "ベルマルク政府は鉄鋼の輸入関税を12月から25%に引き上げると発表した。"
    assert not stands_in(text, "鉄鋼関税を引き上げ、ベルマルク政府")


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_any_texts_can_be_judged(text: str, title: str, summary: str) -> None:
    assert stands_in(text, title, summary) in (True, False)
    assert not stands_in(title, title)  # what tells the headline tells what was promised
