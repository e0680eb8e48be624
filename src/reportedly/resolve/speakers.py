"""Labels of turns in interviews and transcripts: "A:" is the interviewee, "NP:" whose initials they are."""

from __future__ import annotations

from collections import Counter

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part

#: Initials have as many letters.
INITIALS = (2, 3)


def labelled(named: Named, part: Part) -> int | None:
    """Index of the person that the label of a turn means; ``None``: no label, or nobody in particular."""
    view = named.words
    told = view.words[part.first]
    if part.last - part.first != 1 or view.lower(part.last) != ":" or not told.text.isupper():
        return None
    if told.lower in grammar("answering"):
        return _interviewee(named, part.first)
    if INITIALS[0] <= len(told.text) <= INITIALS[1]:
        return _initials(named, told.lower)
    return None


def is_answer(named: Named, part: Part) -> bool:
    """Whether a part is the label "A:"."""
    view = named.words
    alone = part.last - part.first == 1 and view.lower(part.last) == ":"
    return alone and view.words[part.first].text.isupper() and view.lower(part.first) in grammar("answering")


def _interviewee(named: Named, index: int) -> int | None:
    """The person named most before the first turn; by name in full where two are named as often."""
    view = named.words
    first = next(
        (i for i, w in enumerate(view.words[:index]) if w.text in ("Q", "A") and view.lower(i + 1) == ":"),
        index,
    )
    counts: Counter[int] = Counter()
    for name, number in zip(named.names, named.of, strict=True):
        if name.first < first and named.entities[number].kind == "person":
            counts[number] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _initials(named: Named, letters: str) -> int | None:
    found = [
        number
        for number, entity in enumerate(named.entities)
        if entity.person
        and "".join(w[0] for w in (*entity.person.given, entity.person.surname) if w) == letters
    ]
    return found[0] if len(found) == 1 else None
