"""Elements of a parsed page: finding them by class, taking them out, writing out what they hold."""

from __future__ import annotations

import html as entities
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree, html
from markupsafe import Markup

Element: TypeAlias = html.HtmlElement


def classed(element: Element, *names: str) -> Iterator[Element]:
    """Yield what lies below `element` with one of the classes, in document order."""
    tests = " or ".join(f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in names)
    yield from element.xpath(f".//*[{tests}]")


def first(element: Element, name: str) -> Element | None:
    """Return the first element below `element` with the class."""
    return next(classed(element, name), None)


def drop(element: Element) -> None:
    """Take an element out with all it holds; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def inner(element: Element | None) -> Markup:
    """Return what an element holds, as markup."""
    if element is None:
        return Markup()
    children = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return Markup(entities.escape(element.text or "", quote=False) + children)


def outer(*elements: Element) -> Markup:
    """Return elements as markup, one after the other, without the text behind the last."""
    return Markup("\n").join(
        Markup(etree.tostring(each, encoding="unicode", method="html", with_tail=False)) for each in elements
    )


def parse(markup: str) -> Element:
    """Return markup as the children of a `div`."""
    return html.fragment_fromstring(markup, create_parent="div")


def swap(element: Element, markup: str) -> None:
    """Put the element that `markup` describes in the place of another; the text behind it stays."""
    new = parse(markup)[0]
    new.tail = element.tail
    element.getparent().replace(element, new)


def words(element: Element) -> str:
    """Return the text of an element, its white space made single."""
    return " ".join(element.text_content().split())
