"""Servers that say the wrong thing: of where they are, or in a feed's place."""

from __future__ import annotations

from tests.hostile.visit import Talk, Visit, item, rss, three

PAGE = b"<!doctype html><html><body><h1>Maintenance</h1><p>Back soon.</p></body></html>"


def saying(body: bytes, status: str = "200 OK", *headers: str) -> Talk:
    async def talk(visit: Visit) -> None:
        await visit.answer(body, status, *headers)

    return talk


def raw(*parts: bytes) -> Talk:
    async def talk(visit: Visit) -> None:
        await visit.say(*parts)

    return talk


def leading(where: str, status: str = "302 Found") -> Talk:
    async def talk(visit: Visit) -> None:
        await visit.answer(b"", status, f"Location: {where}")

    return talk


async def long_chain(visit: Visit) -> None:
    await visit.answer(b"", "301 Moved", f"Location: {visit.path.split('?')[0]}?{visit.before}")


async def wrong_charset(visit: Visit) -> None:
    text = three(visit).decode().replace("ministry", "ministère")
    await visit.answer(text.encode("cp1252"), "200 OK", "Content-Type: text/xml; charset=utf-8")


async def truncated(visit: Visit) -> None:
    await visit.answer(three(visit)[:-200])


async def empty_later(visit: Visit) -> None:
    await visit.answer(b"" if visit.before else three(visit))


async def no_items_later(visit: Visit) -> None:
    await visit.answer(rss() if visit.before else three(visit))


async def churning_validators(visit: Visit) -> None:
    await visit.answer(three(visit), "200 OK", f'ETag: "{visit.before}"')


async def churning_guids(visit: Visit) -> None:
    name = visit.path.strip("/").replace("/", "-")
    items = (item(visit.site, name, n, guid=f"{visit.before}-{n}") for n in (1, 2, 3))
    await visit.answer(rss(*items))


async def churning_dates(visit: Visit) -> None:
    name, date = visit.path.strip("/").replace("/", "-"), f"Mon, 04 May 2026 {{}}:{visit.before:02}"
    items = (item(visit.site, name, n, date=f"{date.format(10 + n)}:00 GMT") for n in (1, 2, 3))
    await visit.answer(rss(*items))


async def always_unchanged(visit: Visit) -> None:
    await visit.answer(b"", "304 Not Modified")


def doctype(subset: str) -> Talk:
    """Answer with a feed whose title stands in an entity that its document type declares."""

    async def talk(visit: Visit) -> None:
        declaration = f'<?xml version="1.0"?><!DOCTYPE rss [{subset}]>'
        one = item(visit.site, "bomb", 1).replace("Bomb tells", "&z; &z; tells")
        await visit.answer(rss(one, declaration=declaration.replace("SITE", visit.site)))

    return talk


def laughs() -> str:
    lower = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 12))
    return f'<!ENTITY l0 "ha">{lower}<!ENTITY z "&l11;">'


async def quadratic(visit: Visit) -> None:
    declaration = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY z "{"x" * 100_000}">]>'
    one = item(visit.site, "bomb", 1).replace("Bomb tells", "&z;" * 20_000)
    await visit.answer(rss(one, declaration=declaration))


def attributes(value: str) -> Talk:
    """Answer with an element of so many attributes that the parser compares them for hours."""

    async def talk(visit: Visit) -> None:
        many = " ".join(f"a{number}='{value}'" for number in range(200_000))
        await visit.answer(rss(f"<item {many}></item>"))

    return talk


async def deep(visit: Visit) -> None:
    await visit.answer(b"<?xml version='1.0'?><rss><channel>" + b"<item>" * 20_000)
