"""Lighthouse's scores of one page of each kind, beside the same page as the theme makes it by itself.

Lighthouse is npm's, with its mobile preset: a phone of the middle class on slow 4G, simulated. It drives the machine's
own browser.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import browser
from serving import serve
from table import print_table
from weightcost import FOLDERS, KINDS

ROOT = Path(__file__).parents[1]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo", "agentic-browsing")
FLAGS = "--headless=new --disable-gpu --disable-background-networking"


TRIES = 3
"""A slow start of the browser can leave a page without a score: then it is judged again."""


def scores(address: str) -> dict[str, float]:
    """Return the score of each category for the page at `address`, 0 to 100.

    Raises RuntimeError, with what Lighthouse said, where it can't judge the page.
    """
    said = ""
    for _ in range(TRIES):
        found, said = _judged(address)
        if found.keys() == set(CATEGORIES):
            return found
    raise RuntimeError(f"Lighthouse could not judge {address}: {said or 'it gave no score'}")


def _judged(address: str) -> tuple[dict[str, float], str]:
    """Return the scores that Lighthouse gives, and what it said."""
    flags = FLAGS + (" --no-sandbox" if os.geteuid() == 0 else "")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [
            str(Path(sys.executable).with_name("node")),
            str(ROOT / "node_modules/lighthouse/cli/index.js"),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={flags}",
        ]
        environment = {**os.environ, "CHROME_PATH": browser.find() or ""}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        judged = json.loads(report.read_text(encoding="utf-8"))["categories"] if report.exists() else {}
    given = {name: judged.get(name, {}).get("score") for name in CATEGORIES}
    return {name: 100 * score for name, score in given.items() if score is not None}, done.stderr.strip()


def print_lighthouse(ours: Path, stock: Path) -> None:
    """Print the scores of both sites, page by page, each page judged once."""
    rows = []
    with serve(ours) as here, serve(stock) as there:
        for language, folder in FOLDERS.items():
            for kind, address in KINDS.items():
                its, theirs = scores(here + folder + address), scores(there + folder + address)
                figures = (f"{its[name]:.0f} / {theirs[name]:.0f}" for name in CATEGORIES)
                rows.append((f"{kind}, {language}", *figures))
    print_table("Lighthouse, ours / stock", ("page", *CATEGORIES), rows)
