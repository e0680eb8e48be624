"""Wires the stages: inputs to documents, a document to its Reading. Nothing else joins two stages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from reportedly.errors import InputError, ReportedlyError
from reportedly.sentences import sentences
from reportedly.settings import DEFAULTS, Settings
from reportedly.types import Attribution, Document, Reading, Source, Span, Spans

if TYPE_CHECKING:
    from reportedly.models.attention import Attention


def read_document(document: Document, settings: Settings = DEFAULTS) -> Reading:
    """Who said what in a document.

    Args:
        document: text and metadata; its text is not changed.
        settings: threads and the least confidence.

    Raises:
        ModelError: the package's model is missing or altered.
    """
    from reportedly.extract.attributions import extract_looking
    from reportedly.extract.own_voice import own_voice
    from reportedly.models.network import load
    from reportedly.resolve import card, places

    cut = sentences(document.text)
    found, attention = extract_looking(document.text, settings)
    attributions, sources = resolve(document, found, cut, settings, attention)
    skip = credit_spans(document) + ((document.headline,) if document.headline else ())
    own = own_voice(document.text, cut, attributions, skip)
    return Reading(
        document=document,
        attributions=attributions,
        sources=sources,
        own_voice=own,
        places=places.find(document, attributions, sources),
        card=card.summarise(document, attributions, sources, own),
        model=load(settings.threads).parameters.version,
    )


def recount(reading: Reading) -> Reading:
    """The reading with own voice and card made anew from its attributions and sources: after corrections."""
    from reportedly.extract.own_voice import own_voice
    from reportedly.resolve import card

    document, attributions = reading.document, reading.attributions
    skip = credit_spans(document) + ((document.headline,) if document.headline else ())
    own = own_voice(document.text, sentences(document.text), attributions, skip)
    counted = card.summarise(document, attributions, reading.sources, own)
    return replace(reading, own_voice=own, card=counted)


def resolve(
    document: Document,
    found: tuple[Attribution, ...],
    cut: list[Span],
    settings: Settings = DEFAULTS,
    attention: Attention | None = None,
) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Who each source is, what follows on, how firmly it is put, when it was said, and through whom it came.

    Args:
        document: the article.
        found: its attributions as extracted.
        cut: its sentences.
        settings: the least confidence, of follow-on statements too.
        attention: what the network looked at; pronouns and follow-on statements are read better with it.
    """
    from reportedly.resolve import follow_on, parties, relay, same_time
    from reportedly.resolve import sources as grouping

    attributions, sources = grouping.group(document, found, attention)
    more = follow_on.find(document, attributions, sources, cut, attention)
    sure = tuple(one for one in more if one.confidence >= settings.min_confidence)
    attributions = in_order(attributions + sure)
    judged = tuple(judge(document, attribution) for attribution in attributions)
    chained, sources = relay.chains(document, judged, sources)
    return same_time.dated(document, chained), parties.named(document, sources)


def judge(document: Document, attribution: Attribution) -> Attribution:
    """One attribution with its factuality, stance, basis, dates, and the words that led to them."""
    from reportedly.resolve import basis, firmness, stance, when

    factuality, factuality_words = firmness.judge(document, attribution)
    attitude, stance_words = stance.judge(document, attribution)
    reasons = {"factuality": factuality_words, "stance": stance_words}
    return replace(
        attribution,
        factuality=factuality,
        stance=attitude,
        basis=basis.find(document, attribution),
        when=when.speech_event(document, attribution),
        dates=when.content_dates(document, attribution),
        reasons={**attribution.reasons, **{name: words for name, words in reasons.items() if words}},
    )


def in_order(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """As contents begin, with ids ``a1``, ``a2``, ... to match; what refers to one keeps referring to it."""

    def position(attribution: Attribution) -> tuple[int, int]:
        # As people read the numbers, which stand where contents begin; what holds another comes before it.
        return min(s for s, _ in attribution.content), -max(e for _, e in attribution.content)

    ordered = sorted(attributions, key=position)
    names = {attribution.id: f"a{rank}" for rank, attribution in enumerate(ordered, 1)}
    return tuple(
        replace(
            attribution,
            id=names[attribution.id],
            parent=names[attribution.parent] if attribution.parent else None,
            continues=names[attribution.continues] if attribution.continues else None,
        )
        for attribution in ordered
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

    ahead: Thread | None = None
    for raw in expand(inputs, stdin=stdin, settings=settings):
        if isinstance(raw, InputError):
            yield raw
            continue
        if ahead is None:
            ahead = Thread(target=_load_ahead, args=(settings.threads,))
            ahead.start()
        try:
            document = to_document(raw, settings, url=url, published=published, outlet=outlet)
            reading = read_document(document, settings)
        except InputError as error:
            yield error
            continue
        yield reading


def _load_ahead(threads: int) -> None:
    """Load the network while the first article is taken out of its page; what fails is told when it reads."""
    from reportedly.models.network import load

    with suppress(ReportedlyError):
        load(threads)
