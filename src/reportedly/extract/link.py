"""Which cue each content belongs to, and which source each cue has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.extract.decode import Found
from reportedly.extract.quotes import OUTSIDE
from reportedly.extract.words import Words
from reportedly.models.network import Parameters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Words between a cue and its content, at most; further away the network's scores are not comparable.
OWNER_REACH = 30
#: Words between a cue and its source, at most.
SPEAKER_REACH = 60
#: What stands before the name of a speaker who signs a quotation, and how sure that is.
DASHES, SIGNED = frozenset("―—–-"), 0.9
#: Words between a content and the one that it continues.
CONTINUES = 8


@dataclass(frozen=True, slots=True)
class Linked:
    """One attribution over words."""

    cue: Found
    source: Found | None
    content: tuple[Found, ...]
    #: Probability that the contents belong to this cue.
    ownership: float
    #: Probability that the cue has this source (or none).
    authorship: float


def link(
    words: Words, spans: list[Found], links: NDArray[np.float32], parameters: Parameters
) -> list[Linked]:
    """Attributions from spans; cues without content and sources without a cue are left out."""
    cues = [s for s in spans if s.role == "cue"]
    contents = [s for s in spans if s.role == "content"]
    sources = [s for s in spans if s.role == "source"]
    owned: dict[int, list[tuple[Found, float]]] = {}
    for content, chosen in zip(contents, owners(words, contents, cues, links, parameters), strict=True):
        if chosen is not None:
            owned.setdefault(chosen[0], []).append((content, chosen[1]))
    found = []
    for index, cue in enumerate(cues):
        if index in owned:
            source, authorship = speaker(cue, sources, links, parameters)
            ownership = sum(p for _, p in owned[index]) / len(owned[index])
            found.append(Linked(cue, source, tuple(c for c, _ in owned[index]), ownership, authorship))
    return found


def owners(
    words: Words, contents: list[Found], cues: list[Found], links: NDArray[np.float32], parameters: Parameters
) -> list[tuple[int, float] | None]:
    """Index and probability of each content's cue.

    A content out of reach of any cue goes with its neighbour; a quotation that goes on in a paragraph without
    a cue of its own stays with the cue it began with.
    """
    found = [owner(words, content, cues, links, parameters) for content in contents]
    with_cue = {words.paragraph[cue.first] for cue in cues}
    for i in range(1, len(contents)):
        if words.paragraph[contents[i].first] not in with_cue and goes_on(
            words, contents[i - 1], contents[i]
        ):
            found[i] = found[i - 1]
    for i, content in enumerate(contents):
        signed = signature(words, content, cues)
        if signed is not None:
            found[i] = (signed, SIGNED)
    for order in (range(1, len(contents)), range(len(contents) - 2, -1, -1)):
        for i in order:
            other = i - order.step
            joined = found[other]
            if found[i] is not None or joined is None or gap(contents[i], contents[other]) > CONTINUES:
                continue
            if may_belong(words, contents[i], cues[joined[0]]):
                found[i] = joined
    return found


def signature(words: Words, content: Found, cues: list[Found]) -> int | None:
    """Index of the dash right behind a quotation under which its speaker signs: “…” — Name."""
    for index in within(2, content, cues):
        mark = words.text[slice(*words.spans[cues[index].first])]
        if mark in DASHES and cues[index].first > content.last and words.quoted[content.last] != OUTSIDE:
            return index
    return None


def goes_on(words: Words, before: Found, after: Found) -> bool:
    """Whether a quotation ends one paragraph and the next begins with a quotation."""
    paragraph = words.paragraph[after.first]
    start = words.starts[paragraph]
    return (
        words.paragraph[before.last] == paragraph - 1
        and start - before.last <= 2
        and words.quoted[before.last] != OUTSIDE
        and after.first - start <= 1
        and words.quoted[after.first] != OUTSIDE
    )


def may_belong(words: Words, content: Found, cue: Found) -> bool:
    """Whether a content may have this cue: a paraphrase, as in a headline, has none in a later paragraph."""
    quoted = words.quoted[content.first] != OUTSIDE
    return quoted or words.paragraph[cue.first] <= words.paragraph[content.first]


def owner(
    words: Words, content: Found, cues: list[Found], links: NDArray[np.float32], parameters: Parameters
) -> tuple[int, float] | None:
    """Index and probability of the cue that a content belongs to; ``None`` where none is in reach."""
    import numpy as np

    near = [i for i in within(OWNER_REACH, content, cues) if may_belong(words, content, cues[i])]
    here = words.paragraph[content.first]
    if any(words.paragraph[cues[i].first] == here for i in near):
        near = [i for i in near if words.paragraph[cues[i].first] <= here]
    if not near:
        return None
    size = parameters.link
    asks = links[content.first : content.last + 1, size : 2 * size]
    heads = np.array([cues[i].first for i in near])
    points = asks @ links[heads, :size].T * size**-0.5
    places = np.arange(content.first, content.last + 1)
    points += np.array(parameters.distance[0], np.float32)[bucket(places[:, None] - heads[None, :])]
    likely = softmax(points).mean(0)
    best = int(likely.argmax())
    return near[best], float(likely[best])


def speaker(
    cue: Found, sources: list[Found], links: NDArray[np.float32], parameters: Parameters
) -> tuple[Found | None, float]:
    """The source of a cue, or ``None``, with the probability of that choice."""
    import numpy as np

    near = [sources[i] for i in within(SPEAKER_REACH, cue, sources)]
    size = parameters.link
    nobody = links[cue.first, 4 * size]
    if not near:
        return None, 1.0
    asks = links[cue.first, 2 * size : 3 * size]
    heads = np.array([s.first for s in near])
    points = links[heads, 3 * size : 4 * size] @ asks * size**-0.5
    points += np.array(parameters.distance[1], np.float32)[bucket(cue.first - heads)]
    likely = softmax(np.concatenate([[nobody], points])[None])[0]
    best = int(likely.argmax())
    return (near[best - 1] if best else None), float(likely[best])


def within(reach: int, span: Found, others: list[Found]) -> range:
    """Those of ``others``, which are in order and do not overlap, that are at most ``reach`` words away."""
    begin = bisect_left(others, span.first - reach, key=lambda other: other.last)
    return range(begin, bisect_right(others, span.last + reach, lo=begin, key=lambda other: other.first))


def gap(a: Found, b: Found) -> int:
    """Words between two spans."""
    return max(a.first - b.last, b.first - a.last, 0)


def softmax(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Over the last axis."""
    import numpy as np

    powers = np.exp(points - points.max(-1, keepdims=True))
    result: NDArray[np.float32] = powers / powers.sum(-1, keepdims=True)
    return result


def bucket(distance: NDArray[np.int64]) -> NDArray[np.int64]:
    """Signed distance in words to its bucket, fine near zero; the twin of ``training.model.bucket``."""
    import numpy as np

    half = 16
    size = np.minimum((np.log2(np.abs(distance).astype(np.float32) + 1) * 2).astype(np.int64), half - 1)
    result: NDArray[np.int64] = np.where(distance < 0, half - 1 - size, half + size)
    return result
