"""The time that a build gives to what it makes: that of the last commit, so that a commit always makes the same bytes.

on_startup   set it for MkDocs and for every other hook, as SOURCE_DATE_EPOCH (reproducible-builds.org)
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from handbook.history import last_commit


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Set the time where nobody set another; without a history MkDocs takes the hour of the build."""
    time = last_commit(Path(__file__).parent)
    if time is not None:
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(time))
