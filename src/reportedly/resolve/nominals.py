"""What a description means by itself: a paper, a crowd, an official who is the ministry, "the Doe campaign".

Descriptions that point back ("the company", "the general", "the report") are read in ``anaphora``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part, names_in
from reportedly.resolve.meanings import Meaning, head_of, make
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import DETERMINERS, QUANTITIES, head_noun, plural_noun
from reportedly.resolve.police import police
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import SourceKind

_HANDLE = re.compile(r"(?<!\w)(?:@\w{2,30}|u/\w{2,30})")
#: "Only one in four", "about eight out of 10".
_PROPORTION = re.compile(
    r"(?:(?:only|about|around|roughly|nearly|almost|(?:more|fewer|less) than|just|some|over|under) )*"
    r"(?:\w+|\d+) (?:in|out of)(?: every)? "
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b",
    re.I,
)
#: "Much of America", "most of the country": its people.
_PEOPLE_OF = re.compile(r"(?:much|most|half|all) of (?:the (?:country|nation|world|public)$|[A-Z]\w+$)", re.I)
#: "Nearly every member".
_EACH = re.compile(r"(?:(?:nearly|almost|virtually|just about|not) )?(?:every|each) \w", re.I)
#: Endings of nouns for one person.
PERSON_ENDING = re.compile(
    r"(?:ologist|ist|ician|ian|eer|ator|itor|ster|runner|maker|goer|holder|keeper|writer|worker|fighter|owner|man|woman)$"
)
#: Sentences behind a description in which the text may say that the name is withheld.
_AFTERWARDS = 3
#: Words between a person's name and "campaign" and the like.
BETWEEN = grammar("before_campaign")
#: Words that tell whom a description belongs to.
LINKS = grammar("behalf")


def meaning(named: Named, part: Part) -> Meaning:
    """What the description in a part means."""
    for read in (_handle, _anonymous, _mouthpiece, _attached, _paper, _crowd, _body, _individual):
        found = read(named, part)
        if found is not None:
            return found
    return make(named, part, None, 0.3)


def _handle(named: Named, part: Part) -> Meaning | None:
    """ "Another fan, @lindo_voice": whoever goes by a handle goes by that name."""
    found = _HANDLE.search(named.words.text, max(part.span[0] - 1, 0), part.span[1])
    if found is None:
        return None
    official = re.search(r"\b(?:official|account)\b", named.words.text[slice(*part.span)])
    kind: SourceKind = "named_organization" if official else "named_person"
    return Meaning(None, ("handle", found[0].lower()), kind, 0.7, found.span(), found.span())


def _anonymous(named: Named, part: Part) -> Meaning | None:
    lexicon = english()
    text, head = named.words.text, head_of(named, part)
    found = lexicon.anonymity.search(text, part.span[0], part.span[1]) or _withheld_nearby(named, part, head)
    if found is None and head not in lexicon.withheld:
        return None
    made = make(named, part, "anonymous_source", 0.9, plural=plural_noun(head) or head in lexicon.group)
    return replace(made, reason=found.span()) if found else made


def _withheld_nearby(named: Named, part: Part, head: str) -> re.Match[str] | None:
    """ "..., an official said on condition of anonymity": told in the same sentence, behind the cue."""
    if head not in english().person | {"one", "another"} and not plural_noun(head):
        return None
    view = named.words
    sentence = view.words[part.first].sentence
    last = part.last
    while last < len(view.words) and view.words[last].sentence == sentence:
        last += 1
    found = english().withheld_nearby.search(view.text, part.span[1], view.words[last - 1].end)
    for _ in range(_AFTERWARDS):
        if found is not None or last >= len(view.words):
            break
        again = _taken_up(view, last, head)
        sentence, begin = view.words[last].sentence, view.words[last].start
        while last < len(view.words) and view.words[last].sentence == sentence:
            last += 1
        if again:
            found = english().withheld_nearby.search(view.text, begin, view.words[last - 1].end)
            pronoun = view.words[view.index(begin)].lower != "the"
            if found is not None and pronoun and _of_others(view, view.index(found.start())):
                found = None
    return found


def _of_others(view: Words, index: int) -> bool:
    """ "They left, said the people, who spoke on condition of anonymity": said of the people."""
    return any(view.lower(i) == "who" for i in range(index, max(index - 6, 0), -1))


def _taken_up(view: Words, index: int, head: str) -> bool:
    """Whether a sentence goes on about who was described: "He ...", "The person ...", "The engineer ..."."""
    word, following = view.lower(index), view.lower(index + 1)
    if word == "the":
        return following == head or following in ("person", "people", "individual", "source", "sources")
    return word in ("they", "both") if plural_noun(head) else word in ("he", "she", "both")


def is_mouthpiece(named: Named, part: Part) -> bool:
    """Whether a description is of somebody who speaks for a body."""
    return head_of(named, part) in english().mouthpieces


def _mouthpiece(named: Named, part: Part) -> Meaning | None:
    """Unnamed officials, spokespeople, lawyers are the organisation they speak for."""
    head = head_of(named, part)
    return principal(named, part) if head in english().mouthpieces and head != "police" else None


def principal(named: Named, part: Part) -> Meaning | None:
    """The organisation that an unnamed official speaks for; ``None`` where none is told."""
    view = named.words
    assert part.head is not None
    inside = names_in(named, part.first, part.last)
    before = [pair for pair in inside if pair[0].last <= part.head][-1:]
    linked = part.head + 1 < part.last and view.lower(part.head + 1) in LINKS
    behind = [pair for pair in inside if pair[0].first > part.head][:1] if linked else []
    if behind and (_seated(named, part, behind[0][0]) or _stationed(named, part, behind[0])):
        behind = []  # "a spokesman for the police in Springfield"
    for name, number in (*before, *behind):
        kind = named.entities[number].kind
        if kind == "person":
            attached = attached_at(named, name.last, number)
            if attached is not None:
                return attached
        elif (body := _body_behind(named, name, part.head)) is not None:
            return _at(named, name.first, body)  # "the Marran army's spokesman"
        elif kind != "place" or view.lower(part.head) in english().authorities:
            return Meaning(number, (), "named_organization", 0.85, name.span, name.span)
    return _common_principal(named, part)


def _body_behind(named: Named, name: Name, head: int) -> int | None:
    """The noun of a body that a name belongs to, before a description: "the Marran | army | 's spokesman".

    Where the name alone is that of a state, that is whom somebody speaks for.
    """
    view, lexicon = named.words, english()
    if " ".join(name.words) in lexicon.states or name.last == head:
        return None
    nouns = lexicon.organisation_nouns - lexicon.vague_bodies - lexicon.body_nouns["company"]
    last = next((i for i in range(name.last, head) if not view.words[i].text.isalpha()), head)
    if last < head and view.lower(last) not in ("'s", "'"):
        return None
    return next((i for i in range(last - 1, name.last - 1, -1) if view.lower(i) in nouns), None)


def _seated(named: Named, part: Part, name: Name) -> bool:
    """Whether a name only tells where the body is for which somebody speaks."""
    view = named.words
    assert part.head is not None
    inner = head_noun(view, part.head + 2, name.first)
    body = inner is not None and view.lower(inner) in english().organisation_nouns | {"police"}
    return body and view.lower(name.first - 1) in ("in", "at", "near") and inner == name.first - 2


def _stationed(named: Named, part: Part, found: tuple[Name, int]) -> bool:
    """ "Federal prosecutors in Springfield": of the state, whose name is not told, and only there."""
    view, (name, number) = named.words, found
    assert part.head is not None
    placed = named.entities[number].kind != "person" and view.lower(name.begin - 1) in ("in", "near")
    if placed and named.entities[number].kind == "place":
        return view.lower(part.head) in ("prosecutors", "investigators")
    return placed and any(view.lower(i) == "federal" for i in range(part.first, part.head))


def _common_principal(named: Named, part: Part) -> Meaning | None:
    """ "the ministry's spokesman", "a spokesman for the ministry", "company officials"."""
    view, lexicon = named.words, english()
    assert part.head is not None
    if part.head + 2 < part.last and view.lower(part.head + 1) in LINKS:
        inner = head_noun(view, part.head + 2, part.last)
        if inner is not None and view.lower(inner) == "police":
            return police(named, replace(part, first=part.head + 2, head=inner))
        if inner is not None and view.lower(inner) in lexicon.organisation_nouns:
            return _at(named, part.head + 2, inner)
    for index in range(part.head - 1, part.first - 1, -1):
        if view.lower(index) == "police":
            return police(named, part)
        if view.lower(index) in lexicon.organisation_nouns - lexicon.vague_bodies:
            return _at(named, part.first, index)
    return None


def _at(named: Named, first: int, head: int) -> Meaning:
    """The body that some words inside a longer description stand for."""
    view, last = named.words, head + 1
    while first < head and view.lower(first) in english().dropped | grammar("before_officials"):
        first += 1  # "senior | administration officials"
    if view.lower(last) in ("in", "at", "near", "of"):  # "the hospital in Springfield"
        last = next((name.last for name in named.names if name.begin == last + 1), last)
    inner = Part("noun", (view.words[first].start, view.words[last - 1].end), first, last, head=head)
    return _attached(named, inner) or make(named, inner, "named_organization", 0.65)


def attached_at(named: Named, index: int, number: int) -> Meaning | None:
    """ "Doe campaign", "Doe's administration": the organisation of the person named before ``index``."""
    view, attached = named.words, english().attached
    noun = index + (1 if view.lower(index) in ("'s", "'") else 0)
    while view.lower(noun) in BETWEEN:
        noun += 1
    word = view.lower(noun)
    if word not in attached:
        return None
    start = max(name.span[0] for name in named.entities[number].names if name.last <= index)
    span = (start, view.words[noun].end)
    kind: SourceKind = "unnamed_group" if word == "family" else "named_organization"
    return Meaning(None, ("attached", str(number), attached[word]), kind, 0.85, span, span)


def his_administration(named: Named, part: Part) -> Meaning | None:
    """ "The administration", "his administration": the one that the text gives a name, if there is one."""
    view, head = named.words, head_of(named, part)
    bare = part.last - part.first == 2 and view.lower(part.first) in ("the", "his", "her")
    if head != "administration" or not bare:
        return None
    rows = (attached_at(named, n.last, k) for n, k in zip(named.names, named.of, strict=True))
    known = [m for m in rows if m is not None and m.key[2] == head]
    before = [m for m in known if m.description[0] < part.span[0]] or known[:1]
    alike = [m for m in known if before and m.key == before[-1].key]
    return next((m for m in alike if "'" not in _straight(named, m)), alike[0]) if alike else None


def _straight(named: Named, found: Meaning) -> str:
    return named.words.text[slice(*found.description)].replace("’", "'")


def _attached(named: Named, part: Part) -> Meaning | None:
    if head_of(named, part) not in english().attached:
        return None
    for name, number in names_in(named, part.first, part.last):
        if named.entities[number].kind == "person":
            found = attached_at(named, name.last, number)
            if found is not None:
                return found
    return None


def _paper(named: Named, part: Part) -> Meaning | None:
    head = head_of(named, part)
    if head.isdigit() and named.words.lower((part.head or 0) - 1) in english().capital_documents:
        return make(named, part, "document", 0.85)  # "House Bill 12"
    if head == "figures" and _in_the_public_eye(named, part):
        return make(named, part, "unnamed_group", 0.7, plural=True)
    if head == "model" and any(named.words.lower(i) == "former" for i in range(part.first, part.head or 0)):
        return make(named, part, "unnamed_person", 0.7)
    return make(named, part, "document", 0.85) if head in english().documents else None


def _in_the_public_eye(named: Named, part: Part) -> bool:
    """ "Several figures on the left", "public figures": people, no numbers."""
    view = named.words
    assert part.head is not None
    told = {view.lower(i) for i in range(part.first, part.head)}
    return bool(told & grammar("of_figures")) or view.lower(part.head + 1) in ("on", "within", "inside")


def _crowd(named: Named, part: Part) -> Meaning | None:
    view, head = named.words, head_of(named, part)
    text = view.text[slice(*part.span)]
    if _PROPORTION.match(text) or _PEOPLE_OF.match(text) or head in grammar("sides") or _EACH.match(text):
        return make(named, part, "unnamed_group", 0.7, plural=True)
    if head == "police":
        return police(named, part)
    if f"{view.lower((part.head or 0) - 1)} {head}" in grammar("bodies_of_two_words"):
        return _body(named, part)
    if _campaigners(named, part) or _numbered(named, part):
        return make(named, part, "named_organization", 0.6)
    if view.lower(part.first) == "one" and view.lower(part.first + 1) == "of" and plural_noun(head):
        return make(named, part, "unnamed_person", 0.7)
    if plural_noun(head) or (head in QUANTITIES and head != "one") or head.isdigit():
        if head in english().authorities | {"agencies", "forces", "troops"} and (
            state := _state(named, part)
        ):
            return state
        return make(named, part, "unnamed_group", 0.85, plural=True)
    return None


def _campaigners(named: Named, part: Part) -> bool:
    """ "Parents for Safer Crossings": people and their cause, all in capitals, are the name of a body."""
    view = named.words
    if part.head is None or not view.words[part.head].capital or part.last - part.head < 3:
        return False
    if view.lower(part.head + 1) not in grammar("cause_links"):
        return False
    behind = [view.words[i] for i in range(part.head + 2, part.last) if view.words[i].text[0].isalpha()]
    people = (
        name.words[0].lower() in english().given or len(name.words) == 1
        for name, number in names_in(named, part.head + 2, part.last)
        if named.entities[number].kind == "person"
    )
    return all(w.capital or w.lower in grammar("minor_in_names") for w in behind) and not any(people)


def _numbered(named: Named, part: Part) -> bool:
    """ "HARBOUR 31", "District 12": a name that ends in a number is no crowd of so many."""
    view, head = named.words, part.head
    if head is None or head == part.first or not re.fullmatch(r"\d+[a-z]?", view.lower(head)):
        return False
    before = view.lower(head - 1)
    plain = DETERMINERS | QUANTITIES | english().not_names | grammar("adverbs")
    return view.words[head - 1].capital and not before.endswith("ly") and before not in plain


def _state(named: Named, part: Part) -> Meaning | None:
    """ "Russian forces", "U.S. agencies": the state."""
    for name, number in names_in(named, part.first, part.last):
        if named.entities[number].kind == "state":
            made = make(named, part, "named_organization", 0.6, plural=True)
            return replace(made, reason=name.span)
    return None


def _body(named: Named, part: Part) -> Meaning | None:
    """An organisation by a common noun."""
    lexicon = english()
    head = head_of(named, part)
    capital = part.head is not None and named.words.words[part.head].capital
    if part.head is not None and f"{named.words.lower(part.head - 1)} {head}" in grammar(
        "bodies_of_two_words"
    ):
        return make(named, part, "named_organization", 0.7)
    if head in lexicon.organisation_nouns or (capital and head in lexicon.organisation_heads):
        return make(named, part, "named_organization", 0.6)
    return None


def _individual(named: Named, part: Part) -> Meaning | None:
    head = head_of(named, part)
    view = named.words
    if (
        head in english().person
        or head in ("one", "another")
        or PERSON_ENDING.search(head)
        or re.fullmatch(r"\d+-year-old", head)
    ):
        return make(named, part, "unnamed_person", 0.85)
    if part.head == part.first and view.lower(part.first) in DETERMINERS:
        return None
    if view.lower(part.first) in ("a", "an", "one", "another") and head.endswith(("er", "or", "ee", "ist")):
        return make(named, part, "unnamed_person", 0.5)
    if _looks_plural(head) or head in ("those", "more"):
        return make(named, part, "unnamed_group", 0.4, plural=True)
    return None


def _looks_plural(head: str) -> bool:
    return len(head) > 3 and head.endswith("s") and not head.endswith(("ss", "us", "is", "'s"))
