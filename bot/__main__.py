"""`python -m bot`, and the console script `tradewire`."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the commands.

    The import waits until here because a worker process imports the script that started its
    parent, and would hold the whole command line in memory (38 MB of it).
    """
    # What is loaded is never garbage: to look through it for some took a tenth of a start.
    gc.set_threshold(10_000)
    from bot.cli import cli

    cli()


if __name__ == "__main__":
    main()
