"""Whether two names name one organisation: the same words, a short form, initials."""

from __future__ import annotations

from functools import cache, lru_cache

from reportedly.resolve.grammar import grammar
from reportedly.resolve.names import Name
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words

MINOR = grammar("minor_in_names")


def same_organisation(words: Words, one: Name, other: Name) -> bool:
    """Whether two names of a text can be one organisation's.

    The same words without "Inc." and the like; initials ("NAACP"); the first word alone of a company's name
    ("Acme", "Acme Energy"); the last words alone, with "the" ("the Post", "the Tax Policy Center").
    """
    a, b = significant(one.words), significant(other.words)
    if a == b:
        return True
    long, short, brief = (a, b, other) if len(a) >= len(b) else (b, a, one)
    if len(short) == 1 and initials(long) == short[0].replace(".", "") and len(long) > 1:
        return True
    if not short or len(long) <= len(short):
        return False
    if len(short) > 1:
        return long[-len(short) :] == short or (
            long[: len(short)] == short and long[len(short)] not in ("times",)
        )
    lexicon = english()
    if long[-1] == short[0] and short[0] in lexicon.organisation_heads:
        return brief.definite and len(long) <= 4
    return (
        long[0] == short[0]
        and len(long) == 2
        and long[1] in lexicon.organisation_heads
        and not brief.definite
        and short[0] not in _places_and_states()
    )


@cache
def _places_and_states() -> frozenset[str]:
    return frozenset(form.lower() for form in (*english().places, *english().states))


@lru_cache(maxsize=4096)
def significant(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that tell it from others, lower case."""
    return tuple(w.lower().rstrip(",") for w in words if w.lower() not in MINOR and w not in (",", "'", "’"))


def initials(words: tuple[str, ...]) -> str:
    """The first letters: "national council" -> "nc"."""
    return "".join(word[0] for word in words if word[0].isalpha())
