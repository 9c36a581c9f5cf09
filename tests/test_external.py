"""The form of external addresses, and the list of those that the handbook cites."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from conftest import ROOT
from external import INSECURE, misshapen


@pytest.mark.parametrize(
    "address",
    [
        "https://law.example/",
        "https://law.example/a?id=1&page=2#part",
        "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=OJ:L_202601744",
        "https://en.wikipedia.example/wiki/Law_(act)",
        *INSECURE,
    ],
)
def test_a_sound_address(address: str) -> None:
    assert misshapen(address) is None


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://law.example/", "it isn’t https: correct it, or give the reason in tests/external.py"),
        ("https://law.example/a b", "there is a space in it"),
        ("https://law.example/a%20", "there is a space in it"),
        ("https://law.example/<a>", "there is a character in it that has to be escaped"),
        ("https://law/", "“law” is no plausible host"),
        ("https:///law.example", "“” is no plausible host"),
        ("https://https://law.example/", "“https:” is no plausible host"),
        ("https://127.0.0.1/", "“127.0.0.1” is no plausible host"),
        ("https://me@law.example/", "“me@law.example” is no plausible host"),
        ("https://law.example:8000/", "“law.example:8000” is no plausible host"),
        ("https://[law.example/", "it can’t be read as an address"),
        ("https://law.example/?a=1&utm_source=x", "“utm_source” tracks the reader: leave it out"),
        ("https://law.example/?fbclid=", "“fbclid” tracks the reader: leave it out"),
        ("https://law.example/a.", "the last character belongs to the sentence"),
    ],
)
def test_a_misshapen_address(address: str, message: str) -> None:
    assert misshapen(address) == message


def cited() -> list[str]:
    sources = yaml.safe_load((ROOT / "docs/sources.yml").read_text(encoding="utf-8"))
    return [source["url"] for source in sources.values() if source.get("url")]


def test_every_source_has_a_sound_address() -> None:
    assert [(address, wrong) for address in cited() if (wrong := misshapen(address))] == []


def test_no_source_is_given_twice() -> None:
    plain = (address.split("://", 1)[1].removeprefix("www.").rstrip("/").lower() for address in cited())
    assert [address for address, count in Counter(plain).items() if count > 1] == []


def test_every_exception_is_needed() -> None:
    assert set(INSECURE) <= set(cited())
