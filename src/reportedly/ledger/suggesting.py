"""Which speakers may be one and the same. Pure: scores with reasons; only a person makes two names one.

After the decisions of record linkage with blocking (Fellegi and Sunter 1969; Christen, *Data Matching*,
2012): pairs
are compared only within a block (last name, initials of an organisation), each pair gets a score and says
why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

#: Blocks with more names than this tell nothing ("officials", "police").
_LARGEST_BLOCK = 60
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "at"})
_LEGAL = frozenset({"inc", "ltd", "llc", "plc", "corp", "co", "company", "corporation", "gmbh", "ag"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Name:
    """A speaker as it is compared."""

    #: Its key in the ledger: kind, normalised name, and the document of a name that is its own.
    key: str
    #: As written.
    name: str
    statements: int
    #: Titles and affiliations it was given, in any case.
    described: frozenset[str] = frozenset()
    #: Outlets that quote it.
    outlets: frozenset[str] = frozenset()

    @property
    def letter(self) -> str:
        """``p`` of a person, ``o`` of an organisation, ``d`` of a document."""
        return self.key[0]

    @property
    def words(self) -> tuple[str, ...]:
        """Of the normalised name."""
        return tuple(self.key[2:].partition("@")[0].split())


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two speakers that may be one."""

    left: Name
    right: Name
    #: 0 to 1.
    score: float
    #: Why, in words.
    reason: str


def suggest(names: Iterable[Name], judged: frozenset[tuple[str, str]]) -> tuple[Suggestion, ...]:
    """Pairs that may be one, the likeliest first; of equal ones those with most statements.

    Args:
        names: all speakers, those that are one already by their main name only.
        judged: pairs of keys, ascending, of which a person has said something.
    """
    found: dict[tuple[str, str], Suggestion] = {}
    for one, other in _pairs(list(names)):
        pair = (min(one.key, other.key), max(one.key, other.key))
        if pair in judged or pair in found:
            continue
        compared = _people(one, other) if one.letter == "p" else _organisations(one, other)
        if compared is not None:
            left, right = (one, other) if one.statements >= other.statements else (other, one)
            score, reason = _supported(left, right, *compared)
            found[pair] = Suggestion(left, right, score, reason)
    ranked = found.values()
    return tuple(sorted(ranked, key=lambda s: (-s.score, -s.right.statements, s.left.key, s.right.key)))


def _pairs(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    blocks: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for block in _blocks(name):
            blocks[block].append(name)
    for block in sorted(blocks):
        members = blocks[block]
        if len(members) > _LARGEST_BLOCK:
            # Names of one document only would fill it; those that are said everywhere still count.
            members = sorted(members, key=lambda n: -n.statements)[:_LARGEST_BLOCK]
        yield from combinations(members, 2)


def _blocks(name: Name) -> Iterator[str]:
    words = _bare(name)
    if name.letter == "p" and words:
        yield f"p {words[-1]}"
    elif name.letter == "o" and words:
        yield f"o {words[0]}"
        if len(words) > 1:
            yield f"o {_initials(words)}"


def _bare(name: Name) -> tuple[str, ...]:
    if name.letter == "p":
        kept = tuple(word for word in name.words if word not in _SUFFIXES)
    else:
        kept = tuple(word for word in name.words if word not in _LEGAL and word not in _SMALL)
    return kept or name.words


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words)


def _people(one: Name, other: Name) -> tuple[float, str] | None:
    left, right = _bare(one), _bare(other)
    if len(left) > len(right):
        left, right = right, left
    if left[-1] != right[-1]:
        return None
    last = left[-1].title()
    if len(left) == 1 == len(right):
        return 0.4, f"both are {last} and nothing more in their articles"
    if len(left) == 1:
        return 0.5, f"{last} is the last name of {' '.join(right).title()}"
    if left == right:
        return 0.9, "the names differ only by a suffix"
    if left[0] == right[0]:
        inner = [w for w in left[1:-1] if not any(o[0] == w[0] for o in right[1:-1])]
        if inner and right[1:-1]:
            return None
        return 0.9, f"first and last name are the same ({left[0].title()} {last})"
    if left[0][0] == right[0][0] and 1 in (len(left[0]), len(right[0])):
        return 0.7, f"the same last name, and the initial fits ({left[0].title()}, {right[0].title()})"
    if min(len(left[0]), len(right[0])) >= 3 and left[0][:3] == right[0][:3]:
        return (
            0.6,
            f"the same last name, and first names that begin alike ({left[0].title()}, {right[0].title()})",
        )
    return None


def _organisations(one: Name, other: Name) -> tuple[float, str] | None:
    left, right = _bare(one), _bare(other)
    if len(left) > len(right):
        left, right = right, left
    if left == right:
        return 0.9, "the names differ only by the form of the company or small words"
    if len(left) == 1 and len(right) > 1 and left[0] == _initials(right):
        return (
            0.8,
            f"{left[0].upper()} are the initials of {other.name if right == _bare(other) else one.name}",
        )
    if len(left) > 1 and left == right[: len(left)]:
        return 0.5, "one name goes on where the other ends"
    return None


def _supported(left: Name, right: Name, score: float, reason: str) -> tuple[float, str]:
    """Raised by what else they share."""
    shared = _words(left.described) & _words(right.described)
    if shared:
        score, reason = (
            score + (1 - score) * 0.5,
            f"{reason}; both described with {', '.join(sorted(shared)[:3])}",
        )
    elif left.outlets & right.outlets:
        outlet = min(left.outlets & right.outlets)
        score, reason = score + (1 - score) * 0.1, f"{reason}; both quoted by {outlet}"
    return round(score, 2), reason


def _words(described: frozenset[str]) -> set[str]:
    return {word for text in described for word in _WORD.findall(text.lower()) if len(word) > 3}
