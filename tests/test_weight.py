"""What a page with questions costs a reader in bytes."""

from __future__ import annotations

from pagecost import PRACTICE, QUIZ, gzipped


def test_the_quiz_stays_small() -> None:
    assert gzipped(QUIZ) <= 8 * 1024
    assert gzipped(PRACTICE) <= 14 * 1024
