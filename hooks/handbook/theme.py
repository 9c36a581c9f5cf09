"""Mends of the theme's markup that none of its blocks or partials reaches."""

from __future__ import annotations


def mended(html: str) -> str:
    """Return a page whose two switches, of the menu and of the search, are valid HTML.

    `autocomplete` has no meaning on a check box (HTML Standard, 4.10.18.7). A test of every page's HTML tells when
    the theme writes them another way.
    """
    for name in ("drawer", "search"):
        html = html.replace(f'type="checkbox" id="__{name}" autocomplete="off">', f'type="checkbox" id="__{name}">', 1)
    return html
