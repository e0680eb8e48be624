"""Descriptions whose other half stands just before: "a spokesman", "one of them"."""

from __future__ import annotations

from dataclasses import replace

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part
from reportedly.resolve.meanings import Meaning, make
from reportedly.resolve.noun_phrases import DETERMINERS, QUANTITIES, head_noun
from reportedly.resolve.referents import Key, Referent, Referents
from reportedly.resolve.source_lexicon import english
from reportedly.types import SourceKind, Span

#: Sentences back in which those are described of whom one speaks.
REACH = 4


def speaking_for(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """The body that "a spokesman" without more speaks for: who spoke before in the paragraph."""
    view = named.words
    told = [view.lower(i) for i in range(part.first, part.last)]
    bare = 0 < len(told) <= 3 and told[-1] in grammar("speaking_for") and told[0] in DETERMINERS
    if not bare or any(word not in grammar("speaking_for_of_what") for word in told[1:-1]):
        return None
    if told[0] in ("the", "that"):
        again = _again(named, referents, part, told[-1])
        if again is not None:
            return again
    start = view.text.rfind("\n", 0, part.span[0]) + 1
    spoken = [
        (mention.span[0], referent.key, mention.span)
        for referent in referents.all()
        for mention in referent.mentions
        if start <= mention.span[0] < part.span[0]
    ]
    if not spoken:
        return None
    _, key, span = max(spoken)
    return (key, 0.6, span) if _body(named, referents.by_key[key]) else None


def spoken_of(named: Named, part: Part) -> Meaning | None:
    """ "The ministry is looking into it, a spokesman said": the body that the sentence is about."""
    view = named.words
    told = [view.lower(i) for i in range(part.first, part.last)]
    if not (len(told) == 2 and told[0] == "a" and told[1] in grammar("speaking_for")):
        return None
    first = part.first
    while first > 0 and view.words[first - 1].sentence == view.words[part.first].sentence:
        first -= 1
    last = part.first
    if first == last and "\n" not in view.text[view.words[first - 1].end : part.span[0]] and first > 0:
        # "The ministry is looking into it. A spokesman said": it is the sentence before.
        last = first
        while first > 0 and view.words[first - 1].sentence == view.words[last - 1].sentence:
            first -= 1
    name = next(
        (
            (name, number)
            for name, number in zip(named.names, named.of, strict=True)
            if name.begin in (first, first + 1) and name.last < last
        ),
        None,
    )
    owned = name is not None and view.lower(name[0].last) in ("'s", "'")
    if name is not None and not owned:
        if named.entities[name[1]].kind not in ("organisation", "state"):
            return None
        return Meaning(name[1], (), "named_organization", 0.6, name[0].span, name[0].span)
    head = head_noun(view, first, last)
    if head is None or view.lower(head) not in english().organisation_nouns | {"police"}:
        return None
    inner = Part("noun", (view.words[first].start, view.words[head].end), first, head + 1, head=head)
    return make(named, inner, "named_organization", 0.6)


def _again(named: Named, referents: Referents, part: Part, noun: str) -> tuple[Key, float, Span] | None:
    """ "The spokesman" again: whoever was last spoken of by that noun."""
    found = [
        (mention.span[0], referent.key, mention.span)
        for referent in referents.all()
        for mention in referent.mentions
        if mention.part.kind == "noun"
        and mention.part.head is not None
        and named.words.lower(mention.part.head) == noun
        and mention.span[0] < part.span[0]
    ]
    return (*max(found)[1:2], 0.7, max(found)[2]) if found else None


def _body(named: Named, referent: Referent) -> bool:
    if referent.entity is None:
        return referent.kind == "named_organization"
    return named.entities[referent.entity].kind in ("organisation", "state")


def first_name_given(named: Named, part: Part) -> int | None:
    """ "A captain, who gave only his first name, Yusuf": who is named inside the description of himself."""
    view = named.words
    text = view.text[slice(*part.span)]
    if not any(phrase in text for phrase in ("name", "identified")):
        return None
    for name, number in named.within(*part.span):
        before = {view.lower(i) for i in range(max(part.first, name.begin - 7), name.begin)}
        told = before & {"name", "himself", "herself", "names"} and before & {
            "first",
            "given",
            "only",
            "last",
            "as",
        }
        if told and named.entities[number].kind in ("person", "organisation") and len(name.words) == 1:
            return number
    return None


def one_of_them(named: Named, referents: Referents, part: Part) -> Meaning | None:
    """ "One of them", "some of them": of the people described last, and as anonymous as they are."""
    view = named.words
    told = [view.lower(i) for i in range(part.first, part.last)]
    one_more = told[-1] in grammar("one_more") and (
        len(told) == 1 or (len(told) == 2 and told[0] in ("a", "the"))
    )
    theirs = len(told) > 2 and told[-2:] == ["of", "them"] and told[0] in QUANTITIES | {"another"}
    if not (one_more or theirs):
        return None
    sentence = view.words[part.first].sentence
    several = [
        (mention.span[0], referent)
        for referent in referents.all()
        if referent.plural
        or referent.kind == "unnamed_group"
        or (one_more and referent.kind in ("anonymous_source", "unnamed_person"))
        for mention in referent.mentions
        if mention.span[0] < part.span[0] and sentence - view.words[mention.part.first].sentence <= REACH
    ]
    if not several:
        return None
    whole = max(several, key=lambda pair: pair[0])[1]
    single = one_more or told[0] in ("one", "another")
    kind: SourceKind = "unnamed_person" if single else "unnamed_group"
    if whole.kind == "anonymous_source":
        kind = "anonymous_source"
    found = make(named, part, kind, 0.6, plural=not single)
    return replace(found, key=(*found.key, str(view.words[part.first].sentence)))
