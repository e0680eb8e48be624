"""Which names of a text name one and the same: full names first, then what shortens them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.resolve.entity_values import Entity, EntityKind
from reportedly.resolve.genders import gender_from_pronouns
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import Introduction
from reportedly.resolve.names import Name
from reportedly.resolve.organisations import same_organisation
from reportedly.resolve.person_names import PersonName, gender_of, person_name, same_given, same_person
from reportedly.resolve.source_lexicon import Gender, english
from reportedly.resolve.words import Words


class Together:
    """Puts the names of one text together, full names first, then what shortens them."""

    def __init__(
        self,
        view: Words,
        found: Sequence[Name],
        intros: Sequence[Introduction],
        kinds: dict[str, EntityKind],
    ) -> None:
        self._view, self._found, self._intros, self._kinds = view, found, intros, kinds
        self._entities: list[Entity] = []
        self._of: dict[int, int] = {}
        #: Surnames that the text gives with "Jr." alone, to tell a son from his father.
        self._told_apart = {
            person.surname
            for name in found
            if (person := person_name(name.words)).junior and (not person.full or self._son(name, person))
        }

    def run(self) -> tuple[list[int], list[Entity]]:
        """Index of the entity of every name, and the entities in order of first mention."""
        people = [i for i, name in enumerate(self._found) if self._kinds[name.lower] == "person"]
        full = [i for i in people if person_name(self._found[i].words).full]
        for index in sorted(full, key=lambda i: (self._found[i].doubtful, i)):
            self._add_full(index)
        for index, name in enumerate(self._found):
            if index not in self._of and not self._add_short(index, name):
                self._add_other(index, name)
        return self._ordered()

    def _add_full(self, index: int) -> None:
        name = person_name(self._found[index].words)
        known = [
            number
            for number, entity in enumerate(self._entities)
            if entity.person
            and self._same_generation(entity.person, name)
            and same_person(entity.person, name)
        ]
        self._put(index, known[0] if known else self._new("person", name), name)

    def _add_short(self, index: int, name: Name) -> bool:
        """A name of one word that shortens a person's full name."""
        short = person_name(name.words)
        if short.full:
            return False
        word = short.surname
        titled = name.begin < name.first
        by_surname = [
            n
            for n, e in enumerate(self._entities)
            if e.person
            and e.person.full
            and e.person.surname == word
            and self._same_generation(e.person, short)
        ]
        fitting = [n for n in by_surname if self._fits(index, n) and not self._kin_of_another(n)]
        if by_surname and (self._kinds[name.lower] != "state" or titled or self._no_state(name)):
            number = self._dominant(index, fitting)
            if number is not None:
                self._put(index, number, None)
                return True
        by_given = [n for n, e in enumerate(self._entities) if e.person and self._given(e.person, word)]
        kind = self._kinds[name.lower]
        personal = kind == "person" or (kind == "organisation" and self._first_name(name, by_given))
        if by_surname or len(by_given) != 1 or not personal:
            return False
        self._put(index, by_given[0], None)
        return True

    def _same_generation(self, one: PersonName, other: PersonName) -> bool:
        """Whether both or neither are "Jr.", where the text tells two people apart by it."""
        return one.surname not in self._told_apart or one.junior == other.junior

    def _son(self, name: Name, person: PersonName) -> bool:
        """ "The president's son, John Doe Jr.", or another of the surname, with a title, before him."""
        before = {self._view.lower(i) for i in range(max(name.first - 4, 0), name.first)}
        return "son" in before or any(
            other.begin < other.first < name.first and other.words == (person.words[-2],)
            for other in self._found
        )

    def _first_name(self, name: Name, numbers: list[int]) -> bool:
        """Whether a word alone is known for a given name, or is the first word of a whole name before it."""
        lexicon, word = english(), name.lower
        if (
            word in lexicon.given
            or name.definite
            or word in lexicon.organisations | lexicon.organisation_heads
        ):
            return word in lexicon.given
        whole = (other for number in numbers for other in self._entities[number].names)
        return any(o.first < name.first and o.words[0].lower() == word and len(o.words) < 4 for o in whole)

    def _given(self, person: PersonName, word: str) -> bool:
        if not person.full or len(word) < 2:
            return False
        return word in person.given or any(
            min(len(g), len(word)) > 2 and same_given(g, word) for g in person.given
        )

    def _fits(self, index: int, number: int) -> bool:
        """Whether the honorific before a name allows the person's gender."""
        name = self._found[index]
        told = told_gender(self._view, name)
        entity = self._entities[number]
        return not (told and entity.gender and told != entity.gender)

    def _dominant(self, index: int, candidates: list[int]) -> int | None:
        """Of several with one surname: the one clearly meant; ``None`` where that is not clear."""
        if len(candidates) <= 1:
            return candidates[0] if candidates else None
        titled = self._as_titled(index, candidates)
        if titled is not None:
            return titled
        candidates = [n for n in candidates if not self._of_kin(n)] or candidates
        candidates = [n for n in candidates if self._known_given(n)] or candidates
        candidates = [n for n in candidates if self._told_before(n, index)] or candidates
        if len(candidates) == 1:
            return candidates[0]
        sentence = self._view.words[self._found[index].first].sentence
        near = {n for n in candidates if self._near(n, sentence, index)}
        if len(near) == 1:
            return near.pop()
        counts = sorted(((len(self._entities[n].names), -n, n) for n in candidates), reverse=True)
        return counts[0][2] if counts[0][0] > counts[1][0] else None

    def _known_given(self, number: int) -> bool:
        """Whether the first name is one: "Pool Photo Doe" under a picture is nobody."""
        person = self._entities[number].person
        return person is not None and bool(person.given) and person.given[0] in english().given

    def _as_titled(self, index: int, candidates: list[int]) -> int | None:
        """ "President Doe" again: of several, the one whom the text calls so by the full name."""
        title = self._title(self._found[index])
        alike = [n for n in candidates if any(self._title(m) & title for m in self._entities[n].names)]
        return alike[0] if title and len(alike) == 1 else None

    def _title(self, name: Name) -> frozenset[str]:
        """The words of the title in the same run, honorifics left out."""
        told = (self._view.lower(i) for i in range(name.begin, name.first))
        return frozenset(word for word in told if word not in english().honorifics)

    def _told_before(self, number: int, index: int) -> bool:
        """Whether the text has given the full name by then: a surname alone is for readers who know it."""
        first = self._found[index].first
        return any(len(name.words) > 1 and name.first < first for name in self._entities[number].names)

    def _of_kin(self, number: int) -> bool:
        """ "his father, Jane Doe": whoever is named as somebody's kin keeps the given name afterwards."""
        first = self._entities[number].names[0].begin
        sentence = self._view.words[first].sentence
        told = (i for i in range(max(first - 7, 0), first) if self._view.words[i].sentence == sentence)
        before = [self._view.lower(i) for i in told]
        kin = any(word in grammar("kin") for word in before)
        whose = any(word in ("his", "her", "their", "'s") for word in before)
        return kin and (whose or (before[-3:-2] == ["the"] and before[-1] == ","))

    def _no_state(self, name: Name) -> bool:
        """ "Jordan said", behind a Jane Jordan: a surname, where the text puts nothing in Jordan or to it."""
        alike = [other for other in self._found if other.lower == name.lower]
        spoken = sum(self._view.lower(other.last) in english().verbs for other in alike)
        placed = any(self._view.lower(other.begin - 1) in ("in", "to", "from", "across") for other in alike)
        return spoken > 0 and not placed and name.words[0].istitle()

    def _kin_of_another(self, number: int) -> bool:
        """ "his father, Jane Doe", where the text has spoken of a Doe before: not the Doe it speaks of."""
        entity = self._entities[number]
        first = min(name.first for name in entity.names if len(name.words) > 1)
        known = entity.person.surname if entity.person else ""
        earlier = (n for n in self._found if n.first < first and n.lower == known)
        return self._of_kin(number) and any(not n.doubtful for n in earlier)

    def _near(self, number: int, sentence: int, index: int) -> bool:
        return any(
            0 <= sentence - self._view.words[name.first].sentence <= 1
            and name.first < self._found[index].first
            for name in self._entities[number].names
            if len(name.words) > 1
        )

    def _add_other(self, index: int, name: Name) -> None:
        kind = self._kinds[name.lower]
        person = person_name(name.words) if kind == "person" else None
        for number, entity in enumerate(self._entities):
            if entity.kind == kind and self._same(entity, name, person, index):
                self._put(index, number, None)
                return
        self._put(index, self._new(kind, person), person)

    def _same(self, entity: Entity, name: Name, person: PersonName | None, index: int) -> bool:
        if entity.kind == "person":
            known = entity.person
            if known is None or person is None or known.full or known.surname != person.surname:
                return False
            if not self._same_generation(known, person):
                return False
            told = told_gender(self._view, name)
            return not (told and entity.gender and told != entity.gender)
        if entity.kind == "state":
            return _states()[entity.names[0].lower] == _states()[name.lower]
        if entity.kind == "place":
            return entity.names[0].lower == name.lower
        if any(("v" in other.words) != ("v" in name.words) for other in entity.names):
            return False  # "Acme v. Ohio" is a case
        return any(same_organisation(self._view, other, name) for other in entity.names)

    def _new(self, kind: EntityKind, person: PersonName | None) -> int:
        self._entities.append(Entity(kind, person=person))
        return len(self._entities) - 1

    def _put(self, index: int, number: int, person: PersonName | None) -> None:
        entity, name = self._entities[number], self._found[index]
        self._of[index] = number
        entity.names.append(name)
        if person and (entity.person is None or len(person.given) > len(entity.person.given)):
            entity.person = person
        told = told_gender(self._view, name)
        entity.gender = told or entity.gender or (gender_of(entity.person) if entity.person else None)

    def _ordered(self) -> tuple[list[int], list[Entity]]:
        order = sorted(
            range(len(self._entities)), key=lambda n: min(i for i, m in self._of.items() if m == n)
        )
        starts = frozenset(self._found[i].first for i, n in self._of.items() if self._entities[n].person)
        place = {number: position for position, number in enumerate(order)}
        for number, entity in enumerate(self._entities):
            indices = sorted(i for i, m in self._of.items() if m == number)
            entity.names = [self._found[i] for i in indices]
            entity.introductions = [self._intros[i] for i in indices]
            entity.fullest = _fullest(entity)
            if entity.person and entity.gender is None:
                entity.gender = gender_from_pronouns(self._view, entity.names, starts)
        return [place[self._of[i]] for i in range(len(self._found))], [self._entities[n] for n in order]


