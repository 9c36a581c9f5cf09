"""A PDF read back: what stands on its sheets, and what is wrong there."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from posixpath import join, normpath
from typing import Any
from urllib.parse import unquote

import pdfplumber
import pikepdf
import pypdfium2
from lxml import etree

SIZES = {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}
"""Width and height in points."""

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it wonders at the fonts that hold drawings

Char = dict[str, Any]


def plain(text: str) -> str:
    """Return text without spaces and line breaks, its ligatures undone.

    Quotation marks and brackets go too: side by side they overlap in print, and are read back in either order.
    """
    return re.sub(r"[\s“”‘’()]+", "", unicodedata.normalize("NFKC", text))


class Print:
    """A printed document."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def texts(self) -> list[str]:
        """The text of each sheet, without spaces."""
        document = pypdfium2.PdfDocument(self.data)
        texts = []
        for page in document:
            read = page.get_textpage()
            texts.append(plain(read.get_text_range().replace("\ufffe", "-")))  # a hyphen at the end of a line
            read.close()
            page.close()
        document.close()
        return texts

    @cached_property
    def text(self) -> str:
        """All of it."""
        return "".join(self.texts)

    def sheets_with(self, text: str) -> list[int]:
        """Return the sheets, counted from 1, on which a text stands whole."""
        return [number for number, sheet in enumerate(self.texts, 1) if plain(text) in sheet]

    @cached_property
    def document(self) -> pikepdf.Pdf:
        """The objects of the file."""
        return pikepdf.open(io.BytesIO(self.data))

    @cached_property
    def chars(self) -> list[list[Char]]:
        """Every character that isn't a space, sheet by sheet, with its place, size, font and colour."""
        with pdfplumber.open(io.BytesIO(self.data)) as document:
            return [[char for char in page.chars if char["text"].strip()] for page in document.pages]

    @cached_property
    def papers(self) -> set[str]:
        """The papers that its sheets are, to a point and a half."""
        return {_paper(float(page.mediabox[2]), float(page.mediabox[3])) for page in self.document.pages}

    @cached_property
    def links(self) -> list[str]:
        """Where its links lead: an address, or the name of a place inside."""
        notes = [note for page in self.document.pages for note in page.get("/Annots", pikepdf.Array())]
        inside = [str(note.Dest).removeprefix("/") for note in notes if "/Dest" in note]
        return inside + [str(note.A.URI) for note in notes if "/A" in note]

    @cached_property
    def fonts(self) -> dict[str, bool]:
        """Every font by name, and whether the file holds it."""
        held = {}
        for page in self.document.pages:
            for font in page.resources.get("/Font", {}).values():
                if font.Subtype == "/Type3":
                    held["Type 3"] = True  # drawn by the file itself
                    continue
                inner = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
                descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
                held[str(font.BaseFont)] = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
        return held


def _paper(width: float, height: float) -> str:
    for name, (across, down) in SIZES.items():
        if abs(width - across) < 1.5 and abs(height - down) < 1.5:
            return name
    return f"{width} × {height}"


def outside(print: Print, margin: float) -> Iterator[str]:
    """Yield what stands nearer to the edge of its sheet than `margin`, in points."""
    for number, (page, chars) in enumerate(zip(print.document.pages, print.chars, strict=True), 1):
        width, height = float(page.mediabox[2]), float(page.mediabox[3])
        for char in chars:
            room = min(char["x0"], char["top"], width - char["x1"], height - char["bottom"])
            if room < margin:
                yield f"sheet {number}: “{char['text']}” is {room:.0f} pt from the edge"


def small(chars: Iterable[Char], least: float) -> Iterator[str]:
    """Yield what is smaller than `least`, in points."""
    for char in chars:
        if char["size"] < least - 0.05:
            yield f"“{char['text']}” is {char['size']:.1f} pt"


def faint(print: Print) -> Iterator[str]:
    """Yield what is written in a light colour, as on a dark ground."""
    for number, chars in enumerate(print.chars, 1):
        for char in chars:
            colour = char["non_stroking_color"] or (0,)
            if sum(colour) / len(colour) > 0.6:
                yield f"sheet {number}: “{char['text']}” has the colour {colour}"


def unheld(print: Print) -> list[str]:
    """Return the fonts that the file names but doesn't hold."""
    return [name for name, held in print.fonts.items() if not held]


def last_headings(print: Print, headings: Iterable[str]) -> list[str]:
    """Return the headings that stand last on their sheet, by their place there: boxes are drawn after the text."""
    wanted = {plain(heading): heading for heading in headings}
    found = []
    for chars in print.chars:
        edge = max((char["bottom"] for char in chars), default=0)
        line = sorted((char for char in chars if char["bottom"] > edge - 4), key=lambda char: float(char["x0"]))
        text = plain("".join(char["text"] for char in line))
        found += [heading for key, heading in wanted.items() if key.endswith(text) and len(text) >= min(8, len(key))]
    return found


def split(print: Print, tables: Iterable[tuple[str, str]]) -> list[str]:
    """Return the first cells of the tables whose first and last rows are on no sheet together."""
    return [first for first, last in tables if not {*print.sheets_with(first)} & {*print.sheets_with(last)}]


def dead_ends(print: Print) -> list[str]:
    """Return the places inside the file to which a link wants to lead and that are on none of its sheets."""
    sheets = {page.obj.objgen for page in print.document.pages}
    known = print.document.Root.get("/Dests", pikepdf.Dictionary())
    places = {name.removeprefix("/") for name, place in known.items() if place[0].objgen in sheets}
    return sorted({link for link in print.links if not link.startswith("http")} - places)


def broken(epub: zipfile.ZipFile) -> list[str]:
    """Return the links of an e-book to files or places that it doesn't hold."""
    pages = {name: etree.fromstring(epub.read(name)) for name in epub.namelist() if name.endswith(".xhtml")}
    ids = {name: {*page.xpath("//@id")} for name, page in pages.items()}
    found = []
    for name, page in pages.items():
        for href in page.xpath("//@href | //@src"):
            target, _, fragment = unquote(href).partition("#")
            path = normpath(join(name, "..", target)) if target else name
            if not href.startswith("http") and (
                path not in epub.namelist() or (fragment and fragment not in ids.get(path, ()))
            ):
                found.append(f"{name}: {href}")
    return found
