"""What is true of a claim: read off the story and how it spread."""

from __future__ import annotations

from random import Random

from evaluation.worlds.grammar import expand, upper_first
from evaluation.worlds.shifts import shifts
from evaluation.worlds.story import Story
from evaluation.worlds.values import Echo, EchoKind, Mode, Piece, Shift, Truth

_KINDS: dict[Mode, EchoKind] = {
    "wire_copy": "copies",
    "syndicated": "copies",
    "partial": "copies",
    "silent_rewrite": "copies",
    "rewrite": "relays",
    "relay": "relays",
    "merge": "relays",
    "quote_only": "quotes",
    "blog": "cites",
}


def truth(story: Story, written: list[Piece], ids: dict[int, str]) -> Truth:
    """The truth about the claim of a story.

    Args:
        story: what there was.
        written: its articles.
        ids: of the articles, by number.
    """
    known = {one.number: one for one in written}
    echoes: list[Echo] = []
    drift: list[Shift] = []
    for piece in written:
        for parent in piece.parents:
            beyond = not _tells(story, known[parent])
            ends = (ids[piece.number], ids[parent])
            echoes.append(Echo(*ends, _KINDS[piece.mode], piece.mode, beyond=beyond))
            drift += () if beyond else shifts(story, piece, known[parent], ids)
    telling = [piece for piece in written if _tells(story, piece)]
    echoes += _passed_through(written, ids, {(one.start, one.end) for one in echoes})
    told = {one.occasion for piece in written for one in piece.account.tellings}
    return Truth(
        id=f"c{story.number + 1}",
        text=_text(story),
        statements=tuple(
            (ids[piece.number], words, how)
            for piece in telling
            for paragraph in piece.paragraphs
            for words, how in paragraph.statements
            if words != story.denial
        ),
        origins=len(told),
        parties=len({story.occasions[one].speaker.party for one in told}),
        articles=tuple(ids[piece.number] for piece in telling),
        outlets=len({piece.outlet.name for piece in telling}),
        denied_by=int(any(piece.account.denial for piece in telling)),
        sources=tuple(_source(story, occasion, written, ids) for occasion in sorted(told)),
        echoes=tuple(echoes),
        drift=tuple(drift),
    )


def _tells(story: Story, piece: Piece) -> bool:
    """Whether an article makes the claim, with its number."""
    return any(one.number == story.count for one in piece.account.tellings)


def _text(story: Story) -> str:
    """The claim in its plainest words."""
    text: str = story.kind["claim"][0]
    return upper_first(expand(text, Random(0), story.named(story.count))) + "."


def _source(
    story: Story, occasion: int, written: list[Piece], ids: dict[int, str]
) -> tuple[str, str, str, tuple[str, ...]]:
    one = story.occasions[occasion]
    first = (
        ids[piece.number]
        for piece in written
        if piece.mode == "original" and piece.account.tellings[0].occasion == occasion
    )
    return one.speaker.name, one.speaker.party, one.way, tuple(first)


def _passed_through(written: list[Piece], ids: dict[int, str], direct: set[tuple[str, str]]) -> list[Echo]:
    """Articles that are named on the way, but were not at hand."""
    found: list[Echo] = []
    by_outlet = {piece.outlet.name: piece for piece in written}
    for piece in written:
        for telling in piece.account.tellings:
            for outlet in telling.via:
                other = by_outlet[outlet.name]
                pair = (ids[piece.number], ids[other.number])
                if other.number != piece.number and pair not in direct:
                    direct.add(pair)
                    found.append(Echo(*pair, "relays", piece.mode, passed_through=True))
    return found
