"""Style and scripts as they are sent: one style sheet for every page, without comments and spaces."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

from handbook.problems import DataError, Problem

SHEETS = ("handbook.css", "glossary.css", "quiz.css", "search.css", "print.css")
"""What every page loads, in this order: a later rule wins over an earlier one."""
TOGETHER = "site.css"
"""Their common file."""


def pack(folder: Path, shown: str) -> None:
    """Pack what lies in `folder`, the site's own assets: join the sheets of every page, minify each style and script.

    Raises DataError, whose paths begin with `shown`, for a sheet that is missing. What lies in folders below is the
    theme's, and packed already.
    """
    missing = [sheet for sheet in SHEETS if not (folder / sheet).is_file()]
    if missing:
        raise DataError(
            Problem(f"{shown}/{sheet}", 1, "the file is missing: restore it, empty if need be") for sheet in missing
        )
    joined = "\n".join((folder / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    for sheet in SHEETS:
        (folder / sheet).unlink()
    (folder / TOGETHER).write_text(joined, encoding="utf-8")
    for paths, minify in ((folder.glob("*.css"), rcssmin.cssmin), (folder.glob("*.js"), rjsmin.jsmin)):
        for path in paths:
            path.write_text(minify(path.read_text(encoding="utf-8")), encoding="utf-8")
