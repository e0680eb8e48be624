"""Which quotations of a claim are of one act of speech, as a trace draws them and a table lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.trace.utterances import same_utterance
from reportedly.trace.values import Article, Quoted, Statement

#: Utterances that a quotation is held against, the earliest first.
_MOST = 60
#: The first quotation of an utterance, and the others, each with how it stands to the first.
Utterance = tuple[Statement, list[tuple[Statement, Quoted]]]


def one_utterance(statements: Sequence[Statement], articles: Mapping[str, Article]) -> list[Utterance]:
    """Group quotations by the act of speech that they quote; one that nobody else quotes is no group.

    Args:
        statements: of one claim, the earliest first.
        articles: theirs, by key.
    """
    groups: list[Utterance] = []
    for statement in statements:
        if statement.attribution is None or statement.attribution.kind == "indirect":
            continue
        here = articles[statement.article].document
        for first, others in groups[:_MOST]:
            found = same_utterance(first, statement, articles[first.article].document, here)
            if found:
                others.append((statement, found))
                break
        else:
            groups.append((statement, []))
    return [group for group in groups if group[1]]
