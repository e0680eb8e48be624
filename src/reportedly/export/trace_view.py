"""A trace as people read it: below each origin the tree of echoes; denials and differing versions apart."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.trace.values import Drift, Edge, Node, Trace

#: How a statement depends on another one.
ECHOES = ("copies", "relays", "cites")
#: Plain echoes of one statement that are shown before the rest is folded.
SHOWN = 3
#: Rows of one tree before the rest is folded, and levels before deeper ones stand on the same level.
_ROWS, _LEVELS = 200, 12


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a tree; the rows of a tree are in order, parents before children."""

    node: Node
    #: How it depends on its parent; ``None``: it stands directly below the origin.
    edge: Edge | None
    depth: int
    #: For every level above and its own: whether it is the last one there.
    last: tuple[bool, ...]
    drift: tuple[Drift, ...] = ()
    #: What its article says besides, of the same claim.
    also: tuple[Node, ...] = ()
    #: The statement it depends on.
    parent: Node | None = None
    #: Rows folded into this one, itself included; empty: an ordinary row.
    folded: tuple[Node, ...] = ()
    #: The kind of dependence that all of the folded have.
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """An origin and what comes from it; ``None``: statements of which no origin is known."""

    origin: Node | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """A statement that denies the claim, or differs from it, or says the same independently."""

    node: Node
    #: The statement of the claim that it was compared with.
    of: Node
    edge: Edge


@dataclass(frozen=True, slots=True)
class View:
    """A trace in parts."""

    trace: Trace
    roots: tuple[Root, ...]
    denials: tuple[Against, ...]
    #: What outlets took back that had made the claim.
    taken_back: tuple[Against, ...]
    differing: tuple[Against, ...]


def view(trace: Trace, shown: int | None = SHOWN) -> View:
    """Arrange a trace.

    Args:
        trace: of a claim.
        shown: plain echoes of one statement before the rest is folded; ``None``: fold nothing.
    """
    graph = _Graph(trace)
    seen: set[str] = set()
    roots = [
        Root(node, tuple(graph.rows(graph.below[node.id], seen, shown)))
        for node in trace.nodes
        if node.type == "origin"
    ]
    elsewhere = seen | graph.aside
    left = [uid for uid in trace.statements if uid in graph.nodes and uid not in elsewhere]
    if left:
        starting = [uid for uid in left if uid not in graph.echo] or left
        rows = [*graph.rows(starting, seen, shown)]
        rows += graph.rows([uid for uid in left if uid not in seen], seen, shown)
        roots.append(Root(None, tuple(rows)))
    against = graph.against("denies")
    return View(
        trace,
        tuple(roots),
        denials=tuple(one for one in against if not one.node.taken_back),
        taken_back=tuple(one for one in against if one.node.taken_back),
        differing=graph.against("differs"),
    )


