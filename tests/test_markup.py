"""Markdown that could become script or markup, and what only looks like it."""

from __future__ import annotations

import pytest

from handbook.markup import attributes, forbidden_scheme, raw_html


@pytest.mark.parametrize(("text", "found"), [
    ("a <b>c</b>", "<b>"),
    ("<img src=x onerror=alert(1)", "<img src=x onerror=alert(1)"),
    ("<!-- x -->", "<!-- x -->"),
    ("`<b>` and ``<i> ` <i>``", None),
    ("1 < 2, a <3", None),
])  # fmt: skip
def test_raw_html(text: str, found: str | None) -> None:
    assert raw_html(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("[a](b){href=javascript:alert(1)}", "{href=javascript:alert(1)}"),
    ("[a](b){ style=position:fixed }", "{ style=position:fixed }"),
    ("*a*{: onclick=x }", "{:"),
    ("[a](b){href=javascript:x//{ }", "{href=javascript:x//{ }"),
    ("# a {#id}", "{#"),
    ("{.class}", "{."),
    ("a set {1, 2} and `{x=1}`", None),
])  # fmt: skip
def test_attributes(text: str, found: str | None) -> None:
    assert attributes(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("[a](javascript:alert(1))", "javascript:"),
    ("[a](  <JavaScript:alert(1)>)", "JavaScript:"),
    ("[a](java&#x73;cript:alert(1))", "javascript:"),
    ("[a](java\tscript:alert(1))", "javascript:"),
    ("[a](&#1;data:text/html,x)", "data:"),
    ("[a][b]\n\n  [b]: vbscript:x", "vbscript:"),
    ("> - [b]:\n  vbscript:x", "vbscript:"),
    ("](  [a](javascript:x)", "javascript:"),
    ("[b]: x\n> 1. [b\nc]: javascript:x", "javascript:"),
    ("[a](https://a.example) [b](http://b.example) [c](../d.md#e) [f](#g:h)", None),
    ("`[a](javascript:x)` say: javascript: no", None),
])  # fmt: skip
def test_forbidden_scheme(text: str, found: str | None) -> None:
    assert forbidden_scheme(text) == found
