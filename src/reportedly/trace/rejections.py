"""Who rejects what is said without saying it again: "the accusations are false", "he is innocent"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.trace.drift_words import Word, find, lists, telling, words, words_in_list
from reportedly.trace.values import Statement
from reportedly.types import Document

#: Words before an untruth among which a negation turns it round: "was not entirely false".
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Rejection:
    """A general rejection."""

    #: Of a charge against somebody ("innocent", "wrongdoing"), not of what was said ("the report is false").
    charge: bool
    #: The words for what is rejected, or for who is innocent.
    of: tuple[Word, ...] = ()


def rejection(statement: Statement, document: Document) -> Rejection | None:
    """What a statement rejects without naming it; ``None``: it is no such rejection."""
    told = statement.attribution
    if told is None or not (statement.source or told.source):
        return None
    cue, said = words(document.text, told.cue), words(document.text, statement.spans)
    whole = sorted((*cue, *said), key=lambda word: word.start)
    if _first(whole, "pleas") is not None:
        return Rejection(charge=True)
    if denying(cue) and (statement.factuality or "").endswith("-"):
        return _denied(said)
    return _innocent(said) or _untrue(said)


def denying(cue: Sequence[Word]) -> bool:
    """Whether the cue is one of denial."""
    return any(word.text in words_in_list("denial", "words") for word in cue)


def _denied(said: Sequence[Word]) -> Rejection | None:
    """ "Denied the allegations", "rejected it as gossip"."""
    end = next((n for n, word in enumerate(said) if word.text == "as"), len(said))
    found = telling(said[:end])
    if not all(_unnamed(word) for word in found):
        return None
    return Rejection(_charge(found), tuple(found))


def _innocent(said: Sequence[Word]) -> Rejection | None:
    """ "He was innocent", "did nothing wrong", "never took a dime"."""
    at = _first(said, "innocence")
    if at is not None:
        return Rejection(charge=True, of=tuple(telling(said[:at])))
    trifle = any(word.text in words_in_list("denial", "trifles") for word in said)
    if trifle and any(_negation(word) for word in said):
        return Rejection(charge=True)
    return None


def _untrue(said: Sequence[Word]) -> Rejection | None:
    """ "The company's figures were plucked from thin air", "that is a lie", "called the report nonsense"."""
    at = _first(said, "untruths")
    plain = at is not None
    at = at if plain else _first(said, "scorn")
    if at is None or any(_negation(word) for word in said[max(0, at - _BEFORE) : at]):
        return None
    subject = tuple(telling(said[:at]))
    nouns = [word for word in subject if _unnamed(word)]
    if any(not _unnamed(word) and not word.text.endswith(("'s", "ly")) for word in subject):
        return None
    pronoun = plain and bool(said[:at]) and said[0].text in words_in_list("denial", "pronouns")
    return Rejection(_charge(subject), subject) if nouns or pronoun else None


def _first(said: Sequence[Word], name: str) -> int | None:
    """Where the first of some phrases begins."""
    found = [at for phrase in lists()["denial"][name] for at in find(said, phrase.split())]
    return min(found, default=None)


def _charge(found: Sequence[Word]) -> bool:
    return any(word.text in words_in_list("denial", "charges") for word in found)


def _unnamed(word: Word) -> bool:
    return word.text in words_in_list("denial", "unnamed") or word.text in words_in_list("denial", "charges")


def _negation(word: Word) -> bool:
    return word.text in words_in_list("denial", "negations") or word.text.endswith("n't")
