"""Samples to look at: made once, by the command that anyone would use, on a machine set up differently."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def make(folder: Path, *options: str) -> Path:
    """Runs `python data/making` from another folder, in another language, time zone and hash order."""
    elsewhere = {"PYTHONHASHSEED": "3", "LC_ALL": "C", "TZ": "America/New_York", "PYTHONIOENCODING": "utf-8"}
    done = run(folder, *options, env=os.environ | elsewhere)
    assert done.returncode == 0, done.stderr
    return folder


def run(folder: Path, *options: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The command, whatever comes of it."""
    command = [sys.executable, str(PROJECT / "data/making"), "--out", str(folder), *options]
    return subprocess.run(command, cwd=folder.parent, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in the form exports arrive."""
    return make(tmp_path_factory.mktemp("made") / "sample")


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same sample without untidiness."""
    return make(tmp_path_factory.mktemp("clean") / "sample", "--clean")


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same sample with planted faults."""
    return make(tmp_path_factory.mktemp("faulty") / "sample", "--faults")
