"""The `feeds` commands, as a person types them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from typer.testing import Result

from bot.feeds import offers
from tests.program import free_port
from tests.terminal import Terminal, on_slack, refused, said

pytestmark = pytest.mark.long

ITEM = "<item><guid>{0}</guid><title>Norland {0}</title><pubDate>{1}</pubDate></item>"
DATE = "Mon, 04 May 2026 08:00:00 GMT"
RSS = (
    f"<rss version='2.0'><channel><title>Gazette</title>{ITEM.format(1, DATE)}"
    f"{ITEM.format(2, 'Sat, 02 May 2026 08:00:00 GMT')}</channel></rss>"
)
SITE = "<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>"
PAGES = {
    "/rss": (200, "application/rss+xml", RSS),
    "/site": (200, "text/html", SITE),
    "/page": (200, "text/html", "<html><body>Hello</body></html>"),
    "/old": (301, "/rss", ""),
    "/shut": (403, "text/plain", "no"),
    "/gone": (410, "text/plain", "no"),
}


class _Outlet(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, kind, body = PAGES.get(self.path, (404, "text/plain", "none"))
        self.send_response(status)
        self.send_header("Location" if status == 301 else "Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@contextmanager
def outlet() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Outlet) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


class Desk:
    """A terminal whose settings connect to a Slack, and an outlet that it may read."""

    def __init__(self, terminal: Terminal, site: str) -> None:
        self.terminal, self.site = terminal, site
        self.named(Gazette="/rss", Closed="/shut")

    def named(self, **paths: str) -> None:
        rows = [
            f'[[feed]]\nname = "{name}"\nurl = "{self.site}{at}"\n' for name, at in paths.items()
        ]
        self.terminal.file("feeds.toml", "".join(rows))

    def types(self, *words: str, **values: str) -> Result:
        allowed = self.site.removeprefix("http://")
        settings = on_slack(TRADEWIRE_ALLOWED_ADDRESSES=allowed, **values)
        return self.terminal.types(*words, **settings)

    def listed(self) -> dict[str, dict[str, Any]]:
        return {each["name"]: each for each in said(self.types("feeds", "--json"))["sources"]}


@pytest.fixture
def desk(terminal: Terminal) -> Iterator[Desk]:
    with outlet() as site:
        yield Desk(terminal, site)


def test_they_are_listed_before_and_after_they_are_polled(desk: Desk) -> None:
    assert {each["condition"] for each in desk.listed().values()} == {"not asked yet"}
    desk.types("poll")
    found = desk.listed()
    gazette, closed = found["Gazette"], found["Closed"]
    assert (gazette["condition"], gazette["outcome"], gazette["failures"]) == ("answering", "ok", 0)
    assert gazette["last_success"] == gazette["last_new"] == gazette["last_poll"] is not None
    assert (closed["condition"], closed["outcome"]) == ("not answering", "http 403")
    assert (closed["last_success"], closed["failures"]) == (None, 1)
    told = desk.types("feeds").stdout
    assert "1 of 2 sources answering\nClosed: http 403" in told
    assert told.index("Closed") < told.index("Gazette")


@pytest.mark.parametrize("columns", [80, 100, 200])
def test_a_table_holds_names_and_outcomes_however_narrow(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    desk.types("poll")
    monkeypatch.setenv("COLUMNS", str(columns))
    told = desk.types("feeds").stdout
    assert max(map(len, told.splitlines())) <= columns
    for whole in (" http 403 ", " ok ", "Gazette ", "Closed ", " Next poll "):
        assert whole in told


def test_two_of_one_name_are_told_apart(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (f'[[feed]]\nname = "Gazette"\nurl = "{desk.site}{at}"\n' for at in ("/rss", "/shut"))
    desk.terminal.file("feeds.toml", "".join(rows))
    desk.types("poll")
    monkeypatch.setenv("COLUMNS", "200")
    told, host = desk.types("feeds").stdout, desk.site.removeprefix("http://")
    assert f"Gazette ({host}/rss) " in told
    assert f"Gazette ({host}/shut) " in told
    assert f"\nGazette ({host}/shut): http 403" in told
    found = said(desk.types("feeds", "--json"))["sources"]
    assert len({each["id"] for each in found}) == 2


def test_nothing_is_polled_in_an_empty_sandbox(terminal: Terminal) -> None:
    assert terminal.types("feeds").stdout.startswith("No source is polled yet.")
    assert said(terminal.types("feeds", "--json")) == {"sources": []}


def test_the_catalogue_is_listed_and_filtered(desk: Desk) -> None:
    every = said(desk.types("feeds", "catalogue", "--json"))["sources"]
    assert [each["name"] for each in every] == [each.name for each in offers()]
    assert {"region", "topics", "official", "quirk", "kind", "url", "polled"} <= set(every[0])
    japan = said(desk.types("feeds", "catalogue", "japan", "--json"))["sources"]
    assert {each["region"] for each in japan} == {"Japan"}
    dumping = said(desk.types("feeds", "catalogue", "dumping", "--json"))["sources"]
    assert all("anti-dumping" in each["topics"] for each in dumping)
    assert "World Trade Organization" in desk.types("feeds", "catalogue", "WTO").stdout
    told = refused(desk.types("feeds", "catalogue", "shiping"))
    assert told.endswith("Did you mean shipping?")


@pytest.mark.parametrize(("columns", "left"), [(60, 2), (70, 1), (80, 0), (120, 0)])
def test_the_catalogue_breaks_no_word_and_says_which_columns_had_no_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, columns: int, left: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    told = desk.types("feeds", "catalogue", "Register").stdout
    assert max(map(len, told.splitlines())) <= columns
    for word in ("federalregister ", "Representative ", "Administration "):
        assert word in told
    assert ("Left out, for want of room: What to know" in told) == (left > 0)
    assert (" countervailing " in told) == (left < 2)


def test_a_source_of_the_catalogue_is_added_though_it_may_not_answer_now(desk: Desk) -> None:
    desk.types("poll")
    told = desk.types("feeds", "add", "WTO").stdout
    assert told.startswith("Added: World Trade Organization, https://www.wto.org/library/rss/")
    assert "It does not answer now: unreachable (" in told  # for no test leaves this machine
    found = desk.listed()["World Trade Organization"]
    assert (found["official"], found["added"]) == (True, "terminal")
    desk.types("poll")  # which names the feeds anew
    assert "World Trade Organization" in desk.listed()
    assert said(desk.types("feeds", "catalogue", "WTO", "--json"))["sources"][0]["polled"]
    assert "is polled already" in desk.types("feeds", "add", "wto").stdout


def test_any_feed_and_any_site_that_names_one_is_added(desk: Desk) -> None:
    desk.named(Closed="/shut")
    told = desk.types("feeds", "add", f"{desk.site}/site", "--name", "The Gazette").stdout
    assert told.startswith(f"Added: The Gazette, {desk.site}/rss (syndication), with 2 entries.")
    assert desk.listed()["The Gazette"]["url"] == f"{desk.site}/rss"
    told = refused(desk.types("feeds", "add", f"{desk.site}/page"))
    assert "is no feed and names none" in told


def test_what_was_added_is_enough_where_no_file_names_any(desk: Desk) -> None:
    (desk.terminal.folder / "feeds.toml").unlink()
    assert "tradewire feeds add WTO" in refused(desk.types("poll"))
    assert "World Trade" in desk.types("feeds", "catalogue", "wto").stdout
    desk.types("feeds", "add", f"{desk.site}/rss")
    assert desk.types("poll").exit_code == 0
    assert [each["condition"] for each in desk.listed().values()] == ["answering"]
    assert "1 of 1 sources answer" in desk.types("doctor").stdout
    desk.named(Closed="/shut")
    desk.types("poll")
    (desk.terminal.folder / "feeds.toml").unlink()
    assert "there is no file feeds.toml" in refused(desk.types("poll"))  # which lost what it names


def test_the_doctor_looks_at_what_a_start_polls(desk: Desk) -> None:
    desk.types("poll")
    assert "Closed: http 403" in desk.types("doctor").stdout
    desk.types("feeds", "remove", "Closed")
    assert "1 of 1 sources answer" in desk.types("doctor").stdout


def test_pausing_resuming_and_removing_outlast_a_poll(desk: Desk) -> None:
    desk.types("poll")
    assert 'feeds resume "Gazette"` goes on with it' in desk.types("feeds", "pause", "gaz").stdout
    desk.types("poll")
    assert desk.listed()["Gazette"]["condition"] == "paused"
    assert "is paused already" in desk.types("feeds", "pause", "Gazette").stdout
    assert desk.types("feeds", "resume", "Gazette").stdout.startswith("Going on with Gazette")
    assert desk.listed()["Gazette"]["condition"] == "answering"
    assert "brings it back" in desk.types("feeds", "remove", "Gazette").stdout
    desk.types("poll")
    assert "Gazette" not in desk.listed()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("pause", "Gazete"),
            'No source that is polled is called "Gazete". Did you mean "Gazette"?',
        ),
        (("remove", "zeppelin"), "`tradewire feeds` lists them."),
        (("add", "federal register"), "Several are called so; give the whole name"),
        (("add", "Guardan"), 'No source of the catalogue is called "Guardan". Did you mean "The G'),
        (("check", "zeppelin"), "`tradewire feeds catalogue` lists them."),
    ],
)
def test_what_is_not_there_is_told_with_what_is_like_it(
    desk: Desk, words: tuple[str, ...], told: str
) -> None:
    desk.types("poll")
    assert told in refused(desk.types("feeds", *words))


def test_a_check_says_what_it_found_and_keeps_nothing(desk: Desk) -> None:
    desk.named(Gazette="/old", Closed="/shut", Ended="/gone", Notice="/page")
    result = desk.types("feeds", "check", "--json")
    assert result.exit_code == 1
    found = {each["name"]: each for each in json.loads(result.stdout)["sources"]}
    assert {name: each["outcome"] for name, each in found.items()} == {
        "Gazette": "ok",
        "Closed": "http 403",
        "Ended": "gone",
        "Notice": "not a feed",
    }
    gazette = found["Gazette"]
    assert (gazette["entries"], gazette["final_url"]) == (2, f"{desk.site}/rss")
    assert gazette["newest"] == "2026-05-04T08:00:00+00:00"
    assert not (desk.terminal.folder / "var" / "tradewire.db").exists()
    told = desk.types("feeds", "check").stdout
    assert "1 of 4 answering" in told
    assert "2026-05-04 08:00" in told


def test_one_is_checked_by_its_name_or_its_address(desk: Desk) -> None:
    desk.types("poll")
    for asked in ("gaz", f"{desk.site}/rss", f"{desk.site}/site"):
        (found,) = said(desk.types("feeds", "check", asked, "--json"))["sources"]
        assert (found["ok"], found["entries"]) == (True, 2)
    assert desk.types("feeds", "check", f"{desk.site}/page").exit_code == 1


def test_the_whole_catalogue_is_checked(desk: Desk) -> None:
    result = desk.types("feeds", "check", "--all", "--json")
    assert result.exit_code == 1  # for no test leaves this machine
    found = json.loads(result.stdout)["sources"]
    assert [each["name"] for each in found] == [each.name for each in offers()]
    assert {each["outcome"] for each in found} == {"unreachable"}


def test_a_list_is_brought_along_and_taken_away(desk: Desk) -> None:
    desk.types("poll")
    outlines = "".join(
        f"<outline type='rss' text='{name}' xmlUrl='{url}'/>"
        for name, url in (
            ("Mine", f"{desk.site}/rss"),
            ("Other", f"{desk.site}/other"),
            ("WTO news", "https://www.wto.org/library/rss/latest_news_e.xml"),
        )
    )
    body = f"<opml version='2.0'><body><outline text='Trade'>{outlines}</outline></body></opml>"
    file = desk.terminal.file("list.opml", body)
    told = desk.types("feeds", "import", file).stdout
    assert told.startswith("Added: 2 sources of 3 in the list. 1 polled already.")
    found = desk.listed()
    assert {"Gazette", "Closed", "Other", "World Trade Organization"} == set(found)
    assert found["World Trade Organization"]["official"]
    printed = desk.types("feeds", "export").stdout
    assert '<outline text="World">' in printed
    assert f'text="Gazette" title="Gazette" xmlUrl="{desk.site}/rss"' in printed
    told = desk.types("feeds", "export", "out.opml").stdout
    assert told == "Written: 4 sources into out.opml.\n"
    assert (desk.terminal.folder / "out.opml").read_text("utf-8") == printed
    assert "Added: 0 sources of 4" in desk.types("feeds", "import", "out.opml").stdout


def test_what_a_list_says_of_its_sources_outlasts_a_move(desk: Desk) -> None:
    desk.types("poll")
    outline = (
        f"<outline type='rss' text='Steel news' category='cars' xmlUrl='{desk.site}/other'"
        " xmlns:t='urn:tradewire:opml' t:only='(?i)steel' t:minutes='60' t:official='true'/>"
    )
    folders = f"<outline text='Norland'><outline text='Steel'>{outline}</outline></outline>"
    bad = "<outline text='Broken' xmlUrl='ftp://a.example/f'/>"
    body = f"<opml version='2.0'><body>{folders}{bad}</body></opml>"
    told = desk.types("feeds", "import", desk.terminal.file("list.opml", body)).stdout
    assert told.startswith("Added: 1 source of 1 in the list.")
    assert "Not used: 1 outline.\n  Broken: ftp://a.example/f is no address of the web" in told
    printed = desk.types("feeds", "export", "-").stdout
    assert not (desk.terminal.folder / "-").exists()
    for held in (
        '<outline text="Norland">',
        'category="Steel,cars"',
        'tradewire:only="(?i)steel"',
        'tradewire:minutes="60"',
        'tradewire:official="true"',
    ):
        assert held in printed
    again = desk.terminal.file("again.opml", printed)
    desk.types("feeds", "remove", "Steel news")
    desk.types("feeds", "import", again)
    assert desk.types("feeds", "export").stdout == printed


def test_what_is_polled_already_keeps_its_name(desk: Desk) -> None:
    desk.types("poll")
    told = refused(desk.types("feeds", "add", f"{desk.site}/site", "--name", "Other"))
    assert f'{desk.site}/rss is polled already, as "Gazette". That name stays.' in told
    assert set(desk.listed()) == {"Gazette", "Closed"}


def test_a_site_of_the_catalogue_means_its_source(desk: Desk) -> None:
    desk.types("poll")
    told = desk.types("feeds", "add", "www.wto.org").stdout
    assert told.startswith("Added: World Trade Organization, https://www.wto.org/library/rss/")


def test_what_is_no_list_is_told(desk: Desk) -> None:
    assert refused(desk.types("feeds", "import", "none.opml")).endswith(
        "(No such file or directory)"
    )
    told = refused(desk.types("feeds", "import", desk.terminal.file("a.opml", "<rss/>")))
    assert told.startswith("a.opml: not OPML")
    assert "cannot be written" in refused(desk.types("feeds", "export", "no/folder.opml"))


@pytest.mark.processes
def test_the_sample_press_is_checked(terminal: Terminal) -> None:
    result = terminal.types("feeds", "check", "--json", TRADEWIRE_PRESS_PORT=str(free_port()))
    outcomes = [each["outcome"] for each in json.loads(result.stdout)["sources"]]
    assert outcomes.count("gone") == 1
    assert sum(each in ("ok", "empty") for each in outcomes) > 5
