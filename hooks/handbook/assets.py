"""Style and scripts as they are sent: one style sheet for every page, without comments and spaces."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin

from handbook.problems import DataError, Problem
from handbook.records import unreadable

SHEETS = ("handbook.css", "glossary.css", "quiz.css", "search.css", "print.css")
"""What every page loads, in this order: a later rule wins over an earlier one."""
TOGETHER = "site.css"
"""Their common file."""


def pack(folder: Path, shown: str) -> None:
    """Pack what lies in `folder`, the site's own assets: join the sheets of every page, minify each style and script.

    Raises DataError, whose paths begin with `shown`, for a sheet that is missing and for what isn't text. What lies in
    folders below is the theme's, and packed already.
    """
    problems = [
        Problem(f"{shown}/{sheet}", 1, "the file is missing: restore it, empty if need be")
        for sheet in SHEETS
        if not (folder / sheet).is_file()
    ]
    texts: dict[str, str] = {}
    for path in (*folder.glob("*.css"), *folder.glob("*.js")):
        try:
            texts[path.name] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(f"{shown}/{path.name}", 1, unreadable(error)))
    if problems:
        raise DataError(problems)
    texts[TOGETHER] = "\n".join(texts.pop(sheet) for sheet in SHEETS)
    for sheet in SHEETS:
        (folder / sheet).unlink()
    for name, text in texts.items():
        minify = rcssmin.cssmin if name.endswith(".css") else rjsmin.jsmin
        (folder / name).write_text(minify(text), encoding="utf-8")
