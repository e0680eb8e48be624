"""The head of a source: the name, the pronoun or the common noun that a noun phrase is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.introductions import DASHES, title_start
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import DETERMINERS, STOPS, head_noun, plural_noun
from reportedly.resolve.offices import office_start
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Span

PartKind = Literal["name", "pronoun", "noun"]

#: Words before a name that may say that a description goes by it.
LONGEST = 6
PRONOUNS = grammar("pronouns")
RELATIVE = grammar("relative")


@dataclass(frozen=True, slots=True)
class Part:
    """One source of a source span."""

    kind: PartKind
    #: Its characters.
    span: Span
    #: Indices of its words: first, and behind the last.
    first: int
    last: int
    #: The entity named; ``None`` for pronouns and common nouns.
    entity: int | None = None
    #: Index of the head noun, of the pronoun, or of the first word of the name.
    head: int | None = None


def names_in(named: Named, first: int, last: int) -> list[tuple[Name, int]]:
    """The names among some words, with the index of what they name."""
    return [
        (name, number)
        for name, number in zip(named.names, named.of, strict=True)
        if first <= name.first and name.last <= last
    ]


def part_of(named: Named, first: int, last: int) -> Part | None:
    view = named.words
    if first >= last:
        return None
    span = (view.words[first].start, view.words[last - 1].end)
    if last - first == 1 and view.lower(first) in PRONOUNS:
        return Part("pronoun", span, first, last, head=first)
    if last - first <= 2 and view.lower(last - 1) in RELATIVE:
        return Part("pronoun", span, first, last, head=last - 1)
    if view.lower(first) == "those" and view.lower(first + 1).endswith("ing") and last - first > 2:
        return Part("noun", span, first, last, head=first)  # "those fleeing Ohio"
    told = _goes_by(named, first, last)
    if told is not None:
        return Part("name", span, first, last, entity=told[1], head=told[0].first)
    core = next((i for i in range(first + 1, last) if view.lower(i) in RELATIVE - {"that"}), last)
    if core < last and view.lower(core - 1) == "of":  # "most of whom"
        return Part("pronoun", span, first, last, head=core)
    found = head_name(named, first, core)
    if found is not None:
        return Part("name", span, first, last, entity=found[1], head=found[0].first)
    one = _one_of_them(named, first, core, last)
    if one is not None:
        return Part("name", span, first, last, entity=one[1], head=one[0].first)
    head = head_noun(view, first, core)
    if head is None or (last - first == 1 and view.lower(first) in english().verbs):
        return None
    inside = names_in(named, first, core)
    if (
        any(name.first <= head < name.last for name, _ in inside)
        and len(inside) == 1
        and inside[0][0].begin <= first + 1
    ):
        return Part("name", span, first, last, entity=inside[0][1], head=head)
    return Part("noun", span, first, last, head=head)


def _one_of_them(named: Named, first: int, core: int, last: int) -> tuple[Name, int] | None:
    """ "One of the senators who may decide, Ohio's Jane Doe": who is named behind the relative clause."""
    view = named.words
    commas = [i for i in range(core + 1, last) if view.lower(i) == ","]
    if view.lower(first) != "one" or view.lower(first + 1) != "of" or not commas:
        return None
    found = head_name(named, commas[-1] + 1, last)
    person = found is not None and named.entities[found[1]].kind == "person"
    return found if found is not None and person and found[0].last == last else None


def _goes_by(named: Named, first: int, last: int) -> tuple[Name, int] | None:
    """ "The commander, who goes by the name Abu Doe,": the name that a description tells itself."""
    view, phrases = named.words, grammar("goes_by")
    for name, number in names_in(named, first + 1, last):
        begin = name.first - 1 if view.lower(name.first - 1) in ("the", "“", '"') else name.first
        before = [view.lower(i) for i in range(max(first, begin - LONGEST), begin)]
        if any(" ".join(before[at:]) in phrases for at in range(len(before))):
            return name, number
    return None


def head_name(named: Named, first: int, last: int) -> tuple[Name, int] | None:
    """The name that the phrase is about: "Doe" in "Acme's chief, John Doe," but not in "the Doe campaign"."""
    segments = _segments(named, first, last)
    holder = _holder(named, segments)
    if holder is not None:
        return holder
    campus = _of_campus(named, segments)
    if campus is not None:
        return campus
    inside = names_in(named, *segments[0]) if segments else []
    people = [pair for pair in reversed(inside) if named.entities[pair[1]].kind == "person"]
    for name, number in (*people, *inside):
        if _heads(named, name, number, *segments[0]):
            return name, number
    if len(segments) < 2:
        return None
    personal = _personal(named, *segments[0])
    for begin, end in segments[1:]:
        for name, number in names_in(named, begin, end):
            titled = personal or name.begin < name.first  # "her running mate, Gov. Jane Doe"
            person = named.entities[number].kind == "person"
            if titled and person and _heads(named, name, number, begin, end):
                return name, number
    return _proprietor(named, segments)


def _holder(named: Named, segments: list[tuple[int, int]]) -> tuple[Name, int] | None:
    """ "The District Collector, K. Arumugam": a title in capitals that is no body's name, and its holder."""
    if len(segments) != 2 or named.words.lower(segments[0][0]) != "the":
        return None
    (first, last), (begin, end) = segments
    title = next((n for n, _ in names_in(named, first, last) if (n.begin, n.last) == (first + 1, last)), None)
    whole = next(((n, k) for n, k in names_in(named, begin, end) if (n.begin, n.last) == (begin, end)), None)
    if title is None or whole is None or named.entities[whole[1]].kind != "person":
        return None
    lexicon = english()
    body = title.words[-1].lower() in lexicon.organisation_heads or title.lower in lexicon.organisations
    return None if body or len(title.words) < 2 else whole


