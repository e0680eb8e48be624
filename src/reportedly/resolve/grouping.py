"""Group source mentions: names and descriptions first, then pronouns in the order of the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from reportedly.models.attention import Attention
from reportedly.resolve.affiliation import full_name
from reportedly.resolve.anaphora import antecedent, compatriot, is_compatriot
from reportedly.resolve.bodies_meant import body_meant
from reportedly.resolve.called_again import called_again
from reportedly.resolve.candidates import Candidates
from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.later_names import introduced_later
from reportedly.resolve.meanings import Meaning
from reportedly.resolve.mentions import parts
from reportedly.resolve.nominals import his_administration, is_mouthpiece, meaning
from reportedly.resolve.pronoun_features import quoted
from reportedly.resolve.pronouns import FIRST, gender_told, resolve_pronoun
from reportedly.resolve.referents import Key, Mention, Referent, Referents
from reportedly.resolve.relatives import antecedent_of_relative
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.speakers import is_answer, labelled
from reportedly.resolve.understood import first_name_given, one_of_them, speaking_for, spoken_of
from reportedly.types import Attribution, Span

RELATIVE = grammar("relative")


#: A pronoun less sure than this stays unresolved.
LEAST = 0.35
#: One surer than this tells the gender of whom it means.
TELLING = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of a text and which attributions they belong to."""

    referents: Referents
    #: Attribution id to the keys of its sources, in order.
    of: dict[str, tuple[Key, ...]]

    def statements(self, key: Key) -> frozenset[str]:
        """The ids of what one source states."""
        return frozenset(identity for identity, keys in self.of.items() if key in keys)


def _referent(found: Meaning) -> Referent:
    return Referent(
        found.key,
        kind=found.kind,
        description=found.description,
        kind_reason=found.reason,
        plural=found.plural,
    )


def _fuller(referent: Referent, found: Meaning) -> None:
    """Take over what another description tells beyond those before it."""
    told = found.kind == "named_organization" and referent.kind == "unnamed_group"
    if referent.kind is None or told:
        referent.kind, referent.kind_reason = found.kind, found.reason
    if found.key[0] == "attached" and referent.description is not None:
        return  # "Doe campaign" rather than "Doe's campaign"
    longer = found.description[1] - found.description[0]
    if referent.description is None or longer > referent.description[1] - referent.description[0]:
        referent.description = found.description


