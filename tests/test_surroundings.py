"""What lies around the tests reaches none of them."""

from __future__ import annotations

import os
import subprocess
import sys

from bot.config import load, settings
from tests.program import ROOT


def test_nothing_is_set_that_no_test_set() -> None:
    assert load(None).model_fields_set == set()


def test_settings_that_a_developer_exported_reach_no_test() -> None:
    exported = {name: "no good value" for name, _ in settings()} | {"tradewire_nope": "1"}
    inner = f"{__file__}::{test_nothing_is_set_that_no_test_set.__name__}"
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", inner],
        cwd=ROOT,
        env={**os.environ, **exported},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
