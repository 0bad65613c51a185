"""The application's source as the structural tests see it: parsed, never imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOORS = ("app.api", "app.mailbox", "app.pages")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    name: str
    path: Path
    text: str
    tree: ast.Module

    @property
    def step(self) -> str:
        """The package right under app, or the module itself where it stands there."""
        return ".".join(self.name.split(".")[:2])

    @property
    def is_package(self) -> bool:
        return self.path.name == "__init__.py"

    @property
    def is_tables(self) -> bool:
        return self.name.endswith(".tables")

    def functions(self) -> Iterator[Function]:
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def imports(self) -> set[str]:
        """Every module or name it imports, with its full path, wherever in the file the import stands."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        return found

    def imports_any(self, *packages: str) -> set[str]:
        return {name for name in self.imports() if any(name == one or name.startswith(f"{one}.") for one in packages)}


def parameters(function: Function) -> list[ast.arg]:
    """Return the parameters a caller fills in, keyword-only ones too."""
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return [one for one in every if one.arg not in {"self", "cls"}]


def _read(path: Path) -> Module:
    parts = path.relative_to(ROOT).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name=name, path=path, text=text, tree=ast.parse(text, str(path)))


MODULES = {module.name: module for module in map(_read, sorted((ROOT / "app").rglob("*.py")))}
EVERY_MODULE = tuple(MODULES.values())
