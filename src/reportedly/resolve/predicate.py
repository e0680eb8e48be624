"""The main predicate of a statement, without a parse: its auxiliaries, what negates it, and what frames it.

A content's first sentence stands for it. Clauses in front of the main one ("If they come, ...") and relative
clauses after its subject ("those who may have seen it") are stepped over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.resolve.inflection import forms, irregular
from reportedly.resolve.phrases import table
from reportedly.resolve.tokens import Tokens
from reportedly.sentences import sentences
from reportedly.types import Span, Spans


@dataclass(frozen=True, slots=True)
class Predicate:
    """Where the main predicate of a sentence stands; all fields are indices of tokens."""

    #: The sentence, or as much of it as belongs to the content.
    sentence: list[int]
    #: The main clause, from its first word.
    clause: list[int]
    #: Auxiliaries, negations and adverbs before the head, in order; may be empty.
    chain: list[int]
    #: The first word after the chain, or the verb itself; ``None``: no verb was found.
    head: int | None
    #: "if" or "unless" that the main clause depends on.
    condition: int | None


@cache
def words(name: str) -> frozenset[str]:
    """One list of function words of the language file."""
    return frozenset(table("firmness")["words"][name])


@cache
def past_forms() -> frozenset[str]:
    """Pasts and participles of irregular verbs, and the present of common ones."""
    pasts = {form for listed in irregular().values() for form in listed}
    present = {form for lemma in table("firmness")["words"]["present"] for form in forms(lemma)[:2]}
    return frozenset((pasts | present) - words("auxiliary"))


def first_sentence(text: str, content: Spans) -> Spans:
    """The first sentence of a content, which may go on behind the cue that interrupts it."""
    found: list[Span] = []
    for start, end in content:
        pieces = sentences(text[start:end])
        if not pieces:
            continue
        piece = pieces[0][0] + start, pieces[0][1] + start
        found.append(piece)
        if len(pieces) > 1 or text[piece[0] : piece[1]].rstrip("\"'”’)] ")[-1:] in tuple(".?!"):
            break
    return tuple(found)


def main_predicate(tokens: Tokens, sentence: list[int]) -> Predicate:
    """The main predicate of a sentence, given as the indices of its tokens."""
    clause, condition = _main_clause(tokens, sentence)
    position = _verb(tokens, clause)
    if position is None:
        return Predicate(sentence, clause, [], None, condition or _trailing_condition(tokens, clause, 0))
    end = position
    while end < len(clause) and _in_chain(tokens, clause, end, position):
        end += 1
    head = clause[end] if end < len(clause) else None
    chain = clause[position:end]
    return Predicate(sentence, clause, chain, head, condition or _trailing_condition(tokens, clause, end))


def _in_chain(tokens: Tokens, clause: list[int], position: int, begin: int) -> bool:
    word = tokens.lower[clause[position]]
    if word in words("auxiliary"):
        return True
    links = word in words("negative") or word in words("adverbs") or word.endswith("ly")
    return links and (
        position > begin or tokens.lower[clause[min(position + 1, len(clause) - 1)]] in words("auxiliary")
    )


def _main_clause(tokens: Tokens, sentence: list[int]) -> tuple[list[int], int | None]:
    """The sentence from where its main clause begins, and the condition in front of it."""
    lower = tokens.lower
    begin = 0
    while begin < len(sentence) and lower[sentence[begin]] in words("introducing"):
        begin += 1
    rest = sentence[begin:]
    if len(rest) < 2:
        return rest, None
    first = lower[rest[0]]
    conditional = first in words("condition") and not _asks(lower, rest)
    if conditional or first in words("fronted"):
        comma = next((n for n, index in enumerate(rest) if lower[index] == ","), None)
        if comma is not None and comma + 2 < len(rest):
            return rest[comma + 1 :], rest[0] if conditional else None
    return rest, rest[0] if conditional and first in ("if", "unless") else None


def _asks(lower: list[str], rest: list[int]) -> bool:
    """ "Should we go?", "Had they known?": an inversion that asks, not a condition."""
    return lower[rest[0]] not in ("if", "unless") and "," not in [lower[index] for index in rest]


def _verb(tokens: Tokens, clause: list[int]) -> int | None:
    """Position in the clause of the first finite verb or auxiliary that is not a relative clause's."""
    lower = tokens.lower
    pending = 0
    for position, index in enumerate(clause):
        word = lower[index]
        if (
            word in words("relative")
            and position > 0
            and not (word == "that" and _is_verb(tokens, clause, position - 1))
        ):
            pending = 1
        elif pending and word in words("relative_over") and position > 2:
            pending = 0
        elif _is_verb(tokens, clause, position):
            if not pending:
                return position
            if word not in words("auxiliary") or not _chain_goes_on(tokens, clause, position):
                pending = 0
    return None


def _chain_goes_on(tokens: Tokens, clause: list[int], position: int) -> bool:
    """Whether a verb form follows that belongs to this auxiliary."""
    following = [tokens.lower[index] for index in clause[position + 1 : position + 3]]
    return any(
        word in words("auxiliary") or word.endswith("ed") or word in past_forms() for word in following
    )


def _is_verb(tokens: Tokens, clause: list[int], position: int) -> bool:
    word = tokens.lower[clause[position]]
    before = tokens.lower[clause[position - 1]] if position else ""
    if word == "'s":
        return before in words("subjects") or before in ("what", "here", "where", "how")
    if word in words("auxiliary"):
        return before != "to"
    if before in words("before_noun") or (before.endswith("ly") and position < 2):
        return False
    return word in past_forms() or (len(word) > 4 and word.endswith("ed"))


def _trailing_condition(tokens: Tokens, clause: list[int], after: int) -> int | None:
    """ "if" or "unless" behind the verb, less "even if", "as if", "asked if"."""
    for position in range(max(after, 1), len(clause)):
        word, before = tokens.lower[clause[position]], tokens.lower[clause[position - 1]]
        if word in ("if", "unless") and before not in words("not_condition_before"):
            return clause[position]
    return None
