"""Make what a reader takes along from a built site: `python tools/files.py SITE [pdf] [epub] [checklist]`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from book.assembly import assemble  # noqa: E402 - the core is not installed
from book.epub import make_epub  # noqa: E402
from book.fonts import FACES, characters, cut  # noqa: E402
from book.press import PAPERS, press  # noqa: E402
from handbook.records import LANGUAGES  # noqa: E402

KINDS = ("pdf", "epub", "checklist")


def make(site: Path, kinds: tuple[str, ...] = KINDS) -> list[Path]:
    """Write the files of the kinds into the site's folder `files`, and return them."""
    folder = site / "files"
    folder.mkdir(exist_ok=True)
    fonts = cut(FACES, characters(site))
    if len(fonts) < len(FACES):
        print("No Noto CJK fonts here: the Chinese in PDFs is set in what the browser finds", file=sys.stderr)
    books = {language: assemble(site, language) for language in LANGUAGES if {"pdf", "epub"} & {*kinds}}
    made: dict[Path, bytes] = {}
    if "epub" in kinds:
        made |= {folder / f"handbook-{language}.epub": make_epub(book, fonts) for language, book in books.items()}
    if {"pdf", "checklist"} & {*kinds}:
        with press(site, fonts) as printing:
            for language in LANGUAGES:
                if "pdf" in kinds:
                    made[folder / f"handbook-{language}.pdf"] = printing.print_book(books[language])
                for paper in PAPERS if "checklist" in kinds else ():
                    made[folder / f"checklist-{language}-{paper.lower()}.pdf"] = printing.print_checklist(
                        language, paper
                    )
    for path, data in made.items():
        path.write_bytes(data)
    return [*made]


if __name__ == "__main__":
    place, *chosen = sys.argv[1:]
    if {*chosen} - {*KINDS}:
        sys.exit(f"no such kind of file: choose of {', '.join(KINDS)}")
    try:
        paths = make(Path(place), tuple(chosen) or KINDS)
    except RuntimeError as error:  # no browser
        sys.exit(str(error))
    for path in paths:
        print(f"{path}\t{path.stat().st_size / 1_000_000:.1f} MB")
