"""The settings: one frozen value, read from the environment and from `.env`."""

from __future__ import annotations

from bot.config.reading import load, settings
from bot.config.settings import OPENAI_MODEL, Config
from bot.config.shipped import resource

__all__ = ["OPENAI_MODEL", "Config", "load", "resource", "settings"]
