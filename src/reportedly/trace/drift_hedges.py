"""Whether a later statement puts as certain what the earlier one did not."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.trace.drift_words import (
    Word,
    find,
    hull,
    lists,
    phrases,
    sentences_around,
    stems,
    telling,
    text_of,
    words,
    words_in_list,
)
from reportedly.trace.drift_words import (
    stem as stem_of,
)
from reportedly.trace.values import Drift, Statement
from reportedly.types import Document, Span

#: Telling words behind a hedge among which what it hedges stands.
_REACH = 3
_LOOSE = ("PR+", "PS+", "PR-", "PS-")


def hedge_dropped(
    before: Statement, after: Statement, before_document: Document, after_document: Document
) -> Drift | None:
    """The hedge of the earlier statement that the later one leaves out; ``None``: there is none."""
    if _hedged(after, after_document):
        return None
    kept = stems(words(after_document.text, after.spans))
    for span, confidence in _hedges(before, before_document, kept):
        if after.factuality in _LOOSE or after.factuality == "Uu":
            confidence -= 0.3
        if after.attribution and after.attribution.kind == "direct":
            confidence -= 0.2
        after_span = _instead(before, after, before_document, after_document, span)
        return Drift(
            "hedge_dropped",
            text_of(before_document, span),
            text_of(after_document, after_span),
            span,
            after_span,
            round(confidence, 2),
        )
    return None


def _hedges(statement: Statement, document: Document, kept: set[str]) -> Iterator[tuple[Span, float]]:
    """The hedges on what was kept, with how sure it is that they are some; those of the content first."""
    content = words(document.text, statement.spans)
    for first, last, confidence in _listed(content, document.text):
        if _bears_on(content, first, last, kept):
            yield (content[first].start, content[last].end), confidence
        elif _main(statement, content[first]) and stems(content) & kept:
            yield (content[first].start, content[last].end), confidence - 0.15
    yield from _cue_hedges(statement, document, kept)


def _main(statement: Statement, word: Word) -> bool:
    """Whether a hedge is what made the whole statement uncertain, so that it holds in other words too."""
    reasons = statement.attribution.reasons.get("factuality", ()) if statement.attribution else ()
    return _weak(statement) and any(start <= word.start < end for start, end in reasons)


def _cue_hedges(statement: Statement, document: Document, kept: set[str]) -> Iterator[tuple[Span, float]]:
    """Doubt in the cue, or in what stands around the content."""
    if not statement.attribution:
        return
    attribution = statement.attribution
    cue = words(document.text, attribution.cue)
    if any(word.text in words_in_list("denial", "negations") or word.text.endswith("n't") for word in cue):
        return
    doubting = [word for word in cue if word.text in words_in_list("doubt", "cues")]
    if doubting and not {word.stem for word in doubting} & kept:
        span = hull(attribution.cue)
        assert span
        yield (span, 0.85 if attribution.stance in ("distances", "rejects") or _weak(statement) else 0.7)
    reason = hull(attribution.reasons.get("factuality", ()))
    if _weak(statement) and reason and not doubting and _hedging(document, reason):
        yield reason, 0.6
    if attribution.stance == "distances" and not doubting:
        reason = hull(attribution.reasons.get("stance", ()))
        if reason and reason != hull(attribution.cue):
            yield reason, 0.6


def _weak(statement: Statement) -> bool:
    return statement.factuality in _LOOSE


def _hedging(document: Document, span: Span) -> bool:
    """Whether these words hedge; a promise or a "will" is uncertain too, but hedges nothing."""
    found = words(document.text, [span])
    return any(find(found, phrase) for phrase in phrases("reported", "probable", "possible"))


def _listed(found: list[Word], text: str) -> list[tuple[int, int, float]]:
    """Numbers of the first and last word of each hedge in a row of words."""
    sure = {"reported": 0.9, "probable": 0.8, "possible": 0.85}
    hits: list[tuple[int, int, float]] = []
    known = {word.text for word in found}
    for name, confidence in sure.items():
        for phrase in phrases(name):
            for index in find(found, phrase) if phrase[0] in known else ():
                if _is_hedge(found, index, len(phrase), text):
                    hits.append((index, index + len(phrase) - 1, confidence))
    return sorted(hits)


def _is_hedge(found: list[Word], index: int, length: int, text: str) -> bool:
    """Without the month of May and what somebody could not do."""
    word = found[index]
    following = found[index + 1].text if index + 1 < len(found) else ""
    if length == 1 and word.text == "may":
        return text[word.start] == "m" and not following.isdigit()
    if length == 1 and word.text == "could":
        return following not in ("not", "n't", "hardly", "barely", "no")
    if length == 1 and word.text == "likely":
        return following not in ("not",)
    return not (length == 1 and word.text == "possible" and index and found[index - 1].text == "as")


def _bears_on(found: list[Word], first: int, last: int, kept: set[str]) -> bool:
    """Whether what the hedge hedges stands in the later statement too."""
    behind = [word.stem for word in telling(found[last + 1 :])][:_REACH]
    before = [word.stem for word in telling(found[:first])][-1:]
    if not behind:
        return bool(before) and before[0] in kept
    own = stems(found)
    alike = len(own & kept) / min(len(own), len(kept)) if own and kept else 0.0
    return behind[0] in kept or (
        len(behind) > 2 and alike >= 0.6 and all(stem in kept for stem in behind[1:])
    )


def _hedged(statement: Statement, document: Document) -> bool:
    """Whether a statement says in any way that it is not certain."""
    if statement.stance in ("distances", "rejects"):
        return True
    own = words(document.text, statement.spans)
    doubted = words_in_list("doubt", "cues") | words_in_list("doubt", "charging")
    if _listed(own, document.text) or any(word.text in doubted for word in own):
        return True
    if statement.attribution:
        cue = words(document.text, statement.attribution.cue)
        if any(word.text in doubted for word in cue) or _listed(cue, document.text):
            return True
    return _hedged_around(statement, document)


def _hedged_around(statement: Statement, document: Document) -> bool:
    """The same by the words between the content and its sentence's beginning and end."""
    span = hull(statement.spans)
    if not span:
        return False
    around = words(document.text, sentences_around(document, span))
    rest = [word for word in around if word.end <= span[0] or word.start >= span[1]]
    near = [w for w in rest if w.end > span[0] - 60 and w.start < span[1] + 60]
    return bool(_listed(near, document.text)) or any(
        word.text in lists()["doubt"]["cues"] for word in near if not statement.attribution
    )


def _instead(
    before: Statement, after: Statement, before_document: Document, after_document: Document, hedge: Span
) -> Span | None:
    """The words of the later statement where the hedge would stand."""
    later = words(after_document.text, after.spans)
    content = words(before_document.text, before.spans)
    inside = any(word.start >= hedge[0] and word.end <= hedge[1] for word in content)
    if not inside and after.attribution and after.attribution.cue:
        return hull(after.attribution.cue)
    behind = [word.stem for word in telling(word for word in content if word.start >= hedge[1])]
    first = next((i for i, word in enumerate(later) if word.stem in behind[:_REACH]), None)
    if first is None or not inside:
        return hull(after.spans)
    start = first
    while start and first - start < 2 and stem_of(later[start - 1].text) in _LINKING:
        start -= 1
    return later[start].start, later[first].end


_LINKING = {
    stem_of(word) for word in ["is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "did"]
}
