"""The files that ship with Tradewire outside its Python code."""

from __future__ import annotations

from pathlib import Path

from bot.errors import ConfigError


def resource(name: str) -> Path:
    """Find a file or folder that ships with Tradewire outside its Python code.

    In a checkout it lies beside the package, in an installed wheel within it.
    """
    package = Path(__file__).parents[1]
    for place in (package, package.parent):
        if (place / name).exists():
            return place / name
    raise ConfigError(f"{name} is missing from this installation: install Tradewire again")
