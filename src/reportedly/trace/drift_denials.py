"""Whether the later article still carries the denial of a claim."""

from __future__ import annotations

from reportedly.sentences import sentences
from reportedly.trace.drift_words import hull, stems, text_of, words, words_in_list
from reportedly.trace.person_words import folded, person_words
from reportedly.trace.values import Drift, Statement
from reportedly.types import Document, Span

#: Share of a denial's telling words that a sentence must have to be the same denial in other words.
_ENOUGH = 0.5
#: Longer denials are cut there: the cue says what they are.
_LONGEST = 240


def denial_omitted(
    denial: Statement | None,
    before: Statement,
    after: Statement,
    before_document: Document,
    after_document: Document,
) -> Drift | None:
    """The denial that stands in the earlier article and not in the later one; ``None``: there is none."""
    if denial is None or denial.article != before.article or denial.uid == before.uid:
        return None
    span = _whole(denial, before_document)
    if span is None or _carried(denial, before, before_document, after_document):
        return None
    short = len(after_document.text) * 4 < len(before_document.text)
    return Drift("denial_omitted", text_of(before_document, span), "", span, None, 0.7 if short else 0.85)


def _whole(denial: Statement, document: Document) -> Span | None:
    """The denial with its source and cue, where they stand beside it."""
    content = hull(denial.spans)
    if not content or not denial.attribution:
        return content
    whole = hull((*denial.spans, *denial.attribution.cue, *denial.attribution.source))
    assert whole
    return whole if whole[1] - whole[0] <= _LONGEST else content


def _carried(
    denial: Statement, claim: Statement, before_document: Document, after_document: Document
) -> bool:
    """Whether a sentence of the later article denies it too.

    A sentence with a "not" in it that is nearer to the claim than to its denial is the claim: "there is a
    hole in the budget, and it did not open overnight".
    """
    own = stems(words(before_document.text, denial.spans))
    claimed = stems(words(before_document.text, claim.spans))
    who = _who(denial)
    text = after_document.text
    for sentence in sentences(text):
        found = words(text, [sentence])
        denying = any(word.text in words_in_list("denial", "words") for word in found)
        negated = denying or any(
            word.text in words_in_list("denial", "negations") or word.text.endswith("n't") for word in found
        )
        if not negated:
            continue
        here = stems(found)
        shared = len(own & here) / len(own) if own else 0.0
        if shared >= _ENOUGH and (denying or shared > len(claimed & here) / max(1, len(claimed))):
            return True
        named = who is not None and who in folded(text[sentence[0] : sentence[1]])
        if denying and (named or len(claimed & here) >= min(2, len(claimed))):
            return True
    return False


def _who(denial: Statement) -> str | None:
    """The name by which the later article would call whoever denies."""
    source = denial.source
    if source is None or not source.name:
        return None
    if source.kind == "named_person":
        parts = person_words(source.name)
        return parts.surname if parts else None
    return folded(source.name).removeprefix("the ")
