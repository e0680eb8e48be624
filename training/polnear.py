"""Read PolNeAR (brat standoff) as documents with attributions over words.

The corpus is not part of the project; its folder is named on the command line. Where several annotators
marked a document, the first file in sorted order is taken, as the published splits do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from reportedly.extract import tags
from reportedly.extract.words import Words, split

TEXT_BOUND = re.compile(r"^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
EVENT = re.compile(r"^(E\d+)\t((?:\S+:T\d+ ?)+)$")
#: ``(first word, last word)``, both inclusive.
WordSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One gold attribution over words."""

    cue: WordSpan
    source: WordSpan | None
    content: tuple[WordSpan, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One document with its words, tags and gold attributions."""

    id: str
    words: Words
    labels: list[int]
    attributions: tuple[Marked, ...]


def read_annotations(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one ``.ann`` file as role name to character spans."""
    bounds: dict[str, list[tuple[int, int]]] = {}
    events: list[str] = []
    with open(path, encoding="utf8", newline="") as file:
        for line in file.read().split("\n"):
            if bound := TEXT_BOUND.match(line):
                pairs = [piece.split() for piece in bound[3].split(";")]
                bounds[bound[1]] = [(int(a), int(b)) for a, b in pairs]
            elif given := EVENT.match(line.rstrip()):
                events.append(given[2])
    found = []
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
        for argument in event.split():
            key, target = argument.split(":")
            role = re.sub(r"\d+$", "", key).lower()
            if role in roles:
                roles[role] += bounds[target]
        found.append(roles)
    return found


def over_words(words: Words, spans: list[tuple[int, int]]) -> list[WordSpan]:
    """Character spans as word spans, cut where a paragraph ends."""
    found: list[WordSpan] = []
    for start, end in sorted(spans):
        inside = [i for i, (s, e) in enumerate(words.spans) if s < end and e > start]
        while inside:
            here = [i for i in inside if words.paragraph[i] == words.paragraph[inside[0]]]
            found.append((here[0], here[-1]))
            inside = inside[len(here) :]
    return found


def read_split(folder: Path, name: str) -> list[Example]:
    """All documents of ``folder/name`` in sorted order."""
    examples = []
    for path in sorted((folder / name / "text").iterdir()):
        stem = path.name.removesuffix(".txt")
        # A document's name may hold characters that mean something to a glob.
        pattern = "".join(f"[{c}]" if c in "*?[" else c for c in stem) + "_*.ann"
        files = sorted((folder / name / "attributions").glob(pattern))
        if files:
            with open(path, encoding="utf8", newline="") as file:
                examples.append(example(stem, file.read(), read_annotations(files[0])))
    return examples


def example(name: str, text: str, roles: list[dict[str, list[tuple[int, int]]]]) -> Example:
    """One document from its text and character spans."""
    words = split(text)
    labels = [tags.OUTSIDE] * len(words)
    marked = []
    for found in roles:
        cue = over_words(words, found["cue"])
        source = over_words(words, found["source"])
        content = over_words(words, found["content"])
        if not cue or not content:
            continue
        marked.append(Marked(cue[0], source[0] if source else None, tuple(content)))
        for role, spans in enumerate((source, cue, content)):
            for first, last in spans:
                tags.write(labels, role, first, last)
    return Example(name, words, repaired(labels), tuple(marked))


def repaired(labels: list[int]) -> list[int]:
    """A well-formed sequence where annotations overlapped: the later span cut the earlier one."""
    out = list(labels)
    last = len(out) - 1
    for i, label in enumerate(out):
        if label == tags.OUTSIDE:
            continue
        role = (label - 1) // 4
        before = i > 0 and not tags.closes(out[i - 1]) and (out[i - 1] - 1) // 4 == role
        after = i < last and labels[i + 1] != 0 and (labels[i + 1] - 1) // 4 == role
        ends = (label - 1) % 4 in (tags.E, tags.S) or not after or tags.opens(labels[i + 1])
        position = (tags.E if ends else tags.I) if before else (tags.S if ends else tags.B)
        out[i] = tags.tag(role, position)
    return out
