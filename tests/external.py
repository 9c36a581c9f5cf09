"""The form of an address on another host: what can be said of it without fetching it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

INSECURE = {
    "http://caselaw.findlaw.com/casecode/uscodes/15/chapters/41/subchapters/iv/sections/section_1691.html": "cited as it was read; an old address, not known over https",
    "http://edocket.access.gpo.gov/cfr_2006/janqtr/12cfr202.12.htm": "cited as it was read; the host has been retired and never had https",
    "http://www.consumerfinance.gov/reports/using-publicly-available-information-to-proxy-for-unidentified-race-and-ethnicity/": "cited as it was read; an old address, not known over https",
    "http://www.law.cornell.edu/cfr/text/29/1607.4": "cited as it was read; not yet read over https",
}
"""The addresses that may do without https, each with the reason."""

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_TRACKING = re.compile(
    r"utm_\w+|_hsenc|_hsmi|dclid|fbclid|gclid|igshid|mc_cid|mc_eid|mkt_tok|msclkid|ref_src|twclid|yclid"
)


def misshapen(address: str) -> str | None:
    """Return what is wrong with the form of an external address; None for nothing."""
    if re.search(r"\s|%20$|^%20", address):
        return "there is a space in it"
    if re.search(r'[<>"{}|\\^`]', address):
        return "there is a character in it that has to be escaped"
    try:
        split = urlsplit(address)
        plain = split.netloc == (split.hostname or "")
    except ValueError:
        return "it can’t be read as an address"
    if not plain or not _HOST.fullmatch(split.netloc):
        return f"“{split.netloc}” is no plausible host"
    if split.scheme != "https" and address not in INSECURE:
        return "it isn’t https: correct it, or give the reason in tests/external.py"
    tracking = [name for name, _ in parse_qsl(split.query, keep_blank_values=True) if _TRACKING.fullmatch(name)]
    if tracking:
        return f"“{tracking[0]}” tracks the reader: leave it out"
    if re.search(r"[.,;:!]$", address):
        return "the last character belongs to the sentence"
    return None
