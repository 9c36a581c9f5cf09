"""The handbook built in this process, as it is or with one of its hooks left out."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[1]


def build_site(folder: Path, *, without: str = "", separator: str | None = None) -> None:
    """Build the real site into `folder`, leaving out one hook; in place of our search comes the theme's."""
    settings = ROOT / "mkdocs.yml"
    written = yaml_load(settings.read_text(encoding="utf-8"))
    hooks = [hook for hook in written["hooks"] if Path(hook).stem != without]
    plugins = written["plugins"]
    if without == "search":
        plugins = [{"search": {"separator": separator}}, *plugins]
    config = load_config(str(settings), site_dir=str(folder), hooks=hooks, plugins=plugins, strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
