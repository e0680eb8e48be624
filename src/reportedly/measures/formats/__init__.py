"""Annotations as people and programs write them: JSON lines, Readings, brat folders."""

from __future__ import annotations

from pathlib import Path

from reportedly.errors import EmptyInput, MissingInput
from reportedly.measures.annotated import AnnotatedDocument

__all__ = ["load"]


def load(path: str | Path) -> dict[str, AnnotatedDocument]:
    """Read annotations.

    Args:
        path: a folder of brat files; or a file, gzipped or not, of JSON lines
            ``{"id", "text", "attributions": [{"source": [[start, end], ...], "cue", "content"}]}`` or of
            Readings (``reportedly read --as-is --format json`` or ``jsonl``).

    Returns:
        Documents by id, in the order found.

    Raises:
        MissingInput: there is nothing at that path, or it may not be read.
        EmptyInput: there is no document in it.
        NotText: the file is not UTF-8.
        MalformedRecord: it is not in one of these formats; the error says where and what is wrong.
    """
    from reportedly.measures.formats import brat, json_lines

    where = Path(path)
    if not where.exists():
        raise MissingInput(str(path), "no such file or folder", "give a JSONL file or a folder of brat files")
    try:
        documents = brat.read_folder(where) if where.is_dir() else json_lines.read_file(where)
    except OSError as error:
        raise MissingInput(str(error.filename or path), f"cannot be read: {error.strerror}") from None
    if not documents:
        raise EmptyInput(
            str(path), "no document in it", "give a JSONL file or a folder of .txt and .ann files"
        )
    return documents
