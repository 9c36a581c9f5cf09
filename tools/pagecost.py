"""What the handbook's own scripts and styles cost a reader: bytes, and time on a slow device."""

from __future__ import annotations

import gzip
import statistics
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import rcssmin
import rjsmin
from playwright.sync_api import CDPSession, Page

from serving import launch
from table import print_table

ASSETS = Path(__file__).parents[1] / "overrides" / "assets"
QUIZ = ("quiz.js", "progress.js", "store.js", "quiz.css")
PRACTICE = (*QUIZ, "practice.js", "transfer.js", "practice.css")
PAGES = ("en/gates/concept/", "gates/", "en/practice/", "en/glossary/", "en/checklist/")
QUIZ_BUDGET = 6 * 1024
PRACTICE_BUDGET = 12 * 1024
SLOWER = 4
TIMES = 5
"""Each page is loaded so often; the median counts."""


def gzipped(names: Iterable[str]) -> int:
    """Return the bytes of the named assets, each minified and compressed by itself, as it is sent."""
    return sum(len(gzip.compress(_minified(ASSETS / name).encode(), 9)) for name in names)


def _minified(path: Path) -> str:
    minify = rcssmin.cssmin if path.suffix == ".css" else rjsmin.jsmin
    minified: str = minify(path.read_text(encoding="utf-8"))
    return minified


def script_times(page: Page, address: str) -> dict[str, float]:
    """Return the milliseconds that each of our scripts ran while the page loaded, in a browser slowed down.

    What a script calls counts as its own.
    """
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Profiler.enable")
    session.send("Profiler.setSamplingInterval", {"interval": 200})
    session.send("Profiler.start")
    page.goto(address, wait_until="networkidle")
    profile = session.send("Profiler.stop")["profile"]
    session.detach()
    return _by_script(profile)


def _by_script(profile: dict[str, Any]) -> dict[str, float]:
    nodes = {node["id"]: node for node in profile["nodes"]}
    parents = {child: node["id"] for node in profile["nodes"] for child in node.get("children", [])}
    spent: dict[str, float] = {}
    for sample, microseconds in zip(profile["samples"], profile["timeDeltas"], strict=True):
        node: int | None = sample
        while node is not None:
            name = nodes[node]["callFrame"]["url"].rpartition("/")[2]
            if (ASSETS / name).is_file() and name:
                spent[name] = spent.get(name, 0) + microseconds / 1000
                break
            node = parents.get(node)
    return spent


def print_costs(served: str) -> None:
    """Print bytes and times for the site that is served at `served`."""
    print_table(
        "Quiz script and style, bytes compressed",
        ("pages", "bytes", "budget"),
        [
            ("with questions", f"{gzipped(QUIZ)}", f"{QUIZ_BUDGET}"),
            ("practice", f"{gzipped(PRACTICE)}", f"{PRACTICE_BUDGET}"),
        ],
    )
    rows = []
    with launch() as started:
        for address in PAGES:
            runs = []
            for _ in range(TIMES):
                page = started.new_page()
                runs.append(script_times(page, served + address))
                page.close()
            total = [sum(times.values()) for times in runs]
            names = sorted({name for times in runs for name in times})
            each = [f"{name} {statistics.median(times.get(name, 0) for times in runs):.0f}" for name in names]
            rows.append((address, f"{statistics.median(total):.0f}", f"{max(total):.0f}", ", ".join(each)))
    print_table(
        f"Our scripts on load, ms in a browser slowed {SLOWER} times, {TIMES} loads (budget 50)",
        ("page", "median", "most", "of it, median"),
        rows,
    )
