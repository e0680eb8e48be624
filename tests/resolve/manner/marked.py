"""Articles with their attributions marked in the text: ``<source>``, ``[cue]``, ``{content}``.

Marks of one attribution carry its number when there are several: ``{2content}``. Without one it is the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from reportedly.types import Attribution, ContentKind, Document, Span

_ROLES = {"<": "source", "[": "cue", "{": "content"}
_CLOSING = {">": "<", "]": "[", "}": "{"}


def article(
    marked: str, *, published: str | None = None, outlet: str | None = None
) -> tuple[Document, tuple[Attribution, ...]]:
    """The document and its attributions, in order of number."""
    text: list[str] = []
    length = 0
    opened: list[tuple[str, int, int]] = []
    spans: dict[int, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for piece in re.findall(r"[<\[{]\d*|[>\]}]|[^<\[{>\]}]+", marked):
        if piece[0] in _ROLES:
            opened.append((piece[0], int(piece[1:] or 1), length))
        elif piece in _CLOSING:
            mark, number, start = opened.pop()
            assert mark == _CLOSING[piece], f"{piece} closes {mark}"
            spans[number][_ROLES[mark]].append((start, length))
        else:
            text.append(piece)
            length += len(piece)
    document = Document(id="article", text="".join(text), published=published, outlet=outlet)
    return document, tuple(_attribution(document.text, number, spans[number]) for number in sorted(spans))


def statement(marked: str, **about: str) -> tuple[Document, Attribution]:
    """A document with one attribution."""
    document, attributions = article(marked, **about)
    return document, attributions[0]


def _attribution(text: str, number: int, roles: dict[str, list[Span]]) -> Attribution:
    content = tuple(roles["content"])
    words = " ".join(text[start:end] for start, end in content)
    direct = words[:1] == "“" and words[-1:] == "”" and words.count("“") == len(content)
    kind: ContentKind = "direct" if direct else "mixed" if re.search("[“”]", words) else "indirect"
    made = Attribution(f"a{number}", kind, content)
    return replace(made, source=tuple(roles["source"]), cue=tuple(roles["cue"]))
