"""Readers that need no model: one reads words, others do what hostile articles do to a reader."""

from __future__ import annotations

import os
import signal
import time

from reportedly.errors import EmptyInput
from reportedly.pool import Result, Work
from reportedly.read.document import content_id
from reportedly.read.raw import Raw
from reportedly.types import Attribution, Document, Reading, Source


def words(work: Work) -> Result:
    """One statement and one source, whatever the text; empty texts have none."""
    assert isinstance(work.given, Raw)
    raw = work.given
    text = raw.text if raw.text is not None else (raw.data or b"").decode("utf-8", "replace")
    if not text.strip():
        return EmptyInput(raw.origin, "is empty")
    said = Attribution("a1", "indirect", ((0, 1),), source=((0, 1),), source_id="s1")
    source = Source("s1", "Ann Otterby", ((0, 1),), kind="named_person")
    document = Document(raw.id or content_id(text), text[:500], url=raw.url, origin=raw.origin)
    return Reading(document, (said,), (source,), model="words/1")


def hostile(work: Work) -> Result:
    """As ``words``, but a text that names a misfortune brings it about."""
    assert isinstance(work.given, Raw)
    text = work.given.text or ""
    if "SPIN" in text:
        while True:
            pass
    if "SLEEP" in text:
        time.sleep(1000)
    if "DIE" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "EAT" in text:
        bytearray(10**10)
    if "FAIL" in text:
        raise LookupError(text)
    if "DEEP" in text:
        return hostile(work)
    return words(work)


def slowly(work: Work) -> Result:
    """As ``words``, in its own time, so that it can be interrupted."""
    time.sleep(0.004)
    return words(work)
