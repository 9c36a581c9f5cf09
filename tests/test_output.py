"""The command of the README builds the same bytes each time, and says nothing."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, URL
from crawl import Site

pytestmark = pytest.mark.site


def digests(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_a_second_build_is_the_same_byte_for_byte(site: Site, tmp_path: Path) -> None:
    environment = {**os.environ, "SITE_URL": URL}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "WARNING" not in done.stderr
    assert digests(tmp_path) == digests(site.root)
