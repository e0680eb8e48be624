"""Which words of a statement stand under a negation; two negations cancel each other."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.trace.wording import Token, lexicon

#: Words that a negation reaches.
_REACH = 10


def negated(found: Sequence[Token]) -> tuple[bool, ...]:
    """For each token whether it stands under an odd number of negations.

    A negation reaches to the next mark or "but", and at most ten words; one right at the end of a statement
    ("that is a lie") turns round what stands before it.
    """
    known = lexicon()
    under = [False] * len(found)
    for at, token in enumerate(found):
        if token.lower not in known.negators or sure(found, at):
            continue
        reached = reach(found, at)
        if not any(content(found[n]) for n in reached):
            reached = range(max(0, at - _REACH), at)
        for n in reached:
            under[n] = not under[n]
    return tuple(under)


def sure(found: Sequence[Token], at: int) -> bool:
    """Whether a negation only stresses: "no doubt", "not only", "without question"."""
    return at + 1 < len(found) and found[at + 1].lower in lexicon().sure


def reach(found: Sequence[Token], at: int) -> range:
    """The places after a negation that it reaches."""
    end = at + 1
    while end < len(found) and end - at <= _REACH and found[end].lower not in lexicon().barriers:
        end += 1
    return range(at + 1, end)


def content(token: Token) -> bool:
    """Whether a token says something of its own."""
    known = lexicon()
    return token.lower not in known.stop and token.lower not in known.barriers and not token.number
