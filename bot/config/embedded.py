"""The settings of the sandbox, which stands in for Slack, and of its sample press."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings


class Embedded(BaseSettings):
    """What a person sets who tries the bot without an account anywhere."""

    tradewire_sandbox_port: int = Field(
        8765, description="The port of the sandbox and its page.", examples=["8765"], ge=0, le=65535
    )
    tradewire_press_port: int = Field(
        8766, description="The port of the sample press.", examples=["8766"], ge=0, le=65535
    )
    tradewire_press_pace: float = Field(
        1.0,
        description="How fast the sample press publishes: at 1 an invented day takes 30 "
        "seconds, at 0 it waits for the clock panel of the page.",
        examples=["1"],
        ge=0,
        le=1000,
    )
