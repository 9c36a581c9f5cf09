"""What git knows of the handbook."""

from __future__ import annotations

import subprocess
from pathlib import Path


def last_commit(folder: Path) -> int | None:
    """Return when the last commit at `folder` was made, in seconds since 1970; None without git or a commit."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
        return int(done.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None
