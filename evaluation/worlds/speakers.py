"""Invents those who speak: officials, others, documents, the anonymous, and those who deny."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from evaluation.worlds.grammar import expand
from evaluation.worlds.lexicon import load
from evaluation.worlds.names import Names
from evaluation.worlds.values import Speaker

Facts = Mapping[str, str]


def official(names: Names, random: Random, facts: Facts, office: str) -> Speaker:
    """Somebody who speaks for an office of the government."""
    rank = random.choice(load("names")["office"])
    return _person(names, random, {**facts, "office": office}, rank, f"government of {facts['home']}")


def other(names: Names, random: Random, facts: Facts) -> Speaker:
    """Somebody who speaks for no government."""
    rank = random.choice(load("names")["other"])
    return _person(names, random, facts, rank, expand(rank["party"], random, facts))


def denier(names: Names, random: Random, facts: Facts, kind: str) -> Speaker:
    """Somebody who speaks for those that are blamed."""
    rank = load("names")["deniers"][kind]
    return _person(names, random, facts, rank, expand(rank["party"], random, facts))


def document(random: Random, facts: Facts, office: str) -> Speaker:
    """A report of an office."""
    words = random.choice(("report", "letter", "internal memo"))
    full = f"{'an' if words[0] in 'aeiou' else 'a'} {words} by the {office} of {facts['home']}"
    short = f"the {words.split()[-1]}"
    return Speaker(
        f"{office} {words}",
        full,
        full,
        short,
        "official papers",
        None,
        f"government of {facts['home']}",
        "document",
    )


def anonymous(random: Random, number: int) -> Speaker:
    """Somebody whose name is withheld."""
    words = load("names")["anonymous"]
    full = random.choice(words["full"])
    short = "the person" if full.startswith("a person") else "the participant"
    vague = random.choice(words["vague"])
    return Speaker("anonymous", full, full, short, vague, None, f"anonymous {number}", "anonymous")


def _person(names: Names, random: Random, facts: Facts, rank: Mapping[str, Any], party: str) -> Speaker:
    first, last, pronoun = names.person()
    name = f"{first} {last}"
    before, after = (
        expand(rank[key].replace("(spokeswoman|spokesman)", _spokes(pronoun)), random, facts)
        for key in ("before", "after")
    )
    vague = expand(random.choice(rank.get("vague", ["an official"])), random, facts)
    grand = expand(rank["grand"], random, facts) if "grand" in rank else None
    return Speaker(name, f"{name}, {after},", f"{before} {name}", last, vague, grand, party)


def _spokes(pronoun: str) -> str:
    return "spokeswoman" if pronoun == "she" else "spokesman"
