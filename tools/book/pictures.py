"""Drawings of the pages as files of their own, which no style sheet of the site reaches."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from book.markup import Element, classed, drop, words

SHEET = Path(__file__).with_name("picture.css")


def drawing(figure: Element) -> tuple[str, str]:
    """Return the drawing of a figure as SVG with its style in it, and its text; of two the one for narrow screens."""
    picture = figure.xpath("./svg")[-1]
    for link in picture.xpath(".//a"):
        link.tag = "g"
        for name in {*link.attrib} - {"class"}:
            del link.attrib[name]
    for surface in list(classed(picture, "lifecycle__hit")):
        drop(surface)
    text = ". ".join(words(each) for each in picture.xpath("./title | ./desc"))
    picture.set("xmlns", "http://www.w3.org/2000/svg")
    picture.set("viewBox", picture.attrib.pop("viewbox"))  # HTML knows no capital letters in names
    style = etree.SubElement(picture, "style")
    style.text = SHEET.read_text(encoding="utf-8")
    picture.insert(0, style)
    return etree.tostring(picture, encoding="unicode", with_tail=False), text
