"""Which police "police" means: those of the place that the text tells, wherever it tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.resolve.entities import Named
from reportedly.resolve.heads import Part, names_in
from reportedly.resolve.meanings import Meaning, make
from reportedly.resolve.names import Name
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

#: Initials of a police force.
FORCE = re.compile(r"[A-Z]{1,4}PD|GMP|PSNI|RCMP")
#: The sentence, counted from 0, before which a text says where it plays.
_LEAD = 3


def police(named: Named, part: Part) -> Meaning:
    """The police of one text are one source; where it tells the place, a body."""
    inside = [name.span for name, _ in names_in(named, part.first, part.last)]
    elsewhere = None if inside else _elsewhere(named)
    made = make(
        named, part, "named_organization" if inside or elsewhere else "unnamed_group", 0.75, plural=True
    )
    if elsewhere is not None:
        made = replace(made, description=elsewhere)
    return replace(made, key=("police",), reason=(*inside, elsewhere, made.reason)[0] or made.reason)


def _elsewhere(named: Named) -> Span | None:
    """ "Springfield police", "police in Springfield", "SPD" anywhere in the text, if it is one place."""
    found: dict[str, list[Span]] = {}
    for name in named.names:
        span = _phrase(named.words, name)
        if span is not None:
            found.setdefault(_initials(name.lower), []).append(span)
    if not found:
        for span in _titles(named.words):
            found.setdefault(named.words.text[slice(*span)].lower(), []).append(span)
    initials = [w for w in named.words.words if FORCE.fullmatch(w.text) and not w.shouted]
    if initials and len({w.text for w in initials}) == 1 and not found:
        return (initials[0].start, initials[0].end)
    lead = next((w.start for w in named.words.words if w.sentence == _LEAD), len(named.words.text))
    opening = [spans for spans in found.values() if spans[0][0] < lead]
    chosen = opening if len(opening) == 1 else list(found.values())
    return max(chosen[0], key=lambda span: (span[1] - span[0], -span[0])) if len(chosen) == 1 else None


def _titles(view: Words) -> list[Span]:
    """The police in a title: "Harrow Police Chief Jane Doe"."""
    found = []
    for index, word in enumerate(view.words):
        if word.text != "Police" or word.shouted or view.lower(index + 1) not in english().positions:
            continue
        first = index
        while (
            first > 0 and view.words[first - 1].capital and view.lower(first - 1) not in english().not_names
        ):
            first -= 1
        if first < index and view.words[first].sentence == word.sentence:
            found.append((view.words[first].start, word.end))
    return found


def _phrase(view: Words, name: Name) -> Span | None:
    """The police with the name of their place, without what stands behind ("officer")."""
    if name.lower in ("nypd", "lapd"):
        return name.span
    if view.lower(name.last) == "police" and not view.words[name.last].capital:
        return (name.span[0], view.words[name.last].end)
    if view.lower(name.first - 1) in ("in", "of") and view.lower(name.first - 2) == "police":
        return (view.words[name.first - 2].start, name.span[1])
    return None


def _initials(place: str) -> str:
    """ "Los Angeles", "L.A." and "LAPD" are one."""
    words = re.findall(r"[a-z]+", place.removesuffix("pd") if place in ("nypd", "lapd") else place)
    if place in ("nypd", "lapd") or all(len(word) == 1 for word in words):
        return "".join(words)
    return "".join(word[0] for word in words) if len(words) > 1 else place
