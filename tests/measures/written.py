"""Documents as JSON lines, for tests that need files."""

from __future__ import annotations

import json
from pathlib import Path

from reportedly.measures import AnnotatedDocument


def write(
    path: Path, *documents: AnnotatedDocument, outlet: str | None = None, confidence: float | None = None
) -> str:
    """Write documents to a file and give its path; ``outlet`` and ``confidence`` go to all of them."""
    path.write_text("".join(json.dumps(_record(d, outlet, confidence)) + "\n" for d in documents), "utf-8")
    return str(path)


def _record(document: AnnotatedDocument, outlet: str | None, confidence: float | None) -> dict[str, object]:
    extra = {} if confidence is None else {"confidence": confidence}
    return {
        "id": document.id,
        "text": document.text,
        "outlet": outlet,
        "attributions": [
            {"source": a.source, "cue": a.cue, "content": a.content, **extra} for a in document.attributions
        ],
    }
