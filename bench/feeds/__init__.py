"""Feeds polled from a server on loopback, beside the package `reader`."""
