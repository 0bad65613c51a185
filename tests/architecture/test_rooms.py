"""What may stand where: the names, the layout and what each kind of module may know."""

from __future__ import annotations

import ast
import fnmatch

import pytest

from tests.architecture.source import DOORS, EVERY_MODULE, MODULES, ROOT, Module, parameters

BANNED = {"service", "manager", "handler", "utils", "helpers", "common", "core", "models"}
BANNED |= {f"{name}s" for name in BANNED} | {"util", "helper", "misc", "base"}
TOP_LEVEL = {"app", "bench", "migrations", "openapi", "tests", "Makefile", "README.md", "LICENSE", "pyproject.toml"}
TOP_LEVEL |= {"Dockerfile", "compose.yaml", "requirements.lock", "requirements-dev.lock"}
TOP_LEVEL |= {".ci", ".dockerignore", ".gitignore", ".git", ".github"}

# Where the database is opened and described: the rest of kit is as pure as the nouns.
FOUNDATIONS = {
    *("app.kit.database", "app.kit.direct", "app.kit.prepared", "app.kit.among", "app.kit.columns"),
    "app.kit.engines",
    *(
        "app.kit.at_once",
        "app.kit.together",
        "app.kit.wire",
        "app.kit.told_types",
        "app.kit.savepoints",
        "app.kit.refusals",
    ),
    *("app.kit.schema", "app.kit.migrate", "app.kit.rights", "app.kit.bell", "app.kit.failures"),
}
WITHOUT_SQL = (*DOORS, "app.journey", "app.main", "app.worker", "app.starting", "app.ring", "app.cli", "app.settings")
# They compare steps with each other, so they read the rows of all; the first adds no column.
READ_ALL_TABLES = {"app.tables", "app.deadlines", "app.response_time", "app.privacy", "app.rehearsal"}
PRINTS = {"app.cli"}

every_module = pytest.mark.parametrize("module", EVERY_MODULE, ids=lambda module: module.name)


@every_module
def test_a_name_says_what_a_module_is_about(module: Module) -> None:
    assert set(module.name.split(".")) & BANNED == set()


@pytest.mark.parametrize("folder", sorted({m.path.parent for m in EVERY_MODULE}), ids=lambda path: path.name)
def test_a_package_says_its_step_in_one_line_and_nothing_else(folder: object) -> None:
    package = next(m for m in EVERY_MODULE if m.path.parent == folder)
    assert package.is_package, "every folder of the application has an __init__.py"
    assert len(package.tree.body) == 1
    assert ast.get_docstring(package.tree)
    assert len(package.text.splitlines()) == 1


@every_module
def test_only_a_verb_or_tables_knows_sqlalchemy(module: Module) -> None:
    """A verb is handed the transaction; what is handed none is a noun, and pure."""
    if not module.imports_any("sqlalchemy", "alembic", "psycopg", "sqlite3") or module.name in FOUNDATIONS:
        return
    assert not module.imports_any("alembic", "psycopg", "sqlite3"), "only the foundations in kit know the drivers"
    assert module.step not in {*WITHOUT_SQL, "app.kit"}, "the database is reached through the verbs of the steps"
    assert _takes_tx(module) or module.is_tables, "a noun is pure: SQL belongs in a verb, which is handed `tx`"


@every_module
def test_a_noun_takes_nothing_from_a_verb(module: Module) -> None:
    """Whoever reaches rows through somebody else is no noun either."""
    if module.is_package or module.step in {*WITHOUT_SQL, "app.kit", "app.tables"} or _touches_rows(module):
        return
    assert {name for name in module.imports() if name in MODULES and _touches_rows(MODULES[name])} == set()


@every_module
def test_only_the_doors_know_http(module: Module) -> None:
    if module.step not in {*DOORS, "app.main"}:  # main puts the doors together
        assert module.imports_any("fastapi", "starlette") == set()


@every_module
def test_pydantic_stays_at_the_doors(module: Module) -> None:
    if module.step not in {*DOORS, "app.main", "app.settings"}:
        assert module.imports_any("pydantic", "pydantic_settings") == set()


@every_module
def test_a_table_stands_in_the_tables_of_its_step(module: Module) -> None:
    defined = [call for call in ast.walk(module.tree) if isinstance(call, ast.Call) and _called(call) == "Table"]
    if defined:
        assert module.is_tables
        assert module.name != "app.tables", "app/tables.py only brings them together"


@every_module
def test_the_rows_of_a_step_are_its_own(module: Module) -> None:
    if module.step in READ_ALL_TABLES:
        return
    others = {name for name in module.imports() if name in MODULES and MODULES[name].is_tables} - {
        f"{module.step}.tables"
    }
    assert others == set()


def test_migrations_see_the_tables_of_every_step() -> None:
    every = {module.name for module in EVERY_MODULE if module.is_tables} - {"app.tables"}
    assert every - MODULES["app.tables"].imports() == set()


@every_module
def test_nothing_prints_but_the_command_line(module: Module) -> None:
    if module.step not in PRINTS:
        assert [
            call.lineno for call in ast.walk(module.tree) if isinstance(call, ast.Call) and _called(call) == "print"
        ] == []


@pytest.mark.parametrize("contract", ["path", "acyclic"])
def test_the_import_contracts_stand(contract: str) -> None:
    assert f'id = "{contract}"' in (ROOT / "pyproject.toml").read_text()


def test_the_top_level_holds_what_the_design_names() -> None:
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text().split()]
    names = {path.name for path in ROOT.iterdir() if not any(fnmatch.fnmatch(path.name, one) for one in ignored)}
    assert names - TOP_LEVEL == set()


def _touches_rows(module: Module) -> bool:
    known = module.imports_any("sqlalchemy", "app.kit.database")
    return module.name in FOUNDATIONS or module.is_tables or bool(known) or _takes_tx(module)


def _takes_tx(module: Module) -> bool:
    return any(one.arg == "tx" for function in module.functions() for one in parameters(function))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
