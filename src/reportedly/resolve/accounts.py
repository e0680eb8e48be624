"""What a text tells about a source beside its words: everything that could be its justification.

Clauses, appositions and predicates are cut at marks and verbs, without a parse; each comes in a short and a
long form where both are phrases. Which of them, if any, is the reason for which a reader finds the source
here is decided in ``justification``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.resolve.account import PERSONAL, Account, Anchor, is_verb
from reportedly.resolve.account_before import before
from reportedly.resolve.account_behind import inserted, qualifier
from reportedly.resolve.account_predicate import clause, object_, predicate
from reportedly.resolve.account_sequel import beside, reported, sequel
from reportedly.resolve.grammar import grammar
from reportedly.resolve.inflection import past_only
from reportedly.resolve.introductions import clause_end, past_place
from reportedly.resolve.noun_phrases import head_noun
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

FIRST_PERSON = grammar("account_openers")
MARKS = frozenset('“”"‘’,;:()[]—–-')
#: Words that no phrase ends with.
UNFINISHED = grammar("determiners") | grammar("prepositions") | {"that", "and", "or", "but", "who", "whom"}
#: Whom an article begins with is named within so many sentences.
LEAD = 6
#: Forms that are clauses; words before which one may end without breaking off in the middle of a phrase.
CLAUSES = frozenset(
    {
        "predicate",
        "relative",
        "sequel",
        "possessor",
        "object",
        "opening",
        "lead",
        "qualifier",
        "participle",
        "subordinate",
        "reported",
        "cause",
    }
)
CUTS = grammar("subordinating") | {",", "during"}
#: Before these only where another clause follows.
COORDINATING = frozenset({"and", "but", "or"})
#: Before these only where it is told when.
DATING = frozenset({"in", "on", "for", "over"})
#: Words of a clause that is cut, at least.
SHORTEST = 3
#: Longer clauses are no phrases.
LONGEST = 45


def accounts(words: Words, anchors: Sequence[Anchor], own: Iterable[Span] = ()) -> list[Account]:
    """Everything that could be the justification of a source.

    Args:
        words: the text's.
        anchors: where the source is named or described, in order.
        own: the contents of its statements.
    """
    found: dict[tuple[int, int], Account] = {}
    for number, anchor in enumerate(anchors):
        if words.words[anchor.begin].shouted:
            continue
        told = sequel if anchor.pronoun else _around
        for account in told(words, anchor, number):
            found.setdefault((account.first, account.last), account)
    for account in (*_lead(words, anchors), *_own_words(words, own), *reported(words, own)):
        found.setdefault((account.first, account.last), account)
    for account in tuple(found.values()):
        for shorter in _cut(words, account):
            found.setdefault((shorter.first, shorter.last), shorter)
    whole = [_trimmed(words, account) for account in found.values()]
    return [a for a in whole if 0 < a.last - a.first <= LONGEST and words.lower(a.last - 1) not in UNFINISHED]


def _cut(words: Words, account: Account) -> Iterator[Account]:
    """A clause short of what hangs on it: "launched a lawsuit | to block the rule"."""
    if account.form not in CLAUSES:
        return
    for index in range(account.first + SHORTEST, account.last - 1):
        if _ends_clause(words, index):
            yield replace(account, last=index)


def _ends_clause(words: Words, index: int) -> bool:
    """Whether what stands before a word is whole without it: "sold the mill | and left", "| in 2010"."""
    word, following = words.lower(index), words.lower(index + 1)
    if word in COORDINATING:
        return is_verb(words, index + 1) or following in PERSONAL
    if word in DATING:
        return following.isdigit() or following in grammar("dates")
    return word in CUTS


def _trimmed(words: Words, account: Account) -> Account:
    """Without marks at its ends."""
    first, last = account.first, account.last
    while first < last and words.words[first].text in MARKS:
        first += 1
    while first < last and words.words[last - 1].text in MARKS:
        last -= 1
    return replace(account, first=first, last=last)


def _around(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    yield from before(words, anchor, number)
    index = _behind_brackets(words, anchor.last)
    index = _behind_body(words, past_place(words, index))
    index, found = inserted(words, index, number)
    yield from found
    yield from qualifier(words, anchor, number)
    yield from predicate(words, anchor, index, number)
    yield from object_(words, anchor, number)
    yield from beside(words, anchor, number)
    yield from sequel(words, anchor, number)


def _behind_brackets(words: Words, index: int) -> int:
    """Index behind "(R-Ohio)" and ", 34"."""
    if words.lower(index) == "(":
        close = next((i for i in range(index, index + 9) if words.lower(i) == ")"), None)
        index = close + 1 if close is not None else index
    age = words.lower(index + 1)
    if words.lower(index) == "," and age.isdigit() and len(age) < 4:
        index += 2
    return index


def _behind_body(words: Words, index: int) -> int:
    """ "Doe of the law firm Doe & Roe, who": index of the comma behind what somebody belongs to."""
    if words.lower(index) not in ("of", "from", "at", "with"):
        return index
    sentence = words.words[index].sentence
    for end in range(index + 1, min(index + 10, len(words.words))):
        if words.words[end].sentence != sentence or is_verb(words, end):
            return index
        if words.lower(end) == ",":
            return end
    return index


def _lead(words: Words, anchors: Sequence[Anchor]) -> Iterator[Account]:
    """ "A baker who won in court is suing again. ... Jane Doe": the one whom the article begins with."""
    named = [anchor for anchor in anchors if anchor.named and not words.words[anchor.begin].shouted]
    if not named or named[0].words < 2 or words.words[named[0].begin].sentence > LEAD:
        return
    for index in range(named[0].begin):
        if words.words[index].opens and words.lower(index) in ("a", "an") and not words.words[index].shouted:
            stop = min(index + 12, named[0].begin)
            who = next((i for i in range(index + 2, stop) if words.lower(i) == "who"), None)
            if who is not None:
                yield from _until_verb(words, who + 1)
            else:
                yield from _described(words, index + 1)
            return


def _described(words: Words, first: int) -> Iterator[Account]:
    """ "A baker from Northport | is suing again": a description without a name, and what it did."""
    stop = clause_end(words, first, ",")
    verb = next((i for i in range(first + 1, stop) if is_verb(words, i)), stop)
    head = head_noun(words, first, verb)
    if head is None or words.lower(head) not in english().person:
        return
    yield Account(first, verb, "lead", 0)
    if verb < stop:
        yield from clause(words, verb, "lead", 0)


def _until_verb(words: Words, first: int) -> Iterator[Account]:
    """A clause that another verb follows, the main one: short of each verb behind its own."""
    stop = clause_end(words, first, ",")
    for index in range(first + 4, stop):
        if is_verb(words, index) and not words.lower(index).endswith("ed"):
            yield Account(first, index, "lead", 0)
            break
    yield Account(first, stop, "lead", 0, long=True)


def _own_words(words: Words, own: Iterable[Span]) -> Iterator[Account]:
    """ "I have taught here for 30 years": what sources say of themselves."""
    for start, end in own:
        for index in words.between(start, end):
            if words.lower(index) in ("i", "we") and (
                words.lower(index + 1) in FIRST_PERSON or words.lower(index + 1) in past_only()
            ):
                stop = clause_end(words, index, ",")
                yield Account(index, min(stop, words.index(end)), "own", 0)
            if words.lower(index) == "in" and words.lower(index + 1) == "my":
                stop = clause_end(words, index, ",")
                yield Account(index, min(stop, words.index(end)), "own", 0)
