"""The documents held to the code: what they name is there, and what is there is named."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import get_resolver

from tallgrass.platform.events import known_kinds

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FEATURES = (DOCS / "features.md").read_text()
ROWS = [line for line in FEATURES.splitlines() if re.match(r"\| [A-M]\d+ ", line)]


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


@pytest.mark.parametrize("document", [*sorted(DOCS.glob("*.md")), ROOT / "README.md"], ids=lambda path: path.name)
def test_every_path_a_document_names_is_there(document: Path) -> None:
    text = document.read_text()
    named = set(re.findall(r"`((?:tallgrass|tests|docs|bin|benchmarks)/[\w./@-]+)`", text))
    named |= {f"docs/{link}" if document.parent == DOCS else link for link in re.findall(r"\]\((?!http|#)([\w./-]+)\)", text)}
    missing = [path for path in named if not (ROOT / path).exists()]
    assert missing == []


def test_every_function_the_walkthrough_names_stands_in_the_file_named_before_it() -> None:
    text, missing = (DOCS / "walkthrough.md").read_text(), []
    for path, names in re.findall(r"`(tallgrass/[\w/]+\.py)`, ((?:`\w+`(?:, )?)+)", text):
        defined = {
            node.name
            for node in ast.walk(ast.parse((ROOT / path).read_text()))
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        }
        missing += [f"{path}: {name}" for name in re.findall(r"`(\w+)`", names) if name not in defined]
    assert missing == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: cells(row)[0])
def test_every_feature_names_a_test_that_is_there(row: str) -> None:
    tests = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", cells(row)[3])
    assert tests, "the last column names a test"
    for path, function in tests:
        assert (ROOT / path).exists(), path
        if function:
            assert re.search(rf"def {function}\b", (ROOT / path).read_text()), f"{path} has no {function}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: cells(row)[0])
def test_every_page_and_command_a_feature_names_is_there(row: str) -> None:
    routes = {re.sub(r"<[^>]*>|\(\?P.*?\)", "X", f"/{route}") for route in _routes(get_resolver().url_patterns)}
    for page in re.findall(r"`(/[\w@./<>-]*)`", cells(row)[2]):
        assert re.sub(r"<[^>]*>", "X", page) in routes | {"/live/", "/media/"}, page


def test_rows_are_in_order_and_named_once() -> None:
    names = [cells(row)[0] for row in ROWS]
    assert names == sorted(names, key=lambda name: (name[0], int(name[1:])))
    assert len(set(names)) == len(names)


def test_every_setting_is_explained() -> None:
    """Each variable the settings read stands in operations.md, and none stands there that nothing reads."""
    source = "".join(path.read_text() for path in (ROOT / "tallgrass" / "config").rglob("*.py"))
    read = set(re.findall(r'"((?:TALLGRASS|TWILIO|DATABASE)_[A-Z_]+)"', source)) - {"TALLGRASS_LIMIT_"}
    explained = set(re.findall(r"`((?:TALLGRASS|TWILIO|DATABASE)_[A-Z_]+)`", (DOCS / "operations.md").read_text()))
    assert explained - read <= {f"TALLGRASS_LIMIT_{name.upper()}" for name in settings.TALLGRASS_LIMITS}
    assert read - explained == set()


def test_every_event_is_announced_by_its_app() -> None:
    silent = []
    for kind, event in known_kinds().items():
        app = event.__module__.split(".")[1]
        if event.__module__.startswith("tallgrass.") and kind not in (ROOT / "tallgrass" / app / "__init__.py").read_text():
            silent.append(f"{app}: {kind}")
    assert silent == []


def test_every_app_stands_in_the_table_of_the_architecture() -> None:
    table = (DOCS / "architecture.md").read_text()
    assert [app.name for app in (ROOT / "tallgrass").iterdir() if (app / "apps.py").exists() and app.name not in table] == []


def _routes(patterns, before: str = "") -> list[str]:  # type: ignore[no-untyped-def]
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern).removeprefix("^").removesuffix("$")
        found += _routes(pattern.url_patterns, route) if hasattr(pattern, "url_patterns") else [route]
    return found
