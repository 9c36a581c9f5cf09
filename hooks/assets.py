"""Style and scripts as they are sent.

on_post_build      (-250, every language is built) pack them
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from handbook.assets import pack
from handbook.problems import DataError


@event_priority(-250)
def on_post_build(config: MkDocsConfig) -> None:
    """Pack the assets, once every language is built."""
    languages: Any = config.plugins["i18n"]
    if languages.building:
        return
    try:
        pack(Path(config.site_dir, "assets"), "overrides/assets")
    except DataError as error:
        raise PluginError(str(error)) from error
