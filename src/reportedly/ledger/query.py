"""What people type into a search: words, "phrases", OR, -without, beginnings*; and what they narrow it by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.errors import UsageError

_TOKEN = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that stand next to each other."""

    words: tuple[str, ...]
    #: The last word may go on: ``evacuat*``.
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Every group has to be there, by any one of its terms; none of ``without``."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()


def parse(text: str) -> Query:
    """What a line of search means.

    Words are all wanted; ``OR`` between two wants either; ``"in quotation marks"`` is a phrase, as is
    ``ill-treated``; ``-word`` must be absent; ``word*`` is a beginning. Nothing else has a meaning, so any
    text can be searched for.

    Raises:
        UsageError: no word is left to look for.
    """
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    either = False
    for token in _TOKEN.finditer(text):
        if token["word"] in ("OR", "AND") and not token["minus"]:
            either = token["word"] == "OR" and bool(groups)
            continue
        term = _term(token["phrase"] if token["word"] is None else token["word"])
        if term is None:
            continue
        if token["minus"]:
            without.append(term)
        elif either:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        either = False
    if not groups:
        raise UsageError(f"nothing to search for in {text!r}: give at least one word that is wanted")
    return Query(tuple(groups), tuple(without))


def _term(text: str) -> Term | None:
    words = tuple(_WORDS.findall(text))
    return Term(words, prefix=text.rstrip().endswith("*")) if words else None


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a list of statements; everything given has to hold, of several values any."""

    #: Name of a source, in any spelling of case and accents; a part of it if no source has it whole.
    source: str | None = None
    #: Who passed it on, by the name that a relay chain has; ``*``: anybody.
    relay: str | None = None
    #: Kinds of source; ``unresolved`` for undetermined ones.
    source_kind: tuple[str, ...] = ()
    #: Kinds of attribution: direct, indirect, mixed.
    kind: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    #: First day of publication, ISO 8601.
    since: str | None = None
    #: Last day of publication.
    until: str | None = None
    factuality: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    #: Id or address of an article.
    document: str | None = None
    #: Only what people corrected (``True``) or never touched.
    corrected: bool | None = None
