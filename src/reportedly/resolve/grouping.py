"""Group source mentions: names and descriptions first, then pronouns in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.entities import Named
from reportedly.resolve.mentions import Part, parts
from reportedly.resolve.nominals import Meaning, meaning
from reportedly.resolve.pronouns import FIRST, PLURAL, Candidate, gender_told, resolve_pronoun
from reportedly.resolve.referents import Key, Mention, Referent, Referents
from reportedly.types import Attribution, Span

RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of a text and which attributions they belong to."""

    referents: Referents
    #: Attribution id to the keys of its sources, in order.
    of: dict[str, tuple[Key, ...]]


class Grouping:
    """Finds the sources of one text."""

    def __init__(self, named: Named, attributions: tuple[Attribution, ...]) -> None:
        self._named = named
        self._attributions = attributions
        self._referents = Referents()
        self._parts = {a.id: parts(named, a.source) for a in attributions if a.source}
        self._keys: dict[tuple[str, int], tuple[Key, ...]] = {}
        self._order = sorted(attributions, key=lambda a: (a.source or a.content or a.cue)[0])

    def run(self) -> Group:
        """The groups; names, descriptions and relatives first, since pronouns build on them."""
        self._each(self._plain)
        self._each(self._third_person)
        self._each(self._first_person)
        of: dict[str, tuple[Key, ...]] = {}
        for attribution in self._attributions:
            keys = [
                k
                for i in range(len(self._parts.get(attribution.id, ())))
                for k in self._keys.get((attribution.id, i), ())
            ]
            of[attribution.id] = tuple(dict.fromkeys(keys))
        return Group(self._referents, of)

    def _each(self, resolve) -> None:  # type: ignore[no-untyped-def]
        for attribution in self._order:
            for number, part in enumerate(self._parts.get(attribution.id, ())):
                if (attribution.id, number) not in self._keys:
                    keys = resolve(attribution, part)
                    if keys:
                        self._keys[attribution.id, number] = keys

    def _plain(self, attribution: Attribution, part: Part) -> tuple[Key, ...]:
        """Names and descriptions."""
        if part.kind == "name" and part.entity is not None:
            return (self._add_entity(part, part.entity, 0.95),)
        if part.kind == "noun":
            return (self._add_meaning(part, meaning(self._named, part)),)
        return ()

    def _add_entity(self, part: Part, entity: int, confidence: float, reasons: tuple[Span, ...] = ()) -> Key:
        key: Key = ("entity", str(entity))
        referent = self._referents.get(key, lambda: Referent(key, entity=entity))
        referent.mentions.append(Mention(part.span, part, confidence, reasons))
        return key

    def _add_meaning(self, part: Part, found: Meaning) -> Key:
        if found.entity is not None:
            return self._add_entity(part, found.entity, found.confidence, (found.reason,))
        referent = self._referents.get(
            found.key,
            lambda: Referent(
                found.key,
                kind=found.kind,
                description=found.description,
                kind_reason=found.reason,
                plural=found.plural,
            ),
        )
        referent.mentions.append(Mention(part.span, part, found.confidence, (found.reason,)))
        if referent.kind is None:
            referent.kind = found.kind
        return found.key

    def _third_person(self, attribution: Attribution, part: Part) -> tuple[Key, ...]:
        word = self._word(part)
        if word in RELATIVE:
            return self._relative(part)
        if word in FIRST or word in ("you", "your", "these", "those", "this"):
            return ()
        keys, candidates = self._candidates(word)
        choice = resolve_pronoun(self._named.words.text, part.span, candidates)
        if choice.candidate is None:
            return ()
        return self._join(keys[choice.candidate], part, choice.confidence, choice.antecedent)

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

    def _candidates(self, word: str) -> tuple[list[tuple[Key, ...]], list[Candidate]]:
        """Everybody a third-person pronoun could mean, with every mention known by now."""
        keys: list[tuple[Key, ...]] = []
        found: list[Candidate] = []
        for number, entity in enumerate(self._named.entities):
            if entity.kind == "place" or (gender_told(word) and entity.kind != "person"):
                continue
            key: Key = ("entity", str(number))
            spoken = self._spoken(key)
            mentions = tuple(sorted({*(n.span for n in entity.names), *spoken}))
            keys.append((key,))
            found.append(
                Candidate(mentions, entity.gender, "person" if entity.kind == "person" else "thing", spoken)
            )
        for referent in self._referents.all():
            if referent.entity is None:
                spoken = self._spoken(referent.key)
                keys.append((referent.key,))
                found.append(Candidate(spoken, self._gender(referent), self._sort(referent), spoken))
        if word in PLURAL:
            for together in self._joint():
                keys.append(together[0])
                found.append(Candidate((together[1],), None, "several", (together[1],)))
        return keys, found

    def _joint(self) -> list[tuple[tuple[Key, ...], Span]]:
        """Sources that stood together in one mention."""
        found = []
        for attribution in self._order:
            pieces = self._parts.get(attribution.id, ())
            keys = tuple(k for i in range(len(pieces)) for k in self._keys.get((attribution.id, i), ()))
            if len(pieces) > 1 and len(keys) > 1:
                found.append((keys, pieces[-1].span))
        return found

    def _spoken(self, key: Key) -> tuple[Span, ...]:
        referent = self._referents.by_key.get(key)
        return tuple(m.span for m in referent.mentions) if referent else ()

    def _gender(self, referent: Referent):  # type: ignore[no-untyped-def]
        from reportedly.resolve.source_lexicon import english

        for mention in referent.mentions:
            if mention.part.head is not None:
                told = english().gendered.get(self._named.words.lower(mention.part.head))
                if told:
                    return told
        return None

    def _sort(self, referent: Referent):  # type: ignore[no-untyped-def]
        if referent.plural:
            return "several"
        return "person" if referent.kind in ("unnamed_person", "anonymous_source") else "thing"

    def _relative(self, part: Part) -> tuple[Key, ...]:
        """ "who": the name, or the source, that ends right before it."""
        view = self._named.words
        at = part.head if part.head is not None else part.first
        before = at - 1
        while (
            before >= 0
            and not view.lower(before)[0].isalnum()
            and view.words[before].sentence == view.words[at].sentence
        ):
            before -= 1
        if before < 0 or view.words[before].sentence != view.words[at].sentence:
            return ()
        sentence = view.words[at].sentence
        first = before
        while first > 0 and view.words[first - 1].sentence == sentence and before - first < 30:
            first -= 1
        return self._antecedent(part, first, before + 1)

    def _antecedent(self, part: Part, first: int, last: int) -> tuple[Key, ...]:
        view, named = self._named.words, self._named
        comma = view.lower(last) == ","
        near = [
            (n, e) for n, e in zip(named.names, named.of, strict=True) if first <= n.first and n.last <= last
        ]
        people = [(n, e) for n, e in near if named.entities[e].kind == "person"]
        who = view.lower(part.first) in ("who", "whom", "whose") or view.lower(part.head or 0) in (
            "who",
            "whom",
            "whose",
        )
        if who and people and (people[-1][0].last == last or comma):
            return self._join((("entity", str(people[-1][1])),), part, 0.85, people[-1][0].span)
        if near and near[-1][0].last == last and not who:
            return self._join((("entity", str(near[-1][1])),), part, 0.7, near[-1][0].span)
        start = self._phrase_start(first, last)
        if start >= last:
            return ()
        span = (view.words[start].start, view.words[last - 1].end)
        inner = parts(named, (span,))
        if len(inner) != 1 or inner[0].kind == "pronoun":
            return ()
        whole = Part(inner[0].kind, part.span, inner[0].first, inner[0].last, inner[0].entity, inner[0].head)
        if whole.kind == "name" and whole.entity is not None:
            return (self._add_entity(whole, whole.entity, 0.7, (span,)),)
        found = meaning(named, Part(whole.kind, span, whole.first, whole.last, whole.entity, whole.head))
        return (self._add_meaning(whole, found),)

    def _phrase_start(self, first: int, last: int) -> int:
        """Where the noun phrase that ends before ``last`` begins: at its article, or behind a verb or mark."""
        from reportedly.resolve.mentions import DETERMINERS
        from reportedly.resolve.source_lexicon import english

        view = self._named.words
        index = last - 1
        while index > first:
            word = view.lower(index - 1)
            if view.lower(index) in DETERMINERS and view.lower(index - 1) not in (
                "of",
                "for",
                "at",
                "in",
                "from",
                "with",
            ):
                break
            if (
                word in english().verbs
                or word in (",", ".", "“", '"', "and", "but", "to", "by", "that", "among", ":")
                or not word[0].isalnum()
            ):
                break
            index -= 1
        return index

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
            keys = tuple(
                k
                for i in range(len(self._parts.get(other.id, ())))
                for k in self._keys.get((other.id, i), ())
            )
            if keys:
                return self._join(keys, part, 0.85, other.source[0])
        return ()
