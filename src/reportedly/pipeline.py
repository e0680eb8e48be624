"""Wires the stages: inputs to documents, a document to its Reading. Nothing else joins two stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportedly.errors import InputError
from reportedly.settings import DEFAULTS, Settings
from reportedly.types import Document, Reading, Spans


def read_document(document: Document, settings: Settings = DEFAULTS) -> Reading:
    """Who said what in a document.

    Args:
        document: text and metadata; its text is not changed.
        settings: threads and the least confidence.

    Raises:
        ModelError: the package's model is missing or altered.
    """
    from reportedly.extract.attributions import extract
    from reportedly.extract.own_voice import own_voice
    from reportedly.models.network import load
    from reportedly.sentences import sentences

    attributions = extract(document.text, settings)
    skip = credit_spans(document) + ((document.headline,) if document.headline else ())
    own = own_voice(document.text, sentences(document.text), attributions, skip)
    return Reading(
        document=document,
        attributions=attributions,
        own_voice=own,
        model=load(settings.threads).parameters.version,
    )


def credit_spans(document: Document) -> Spans:
    """Where the document's credit lines stand."""
    return tuple(credit.span for credit in document.credits if credit.span)


def read_inputs(
    inputs: Iterable[str],
    *,
    stdin: Callable[[], bytes],
    url: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Reading | InputError]:
    """Read every document of the inputs, as they come; an input that cannot be read is its error, as a value.

    Args:
        inputs: paths, folders, globs, URLs, ``-``.
        stdin: gives the bytes of standard input.
        url, published, outlet: what the user knows better than the page.
        settings: limits and options.
    """
    from reportedly.read.document import to_document
    from reportedly.read.inputs import expand

    for raw in expand(inputs, stdin=stdin, settings=settings):
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            document = to_document(raw, settings, url=url, published=published, outlet=outlet)
            reading = read_document(document, settings)
        except InputError as error:
            yield error
            continue
        yield reading
