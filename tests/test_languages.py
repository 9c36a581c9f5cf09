"""Runs of the other language, marked."""

from __future__ import annotations

import markdown
import pytest

from cases import EXTENSIONS, Case, golden
from handbook.languages import OtherLanguage, tagged


@golden("languages")
def test_golden(case: Case) -> None:
    html = markdown.markdown(case.source, extensions=[*EXTENSIONS, OtherLanguage(case.language)])
    assert f"{html}\n" == case.html


def test_tagged() -> None:
    assert [tagged(tag) for tag in ("zh-Hans", "en")] == ["zh", "en"]
    with pytest.raises(StopIteration):
        tagged("zh")
