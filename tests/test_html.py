"""Every page is valid HTML, by html-validate: the HTML Standard, and its rules for accessibility."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from crawl import Site

pytestmark = pytest.mark.site

ROOT = Path(__file__).parents[1]
NODE = Path(sys.executable).with_name("node")
VALIDATE = ROOT / "node_modules/html-validate/bin/html-validate.mjs"


def faults(folder: Path) -> list[str]:
    """Return what is wrong in the HTML files of `folder`, each with its file and line."""
    assert VALIDATE.exists(), "html-validate is not installed: run make test, or npm ci"
    with tempfile.TemporaryDirectory() as place:
        report = Path(place, "report.json")  # what it prints itself is cut where a pipe is full
        settings = ["--config", str(ROOT / ".htmlvalidate.json"), "--formatter", f"json={report}"]
        command = [str(NODE), str(VALIDATE), *settings, f"{folder}/**/*.html"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
        assert report.exists(), done.stderr
        files = json.loads(report.read_text(encoding="utf-8"))
    return [
        f"{Path(file['filePath']).relative_to(folder)}:{fault['line']}: {fault['ruleId']}: {fault['message']}"
        for file in files
        for fault in file["messages"]
    ]


def test_every_page_is_valid(site: Site) -> None:
    assert faults(site.root) == []


def test_the_check_above_sees_faults(tmp_path: Path) -> None:
    page = '<!doctype html><html lang="en"><head><title>t</title></head><body><p id="a"></p><span id="a"><div></div></span>{}</body></html>'
    (tmp_path / "a.html").write_text(page.format("<img src='a.png'>"), encoding="utf-8")
    found = " ".join(faults(tmp_path))
    for rule in ("element-permitted-content", "no-dup-id", "wcag/h37"):
        assert rule in found
