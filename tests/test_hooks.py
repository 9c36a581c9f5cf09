"""The contract between the core and the site generator."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.plugins import EVENTS

ROOT = Path(__file__).parents[1]
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
CORE = sorted((ROOT / "hooks/handbook").rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_core_never_imports_the_generator(path: Path) -> None:
    assert not imported(path) & {"mkdocs", "material", "mkdocs_static_i18n", "properdocs"}


def test_the_check_above_sees_an_import(tmp_path: Path) -> None:
    path = tmp_path / "bad.py"
    path.write_text("def f():\n    from mkdocs.plugins import event_priority\n", encoding="utf-8")
    assert "mkdocs" in imported(path)


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.name)
def test_a_hook_defines_events_and_keeps_no_state(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    events = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("on_")]
    assert {event.removeprefix("on_") for event in events} <= set(EVENTS)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 140, "a hook is thin: move what it knows to the core"
    assert state(tree) == [], f"{path.name}: the build runs once a language in one process, with the same modules"


def state(tree: ast.Module) -> list[str]:
    """Return what a module could keep from one build to the next: containers that change, and `global`."""
    found = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
        if isinstance(value, ast.List | ast.Dict | ast.Set) or called in {"list", "dict", "set", "defaultdict"}:
            found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize(
    "line", ["SEEN = []", "SEEN: dict[str, int] = {}", "SEEN = set()", "def f():\n    global SEEN"]
)
def test_the_check_above_sees_state(line: str) -> None:
    assert state(ast.parse(line))


def test_configuring_twice_is_configuring_once() -> None:
    """The languages plugin runs on_config once a language, on the same object."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    lengths = []
    for _ in range(2):
        config = config.plugins.on_config(config)
        lengths.append([type(extension).__name__ for extension in config.markdown_extensions])
    assert lengths[0] == lengths[1]
    assert lengths[0].count("TermLinks") == lengths[0].count("OtherLanguage") == 1
