"""What speaks for a source having no justification: what sort of source it is, and how the text treats it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from reportedly.resolve.account import Anchor, Quoted
from reportedly.resolve.account_words import telling
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words

#: Bounds of numbers that are told apart: of statements, of sentences, of accounts.
STATEMENTS = (1, 2, 4)
SENTENCES = (0, 1, 2, 4)
FIRST = (0, 1, 3, 6, 12, 25)
ACCOUNTS = (1, 2, 4, 8, 16, 32)


def of_nobody(view: Words, source: Quoted, number: int) -> Iterator[str]:
    """Features of there being no justification.

    Args:
        view: the text's words.
        source: what is known of it.
        number: of its accounts.
    """
    yield "none"
    yield f"none_{source.kind}"
    yield f"none_title_{source.title is not None}"
    if source.position in telling("offices"):
        yield "none_office"
    if len(source.cues) > 3:
        yield "none_often_quoted"
    if len(source.cues) == 1:
        yield "none_once_quoted"
    yield f"none_of_{min(number, 4)}"
    yield f"none_accounts_{bisect_right(ACCOUNTS, number)}"
    titled = "titled" if source.title is not None else "untitled"
    yield f"none_{source.kind}_{titled}_{bisect_right(STATEMENTS, len(source.cues))}"
    if any(_famous(view, anchor) for anchor in source.anchors):
        yield "none_famous"
    yield from _of_places(view, source)


def _famous(view: Words, anchor: Anchor) -> bool:
    return anchor.named and view.lower(anchor.last - 1) in english().public_figures


def _of_places(view: Words, source: Quoted) -> Iterator[str]:
    """Whom a text only quotes needs no reason; who acts in it has one."""
    if not source.anchors:
        return
    spoken = {view.words[min(view.index(start), len(view.words) - 1)].sentence for start, _ in source.cues}
    told = {view.words[anchor.begin].sentence for anchor in source.anchors if not anchor.pronoun}
    acting = bisect_right(SENTENCES, len(told - spoken))
    yield f"none_acting_{acting}"
    yield f"none_acting_{acting}_{source.kind}"
    first = view.words[source.anchors[0].begin].sentence
    yield f"none_first_{bisect_right(FIRST, first)}"
    yield f"none_first_{'speaking' if first in spoken else 'acting'}_{source.kind}"
    fullest = max(source.anchors, key=lambda anchor: anchor.words if anchor.named else 0)
    yield f"none_name_{min(fullest.words, 3)}_{fullest.named}"
