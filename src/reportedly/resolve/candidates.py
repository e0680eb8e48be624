"""Whom a third-person pronoun could mean: everybody named, described or heard before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.resolve.anaphora import antecedent
from reportedly.resolve.descriptions import described, papers
from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.meanings import make
from reportedly.resolve.noun_phrases import plural_noun
from reportedly.resolve.pronoun_features import quoted
from reportedly.resolve.pronouns import PLURAL, Candidate, gender_told
from reportedly.resolve.referents import Key, Referent, Referents
from reportedly.resolve.source_lexicon import Gender, english
from reportedly.types import Attribution, Span

Sort = Literal["person", "body", "thing", "several"]
#: Characters before the pronoun in which an unnamed person or group is looked for.
REACH = 700


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate and the source, or sources, that it is."""

    keys: tuple[Key, ...]
    candidate: Candidate
    #: The description, where it is no source yet.
    described: Part | None = None


class Candidates:
    """The candidates of one text."""

    def __init__(self, named: Named, attributions: tuple[Attribution, ...]) -> None:
        self._named = named
        self._attributions = attributions
        self._described = [(part, _key(named, part)) for part in (*described(named), *papers(named))]
        self._pairs = list(_pairs(named))
        #: What pronouns before have told of sources whose names tell no gender.
        self.genders: dict[Key, Gender] = {}

    def options(
        self,
        referents: Referents,
        together: list[tuple[tuple[Key, ...], Span]],
        attribution: Attribution,
        part: Part,
        word: str,
    ) -> list[Option]:
        """Everybody the pronoun in a part could mean, with every mention known by now."""
        barred = self._speakers_around(referents, part.span) | self._askers(referents, attribution)
        found = [o for o in self._entities(referents, part) if o.keys[0] not in barred]
        found += [o for o in self._unnamed(referents, part) if o.keys[0] not in barred]
        if word in PLURAL:
            found += [Option(keys, Candidate((span,), None, "several", (span,))) for keys, span in together]
            found += [Option(keys, Candidate((span,), None, "several")) for keys, span in self._pairs]
        if gender_told(word):
            agents = self._agents(part)
            found = [o for o in found if o.candidate.sort == "person" and o.keys[0] not in agents]
        if word in ("each", "both"):
            found = [option for option in found if len(option.keys) > 1]
        return found

    def _askers(self, referents: Referents, attribution: Attribution) -> set[Key]:
        """ "She asked the mayor whether … "No," she answered.": who asked does not answer."""
        if not self._cue(attribution) & grammar("replying"):
            return set()
        before = [a for a in self._attributions if a.source and a.cue and a.cue[0] < attribution.cue[0]]
        last = max(before, key=lambda a: a.cue[0], default=None)
        if last is None or not self._cue(last) & grammar("putting_questions"):
            return set()
        return {
            referent.key
            for referent in referents.all()
            for mention in referent.mentions
            if any(start <= mention.span[0] < end for start, end in last.source)
        }

    def _cue(self, attribution: Attribution) -> set[str]:
        view = self._named.words
        return {view.lower(i) for span in attribution.cue for i in view.between(*span)}

    def _agents(self, part: Part) -> set[Key]:
        """ "Asked by Doe whether it rained, he": by whom the subject was asked is not the subject."""
        view = self._named.words
        first = part.first
        while first > 0 and view.words[first - 1].sentence == view.words[part.first].sentence:
            first -= 1
        opening = view.lower(first)
        if not (opening.endswith("ed") or opening == "under") or view.lower(part.first - 1) != ",":
            return set()
        return {
            ("entity", str(number))
            for name, number in zip(self._named.names, self._named.of, strict=True)
            if first < name.begin < part.first and view.lower(name.begin - 1) == "by"
        }

    def _speakers_around(self, referents: Referents, span: Span) -> set[Key]:
        """Who says the quoted words around a pronoun: they do not speak of themselves as "he"."""
        if not quoted(self._named.words.text, span):
            return set()
        around = {
            other.source
            for other in self._attributions
            if other.source and any(start <= span[0] and span[1] <= end for start, end in other.content)
        }
        return {
            referent.key
            for referent in referents.all()
            for mention in referent.mentions
            if any(
                start <= mention.span[0] and mention.span[1] <= end
                for spans in around
                for start, end in spans
            )
        }

    def _entities(self, referents: Referents, part: Part) -> list[Option]:
        pointing: dict[Key, list[Span]] = defaultdict(list)
        for description, whom in self._described:
            if whom[0] == "entity" and description.span != part.span:
                pointing[whom].append(description.span)
        found = []
        for number, entity in enumerate(self._named.entities):
            if entity.kind == "place" or (entity.kind != "person" and all(n.doubtful for n in entity.names)):
                continue
            key: Key = ("entity", str(number))
            spoken = _spoken(referents, key)
            mentions = tuple(sorted({*(name.span for name in entity.names), *spoken, *pointing[key]}))
            gender = entity.gender or self.genders.get(key)
            found.append(Option((key,), Candidate(mentions, gender, _entity_sort(entity), spoken)))
        return found

    def _unnamed(self, referents: Referents, part: Part) -> list[Option]:
        """Sources without a name, and descriptions shortly before the pronoun."""
        mentions: dict[Key, set[Span]] = defaultdict(set)
        parts: dict[Key, Part] = {}
        for description, key in self._described:
            if key[0] != "entity" and 0 < part.span[0] - description.span[0] < REACH:
                mentions[key].add(description.span)
                parts.setdefault(key, description)
        found = []
        for referent in referents.all():
            if referent.entity is None:
                spoken = _spoken(referents, referent.key)
                every = tuple(sorted({*spoken, *mentions.pop(referent.key, set())}))
                gender = self._gender(referent)
                found.append(Option((referent.key,), Candidate(every, gender, _sort(referent), spoken)))
        for key, spans in mentions.items():
            head = self._named.words.lower(parts[key].head or 0)
            sort: Sort = "several" if plural_noun(head) else "person"
            sort = "thing" if head in english().documents else sort
            spoken = tuple(sorted(spans)) if sort == "thing" else ()  # a paper is here for what it says
            candidate = Candidate(tuple(sorted(spans)), english().gendered.get(head), sort, spoken)
            found.append(Option((key,), candidate, parts[key]))
        return found

    def _gender(self, referent: Referent) -> Gender | None:
        for mention in referent.mentions:
            if mention.part.kind == "noun" and mention.part.head is not None:
                told = english().gendered.get(self._named.words.lower(mention.part.head))
                if told:
                    return told
        return None


