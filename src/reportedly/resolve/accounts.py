"""What a text tells about a source beside its words: everything that could be its justification.

Clauses, appositions and predicates are cut at marks and verbs, without a parse; each comes in a short and a
long form where both are phrases. Which of them, if any, is the reason for which a reader finds the source
here is decided in ``justification``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.resolve.grammar import grammar
from reportedly.resolve.inflection import past_only
from reportedly.resolve.introductions import DASHES, RELATIVE, clause_end, past_place
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

#: How an account is put.
Form = Literal[
    "relative",
    "apposition",
    "rest",
    "role",
    "shared",
    "predicate",
    "possessor",
    "object",
    "sequel",
    "opening",
    "own",
    "qualifier",
    "description",
    "lead",
]

#: What only says how the words reached us.
SPEECH = grammar("speech")
AUXILIARIES = grammar("auxiliaries")
FIRST_PERSON = grammar("account_openers")
MARKS = frozenset("“”\"‘’,;:()[]—–-")
#: Words that no phrase ends with.
UNFINISHED = grammar("determiners") | grammar("prepositions") | {"that", "and", "or", "but", "who", "whom"}
#: A subject and its verb are at most so many words apart.
REACH = 30
#: Whom an article begins with is named within so many sentences.
LEAD = 6
#: Clauses longer than this are taken without what hangs on them too.
LONG = 12
#: Longer clauses are no phrases.
LONGEST = 45


@dataclass(frozen=True, slots=True)
class Anchor:
    """One place where the text names or describes a source: indices of its words."""

    begin: int
    #: Behind the last.
    last: int
    #: By name, not by description.
    named: bool
    #: How many words of the name.
    words: int = 1


@dataclass(frozen=True, slots=True)
class Account:
    """A stretch that tells something about a source."""

    #: Indices of its words: first, and behind the last.
    first: int
    last: int
    form: Form
    #: Which of the anchors it belongs to, counted from the first.
    anchor: int
    #: The longer of two forms.
    long: bool = False

    def span(self, words: Words) -> Span:
        """Its characters."""
        return (words.words[self.first].start, words.words[self.last - 1].end)


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
        for account in _around(words, anchor, number):
            found.setdefault((account.first, account.last), account)
    for account in (*_lead(words, anchors), *_own_words(words, own)):
        found.setdefault((account.first, account.last), account)
    whole = [_trimmed(words, account) for account in found.values()]
    return [a for a in whole if 0 < a.last - a.first <= LONGEST and words.lower(a.last - 1) not in UNFINISHED]


def _trimmed(words: Words, account: Account) -> Account:
    """Without marks at its ends."""
    first, last = account.first, account.last
    while first < last and words.words[first].text in MARKS:
        first += 1
    while first < last and words.words[last - 1].text in MARKS:
        last -= 1
    return replace(account, first=first, last=last)


def _around(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    yield from _before(words, anchor, number)
    index = _behind_brackets(words, anchor.last)
    index = _behind_body(words, past_place(words, index))
    index, inserted = _inserted(words, index, number)
    yield from inserted
    yield from _qualifier(words, anchor, number)
    yield from _predicate(words, anchor, index, number)
    yield from _object(words, anchor, number)


def _before(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """What stands before a name in its noun phrase: "flood survivor Jane Doe", "one of his accusers, Doe"."""
    if not anchor.named:
        return
    first = anchor.begin
    sentence = words.words[first].sentence
    while (
        first > 0
        and anchor.begin - first < 8
        and words.words[first - 1].sentence == sentence
        and _in_phrase(words, first - 1)
    ):
        first -= 1
    if first < anchor.begin and words.lower(anchor.begin - 1) not in ("the", "a", "an", "and", "'s"):
        start = first + 1 if words.lower(first) in ("the", "a", "an") else first
        if start < anchor.begin and _somebody(words, start, anchor.begin):
            yield Account(start, anchor.begin, "role", number)
    if words.lower(first - 1) == ",":
        yield from _preposed(words, first - 1, "role", number)
    yield from _listed(words, first, number)


def _in_phrase(words: Words, index: int) -> bool:
    word = words.words[index]
    lower = word.lower
    if lower in ("the", "a", "an", "'s", "'"):
        return True
    if not word.text[0].isalpha() or lower in english().verbs or lower in AUXILIARIES:
        return False
    return lower not in grammar("prepositions") and lower not in grammar("clause_openers")


def _preposed(words: Words, comma: int, form: Form, number: int) -> Iterator[Account]:
    """ "One of his accusers, Jane Doe": a description that ends with the comma before the name.

    Or a clause in front of its subject: "Speaking as a mother of three, Doe".
    """
    sentence = words.words[comma].sentence
    first = comma
    while first > 0 and comma - first < 25 and words.words[first - 1].sentence == sentence:
        first -= 1
    while not words.words[first].text[0].isalnum() and first < comma:
        first += 1
    if words.lower(first).endswith("ing") or words.lower(first) == "as":
        if words.words[first].opens and comma - first > 2:
            yield Account(first, comma, "opening", number)
        return
    first = comma
    while first > 0 and comma - first < 12 and words.words[first - 1].sentence == sentence:
        word = words.lower(first - 1)
        if not (word[0].isalnum() or word == "'s") or word in english().verbs or word in AUXILIARIES:
            break
        first -= 1
    start = first
    while start < comma and words.lower(start) in ("by", "from", "with", "to", "for", "of", "and", "in", "at"):
        start += 1
    adverbial = start > first and words.words[first].opens
    if comma - start > 1 and not adverbial and _somebody(words, start, comma):
        yield Account(start, comma, form, number)


def _somebody(words: Words, first: int, last: int) -> bool:
    """Whether a noun phrase speaks of people or a body."""
    lexicon = english()
    people = lexicon.person | lexicon.group | lexicon.organisation_nouns
    return any(words.lower(index) in people for index in range(first, last))


def _listed(words: Words, first: int, number: int) -> Iterator[Account]:
    """ "two survivors, Jane Doe and Richard Roe": what is said of all names of a list."""
    index = first
    while index > 1 and words.lower(index - 1) in ("and", ","):
        index -= 1
        if words.lower(index) == "," and words.lower(index - 1)[:1].islower() and (
            not words.words[index - 1].capital
        ):
            if index + 1 < first:
                yield from _preposed(words, index, "shared", number)
            return
        while index > 0 and words.words[index - 1].capital:
            index -= 1


def _behind_brackets(words: Words, index: int) -> int:
    """Index behind "(R-Ohio)" and ", 34"."""
    if words.lower(index) == "(":
        close = next((i for i in range(index, index + 9) if words.lower(i) == ")"), None)
        index = close + 1 if close is not None else index
    if words.lower(index) == "," and words.lower(index + 1).isdigit():
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


def _inserted(words: Words, index: int, number: int) -> tuple[int, list[Account]]:
    """Appositions and relative clauses behind a name, and the index behind them."""
    found: list[Account] = []
    for _ in range(3):
        mark = words.lower(index)
        start = index + 1 if mark in (",", *DASHES) else index
        while words.lower(start) in DASHES:
            start += 1
        if start >= len(words.words):
            break
        relative = words.lower(start) in RELATIVE
        if start == index and not relative:
            break
        if start > index and not relative and not _nominal(words, start):
            break
        end = clause_end(words, start, mark if mark in DASHES else ",")
        found += _relative(words, start, end, number) if relative else _apposed(words, start, end, number)
        if words.lower(end) not in (",", *DASHES):
            break
        index = end if words.lower(end) == "," and relative is False else end
        if not relative and words.lower(end + 1) in RELATIVE:
            continue
        index = end + 1
        if words.lower(index) not in RELATIVE:
            break
        index = end
    return index, found


def _nominal(words: Words, start: int) -> bool:
    """Whether an insertion begins like a noun phrase or participle."""
    word = words.lower(start)
    if word in ("a", "an", "the", "one", "his", "her", "their", "its", "also", "now", "then", "formerly"):
        return True
    return word[0].isalnum() and not is_verb(words, start) and word not in grammar("no_apposition")


def _relative(words: Words, start: int, end: int, number: int) -> Iterator[Account]:
    first = start if words.lower(start) == "whose" else start + 1
    if first >= end or words.lower(first) in SPEECH:
        return
    yield Account(first, end, "relative", number)
    stop = sentence_stop(words, first)
    if words.lower(end) == "," and stop > end:
        yield Account(first, stop, "relative", number, long=True)


def _apposed(words: Words, start: int, end: int, number: int) -> Iterator[Account]:
    first = start + 1 if words.lower(start) in ("a", "an", "the") else start
    last = next((i for i in range(first, end) if words.lower(i) in RELATIVE), end)
    if first < last:
        yield Account(first, last, "apposition", number)
    if last < end:
        yield from _relative(words, last, end, number)
        yield Account(first, end, "apposition", number, long=True)
    if words.lower(end) == "," and words.words[end].sentence == words.words[start].sentence:
        further = clause_end(words, end + 1, ",")
        if further > end + 1:
            yield Account(first, further, "apposition", number, long=True)
    for index in range(first + 1, last - 1):
        if words.lower(index) == "and":
            begin = index + 2 if words.lower(index + 1) in ("a", "an", "the") else index + 1
            yield Account(begin, last, "rest", number)


def _qualifier(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "a person briefed on the talks": what stands inside a description behind its noun."""
    if anchor.named:
        return
    if anchor.last - anchor.begin > 1:
        start = anchor.begin + (words.lower(anchor.begin) in ("a", "an", "the"))
        yield Account(start, anchor.last, "description", number)
    yield from _loose_relative(words, anchor, number)
    for index in range(anchor.begin + 1, anchor.last):
        word = words.lower(index)
        placed = word in ("with", "at") and not words.words[min(index + 1, anchor.last - 1)].capital
        if word in grammar("qualifying") or (index > anchor.begin + 1 and placed):
            yield Account(index, anchor.last, "qualifier", number)
            return
        if word in RELATIVE:
            yield from _relative(words, index, anchor.last, number)
            return


