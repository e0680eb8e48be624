"""Denials that stand beside the claim in an article and put it in other words.

"The works denied that a drop of solvent had left it" denies, in an article that says the works polluted sixty
wells, just that. No likeness of wording tells so, but the article does: somebody else denies, and what is
denied has more to do with the claim than with anything else that is said there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from reportedly.trace.drift_words import hull, stems, telling, words, words_in_list
from reportedly.trace.names_match import names_match
from reportedly.trace.person_words import words_of
from reportedly.trace.speaker import speaker
from reportedly.trace.values import Article, Statement
from reportedly.types import Document

#: Telling words that a denial and a claim without a common name must share.
_SHARED = 2


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
    """Whether somebody denies, in so many words, what the statement says.

    "The border has been disputed since 1950" denies nothing: nobody is named who does.
    """
    if not statement.attribution or not (statement.factuality or "").endswith("-"):
        return False
    if not (statement.source or statement.attribution.source):
        return False
    cue = words(document.text, statement.attribution.cue)
    return any(word.text in words_in_list("denial", "words") for word in cue)


def _denied(denial: Statement, claim: Sequence[Statement], article: Article) -> Statement | None:
    """The statement of the claim that a denial is about; ``None``: it is about something else."""
    document = article.document
    claimed = [one for one in claim if not _one_voice(one, denial)]
    if not claimed:
        return None
    near = max(claimed, key=lambda one: (len(_common(denial, one, document)), one.uid))
    shared = _common(denial, near, document)
    if _unnamed(denial, document):
        return near if _about(denial, near, document) else None
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


def _unnamed(denial: Statement, document: Document) -> bool:
    """Whether it does not say what is denied: "the allegations", "any wrongdoing", "it"."""
    found = telling(words(document.text, denial.spans))
    return all(word.text in words_in_list("denial", "unnamed") for word in found)


def _about(denial: Statement, claim: Statement, document: Document) -> bool:
    """Whether a claim names who denies it, or whom that one speaks for."""
    source = speaker(denial)
    if source is None:
        return False
    who = {word for word in words_of(f"{source.name} {source.affiliation or ''}") if len(word) > 2}
    said = set(words_of(" ".join(word.text for word in telling(words(document.text, claim.spans)))))
    return bool(who & said)
