"""The glossary's pages."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from lxml import html

from cases import EXTENSIONS, HANDBOOK, name_words, write
from handbook.content import Content, load_content
from handbook.glossary.pages import index_markdown, term_markdown
from handbook.pages import parse_page
from handbook.records import Language


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    name_words(monkeypatch)
    return load_content(write(tmp_path / "docs", HANDBOOK))
