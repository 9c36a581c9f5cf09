"""The machine that figures were measured on."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from pathlib import Path

from serving import launch


def print_machine() -> None:
    """Print the date, the machine and the programs that figures depend on."""
    with launch() as browser:
        chromium = browser.version
    told = (
        f"{_processor()}, {os.cpu_count()} cores",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
        f"Chromium {chromium}",
        f"load {os.getloadavg()[0]:.1f} at the start",
    )
    print(f"Measured on {date.today()}: {'; '.join(told)}.")


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    named = re.search(r"^model name\s*: (.*)$", known.read_text(), re.MULTILINE) if known.is_file() else None
    return named[1] if named else platform.processor() or platform.machine()
