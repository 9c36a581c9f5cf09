"""Make what a reader takes along from a built site: `python tools/files.py SITE [pdf] [epub] [checklist]`."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from book.assembly import address_of, assemble  # noqa: E402 - the core is not installed
from book.epub import make_epub  # noqa: E402
from book.fonts import FACES, Face, characters, cut  # noqa: E402
from book.press import PAPERS, press  # noqa: E402
from handbook.records import LANGUAGES, Language  # noqa: E402

KINDS = ("pdf", "epub", "checklist")


def make(site: Path, kinds: tuple[str, ...] = KINDS) -> list[Path]:
    """Write the files of the kinds into the site's folder `files`, and return them."""
    folder = site / "files"
    folder.mkdir(exist_ok=True)
    fonts = cut(FACES, characters(site))
    if len(fonts) < len(FACES):
        print("No Noto CJK fonts here: the Chinese in PDFs is set in what the browser finds", file=sys.stderr)
    with ProcessPoolExecutor() as pool:
        made = [*pool.map(partial(make_in, site=site, fonts=fonts, kinds=kinds), LANGUAGES)]
    for name, data in (file for files in made for file in files.items()):
        (folder / name).write_bytes(data)
    return sorted(folder / name for files in made for name in files)


def make_in(language: Language, site: Path, fonts: dict[Face, bytes], kinds: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of the kinds in one language, by name."""
    made: dict[str, bytes] = {}
    if "epub" in kinds:
        made[f"handbook-{language}.epub"] = make_epub(assemble(site, language), fonts)
    if {"pdf", "checklist"} & {*kinds}:
        with press(site, fonts) as printing:
            if "pdf" in kinds:
                made[f"handbook-{language}.pdf"] = printing.print_book(assemble(site, language))
            for paper in PAPERS if "checklist" in kinds else ():
                made[f"checklist-{language}-{paper.lower()}.pdf"] = printing.print_checklist(language, paper)
    return made


if __name__ == "__main__":
    place, *chosen = sys.argv[1:]
    if {*chosen} - {*KINDS}:
        sys.exit(f"no such kind of file: choose of {', '.join(KINDS)}")
    if not address_of(Path(place), LANGUAGES[0]):
        print("SITE_URL was not set when the site was built: paper names no address of it", file=sys.stderr)
    try:
        paths = make(Path(place), tuple(chosen) or KINDS)
    except RuntimeError as error:  # no browser
        sys.exit(str(error))
    for path in paths:
        print(f"{path}\t{path.stat().st_size / 1_000_000:.1f} MB")
