"""Whether two names name one organisation: the same words, a short form, initials."""

from __future__ import annotations

from functools import cache, lru_cache

from reportedly.resolve.grammar import grammar
from reportedly.resolve.names import Name
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words

#: Bodies named both ways: "Department of Commerce", "Commerce Department".
INVERTED = frozenset({"department", "ministry", "treasury", "office", "bureau"})
#: Words of media that are called by the first word of their name, too.
SENDERS = frozenset({"broadcasting", "magazine", "news", "radio", "television"})
MINOR = grammar("minor_in_names")


def same_organisation(words: Words, one: Name, other: Name) -> bool:
    """Whether two names of a text can be one organisation's.

    The same words without "Inc." and the like; initials ("NAACP"); the first word alone of a company's name
    ("Acme", "Acme Energy"); the last words alone, with "the" ("the Post", "the Tax Policy Center").
    """
    a, b = significant(one.words), significant(other.words)
    if a == b or (sorted(a) == sorted(b) and set(a) & INVERTED):
        return True
    long, short, brief = (a, b, other) if len(a) >= len(b) else (b, a, one)
    if len(short) == 1 and initials(long) == short[0].replace(".", "") and len(long) > 1:
        return True
    if not short or len(long) <= len(short):
        return False
    if _part_or_paper(long, short) or (long[-1] in grammar("features") and long[-1] not in short):
        return False
    if len(short) > 1:
        return long[-len(short) :] == short or (
            long[: len(short)] == short and long[len(short)] not in ("times",)
        )
    lexicon = english()
    if len(long) == 2 and long[1] in grammar("clubs_alone") and short[0] in long:
        return True  # "Rovers", "Ashgate": Ashgate Rovers
    if long[-1] == short[0] and short[0] in lexicon.organisation_heads:
        return brief.definite and len(long) <= 4
    if long[-1] == short[0] and len(long) == 2 and not brief.doubtful and long[0] not in _places_and_states():
        return one.definite and other.definite  # "the Orla Lamp", "the Lamp"
    paper = len(long) == 2 and long[1] in lexicon.body_names["media"] - SENDERS
    if paper or words.lower(brief.begin - 1) in ("in", "near"):
        return False  # "in Sandmark" is not the Sandmark Courier
    return (
        long[0] == short[0]
        and (len(long) == 2 or long[1] in lexicon.organisation_heads)
        and (long[1] in lexicon.organisation_heads or _own_word(words, short[0], brief, one, other))
        and not brief.definite
        and short[0] not in _places_and_states()
    )


def _part_or_paper(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """ "United Nations Climate Panel" is no longer name of the United Nations, nor "Acme Index" of Acme."""
    lexicon = english()
    if long[: len(short)] != short:
        return False
    if " ".join(long[len(short) :]) in grammar("desks_of_bodies"):
        return True  # "Acme Media Relations" answers for Acme and is no fuller name of it
    if long[-1] in lexicon.capital_documents and short[-1] not in lexicon.capital_documents:
        return True
    whole = " ".join(short) in lexicon.organisations or short[-1] in lexicon.organisation_heads
    parts = grammar("parts_of_bodies")
    return whole and len(short) > 1 and any(word in parts for word in long[len(short) :])


def _own_word(words: Words, word: str, brief: Name, one: Name, other: Name) -> bool:
    """Whether a word of a name is no word of the language that other names share: "Corbel", not "National".

    The full name has to come first: "Acme Search" is not what "Acme" stands for.
    """
    lexicon = english()
    full = other if brief is one else one
    if brief.first < full.first or word in lexicon.organisations:
        return False
    if words.lower(brief.last) not in lexicon.verbs and words.lower(brief.last) not in ("'s", "'", ",", "."):
        return False  # "a Harrow warehouse" stands in Harrow
    if word in lexicon.modifiers or word in lexicon.positions or word in lexicon.organisation_heads:
        return False
    return word not in lexicon.given and not any(w.text == word for w in words.words)


@cache
def _places_and_states() -> frozenset[str]:
    return frozenset(form.lower() for form in (*english().places, *english().states))


@lru_cache(maxsize=4096)
def significant(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that tell it from others, lower case."""
    return tuple(
        w.lower().rstrip(",").removesuffix(".com")
        for w in words
        if w.lower() not in MINOR and w not in (",", "'", "’")
    )


def initials(words: tuple[str, ...]) -> str:
    """The first letters: "national council" -> "nc"."""
    return "".join(word[0] for word in words if word[0].isalpha())
