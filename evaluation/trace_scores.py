"""Holds traces against the truth of a world."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from evaluation.trace_seen import Seen
from evaluation.worlds.values import Truth
from reportedly.measures.tally import Tally

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Scored:
    """How the trace of one claim compares with the truth; adding gives the whole."""

    claims: int = 0
    origins: int = 0
    parties: int = 0
    denied_by: int = 0
    #: Over pairs of articles, whichever way the links point.
    links: Tally = field(default_factory=Tally)
    #: Of the pairs found rightly, those that point the right way only.
    directed: int = 0
    #: Over article pairs with the kind of change.
    drift: Tally = field(default_factory=Tally)

    def __add__(self, other: Scored) -> Scored:
        return Scored(
            self.claims + other.claims,
            self.origins + other.origins,
            self.parties + other.parties,
            self.denied_by + other.denied_by,
            self.links + other.links,
            self.directed + other.directed,
            self.drift + other.drift,
        )

    @property
    def direction(self) -> float:
        """Share of rightly found pairs that point the right way; 0 where none was found."""
        return self.directed / self.links.gold_hits if self.links.gold_hits else 0.0

    def share(self, count: int) -> float:
        """A count as a share of the claims."""
        return count / self.claims if self.claims else 0.0


def score(truth: Truth, seen: Seen) -> Scored:
    """Compare one trace.

    A link to an article farther up the chain, or to one that is only named on the way, is neither right nor
    wrong, and neither is what changed along it; nor is a link to an article that gives another number, or one
    between a correction and what it corrects.
    """
    gold = _gold(truth)
    open_pairs = {_either(pair) for pair in _open(truth)} - {_either(pair) for pair in gold}
    wanted = {_either(pair) for pair in gold}
    found = {_either(pair) for pair in seen.links} - open_pairs
    hits = wanted & found
    directed = sum(
        pair in seen.links and pair[::-1] not in seen.links for pair in gold if _either(pair) in hits
    )
    shifts = {(one.start, one.end, one.kind) for one in truth.drift}
    changes = {one for one in seen.drift if _either(one[:2]) not in open_pairs}
    both = len(shifts & changes)
    return Scored(
        1,
        int(seen.origins == truth.origins),
        int(seen.parties == truth.parties),
        int(seen.denied_by == truth.denied_by),
        Tally(len(hits), len(hits), len(wanted), len(found)),
        directed,
        Tally(both, both, len(shifts), len(changes)),
    )


def found_by_mode(pairs: Iterable[tuple[Truth, Seen]]) -> dict[str, tuple[int, int]]:
    """By the way an article came about: how many of its links were found, and how many there are."""
    counts: dict[str, tuple[int, int]] = {}
    for truth, seen in pairs:
        links = {_either(pair) for pair in seen.links}
        for echo in truth.echoes:
            if echo.certain:
                found, there = counts.get(echo.mode, (0, 0))
                counts[echo.mode] = (found + (_either((echo.start, echo.end)) in links), there + 1)
    return dict(sorted(counts.items()))


def total(scores: Iterable[Scored]) -> Scored:
    """All claims together."""
    return sum(scores, Scored())


def faults(truth: Truth, seen: Seen) -> list[str]:
    """What is wrong with a trace, a line each; none: nothing is."""
    lines = [f"no trace: {seen.missing}"] if seen.missing else []
    for name in ("origins", "parties", "denied_by"):
        said, true = getattr(seen, name), getattr(truth, name)
        lines += [f"{name}: {said}, should be {true}"] if said != true else []
    gold, free = _gold(truth), {_either(pair) for pair in _open(truth)}
    modes = {(one.start, one.end): one.mode for one in truth.echoes}
    links = {_either(pair) for pair in seen.links}
    for pair in sorted(gold):
        if _either(pair) not in links:
            lines.append(f"missed {_arrow(pair)} ({modes[pair]})")
        elif pair not in seen.links or pair[::-1] in seen.links:
            lines.append(f"direction of {_arrow(pair)} ({modes[pair]})")
    wanted = {_either(pair) for pair in gold}
    lines += [f"invented {_arrow(p)}" for p in sorted(seen.links) if _either(p) not in wanted | free]
    shifts = {(one.start, one.end, one.kind): one for one in truth.drift}
    lines += [
        f"missed {kind} in {later} → {earlier}: {shift.before!r} → {shift.after!r}"
        for (later, earlier, kind), shift in sorted(shifts.items())
        if (later, earlier, kind) not in seen.drift
    ]
    lines += [
        f"invented {kind} in {later} → {earlier}"
        for later, earlier, kind in sorted(seen.drift - set(shifts))
        if _either((later, earlier)) not in free - wanted
    ]
    return lines


def _gold(truth: Truth) -> set[Pair]:
    return {(one.start, one.end) for one in truth.echoes if one.certain}


def _open(truth: Truth) -> set[Pair]:
    """Pairs that are neither right nor wrong."""
    parents: dict[str, set[str]] = {}
    for one in truth.echoes:
        parents.setdefault(one.start, set()).add(one.end)
    named = {(one.start, one.end) for one in truth.echoes if not one.certain}
    above = {(start, farther) for start in parents for farther in _ancestors(start, parents)}
    return named | above | set(truth.corrections)


def _ancestors(start: str, parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting: list[str] = [start]
    while waiting:
        for parent in parents.get(waiting.pop(), ()):
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found


def _either(pair: Collection[str]) -> frozenset[str]:
    return frozenset(pair)


def _arrow(pair: Pair) -> str:
    return f"{pair[0]} → {pair[1]}"
