"""Every setting: its name, its meaning, its default and what it may be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal
from zoneinfo import available_timezones

from pydantic import Field, SecretStr, ValidationInfo
from pydantic.functional_validators import field_validator, model_validator
from pydantic_settings import SettingsConfigDict

from bot.config.forms import check_token, check_url, pairs
from bot.config.operations import Operations

_PREFIXES = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}

# The least of OpenAI's models that follows a long brief and a strict schema.
OPENAI_MODEL = "gpt-5.4-mini"


class Config(Operations):
    """Every setting. Each has a default that works with no account anywhere."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    slack_bot_token: SecretStr | None = Field(
        None, description="The bot's token. With it, Slack is real.", examples=["xoxb-…"]
    )
    slack_app_token: SecretStr | None = Field(
        None, description="The app-level token for Socket Mode.", examples=["xapp-…"]
    )
    slack_api_url: str = Field(
        "https://slack.com/api/",
        description="Where Slack's methods are called.",
        examples=["http://127.0.0.1:8765/api/"],
    )
    database_url: SecretStr | None = Field(
        None,
        description="The database. Unset: SQLite in the folder of `TRADEWIRE_VAR`.",
        examples=["postgresql://user:password@host/tradewire"],
    )
    openai_api_key: SecretStr | None = Field(
        None,
        description="The key of the model's server. With it, or with `OPENAI_BASE_URL`, a model "
        "writes the briefings and answers; with neither the sources are quoted.",
        examples=["sk-…"],
    )
    openai_base_url: str | None = Field(
        None,
        description="The model's server, if not OpenAI's: any that speaks chat completions.",
        examples=["http://127.0.0.1:8091/v1"],
    )
    openai_model: str | None = Field(
        None,
        description=f"The model's name. Unset: `{OPENAI_MODEL}` at OpenAI; with "
        "`OPENAI_BASE_URL` it must be named.",
        examples=[OPENAI_MODEL],
        validate_default=True,
    )
    openai_embedding_model: str | None = Field(
        None,
        description="A model of vectors on the same server, which has a share in what is taken "
        "for one story. Unset: the words' own weights alone.",
        examples=["text-embedding-3-small"],
        pattern=r"^[\x21-\x7e]{1,64}$",
    )
    openai_timeout: float = Field(
        60.0,
        description="Seconds that the model has for one answer, its repair included.",
        examples=["60"],
        gt=0,
        le=3600,
    )
    openai_budget_tokens: int = Field(
        5_000_000,
        description="Tokens that the model may take in a day (UTC), in and out; then briefings "
        "are extracted until the next.",
        examples=["5000000"],
        gt=0,
    )
    openai_budget_dollars: float | None = Field(
        None,
        description="US dollars that the model may cost in a day (UTC), by the two prices below. "
        "Unset: no limit but that of tokens.",
        examples=["10"],
        gt=0,
        allow_inf_nan=False,
    )
    openai_price_input: float | None = Field(
        None,
        description="US dollars for a million tokens that the model reads, as your vendor "
        "charges them. Unset: costs are not reckoned.",
        examples=["0.75"],
        ge=0,
        allow_inf_nan=False,
    )
    openai_price_output: float | None = Field(
        None,
        description="US dollars for a million tokens that the model writes.",
        examples=["4.50"],
        ge=0,
        allow_inf_nan=False,
    )
    tradewire_var: Path = Field(
        Path("var"), description="The folder for everything that is kept.", examples=["var"]
    )
    tradewire_feeds: str = Field(
        "feeds.toml",
        description="The file that names the feeds, or `catalogue` for the sources that come "
        "with Tradewire: governments, institutions, outlets.",
        examples=["feeds.toml", "catalogue"],
    )
    tradewire_command: str = Field(
        "/trade",
        description="The slash command's name; the manifest must name the same.",
        examples=["/trade"],
        pattern=r"^/[a-z0-9_-]{1,31}$",
    )
    tradewire_owners: str = Field(
        "",
        description="The people who may change the sources: their Slack member IDs, with commas "
        "between; the first is welcomed at the first start. Unset: nobody (in the sandbox, you).",
        examples=["U024BE7LH,U0G9QF9C6"],
        pattern=r"^([UW][A-Z0-9]+([\s,]+[UW][A-Z0-9]+)*)?,?$",
    )
    tradewire_zone: str = Field(
        "UTC",
        description="The time zone of a channel whose subscriber's is unknown.",
        examples=["Asia/Tokyo"],
    )
    tradewire_unclear: Literal["ask", "keep", "drop"] = Field(
        "ask",
        description="What becomes of a line that the claim gate's checks find neither carried "
        "nor contradicted: `ask` the model, if one is set, which may stop it, "
        "`keep` it without asking, or `drop` it.",
        examples=["ask", "drop"],
    )
    tradewire_contact: str = Field(
        "",
        description="An address in the User-Agent, for the sites that are polled.",
        examples=["desk@example.org"],
        pattern=r"^[\x21-\x7e]*$",
    )
    tradewire_settle: float = Field(
        60.0,
        description="Seconds that a story waits for further outlets before it is written up "
        "(2 in the sandbox unless set).",
        examples=["60"],
        ge=0,
        le=3600,
    )
    tradewire_tick: float = Field(
        1.0,
        description="Seconds between two looks at what is due.",
        examples=["1"],
        ge=0.05,
        le=60,
    )
    tradewire_lease: float = Field(
        120.0,
        description="Seconds for which a worker holds a row; longer than any one step takes.",
        examples=["120"],
        ge=1,
        le=3600,
    )
    tradewire_post_rate: float = Field(
        1.0,
        description="Messages a second to one channel; Slack takes about one.",
        examples=["1"],
        gt=0,
        le=100,
    )
    tradewire_spacing: float = Field(
        1.0,
        description="Seconds between two requests to one site.",
        examples=["1"],
        ge=0,
        le=60,
    )
    tradewire_allowed_addresses: str = Field(
        "",
        description="Addresses that the guard against private networks lets through, as "
        "IP:PORT with commas between. For tests.",
        examples=["127.0.0.1:8766"],
    )

    @field_validator("*", mode="before")
    @classmethod
    def _stripped(cls, value: Any) -> Any:
        return value.strip() if isinstance(value, str) else value

    @field_validator("slack_bot_token", "slack_app_token", "openai_api_key")
    @classmethod
    def _token(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if token is not None:
            check_token(token.get_secret_value(), _PREFIXES.get(info.field_name or "", ""))
        return token

    @field_validator("slack_api_url", "openai_base_url")
    @classmethod
    def _url(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url is None:
            return None
        check_url(url)
        return url.rstrip("/") + ("/" if info.field_name == "slack_api_url" else "")

    @field_validator("openai_model")
    @classmethod
    def _model(cls, model: str | None, info: ValidationInfo) -> str | None:
        if model is None and info.data.get("openai_base_url"):
            raise ValueError("is missing: OPENAI_BASE_URL is set, and only OpenAI has a default")
        return model

    @field_validator("tradewire_zone")
    @classmethod
    def _zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("is not a time zone's IANA name")
        return zone

    @field_validator("tradewire_allowed_addresses")
    @classmethod
    def _addresses(cls, addresses: str) -> str:
        pairs(addresses)
        return addresses

    @model_validator(mode="after")
    def _both_tokens(self) -> Config:
        if (self.slack_bot_token is None) != (self.slack_app_token is None):
            missing = "slack_app_token" if self.slack_bot_token else "slack_bot_token"
            raise ValueError(told(missing, "is missing: Slack needs both tokens"))
        return self

    @model_validator(mode="after")
    def _prices(self) -> Config:
        for name in ("openai_price_input", "openai_price_output"):
            if self.openai_budget_dollars is not None and getattr(self, name) is None:
                problem = "is missing: OPENAI_BUDGET_DOLLARS needs both prices"
                raise ValueError(told(name, problem))
        return self

    @property
    def embedded(self) -> bool:
        """Whether the sandbox stands in for Slack, because no tokens are set."""
        return self.slack_bot_token is None

    @property
    def model(self) -> str | None:
        """The model that writes, or None where neither a key nor a server is set."""
        configured = self.openai_api_key or self.openai_base_url
        return (self.openai_model or OPENAI_MODEL) if configured else None

    @property
    def database(self) -> str:
        """The database's URL; the sandbox keeps a database of its own."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        name = "sandbox/tradewire.db" if self.embedded else "tradewire.db"
        return f"sqlite:///{self.tradewire_var / name}"

    @property
    def allowed_addresses(self) -> frozenset[tuple[str, int]]:
        """The (IP, port) pairs that the address guard lets through."""
        return pairs(self.tradewire_allowed_addresses)

    @property
    def owners(self) -> frozenset[str]:
        """The ids of the people who may change the sources."""
        return frozenset(re.findall(r"\w+", self.tradewire_owners))

    @property
    def installer(self) -> str:
        """The id of the person who is welcomed at the first start, empty where none is named."""
        return next(iter(re.findall(r"\w+", self.tradewire_owners)), "")

    @property
    def lease(self) -> float:
        """Seconds for which a worker holds a row; a model may take longer than is set."""
        return max(self.tradewire_lease, self.openai_timeout + 60 if self.model else 0)

    @property
    def settle(self) -> float:
        """Seconds that a story waits before it is written up."""
        if self.embedded and "tradewire_settle" not in self.model_fields_set:
            return 2.0
        return self.tradewire_settle


def told(name: str, problem: str) -> str:
    """Say what is wrong with a setting, and show an example."""
    example = (Config.model_fields[name].examples or [""])[0]
    return f"{name.upper()}: {problem}. Write it like {name.upper()}={example}"
