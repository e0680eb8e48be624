"""Annotations as brat standoff, in PolNeAR's style.

Every attribution is an event whose arguments are text-bound annotations called ``Source``, ``Cue`` and
``Content``. Several of one role (``Content2``, ...) are the parts of one discontinuous span, and so are the
ranges of one text-bound annotation (``10 20;25 30``). Events without content are left out: there is nothing
attributed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import MalformedRecord, MissingInput, NotText
from reportedly.measures.annotated import ROLES, AnnotatedDocument, AttributionRelation, Role, check_spans
from reportedly.types import Spans

_RANGES = re.compile(r"\d+ \d+(?:;\d+ \d+)*")
_LAYOUT = (
    "put NAME.txt and NAME.ann side by side, or texts into text/ and NAME_ANNOTATOR.ann into attributions/"
)


def read_folder(folder: Path) -> dict[str, AnnotatedDocument]:
    """Documents by name of their text file without ``.txt``; see `reportedly.measures.formats.load`.

    The folder holds ``NAME.txt`` with ``NAME.ann`` beside it, at any depth, or ``text/`` and
    ``attributions/`` as PolNeAR does. Where several annotators did a document, the first in order of file
    name counts.

    Raises:
        MissingInput: a text has no annotation file.
        MalformedRecord: a line that cannot be read, or a span outside the text.
    """
    documents: dict[str, AnnotatedDocument] = {}
    for text_file, annotation_file in _files(folder):
        name = _name(text_file)
        if name in documents:
            raise MalformedRecord(
                str(text_file), f"document {name!r} is there twice", "give every document once"
            )
        documents[name] = read_document(text_file, annotation_file)
    return documents


def read_document(text_file: Path, annotation_file: Path) -> AnnotatedDocument:
    """One document of a text file and its annotation file."""
    text = _read(text_file)
    document = AnnotatedDocument(_name(text_file), text, parse(_read(annotation_file), str(annotation_file)))
    check_spans(document, text, str(annotation_file))
    return document


def parse(standoff: str, origin: str) -> tuple[AttributionRelation, ...]:
    """The attributions of the text of an ``.ann`` file.

    Args:
        standoff: its lines; those that are neither text-bound annotations nor events are passed over.
        origin: the file to name in errors.

    Raises:
        MalformedRecord: a line is not brat standoff, or an event names an annotation that is not there.
    """
    lines = [(f"{origin}, line {number}", line) for number, line in enumerate(standoff.split("\n"), 1)]
    bound = dict(_text_bound(where, line) for where, line in lines if line.startswith("T"))
    events = [_event(where, line.rstrip(), bound) for where, line in lines if line.startswith("E")]
    return tuple(event for event in events if event.content)


def _files(folder: Path) -> Iterator[tuple[Path, Path]]:
    if (folder / "text").is_dir() and (folder / "attributions").is_dir():
        for text_file in sorted((folder / "text").iterdir()):
            yield text_file, _first_annotator(folder / "attributions", _name(text_file))
    else:
        for text_file in sorted(folder.rglob("*.txt")):
            yield text_file, _existing(text_file.with_suffix(".ann"))


def _first_annotator(folder: Path, name: str) -> Path:
    # Not glob(): names of articles may hold its special characters.
    matching = sorted(path for path in folder.iterdir() if path.name.rpartition("_")[0] == name)
    return matching[0] if matching else _existing(folder / f"{name}.ann")


def _existing(annotation_file: Path) -> Path:
    if not annotation_file.is_file():
        raise MissingInput(str(annotation_file), "no such annotation file for a text that is there", _LAYOUT)
    return annotation_file


def _name(text_file: Path) -> str:
    return text_file.name.removesuffix(".txt")


def _read(path: Path) -> str:
    try:
        # Not read_text(): it would turn \r\n into \n and shift every offset after it.
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise NotText(str(path), f"not UTF-8 at byte {error.start}", "convert it to UTF-8") from None


def _text_bound(where: str, line: str) -> tuple[str, Spans]:
    name, _, rest = line.partition("\t")
    _, _, ranges = rest.partition("\t")[0].partition(" ")
    if not _RANGES.fullmatch(ranges):
        raise MalformedRecord(
            where, "not a text-bound annotation", "brat writes T1<tab>Source 0 10<tab>the words"
        )
    parts = (part.split(" ") for part in ranges.split(";"))
    return name, tuple((int(start), int(end)) for start, end in parts)


def _event(where: str, line: str, bound: dict[str, Spans]) -> AttributionRelation:
    name, _, rest = line.partition("\t")
    spans: defaultdict[Role, list[tuple[int, int]]] = defaultdict(list)
    for argument in rest.split():
        label, _, target = argument.partition(":")
        role = next((role for role in ROLES if role == label.rstrip("0123456789").lower()), None)
        if role is None:
            continue
        if target not in bound:
            raise MalformedRecord(where, f"{argument} names an annotation that is not in the file", _LAYOUT)
        spans[role] += bound[target]
    source, cue, content = (tuple(sorted(spans[role])) for role in ROLES)
    return AttributionRelation(source, cue, content, id=name)
