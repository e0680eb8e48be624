"""A statement beside the one that it echoes, denies or differs from: both texts, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.export import trace_words as words
from reportedly.export.visible import clipped, one_line, visible
from reportedly.export.word_changes import Pieces, changes
from reportedly.trace.values import ECHOES, Drift, Edge, Node, Trace
from reportedly.web import links
from reportedly.web.pages.claim_view import echo_url

#: Characters shown before and after a statement, and of a reason.
_AROUND, _REASON = 220, 240
#: How a statement stands to an earlier one, as a sentence goes on.
_STANDS = {
    "copies": "copies",
    "relays": "relays",
    "cites": "cites",
    "denies": "denies",
    "differs": "differs from",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A statement in its surroundings."""

    outlet: str
    day: str
    #: The page of its article, and the article itself; ``None``: cannot be followed.
    article: str
    web: str | None
    #: Who says so and how firmly.
    facts: tuple[str, ...]
    before: str
    #: Its words; those are marked that the other one does not have.
    words: Pieces
    after: str


@dataclass(frozen=True, slots=True)
class Drifted:
    """One thing that changed on the way."""

    name: str
    before: Pieces
    after: Pieces


@dataclass(frozen=True, slots=True)
class EchoView:
    """The comparison."""

    claim: str
    claim_text: str
    #: What the earlier one is to the later one: ``copies``, ``denies``, ...; empty: nothing earlier is known.
    kind: str
    #: The same for people: ``copies``, ``differs from``.
    stands: str
    confidence: str
    later: Text
    earlier: Text | None
    drifts: tuple[Drifted, ...]
    #: What shows it: name, words, and the address that they are, if they are one.
    reasons: tuple[tuple[str, str, str | None], ...]
    #: Its place among the statements that have something to compare, and the pages of its neighbours.
    number: int
    of: int
    previous: str | None
    next: str | None


def echo_view(trace: Trace, uid: str, texts: Mapping[str, str]) -> EchoView | None:
    """A statement beside what it depends on or contradicts.

    Args:
        trace: of the claim.
        uid: of the statement.
        texts: of the articles of both, by the uids of the statements; a missing one is shown without its
            surroundings.

    Returns:
        ``None``: the trace has no such statement.
    """
    nodes = {node.id: node for node in trace.nodes if node.type == "attribution"}
    if uid not in nodes:
        return None
    edge = edge_of(trace, uid)
    later, earlier = nodes[uid], nodes[other_end(edge, uid)] if edge else None
    old, new = changes(visible(earlier.text or ""), visible(later.text or "")) if earlier else ((), ())
    told = [*(edge.drift if edge else ()), *_altered(trace, uid)]
    drifts = {drift.kind: drift for drift in reversed(told)}
    order = _order(trace)
    place = order.index(uid) if uid in order else 0
    return EchoView(
        claim=trace.id,
        claim_text=words.quoted(one_line(trace.text)),
        kind=edge.kind if edge else "",
        stands=_STANDS.get(edge.kind, edge.kind) if edge else "",
        confidence=f"{edge.confidence:.0%}" if edge else "",
        later=_text(later, new, texts.get(uid)),
        earlier=_text(earlier, old, texts.get(earlier.id)) if earlier else None,
        drifts=tuple(
            Drifted(
                words.DRIFT_WORDS.get(one.kind, one.kind),
                *changes(visible(one.before), visible(one.after)),
            )
            for one in drifts.values()
        ),
        reasons=tuple(_reasons(edge)) if edge else (),
        number=place + 1,
        of=max(1, len(order)),
        previous=echo_url(trace.id, order[place - 1]) if place > 0 else None,
        next=echo_url(trace.id, order[place + 1]) if place + 1 < len(order) else None,
    )


def edge_of(trace: Trace, uid: str) -> Edge | None:
    """What is compared: the echo link of a statement of the claim; outside it the surest contradiction."""
    stated = {node.id for node in trace.nodes if node.type == "attribution"}
    inside = set(trace.statements)
    echoes = [e for e in trace.edges if e.start == uid and e.kind in ECHOES and e.end in stated]
    if echoes or uid in inside:
        return echoes[0] if echoes else None
    against = [
        edge
        for edge in trace.edges
        if uid in (edge.start, edge.end)
        and edge.kind in ("denies", "differs")
        and other_end(edge, uid) in inside
    ]
    rank = {name: place for place, name in enumerate(trace.statements)}
    return min(
        against, key=lambda e: (e.kind != "denies", -e.confidence, rank[other_end(e, uid)]), default=None
    )


def other_end(edge: Edge, uid: str) -> str:
    """What it is compared with."""
    return edge.end if edge.start == uid else edge.start


def _order(trace: Trace) -> list[str]:
    """Statements with something to compare, the earliest first, denials behind."""
    inside = set(trace.statements)
    stated = {node.id for node in trace.nodes if node.type == "attribution"}
    echoing = {e.start for e in trace.edges if e.kind in ECHOES and e.end in stated}
    order = [uid for uid in trace.statements if uid in echoing]
    outside = {
        end
        for kind in ("denies", "differs")
        for edge in trace.edges
        if edge.kind == kind
        for end in (edge.start, edge.end)
        if end not in inside and end in stated
    }
    return order + [node.id for node in trace.nodes if node.id in outside]


def _altered(trace: Trace, uid: str) -> list[Drift]:
    ends = {node.id for node in trace.nodes if node.type == "utterance"}
    return [drift for edge in trace.edges if edge.start == uid and edge.end in ends for drift in edge.drift]


def _reasons(edge: Edge) -> list[tuple[str, str, str | None]]:
    if edge.kind in ("denies", "differs"):
        return [("", words.reason(clipped(one.text, _REASON)), None) for one in edge.evidence]
    return [
        (name, clipped(text, _REASON), links.web(text) if " " not in text else None)
        for name, text in words.because(edge.evidence)
    ]


def _text(node: Node, said: Pieces, text: str | None) -> Text:
    facts = [one_line(name)] if (name := words.speaker(node.how, node.source)) else []
    facts += words.firmly(node.how, node.factuality, node.stance)
    facts += ["relayed"] if node.how == "relayed" else []
    before, after = _around(node, text)
    return Text(
        outlet=one_line(node.outlet or words.NO_OUTLET),
        day=one_line(node.day or words.NO_DAY),
        article=links.article(node.article or node.id),
        web=links.web(node.url),
        facts=tuple(facts),
        before=before,
        words=said or (((visible(node.text or ""), False),) if node.text else ()),
        after=after,
    )


def _around(node: Node, text: str | None) -> tuple[str, str]:
    """What stands before and after the statement in its article, from whole words on."""
    if not text or not node.spans:
        return "", ""
    start, end = node.spans[0][0], node.spans[-1][1]
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return visible(before), visible(after)
