"""How little of the house is typed ``Any``: a wrong value passes through it unseen.

Counted in the source, without importing it; migrations are Django's and are left out.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.environment import ROOT

MOST = 0.05

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    paths = [path for half in ("awards", "nominations") for path in (ROOT / half).rglob("*.py")]
    return sorted(path for path in paths if "migrations" not in path.parts)


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Function):
            yield node


def annotations(function: Function) -> list[ast.expr]:
    args = function.args
    parameters = [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]
    annotated = [parameter.annotation for parameter in parameters if parameter]
    return [annotation for annotation in [*annotated, function.returns] if annotation]


def says_any(node: ast.AST) -> bool:
    """Also within ``dict[str, Any]``, as ``typing.Any``, and in an annotation that is quoted."""
    names = (
        getattr(part, "id", "") or getattr(part, "attr", "") or getattr(part, "value", "")
        for part in ast.walk(node)
    )
    return any(isinstance(name, str) and re.search(r"\bAny\b", name) for name in names)


def names_any(node: ast.AST) -> bool:
    """As a name, an import or an attribute of ``typing``."""
    return "Any" in (getattr(node, "id", ""), getattr(node, "name", ""), getattr(node, "attr", ""))


def test_few_functions_take_or_give_any():
    every = [(path, function) for path in sources() for function in functions(path)]
    loose = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path, function in every
        if any(map(says_any, annotations(function)))
    ]

    assert len(every) > 500
    assert len(loose) <= MOST * len(every), "\n".join(loose)


def test_no_act_knows_any():
    """Not in its parameters, nor under a name of its own: what is written is named."""
    acts = [path for path in sources() if any(p.startswith("actions") for p in path.parts)]
    loose = [path for path in acts if any(map(names_any, ast.walk(ast.parse(path.read_text()))))]

    assert len(acts) > 8
    assert loose == []
