"""`make run` in a folder where an earlier one was interrupted."""

from __future__ import annotations

import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from tests.program import ROOT


@pytest.mark.parametrize("pip", [False, True], ids=["half made", "whole"])
def test_an_environment_without_pip_is_made_anew(tmp_path: Path, pip: bool) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.txt", "pyproject.toml"):
        (tmp_path / name).touch()
    venv.create(tmp_path / ".venv", symlinks=True)  # without pip, as when cut off in the making
    if pip:
        python = tmp_path / ".venv" / "bin" / "python"
        python.unlink()
        python.write_text('#!/bin/sh\n[ "$5" != install ]\n')  # a pip that works, but offline
        python.chmod(0o755)
    asked = tmp_path / "asked"
    stand_in = tmp_path / "python3"
    stand_in.write_text(f'#!/bin/sh\necho "$@" >{asked}\nexit 1\n')
    stand_in.chmod(0o755)
    made = subprocess.run(
        ["make", f"PYTHON={stand_in}", ".venv/run.stamp"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 2, made.stderr
    assert asked.exists() is not pip
    if not pip:
        assert asked.read_text() == "-m venv --clear .venv\n"
