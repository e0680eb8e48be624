"""Texts with choices: ``(a|b)`` is a choice of words, ``[firm|hedged]`` how firmly, ``{name}`` a fact."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_FIRMNESS = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_ARTICLE = re.compile(r"\b([Aa])(?= [AEIO][a-z])")


def expand(text: str, random: Random, facts: Mapping[str, str], *, hedged: bool = False) -> str:
    """One of the ways to say it.

    Args:
        text: with choices and names of facts.
        random: decides the choices.
        facts: by name.
        hedged: as something that is not certain.
    """
    text = _FIRMNESS.sub(lambda match: match[2 if hedged else 1], text)
    text = _CHOICE.sub(lambda match: random.choice(match[1].split("|")), text)
    return _ARTICLE.sub(r"\1n", _SLOT.sub(lambda match: facts[match[1]], text))


def hedged_forms(text: str) -> bool:
    """Whether a text can be put with and without a hedge."""
    return bool(_FIRMNESS.search(text))


def upper_first(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def fresh(options: Sequence[str], random: Random, facts: Mapping[str, str], used: set[str]) -> str:
    """A way to say one of the options that has not been used; it is used from now on."""
    found = ""
    for _ in range(12):
        found = upper_first(expand(random.choice(options), random, facts))
        if found not in used:
            break
    used.add(found)
    return found


def altered(quote: str, swaps: Sequence[Sequence[str]], random: Random) -> str:
    """The quotation with one or two of its words changed; unchanged where no swap fits."""
    fitting = [(old, new) for old, new in swaps if re.search(rf"\b{re.escape(old)}\b", quote)]
    for old, new in random.sample(fitting, min(len(fitting), random.choice((1, 1, 2)))):
        quote = re.sub(rf"\b{re.escape(old)}\b", new, quote, count=1)
    return quote
