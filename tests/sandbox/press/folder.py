"""A folder of articles for a small press of a test's own."""

from __future__ import annotations

from pathlib import Path

TEXT = "Chile set a “quota” of 4.5% on {+0 date}.\n\nIt was ¥84bn, £3 — or “€9”, officials said."


def put(folder: Path, name: str, *, day: int = 1, front: str = "", text: str = TEXT) -> Path:
    """Add the article `name` (OUTLET/SLUG), which breaks at 13:00 of a day."""
    path = folder / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    matter = (
        f'title = "Title of {path.stem}"\nauthor = "Rosa Etchart"\nsummary = "Of {path.stem}."\n'
        f'day = {day}\ntime = "13:00"\ntries = "a sample"\n{front}'
    )
    path.write_text(f"+++\n{matter}+++\n\n{text}\n", encoding="utf-8")
    return path


REVISED = """[[revisions]]
day = 2
time = "10:00"
swap = [["4.5%", "5.4%"]]
note = "Corrected."
title = "New title"
"""
