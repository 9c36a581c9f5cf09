"""What is made of pip-audit's report."""

from __future__ import annotations

from audit import weaknesses


def test_weaknesses_are_told_with_what_to_do() -> None:
    report = {
        "dependencies": [
            {"name": "sound", "version": "1", "vulns": []},
            {"name": "weak", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1", "3"]}]},
            {"name": "worse", "version": "4", "vulns": [{"id": "CVE-2", "fix_versions": []}]},
            {"name": "unknown", "skip_reason": "not found"},
        ]
    }
    assert weaknesses(report) == (
        [
            "requirements-dev.txt: weak 2: CVE-1: take 2.1 or 3 (make lock)",
            "requirements-dev.txt: worse 4: CVE-2: take another package, none is mended yet (make lock)",
        ],
        3,
    )
