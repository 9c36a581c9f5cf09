"""The theme's style sheets without what the handbook never uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawl import Site
from style import OURS, reduced, used, whole_sheets, words

KNOWN = frozenset({"a", "b-c", "default"})


@pytest.mark.parametrize(("css", "kept"), [
    (".a{x:y}.gone{x:y}#b-c{x:y}", ".a{x:y}#b-c{x:y}"),
    (".a,.gone .a{x:y}", ".a{x:y}"),
    ("p:not(.gone){x:y}", "p:not(.gone){x:y}"),
    ("[data-s=default] p{x:y}[data-s='gone']{x:y}[data-s]{x:y}", "[data-s=default] p{x:y}[data-s]{x:y}"),
    ("@media print{.gone{x:y}}@media screen{.a{x:y}.gone{x:y}}", "@media screen{.a{x:y}}"),
    ("@charset 'x';@keyframes k{0%{x:y}}.made-up{x:y}.md-z{x:y}", "@charset 'x';@keyframes k{0%{x:y}}.md-z{x:y}"),
])  # fmt: skip
def test_what_is_used_is_kept(css: str, kept: str) -> None:
    assert used(css, KNOWN, ("md-",)).replace('"', "'") == kept


def test_words_of_pages_and_scripts(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<p class="a b-c">d</p>', encoding="utf-8")
    (tmp_path / "a.js").write_text("`md-search__${x}` + 'e'", encoding="utf-8")
    known, beginnings = words([tmp_path / "a.html"], [tmp_path / "a.js"])
    assert {"a", "b-c", "e"} <= known
    assert "d" not in known
    assert beginnings == ("md-search__",)


@pytest.mark.site
def test_nothing_is_missing_of_what_these_pages_use(site: Site) -> None:
    assert reduced(site.root, OURS) == reduced(site.root, whole_sheets()), "run make style"
