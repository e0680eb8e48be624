"""The example articles with their expected output, resolved to characters: ``python -m evaluation.examples``.

Beside each article of ``examples/`` lies ``NAME.expected.json``, in which a person wrote down what a careful
reader finds in it, as words rather than as offsets: a page's text is made by the reader, and offsets would
break with every change of it. Here those words are looked up in the text of the ``Document``. Words that are
not there, or that could mean two places, are an error and never a skipped line.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.settings import DEFAULTS, Settings
from reportedly.types import ContentKind, Document, Factuality, SourceKind, Span, Spans, Stance

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SUFFIX = ".expected.json"

#: Words to look up: the words alone, or ``{"text": words, "occurrence": n}`` where they stand there n times.
Words = str | dict[str, str | int]


class UnresolvedWords(ReportedlyError):
    """Expected words are not in the article's text, or could mean more than one place in it."""

    def __init__(self, name: str, words: str, reason: str) -> None:
        self.name = name
        self.words = words
        self.reason = reason
        super().__init__(name, words, reason)

    def __str__(self) -> str:
        return f"{self.name}: {self.words!r} {self.reason}"


@dataclass(frozen=True, slots=True)
class ExpectedAttribution:
    """One attribution that a careful reader finds."""

    source: Spans
    cue: Spans
    content: Spans
    kind: ContentKind
    #: A follow-on statement or a turn of a dialogue, without source and cue of its own.
    implicit: bool
    #: Index of the attribution in whose content this one stands.
    parent: int | None
    #: The fullest name in the article; ``None`` where nobody is named.
    speaker: str | None
    speaker_kind: SourceKind | None
    factuality: Factuality
    stance: Stance

    @property
    def flat(self) -> bool:
        """Whether it belongs to a univocal annotation: with a cue, inside no other attribution."""
        return not self.implicit and self.parent is None


@dataclass(frozen=True, slots=True)
class Example:
    """An article and what is expected of its reading, both as they lie in the folder."""

    name: str
    #: The article's file.
    path: Path
    #: The fields of the expected output, as written.
    expected: dict[str, object]

    def listed(self, field: str) -> list[str]:
        """A field that holds strings (``own_voice``, ``not_in_text``, ``labels``, ``credits``)."""
        value = self.expected.get(field, [])
        return [str(item) for item in value] if isinstance(value, list) else []

    def attributions(self, text: str) -> tuple[ExpectedAttribution, ...]:
        """The expected attributions as spans of ``text``, in the order of the file.

        Raises:
            UnresolvedWords: words are absent from the text or ambiguous in it.
        """
        rows = self.expected["attributions"]
        assert isinstance(rows, list)
        return tuple(_attribution(self.name, row, text) for row in rows)


def examples(folder: Path = EXAMPLES) -> Iterator[Example]:
    """The example articles of a folder, by name."""
    for file in sorted(folder.glob("*" + SUFFIX)):
        name = file.name.removesuffix(SUFFIX)
        path = next(p for p in (folder / f"{name}.html", folder / f"{name}.txt") if p.is_file())
        yield Example(name, path, json.loads(file.read_text("utf-8")))


def document(example: Example, settings: Settings = DEFAULTS) -> Document:
    """The article as the reader of the package reads it."""
    from reportedly.read.document import to_document
    from reportedly.read.inputs import expand

    for raw in expand([str(example.path)], stdin=lambda: b"", settings=settings):
        if isinstance(raw, ReportedlyError):
            raise raw
        return to_document(raw, settings)
    raise UnresolvedWords(example.name, str(example.path), "gives no document")


def occurrences(text: str, words: str) -> list[Span]:
    """Where words stand in a text: as whole words, or anywhere if nowhere as whole words (glued text)."""
    found: list[Span] = []
    start = text.find(words)
    while start >= 0:
        found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return [span for span in found if _is_whole(text, span)] or found


def nearest(spans: list[Span], content: Spans) -> Span | None:
    """The one span that stands nearest to a content without overlapping it; ``None``: none or several do."""
    gaps = {span: min(_gap(span, part) for part in content) for span in spans}
    apart = {span: gap for span, gap in gaps.items() if gap >= 0}
    best = [span for span, gap in apart.items() if gap == min(apart.values())]
    return best[0] if len(best) == 1 else None


