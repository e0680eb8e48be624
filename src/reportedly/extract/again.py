"""A second look at sentences the network made little or nothing of, or whose speaker it took from elsewhere.

What stands around a sentence helps the network, and now and then leads it astray: in a list, a live blog or
a text of many short items a source is taken from the next item, or an attribution is lost that is plain in
the sentence by itself. So such a sentence is read once more, alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extract.decode import probabilities
from reportedly.extract.nesting import moved
from reportedly.extract.tags import ROLES, tag
from reportedly.extract.taken import less
from reportedly.extract.words import Words, split, word_at
from reportedly.sentences import sentences
from reportedly.types import Attribution, Span, Spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Read = Callable[[Words], list[Attribution]]

#: How likely a word must be a cue for its sentence to be read again.
LIKELY = 0.5
#: How sure an attribution must be that nothing else speaks for; one that is less sure gives way to it.
SURE = 0.7
#: Words of a sentence, at least.
FEWEST = 4
#: Characters around a quotation, at least, that may name its speaker; what a quotation begins with.
FEWEST_AROUND, OPEN = 8, "“\"«„‘'"
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
    among = Counter(n for a in attributions for n in {_standing(begins, s)[0] for s in _spans(a)})
    found = [_reread(attribution, begins, cut, among, alone) for attribution in attributions]
    placed = {n for a in found for span in a.source + a.cue for n in _standing(begins, span)}
    said: dict[int, list[Span]] = {}
    for span in (span for a in found for span in a.content):
        for number in _standing(begins, span):
            said.setdefault(number, []).append(span)
    better: list[Attribution] = []
    quoting = (n for n, spans in said.items() if n not in placed and _says_more(words.text, cut[n], spans))
    for number in sorted({*_with_cue(words, scores, cut), *quoting} - placed):
        whole = [a for a in alone(cut[number]) if a.source and a.confidence >= SURE]
        if number in said:
            whole = [a for a in whole if a.cue and words.text[a.content[0][0]] in OPEN]
        better += whole
    taken = sorted(span for a in better for span in a.content)
    return [*(kept for a in found if (kept := less(words, a, taken)) is not None), *better]


def _standing(begins: Sequence[int], span: Span) -> range:
    """Numbers of the sentences in which a span stands."""
    return range(bisect_right(begins, span[0]) - 1, bisect_right(begins, span[1] - 1))


def _says_more(text: str, sentence: Span, contents: Iterable[Span]) -> bool:
    """Whether a sentence quotes and says more, so that it may name the speaker itself."""
    start, end = sentence
    rest = end - start - sum(min(last, end) - max(first, start) for first, last in contents)
    return rest >= FEWEST_AROUND and any(text[first] in OPEN for first, _ in contents)


def _reread(
    attribution: Attribution, begins: Sequence[int], cut: Sequence[Span], among: Counter[int], alone: _Alone
) -> Attribution:
    """The attribution as its sentence has it alone, where its speaker strayed or it is weak."""
    number = _strayed(begins, cut, attribution)
    if number is not None and attribution.source:
        return _sourced(attribution, cut[number], alone)
    inside = {n for span in _spans(attribution) for n in _standing(begins, span)}
    if len(inside) == 1 and among[at := inside.pop()] == 1 and attribution.confidence < SURE:
        said = alone(cut[at])
        if len(said) == 1 and said[0].source and said[0].confidence >= SURE:
            return said[0]
    return attribution if number is None else _sourced(attribution, cut[number], alone)


def _spans(attribution: Attribution) -> Spans:
    return attribution.source + attribution.cue + attribution.content


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
