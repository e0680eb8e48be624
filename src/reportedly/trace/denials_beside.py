"""Denials that stand beside the claim in an article and put it in other words.

"The works denied that a drop of solvent had left it" denies, in an article that says the works polluted sixty
wells, just that. No likeness of wording tells so, but the article does: somebody else denies, and what is
denied has more to do with the claim than with anything else that is said there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from reportedly.trace.drift_words import hull, paragraph, stem, stems, telling, words, words_in_list
from reportedly.trace.names_match import names_match
from reportedly.trace.person_words import words_of
from reportedly.trace.rejections import Rejection, denying, rejection
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Statement
from reportedly.types import Document, Source

#: Telling words that a denial and a claim without a common name must share.
_SHARED = 2
#: Who may have given a body's figures: itself, or somebody who speaks for it.
_GIVING = ("named_organization", "named_person")


def denied_beside(
    claim: Sequence[Statement], articles: Mapping[str, Article]
) -> tuple[tuple[Statement, Statement], ...]:
    """The denials of a claim in the articles that make it, each with the statement that it denies.

    Args:
        claim: its statements.
        articles: by key, at least those of the statements.
    """
    inside = {statement.uid for statement in claim}
    by_article: dict[str, list[Statement]] = {}
    for statement in claim:
        by_article.setdefault(statement.article, []).append(statement)
    found = []
    for key in sorted(by_article):
        article = articles[key]
        for denial in article.statements:
            if denial.uid not in inside and denies(denial, article.document):
                denied = _denied(denial, by_article[key], article)
                found += [(denial, denied)] if denied else []
    return tuple(found)


def denies(statement: Statement, document: Document) -> bool:
    """Whether somebody denies, in so many words, what the statement says, or rejects what others say.

    "The border has been disputed since 1950" denies nothing: nobody is named who does.
    """
    if not statement.attribution or not (statement.source or statement.attribution.source):
        return False
    if rejection(statement, document):
        return True
    negative = (statement.factuality or "").endswith("-")
    return negative and denying(words(document.text, statement.attribution.cue))


def _denied(denial: Statement, claim: Sequence[Statement], article: Article) -> Statement | None:
    """The statement of the claim that a denial is about; ``None``: it is about something else."""
    document = article.document
    claimed = [one for one in claim if not _one_voice(one, denial)]
    if not claimed:
        return None
    rejected = rejection(denial, document)
    if rejected:
        return _rejected(rejected, denial, claimed, article)
    near = max(claimed, key=lambda one: (len(_common(denial, one, document)), one.uid))
    shared = _common(denial, near, document)
    if len(shared) < _SHARED and not shared & _names(denial, document):
        return None
    most = max(
        (len(_common(denial, other, document)) for other in _others(denial, claim, article)), default=0
    )
    return near if len(shared) >= most else None


def _others(denial: Statement, claim: Sequence[Statement], article: Article) -> Iterator[Statement]:
    """What else is said there that the denial may be about, but not by those who make the claim."""
    mine = {one.uid for one in claim}
    denier = [hull(one.spans) for one in article.statements if not one.own_voice and _one_voice(one, denial)]
    for other in article.statements:
        if other.uid == denial.uid or other.uid in mine or other.own_voice or _one_voice(other, denial):
            continue
        span = hull(other.spans)
        if any(span and own and own[0] <= span[0] and span[1] <= own[1] for own in denier):
            # "Our pumps ran, the logs show it", says the denier, too.
            continue
        if not any(_one_voice(other, one) for one in claim):
            yield other


def _one_voice(one: Statement, other: Statement) -> bool:
    first, second = speaker(one), speaker(other)
    if first is None or second is None:
        return False
    return first.id == second.id or names_match(first, second).kind == "same"


def _common(one: Statement, other: Statement, document: Document) -> set[str]:
    return _stems(one, document) & _stems(other, document)


def _stems(statement: Statement, document: Document) -> set[str]:
    return {stem for start, end in statement.spans for stem in _stems_of(document.text[start:end])}


@lru_cache(maxsize=20_000)
def _stems_of(text: str) -> frozenset[str]:
    """Copies of an article have the same statements, and each is held against all of its article."""
    return frozenset(stems(words(text, ((0, len(text)),))))


def _names(statement: Statement, document: Document) -> set[str]:
    """What stands in capital letters within a statement."""
    found = telling(words(document.text, statement.spans))
    span = hull(statement.spans)
    return {w.stem for w in found if document.text[w.start].isupper() and span and w.start > span[0] + 1}


def _rejected(
    rejected: Rejection, denial: Statement, claimed: Sequence[Statement], article: Article
) -> Statement | None:
    """The statement of the claim that somebody rejects without saying it again; ``None``: none of them."""
    document = article.document
    of = {word.stem for word in rejected.of}
    whose = [one for one in claimed if _named_in(speaker(one), of)]
    if rejected.charge:
        whose = [one for one in claimed if of & _stems(one, document)]
    elif any(word.text.endswith("'s") for word in rejected.of):
        # "The company's figures": those of nobody else.
        if any(word.text.removesuffix("'s") in words_in_list("denial", "bodies") for word in rejected.of):
            whose = whose or [one for one in claimed if _kind(one) in _GIVING]
        return max(whose, key=lambda one: (hull(one.spans) or (0, 0), one.uid), default=None)
    about = [one for one in claimed if _about(denial, one, document)]
    before = _before(denial, article)
    if before and before in claimed and (not rejected.charge or _named_by_kind(denial, before, document)):
        return before
    return max(whose or about, key=lambda one: (len(_common(denial, one, document)), one.uid), default=None)


def _before(denial: Statement, article: Article) -> Statement | None:
    """What is said last before a denial by somebody else, in its paragraph or the one before it."""
    span = hull(denial.spans)
    assert span
    start = paragraph(article.document, span)[0]
    earlier = [
        one
        for one in article.statements
        if not _one_voice(one, denial) and (own := hull(one.spans)) and start <= own[0] and own[1] <= span[0]
    ]
    return max(earlier, key=lambda one: (hull(one.spans) or span)[1], default=None)


def _named_by_kind(denial: Statement, claim: Statement, document: Document) -> bool:
    """Whether who denies is only called by what it is, and the claim names whom it may be about.

    "The company", "his lawyer": in an article that says something of somebody right before.
    """
    found = words(document.text, denial.attribution.source if denial.attribution else ())
    kinds = words_in_list("denial", "bodies") | words_in_list("denial", "possessors")
    source = speaker(denial)
    bare = source is not None and not any(word[:1].isupper() for word in source.name.split())
    whose = bool(found) and found[0].text in words_in_list("denial", "possessors")
    return (bare or whose) and any(word.text in kinds for word in found) and bool(_names(claim, document))


def _kind(statement: Statement) -> str | None:
    source = speaker(statement)
    return source.kind if source else None


def _named_in(source: Source | None, stems: set[str]) -> bool:
    """Whether one of these words names a source."""
    return source is not None and any(stem(word) in stems for word in words_of(source.name))


def _about(denial: Statement, claim: Statement, document: Document) -> bool:
    """Whether a claim names who denies it, or whom that one speaks for."""
    source = speaker(denial)
    if source is None:
        return False
    who = {word for word in words_of(f"{source.name} {source.affiliation or ''}") if len(word) > 2}
    said = set(words_of(" ".join(word.text for word in telling(words(document.text, claim.spans)))))
    return bool(who & said)
