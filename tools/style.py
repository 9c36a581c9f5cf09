"""Write the theme's style sheets without what the handbook never uses: `make style`, after a new version of the theme.

The theme styles much that the handbook has not (tabs, annotations, versions, a blog), and a browser shows nothing until
it has read it all. What is kept stands in overrides/assets/stylesheets/ under the theme's own names, which carry a
hash: with another version of the theme these files are not found, and the whole sheet is used until this is run again.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

ROOT = Path(__file__).parents[1]
OURS = ROOT / "overrides/assets/stylesheets"
NOTICE = (
    "/* Part of Material for MkDocs, Copyright (c) 2016-2025 Martin Donath, MIT License. Made by tools/style.py. */\n"
)
_NAME = re.compile(r"[.#]([A-Za-z_][\w-]*)|\[[\w-]+=[\"']?([\w-]+)")
_NOT = re.compile(r":not\((?:[^()]|\([^()]*\))*\)")
_TAG = re.compile(r"<\w[^>]*>")
_WORD = re.compile(r"[\w-]+")


def words(pages: Iterable[Path], scripts: Iterable[Path]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return every word in the pages' tags and in the scripts, and what names that scripts put together begin with."""
    tags = {tag for page in pages for tag in _TAG.findall(page.read_text(encoding="utf-8"))}
    written = {word for tag in tags for word in _WORD.findall(tag)}
    named = {word for script in scripts for word in _WORD.findall(script.read_text(encoding="utf-8"))}
    return frozenset(written | named), tuple(word for word in named if len(word) > 4 and word.endswith(("-", "__")))


def used(css: str, known: frozenset[str], beginnings: tuple[str, ...]) -> str:
    """Return the rules of a style sheet whose selectors name only what is known: classes, ids, values of attributes."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rules, known, beginnings))


def _kept(rules: Iterable[Node], known: frozenset[str], beginnings: tuple[str, ...]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [each for each in _selectors(rule.prelude) if _applies(each, known, beginnings)]
            if selectors:
                yield f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.content is not None and rule.lower_at_keyword in ("media", "supports"):
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := "".join(_kept(inner, known, beginnings)):
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{body}}}"
        else:
            yield tinycss2.serialize([rule])


def _selectors(prelude: list[Node]) -> Iterator[str]:
    found: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield tinycss2.serialize(found).strip()
            found = []
        else:
            found.append(node)
    yield tinycss2.serialize(found).strip()


def _applies(selector: str, known: frozenset[str], beginnings: tuple[str, ...]) -> bool:
    names = [match[1] or match[2] for match in _NAME.finditer(_NOT.sub("", selector))]
    return all(name in known or name.startswith(beginnings) for name in names)


def reduced(site: Path, folder: Path) -> dict[str, str]:
    """Return the style sheets in `folder`, by name, without what `site` (built, with its scripts) never uses."""
    scripts = [*site.glob("assets/*.js"), *site.glob("assets/javascripts/bundle.*.js")]
    known, beginnings = words(sorted(site.rglob("*.html")), scripts)
    sheets = sorted(folder.glob("*.css"))
    loaded = [sheet for sheet in sheets if sheet.name.startswith(("main.", "palette."))]
    return {sheet.name: _noticed(used(sheet.read_text(encoding="utf-8"), known, beginnings)) for sheet in loaded}


def _noticed(css: str) -> str:
    charset = re.match(r'@charset "[^"]*";|', css)  # only what begins a sheet is read as its encoding
    start = charset.end() if charset else 0
    return css[:start] + NOTICE + css[start:]


def whole_sheets() -> Path:
    """Return the folder in which the theme has its style sheets; raise RuntimeError where it is not installed."""
    spec = importlib.util.find_spec("material")
    if spec is None or spec.origin is None:
        raise RuntimeError("The theme is not installed: run make build")
    return Path(spec.origin).parent / "templates/assets/stylesheets"


def main(site: Path) -> None:
    """Write the reduced sheets in place of those that are there."""
    OURS.mkdir(exist_ok=True)
    for old in OURS.glob("*.css"):
        old.unlink()
    for name, css in reduced(site, whole_sheets()).items():
        (OURS / name).write_text(css, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