def _proprietor(named: Named, segments: list[tuple[int, int]]) -> tuple[Name, int] | None:
    """ "The ship's owner, Northern Lines": who is named right behind a description, and nothing else is."""
    head = head_noun(named.words, *segments[0])
    begin, end = segments[1]
    if head is None or names_in(named, head, segments[0][1]):
        return None
    found = [pair for pair in names_in(named, begin, end) if pair[0].begin == begin and pair[0].last == end]
    kind = named.entities[found[0][1]].kind if found else None
    known = named.words.lower(head) in english().proprietors
    # The whole span is the description and the name: "the city's largest employer, Tarn Steel,".
    alone = len(segments) == 2 and not plural_noun(named.words.lower(head))
    bare = named.words.lower(segments[0][0]) in DETERMINERS
    named_so = kind == "organisation" or (
        kind == "person" and named.words.lower(head) not in english().documents
    )
    return found[0] if named_so and ((known and kind == "organisation") or (alone and bare)) else None


def _segments(named: Named, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches between commas and dashes that stand outside brackets and names."""
    view = named.words
    found, begin = [], first
    for index in range(first, last):
        mark = view.lower(index) == "," or view.lower(index) in DASHES
        if mark and outside(named, first, index):
            if index > begin:
                found.append((begin, index))
            begin = index + 1
    if begin < last:
        found.append((begin, last))
    return found


def _heads(named: Named, name: Name, number: int, begin: int, end: int) -> bool:
    """Whether a name is the head of a stretch of words."""
    view, lexicon = named.words, english()
    last = name.last + (view.lower(name.last) in lexicon.suffixes)  # "Jane Doe KC"
    behind = view.lower(last) if last < end else ""
    goes_on = behind in STOPS or behind in lexicon.verbs or behind.endswith(("ing", "ed"))
    nouns = lexicon.documents | lexicon.organisation_nouns | lexicon.person
    # "the Acme tracking poll", "Ohio clothing company Acme"
    if last + 1 < end and view.lower(last + 1) in nouns and behind not in STOPS | lexicon.verbs:
        goes_on = goes_on and not behind.endswith(("ing", "ed"))
    if behind and (not goes_on or behind in DASHES or behind in ("'s", "'")):
        return False
    person = named.entities[number].kind == "person"
    office = office_start(view, name.begin, lexicon) if name.last - name.begin > 1 else None
    if office is not None and person:
        new = office - (view.lower(office - 1) in ("new", "own"))
        owned = view.lower(new - 1) in ("'s", "'") and new > begin  # "Acme's new head of trade Jane Doe"
        if owned or all(view.lower(i) in DETERMINERS for i in range(begin, office)):
            return True
    owned = named.entities[number].kind in ("person", "organisation")
    start = min(title_start(view, name.begin, lexicon), name.begin) if person else name.begin
    before = [n for n, _ in names_in(named, begin, name.begin)] if person else []
    while start > begin:
        word = view.lower(start - 1)
        owner = next((n for n in before if n.first < start <= n.last), None)
        if owner is not None:  # "Department of State spokeswoman Jane Doe"
            start = owner.first
        elif word in ("'s", "'") and owned and start - 2 >= begin and view.words[start - 2].capital:
            start -= 2
        elif word in ("'s", "'") and person and begin < start - 1:
            start -= 2  # "the panel's chairman Jane Doe", "the county's bridge inspector Jane Doe"
        elif _engaged(view, start - 1):
            break
        elif word == ")" and view.lower(start - 3) == "(" and view.words[start - 2].text.isupper():
            start -= 3  # "Acme (ACM) founder Jane Doe"
        elif word == "and" and person and view.lower(start - 2) in lexicon.person:
            start -= 1  # "author and Acme figure Jane Doe"
        elif word == "in" and (body := next((n for n in before if n.last == start - 1), None)):
            start = body.first  # "Foundation for the Rights in Education's Jane Doe"
        elif word == "of" and person and start < name.first and _body_with(view, start):
            start -= 2  # "Mill Union of Ohio President Jane Doe"
        elif (word in STOPS and word not in '“”"') or word in ("'s", "'", "and", "or"):
            break
        else:
            start -= 1
    return start <= begin


def _engaged(view: Words, index: int) -> bool:
    """ "A lawyer | representing Doe": a participle behind a noun for a person is about somebody else."""
    word = view.words[index]
    doing = word.lower.endswith("ing") and word.text.islower() and word.lower not in english().modifiers
    return doing and view.lower(index - 1) in english().person


def _body_with(view: Words, start: int) -> bool:
    """Whether "of" stands inside the name of a body: capitals around it, no title behind it."""
    around = view.words[start].capital and view.words[start - 2].capital
    return around and view.lower(start) not in english().person


def _of_campus(named: Named, segments: list[tuple[int, int]]) -> tuple[Name, int] | None:
    """ "University of Ohio, Northport economist Jane Doe": the comma stands in the name of the body."""
    if len(segments) != 2:
        return None
    view, (first, last), body = named.words, segments[1], names_in(named, *segments[0])
    people = [pair for pair in names_in(named, first, last) if named.entities[pair[1]].kind == "person"]
    if not people or not body or people[-1][0].last != last or body[-1][0].last != segments[0][1]:
        return None
    name = people[-1][0]
    lettered = "of" in body[-1][0].lower.split() and named.entities[body[-1][1]].kind == "organisation"
    placed = view.words[first].capital and view.lower(name.begin - 1) in english().positions
    return people[-1] if lettered and placed and name.begin - first > 1 else None


def _personal(named: Named, first: int, last: int) -> bool:
    view = named.words
    head = head_noun(view, first, last)
    if head is None:
        return False
    if view.lower(first) == "one" and plural_noun(view.lower(head)):  # "one of his lawyers, Jane Doe"
        return True
    # "co-author", "vice-chair": the last part says what somebody is.
    return view.lower(head).rpartition("-")[2] in english().person


def outside(named: Named, first: int, index: int) -> bool:
    """Whether a word stands outside names and brackets."""
    view = named.words
    opened = sum((view.lower(i) == "(") - (view.lower(i) == ")") for i in range(first, index))
    return opened <= 0 and not any(name.begin <= index < name.last for name in named.names)
