"""Who is said to have said it, before and after: named, described or somebody; a clerk or a top official."""

from __future__ import annotations

import re

from reportedly.trace.drift_words import hull, paragraph, text_of, words, words_in_list
from reportedly.trace.names_match import names_match
from reportedly.trace.outlet_names import called_so
from reportedly.trace.person_words import folded, lexicon, person_words
from reportedly.trace.values import Drift, DriftKind, Statement
from reportedly.types import Document, Source, Span

#: Words of an office that two titles must share to be of one office.
_OFFICE = 2
_ONE_OF_MANY = re.compile(r"(?:an?|one|another|some)\s", re.I)


def speaker_vaguer(
    before: Statement, after: Statement, before_document: Document, after_document: Document
) -> Drift | None:
    """A name that became a description, or a description that became anybody; ``None``: it did not."""
    here, there = _speaker(before), _speaker(after)
    if not here or not there or not after.attribution or called_so(there.name, before_document.outlet):
        return None  # whose words an outlet printed is not told by naming the outlet
    levels = _precision(here, before, before_document), _precision(there, after, after_document)
    if levels[0] <= levels[1] or levels[1] > 2 or _still_there(here, after, after_document):
        return None
    if here.kind != "named_person" and _names(here) and _names(here) <= _folded_words(there.name):
        return None
    if here.kind != "named_person" and _called_back(here, there, after, after_document):
        return None
    if levels[0] == 3 and _names(there) - _folded_words(here.name):
        return None
    confidence = 0.6 + 0.1 * (levels[0] - levels[1]) + (0.05 if levels[1] == 1 else 0.0)
    if _mentioned(here, after_document):
        confidence -= 0.25
    if names_match(here, there).kind == "different":
        confidence -= 0.15
    if levels[0] == 2 and _folded_words(there.name) - {"the", "a", "an"} <= _folded_words(here.name):
        confidence -= 0.2
    return _drift("speaker_vaguer", before, after, before_document, after_document, confidence)


def speaker_grander(
    before: Statement, after: Statement, before_document: Document, after_document: Document
) -> Drift | None:
    """A speaker who stands higher than before; ``None``: none does, or it is somebody else."""
    here, there = _speaker(before), _speaker(after)
    if not here or not there or not after.attribution or called_so(there.name, before_document.outlet):
        return None
    named = here.kind == "named_person", there.kind == "named_person"
    if named[1] and not named[0]:
        return None
    if named[0] and (
        names_match(here, there).kind == "different" or not (here.title or there.kind != here.kind)
    ):
        return None
    ranks = _rank(before, here, before_document), _rank(after, there, after_document)
    if ranks[0] is None or ranks[1] is None or ranks[1] <= ranks[0]:
        return None
    if all(named) and ranks[1] - ranks[0] < 2:
        risen = _risen(here.title, there.title)
        if not risen and not _second(before, after, before_document, after_document):
            return None
    confidence = 0.6 + 0.1 * (ranks[1] - ranks[0])
    return _drift("speaker_grander", before, after, before_document, after_document, min(0.9, confidence))


def _risen(before: str | None, after: str | None) -> bool:
    """Whether one office is told in full twice, and only the later one is that of the first of several.

    "Deputy head of the Audit Office" and "head of the Audit Office"; "inspector" and "chief inspector".
    """
    titles = [
        {_singular(word.text) for word in words(title or "", [(0, len(title or ""))])}
        for title in (before, after)
    ]
    if not titles[0] or not titles[1]:
        return False
    second, raising = words_in_list("speakers", "second"), words_in_list("speakers", "raising")
    plain = [title - second - raising - words_in_list("words", "common") for title in titles]
    if len(plain[0] & plain[1]) < min(_OFFICE, len(plain[0]), len(plain[1])):
        return False
    fallen = titles[0] & second and not titles[1] & second
    return bool(fallen or (titles[1] & raising and not titles[0] & raising))


def _second(before: Statement, after: Statement, before_document: Document, after_document: Document) -> bool:
    """Whether somebody who stood in for another, or came second, does so no more: a deputy."""
    here, there = (
        {word.text for word in words(document.text, [(max(0, span[0] - 80), span[1] + 80)])}
        for document, span in (
            (before_document, mention(before, before_document) or (0, 0)),
            (after_document, mention(after, after_document) or (0, 0)),
        )
    )
    return bool(here & words_in_list("speakers", "second")) and not there & words_in_list(
        "speakers", "second"
    )


def mention(statement: Statement, document: Document) -> Span | None:
    """The words by which an article says who it is: those of the statement, or the source's first ones."""
    own = hull(statement.attribution.source) if statement.attribution else None
    speaker = _speaker(statement)
    if own and (not speaker or _telling(text_of(document, own))):
        return own
    if speaker:
        for span in speaker.mentions:
            if span[0] < span[1] <= len(document.text) and _telling(text_of(document, span)):
                return span
        at = document.text.find(speaker.name) if _telling(speaker.name) else -1
        if at >= 0:
            return at, at + len(speaker.name)
    return own


def _telling(text: str) -> bool:
    """Whether words name or describe somebody: no "he"."""
    return len(text) > 1 and folded(text) not in lexicon().pronouns


def _drift(
    kind: DriftKind,
    before: Statement,
    after: Statement,
    before_document: Document,
    after_document: Document,
    confidence: float,
) -> Drift:
    """Both mentions, side by side."""
    here, there = mention(before, before_document), mention(after, after_document)
    speakers = _speaker(before), _speaker(after)
    texts = [
        text_of(document, span) or (speaker.name if speaker else "")
        for document, span, speaker in zip(
            (before_document, after_document), (here, there), speakers, strict=True
        )
    ]
    return Drift(kind, texts[0], texts[1], here, there, round(confidence, 2))


