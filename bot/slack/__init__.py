"""Slack: what people type becomes events, and deliveries become messages.

`events` reads what arrives, `app` keeps it and only then acknowledges it, `handle` answers
it later from the row that was kept, and `courier` carries messages the other way.
"""
