"""What git knows."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from handbook.history import last_commit


def test_the_time_of_the_last_commit(tmp_path: Path) -> None:
    assert last_commit(tmp_path) is None
    assert last_commit(tmp_path / "none") is None
    when = {**os.environ, "GIT_AUTHOR_DATE": "@1700000000 +0000", "GIT_COMMITTER_DATE": "@1790000000 +0800"}
    someone = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert last_commit(tmp_path) is None
    commit = ["git", *someone, "commit", "-q", "--no-gpg-sign", "--allow-empty", "-m", "one"]
    subprocess.run(commit, cwd=tmp_path, env=when, check=True)
    assert last_commit(tmp_path) == 1790000000
