"""llms.txt: what the handbook holds, for language models that read it on a reader's behalf (llmstxt.org)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Section = tuple[str, "Sequence[Entry]"]
"""A heading, and the pages below it."""


@dataclass(frozen=True)
class Entry:
    """One page of the list."""

    title: str
    address: str
    """Absolute: the file is read apart from the site."""
    description: str


def llms_txt(title: str, description: str, note: str, sections: Sequence[Section]) -> str:
    """Return the file: the site's title, what it is, a note on how far to trust it, and its pages in order.

    The form is llmstxt.org's: one first heading, a quotation, second headings with lists of links.
    """
    parts = [f"# {title}", f"> {description}", note]
    for heading, entries in sections:
        lines = [f"- [{_text(each.title)}]({each.address}): {each.description}" for each in entries]
        parts.append("\n".join([f"## {heading}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def _text(title: str) -> str:
    return title.replace("[", r"\[").replace("]", r"\]")
