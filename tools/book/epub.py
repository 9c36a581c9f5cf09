"""The book for e-readers: its HTML, made into EPUB by pandoc."""

from __future__ import annotations

import datetime
import json
import os
import subprocess
import tempfile
import uuid
from pathlib import Path

import pypandoc
from markupsafe import Markup

from book.assembly import Book
from book.fonts import TEXT, Face, rules
from book.markup import classed, drop, inner, outer, parse, swap
from book.pictures import drawing
from handbook.templates import load_words, render

SHEET = Path(__file__).with_name("epub.css")


def make_epub(book: Book, fonts: dict[Face, bytes]) -> bytes:
    """Return the book as EPUB, with the fonts for readers that have none."""
    fonts = {face: data for face, data in fonts.items() if face in TEXT}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = f"{rules(fonts, '../fonts/')}\n{SHEET.read_text(encoding='utf-8')}"
        (folder / "sheet.css").write_text(sheet, encoding="utf-8")
        for face, data in fonts.items():
            (folder / face.file).write_bytes(data)
        (folder / "metadata.json").write_text(json.dumps(_metadata(book)), encoding="utf-8")
        (folder / "cover.svg").write_text(render("book_cover", book.language, book=book), encoding="utf-8")
        (folder / "book.html").write_text(f"<html><body>{_prepared(book, folder)}</body></html>", encoding="utf-8")
        command = [
            pypandoc.get_pandoc_path(),
            *("--from=html", "--to=epub3", "--output=book.epub", "--metadata-file=metadata.json"),
            *("--split-level=2", "--toc", "--toc-depth=2", "--css=sheet.css", "--epub-cover-image=cover.svg"),
            *(f"--epub-embed-font={face.file}" for face in fonts),
            "book.html",
        ]
        day = datetime.datetime.fromisoformat(book.date).replace(tzinfo=datetime.UTC)
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(int(day.timestamp()))}
        subprocess.run(command, cwd=folder, env=environment, check=True)
        return (folder / "book.epub").read_bytes()


def _metadata(book: Book) -> dict[str, str]:
    names = load_words(book.language)
    return {
        "title": book.title,
        "toc-title": names["book_contents"],
        "subtitle": names["unofficial"],
        "lang": book.tag,
        "date": book.date,
        "description": book.description,
        "rights": names["book_licence"],
        "identifier": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'wells-fargo-ai-pm-handbook/{book.language}')}",
    }


def _prepared(book: Book, folder: Path) -> Markup:
    """Return the body as pandoc wants it, its pictures written to `folder`."""
    body = parse(book.body)
    for lines in list(classed(body, "prompt__lines")):
        drop(lines)
    for number, figure in enumerate(list(classed(body, "lifecycle", "timeline"))):
        picture, text = drawing(figure)
        file = folder / f"picture-{number}.svg"
        file.write_text(picture, encoding="utf-8")
        swap(figure, render("book_image", book.language, file=file.name, text=text))
    # Pandoc keeps the class and the language of a block, but not those of a paragraph.
    for paragraph in body.xpath(".//p[@class or @lang]"):
        attributes = dict(paragraph.attrib)
        paragraph.attrib.clear()
        swap(paragraph, render("book_block", book.language, attributes=attributes, content=outer(paragraph)))
    return inner(body)
