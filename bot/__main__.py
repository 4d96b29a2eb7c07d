"""`python -m bot`, and the console script `tradewire`."""

from __future__ import annotations


def main() -> None:
    """Run the commands.

    The import waits until here because a worker process imports the script that started its
    parent, and would hold the whole command line in memory (38 MB of it).
    """
    from bot.cli import cli

    cli()


if __name__ == "__main__":
    main()
