"""The policy of a page, and the file of headers."""

from __future__ import annotations

import pytest

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


def test_a_page_is_guarded_where_its_template_leaves_a_place() -> None:
    page = f"<meta content=\"{PLACEHOLDER}\"><script>alert('Hello, world.');</script>"
    made = guarded(page)
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
    made = guarded(f'<meta content="{PLACEHOLDER}"><script>x</script>', served=True)
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
