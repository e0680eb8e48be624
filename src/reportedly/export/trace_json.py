"""The JSON of a trace, schema ``reportedly-trace/1``; ``trace.schema.json`` beside this file describes it.

Offsets are code points into the text of the article named beside them, end exclusive.
"""

from __future__ import annotations

from typing import Any

from reportedly.trace.article_values import ArticleTrace, EchoOf, Elsewhere, RelatedArticle, StatementTrace
from reportedly.trace.values import Drift, Edge, Evidence, Node, Trace
from reportedly.types import Span

#: The name and version of the schema; the version changes when a field is renamed or dropped.
SCHEMA = "reportedly-trace/1"


def to_dict(trace: Trace | ArticleTrace) -> dict[str, Any]:
    """The JSON object of a trace.

    Args:
        trace: of a claim, or of an article.

    Returns:
        Plain dicts, lists, strings, numbers, booleans and ``None``.
    """
    return _article(trace) if isinstance(trace, ArticleTrace) else _claim(trace)


def _claim(trace: Trace) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "claim": {
            "id": trace.id,
            "text": trace.text,
            "first": trace.first,
            "last": trace.last,
            "statements": list(trace.statements),
        },
        **_figures(trace),
        "nodes": [_node(node) for node in trace.nodes],
        "edges": [_edge(edge) for edge in trace.edges],
    }


def _figures(trace: Trace | StatementTrace) -> dict[str, int]:
    return {
        "articles": trace.articles,
        "outlets": trace.outlets,
        "origins": trace.origins,
        "parties": trace.parties,
        "denied_by": trace.denied_by,
        "taken_back_by": trace.taken_back_by,
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "type": node.type,
        "label": node.label,
        "article": node.article,
        "uid": node.uid,
        "outlet": node.outlet,
        "day": node.day,
        "url": node.url,
        "text": node.text,
        "spans": [list(span) for span in node.spans],
        "source": node.source,
        "party": node.party,
        "factuality": node.factuality,
        "stance": node.stance,
        "how": node.how,
        "taken_back": node.taken_back,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "from": edge.start,
        "to": edge.end,
        "kind": edge.kind,
        "confidence": edge.confidence,
        "evidence": [_evidence(one) for one in edge.evidence],
        "drift": [_drift(one) for one in edge.drift],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind,
        "article": evidence.article,
        "span": _span(evidence.span),
        "text": evidence.text,
    }


def _drift(drift: Drift) -> dict[str, Any]:
    return {
        "kind": drift.kind,
        "before": drift.before,
        "after": drift.after,
        "before_span": _span(drift.before_span),
        "after_span": _span(drift.after_span),
        "confidence": drift.confidence,
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


def _article(trace: ArticleTrace) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "article": {
            "id": trace.article,
            "title": trace.title,
            "outlet": trace.outlet,
            "day": trace.day,
            "url": trace.url,
            "in_ledger": trace.in_ledger,
        },
        "first": trace.first,
        "echoes": trace.echoes,
        "independent": trace.independent,
        "statements": [_statement(statement) for statement in trace.statements],
        "copies": [_related(one) for one in trace.copies],
        "originals": [_related(one) for one in trace.originals],
        "related": [_related(one) for one in trace.related],
    }


def _statement(statement: StatementTrace) -> dict[str, Any]:
    return {
        "uid": statement.uid,
        "text": statement.text,
        "spans": [list(span) for span in statement.spans],
        "source": statement.source,
        "factuality": statement.factuality,
        "stance": statement.stance,
        "how": statement.how,
        "standing": statement.standing,
        "echo_of": None if statement.echo is None else _echo(statement.echo),
        "also": [_elsewhere(one) for one in statement.also],
        "claim": statement.claim,
        **_figures(statement),
    }


def _echo(echo: EchoOf) -> dict[str, Any]:
    return {
        **_elsewhere(echo.earlier),
        "kind": echo.kind,
        "confidence": echo.confidence,
        "evidence": [_evidence(one) for one in echo.evidence],
        "drift": [_drift(one) for one in echo.drift],
    }


def _elsewhere(one: Elsewhere) -> dict[str, Any]:
    return {
        "uid": one.uid,
        "text": one.text,
        "article": one.article,
        "outlet": one.outlet,
        "day": one.day,
        "url": one.url,
        "source": one.source,
    }


def _related(one: RelatedArticle) -> dict[str, Any]:
    reuse = one.reuse
    return {
        "article": one.article,
        "title": one.title,
        "outlet": one.outlet,
        "day": one.day,
        "url": one.url,
        "here": reuse.here,
        "there": reuse.there,
        "kind": reuse.kind,
        "confidence": reuse.confidence,
        "share_here": reuse.share_here,
        "share_there": reuse.share_there,
        "earlier": reuse.earlier,
        "direction_confidence": reuse.direction_confidence,
        "passages": [
            {"here": list(p.here), "there": list(p.there), "words": p.words, "quoted": p.quoted}
            for p in reuse.passages
        ],
        "evidence": [_evidence(evidence) for evidence in reuse.evidence],
    }
