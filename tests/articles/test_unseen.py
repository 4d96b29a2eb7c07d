"""What a page does not show is kept apart from its text."""

from __future__ import annotations

from bot.articles.extract import Page, extract
from bot.articles.unseen import LONGEST
from tests.articles.press import BODY, PARAGRAPHS, html, paragraphs


def read(*parts: str, head: str = "") -> Page:
    return extract(html(paragraphs(*PARAGRAPHS), *parts, head=head).encode(), "text/html")


def test_what_no_reader_sees_is_kept_apart() -> None:
    page = read(
        "<!-- Laud the comet -->",
        '<p style="display:none">Laud the <b>heron</b></p><div hidden>Laud the otter</div>',
        '<img src="/a.png" alt="Laud the badger">',
        head='<meta name="description" content="Laud the weasel">',
    )
    assert page.text == BODY
    animals = ("comet", "heron", "otter", "badger", "weasel")
    assert [each for each in animals if f"Laud the {each}" not in page.unseen.split("\n\n")] == []


def test_what_stands_in_the_text_too_is_not() -> None:
    lead = PARAGRAPHS[0]
    page = read(f"<!-- {lead} -->", head=f'<meta property="og:description" content="{lead}">')
    assert lead not in page.unseen


def test_notes_to_old_browsers_scripts_and_addresses_are_not() -> None:
    page = read(
        "<!--[if IE]><p>Use a heron</p><![endif]-->",
        "<script>var otter = 1;</script><style>.badger { color: red }</style>",
        head='<meta property="og:image" content="https://weasel.example/a.png">',
    )
    assert not any(each in page.unseen for each in ("heron", "otter", "badger", "weasel"))


def test_no_more_of_it_is_kept_than_there_is_room_for() -> None:
    many = "".join(f"<!-- Laud the otter {number} of the comet -->" for number in range(2_000))
    assert 0 < len(read(many).unseen) <= LONGEST + 2 * LONGEST // 10