@cache
def _states() -> dict[str, str]:
    """Every form of a state's name in lower case, and the state."""
    return {form.lower(): state for form, state in english().states.items()}


def _fullest(entity: Entity) -> Name:
    """The mention with most words; of organisations too; prose before headlines."""
    if entity.kind == "state":
        plain = [n for n in entity.names if english().states.get(" ".join(n.words)) == " ".join(n.words)]
        return (plain or entity.names)[0]
    told = {" ".join(name.words) for name in entity.names}
    plain = [n for n in entity.names if not _decorated(n, told)]
    return max(
        plain or entity.names,  # "the Failing Lantern" is no fuller name of the Lantern
        key=lambda n: (
            not n.doubtful or len(n.words) > 1,
            len([w for w in n.words if w.isalpha() or "." in w or "-" in w]),
            not n.doubtful,
            -n.first,
        ),
    )


def _decorated(name: Name, told: set[str]) -> bool:
    """ "the Failing Lantern", "the Save Velm Twitter account": more than the name that the text has."""
    railed = name.words[0].endswith("ing") and " ".join(name.words[1:]) in told
    return railed or (name.words[-1].lower() in grammar("platforms") and " ".join(name.words[:-1]) in told)


def told_gender(view: Words, name: Name) -> Gender | None:
    """The gender that an honorific or title before the name tells."""
    lexicon = english()
    start = max(name.begin - 2, 0)
    for index in range(name.first - 1, start - 1, -1):
        word = view.lower(index)
        told = lexicon.honorifics.get(word) or lexicon.gendered.get(word)
        if told and (index >= name.begin or index == name.begin - 1):
            return told
    return None
