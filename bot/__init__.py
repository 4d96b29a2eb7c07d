"""Tradewire: trade and tariff news as briefings whose every line is checked."""

__version__ = "0.1.0"
