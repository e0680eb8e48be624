"""How an account lies to what else is known of its source: its title, its statements, their cues."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.resolve.account import NOMINAL, SPEECH, Account, Quoted, is_verb
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import RELATIVE
from reportedly.resolve.words import Words
from reportedly.types import Span

#: Verbs of saying: what follows is a statement, though it may be an act too.
SAYING = grammar("saying")
#: A cue that stands so many words behind an account, a comma between them, goes on with it: "left, saying".
LEADING = 1
#: What stands behind a verb and not behind a participle before its noun.
BEHIND_VERBS = grammar("determiners") | {"to", "by", "what", "that"}


def of_overlap(view: Words, source: Quoted, account: Account) -> Iterator[str]:
    """Features of what an account shares with title, contents and cues."""
    span = account.span(view)
    if source.title is not None:
        shared = share(span, (source.title,))
        yield f"title_{bisect_right((0.01, 0.3, 0.6, 0.9), shared)}"
    stated = share(span, source.contents)
    yield f"stated_{account.form}_{stated > 0.8}"
    yield f"stated_{bisect_right((0.01, 0.5, 0.8), stated)}"
    if share(span, source.cues):
        yield "holds_cue"
        if any(start <= span[0] + 12 and span[0] <= end for start, end in source.cues):
            yield "begins_with_cue"
    for cue in source.cues:
        if cue[0] < span[1] and span[0] < cue[1]:
            yield from _of_cue(view, account, cue, stated > 0.4)
    if any(account.last <= view.index(cue[0]) <= account.last + LEADING for cue in source.cues):
        yield "leads_to_statement"
    if _of_others(view, account):
        yield "of_others"


def _of_cue(view: Words, account: Account, cue: Span, stated: bool) -> Iterator[str]:
    """What sort of cue stands in an account: "wrote the opinion" is an act, "wrote that" a statement."""
    told = {view.lower(index) for index in view.between(*cue)}
    sort = "speech" if told & SPEECH else "saying" if told & SAYING else "other"
    yield f"cue_{sort}_{stated}"
    yield f"cue_speech_{sort != 'other'}_{account.form}"
    if account.long and view.index(cue[0]) >= account.first + 4:
        yield "cue_late"


def _of_others(view: Words, account: Account) -> bool:
    """A clause where a noun phrase was looked for, or "that" that opens no relative: both tell of others."""
    if account.form == "relative":
        own = is_verb(view, account.first) or is_verb(view, account.first + 1)
        return view.lower(account.first - 1) == "that" and not own
    if account.form not in NOMINAL:
        return False
    for index in range(account.first + 1, account.last - 1):
        if view.lower(index) in RELATIVE:
            return False
        behind = view.lower(index + 1)
        if is_verb(view, index) and (behind in BEHIND_VERBS or behind in grammar("pronouns")):
            return True
    return False


def share(span: Span, spans: Sequence[Span]) -> float:
    """How much of a span others cover, at most."""
    covered = max((min(span[1], end) - max(span[0], start) for start, end in spans), default=0)
    return max(covered, 0) / (span[1] - span[0])
