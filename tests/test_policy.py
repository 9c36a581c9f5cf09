"""The policy of a page, and the file of headers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from crawl import Site
from handbook.policy import PLACEHOLDER, guarded, hashes_in, headers, policy, script_hashes

HELLO = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
"""Of alert('Hello, world.');, the example of CSP Level 3, 1.3."""


@pytest.mark.parametrize(("html", "found"), [
    ("<script>alert('Hello, world.');</script>", [HELLO]),
    ("<SCRIPT type=module id=a>alert('Hello, world.');</SCRIPT>", [HELLO]),
    ("<script>alert('Hello, world.');</script><script>alert('Hello, world.');</script>", [HELLO]),
    ('<script src="a.js"></script>', []),
    ('<script type="application/json">{}</script><script type="application/ld+json">{}</script>', []),
    ("<p>&lt;script&gt;x&lt;/script&gt;</p>", []),
])  # fmt: skip
def test_hashes(html: str, found: list[str]) -> None:
    assert script_hashes(html) == found


META = f'<meta http-equiv="Content-Security-Policy" content="{PLACEHOLDER}">'


def test_a_page_is_guarded_where_its_template_leaves_a_place() -> None:
    made = guarded(f"{META}<script>alert('Hello, world.');</script><p>'sha256-text='</p>")
    assert PLACEHOLDER not in made
    assert hashes_in(made) == [HELLO]
    assert guarded("<p>nothing</p>") == "<p>nothing</p>"


def test_the_policy_lets_no_text_become_script_and_asks_no_other_host() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy([HELLO]).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == f"'self' {HELLO}"
    assert rules["connect-src"] == rules["style-src"] == "'self'"
    assert "unsafe" not in str(rules)
    assert "http" not in str(rules)


def test_a_page_served_as_it_is_edited_may_run_the_script_that_reloads_it() -> None:
    made = guarded(f"{META}<script>x</script>", served=True)
    assert "script-src 'self' 'unsafe-inline'; " in made
    assert hashes_in(made) == []  # beside a hash a browser heeds no 'unsafe-inline'


def test_headers() -> None:
    written = headers("/handbook/", [HELLO, HELLO], [
        "index.html", "assets/a.0123abcd.min.js", "assets/main.0123abcd.min.css", "assets/term.js"
    ])  # fmt: skip
    assert written.count(HELLO) == 1
    assert "frame-ancestors 'none'" in written
    assert [line for line in written.splitlines() if not line.startswith(" ")] == [
        "/handbook/*",
        "/handbook/assets/a.0123abcd.min.js",
    ]
    for line in ("X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "Permissions-Policy: camera=()"):
        assert f"\n  {line}" in written


THEME = re.compile(r"(__md_scope=|var (palette|target)=)")
"""How each script begins that the theme puts into a page: to know the palette and the menu before the page is shown."""


@pytest.mark.site
def test_every_page_has_its_policy_before_all_that_it_is_about(site: Site) -> None:
    pages = [path for path in site.files if path.suffix == ".html"]
    assert len(pages) > 300
    everywhere = (site.root / "_headers").read_text(encoding="utf-8")
    for path in pages:
        html = path.read_text(encoding="utf-8")
        (meta,) = site.page(path).xpath("//meta[translate(@http-equiv, 'CSP', 'csp') = 'content-security-policy']")
        hashes = script_hashes(html)
        assert meta.get("content") == policy(hashes), path
        assert not meta.xpath("preceding::script | preceding::link | preceding::style"), path
        assert all(each in everywhere for each in hashes), path


@pytest.mark.site
def test_no_page_has_a_script_of_its_own_but_the_themes(site: Site) -> None:
    for path in site.files:
        if path.suffix == ".html":
            page = site.page(path)
            own = page.xpath("//script[not(@src) and not(contains(@type, 'json'))]")
            assert [script.text[:80] for script in own if not THEME.match(script.text.strip())] == [], path
            assert page.xpath("//@style | //@*[starts-with(name(), 'on')] | //style") == [], path


@pytest.mark.site
@pytest.mark.browser
def test_a_host_that_reads_headers_sends_them(served: str, page: Page) -> None:
    answer = page.goto(f"{served}en/")
    assert answer
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in answer.headers["permissions-policy"]
