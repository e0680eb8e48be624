"""Document to attributions: words, network, spans, links, and the attributions inside contents."""

from __future__ import annotations

from dataclasses import replace

from reportedly.extract.again import again
from reportedly.extract.amend import amend, astray
from reportedly.extract.apposed import apposed
from reportedly.extract.citing import cited
from reportedly.extract.closing import closing
from reportedly.extract.confidence import confidence
from reportedly.extract.decode import Found, decode
from reportedly.extract.dialogue import take_turns
from reportedly.extract.encode import Encoded, encode, encode_looking
from reportedly.extract.handles import handled
from reportedly.extract.headlines import headed
from reportedly.extract.hoisting import hoist, unmarked
from reportedly.extract.incised import incised
from reportedly.extract.interview import interviewed
from reportedly.extract.introduced import introduced
from reportedly.extract.kinds import content_kind
from reportedly.extract.labelled import labelled
from reportedly.extract.link import Linked, link
from reportedly.extract.lists import announced
from reportedly.extract.named_behind import named_behind
from reportedly.extract.naming import named
from reportedly.extract.nesting import moved, nested
from reportedly.extract.orphans import orphans
from reportedly.extract.posts import shown
from reportedly.extract.reckoned import reckoned
from reportedly.extract.terms import on_terms
from reportedly.extract.transcript import transcribed
from reportedly.extract.twofold import twofold
from reportedly.extract.words import Words, paragraph_at, split
from reportedly.models.attention import Attention
from reportedly.models.network import Network, load
from reportedly.settings import DEFAULTS, Settings
from reportedly.types import Attribution, Spans

#: The last paragraph in which a lead may stand, counted from 0: under headline, deck and byline.
LEAD = 4


def extract(text: str, settings: Settings = DEFAULTS) -> tuple[Attribution, ...]:
    """The attributions of a text in order of position, those inside another's content included.

    Args:
        text: any length; all spans point into it.
        settings: threads, and the least confidence an attribution must have.

    Raises:
        ModelError: the model's files are missing or altered.
    """
    return extract_with(text, load(settings.threads), settings.min_confidence)


def extract_with(text: str, network: Network, min_confidence: float = 0.0) -> tuple[Attribution, ...]:
    """As :func:`extract`, with a given network."""
    words = split(text)
    return whole(words, network, encode(words, network), min_confidence) if len(words) else ()


def extract_looking(
    text: str, settings: Settings = DEFAULTS
) -> tuple[tuple[Attribution, ...], Attention | None]:
    """As :func:`extract`, and what the network looked at on the way; ``None`` for a text without words."""
    words = split(text)
    if not len(words):
        return (), None
    network = load(settings.threads)
    encoded, attention = encode_looking(words, network)
    return whole(words, network, encoded, settings.min_confidence), attention


def look(text: str) -> Attention | None:
    """What the network looks at in a text, for those who only measure."""
    words = split(text)
    return encode_looking(words, load())[1] if len(words) else None


def whole(words: Words, network: Network, encoded: Encoded, min_confidence: float) -> tuple[Attribution, ...]:
    """All attributions of a text that was read once, those inside contents too."""
    raw = linked_up(words, encoded, network)
    outer = tidied(words, raw) + read_apart(words, raw, network)
    outer = again(words, encoded.scores, outer, lambda alone: flat(alone, network))
    outer = [a for a in outer if a.confidence >= min_confidence]
    for by_layout in (
        orphans,
        incised,
        transcribed,
        interviewed,
        shown,
        headed,
        announced,
        named_behind,
        reckoned,
        on_terms,
        twofold,
        closing,
        labelled,
        handled,
    ):
        outer = by_layout(words, outer)
    outer, rested = cited(words, outer)
    inner = nested(words, outer, lambda inside: flat(inside, network))
    inner += unmarked(words, outer, inner) + rested
    return numbered(hoist(words, outer, [a for a in inner if a.confidence >= min_confidence]))


def flat(words: Words, network: Network) -> list[Attribution]:
    """The attributions that the network sees, without those inside others."""
    return tidied(words, linked_up(words, encode(words, network), network))


def linked_up(words: Words, encoded: Encoded, network: Network) -> list[Attribution]:
    """What the network said of some words, as attributions."""
    spans, _ = decode(encoded.scores, words.starts, network.parameters.transitions)
    linked = link(words, spans, encoded.links, network.parameters)
    return [to_attribution(words, one, network.parameters.calibration) for one in linked]


def tidied(words: Words, raw: list[Attribution]) -> list[Attribution]:
    """Attributions without the author's own words, and each quotation with its speaker."""
    amended = [named(words, kept) for one in raw if (kept := amend(words, apposed(words, one))) is not None]
    return introduced(words, take_turns(words, amended))


def read_apart(words: Words, raw: list[Attribution], network: Network) -> list[Attribution]:
    """Attributions in what was taken for content of a cue in another paragraph: a lead for its headline's."""
    return [
        moved(found, start)
        for attribution in raw
        for start, end in astray(words, attribution.cue, attribution.content)
        if paragraph_at(words, start) <= LEAD
        for found in flat(split(words.text[start:end]), network)
    ]


def to_attribution(words: Words, linked: Linked, calibration: list[float]) -> Attribution:
    """Word spans to characters."""
    content = [(c.first, c.last) for c in linked.content]
    return Attribution(
        id="",
        kind=content_kind(words, content),
        content=characters(words, linked.content),
        cue=characters(words, (linked.cue,)),
        source=characters(words, (linked.source,)) if linked.source else (),
        confidence=round(confidence(linked, calibration), 3),
    )


def characters(words: Words, found: tuple[Found, ...]) -> Spans:
    """Character spans of word spans."""
    return tuple((words.spans[f.first][0], words.spans[f.last][1]) for f in found)


def numbered(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Order by position and give ids; until here ``parent`` holds the index of the outer one in ``found``."""
    order = sorted(range(len(found)), key=lambda i: (position(found[i]), i))
    names = {str(i): f"a{rank}" for rank, i in enumerate(order, 1)}
    return tuple(
        replace(found[i], id=names[str(i)], parent=names[found[i].parent] if found[i].parent else None)  # type: ignore[index]
        for i in order
    )


def position(attribution: Attribution) -> tuple[int, int]:
    """Where it begins, longest first; an answer begins with its words, wherever its speaker was named."""
    parts = (attribution.source + attribution.cue if attribution.cue else ()) + attribution.content
    return min(s for s, _ in parts), -max(e for _, e in parts)
