"""The handbook as the theme builds it by itself: the same Markdown, with no hook, template, style or script of ours."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from handbook.content import load_content  # noqa: E402 - the core is not installed
from handbook.glossary.pages import index_markdown, questions_by_term, term_markdown  # noqa: E402
from handbook.records import LANGUAGES  # noqa: E402

OURS = ("hooks", "watch", "extra_css", "extra_javascript", "exclude_docs")
OURS_IN_THEME = ("custom_dir", "favicon")


def write_stock(sources: Path, folder: Path) -> None:
    """Write into `folder` what MkDocs needs to build the handbook at `sources` without us.

    The glossary's pages, which a hook of ours makes, are there as Markdown files. The theme's fonts from elsewhere
    stay off, as on the handbook: nothing here may depend on a network.
    """
    content = load_content(sources / "docs")
    for language in LANGUAGES:
        docs = folder / "docs" / language
        shutil.copytree(sources / "docs" / language, docs)
        (docs / "glossary").mkdir()
        (docs / "glossary/index.md").write_text(index_markdown(content, language), encoding="utf-8")
        asked = questions_by_term(content, language)
        for id in content.glossary.terms:
            text = term_markdown(content, id, language, asked)
            (docs / f"glossary/{id}.md").write_text(text, encoding="utf-8")
    config: dict[str, Any] = yaml_load((sources / "mkdocs.yml").read_text(encoding="utf-8"))
    config = {name: value for name, value in config.items() if name not in OURS}
    config["theme"] = {name: value for name, value in config["theme"].items() if name not in OURS_IN_THEME}
    for language in next(plugin["i18n"] for plugin in config["plugins"] if "i18n" in plugin)["languages"]:
        language["theme"]["language"] = language["locale"]  # zh-Hans is ours
    config["plugins"] = ["search", *config["plugins"]]  # in place of ours
    config["strict"] = False
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
