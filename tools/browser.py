"""Find a browser for the tests, or install one: `python tools/browser.py [--install]` prints its path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
HELP = (
    "no browser: install Chromium or Chrome (Debian, Ubuntu: apt-get install chromium), "
    "or name an installed one with BROWSER_PATH"
)


def find() -> str | None:
    """Return the path of an installed Chromium or Chrome, Playwright's own included, or None."""
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named if Path(named).is_file() else None
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return next((path for path in (*MACOS, _of_playwright()) if path and Path(path).is_file()), None)


def install() -> str | None:
    """Install one, by apt where that is allowed, else by Playwright; return its path, or None where neither works."""
    if shutil.which("apt-get"):
        privileged = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        if not privileged or shutil.which("sudo"):
            for arguments in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", "chromium"]):
                subprocess.run([*privileged, "apt-get", *arguments], check=False, capture_output=True)
    if not find():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, capture_output=True)
    return find()


def _of_playwright() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


if __name__ == "__main__":
    found = find() or (install() if "--install" in sys.argv[1:] else None)
    if not found:
        sys.exit(HELP)
    print(f"Browser: {found}")
