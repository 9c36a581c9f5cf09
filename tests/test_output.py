"""The command of the README builds the same bytes each time, and says nothing; ProperDocs builds them too."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from buildcost import copy_sources
from conftest import ROOT, URL
from crawl import Site

pytestmark = pytest.mark.site

PROPERDOCS = """
import sys
from properdocs.__main__ import cli
cli(standalone_mode=False)
print(*(getattr(module, "__file__", None) for module in sys.modules.values()), sep="\\n")
"""
"""Builds with the maintained fork of MkDocs, then prints the file of each module that this took."""
DIFFERS = [(re.compile(rb'(?<=<meta name="generator" content="mkdocs-)[^"]*'), b"")]
"""All that may differ between the two: the program’s name and version."""


def build(*program: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *program, "build", "--strict", "-f", "mkdocs.yml", "--site-dir", str(folder)]
    environment = {**os.environ, "SITE_URL": URL}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return done


def digests(root: Path, differs: list[tuple[re.Pattern[bytes], bytes]] | None = None) -> dict[str, str]:
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            body = path.read_bytes()
            for pattern, same in differs or []:
                body = pattern.sub(same, body)
            found[path.relative_to(root).as_posix()] = hashlib.sha256(body).hexdigest()
    return found


def test_a_second_build_is_the_same_byte_for_byte(site: Site, tmp_path: Path) -> None:
    build("-m", "mkdocs", folder=tmp_path)
    assert digests(tmp_path) == digests(site.root)


def test_two_builds_of_a_commit_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    copy_sources(sources)
    someone = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for step in (("init", "-q"), ("add", "."), (*someone, "commit", "-q", "--no-gpg-sign", "-m", "all")):
        subprocess.run(["git", *step], cwd=sources, check=True)
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    built = []
    for name in ("first", "second"):
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / name)]
        subprocess.run(command, cwd=sources, env=environment, check=True)
        built.append(digests(tmp_path / name))
    assert built[0] == built[1]


def test_properdocs_builds_the_same_without_mkdocs(site: Site, tmp_path: Path) -> None:
    loaded = build("-c", PROPERDOCS, folder=tmp_path).stdout.splitlines()
    mkdocs = importlib.util.find_spec("mkdocs")
    assert mkdocs and mkdocs.origin
    assert [name for name in loaded if Path(name).is_relative_to(Path(mkdocs.origin).parent)] == []
    assert digests(tmp_path, DIFFERS) == digests(site.root, DIFFERS)
    assert digests(tmp_path) != digests(site.root), "one built both"