def _loose_relative(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "An employee earning $15 an hour who has worked there": a clause that the description leads to."""
    sentence = words.words[anchor.begin].sentence
    for index in range(anchor.last, min(anchor.last + 8, len(words.words))):
        word = words.lower(index)
        if index == anchor.last and word in grammar("qualifying"):
            yield from _participle(words, index, number)
            return
        if words.words[index].sentence != sentence or word in (",", ";") or is_verb(words, index):
            return
        if word in ("who", "that", "which"):
            yield from _relative(words, index, clause_end(words, index + 1, ","), number)
            return


def _participle(words: Words, first: int, number: int) -> Iterator[Account]:
    """ "A source | briefed on the talks | said": up to the main verb."""
    end = clause_end(words, first, ",")
    last = next((i for i in range(first + 1, end) if is_verb(words, i)), end)
    if last - first > 1:
        yield Account(first, last, "qualifier", number)


def _predicate(words: Words, anchor: Anchor, index: int, number: int) -> Iterator[Account]:
    """What the sentence says that the source did or is."""
    sentence = words.words[anchor.begin].sentence
    form: Form = "predicate"
    limit = min(index + REACH, len(words.words))
    if words.lower(index) in ("'s", "'"):
        form, limit = "possessor", min(index + 6, limit)
        index += 1
    elif words.lower(index) in (",", "and") and index < limit:
        index += 1
    elif not (index < limit and (is_verb(words, index) or _adverb(words, index))):
        return
    parted = words.lower(index - 1) == ","
    while index < limit and words.words[index].sentence == sentence and not is_verb(words, index):
        word = words.lower(index)
        if word in RELATIVE or word in (";", ":") or (parted and word in "“\""):
            return
        parted = parted or word == ","
        index += 1
    if index >= limit or words.words[index].sentence != sentence:
        return
    yield from _clause(words, index, form, number)


def _object(words: Words, anchor: Anchor, number: int) -> Iterator[Account]:
    """ "The club banned Jane Doe for life": what was done to a source, in its first mentions."""
    if number > 2 or not anchor.named:
        return
    sentence = words.words[anchor.begin].sentence
    for index in range(anchor.begin - 1, max(anchor.begin - 8, -1), -1):
        word = words.lower(index)
        if words.words[index].sentence != sentence or word in (",", ";", ":", "that", "and", *RELATIVE):
            return
        if is_verb(words, index) and word not in SPEECH and word not in AUXILIARIES:
            yield Account(index, clause_end(words, index, ","), "object", number)
            return


def _clause(words: Words, verb: int, form: Form, number: int) -> Iterator[Account]:
    end = clause_end(words, verb, ",")
    short = _before_subordinate(words, verb, end)
    if short is not None:
        yield Account(verb, short, form, number)
    if end - verb >= 3:
        yield Account(verb, end, form, number)
    stop = sentence_stop(words, verb)
    if stop > end and stop - verb >= 3:
        yield Account(verb, stop, form, number, long=True)
    start = stop + 1
    if start < len(words.words) and words.lower(start) in ("he", "she") and form == "predicate":
        verb = start + 1
        if is_verb(words, verb) and words.lower(verb) not in SPEECH:
            yield from _clause(words, verb, "sequel", number)


def _before_subordinate(words: Words, first: int, end: int) -> int | None:
    """Where another clause begins inside a long one: "was jailed | after he refused to pay"."""
    if end - first <= LONG:
        return None
    return next((i for i in range(first + 5, end - 3) if words.lower(i) in grammar("subordinating")), None)


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
                return


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
            if words.lower(index) == "i" and (
                words.lower(index + 1) in FIRST_PERSON or words.lower(index + 1) in past_only()
            ):
                stop = clause_end(words, index, ",")
                yield Account(index, min(stop, words.index(end)), "own", 0)
            if words.lower(index) == "in" and words.lower(index + 1) == "my":
                stop = clause_end(words, index, ",")
                yield Account(index, min(stop, words.index(end)), "own", 0)


def sentence_stop(words: Words, index: int) -> int:
    """Index of the mark that ends the sentence of a word."""
    sentence = words.words[index].sentence
    last = index
    while last + 1 < len(words.words) and words.words[last + 1].sentence == sentence:
        last += 1
    while last > index and not words.words[last].text[0].isalnum():
        last -= 1
    return last + 1


def is_verb(words: Words, index: int) -> bool:
    """Whether a word behind a subject is a finite verb."""
    word = words.words[index]
    if not word.text[0].islower() and not word.text.startswith("'"):
        return False
    lower = word.lower
    if lower in english().verbs or lower in past_only():
        return True
    if lower in AUXILIARIES:
        return lower not in grammar("adverbs")
    if lower in english().person or lower in english().group:
        return False
    return len(lower) > 4 and lower.endswith("ed") and lower not in grammar("adverbs")


def _adverb(words: Words, index: int) -> bool:
    lower = words.lower(index)
    return lower in grammar("adverbs") or (lower.endswith("ly") and is_verb(words, index + 1))
