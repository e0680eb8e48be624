"""What a trace's values are called for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reportedly.export.statements import STANCE_WORDS, UNRESOLVED, counted
from reportedly.trace.article_values import ClaimRow, StatementTrace
from reportedly.trace.values import Edge, Evidence, Node, Trace

#: How a later statement depends on an earlier one, and the noun for many of them.
LINK_WORDS: Mapping[str, str] = MappingProxyType(
    {"copies": "copies it", "relays": "relays it", "cites": "cites it", "quotes": "quotes it"}
)
MANY_WORDS: Mapping[str, str] = MappingProxyType(
    {"copies": "copy|copies", "relays": "relay|relays", "cites": "citing article|citing articles"}
)
DRIFT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "attribution_dropped": "attribution dropped",
        "hedge_dropped": "hedge dropped",
        "speaker_vaguer": "speaker made vaguer",
        "speaker_grander": "speaker made grander",
        "quote_altered": "quote altered",
        "number_changed": "number changed",
        "denial_omitted": "denial omitted",
    }
)
EVIDENCE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "credit": "credit",
        "link": "link",
        "shared_text": "same text",
        "relay": "names it",
        "time": "time",
        "byline": "byline",
        "quote": "words",
    }
)
REUSE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "wire_copy": "wire copy",
        "syndicated": "syndicated",
        "rewrite": "rewrite",
        "shared_quotes": "shares quotations only",
        "same_story": "same story, written independently",
        "unrelated": "unrelated",
    }
)
#: How firmly a source puts it.
_FIRMLY: Mapping[str, str] = MappingProxyType(
    {
        "CT+": "as certain",
        "PR+": "as probable",
        "PS+": "as possible",
        "CT-": "as not so",
        "PR-": "as improbable",
        "PS-": "as possibly not so",
        "Uu": "left open",
    }
)
_ORIGIN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "source": "speaks for itself",
        "document": "a document",
        "own_reporting": "own reporting",
        "unresolved": "the text does not say who",
    }
)
#: With which a quotation can begin.
_MARKS = tuple("“”„«\"'‘’")
_INNER = str.maketrans("“”", "‘’")
#: What stands for a missing day or outlet.
NO_DAY, NO_OUTLET = "no date", "unknown outlet"


def figures(trace: Trace | StatementTrace | ClaimRow) -> str:
    """``31 articles · 12 outlets · 2 origins · 1 party · denied by 1``."""
    parts = [
        counted(trace.articles, "article"),
        counted(trace.outlets, "outlet"),
        counted(trace.origins, "origin"),
        counted(trace.parties, "party", "parties"),
    ]
    if trace.denied_by:
        parts.append(f"denied by {trace.denied_by:,}")
    if trace.taken_back_by:
        parts.append(f"taken back by {trace.taken_back_by:,}")
    return " · ".join(parts)


def period(first: str | None, last: str | None) -> str:
    """From the first day to the last; empty where no day is known."""
    days = [day for day in (first, last) if day]
    return " to ".join(dict.fromkeys(days))


def said_how(node: Node) -> Iterator[str]:
    """How firmly a statement is put, or that its outlet takes the claim back with it."""
    if node.taken_back:
        yield node.taken_back
    else:
        yield from firmly(node.how, node.factuality, node.stance)


def firmly(how: str | None, factuality: str | None, stance: str | None) -> Iterator[str]:
    """How firmly a statement is put, in plain words."""
    if how == "own_voice":
        yield "in its own voice"
    elif factuality:
        yield _FIRMLY.get(factuality, factuality)
    if stance and stance != "neutral":
        yield {str(k): v for k, v in STANCE_WORDS.items()}.get(stance, stance)


def speaker(how: str | None, source: str | None) -> str:
    """Who says so; empty for the article's own voice."""
    return "" if how == "own_voice" else source or UNRESOLVED


def origin_facts(node: Node) -> Iterator[str]:
    """What is known of an origin beside its name."""
    if node.how and node.how != "source":
        yield _ORIGIN_WORDS.get(node.how, node.how)
    if node.party and (party := party_name(node.party)) and party.casefold() != node.label.casefold():
        yield f"speaks for {party}"


def party_name(party: str) -> str:
    """The name in a party's key; empty where the key only tells that the party is nobody else's."""
    kind, colon, name = party.partition(":")
    if not colon:
        return "" if "@" in party else party
    return "" if kind in ("unresolved", "article", "outlet") else name


def link(edge: Edge) -> str:
    """How the later depends on the earlier, and how surely."""
    return f"{LINK_WORDS.get(edge.kind, edge.kind)}, {edge.confidence:.0%}"


def more(kind: str | None, count: int) -> str:
    """What is folded: ``412 more copies``."""
    one, _, many = MANY_WORDS.get(kind or "", "article|articles").partition("|")
    return f"{count:,} more {one if count == 1 else many}"


def quoted(text: str) -> str:
    """The words in quotation marks, unless they begin with some; those within others stand in single ones."""
    return text if text[:1] in _MARKS else f"“{text.translate(_INNER)}”"


def reason(text: str) -> str:
    """Why a statement stands against another one: what both sides have, or what only one of them has."""
    name, colon, sides = text.partition(": ")
    one, between, other = sides.partition("/")
    if not colon or not between:
        return text
    there = [side.strip() for side in (one, other) if side.strip()]
    return f"{name}: {' / '.join(there)}" if len(there) > 1 else f"{name} on one side only: {''.join(there)}"


def because(evidence: tuple[Evidence, ...]) -> Iterator[tuple[str, str]]:
    """Each reason: what it is called, and its words."""
    for one in evidence:
        yield EVIDENCE_WORDS.get(one.kind, one.kind), one.text