def _key(named: Named, part: Part) -> Key:
    """ "The general" is the person introduced as general, everything else is its own words."""
    if named.words.lower(part.last) == ",":  # "his apprentice, Jane Doe"
        for name, number in zip(named.names, named.of, strict=True):
            if name.begin == part.last + 1 and named.entities[number].kind == "person":
                return ("entity", str(number))
    back = antecedent(named, Referents(), part)
    return back[0] if back is not None else make(named, part, None, 0.5).key


def _spoken(referents: Referents, key: Key) -> tuple[Span, ...]:
    referent = referents.by_key.get(key)
    return tuple(mention.span for mention in referent.mentions) if referent else ()


def _entity_sort(entity: Entity) -> Sort:
    if entity.kind == "person":
        return "person"
    many = entity.fullest is not None and entity.fullest.lower in english().group
    return "several" if many else "body"


def _sort(referent: Referent) -> Sort:
    if referent.plural or referent.kind == "unnamed_group":
        return "several"
    if referent.kind in ("unnamed_person", "anonymous_source"):
        return "person"
    return "body" if referent.kind == "named_organization" else "thing"


def _pairs(named: Named) -> list[tuple[tuple[Key, ...], Span]]:
    """Two persons named side by side: "Jane Doe and Richard Roe"."""
    found = []
    rows = list(zip(named.names, named.of, strict=True))
    for (one, a), (other, b) in pairwise(rows):
        persons = named.entities[a].kind == named.entities[b].kind == "person" and a != b
        if persons and other.begin == one.last + 1 and named.words.lower(one.last) == "and":
            keys: tuple[Key, ...] = (("entity", str(a)), ("entity", str(b)))
            found.append((keys, (one.span[0], other.span[1])))
    return found
