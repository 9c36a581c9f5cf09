"""What a browser may do on the handbook's pages: Content Security Policy Level 3, and the headers beside it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"""\btype=["']?application/(?:ld\+)?json""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_HASHED = re.compile(r"\.[0-9a-f]{8}\.min\.js$")
"""The theme's scripts. Its style sheets are ours under the theme's names: what is in them changes, the name doesn't."""
_HASH = re.compile(r"'sha256-[A-Za-z0-9+/]+=*'")
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')

PLACEHOLDER = "%content-security-policy%"
"""Stands in the page's template where the policy goes, before anything that it is about."""


def script_hashes(html: str) -> list[str]:
    """Return the hash sources of the scripts that stand in `html` itself, in order, each once.

    The hash is of the text between the tags, as CSP Level 3, 8.4, has it. Data blocks are not run and need none.
    """
    found = []
    for match in _SCRIPT.finditer(html):
        if not _SOURCE.search(match[1]) and not _DATA.search(match[1]):
            digest = base64.b64encode(hashlib.sha256(match[2].encode()).digest()).decode()
            found.append(f"'sha256-{digest}'")
    return list(dict.fromkeys(found))


def policy(hashes: Iterable[str], *, header: bool = False) -> str:
    """Return the policy of a page whose own scripts have `hashes`.

    Everything comes from the handbook's own address, nothing is sent anywhere, and no text becomes script. Pictures
    in style sheets are data: addresses. `header` adds what a meta element can't say.
    """
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        **({"frame-ancestors": ["'none'"]} if header else {}),
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


def guarded(html: str, *, served: bool = False) -> str:
    """Return a page with its policy where the template left a place for it; without a place, as it is.

    A page `served` while it is written may run any script that stands in it: the server adds one that no hash knows.
    """
    return html.replace(PLACEHOLDER, policy(["'unsafe-inline'"] if served else script_hashes(html)), 1)


def hashes_in(html: str) -> list[str]:
    """Return the hash sources that the policy of a guarded page names."""
    meta = _META.search(html)
    return _HASH.findall(meta[1]) if meta else []


def headers(base: str, hashes: Iterable[str], files: Iterable[str]) -> str:
    """Return the file `_headers`, as Netlify and Cloudflare Pages read it.

    `base` is the path below which the site lives, with a slash at both ends; `hashes` those of all pages; `files` the
    site's files. Files whose name carries a hash of what is in them may be kept for a year; of the others each host
    asks again by itself, and a second rule for the same header would be joined to the first.
    """
    everywhere = {
        "Content-Security-Policy": policy(sorted(set(hashes)), header=True),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    lines = [f"{base}*", *(f"  {name}: {value}" for name, value in everywhere.items())]
    for file in sorted(files):
        if _HASHED.search(file):
            lines += [f"{base}{file}", "  Cache-Control: public, max-age=31536000, immutable"]
    return "\n".join(lines) + "\n"
