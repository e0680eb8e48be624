"""On whose behalf a source speaks: the organisation, state or person in its title or description."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.bodies_meant import organisation_meant
from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part, names_in
from reportedly.resolve.names import Name
from reportedly.resolve.nominals import attached_at
from reportedly.resolve.positions import Title
from reportedly.resolve.referents import Referents
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Word, Words
from reportedly.types import Span

PARTIES = grammar("parties")
#: Whoever did this to a document is not whom it speaks for.
PASSED_ON = frozenset(
    {"published", "posted", "seen", "obtained", "reviewed", "leaked", "shared", "viewed", "cited"}
)
#: Words of titles that belong to the name of the body before them.
BODY_WORDS = frozenset({"police", "fire", "department", "council", "county", "city", "university"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Whom a source speaks for."""

    name: str
    #: The words it was read from.
    span: Span


def of_title(named: Named, title: Title, own: int | None) -> Affiliation | None:
    """The organisation of a position that is held still: "president of the union", "Acme spokesman"."""
    words = named.words.between(*title.span)
    if title.past:
        return None
    if named.words.lower(title.head) in grammar("writers"):
        return _outlet(named, words.start, title.head, own)
    if named.words.lower(words.start + 1) in ("'s", "'"):
        owner = _common(named, words.start, title.head)  # "the organization's deputy U.N. director"
        if owner is not None:
            return owner
    if named.words.lower(title.head) in grammar("heading"):
        owned = _common(named, title.head + 1, words.stop)  # "runs the agency's camp"
        if owned is not None:
            return owned
    # "Highlands director at Acme": what stands before is the field, whatever its capitals.
    employer = named.words.lower(title.head + 1) in ("at", "with")
    found = (_within(named, title.head + 1, words.stop, own) if employer else None) or (
        _of_place(named, words.start, title.head)
        or _within(named, words.start, title.head, own)
        or _before_head(named, words.start, title.head)
        or _within(named, title.head + 1, words.stop, own)
        or _of_the_body(named, title.head, words.stop)
    )
    return None if found and _independent(named, title, found) else found


def _of_the_body(named: Named, head: int, stop: int) -> Affiliation | None:
    """ "A spokeswoman for the authority": of the authority named before."""
    view = named.words
    noun = head + 3
    spoken = view.lower(head + 1) in ("for", "of", "at", "with") and view.lower(head + 2) == "the"
    if not spoken or noun + 1 != stop or view.lower(noun) not in english().organisation_nouns:
        return None
    return _spoken_of(named, noun)


def _independent(named: Named, title: Title, found: Affiliation) -> bool:
    """ "U.S. District Judge", "U.S. senator": of a state, but not on its behalf; an attorney general is."""
    words = named.words
    free = words.lower(title.head) in grammar("independent") and words.lower(title.head + 1) != "general"
    return free and found.name in english().states.values()


def _outlet(named: Named, first: int, last: int, own: int | None) -> Affiliation | None:
    """ "Lantern writer Jane Doe": the outlet right before the word."""
    found = [
        (name, number) for name, number in names_in(named, first, last) if number != own and name.last == last
    ]
    for name, number in found:
        if named.entities[number].kind == "organisation":
            return Affiliation(full_name(named, number), name.span)
    return None


def _of_place(named: Named, first: int, head: int) -> Affiliation | None:
    """ "Northport Mayor", "Ohio Attorney General": the place that the office is of."""
    view, offices = named.words, grammar("of_a_place")
    told = {
        view.lower(head),
        f"{view.lower(head)} {view.lower(head + 1)}",
        f"{view.lower(head - 1)} {view.lower(head)}",
    }
    if not told & offices:
        return None
    last = head - (f"{view.lower(head - 1)} {view.lower(head)}" in offices)
    words = view.words[first:last]
    text = " ".join(word.text for word in words)
    if text not in english().places:
        return None
    return Affiliation(text, (words[0].start, words[-1].end))


def of_description(named: Named, span: Span) -> Affiliation | None:
    """The organisation or person inside the description of an official, an aide or a document."""
    words = named.words.between(*span)
    return _within(named, words.start, words.stop, None)


