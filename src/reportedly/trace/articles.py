"""A reading as the trace looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.deeds import deed
from reportedly.trace.values import Article, Statement
from reportedly.types import Attribution, Reading, Source, Span


def article(key: str, reading: Reading, uids: Mapping[str, str], own: Callable[[Span], str]) -> Article:
    """An article with its statements: the contents of its attributions, and its sentences in its own voice.

    A plan or a deed that nobody is said to have told of is in its own voice, too.

    Args:
        key: the article's permanent name.
        reading: what was read in it.
        uids: attribution id to permanent name.
        own: the permanent name of a sentence in the article's own voice.
    """
    sources = {source.id: source for source in reading.sources}
    deeds = {one.id: told for one in reading.attributions if (told := deed(reading.text, one))}
    said = [
        Statement(
            uid=uids[one.id],
            article=key,
            text=reading.quote(one.content),
            spans=one.content,
            attribution=one,
            source=sources.get(one.source_id or ""),
            chain=_chain(one, sources),
        )
        for one in reading.attributions
        if one.content and one.id not in deeds
    ]
    done = [
        Statement(uid=uids[id], article=key, text=reading.text[slice(*span)], spans=(span,))
        for id, span in deeds.items()
        if not _inside(span, reading.document.headline)
    ]
    own_voice = [
        Statement(uid=own(span), article=key, text=reading.text[slice(*span)], spans=(span,))
        for span in dict.fromkeys(reading.own_voice)
    ]
    statements = sorted((*said, *done, *own_voice), key=lambda s: (s.spans, s.uid))
    return Article(key, reading.document, tuple(statements))


def _inside(span: Span, headline: Span | None) -> bool:
    """Whether a clause stands in the headline: in its own voice an article says nothing there."""
    return headline is not None and headline[0] <= span[0] and span[1] <= headline[1]


def _chain(attribution: Attribution, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[hop] for hop in attribution.relay if hop in sources)
