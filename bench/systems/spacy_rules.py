"""A plain rule baseline on spaCy's parse: what half a day of rules gives.

A reporting verb with a subject and a clause it governs is an attribution (subject, verb, clause);
quotations that the clause touches belong to it as a whole. ``According to X`` attributes the rest of its
sentence to X.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.systems import Extract, spacy_model
from reportedly.measures import AttributionRelation
from reportedly.measures.tokens import quoted
from reportedly.types import Span, Spans

TITLE = "spaCy and plain rules"

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_JOINTS = ",;:-–—. \n"
_OF_THE_VERB = frozenset({"aux", "auxpass", "neg", "prt"})


def load() -> Extract:
    """Parse the article and apply the rules."""
    parse = spacy_model.load()
    verbs = frozenset(tomllib.loads(Path(__file__).with_name("en.toml").read_text("utf-8"))["verbs"])

    def extract(text: str) -> list[AttributionRelation]:
        quotations = list(quoted(text))
        return list(_attributions(parse(text), verbs, quotations))

    return extract


def _attributions(
    document: Any, verbs: frozenset[str], quotations: list[Span]
) -> Iterator[AttributionRelation]:
    for token in document:
        inside = any(start <= token.idx < end for start, end in quotations)
        if inside:
            continue
        if token.pos_ == "VERB" and token.lemma_ in verbs:
            yield from _reported(token, quotations)
        elif token.lower_ == "according":
            yield from _according(token)


def _reported(verb: Any, quotations: list[Span]) -> Iterator[AttributionRelation]:
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    clause = next((child for child in verb.children if child.dep_ in _CLAUSES), None)
    if subject is None or clause is None:
        return
    source = _stretch(list(subject.subtree))
    cue_tokens = [verb, *(child for child in verb.children if child.dep_ in _OF_THE_VERB)]
    cue = _stretch(sorted((t for t in cue_tokens if abs(t.i - verb.i) <= 2), key=lambda t: t.i))
    taken = (*source, *cue)
    content = _without(verb.doc.text, _widened(_stretch(list(clause.subtree)), quotations), taken)
    if content:
        yield AttributionRelation(source=source, cue=cue, content=content)


def _according(token: Any) -> Iterator[AttributionRelation]:
    to = next((child for child in token.children if child.lower_ == "to"), None)
    named = next((child for child in to.children if child.dep_ == "pobj"), None) if to else None
    if to is None or named is None:
        return
    source, cue = _stretch(list(named.subtree)), _stretch([token, to])
    sentence = _stretch(list(token.sent))
    content = _without(token.doc.text, sentence, (*source, *cue))
    if content:
        yield AttributionRelation(source=source, cue=cue, content=content)


def _stretch(tokens: list[Any]) -> Spans:
    """From the first to the last token, without punctuation and space at either end."""
    while tokens and (tokens[0].is_space or tokens[0].text in _JOINTS):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_space or tokens[-1].text in _JOINTS):
        tokens = tokens[:-1]
    return ((tokens[0].idx, tokens[-1].idx + len(tokens[-1])),) if tokens else ()


def _widened(spans: Spans, quotations: list[Span]) -> Spans:
    """Quotations that the span touches, taken in as a whole."""
    touched = [q for q in quotations if any(q[0] < end and start < q[1] for start, end in spans)]
    points = [*spans, *touched]
    return ((min(p[0] for p in points), max(p[1] for p in points)),) if points else ()


def _without(text: str, spans: Spans, taken: Spans) -> Spans:
    """The parts of a span that are not taken, without the commas and spaces that joined them to what is."""
    for first, stop in taken:
        spans = tuple(
            part
            for start, end in spans
            for part in ((start, min(end, first)), (max(start, stop), end))
            if part[0] < part[1]
        )
    trimmed = (_trimmed(text, start, end) for start, end in spans)
    return tuple(part for part in trimmed if part[0] < part[1])


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_JOINTS))
    return start, max(start, end - (len(words) - len(words.rstrip(_JOINTS))))
