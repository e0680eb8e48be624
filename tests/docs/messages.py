"""The messages of the package's errors, found in its code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import reportedly.errors
from reportedly.errors import InputError, LedgerError

PACKAGE = Path(reportedly.errors.__file__).parent
#: Errors whose second argument is the message: the first names the input or the ledger.
OF_INPUTS = {
    name
    for name, value in vars(reportedly.errors).items()
    if isinstance(value, type) and issubclass(value, (InputError, LedgerError))
}
#: Others, click's for wrong options too.
OTHERS = {"ModelError", "UsageError", "BadParameter"}
#: What stands for a value in a message.
ANY = "\0"


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the code writes it; ``ANY`` stands for what is filled in."""

    error: str
    text: str
    where: str


def messages() -> Iterator[Message]:
    """Every message that the code writes out where it makes an error."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                for text in _messages(node):
                    yield Message(_name(node.func), text, f"{path.relative_to(PACKAGE)}:{node.lineno}")


def _messages(call: ast.Call) -> list[str]:
    name, arguments = _name(call.func), call.args
    if name in OTHERS and arguments:
        return _texts(arguments[0])
    return _texts(arguments[1]) if name in OF_INPUTS and len(arguments) > 1 else []


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(value: ast.expr) -> list[str]:
    if isinstance(value, ast.IfExp):
        return [*_texts(value.body), *_texts(value.orelse)]
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return [value.value]
    if isinstance(value, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else ANY for part in value.values]
        return ["".join(str(part) for part in parts)]
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        return _texts(value.func.value)  # "…".rstrip()
    return []  # made elsewhere, or handed on
