"""The parts of a person's name, and whether two names can be one person's."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.source_lexicon import Gender, english

#: Letters of a first name that is long enough for one of them to be a mistake.
LONG = 7
QUOTES = "\"“”'‘’"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, taken apart."""

    #: As it stands, quotation marks of a nickname included.
    words: tuple[str, ...]
    #: First names, initials and nicknames, lower case.
    given: tuple[str, ...]
    #: Lower case, particles left out.
    surname: str

    @property
    def junior(self) -> bool:
        """Ends in "Jr."."""
        return self.words[-1].lower().rstrip(".") == "jr"

    @property
    def full(self) -> bool:
        """Has first and last name."""
        return bool(self.given) and bool(self.surname)


def person_name(words: tuple[str, ...]) -> PersonName:
    """Take a name without title apart; a single word counts as surname."""
    lexicon = english()
    plain = [w.lower().replace("’", "'") for w in words if w not in QUOTES and w != ","]
    while len(plain) > 1 and plain[-1] in lexicon.suffixes:
        plain.pop()
    given = tuple(word for word in plain[:-1] if word not in lexicon.particles)
    return PersonName(words, given, plain[-1])


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two names with first and last name can be one person's: "Mike Doe", "Michael J. Doe"."""
    if one.surname != other.surname:
        return bool(set(one.given) & set(other.given)) and _double(one, other)
    if not one.given or not other.given:
        return True
    if any(same_given(a, b) for a in one.given for b in other.given if len(a) > 2 and len(b) > 2):
        return True
    return same_given(one.given[0], other.given[0]) or _misspelt(one.given[0], other.given[0])


def _misspelt(one: str, other: str) -> bool:
    """ "Christine" and "Christina" of one surname: but for its end the same long name, and of one gender."""
    known = english().given
    told = known.get(one), known.get(other)
    alike = len(one) == len(other) >= LONG and one[:-1] == other[:-1]
    return alike and (None in told or told[0] == told[1])


def _double(one: PersonName, other: PersonName) -> bool:
    """ "Ann Lee Kim" and "Ann Lee": the second surname left out."""
    long, short = (one, other) if len(one.given) > len(other.given) else (other, one)
    return short.surname in long.given and short.given == long.given[: len(short.given)] and bool(short.given)


def same_given(one: str, other: str) -> bool:
    """Whether two first names can be the same: equal, an initial, or forms of one name."""
    if one == other:
        return True
    if one.rstrip(".") == other[:1] or other.rstrip(".") == one[:1]:
        return True
    forms = english().forms
    return bool(forms.get(one, frozenset()) & forms.get(other, frozenset()))


def gender_of(name: PersonName) -> Gender | None:
    """The gender that the first name tells."""
    given = english().given
    for word in name.given:
        if word in given:
            return given[word]
    if name.given:
        return None
    return english().public_figures.get(name.surname) or given.get(name.surname)
