"""Small files, small functions, small modules of script: what grows beyond is two things."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tallgrass"
PYTHON = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
MODULES = sorted((PACKAGE / "site" / "static" / "js").rglob("*.js"))

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_MODULE = 400, 50, 80


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_no_file_is_longer_than_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_no_function_is_longer_than_fifty_lines(path: Path) -> None:
    long = {
        node.name: node.end_lineno - node.body[0].lineno + 1
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.body[0].lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_module_of_script_is_longer_than_eighty_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LONGEST_MODULE


def test_no_catch_all_files_and_no_signals() -> None:
    assert [name(path) for path in PYTHON if path.name in {"utils.py", "helpers.py", "signals.py", "services.py", "managers.py"}] == []
    receivers = [name(path) for path in PYTHON if re.search(r"@receiver|django\.db\.models\.signals", path.read_text())]
    assert receivers == []


# Where a library must stay out of processes that do not use it, or where Django must stand first, and nowhere else.
LATE_IMPORTS = {"config", "simulation"}


@pytest.mark.parametrize("path", [path for path in PYTHON if path.relative_to(PACKAGE).parts[0] not in LATE_IMPORTS], ids=name)
def test_imports_stand_at_the_top(path: Path) -> None:
    """An import inside a function says why, in a comment above it or on its line."""
    lines = path.read_text().splitlines()
    silent = []
    for function in ast.walk(ast.parse(path.read_text())):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom) and "#" not in lines[node.lineno - 1] + lines[node.lineno - 2]:
                    silent.append(f"line {node.lineno}: {lines[node.lineno - 1].strip()}")
    assert silent == []
