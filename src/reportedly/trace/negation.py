"""Which words of a statement stand under a negation; two negations cancel each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.trace.wording import Token, lexicon

#: Words that a negation reaches.
_REACH = 10


def negated(found: Sequence[Token]) -> tuple[bool, ...]:
    """For each token whether it stands under an odd number of negations.

    A negation reaches to the next mark or "but", and at most ten words; one right at the end of a statement
    ("that is a lie", "he asked for nothing") turns round what stands before it, up to such a mark.
    """
    under = [False] * len(found)
    begin = _beginnings()
    for at in [at for at, token in enumerate(found) if token.lower in begin]:
        if not negates(found, at) or sure(found, at) or left_open(found, at):
            continue
        reached = before(found, at) if predicate(found, at) else reach(found, at)
        if any(found[n].lower == "until" for n in reached):
            # "Will not open until April": it will.
            continue
        if truth(found, reached):
            # "has not told the truth when she says that …", "there is no truth to it: …": all of it.
            reached = range(at + 1, len(found))
        elif true(found, reached):
            # "The report is not true": what stands before it.
            reached = before(found, at)
        if not any(content(found[n]) for n in reached):
            reached = before(found, at)
        for n in reached:
            under[n] = not under[n]
    return tuple(under)


def negates(found: Sequence[Token], at: int) -> bool:
    """Whether a negation stands here, of one word or of two: "ruled out"."""
    known, token = lexicon(), found[at]
    if token.lower in known.negators or (token.lower in known.untruths and predicate(found, at)):
        return True
    if token.lower not in _first_of_two() or at + 1 == len(found):
        return False
    return f"{token.lower} {found[at + 1].lower}" in known.negators_of_two


def predicate(found: Sequence[Token], at: int) -> bool:
    """Whether an untruth is said of what stands before it: "the charges were false and hurt him".

    "It is false that the dam leaks" and "false charges" are of what stands behind.
    """
    known = lexicon()
    if found[at].lower not in known.untruths:
        return False
    if at + 1 < len(found) and found[at + 1].lower in ("that", "to"):
        return False
    start = at
    while start and (found[start - 1].lower in known.stressing or found[start - 1].lower.endswith("ly")):
        start -= 1
    return bool(start) and found[start - 1].lower in known.copulas


@cache
def _beginnings() -> frozenset[str]:
    """Words with which a negation begins."""
    return lexicon().negators | lexicon().untruths | _first_of_two()


@cache
def _first_of_two() -> frozenset[str]:
    return frozenset(two.partition(" ")[0] for two in lexicon().negators_of_two)


def truth(found: Sequence[Token], reached: range) -> bool:
    """Whether it is truth itself that is negated, right behind the negation."""
    near = [found[n] for n in reached if content(found[n])][:2]
    return any(token.lower == "truth" for token in near)


def true(found: Sequence[Token], reached: range) -> bool:
    """Whether nothing but being true is negated: "is not true", "was never quite accurate"."""
    near = [found[n].lower for n in reached if content(found[n])]
    return near != [] and near[-1] in lexicon().truths and len(near) <= 2


def stressed(found: Sequence[Token]) -> bool:
    """Whether a statement has a negation that only stresses: it is no denial then."""
    known = lexicon()
    return any(token.lower in known.negators and sure(found, at) for at, token in enumerate(found))


def sure(found: Sequence[Token], at: int) -> bool:
    """Whether a negation only stresses or bounds: "no doubt", "no more than five", "barely two"."""
    known, behind = lexicon(), found[at + 1 : at + 3]
    if not behind:
        return False
    if found[at].lower in known.scant:
        return behind[0].number or behind[0].lower in known.number
    than = len(behind) > 1 and behind[1].lower == "than" and found[at].lower in known.bounding
    return behind[0].lower in known.sure or than


def left_open(found: Sequence[Token], at: int) -> bool:
    """Whether what follows is only not shown: "could not confirm that", "it is not clear whether"."""
    if found[at].lower not in ("not", "cannot"):
        return False
    place = at + 1
    while place < len(found) and (found[place].lower in ("yet", "been") or found[place].lower.endswith("ly")):
        place += 1
    behind = [token.lower for token in found[place : place + 2]]
    return len(behind) == 2 and behind[0] in lexicon().proving and behind[1] in ("that", "whether", "if")


def reach(found: Sequence[Token], at: int) -> range:
    """The places after a negation that it reaches."""
    end = at + 1
    while end < len(found) and end - at <= _REACH and found[end].lower not in lexicon().barriers:
        end += 1
    return range(at + 1, end)


def before(found: Sequence[Token], at: int) -> range:
    """The places before a negation that it turns round where nothing stands behind it."""
    known, start = lexicon(), at
    ends = known.barriers | known.clause_words if found[at].lower in known.objects else known.barriers
    while start and at - start < _REACH and found[start - 1].lower not in ends:
        start -= 1
    # "He took it, that is a lie": what stands before the mark is meant.
    here = range(start, at)
    return here if any(content(found[n]) for n in here) else range(max(0, at - _REACH), at)


def content(token: Token) -> bool:
    """Whether a token says something of its own."""
    known = lexicon()
    return token.lower not in known.stop and token.lower not in known.barriers and not token.number


def turned_over(
    here: Sequence[str], under_here: Sequence[bool], there: Sequence[str], under_there: Sequence[bool]
) -> bool:
    """Whether what one statement says is not so is what the other one says, however much else both say.

    "Tap water in Orme was not safe to drink for four days" turns "tap water in Orme is safe" round, though
    of what both say only a word or two is negated: the one right behind the negation, and half of all that
    it reaches.

    Args:
        here, there: the words of each statement, in order.
        under_here, under_there: whether each of them is negated.
    """
    if any(under_here) == any(under_there):
        return False
    if any(under_there):
        here, under_here, there = there, under_there, here
    if not lexicon().absent.isdisjoint(there):
        # "Failed to count 874 ballots", "the count left out 874 ballots".
        return False
    turned = [word for word, under in zip(here, under_here, strict=True) if under]
    return turned[0] in there and 2 * len({*turned} & {*there}) >= len({*turned})
