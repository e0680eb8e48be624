"""Which of the things that a text tells about a source may be its justification.

What is a bare title, what merely says how the words reached us, and what tells nothing are left out.
"""

from __future__ import annotations

from functools import cache

from reportedly.resolve.account import NOMINAL, Account, Quoted
from reportedly.resolve.account_overlap import share
from reportedly.resolve.account_stated import OWN, before_statement
from reportedly.resolve.accounts import accounts
from reportedly.resolve.grammar import grammar
from reportedly.resolve.positions import position
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words

#: An account of which a position makes up so much is a bare title.
TITULAR = 0.75


def candidates(view: Words, source: Quoted) -> list[Account]:
    """The accounts that are more than a title and other than what the source is quoted with."""
    open_ = (a for a in accounts(view, source.anchors, source.contents) if _tells(view, source, a))
    found: dict[tuple[int, int], Account] = {}
    for account in (before_statement(view, source, a) for a in open_):
        if account is not None:
            found.setdefault((account.first, account.last), account)
    return list(found.values())


def _tells(view: Words, source: Quoted, account: Account) -> bool:
    span = account.span(view)
    if account.form == "own":
        return True
    if _of_party(view, account) or _said_of_others(view, source, account):
        return False
    if any(view.lower(index) in ("said", "says", "told") for index in range(account.first, account.last)):
        return False
    if (
        account.form in (*NOMINAL, "qualifier")
        and _titular(view, account)
        and not _past_post(view, source, account)
    ):
        return False
    headed = account.form == "relative" and view.lower(account.first) in grammar("heading")
    if source.title is not None and source.title[0] <= span[0] and span[1] <= source.title[1] and not headed:
        return False  # "Rivers Ministry" in "deputy head of the Rivers Ministry"
    for start, end in source.cues:
        told = start < span[1] and span[0] < end
        if told and any(view.lower(index) in grammar("mere_speech") for index in view.between(start, end)):
            return False
    return not _generic(view, account)


def _said_of_others(view: Words, source: Quoted, account: Account) -> bool:
    """ "The agency estimates that thousands have fled": what a source says tells of itself in other forms."""
    if account.form in OWN:
        return False
    last = account.last - (
        account.last - account.first > 1 and not view.words[account.last - 1].text.isalnum()
    )
    begin, stop = view.words[account.first].start, view.words[last - 1].end
    return any(start <= begin and stop <= end for start, end in source.contents)


def _of_party(view: Words, account: Account) -> bool:
    """ "Democrat of Rhode Island": whose party somebody is of tells no reason."""
    first = account.first + (view.lower(account.first) in ("a", "an", "the"))
    if account.form in ("predicate", "relative", "lead", "sequel") or first >= account.last:
        return False
    partisan = view.lower(first) in ("democrat", "republican", "independent")
    if view.lower(first)[:2] in ("r-", "d-", "i-"):
        return True  # "R-Ohio"
    return partisan and (
        account.last - first == 1 or view.lower(first + 1) in ("of", "from", "and", "representing")
    )


def _titular(view: Words, account: Account) -> bool:
    """ "professor at the university": a position and nothing else."""
    title = position(view, account.span(view))
    if title is None:
        return False
    if any(
        view.lower(i).endswith("ing") and len(view.lower(i)) > 6
        for i in range(account.first + 1, account.last)
    ):
        return False
    first, last = title.span
    start, end = account.span(view)
    return min(last, end) - max(first, start) >= TITULAR * (end - start)


def _past_post(view: Words, source: Quoted, account: Account) -> bool:
    """ "former elections director", where the title is another: a past post that tells of expertise."""
    span = account.span(view)
    if source.title is None or share(span, (source.title,)) or share(source.title, (span,)):
        return False
    return any(view.lower(index) in ("former", "retired") for index in range(account.first, account.last))


def _generic(view: Words, account: Account) -> bool:
    """ "another source", "officials": a description that tells nothing."""
    words = [view.lower(index) for index in range(account.first, account.last)]
    if len(words) <= 2 and all(word in _bare() for word in words):
        return True  # "Lady", "the inspector"
    return account.form in ("description", "apposition", "role") and all(word in _empty() for word in words)


@cache
def _bare() -> frozenset[str]:
    lexicon = english()
    return frozenset(lexicon.positions) | frozenset(lexicon.honorifics) | grammar("determiners")


@cache
def _empty() -> frozenset[str]:
    lexicon = english()
    return lexicon.withheld | lexicon.mouthpieces | grammar("bare_description") | grammar("determiners")
