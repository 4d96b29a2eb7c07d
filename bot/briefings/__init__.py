"""Story -> Briefing: the writers, and what puts their drafts together."""
