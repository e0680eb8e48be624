"""One thing that a text tells about a source, where a source stands, and what both are cut by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.grammar import grammar
from reportedly.resolve.inflection import past_only
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
    "half",
    "opening",
    "own",
    "qualifier",
    "description",
    "lead",
    "participle",
    "possessed",
    "subordinate",
    "reported",
    "inverse",
    "cause",
]

#: Forms that are noun phrases.
NOMINAL = ("apposition", "role", "rest", "half", "description")
PERSONAL = frozenset({"he", "she", "it", "they"})
OWNERS = frozenset({"his", "her", "its", "their"})
#: What only says how the words reached us.
SPEECH = grammar("speech")
AUXILIARIES = grammar("auxiliaries")


@dataclass(frozen=True, slots=True)
class Anchor:
    """One place where the text names, describes or means a source: indices of its words."""

    begin: int
    #: Behind the last.
    last: int
    #: By name, not by description.
    named: bool
    #: How many words of the name.
    words: int = 1
    #: By a pronoun alone.
    pronoun: bool = False


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


@dataclass(frozen=True, slots=True)
class Quoted:
    """What is known of a source before its justification."""

    #: One of the six kinds; ``""``: undetermined.
    kind: str
    anchors: tuple[Anchor, ...]
    #: Its title; ``None``: none.
    title: Span | None = None
    #: The first form of the title's noun.
    position: str = ""
    #: Characters of its statements: contents, and cues.
    contents: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()


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
    """Whether a word behind a subject is a finite verb; there is none behind the last word of a text."""
    if index >= len(words.words):
        return False
    word = words.words[index]
    if not word.text[0].islower() and not word.text.startswith("'"):
        return False
    lower = word.lower
    if lower in english().verbs or lower in past_only() or lower in grammar("short_pasts"):
        return True
    if lower in AUXILIARIES:
        return lower not in grammar("adverbs")
    if lower in english().person or lower in english().group:
        return False
    prefix = next((one for one in grammar("verb_prefixes") if lower.startswith(one)), "")
    if prefix and lower[len(prefix) :] in past_only():
        return True
    return len(lower) > 4 and lower.endswith("ed") and lower not in grammar("adverbs")


def present(words: Words, index: int) -> bool:
    """Whether a word right behind a subject is a verb by its ending alone: "Doe raises chickens"."""
    if index >= len(words.words) or not words.words[index].text.isalpha() or words.words[index].capital:
        return False
    lower = words.lower(index)
    if len(lower) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return False
    plain = lower not in english().group and lower not in grammar("prepositions")
    return plain and lower not in grammar("adverbs") and not is_verb(words, index + 1)


def acts(words: Words, index: int) -> bool:
    """Whether a word behind "he", "she" or "who" is its verb: all that stands there but adverbs is."""
    if index >= len(words.words) or words.words[index].capital:
        return False
    lower = words.lower(index)
    if is_verb(words, index):
        return True
    barred = (*grammar("prepositions"), *grammar("adverbs"), *grammar("determiners"), *PERSONAL, *OWNERS)
    return lower.isalpha() and lower not in barred and lower not in ("and", "or", "but", "who", "whom")


def next_sentence(words: Words, index: int) -> int:
    """Index of the first word, no mark, of the sentence behind that of a word."""
    following = sentence_stop(words, index)
    sentence = words.words[index].sentence
    while following < len(words.words) and (
        words.words[following].sentence == sentence or not words.words[following].text[0].isalnum()
    ):
        following += 1
    return following
