"""Serve until Ctrl-C."""

from __future__ import annotations

import asyncio
import sys

from tests.hostile import CASES, HOST, open_hostile


async def _serve(port: int) -> None:
    async with open_hostile(port) as hostile:
        for case in CASES:
            print(f"{hostile.site}/{case.name:<24} {case.outcome}")  # noqa: T201
        print(f"{hostile.site}/good/anything            ok")  # noqa: T201
        print(f"TRADEWIRE_ALLOWED_ADDRESSES={HOST}:{hostile.port}", flush=True)  # noqa: T201
        await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(_serve(int(sys.argv[1]) if len(sys.argv) > 1 else 9500))
    except KeyboardInterrupt:
        sys.exit()
