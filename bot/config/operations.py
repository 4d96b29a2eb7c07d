"""The settings that are about the running program itself: log, health, notices, stopping."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Any, Literal

from pydantic import Field
from pydantic.functional_validators import field_validator

from bot.config.embedded import Embedded


class Operations(Embedded):
    """What an operator sets, whatever the desk wants."""

    tradewire_ops_address: str = Field(
        "127.0.0.1",
        description="The address on which `/healthz` and `/metrics` are served.",
        examples=["127.0.0.1"],
    )
    tradewire_ops_port: int = Field(
        8767,
        description="The port of `/healthz` and `/metrics`; `off` or 0 for neither.",
        examples=["8767", "off"],
        ge=0,
        le=65535,
    )
    tradewire_ops_channel: str = Field(
        "",
        description="The channel that is told what operators need to know, by its name or its "
        "ID; the bot must be in it. Unset: none, it stands in the log.",
        examples=["#tradewire-ops"],
        pattern=r"^(#?[\w-]{1,80})?$",
    )
    tradewire_grace: float = Field(
        10.0,
        description="Seconds that what is under way gets to finish when Tradewire is stopped; "
        "then it is broken off, and whoever runs next does it.",
        examples=["10"],
        ge=0,
        le=300,
    )
    tradewire_log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The least level of log lines.", examples=["INFO"]
    )
    tradewire_log_style: Literal["console", "json"] = Field(
        "console", description="Log lines for people, or as JSON.", examples=["json"]
    )

    @field_validator("tradewire_ops_address")
    @classmethod
    def _address(cls, address: str) -> str:
        try:
            return str(ip_address(address))
        except ValueError:
            raise ValueError("should be an IP address") from None

    @field_validator("tradewire_ops_port", mode="before")
    @classmethod
    def _off(cls, port: Any) -> Any:
        return 0 if isinstance(port, str) and port.lower() == "off" else port
