"""Briefings -> what a channel gets: which are due to whom, and how Slack shows them."""
