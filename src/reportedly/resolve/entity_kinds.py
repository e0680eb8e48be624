"""What each name of a text most likely names: a person, a body, a state, a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from reportedly.resolve.entity_values import EntityKind
from reportedly.resolve.evidence import personhood
from reportedly.resolve.genders import gender_from_pronouns, taken_up
from reportedly.resolve.introductions import Introduction
from reportedly.resolve.names import Name
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.words import Words

#: Behind these a name is a company's, and so is the name alone.
INCORPORATED = frozenset({"inc.", "corp.", "corp", "co.", "ltd.", "llc", "inc", "ltd", "plc"})


def kinds_of(
    view: Words, found: Sequence[Name], intros: Sequence[Introduction], lexicon: Lexicon
) -> dict[str, EntityKind]:
    """What each form of name most likely names, all its mentions together."""
    scores: dict[str, list[float]] = defaultdict(list)
    for name, intro in zip(found, intros, strict=True):
        scores[name.lower].append(personhood(view, name, intro, lexicon))
    decided: dict[str, EntityKind] = {}
    for form, values in scores.items():
        total = max(values) + min(values) + sum(values) / len(values)
        if form in _state_forms() and total < 8:
            decided[form] = "state"
        elif form in _place_forms() and total < (20 if form.endswith(".") else 8):
            decided[form] = "place"
        else:
            decided[form] = "person" if total > 0 else "organisation"
    addressed = {
        name.lower
        for name in found
        if name.begin < name.first and view.lower(name.first - 1) in ("mr.", "mrs.", "ms.", "miss")
    }
    decided |= dict.fromkeys(addressed, "person")  # "the Doe administration" and "Mr. Doe"
    companies = {
        name.words[0].lower()
        for name in found
        if len(name.words) == 2 and name.words[1] in lexicon.legal_forms
    }
    companies |= {
        name.words[0].lower()
        for name in found
        if len(name.words) == 2 and name.words[1].lower() in INCORPORATED
    }
    return {form: "organisation" if form in companies else kind for form, kind in decided.items()}


def persons_by_pronoun(view: Words, found: Sequence[Name], kinds: dict[str, EntityKind]) -> None:
    """A single name that "he" or "she" goes on from is a person, whatever else is open about it."""
    starts = frozenset(name.first for name in found)
    by_form: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        by_form[name.lower].append(name)
    lexicon = english()
    for form, own in by_form.items():
        word = own[0].words[0]
        known = form in lexicon.organisations or form in lexicon.organisation_heads | lexicon.group
        if kinds[form] != "organisation" or len(own[0].words) > 1 or known or word.isupper():
            continue
        speaks = any(view.lower(name.last) in lexicon.verbs for name in own)
        inner = not word[1:].islower()  # "DeLong", whose capitals say that it is a name
        doubtful = any(name.definite or (name.doubtful and not inner) for name in own[:1])
        if len(own) < 2 or not speaks or doubtful:
            continue
        people = frozenset(name.first for name in found if kinds[name.lower] == "person")
        if gender_from_pronouns(view, own, starts) or any(taken_up(view, name, people) for name in own):
            kinds[form] = "person"


@cache
def _state_forms() -> frozenset[str]:
    return frozenset(form.lower() for form in english().states)


@cache
def _place_forms() -> frozenset[str]:
    return frozenset(form.lower() for form in english().places)
