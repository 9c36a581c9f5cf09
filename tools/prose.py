"""Check the handbook's prose: `python tools/prose.py FILE_OR_FOLDER …`; exit status 1 where something is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from handbook.content import load_content  # noqa: E402 - the core is not installed
from handbook.problems import DataError, Problem  # noqa: E402
from handbook.prose import check_text  # noqa: E402
from handbook.records import LANGUAGES  # noqa: E402


def main(names: list[str]) -> int:
    """Print every fault of the files and folders named; return the exit status."""
    try:
        glossary = load_content(ROOT / "docs").glossary
    except DataError as error:
        print(error)
        return 1
    avoid = {
        wrong: term.text(language).term
        for term in glossary.terms.values()
        for language in LANGUAGES
        for wrong in term.text(language).avoid
    }
    found: list[Problem] = []
    for name in names:
        root = Path(name)
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.suffix in (".md", ".yml") and path.is_file():
                text, shown = path.read_text(encoding="utf-8"), path.as_posix()
                # A term's own file is where a wording to avoid is named.
                avoided = {} if path.suffix == ".yml" else avoid
                found += check_text(text, shown, english="/en/" in shown, avoid=avoided)
    print(*found, sep="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["docs"]))
