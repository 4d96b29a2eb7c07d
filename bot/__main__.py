"""`python -m bot`, and the console script `tradewire`."""

from __future__ import annotations

import gc
from typing import Final

#: What is loaded is never garbage: to look through it for some took a tenth of a start.
COLLECT_AFTER: Final = 10_000  # objects


def main() -> None:
    """Run the commands.

    The import waits until here because a worker process imports the script that started its
    parent, and would hold the whole command line in memory (38 MB of it).
    """
    gc.set_threshold(COLLECT_AFTER)
    from bot.cli import cli

    cli()


if __name__ == "__main__":
    main()
