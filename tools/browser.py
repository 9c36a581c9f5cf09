"""Find a browser for tests and printing, or install one: `python tools/browser.py [--install]` prints its path."""

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
FONTS = ("fonts-liberation", "fonts-noto-cjk")
"""The packages with the fonts that pages are printed in on Linux."""
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


def prints_chinese() -> bool:
    """Tell whether the machine has the Chinese fonts, or no way to ask."""
    if not shutil.which("fc-list"):
        return True
    return bool(subprocess.run(["fc-list", "Noto Sans CJK SC"], check=False, capture_output=True).stdout)


def install() -> str | None:
    """Install one, by apt where that is allowed, else by Playwright; return its path, or None where neither works."""
    _apt(*([] if find() else ["chromium"]), *FONTS)
    if not find():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, capture_output=True)
    return find()


def _apt(*packages: str) -> None:
    privileged = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (privileged and not shutil.which("sudo")):
        return
    for arguments in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", *packages]):
        subprocess.run([*privileged, "apt-get", *arguments], check=False, capture_output=True)


def _of_playwright() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


if __name__ == "__main__":
    found = find()
    if "--install" in sys.argv[1:] and not (found and prints_chinese()):
        found = install()
    if not found:
        sys.exit(HELP)
    print(f"Browser: {found}")
