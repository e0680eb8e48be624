"""Data flows one way: what may import what, over the syntax trees of the package."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "reportedly"
STAGES = ("read", "extract", "resolve", "ledger", "trace")
FACES = ("cli", "web", "export", "cluster")
#: What a stage may use of the package beside itself.
SHARED = {
    "types",
    "errors",
    "settings",
    "version",
    "quotation_marks",
    "sentences",
    "given_names",
    "deeds",
    "models",
}
#: Modules that cost time to load: never with `import reportedly` or `reportedly --help`.
HEAVY = (
    "numpy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "lxml",
    "rich",
    "scipy",
    "spacy",
    "torch",
    "jinja2",
    "sqlalchemy",
    "alembic",
    "psycopg",
    "pyarrow",
    "usearch",
    "protego",
    "starlette",
    "uvicorn",
    "argon2",
)


def imported(path: Path) -> Iterator[str]:
    """First name below ``reportedly`` of every import of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
            if node.module == "reportedly":
                names = [f"reportedly.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "reportedly" and len(parts) > 1:
                yield parts[1]


@pytest.mark.parametrize("stage", [s for s in STAGES if (SOURCE / s).is_dir()])
def test_stages_do_not_know_each_other(stage: str) -> None:
    for path in (SOURCE / stage).rglob("*.py"):
        strangers = set(imported(path)) - SHARED - {stage, "__version__"}
        assert not strangers, f"{path.name} imports {strangers}"


def test_nothing_below_a_face_imports_one() -> None:
    # A Reading's own methods hand over to the exports; the pipeline and the stages never do.
    for path in [
        SOURCE / "pipeline.py",
        *(p for s in (*STAGES, "models") for p in (SOURCE / s).rglob("*.py")),
    ]:
        assert not set(imported(path)) & set(FACES), path


def test_package_never_imports_training_or_evaluation() -> None:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text("utf8")
        assert "import training" not in text, path
        assert "from training" not in text, path
        assert "from evaluation" not in text, path


@pytest.mark.parametrize("code", ["import reportedly", "from reportedly.cli import main; main(['--help'])"])
def test_start_loads_nothing_heavy(code: str) -> None:
    script = (
        "import sys\n"
        f"try:\n    {code}\n"
        "except SystemExit:\n    pass\n"
        f"print('LOADED', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "LOADED []" in result.stdout
