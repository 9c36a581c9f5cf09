"""Markdown that could become script or markup, and what only looks like it."""

from __future__ import annotations

import pytest

from handbook.markup import attributes, forbidden_scheme, raw_html, running


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


@pytest.mark.parametrize(("text", "found"), [
    ("a\n\n<script>x</script>\n<script src='x'>", [(2, "<script>"), (3, "<script>")]),
    ("    !!! say\n\n        - <SCRIPT\n        async>", [(2, "<script>")]),
    ("<p title='>' ONCLICK=x><img\nsrc=x onerror=x><svg/onload=x>", [(0, "onclick"), (0, "onerror"), (1, "onload")]),
    ("<img src=x onerror=x", [(0, "onerror")]),
    ("a <p\n<script>", [(1, "<script>")]),
    ("<!--> <script> -->", [(0, "<script>")]),
    ("<![ <a href='&#1;java&#x73;cript:x'>", [(0, "javascript:")]),
    ("a\n[a](b) [c]( JavaScript:x)", [(1, "JavaScript:")]),
    ("[^law]: [a](javascript:x)", [(0, "javascript:")]),
    ("[a](b){ .c OnClick=x}\n\n# A {#a href='java&#x73;cript:x'}", [(0, "OnClick"), (2, "javascript:")]),
    ("``` {.c onclick=x}\n<script>\n```", [(0, "onclick")]),
    # What isn't code to Markdown, though it looks like it.
    ("\\`<script>`\n\n`a\nb` <script> `c`", [(0, "<script>"), (3, "<script>")]),
    ("- `a\n- <script> `b", [(1, "<script>")]),
    ("``` a ` <script> ` b", [(0, "<script>")]),
    ("<div>\n\n`<b onclick=x>`</b>\n\n</div>\n\n`<b onclick=x>`", [(2, "onclick")]),
    ("```\n```\n<script>\n```", [(2, "<script>")]),
    ("~~~\n<script>", [(1, "<script>")]),
    # What does no harm.
    ("a `<script>` `` <b onclick=x> ` [a](javascript:x){onclick=x}``", []),
    ("```html\n<script>x</script>\n```\n\n~~~\n<b onclick=x>\n~~~", []),
    ("<a href='b' title='onclick=x'>c</a> <https://a.example> 1 < 2, on = 1, javascript: no, {#one}", []),
    ("[a](https://a.example) [b](mailto:b@c.example) <!-- lifecycle -->", []),
])  # fmt: skip
def test_running(text: str, found: list[tuple[int, str]]) -> None:
    assert running(text) == found