def gold_record(example: Example, text: str, *, everything: bool = False) -> dict[str, object]:
    """One line of gold JSONL.

    Args:
        example: whose expected output to write.
        text: what the offsets point into.
        everything: nested and cue-less attributions too. Without them the record is univocal, as PolNeAR is:
            every character in at most one attribution. ``unscored`` names the cue-less contents in either
            case: a guideline without them cannot call a prediction there right or wrong.
    """
    attributions = example.attributions(text)
    return {
        "id": example.name,
        "text": text,
        "attributions": [_as_record(a) for a in attributions if everything or a.flat],
        "unscored": [span for a in attributions if a.implicit for span in a.content],
    }


def _attribution(name: str, row: dict[str, object], text: str) -> ExpectedAttribution:
    contents = row["content"]
    assert isinstance(contents, list)
    content = tuple(_sole(name, words, text) for words in contents)
    return ExpectedAttribution(
        source=_beside(name, row["source"], content, text),
        cue=_beside(name, row["cue"], content, text),
        content=content,
        kind=row["kind"],  # type: ignore[arg-type]
        implicit=bool(row["implicit"]),
        parent=row["parent"],  # type: ignore[arg-type]
        speaker=row["speaker"],  # type: ignore[arg-type]
        speaker_kind=row["speaker_kind"],  # type: ignore[arg-type]
        factuality=row["factuality"],  # type: ignore[arg-type]
        stance=row["stance"],  # type: ignore[arg-type]
    )


def _sole(name: str, words: object, text: str) -> Span:
    """Contents are long enough to stand once."""
    if isinstance(words, dict):
        return _numbered(name, words, text)
    spans = occurrences(text, str(words))
    if len(spans) != 1:
        raise UnresolvedWords(name, str(words), f"stands {len(spans)} times in the text")
    return spans[0]


def _beside(name: str, words: object, content: Spans, text: str) -> Spans:
    """Sources and cues are short ("he", "said"): the place nearest to the content is meant."""
    if words is None:
        return ()
    if isinstance(words, dict):
        return (_numbered(name, words, text),)
    spans = occurrences(text, str(words))
    span = spans[0] if len(spans) == 1 else nearest(spans, content)
    if span is None:
        reason = "stands as near to its content twice" if spans else "is not in the text"
        raise UnresolvedWords(name, str(words), reason)
    return (span,)


def _numbered(name: str, words: dict[str, object], text: str) -> Span:
    wanted, number = str(words["text"]), int(str(words["occurrence"]))
    spans = occurrences(text, wanted)
    if not 1 <= number <= len(spans):
        raise UnresolvedWords(name, wanted, f"stands {len(spans)} times in the text, not {number}")
    return spans[number - 1]


def _is_whole(text: str, span: Span) -> bool:
    start, end = span
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _gap(span: Span, other: Span) -> int:
    """Characters between two spans; negative where they overlap."""
    return max(other[0] - span[1], span[0] - other[1])


def _as_record(attribution: ExpectedAttribution) -> dict[str, object]:
    return {
        "source": attribution.source,
        "cue": attribution.cue,
        "content": attribution.content,
        "parent": attribution.parent,
        "implicit": attribution.implicit,
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the gold of all examples as JSONL, or say which words of which article do not resolve."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.examples", description=main.__doc__)
    parser.add_argument("--folder", type=Path, default=EXAMPLES, help="where the examples lie")
    parser.add_argument("--as-is", action="store_true", help="offsets into the text files' own characters")
    parser.add_argument("--everything", action="store_true", help="nested and cue-less attributions too")
    parser.add_argument("--out", type=Path, help="JSONL file to write (default: standard output)")
    options = parser.parse_args(arguments)
    lines: list[str] = []
    for example in examples(options.folder):
        as_is = options.as_is and example.path.suffix == ".txt"
        try:
            text = document(example, Settings(as_is=as_is)).text
            record = gold_record(example, text, everything=options.everything)
        except ReportedlyError as error:
            print(error, file=sys.stderr)
            return 2
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    if options.out:
        options.out.write_text("".join(lines), "utf-8")
    else:
        sys.stdout.writelines(lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
