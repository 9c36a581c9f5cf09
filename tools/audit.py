"""Ask once a day whether a known weakness has been found in what the handbook is built and tested with.

pip-audit asks the package index. Without a network, or where the index can't tell, the check says so and lets the
others go on: they judge the handbook, this one the day.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements-dev.txt"
"""All of it: what the site needs is in there too."""
MARK = ROOT / ".venv/audited"
DAY = 24 * 60 * 60


def due() -> bool:
    """Tell whether the last audit is a day old, or of another lock."""
    return not MARK.exists() or MARK.stat().st_mtime < max(time.time() - DAY, LOCK.stat().st_mtime)


def weaknesses(report: dict[str, Any]) -> tuple[list[str], int]:
    """Return what a report of pip-audit tells, a line each, and how many packages it could judge."""
    judged = [package for package in report["dependencies"] if "vulns" in package]
    return [
        f"{LOCK.name}: {package['name']} {package['version']}: {found['id']}: "
        f"take {' or '.join(found['fix_versions']) or 'another package, none is mended yet'} (make lock)"
        for package in judged
        for found in package["vulns"]
    ], len(judged)


def main() -> int:
    """Print what was found; return 1 for a weakness, else 0."""
    if not due():
        return 0
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes", "--disable-pip"]
    command += ["--progress-spinner", "off", "--timeout", "5", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found, judged = weaknesses(json.loads(done.stdout))
    except json.JSONDecodeError:
        found, judged = [], 0
    if not judged:
        print("Not audited: the package index could not be asked for known weaknesses")
        return 0
    print("\n".join(found or [f"Audited: no known weakness in {judged} packages"]))
    if not found:
        MARK.touch()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
