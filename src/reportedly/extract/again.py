"""A second look at sentences of which the network made nothing, or whose speaker it took from elsewhere.

What stands around a sentence helps the network, and now and then leads it astray: in a list, a live blog or
a text of many short items a source is taken from the next item, or an attribution is lost that is plain in
the sentence by itself. So such a sentence is read once more, alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extract.decode import probabilities
from reportedly.extract.nesting import moved
from reportedly.extract.tags import ROLES, tag
from reportedly.extract.words import Words, split, word_at
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span, Spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Read = Callable[[Words], list[Attribution]]

#: How likely a word must be a cue for its sentence to be read again.
LIKELY = 0.5
#: How sure an attribution must be that nothing else speaks for.
SURE = 0.7
#: Words of a sentence, at least.
FEWEST = 4
#: Sentences of a text that are read once more, at most: articles have fewer, and tables need no second look.
MOST = 400
#: Characters of a sentence, at most: what is longer is none.
LONGEST = 2_000


class _Alone:
    """Reads sentences of a text, each as a text of its own; the same words once, and not without end."""

    def __init__(self, text: str, read: Read) -> None:
        self._text, self._read = text, read
        self._known: dict[str, list[Attribution]] = {}

    def __call__(self, sentence: Span) -> list[Attribution]:
        if sentence[1] - sentence[0] > LONGEST:
            return []
        said = self._text[slice(*sentence)]
        if said not in self._known:
            self._known[said] = self._read(split(said)) if len(self._known) < MOST else []
        return [moved(one, sentence[0]) for one in self._known[said]]


def again(
    words: Words, scores: NDArray[np.float32], attributions: Sequence[Attribution], read: Read
) -> list[Attribution]:
    """The attributions, with what sentences say of themselves when they are read alone.

    Args:
        words: the words of the text.
        scores: tag scores [words, tags].
        attributions: those of the outer level.
        read: finds the attributions of a text.
    """
    cut = sentences(words.text)
    begins = [start for start, _ in cut]
    alone = _Alone(words.text, read)
    found = [
        _sourced(attribution, cut[number], alone)
        if (number := _strayed(begins, cut, attribution)) is not None
        else attribution
        for attribution in attributions
    ]
    touched = {
        number
        for a in attributions
        for start, end in a.source + a.cue + a.content
        for number in range(bisect_right(begins, start) - 1, bisect_right(begins, end - 1))
    }
    for number in _with_cue(words, scores, cut):
        if number not in touched:
            found += [a for a in alone(cut[number]) if a.source and a.confidence >= SURE]
    return found


def _strayed(begins: Sequence[int], cut: Sequence[Span], attribution: Attribution) -> int | None:
    """Number of the cue's sentence where the source is not in it."""
    if not attribution.cue:
        return None
    number = bisect_right(begins, attribution.cue[0][0]) - 1
    start, end = cut[number]
    return None if any(start <= first < end for first, _ in attribution.source) else number


def _sourced(attribution: Attribution, sentence: Span, alone: _Alone) -> Attribution:
    """The attribution with the source that its cue has where its sentence is read alone."""
    for one in alone(sentence):
        if one.source and _touch(one.cue, attribution.cue):
            return replace(attribution, source=one.source)
    return attribution


def _with_cue(words: Words, scores: NDArray[np.float32], cut: Sequence[Span]) -> Iterable[int]:
    """Numbers of the sentences in which some word looks like a cue."""
    tags = [tag(ROLES.index("cue"), position) for position in range(4)]
    likely = probabilities(scores)[:, tags].sum(1)
    for number, (start, end) in enumerate(cut):
        first, last = word_at(words, start), word_at(words, end)
        if last - first >= FEWEST and likely[first:last].max() >= LIKELY:
            yield number


def _touch(spans: Spans, others: Spans) -> bool:
    return any(start < last and first < end for start, end in spans for first, last in others)