@dataclass(slots=True)
class _Graph:
    trace: Trace
    nodes: Mapping[str, Node] = field(init=False)
    #: Uid to the link to what it echoes, and to the uids of its echoes.
    echo: dict[str, Edge] = field(init=False, default_factory=dict)
    below: dict[str, list[str]] = field(init=False, default_factory=lambda: defaultdict(list))
    #: What an article says besides: uid to uids; and all of these.
    also: dict[str, list[str]] = field(init=False, default_factory=lambda: defaultdict(list))
    aside: set[str] = field(init=False, default_factory=set)
    altered: dict[str, list[Drift]] = field(init=False, default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.nodes = {node.id: node for node in self.trace.nodes}
        for edge in self.trace.edges:
            start, end = self.nodes.get(edge.start), self.nodes.get(edge.end)
            if start is None or end is None or start.type != "attribution":
                continue
            if end.type == "origin":
                self.below[end.id].append(start.id)
            elif end.type == "utterance":
                self.altered[start.id].extend(edge.drift)
            elif end.type == "attribution" and edge.kind in ECHOES and start.id not in self.echo:
                self.echo[start.id] = edge
                self.below[end.id].append(start.id)
        self._set_aside()
        self._tell_once()
        for uids in self.below.values():
            uids.sort(key=self._when)

    def _set_aside(self) -> None:
        """What an article says besides hangs on its first statement that has a place of its own."""
        placed = {uid for uids in self.below.values() for uid in uids}
        by_article: dict[str | None, str] = {}
        for uid in (*(u for u in self.trace.statements if u in placed), *self.trace.statements):
            if uid in self.nodes:
                by_article.setdefault(self.nodes[uid].article, uid)
        for uid in self.trace.statements:
            if uid in placed or uid not in self.nodes or self.below.get(uid):
                continue
            first = by_article[self.nodes[uid].article]
            if first != uid:
                self.also[first].append(uid)
                self.aside.add(uid)

    def _tell_once(self) -> None:
        """Of an article that says a claim twice, by one speaker and from one place, one line is enough."""
        waiting = deque(node.id for node in self.trace.nodes if node.type == "origin")
        while waiting:
            kept: dict[tuple[str | None, str | None], str] = {}
            uids = sorted(self.below.get(waiting[0], ()), key=lambda uid: -len(self.below.get(uid, ())))
            for uid in uids:
                first = kept.setdefault((self.nodes[uid].article, self.nodes[uid].source), uid)
                if first != uid:
                    self.below[waiting[0]].remove(uid)
                    self.below[first] += self.below.pop(uid, [])
                    self.also[first] += self.also.pop(uid, [])
                    self.aside.add(uid)
            waiting.popleft()
            waiting.extend(kept.values())

    def _when(self, uid: str) -> tuple[str, str, str]:
        node = self.nodes[uid]
        return node.day or "9999", node.outlet or "", uid

    def rows(self, uids: Iterable[str], seen: set[str], shown: int | None) -> Iterator[Row]:
        """The rows of a tree, without recursion: a chain of copies may be as long as there are articles."""
        stack: list[tuple[str, tuple[bool, ...], tuple[str, ...]]] = []
        self._push(stack, [uid for uid in uids if uid not in seen], (), shown)
        count = 0
        while stack:
            uid, last, folded = stack.pop()
            if uid in seen:
                continue
            if shown is not None and count >= _ROWS:
                rest = (*(folded or (uid,)), *self._rest(stack, uid, seen))
                seen.update(rest)
                yield self._row(uid, (True,), tuple(dict.fromkeys(rest)))
                return
            count += 1
            seen.update(folded or (uid,))
            yield self._row(uid, last, folded)
            if not folded:
                below = [one for one in self.below.get(uid, ()) if one not in seen]
                self._push(stack, below, last, shown)

    def _rest(
        self, stack: list[tuple[str, tuple[bool, ...], tuple[str, ...]]], uid: str, seen: set[str]
    ) -> Iterator[str]:
        """Everything that is still to come."""
        others = (one for top, _, many in reversed(stack) for one in many or (top,))
        waiting = deque((*self.below.get(uid, ()), *others))
        told: set[str] = {uid}
        while waiting:
            one = waiting.popleft()
            if one not in seen and one not in told:
                told.add(one)
                yield one
                waiting.extend(self.below.get(one, ()))

    def _push(
        self,
        stack: list[tuple[str, tuple[bool, ...], tuple[str, ...]]],
        uids: Sequence[str],
        last: tuple[bool, ...],
        shown: int | None,
    ) -> None:
        kept, folded = self._fold(uids, shown)
        parts: list[tuple[str, tuple[str, ...]]] = [(uid, ()) for uid in kept]
        if folded:
            parts.append((folded[0], tuple(folded)))
        for place in range(len(parts) - 1, -1, -1):
            uid, many = parts[place]
            stack.append((uid, (*last[: _LEVELS - 1], place == len(parts) - 1), many))

    def _fold(self, uids: Sequence[str], shown: int | None) -> tuple[list[str], list[str]]:
        """What is told one by one, and what only adds to the count."""
        plain = [uid for uid in uids if not self.below.get(uid) and not self._drift(uid)]
        if shown is None or len(plain) <= shown + 1:
            return list(uids), []
        folded = set(plain[shown:])
        return [uid for uid in uids if uid not in folded], plain[shown:]

    def _row(self, uid: str, last: tuple[bool, ...], folded: tuple[str, ...]) -> Row:
        edge = self.echo.get(uid)
        kinds = {self.echo[one].kind if one in self.echo else None for one in folded}
        return Row(
            node=self.nodes[uid],
            edge=edge,
            depth=len(last) - 1,
            last=last,
            drift=self._drift(uid),
            also=tuple(self.nodes[one] for one in self.also.get(uid, ())),
            parent=self.nodes[edge.end] if edge else None,
            folded=tuple(self.nodes[one] for one in folded),
            kind=kinds.pop() if len(kinds) == 1 else None,
        )

    def _drift(self, uid: str) -> tuple[Drift, ...]:
        edge = self.echo.get(uid)
        on_the_way = edge.drift if edge else ()
        known = {drift.kind for drift in on_the_way}
        return (*on_the_way, *(d for d in self.altered.get(uid, ()) if d.kind not in known))

    def against(self, kind: str) -> tuple[Against, ...]:
        """Each statement outside the claim once, with its surest relation of this kind."""
        inside = set(self.trace.statements)
        best: dict[str, Against] = {}
        for edge in self.trace.edges:
            if edge.kind != kind or edge.start not in self.nodes or edge.end not in self.nodes:
                continue
            other, mine = (edge.end, edge.start) if edge.start in inside else (edge.start, edge.end)
            if other not in best or best[other].edge.confidence < edge.confidence:
                best[other] = Against(self.nodes[other], self.nodes[mine], edge)
        return tuple(
            sorted(best.values(), key=lambda a: (*self._when(a.node.id)[:2], -a.edge.confidence, a.node.id))
        )
