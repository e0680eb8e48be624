"""``reportedly.read`` as one types it in a notebook, and the name that it shares with a package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reportedly
from reportedly.errors import EmptyInput, InputError, MissingInput, PrivateAddress, UnsupportedLanguage

TEXT = (
    "“The bridge was never meant to sway,” county engineer Ilse Marrow said on Tuesday. "
    "According to two officials, the repair will cost $4 million."
)
MORE = (
    "The bridge was built in 1931 by the county and carries the only road between the two towns. It was "
    "closed for a month in early 2009, when ice had torn one of its cables, and reopened with a limit."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Bridge shut</title></head>
<body><article><h1>Bridge shut</h1><p>{TEXT}</p><p>{MORE}</p></article></body></html>"""


def speakers(reading: reportedly.Reading) -> set[str]:
    """The words of every source."""
    return {reading.quote(a.source) for a in reading.attributions}


@pytest.mark.model
@pytest.mark.parametrize("kind", ["path", "name", "bytes", "text", "page", "markup"])
def test_every_form_of_one_article(kind: str, tmp_path: Path) -> None:
    path, page = tmp_path / "article.txt", tmp_path / "page.html"
    path.write_text(TEXT, "utf8")
    page.write_text(PAGE, "utf8")
    forms: dict[str, str | bytes | Path] = {
        "path": path,
        "name": str(path),
        "bytes": TEXT.encode(),
        "text": TEXT,
        "page": page,
        "markup": PAGE,
    }
    reading = reportedly.read(forms[kind])
    assert {"county engineer Ilse Marrow", "two officials"} <= speakers(reading)
    assert TEXT in reading.text


@pytest.mark.model
def test_what_the_user_knows_better() -> None:
    reading = reportedly.read(
        TEXT, url="https://bugle.example/bridge", published="2018-07-04", outlet="The Bugle"
    )
    document = reading.document
    assert (document.url, document.published, document.outlet) == (
        "https://bugle.example/bridge",
        "2018-07-04",
        "The Bugle",
    )
    (spoken,) = [a for a in reading.attributions if a.when]
    assert spoken.when
    assert spoken.when.start == "2018-07-03"


@pytest.mark.model
def test_settings_are_obeyed() -> None:
    assert reportedly.read(TEXT, settings=reportedly.Settings(min_confidence=1.0)).attributions == ()
    spaced = f"  {TEXT}\r\n\r\n"
    assert reportedly.read(spaced, settings=reportedly.Settings(as_is=True)).text == spaced


@pytest.mark.model
def test_notebook() -> None:
    html = reportedly.read(TEXT)._repr_html_()
    assert "Ilse Marrow" in html
    assert "<html" not in html


@pytest.mark.parametrize(
    ("source", "error", "message"),
    [
        ("", EmptyInput, "the text: is empty"),
        ("  \n", EmptyInput, "the text: is empty"),
        (b"", EmptyInput, "the bytes: is empty"),
        ("missing.html", MissingInput, "missing.html: no such file"),
        (Path("missing.html"), MissingInput, "missing.html: no such file"),
        ("http://127.0.0.1/", PrivateAddress, "http://127.0.0.1/: leads to the private address 127.0.0.1"),
        ("Der Minister sagte am Montag, dass die Brücke " * 5, UnsupportedLanguage, "is in German"),
    ],
)
def test_one_sentence_names_input_and_reason(
    source: str | bytes | Path, error: type[InputError], message: str
) -> None:
    with pytest.raises(reportedly.ReportedlyError) as caught:
        reportedly.read(source)
    assert type(caught.value) is error
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "imports",
    [
        pytest.param("import reportedly", id="plain"),
        pytest.param("import reportedly.read.inputs, reportedly", id="a module of the package first"),
        pytest.param("import reportedly, reportedly.read.single, reportedly.read.document", id="and after"),
        pytest.param("from reportedly.read import inputs; import reportedly", id="from the package"),
        pytest.param("from reportedly.read.raw import Raw; import reportedly", id="from its module"),
        pytest.param("import reportedly.pipeline, reportedly.cli, reportedly", id="by way of others"),
        pytest.param(
            "import importlib, reportedly; importlib.import_module('reportedly.read.page')", id="by name"
        ),
        pytest.param(
            "import pkgutil, reportedly\n"
            "for m in pkgutil.walk_packages(reportedly.__path__, 'reportedly.'): __import__(m.name)",
            id="everything there is",
        ),
    ],
)
def test_read_stays_the_function(imports: str) -> None:
    """Whatever is imported in whatever order; and the package of the same name stays whole."""
    script = f"""{imports}
import pickle, sys, types
from reportedly import read
from reportedly.read.inputs import expand
from reportedly.read import raw
assert isinstance(reportedly.read, types.FunctionType), reportedly.read
assert read is reportedly.read
assert pickle.loads(pickle.dumps(read)) is read
assert isinstance(sys.modules["reportedly.read"], types.ModuleType)
assert sys.modules["reportedly.read"].raw is raw
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_everything_it_offers_is_there() -> None:
    assert all(hasattr(reportedly, name) for name in reportedly.__all__)
    assert sorted(reportedly.__all__) == list(reportedly.__all__)
