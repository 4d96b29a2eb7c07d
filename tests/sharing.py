"""Which tests go to one worker: those of a file, and those that share what takes long to start."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

PAGE = "tests/sandbox/page/"
APART = "tests/test_processes"  # each test of these files takes long, and shares nothing


def together(test: str) -> str:
    """Name what a test is run together with, by the test's id."""
    file, _, name = test.partition("::")
    if file.startswith(PAGE) and "onboarding" not in file:
        return "in one browser"
    if "[postgresql" in name:
        return "on one PostgreSQL"
    return test if file.startswith(APART) else file


class Sharing(LoadScopeScheduling):  # type: ignore[misc]
    """Gives each worker one lot after the other, in the order of their first tests."""

    def _split_scope(self, nodeid: str) -> str:
        return together(nodeid)
