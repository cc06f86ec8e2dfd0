"""The walls between the packages, checked over the import statements (design, section 3)."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "csreview"
_BASE = {"model", "language", "errors", "places", "toml_files"}
ALLOWED = {
    "model": set(),
    "language": {"model"},
    "reading": _BASE,
    "segmenting": _BASE,
    "checklists": _BASE,
    "checking": _BASE,
    "reporting": _BASE,
    "annotating": _BASE,
    "comparing": _BASE,
    "store": _BASE,
    "batch": {*_BASE, "pipeline", "reporting", "pattern_cache", "__version__"},
    "pipeline": {*_BASE, "reading", "segmenting", "checklists", "checking", "reporting", "comparing", "store"},
}
ONLY_IMPORTER = {"PySide6": {"gui"}, "jieba": {"language"}, "rapidfuzz": {"language"}, "distributed": {"batch"}}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_keep_the_walls(path: Path) -> None:
    here = room(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] in ONLY_IMPORTER:
            assert here in ONLY_IMPORTER[parts[0]], f"{path} imports {name}"
        if parts[0] == "csreview" and len(parts) > 1 and here in ALLOWED:
            assert parts[1] == here or parts[1] in ALLOWED[here], f"{path} imports {name}"


def test_the_window_and_the_command_line_do_not_know_each_other() -> None:
    for path in modules():
        names = [name for name in imported(path) if name.startswith("csreview.")]
        if room(path) == "cli":
            assert not [name for name in names if name.startswith("csreview.gui")]
        if room(path) == "gui":
            assert not [name for name in names if name.startswith("csreview.cli")]


def test_importing_the_command_line_leaves_qt_and_dask_out() -> None:
    code = "import csreview.cli, sys; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"PySide6", "distributed", "dask", "xlsxwriter"} & set(loaded)
    assert "csreview" in loaded


def test_no_translated_text_is_an_f_string() -> None:
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"tr", "translate"}
            ):
                assert not any(isinstance(arg, ast.JoinedStr) for arg in node.args), f"{path}:{node.lineno}"