def _passed_on(view: Words, index: int) -> bool:
    """ "A memo | seen by Acme", "a statement of the ministry | on its Acme page"."""
    own = view.lower(index) == "on" and view.lower(index + 1) in ("its", "his", "her", "their")
    return own or view.lower(index) in PASSED_ON


def of_document(named: Named, span: Span) -> Affiliation | None:
    """The organisation or state that a document is of; what published it, or a person, is none."""
    words = named.words.between(*span)
    stop = next((i for i in words if _passed_on(named.words, i)), words.stop)
    found = _within(named, words.start, stop, None)
    if found and named.words.lower(words.stop - 1).isdigit() and found.span[1] >= span[1] - 6:
        return None  # "Senate Bill 12"
    persons = {number for number, entity in enumerate(named.entities) if entity.kind == "person"}
    names = names_in(named, words.start, stop)
    return found if found and not any(name.span == found.span and n in persons for name, n in names) else None


def full_name(named: Named, number: int) -> str:
    """The fullest name of an entity; of a state, its plain name."""
    entity = named.entities[number]
    assert entity.fullest is not None
    text = " ".join(named.words.text[entity.fullest.span[0] : entity.fullest.span[1]].split())
    return english().states.get(text, text) if entity.kind == "state" else text


def _within(named: Named, first: int, last: int, own: int | None) -> Affiliation | None:
    """The first organisation named among some words, else the state, else the person."""
    found = [
        (name, number)
        for name, number in names_in(named, first, last)
        if number != own
        and name.lower not in PARTIES | grammar("no_affiliation") | grammar("portfolios")
        and not name.lower.endswith("-based")
        and not (len(name.words) == 1 and named.words.lower(name.last) in grammar("heads_of_portfolios"))
        and not (named.words.lower(name.begin - 1) == "in" and not _bodily(name))  # a town
    ]
    for kind in ("organisation", "state", "person"):
        for name, number in found:
            if named.entities[number].kind != kind:
                continue
            if kind == "state" and named.words.lower(name.begin - 1) in ("for", "to"):
                continue
            if kind == "person":
                state = _state_of(named, name)
                if state is not None:
                    return state
                attached = attached_at(named, name.last, number)
                if attached is not None:
                    return Affiliation(_plain(named, attached.description), attached.description)
            return Affiliation(full_name(named, number), name.span)
    return None


def _bodily(name: Name) -> bool:
    """Whether a name of several words has the noun of a body in it."""
    return len(name.words) > 1 and any(w.lower() in english().organisation_heads for w in name.words)


def _state_of(named: Named, name: Name) -> Affiliation | None:
    """ "Russian President Doe's envoy" speaks for the state of the title."""
    for word in named.words.words[name.begin : name.first]:
        if word.text in english().states:
            return Affiliation(english().states[word.text], (word.start, word.end))
    return None


def _plain(named: Named, span: Span) -> str:
    return " ".join(named.words.text[span[0] : span[1]].split())


def _before_head(named: Named, first: int, head: int) -> Affiliation | None:
    """Capitalised words before the position: "Acme Commissioner", "White House Press Secretary"."""
    view, lexicon = named.words, english()
    # "Justice Department Inspector General": a word for a position may begin the name of a body.
    last = first + 1 if first + 1 < head and view.lower(first + 1) in ("department", "ministry") else first
    while last < head and view.words[last].capital and not _titular(view.lower(last), last == first):
        last += 1
    if last == first:
        return _common(named, first, head)
    if last - first == 1 and f"{view.lower(first)} {view.lower(last)}" in lexicon.organisations:
        last += 1  # "White House | Press Secretary"
    while last < head and view.words[last].capital and view.lower(last) in BODY_WORDS:
        last += 1  # "Harrow Police | Chief"
    told = view.words[first:last]
    lone = len(told) == 1 and told[0].opens and "-" not in told[0].text and not told[0].text.isupper()
    if lone and not _elsewhere(named, told[0]):
        return _staff(named, first, head)  # none for "Petition organiser Jane Doe"
    span = (told[0].start, told[-1].end)
    text = _plain(named, span)
    if text.lower() in lexicon.modifiers:
        return None  # "Outgoing Republican Gov. Jane Doe"
    if text.lower().startswith("then-"):
        span, text = (span[0] + 5, span[1]), text[5:]
    if (
        text.lower() in lexicon.organisation_nouns | lexicon.organisation_heads - lexicon.organisations
        and " " not in text
    ):
        return _staff(named, first, head)
    governs = last == head and view.lower(head) in grammar("heads_of_portfolios") and len(told) == 1
    if text.lower() in grammar("no_affiliation") or (governs and text not in lexicon.states):
        return None
    if (
        text.endswith("-based")
        or text in lexicon.places
        or text.lower() in PARTIES
        or told[0].lower in PARTIES
    ):
        return None
    return Affiliation(lexicon.states.get(text, _known(named, text)), span)


