"""Which corpus a figure was measured on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from reportedly.measures import AnnotatedDocument


def corpus_hash(documents: Mapping[str, AnnotatedDocument]) -> str:
    """A hash of texts and annotations: figures of two runs are comparable only where it is the same."""
    digest = hashlib.sha256()
    for document in sorted(documents.values(), key=lambda d: d.id):
        spans = sorted((a.source, a.cue, a.content) for a in document.attributions)
        digest.update(repr((document.id, document.text, spans)).encode())
    return f"sha256:{digest.hexdigest()[:16]}"
