"""What a description that points back means: "the general", "the company", "the report", "the 34-year-old".

Wrong merges are worse than missed ones: a description is joined to a name only where the text uses the same
position of that person, or where the kind of body fits the name of an organisation mentioned shortly before.
"""

from __future__ import annotations

import re

from reportedly.resolve.bodies_meant import REACH, organisation_meant
from reportedly.resolve.entities import Entity, Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part, names_in
from reportedly.resolve.introductions import Introduction
from reportedly.resolve.meanings import head_of
from reportedly.resolve.noun_phrases import DETERMINERS, PREPOSITIONS
from reportedly.resolve.referents import Key, Referents
from reportedly.resolve.source_lexicon import english
from reportedly.types import Span

POINTING = grammar("pointing")
#: Sentences back in which whom the text tells of was named.
_NEAR = 2


def antecedent(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """Whom a definite description means.

    Returns:
        The key of a source (of a named entity where its index is known), how sure, and the words that led to
        it; ``None`` where it points to nobody or to nobody in particular.
    """
    view = named.words
    first = view.words[part.first]
    if part.head is None:
        return None
    if first.lower in ("a", "an"):
        people = [
            (n, e) for n, e in enumerate(named.entities) if e.kind == "person" and _fits(named, e, part)
        ]
        return _named_next(named, part, people, least=4)
    if _addressed(named, part):
        return _person_before(named, part)
    if not (first.lower in POINTING or first.shouted or _age(named, part) or _bare(named, part)):
        return None
    for read in (_person, organisation_meant, _again):
        found = read(named, referents, part)
        if found is not None:
            return found
    return None


def _addressed(named: Named, part: Part) -> bool:
    """ "His Excellency" alone."""
    head, lexicon = head_of(named, part), english()
    return head in lexicon.honorifics and head in lexicon.variations and part.last - part.first == 2


def _person_before(named: Named, part: Part) -> tuple[Key, float, Span] | None:
    """Whoever was named last before, near by: of several, one who is addressed so."""
    view, head = named.words, head_of(named, part)
    people = [number for number, entity in enumerate(named.entities) if entity.kind == "person"]
    addressed = [
        number
        for number in people
        for name in named.entities[number].names
        if any(view.lower(i) == head for i in range(max(name.first - 6, 0), name.first))
    ]
    number = _nearest(named, addressed or people, part)
    if number is None:
        return None
    last = max((n for n in named.entities[number].names if n.first < part.first), key=lambda n: n.first)
    return ("entity", str(number)), 0.55, last.span


def compatriot(named: Named, part: Part) -> tuple[Key, float, Span] | None:
    """ "the Italian" who speaks: whoever was named last, and not the state."""
    people = [number for number, entity in enumerate(named.entities) if entity.kind == "person"]
    number = _nearest(named, people, part)
    if number is None:
        return None
    last = max((n for n in named.entities[number].names if n.first < part.first), key=lambda n: n.first)
    return ("entity", str(number)), 0.5, last.span


def is_compatriot(named: Named, part: Part) -> bool:
    """Whether a part is "the" and the adjective of a state, for one person."""
    view, states = named.words, english().states
    if part.last - part.first != 2 or view.lower(part.first) != "the":
        return False
    word = view.words[part.first + 1].text
    return states.get(word, word) != word and not word.isupper() and not word.endswith(("s", "ese", "."))


def _bare(named: Named, part: Part) -> bool:
    """ "police" without article, or "general" in a headline: a position that is no sentence's subject."""
    view = named.words
    word = view.words[part.first]
    if part.last - part.first != 1:
        return False
    headline = word.sentence == 0 and "\n" in view.text[word.end :] and not _closed(named)
    return word.lower == "police" or (headline and word.lower in english().positions)


def _closed(named: Named) -> bool:
    """Whether the first line of a text is a sentence, with its full stop."""
    first = named.words.text.split("\n", 1)[0].rstrip()
    return first.endswith((".", "!", "?", "”", '"'))


def _age(named: Named, part: Part) -> int:
    found = re.search(r"(\d+)-year-old", named.words.text[part.span[0] : part.span[1]])
    return int(found[1]) if found else 0


def _person(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """ "the general": the one person whom the text introduces as general."""
    lexicon = english()
    head, age = head_of(named, part), _age(named, part)
    if not age and head not in lexicon.person:
        return None
    people = [(n, e) for n, e in enumerate(named.entities) if e.kind == "person" and _fits(named, e, part)]
    if part.last - part.first == 1 and named.words.words[part.first].sentence == 0:
        # "Cohen would not accept it: lawyer": not who is named beside it.
        people = [(n, e) for n, e in people if all(named.words.words[m.first].sentence for m in e.names)]
    found = {n: span for n, e in people if (span := _introduced_as(named, e, head, age, part)) is not None}
    if len(found) > 1:
        found = _as_qualified(named, found, part)
    chosen = next(iter(found)) if len(found) == 1 else _nearest(named, list(found), part)
    if chosen is not None:
        return ("entity", str(chosen)), 0.8 if len(found) == 1 else 0.65, found[chosen]
    ahead = _named_next(named, part, people)
    if ahead is not None:
        return ahead
    former = _as_former(named, part)
    civil = head == "general" and named.words.lower((part.head or 1) - 1) in grammar("generals_of_law")
    if age or former or (lexicon.positions.get(head, head) in lexicon.variations and not civil):
        if _introduces(named, part) or head in grammar("sole_offices"):
            return None
        return _last_speaker(named, referents, part, [n for n, _ in people])
    return _told_of(named, part, people) if head in grammar("whom_told_of") else None


def _told_of(named: Named, part: Part, people: list[tuple[int, Entity]]) -> tuple[Key, float, Span] | None:
    """ "Ida Moreau scored. The striker said": the one person named near by who is called nothing else."""
    view, here = named.words, named.words.words[part.first].sentence
    near: dict[int, Span] = {}
    for number, entity in people:
        if any(_calls(named, intro) for intro in entity.introductions):
            continue
        for name in entity.names:
            if name.first < part.first and here - view.words[name.first].sentence <= _NEAR:
                near[number] = name.span
    if len(near) != 1:
        return None
    number, span = near.popitem()
    return ("entity", str(number)), 0.6, span


def _calls(named: Named, intro: Introduction) -> bool:
    """Whether an introduction gives somebody a position or calls him by a noun for persons."""
    text, lexicon = named.words.text, english()
    told = (text[slice(*span)].lower() for span in (intro.before, intro.after) if span)
    return any(w in lexicon.positions or w in lexicon.person for t in told for w in re.findall(r"[\w-]+", t))


def _as_former(named: Named, part: Part) -> bool:
    """ "The former speaker": whom the text has named, since nobody is introduced so."""
    view, head = named.words, part.head if part.head is not None else part.first
    former = view.lower(part.first) == "the" and view.lower(part.first + 1) == "former"
    whole = part.last == head + 1 or view.lower(head + 1) == ","
    return former and whole and view.lower(head) in english().positions


def _introduces(named: Named, part: Part) -> bool:
    """ "The mayor, a former lawyer,": who is told anew is nobody known."""
    head = part.head if part.head is not None else part.first
    return named.words.lower(head + 1) == "," and named.words.lower(head + 2) in ("a", "an")


def _as_qualified(named: Named, found: dict[int, Span], part: Part) -> dict[int, Span]:
    """Of several, those introduced with the words before the noun: "the leftist president"."""
    view = named.words
    said = {view.lower(i) for i in range(part.first + 1, part.head or part.first)}
    kept = {n: s for n, s in found.items() if said and said <= {view.lower(i) for i in view.between(*s)}}
    return kept or (found if said else _called_so(named, found))


def _called_so(named: Named, found: dict[int, Span]) -> dict[int, Span]:
    """Of several, whom the text calls "President Doe" before a "Marran President Roe", if named no less."""
    view = named.words
    plain = {n: s for n, s in found.items() if len(view.between(*s)) == 1}
    often = max((len(named.entities[n].names) for n in found.keys() - plain.keys()), default=0)
    kept = {n: s for n, s in plain.items() if len(named.entities[n].names) >= often}
    return kept or found


def _fits(named: Named, entity: Entity, part: Part) -> bool:
    """Whether gender and party of a person allow the description."""
    lexicon = english()
    said_of = {lexicon.gendered.get(named.words.lower(i)) for i in range(part.first, part.last)} - {None}
    if said_of and entity.gender and entity.gender not in said_of:
        return False
    text = named.words.text
    own = _parties(
        " ".join(text[s[0] : s[1]] for i in entity.introductions for s in (i.before, i.after, i.party) if s)
    )
    said = _parties(text[part.span[0] : part.span[1]])
    return not (own and said) or bool(own & said)


def _parties(phrase: str) -> set[str]:
    table = english().parties
    return {table[w] for w in re.findall(r"[\w.]+(?=-[A-Z])|[\w.]+", phrase.lower()) if w in table}


def _introduced_as(named: Named, entity: Entity, head: str, age: int, part: Part) -> Span | None:
    """Where one of a person's introductions uses the head noun, or another word for the position."""
    if age:
        return next(
            (n.span for n, i in zip(entity.names, entity.introductions, strict=True) if i.age == age), None
        )
    positions = english().positions
    text = named.words.text
    former = "former" in text[part.span[0] : part.span[1]].lower()
    whose = _owners(text[part.span[0] : part.span[1]])
    for intro in entity.introductions:
        for span in (intro.before, intro.after, intro.predicate):
            if span and _somebody_elses(whose, _owners(text[span[0] : span[1]])):
                continue
            said = re.findall(r"[\w.'’-]+", text[span[0] : span[1]].lower()) if span else []
            same = any(w == head or (head in positions and positions.get(w) == positions[head]) for w in said)
            if span and same and ("former" not in said or former):
                return span
    return None


def _owners(phrase: str) -> frozenset[str]:
    """Whose something is: "league" in "the league's disciplinary chief"."""
    return frozenset(re.findall(r"([\w.-]+)(?:['’]s|(?<=s)['’])(?!\w)", phrase))


def _somebody_elses(said: frozenset[str], known: frozenset[str]) -> bool:
    """Whether two owners cannot be one: "the company" may be Acme, "the league" is not "the mayor"."""
    if not said or not known or {w.lower() for w in said} & {w.lower() for w in known}:
        return False
    general = english().organisation_nouns
    return not any(
        one.lower() in general and other[0].isupper() for one, other in ((a, b) for a in said for b in known)
    )


def _nearest(named: Named, numbers: list[int], part: Part) -> int | None:
    """Of several, the one last named before, if it is near."""
    view = named.words
    before = [
        (max((n.first for n in named.entities[number].names if n.first < part.first), default=-1), number)
        for number in numbers
    ]
    index, number = max(before, default=(-1, -1))
    near = index >= 0 and view.words[part.first].sentence - view.words[index].sentence <= REACH
    return number if near else None


def _named_next(
    named: Named, part: Part, people: list[tuple[int, Entity]], least: int = 2
) -> tuple[Key, float, Span] | None:
    """The opening describes ("The chief of the general staff said ..."), what follows names ("General Doe").

    Only for the first sentences of a text, and only where position or body of the title recur.
    """
    view = named.words
    sentence = view.words[part.first].sentence
    prose = next((w.sentence for w in view.words if not w.shouted), 0)
    if sentence > prose + 1 or head_of(named, part) not in english().positions:
        return None
    said = _telling(view.text[part.span[0] : part.span[1]])
    found = []
    for number, entity in people:
        first = next((n for n in entity.names if not view.words[n.first].shouted), None)
        if first is None or not 0 < view.words[first.first].sentence - sentence <= 4:
            continue
        spans = [s for i in entity.introductions for s in (i.before, i.after, i.predicate) if s is not None]
        shared = said & set().union(*(_telling(view.text[a:b]) for a, b in spans)) if spans else set()
        weight = sum(2 if word in english().positions.values() else 1 for word in shared)
        if weight >= least:
            found.append((weight, -first.first, number, first.span))
    if not found:
        return None
    _, _, number, span = max(found)
    return ("entity", str(number)), 0.6, span


def _telling(phrase: str) -> set[str]:
    """The words of a title that tell something, positions in one form."""
    positions = english().positions
    listed = re.findall(r"[\w.'’-]+", phrase.lower())
    return {positions.get(word, word) for word in listed} - DETERMINERS - PREPOSITIONS


def _may_hold(named: Named, entity: Entity, part: Part) -> bool:
    """ "the mayor of Velm": only whom the text ties to Velm."""
    view = named.words
    head = part.head if part.head is not None else part.first
    placed = [n for n, _ in names_in(named, head + 2, part.last)] if view.lower(head + 1) == "of" else []
    if not placed:
        return True
    spans = [
        s for i in entity.introductions for s in (i.before, i.after, i.predicate, i.party) if s is not None
    ]
    homes = [n.last for n in entity.names if view.lower(n.last) in ("of", "from")]
    spans += [(view.words[i].start, view.words[min(i + 3, len(view.words) - 1)].end) for i in homes]
    return any(name.words[-1] in view.text[slice(*span)] for name in placed for span in spans)


def _last_speaker(
    named: Named, referents: Referents, part: Part, numbers: list[int]
) -> tuple[Key, float, Span] | None:
    """ "the senator", "the New York businessman", "the 47-year-old" for the person who spoke last."""
    view = named.words
    numbers = [n for n in numbers if _may_hold(named, named.entities[n], part)]
    joined = {part.first - 1} if view.lower(part.first - 1) in ("and", "or") else set()
    spoken = [
        (mention.part.first, referent.key, mention.span)
        for referent in referents.all()
        if referent.entity in numbers
        # "Doe and the minister" are two.
        and not any(mention.part.last in joined for mention in referent.mentions)
        for mention in referent.mentions
        if mention.part.first < part.first
    ]
    if not spoken:
        return None
    index, key, span = max(spoken)
    if view.words[part.first].sentence - view.words[index].sentence > 4:
        return None
    return key, 0.55, span


def _again(named: Named, referents: Referents, part: Part) -> tuple[Key, float, Span] | None:
    """ "the report" again: the source without a name that was last described with the same noun."""
    lexicon = english()
    head = head_of(named, part)
    family = next((words for words in lexicon.families if head in words), frozenset({head}))
    view = named.words
    said = {view.lower(i) for i in range(part.first + 1, part.head or part.first)}
    found = []
    for referent in referents.all():
        if referent.entity is not None and referent.kind is None:
            entity = named.entities[referent.entity]
            if entity.fullest is None or entity.fullest.words[-1].lower() not in family & lexicon.documents:
                continue
        for mention in referent.mentions:
            if mention.part.first >= part.first or mention.part.kind == "pronoun":
                continue
            other = head_of(named, mention.part) if mention.part.kind == "noun" else ""
            own = {view.lower(i) for i in range(mention.part.first, mention.part.last)}
            same = other == head or other in family or referent.entity is not None
            if same and said <= own:
                found.append((mention.part.first, referent.key, mention.span))
    if not found:
        return None
    _, key, span = max(found)
    return key, 0.7, span