def _elsewhere(named: Named, word: Word) -> bool:
    """Whether a word is capitalised inside a sentence too."""
    return word.text in english().states or any(
        other.text == word.text and not other.opens and not other.shouted for other in named.words.words
    )


def _titular(word: str, start: bool) -> bool:
    lexicon = english()
    if word in lexicon.positions:
        return True
    if word in lexicon.organisation_nouns & lexicon.organisation_heads and not start:
        return False  # "Senate Rules Committee | Chairman"
    return word in lexicon.modifiers and (not start or word not in lexicon.organisation_heads)


def _known(named: Named, text: str) -> str:
    """The fullest form of a name that stands inside a title."""
    if text.lower() in english().organisations:
        return text  # "White House", whatever office of it is named, too
    for number, entity in enumerate(named.entities):
        if any(name.lower == text.lower() for name in entity.names):
            return full_name(named, number)
    longer = [  # "Senate Judiciary" of the Senate Judiciary Committee
        number
        for number, entity in enumerate(named.entities)
        if entity.kind == "organisation" and " " in text
        for name in entity.names
        if name.lower.rpartition(" ")[0] == text.lower()
    ]
    return full_name(named, longer[0]) if longer else text


def _common(named: Named, first: int, head: int) -> Affiliation | None:
    """ "the police department's spokesman": an organisation by a common noun, possessive."""
    view, lexicon = named.words, english()
    for index in range(first, head):
        if view.lower(index) in lexicon.organisation_nouns and view.lower(index + 1) in ("'s", "'"):
            span = (view.words[first].start, view.words[index].end)
            before = _spoken_of(named, index) if index - first <= (view.lower(first) == "the") else None
            return before or Affiliation(_plain(named, span), span)
    return _staff(named, first, head)


def _staff(named: Named, first: int, head: int) -> Affiliation | None:
    """ "Department spokeswoman", "company president": of the body named last that can be called so."""
    view, lexicon = named.words, english()
    if view.lower(head) in grammar("independent"):
        return None
    noun = head - 1
    while noun > first and (view.lower(noun) in lexicon.modifiers or view.lower(noun) in ("vice", "and")):
        noun -= 1
    if noun < first or view.lower(noun) not in lexicon.organisation_nouns - lexicon.vague_bodies:
        return None
    span = (view.words[first].start, view.words[noun].end)
    found = organisation_meant(named, Referents(), Part("noun", span, first - 1, noun + 1, head=noun))
    if found is None or found[0][0] != "entity":
        return None
    return Affiliation(full_name(named, int(found[0][1])), span)


def _spoken_of(named: Named, index: int) -> Affiliation | None:
    """ "The organization's director": of the organisation named last before that can be called so."""
    view = named.words
    if view.lower(index - 1) != "the":
        return None
    span = (view.words[index - 1].start, view.words[index].end)
    found = organisation_meant(named, Referents(), Part("noun", span, index - 1, index + 1, head=index))
    if found is None or found[0][0] != "entity":
        return None
    return Affiliation(full_name(named, int(found[0][1])), span)