def _speaker(statement: Statement) -> Source | None:
    """Who said it: the first of the chain, or the source."""
    if not statement.attribution:
        return None
    return statement.chain[0] if statement.chain else statement.source


def _precision(source: Source, statement: Statement, document: Document) -> int:
    """How well a source can be found: 4 by name, 3 as a body or document, 2 described, 1 hardly.

    A body that is one of many ("a government official") has no name, and a paper that nobody is named for
    ("official papers", "a report") cannot be looked up.
    """
    if source.kind == "named_person":
        return 4
    said = text_of(document, mention(statement, document)) or source.name
    if source.kind == "document":
        # "A memo seen by the Tern", in the Tern, is a memo.
        names = _names(source) | {folded(word) for word in said.split()[1:] if word[:1].isupper()}
        return 3 if names - _folded_words(document.outlet or "") else 2
    if source.kind == "named_organization" and (_capitals(said) or not _ONE_OF_MANY.match(source.name)):
        return 3
    if source.kind == "named_organization":
        return 1 if _vague(said) else 2
    if source.kind is None:
        return 3 if any(word[:1].isupper() for word in source.name.split()[1:]) else 1
    described = bool(source.affiliation or source.title) or bool(_names(source))
    return 2 if described or not _vague(source.name) else 1


def _capitals(said: str) -> bool:
    """Whether words behind the first one are names."""
    return any(word[:1].isupper() for word in said.split()[1:])


def _vague(name: str) -> bool:
    """Whether a description has nothing but nouns that say least."""
    found = {_singular(word.text) for word in words(name, [(0, len(name))])}
    ignored = (
        words_in_list("speakers", "raising")
        | words_in_list("words", "common")
        | {"two", "three", "several", "one"}
    )
    return found - ignored <= words_in_list("speakers", "vague")


def _names(source: Source) -> set[str]:
    """The proper names in what a source is called."""
    found = re.findall(r"[^\W\d_][\w'’-]*", source.name)
    names = {folded(word) for word in found[1:] if word[0].isupper()}
    if source.kind in ("named_organization", "named_person") or (
        found and found[0][0].isupper() and len(found) > 1
    ):
        names |= {folded(word) for word in found[:1] if word[0].isupper()}
    return {name for name in names if name not in ("the", "a", "an", "some", "two", "several")}


def _folded_words(text: str) -> set[str]:
    return {re.sub(r"['’]s?$", "", folded(word)) for word in re.findall(r"[^\W\d_][\w'’-]*", text)}


def _still_there(here: Source, after: Statement, document: Document) -> bool:
    """Whether the later article names the speaker beside the statement: then it was only not understood."""
    passed_on = (after.source, *after.chain) if after.source else after.chain
    for source in passed_on:
        match = names_match(here, source)
        if match.kind == "same" or (
            source.kind == here.kind == "named_person" and match.kind == "compatible"
        ):
            return True
    span = hull(after.spans)
    key = _surname(here)
    return bool(span and key and key in _folded_words(text_of(document, paragraph(document, span))))


def _called_back(here: Source, there: Source, after: Statement, document: Document) -> bool:
    """Whether "the researchers" are those whom the article has named: the names stand above."""
    said = text_of(document, mention(after, document)) or there.name
    span, names = hull(after.spans), _names(here)
    return bool(
        span and names and said[:4].casefold() == "the " and names <= _folded_words(document.text[: span[0]])
    )


def _mentioned(here: Source, document: Document) -> bool:
    key = _surname(here)
    return bool(key and key in _folded_words(document.text))


def _surname(source: Source) -> str | None:
    if source.kind != "named_person":
        return None
    parts = person_words(source.name)
    return parts.surname if parts else None


def _singular(word: str) -> str:
    if word in ("people", "authorities"):
        return word
    return re.sub(r"men$", "man", word) if word.endswith("men") else re.sub(r"(?<=\w{3})s$", "", word)


def _rank(statement: Statement, source: Source, document: Document) -> int | None:
    """How high a description puts somebody, from 0; ``None``: it does not tell."""
    said = text_of(document, mention(statement, document))
    named = source.kind == "named_person"
    described = source.title if named and source.title else f"{said} {'' if named else source.name}"
    # "Who heads the Dock Workers' Union" is no worker.
    found = [
        _singular(word.text)
        for word in words(described, [(0, len(described))])
        if described[word.end : word.end + 1] not in ("'", "’")
    ]
    levels = [
        level
        for level, name in enumerate(("low", "middle", "high"))
        for word in found
        if word in words_in_list("speakers", name)
    ]
    if not levels:
        return None
    if "press" in found:
        return 2
    rank = 2 * _head_level(found, levels)
    rank += any(word in words_in_list("speakers", "raising") for word in found)
    return rank - any(word in words_in_list("speakers", "lowering") for word in found)


def _head_level(found: list[str], levels: list[int]) -> int:
    """The level of a description's noun: "aide to the minister" is an aide."""
    for word in found:
        if word in ("to", "for", "of", "at", "in", "with", "who"):
            break
        last = [
            n for n, name in enumerate(("low", "middle", "high")) if word in words_in_list("speakers", name)
        ]
        if last:
            levels = last
    return levels[-1] if len(levels) == 1 else levels[0]
