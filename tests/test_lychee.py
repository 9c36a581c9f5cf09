"""A second opinion on the built site: what lychee, a link checker of others' making, says of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from conftest import URL
from crawl import Site

pytestmark = pytest.mark.site


@pytest.fixture
def host(site: Site, tmp_path: Path) -> Path:
    """Return a folder that holds the site where its host would: below the folder of its address."""
    folder = tmp_path / urlsplit(URL).path.strip("/")
    folder.symlink_to(site.root, target_is_directory=True)
    return tmp_path


def lychee(host: Path, page: str) -> dict[str, Any]:
    """Return what lychee says of a page or folder below `host`, without a network; addresses in full are files too."""
    command = [
        str(Path(sys.executable).with_name("lychee")),
        *("--offline", "--no-progress", "--format", "json"),
        *("--include-fragments", "--index-files", "index.html", "--root-dir", str(host)),
        *("--remap", f"^{re.escape(URL)} {host.as_uri()}{urlsplit(URL).path}"),
        str(host / page),
    ]
    done = subprocess.run(command, cwd=host, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_it_finds_nothing(host: Path) -> None:
    report = lychee(host, urlsplit(URL).path[1:])
    assert report["error_map"] == {}
    assert report["successful"] > 10_000, "it looked at next to nothing"


def test_it_would_find_what_is_broken(host: Path) -> None:
    broken = (
        "handbook/none/",
        "handbook/en/gates/concept/#none",
        "handbook/none.svg",
        f"{URL}none/",
        "/handbook/none/",
    )
    sound = ("handbook/", "handbook/en/gates/concept/#entry", f"{URL}en/", "/handbook/en/")
    links = "".join(f'<a href="{address}">x</a>' for address in (*broken[:2], *broken[3:], *sound))
    (host / "planted.html").write_text(f'{links}<img src="{broken[2]}">', encoding="utf-8")
    report = lychee(host, "planted.html")
    assert report["errors"] == len(broken)
    assert report["successful"] == len(sound)