class Grouping:
    """Finds the sources of one text."""

    def __init__(
        self, named: Named, attributions: tuple[Attribution, ...], attention: Attention | None = None
    ) -> None:
        self._attention = attention
        self._named = named
        self._attributions = attributions
        self._referents = Referents()
        self._parts = {a.id: parts(named, a.source) for a in attributions if a.source}
        self._keys: dict[tuple[str, int], tuple[Key, ...]] = {}
        self._candidates = Candidates(named, attributions)
        self._order = sorted(attributions, key=lambda a: (a.source or a.content or a.cue)[0])

    def run(self) -> Group:
        """The groups; names, descriptions and relatives first, since pronouns build on them."""
        self._each(self._plain)
        self._named_later()
        self._each(self._third_person)
        self._each(self._first_person)
        of: dict[str, tuple[Key, ...]] = {}
        for attribution in self._attributions:
            of[attribution.id] = self._keys_of(attribution.id)
        return Group(self._referents, of)

    def _each(self, resolve: Callable[[Attribution, Part], tuple[Key, ...]]) -> None:
        for attribution in self._order:
            for number, part in enumerate(self._parts.get(attribution.id, ())):
                if (attribution.id, number) not in self._keys:
                    keys = resolve(attribution, part)
                    if keys:
                        self._keys[attribution.id, number] = keys

    def _plain(self, attribution: Attribution, part: Part) -> tuple[Key, ...]:
        """Names and descriptions."""
        speaker = labelled(self._named, part)
        if speaker is not None:
            return (self._add_entity(part, speaker, 0.85),)
        if is_answer(self._named, part):
            return ()
        if is_compatriot(self._named, part):
            whom = compatriot(self._named, part)
            return self._join((whom[0],), part, whom[1], whom[2]) if whom is not None else ()
        if part.kind == "name" and part.entity is not None:
            return (self._add_entity(part, self._state_of(part.entity), 0.95),)
        if part.kind != "noun":
            return ()
        number = self._piece_of_name(part)
        return (self._add_entity(part, number, 0.7),) if number is not None else (self._describe(part),)

    def _piece_of_name(self, part: Part) -> int | None:
        """A span that cuts a run of capitalised words: what is called so elsewhere."""
        view = self._named.words
        told = " ".join(view.words[i].text for i in range(part.first, part.last))
        if not view.words[part.first].capital:
            return None
        names = zip(self._named.names, self._named.of, strict=True)
        return next((number for name, number in names if " ".join(name.words) == told), None)

    def _state_of(self, number: int) -> int:
        """ "Moscow" that speaks is Russia, where the text names Russia."""
        entity = self._named.entities[number]
        seats = english().seats
        state = seats.get(" ".join(entity.names[0].words)) if entity.kind == "place" else None
        known = (n for n, e in enumerate(self._named.entities) if e.kind == "state" and state is not None)
        return next((n for n in known if full_name(self._named, n) == state), number)

    def _describe(self, part: Part) -> Key:
        """A description: whom it points back to, else what it means by itself."""
        told = first_name_given(self._named, part)
        if told is not None:
            return self._add_entity(part, told, 0.7)
        whose = self._whose(part)
        if whose is not None:
            return whose
        found = his_administration(self._named, part) or meaning(self._named, part)
        if found.entity is None and found.key[0] != "attached":
            back = antecedent(self._named, self._referents, part)
            back = back or called_again(self._named, self._referents, part)
            if back is not None:
                return self._join((back[0],), part, back[1], back[2])[0]
            if (
                found.kind == "named_organization"
                and found.key[0] == "noun"
                and is_mouthpiece(self._named, part)
            ):
                body = body_meant(self._named, self._referents, part, found.description)
                if body is not None:
                    return self._join((body[0],), part, body[1], body[2])[0]
            about = spoken_of(self._named, part)
            if about is not None:
                return self._add_meaning(part, about)
            behalf = speaking_for(self._named, self._referents, part)
            if behalf is not None:
                return self._join((behalf[0],), part, behalf[1], behalf[2])[0]
            found = one_of_them(self._named, self._referents, part) or found
        return self._add_meaning(part, found)

    def _whose(self, part: Part) -> Key | None:
        """ "The ministry, whose spokesman": the body before it."""
        if self._named.words.lower(part.first) != "whose" or not is_mouthpiece(self._named, part):
            return None
        owner = antecedent_of_relative(self._named, replace(part, head=part.first))
        if owner is None:
            return None
        if owner.entity is not None:
            bodily = self._named.entities[owner.entity].kind in ("organisation", "state")
            return self._add_entity(part, owner.entity, 0.7, (owner.span,)) if bodily else None
        found = meaning(self._named, owner)
        return self._add_meaning(part, found) if found.kind == "named_organization" else None

    def _add_entity(self, part: Part, entity: int, confidence: float, reasons: tuple[Span, ...] = ()) -> Key:
        key: Key = ("entity", str(entity))
        referent = self._referents.get(key, lambda: Referent(key, entity=entity))
        referent.mentions.append(Mention(part.span, part, confidence, reasons))
        return key

    def _add_meaning(self, part: Part, found: Meaning) -> Key:
        if found.entity is not None:
            return self._add_entity(part, found.entity, found.confidence, (found.reason,))
        referent = self._referents.get(found.key, lambda: _referent(found))
        referent.mentions.append(Mention(part.span, part, found.confidence, (found.reason,)))
        _fuller(referent, found)
        return found.key

    def _third_person(self, attribution: Attribution, part: Part) -> tuple[Key, ...]:
        word = self._word(part)
        if word in RELATIVE:
            return self._relative(part)
        if is_answer(self._named, part) or word in FIRST or word in ("you", "your", "these", "those", "this"):
            return ()
        together = self._spoken_together()
        if word == "both":
            together += self._one_after_the_other(attribution)
        options = self._candidates.options(self._referents, together, attribution, part, word)
        options = [o for o in options if not self._only_quoted(o.candidate.mentions, attribution, part)]
        listed = [option.candidate for option in options]
        choice = resolve_pronoun(self._named.words.text, part.span, listed, self._attention)
        if choice.candidate is None or choice.confidence < LEAST:
            return ()
        chosen = options[choice.candidate]
        told = gender_told(word)
        if told and len(chosen.keys) == 1 and choice.confidence >= TELLING:
            self._candidates.genders.setdefault(chosen.keys[0], told)
        if chosen.described is not None:
            known = self._described_by(chosen.described)
            if known is not None:
                return self._join((known,), part, choice.confidence, choice.antecedent)
            back = called_again(self._named, self._referents, chosen.described)
            if back is not None:
                return self._join((back[0],), part, choice.confidence, choice.antecedent)
            described = meaning(self._named, chosen.described)
            if described.entity is not None:
                return self._join(
                    (("entity", str(described.entity)),), part, choice.confidence, choice.antecedent
                )
            self._referents.get(chosen.keys[0], lambda: replace(_referent(described), key=chosen.keys[0]))
        return self._join(chosen.keys, part, choice.confidence, choice.antecedent)

    def _only_quoted(self, mentions: tuple[Span, ...], attribution: Attribution, part: Part) -> bool:
        """Whether the text has somebody only in what the pronoun's statement quotes: another says it."""
        text = self._named.words.text
        earlier = [span for span in mentions if span[0] < part.span[0]]
        contents = [c for c in attribution.content if c[1] <= part.span[0]]
        inside = all(any(a <= s[0] and s[1] <= b for a, b in contents) for s in earlier)
        return bool(earlier) and inside and all(quoted(text, span) for span in earlier)

    def _described_by(self, part: Part) -> Key | None:
        """The source that a description was found to be where it spoke itself: a body for its spokeswoman."""
        heads = ((r.key, m.part.head) for r in self._referents.all() for m in r.mentions)
        return next((key for key, head in heads if head is not None and head == part.head), None)

    def _named_later(self) -> None:
        """A person described first and named afterwards is one source."""
        spoken = [(a, self._keys_of(a.id)) for a in self._order if a.source]
        for key, entity in introduced_later(self._named, self._referents, spoken):
            described = self._referents.by_key.pop(key)
            whom: Key = ("entity", str(entity))
            for mention in described.mentions:
                self._add_entity(mention.part, entity, 0.6, mention.reasons)
            for place, keys in self._keys.items():
                self._keys[place] = tuple(whom if one == key else one for one in keys)

    def _word(self, part: Part) -> str:
        return self._named.words.lower(part.head if part.head is not None else part.first)

    def _join(
        self, keys: tuple[Key, ...], part: Part, confidence: float, antecedent: Span | None
    ) -> tuple[Key, ...]:
        reasons = (antecedent,) if antecedent else ()
        for key in keys:
            if key[0] == "entity":
                self._add_entity(part, int(key[1]), confidence, reasons)
            else:
                self._referents.by_key[key].mentions.append(Mention(part.span, part, confidence, reasons))
        return keys

    def _spoken_together(self) -> list[tuple[tuple[Key, ...], Span]]:
        """Sources that stood together in one mention."""
        found = []
        for attribution in self._order:
            pieces = self._parts.get(attribution.id, ())
            keys = self._keys_of(attribution.id)
            if len(pieces) > 1 and len(keys) > 1:
                found.append((keys, (pieces[0].span[0], pieces[-1].span[1])))
        return found

    def _one_after_the_other(self, attribution: Attribution) -> list[tuple[tuple[Key, ...], Span]]:
        """The last two single speakers before in the paragraph: "A baker said ... A nurse said ... Both"."""
        here = attribution.source[0][0]
        paragraph = self._named.words.text.rfind("\n", 0, here)
        spoke: dict[Key, Span] = {}
        for other in self._order:
            keys = self._keys_of(other.id)
            if other.source and len(keys) == 1 and paragraph < other.source[0][0] < here:
                spoke.pop(keys[0], None)
                spoke[keys[0]] = other.source[0]
        last = list(spoke.items())[-2:]
        one = all(not self._referents.by_key[key].plural for key, _ in last)
        if len(last) < 2 or not one:
            return []
        return [(tuple(key for key, _ in last), (last[0][1][0], last[1][1][1]))]

    def _keys_of(self, identity: str) -> tuple[Key, ...]:
        pieces = range(len(self._parts.get(identity, ())))
        return tuple(dict.fromkeys(k for i in pieces for k in self._keys.get((identity, i), ())))

    def _relative(self, part: Part) -> tuple[Key, ...]:
        """ "who": the name or description right before it."""
        found = antecedent_of_relative(self._named, part)
        if found is None:
            return ()
        if found.kind == "name" and found.entity is not None:
            return (self._add_entity(replace(part, head=found.head), found.entity, 0.85, (found.span,)),)
        whole = next(
            (
                referent.key
                for referent in self._referents.all()
                for mention in referent.mentions
                if referent.entity is not None and mention.part.first == found.first
            ),
            None,
        )
        if whole is not None:  # "A nurse | who asked to be called Ines"
            return self._join((whole,), part, 0.85, found.span)
        known = meaning(self._named, found)
        back = antecedent(self._named, self._referents, found) if known.entity is None else None
        if back is not None:
            return self._join((back[0],), part, back[1], found.span)
        return (self._add_meaning(part, known),)

    def _first_person(self, attribution: Attribution, part: Part) -> tuple[Key, ...]:
        """ "I", "we": whoever says the words around them."""
        if self._word(part) not in FIRST:
            return ()
        start, end = part.span
        around = [
            other
            for other in self._attributions
            if other.id != attribution.id and any(a <= start and end <= b for a, b in other.content)
        ]
        for other in sorted(around, key=lambda o: sum(b - a for a, b in o.content)):
            keys = self._keys_of(other.id)
            if keys:
                return self._join(keys, part, 0.85, other.source[0])
        return ()
