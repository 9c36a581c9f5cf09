"""Chinese fonts, cut down to what the handbook writes, so that files carry them.

The browser puts a font with cubic outlines, as Noto CJK is, into a PDF glyph by glyph and without a name; with
quadratic ones it stays a font, and the file is half as large. E-books get the same fonts.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

LATIN = range(0x2000)
"""The code points that Latin fonts have; signs, Chinese punctuation and characters are beyond."""


@dataclass(frozen=True)
class Face:
    """A font as a style sheet names it."""

    family: str
    weight: int

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.family.replace(' ', '-').lower()}-{self.weight}.ttf"


TEXT = (Face("Noto Sans CJK SC", 400), Face("Noto Sans CJK SC", 700))
FACES = (*TEXT, Face("Noto Serif CJK SC", 700))
"""What print.css and book.css set Chinese in, its headings last."""


def characters(site: Path) -> set[int]:
    """Return the characters of a built site that no Latin font has."""
    written = {char for path in site.rglob("*.html") for char in path.read_text(encoding="utf-8")}
    return {ord(char) for char in written if ord(char) not in LATIN}


def cut(faces: tuple[Face, ...], wanted: Set[int]) -> dict[Face, bytes]:
    """Return the faces that this machine has, each with the wanted characters only."""
    return {face: _cut(*found, wanted) for face in faces if (found := _find(face))}


def rules(faces: Iterable[Face], folder: str) -> str:
    """Return the rules of a style sheet that load faces from `folder`."""
    rule = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("{}{}"); }}'
    return "\n".join(rule.format(face.family, face.weight, folder, face.file) for face in faces)


def _find(face: Face) -> tuple[Path, int] | None:
    """Return the file of a face and its number there, or None where it is not installed."""
    if not shutil.which("fc-match"):
        return None
    pattern = f"{face.family}:weight={200 if face.weight > 400 else 80}"  # fontconfig has weights of its own
    command = ["fc-match", "--format", "%{family}\t%{file}\t%{index}", pattern]
    family, file, index = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\t")
    return (Path(file), int(index)) if face.family in family else None


def _cut(path: Path, number: int, wanted: Set[int]) -> bytes:
    font = TTFont(path, fontNumber=number)
    subsetter = Subsetter(Options(layout_features=["locl"], hinting=False, notdef_outline=True))
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    if "CFF " in font:
        _make_quadratic(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _make_quadratic(font: TTFont) -> None:
    """Put quadratic outlines in the place of cubic ones, off by a thousandth of the font's size at most."""
    shapes, order = font.getGlyphSet(), font.getGlyphOrder()
    table = newTable("glyf")
    table.glyphOrder, table.glyphs = order, {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["glyf"], font["loca"] = table, newTable("loca")
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    for limit in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements"):
        setattr(limits, limit, 0)
    limits.maxZones, limits.maxSizeOfInstructions, limits.maxComponentElements = 1, 0, 0
    for old in ("CFF ", "VORG"):
        if old in font:
            del font[old]
    font.sfntVersion, font["post"].formatType = "\x00\x01\x00\x00", 3.0
