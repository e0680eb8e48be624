"""What changed on the way from an earlier statement to a later one that depends on it.

Seven kinds of change, each with the words of both articles and where they stand; a faithful shortening is
none.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.trace.drift_denials import denial_omitted
from reportedly.trace.drift_hedges import hedge_dropped
from reportedly.trace.drift_numbers import number_changed
from reportedly.trace.drift_speakers import mention, speaker_grander, speaker_vaguer
from reportedly.trace.drift_words import (
    hull,
    paragraph,
    sentences_around,
    stems,
    text_of,
    words,
    words_in_list,
)
from reportedly.trace.outlet_names import mentions
from reportedly.trace.person_words import person_words
from reportedly.trace.utterances import overlap, same_utterance
from reportedly.trace.values import Drift, Statement
from reportedly.types import Document, Span

#: Less sure changes are not worth a reader's time.
LEAST = 0.4
#: Characters between a source and its cue within which both are shown as one.
_BESIDE = 60


def drift(
    before: Statement,
    after: Statement,
    before_document: Document,
    after_document: Document,
    denial: Statement | None = None,
) -> tuple[Drift, ...]:
    """What changed from an earlier statement to a later one.

    Args:
        before: the statement of the earlier article.
        after: that of the later article, which echoes it; that it does is for the caller to know.
        before_document: the earlier article.
        after_document: the later one.
        denial: a statement of the earlier article that denies the claim, where there is one.

    Returns:
        The changes in the order of ``DriftKind``, with spans into the texts of the two documents.
    """
    texts = before_document, after_document
    # A headline has no room for who said so; the article below it tells.
    headline = _in_headline(after, after_document)
    found = [
        None if headline else attribution_dropped(before, after, *texts),
        hedge_dropped(before, after, *texts),
        None if headline else speaker_vaguer(before, after, *texts),
        speaker_grander(before, after, *texts),
        quote_altered(before, after, *texts),
        *number_changed(before, after, *texts),
        denial_omitted(denial, before, after, *texts),
    ]
    sure = 0.6 + 0.8 * min(0.5, _alike(before, after, *texts))
    weighed = [replace(change, confidence=round(change.confidence * sure, 2)) for change in found if change]
    return tuple(change for change in weighed if change.confidence >= LEAST)


def attribution_dropped(
    before: Statement, after: Statement, before_document: Document, after_document: Document
) -> Drift | None:
    """Somebody was said to say so, and now nobody is; ``None``: somebody still is, or nobody was."""
    if not before.attribution or not (before.source or before.attribution.source):
        return None
    if after.source or after.chain or (after.attribution and after.attribution.source):
        return None
    span = hull(after.spans)
    if not span:
        return None
    confidence = 0.9 if after.own_voice else 0.75
    if after.own_voice and _says_who(after_document, span, before_document.outlet):
        return None
    if _surname_near(before, after_document, span):
        confidence -= 0.35
    here = _attributing(before, before_document)
    return Drift(
        "attribution_dropped",
        text_of(before_document, here) or (before.source.name if before.source else ""),
        text_of(after_document, span),
        here,
        span,
        round(confidence, 2),
    )


def quote_altered(
    before: Statement, after: Statement, before_document: Document, after_document: Document
) -> Drift | None:
    """The words that changed inside quotation marks; ``None``: none did, or it is another utterance."""
    quoted = same_utterance(before, after, before_document, after_document)
    if not quoted or not quoted.altered:
        return None
    shared = overlap(before, after, before_document, after_document)
    assert shared
    here, there = shared.changed()
    texts = text_of(before_document, here), text_of(after_document, there)
    return Drift("quote_altered", *texts, here, there, quoted.confidence)


def _in_headline(statement: Statement, document: Document) -> bool:
    span, headline = hull(statement.spans), document.headline
    return bool(span and headline and headline[0] <= span[0] and span[1] <= headline[1])


def _says_who(document: Document, span: Span, outlet: str | None) -> bool:
    """Whether the sentence has a word of saying beside what was said, or names the outlet that had it."""
    if mentions(text_of(document, span), outlet):
        return True
    around = words(document.text, sentences_around(document, span))
    outside = [word for word in around if word.end <= span[0] or word.start >= span[1]]
    inside = [word for word in around if word not in outside]
    edges = inside[:4] + inside[-4:] + outside
    return any(word.text in words_in_list("doubt", "saying") for word in edges)


def _alike(before: Statement, after: Statement, before_document: Document, after_document: Document) -> float:
    """Share of the telling words of the shorter statement that the other one has too."""
    here = stems(words(before_document.text, before.spans))
    there = stems(words(after_document.text, after.spans))
    return len(here & there) / min(len(here), len(there)) if here and there else 0.0


def _surname_near(before: Statement, document: Document, span: Span) -> bool:
    """Whether the earlier speaker is named beside the later statement."""
    if not before.source or before.source.kind != "named_person":
        return False
    parts = person_words(before.source.name)
    near = words(document.text, [paragraph(document, span)])
    return bool(parts) and any(word.text.removesuffix("'s") == parts.surname for word in near)  # type: ignore[union-attr]


def _attributing(statement: Statement, document: Document) -> Span | None:
    """The words that say who says so: source and cue where they stand side by side."""
    assert statement.attribution
    source, cue = mention(statement, document), hull(statement.attribution.cue)
    if source and cue and max(source[0], cue[0]) - min(source[1], cue[1]) <= _BESIDE:
        joined = hull((source, cue))
        content = hull(statement.spans)
        if joined and content and not (joined[0] <= content[0] and content[1] <= joined[1]):
            return joined
    return source or cue
