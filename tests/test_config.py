"""The settings: every wrong one is one line that helps, and no secret ever shows."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from pydantic import SecretStr, ValidationError

from bot.app import own_access
from bot.config import Config, load, resource, settings
from bot.errors import ConfigError
from bot.store import open_store
from tests.surroundings import given

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1-hush", "SLACK_APP_TOKEN": "xapp-1-hush"}

# A setting, a value that it cannot have, and what is said of it.
WRONG = [
    ("SLACK_BOT_TOKEN", "xapp-1-hush", "should begin with xoxb-"),
    ("SLACK_BOT_TOKEN", "xoxb-", "should be letters, digits and signs, without spaces"),
    ("SLACK_BOT_TOKEN", "xoxb-1 xapp-1", "should be letters, digits and signs, without spaces"),
    ("SLACK_APP_TOKEN", "xoxb-1-hush", "should begin with xapp-"),
    ("SLACK_APP_TOKEN", "xapp-…", "should be letters, digits and signs, without spaces"),
    ("SLACK_API_URL", "slack.com/api", "should be a URL that begins with https:// or http://"),
    ("SLACK_API_URL", "https://", "should be a URL that begins with https:// or http://"),
    (
        "SLACK_API_URL",
        "https://me:hush@slack.com/api",
        "should hold no password: secrets have settings of their own",
    ),
    ("OPENAI_API_KEY", "sk-hush\nmore", "should be letters, digits and signs, without spaces"),
    ("OPENAI_BASE_URL", "localhost", "should be a URL that begins with https:// or http://"),
    ("OPENAI_EMBEDDING_MODEL", "two words", "has not the right form"),
    ("OPENAI_TIMEOUT", "soon", "should be a valid number, unable to parse string as a number"),
    ("OPENAI_TIMEOUT", "0", "should be greater than 0"),
    ("TRADEWIRE_COMMAND", "trade", "has not the right form"),
    ("TRADEWIRE_OWNERS", "ann@example.org", "has not the right form"),
    ("OPENAI_BUDGET_TOKENS", "0", "should be greater than 0"),
    ("OPENAI_BUDGET_DOLLARS", "nan", "should be a finite number"),
    ("OPENAI_PRICE_INPUT", "-1", "should be greater than or equal to 0"),
    ("OPENAI_PRICE_OUTPUT", "inf", "should be a finite number"),
    ("TRADEWIRE_ZONE", "Tokyo", "is not a time zone's IANA name"),
    ("TRADEWIRE_UNCLEAR", "maybe", "should be 'ask', 'keep' or 'drop'"),
    ("TRADEWIRE_CONTACT", "a b\r\nX-Evil: 1", "has not the right form"),
    ("TRADEWIRE_SETTLE", "-1", "should be greater than or equal to 0"),
    ("TRADEWIRE_TICK", "nan", "should be less than or equal to 60"),
    ("TRADEWIRE_LEASE", "inf", "should be less than or equal to 3600"),
    ("TRADEWIRE_POST_RATE", "0", "should be greater than 0"),
    ("TRADEWIRE_SPACING", "61", "should be less than or equal to 60"),
    (
        "TRADEWIRE_ALLOWED_ADDRESSES",
        "localhost:80",
        "should be IP:PORT, with commas between several",
    ),
    ("TRADEWIRE_ALLOWED_ADDRESSES", "10.0.0.1", "should be IP:PORT, with commas between several"),
    ("TRADEWIRE_ALLOWED_ADDRESSES", "::1:²", "should be IP:PORT, with commas between several"),
    ("TRADEWIRE_SANDBOX_PORT", "65536", "should be less than or equal to 65535"),
    (
        "TRADEWIRE_PRESS_PORT",
        "http",
        "should be a valid integer, unable to parse string as an integer",
    ),
    ("TRADEWIRE_PRESS_PACE", "-1", "should be greater than or equal to 0"),
    ("TRADEWIRE_OPS_ADDRESS", "here", "should be an IP address"),
    ("TRADEWIRE_OPS_PORT", "65536", "should be less than or equal to 65535"),
    ("TRADEWIRE_OPS_CHANNEL", "two words", "has not the right form"),
    ("TRADEWIRE_GRACE", "301", "should be less than or equal to 300"),
    ("TRADEWIRE_LOG_LEVEL", "LOUD", "should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ("TRADEWIRE_LOG_STYLE", "xml", "should be 'console' or 'json'"),
]
# What is reckoned in dollars needs both prices.
PRICED = {
    "OPENAI_BUDGET_DOLLARS": "10",
    "OPENAI_PRICE_INPUT": "0.75",
    "OPENAI_PRICE_OUTPUT": "4.50",
}
# What takes any text here: the store refuses a database, the server a model, the file system
# a folder and a file of feeds.
FREE = {"DATABASE_URL", "OPENAI_MODEL", "TRADEWIRE_VAR", "TRADEWIRE_FEEDS"}


def refused(environment: pytest.MonkeyPatch, **values: str) -> str:
    with pytest.raises(ConfigError) as raised:
        given(environment, **values)
    assert raised.value.permanent
    return str(raised.value)


def example(name: str) -> str:
    return str((dict(settings())[name].examples or [""])[0])


def test_every_setting_has_words_an_example_and_a_wrong_value() -> None:
    assert {name for name, field in settings() if not field.description} == set()
    assert {name for name, field in settings() if not field.examples} == set()
    assert {name for name, _, _ in WRONG} == {name for name, _ in settings()} - FREE


@pytest.mark.parametrize(("name", "value", "what"), WRONG)
def test_a_wrong_setting_is_one_line_with_an_example(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, what: str
) -> None:
    told = refused(monkeypatch, **{**TOKENS, name: value})
    assert told == f"{name}: {what}. Write it like {name}={example(name)}"


@pytest.mark.parametrize(("given_one", "missing"), [tuple(TOKENS), tuple(reversed(TOKENS))])
def test_one_token_asks_for_the_other(
    monkeypatch: pytest.MonkeyPatch, given_one: str, missing: str
) -> None:
    assert refused(monkeypatch, **{given_one: TOKENS[given_one]}) == (
        f"{missing}: is missing: Slack needs both tokens. "
        f"Write it like {missing}={example(missing)}"
    )


@pytest.mark.parametrize("missing", ["OPENAI_PRICE_INPUT", "OPENAI_PRICE_OUTPUT"])
def test_a_budget_in_dollars_asks_for_prices(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    others = {name: value for name, value in PRICED.items() if name != missing}
    assert refused(monkeypatch, **others) == (
        f"{missing}: is missing: OPENAI_BUDGET_DOLLARS needs both prices. "
        f"Write it like {missing}={example(missing)}"
    )


def test_several_wrong_settings_are_a_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    told = refused(monkeypatch, TRADEWIRE_TICK="x", TRADEWIRE_ZONE="x", SLACK_BOT_TOKEN="x")
    assert [line.partition(":")[0] for line in told.splitlines()] == [
        "SLACK_BOT_TOKEN",
        "TRADEWIRE_ZONE",
        "TRADEWIRE_TICK",
    ]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("TRADEWIRE_SANDBOX_PROT", "Did you mean TRADEWIRE_SANDBOX_PORT?"),
        ("tradewire_loglevel", "Did you mean TRADEWIRE_LOG_LEVEL?"),
        ("TRADEWIRE_FEED", "Did you mean TRADEWIRE_FEEDS?"),
        ("TRADEWIRE_QQ", "See .env.sample."),
        ("SLACK_BOT_TOKN", "Did you mean SLACK_BOT_TOKEN?"),
        ("DATABASE_ULR", "Did you mean DATABASE_URL?"),
    ],
)
@pytest.mark.parametrize("in_file", [False, True], ids=["environment", "file"])
def test_a_misspelt_setting_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, meant: str, in_file: bool
) -> None:
    line = f"{name.upper()}: there is no such setting. {meant}"
    if in_file:
        given(monkeypatch)
        (tmp_path / "own").write_text(f"{name}=hush\nTRADEWIRE_TICK=2\n", "utf-8")
        with pytest.raises(ConfigError) as raised:
            load(tmp_path / "own")
        assert str(raised.value) == line
    else:
        assert refused(monkeypatch, **{name: "hush", "TRADEWIRE_TICK": "2"}) == line


def test_what_others_call_their_settings_is_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, OPENAI_ORG_ID="o", OPENAI_API_BASE="b", SLACK_WEBHOOK_URL="w", DATABASE="d")


def test_a_misspelt_setting_is_told_with_those_that_are_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = refused(monkeypatch, TRADEWIRE_TICKS="2", TRADEWIRE_ZONE="x")
    assert [line.partition(":")[0] for line in told.splitlines()] == [
        "TRADEWIRE_TICKS",
        "TRADEWIRE_ZONE",
    ]


@pytest.mark.parametrize("url", ["hush-hush", "mysql://me:hush-hush@host/db"])
async def test_a_wrong_database_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    config = given(monkeypatch, DATABASE_URL=url)
    with pytest.raises(ConfigError, match=r"^DATABASE_URL names no database") as raised:
        async with open_store(config.database):
            raise AssertionError("it was opened")
    assert "hush" not in str(raised.value)
    assert "postgresql://user:password@host/tradewire" in str(raised.value)


@pytest.mark.parametrize("name", [name for name, _ in settings()])
def test_examples_are_good_values(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    model = {} if name == "OPENAI_MODEL" else {"OPENAI_MODEL": "local"}
    value = example(name).replace("…", "1")  # a shortened secret is no value, on purpose
    together = next((group for group in (TOKENS, PRICED) if name in group), {})
    others = {key: value for key, value in together.items() if key != name}
    assert name.lower() in given(monkeypatch, **model, **others, **{name: value}).model_fields_set


# -- secrets -----------------------------------------------------------------------------

SECRET = st.from_regex(r"[A-Za-z0-9]{16,24}", fullmatch=True)
AROUND = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
BEFORE = st.sampled_from(["", "xoxb-", "xapp-", "sk-", "http://", "https://u:", "1", "/", "::1:"])


@drawn(
    name=st.sampled_from([name for name, _ in settings()]),
    secret=SECRET,
    before=BEFORE,
    junk=AROUND,
    after=AROUND,
)
def test_no_value_shows_in_an_error_nor_a_secret_in_a_repr(
    name: str, secret: str, before: str, junk: str, after: str
) -> None:
    with pytest.MonkeyPatch.context() as environment:
        read = attempt(environment, name, f"{before}{junk}{secret}{after}")
    if isinstance(read, ConfigError):
        shown = f"{read!s}{read!r}{''.join(traceback.format_exception(read))}"
        assert name in shown or (TOKENS.keys() & {name} and any(one in shown for one in TOKENS))
        assert secret not in shown
        assert read.__context__ is None  # an error that came before would carry the value along
    elif isinstance(getattr(read, name.lower()), SecretStr):
        assert secret not in f"{read!r}{read!s}"


def attempt(environment: pytest.MonkeyPatch, name: str, value: str) -> Config | ConfigError:
    try:
        return given(environment, **{name: value})
    except ConfigError as error:
        return error


def test_no_secret_shows_in_what_reaches_slack(monkeypatch: pytest.MonkeyPatch) -> None:
    config = given(
        monkeypatch,
        **TOKENS,
        OPENAI_API_KEY="sk-hush",
        DATABASE_URL="postgresql://me:hush@host/db",
    )
    access = own_access(config)
    assert (access.bot_token, access.app_token) == tuple(TOKENS.values())
    assert "hush" not in f"{config!r}{config!s}{access!r}{access!s}"


# -- what the settings mean --------------------------------------------------------------


def test_the_default_needs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    config = given(monkeypatch)
    assert config == Config(_env_file=None)
    assert config.model_fields_set == set()
    assert (config.embedded, config.model, config.settle) == (True, None, 2.0)
    assert config.slack_api_url == "https://slack.com/api/"
    assert config.allowed_addresses == frozenset()


def test_each_world_has_a_database_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(monkeypatch, TRADEWIRE_VAR="here").database == (
        "sqlite:///here/sandbox/tradewire.db"
    )
    slack = given(monkeypatch, **TOKENS)
    assert (slack.embedded, slack.database) == (False, "sqlite:///var/tradewire.db")
    assert slack.settle == 60.0
    own = given(monkeypatch, **TOKENS, DATABASE_URL="postgresql://me:hush@host/db")
    assert own.database == "postgresql://me:hush@host/db"


def test_a_settle_that_is_set_holds_in_the_sandbox_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(monkeypatch, TRADEWIRE_SETTLE="60").settle == 60.0


def test_spaces_around_a_value_are_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    config = given(
        monkeypatch,
        SLACK_BOT_TOKEN="xoxb-1\n",
        SLACK_APP_TOKEN=" xapp-1",
        TRADEWIRE_LOG_LEVEL="DEBUG ",
        SLACK_API_URL="http://127.0.0.1:8765/api ",
    )
    access = own_access(config)
    assert (access.bot_token, access.app_token) == ("xoxb-1", "xapp-1")
    assert (access.api_url, config.tradewire_log_level) == ("http://127.0.0.1:8765/api/", "DEBUG")


def test_a_setting_without_a_value_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(monkeypatch, SLACK_BOT_TOKEN="", TRADEWIRE_TICK="").model_fields_set == set()


def test_allowed_addresses_are_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    config = given(monkeypatch, TRADEWIRE_ALLOWED_ADDRESSES=" 127.0.0.1:80,, [0:0::1]:8766 ,")
    assert config.allowed_addresses == {("127.0.0.1", 80), ("::1", 8766)}


def test_it_is_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    config = given(monkeypatch)
    with pytest.raises(ValidationError, match="frozen"):
        config.tradewire_zone = "Asia/Tokyo"  # type: ignore[misc]
    assert config.tradewire_zone == "UTC"


# -- the file ----------------------------------------------------------------------------


def test_the_file_is_read_and_the_environment_wins(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch, TRADEWIRE_TICK="2")
    monkeypatch.chdir(tmp_path)
    Path(".env").write_text(
        "# A comment\nTRADEWIRE_TICK=3\nTRADEWIRE_ZONE=Asia/Tokyo\nANOTHER=1\n"
        f"SLACK_BOT_TOKEN={TOKENS['SLACK_BOT_TOKEN']}\nSLACK_APP_TOKEN='xapp-1-hush'\n",
        "utf-8",
    )
    config = load()
    assert (config.tradewire_tick, config.tradewire_zone) == (2.0, "Asia/Tokyo")
    assert own_access(config).app_token == "xapp-1-hush"


def test_a_wrong_value_in_the_file_is_told_alike(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch)
    (tmp_path / "own").write_text("SLACK_BOT_TOKEN=hush\n", "utf-8")
    with pytest.raises(ConfigError) as raised:
        load(tmp_path / "own")
    assert str(raised.value) == (
        "SLACK_BOT_TOKEN: should begin with xoxb-. Write it like SLACK_BOT_TOKEN=xoxb-…"
    )


def test_a_file_that_is_no_text_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(monkeypatch)
    (tmp_path / "own").write_bytes(b"SLACK_BOT_TOKEN=xoxb-\xff-hush\n")
    with pytest.raises(ConfigError, match="cannot be read as UTF-8 text") as raised:
        load(tmp_path / "own")
    assert str(raised.value).startswith(f"{tmp_path}/own: ")
    assert "hush" not in str(raised.value)


def test_what_ships_is_found_and_what_is_missing_is_told() -> None:
    assert resource("manifest.json").is_file()
    with pytest.raises(ConfigError, match=r"^nothing\.json is missing from this installation"):
        resource("nothing.json")


def test_owners_are_listed_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert given(monkeypatch).owners == frozenset()
    assert given(monkeypatch, TRADEWIRE_OWNERS="U1A, W2B").owners == {"U1A", "W2B"}
