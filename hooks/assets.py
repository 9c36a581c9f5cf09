"""Style and scripts as they are sent.

on_post_build      (-250, every language is built) pack them
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from handbook.assets import pack
from handbook.problems import DataError
from this_build import others_follow


@event_priority(-250)
def on_post_build(config: MkDocsConfig) -> None:
    """Pack the assets, once every language is built."""
    if others_follow(config):
        return
    try:
        pack(Path(config.site_dir, "assets"), "overrides/assets")
    except DataError as error:
        raise PluginError(str(error)) from error
