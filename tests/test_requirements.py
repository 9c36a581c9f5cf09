"""The locks hold what the lists name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def names(text: str) -> set[str]:
    """Return the packages that a list or a lock names, as the index compares them."""
    found = re.findall(r"^([A-Za-z0-9][\w.-]*)", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}


@pytest.mark.parametrize("lock", ["requirements", "requirements-dev"])
def test_a_lock_pins_what_its_list_names(lock: str) -> None:
    listed = (ROOT / f"{lock}.in").read_text(encoding="utf-8")
    locked = (ROOT / f"{lock}.txt").read_text(encoding="utf-8")
    assert names(listed) - names(locked) == set()
    assert locked.count("==") == len(re.findall(r"^\S+==[^\\]*\\\n +--hash=", locked, re.MULTILINE)), (
        "every pin has hashes"
    )
