"""What a source span consists of: names, a pronoun, or a common noun with what qualifies it.

A span is what extraction hands over, a whole noun phrase with its appositions ("Doe, president of the
union,"). Spans that join several sources ("Doe and Roe") come apart into one part each.
"""

from __future__ import annotations

import re

from reportedly.resolve.entities import Named
from reportedly.resolve.grammar import grammar
from reportedly.resolve.heads import Part, head_name, names_in, outside, part_of
from reportedly.resolve.noun_phrases import DETERMINERS, PREPOSITIONS, QUANTITIES, head_noun, plural_noun
from reportedly.resolve.offices import office_start
from reportedly.resolve.source_lexicon import english
from reportedly.resolve.words import Words
from reportedly.types import Spans

#: "the president himself" is the president.
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
#: Party and state of a lawmaker: "R-Ky."
PARTY = re.compile(r"[RDI]-[A-Z]")
#: Words that go on a list of sources as "and" does: "Doe, along with Roe".
ALONG = (("along", "with"), ("together", "with"), ("as", "well", "as"))


def parts(named: Named, spans: Spans) -> tuple[Part, ...]:
    """The sources that one source span names, in order."""
    for start, end in sorted(spans, key=lambda s: (not named.within(*s), -(s[1] - s[0]), s[0])):
        first, last = _trimmed(named, start, end)
        if first < last:
            found = [part_of(named, a, b) for a, b in _divided(named, first, last)]
            return tuple(part for part in found if part is not None)
    return ()


def _trimmed(named: Named, start: int, end: int) -> tuple[int, int]:
    """The words of a stretch without marks and possessive at its ends, and without "as" before it."""
    view = named.words
    within = view.between(start, end)
    first, last = within.start, within.stop
    while last > first and not _ends_phrase(view.words[last - 1].text):
        last -= 1
    if last - first > 1 and (_day_behind(view, last - 1) or view.lower(last - 1) in REFLEXIVE):
        last -= 1
    who = next((i for i in range(last - 1, first, -1) if view.lower(i) in ("who", "which")), last)
    if who < last and all(view.lower(i) in grammar("when_words") for i in range(who + 1, last)):
        last = who  # "Two senators | who this week"
    while first < last and (
        not view.words[first].text[0].isalnum()
        or view.lower(first) in ("as", "like", "by", "from", "but", "and")
    ):
        first += 1
    last = next(
        (n.last for n in named.names if first <= n.first < last < n.last and n.last - last == 1), last
    )
    joined = next((i for i in range(first, last) if view.lower(i) == "and"), None)
    listed = any(view.lower(i) == "," for i in range(first, joined or first))  # "Both judges, Doe and Roe"
    if view.lower(first) == "both" and joined is not None and not listed:
        first += 1
    return first, last


def _day_behind(view: Words, index: int) -> bool:
    """ "A federal judge | Friday | said": a day behind a common noun is when it was said."""
    before = view.words[index - 1]
    return view.lower(index) in grammar("days") and before.text.islower() and before.lower not in PREPOSITIONS


def _ends_phrase(word: str) -> bool:
    return word == ")" or (word[0].isalnum() and word not in ("and", "or"))


def _divided(named: Named, first: int, last: int) -> list[tuple[int, int]]:
    """Word ranges of coordinated sources; the whole range where it is one."""
    view = named.words
    told = _told_then_named(named, first, last)
    if told is not None:
        return _divided(named, told, last)
    for index in range(first + 1, last - 2):
        length = _along(view, index)
        if length and _divides(named, first, index, index + length, last):
            return [*_divided(named, first, index), *_divided(named, index + length, last)]
    marks = [
        i
        for i in range(first + 1, last - 1)
        if view.lower(i) in ("and", "or")
        and outside(named, first, i)
        and not (
            _in_title(named, i, last)
            or _in_description(named, first, i, last)
            or _in_enumeration(named, first, i, last)
            or _in_examples(view, first, i)
            or _both_counted(view, first, i)
            or _in_relative(view, first, i)
            or _two_offices(named, first, i, last)
            or _in_complement(named, first, i, last)
        )
    ]
    if not marks:
        return [(first, last)]
    commas = [i for i in range(first, marks[-1]) if view.lower(i) == "," and outside(named, first, i)]
    pieces, begin = [], first
    for mark in (*sorted({*marks, *commas}), last):
        if mark > begin:
            pieces.append((begin, mark))
        begin = mark + 1
    if all(_stands_alone(named, a, b) for a, b in pieces):
        return pieces
    papers = english().documents
    opening = head_noun(view, first, last)
    if opening is not None and view.lower(opening) in papers:  # "a study by Doe and the union" is one
        marks = [m for m in marks if (h := head_noun(view, m + 1, last)) and view.lower(h) in papers]
    for mark in marks:
        if _own_phrase(named, first, mark) and _own_phrase(named, mark + 1, last):
            return [*_divided(named, first, mark), (mark + 1, last)]
    return [(first, last)]


def _told_then_named(named: Named, first: int, last: int) -> int | None:
    """ "Two members of the council, Jane Doe and Richard Roe": index of the first word behind the comma."""
    view, many = named.words, {"both": 2, "two": 2, "three": 3, "four": 4}.get(named.words.lower(first))
    comma = next((i for i in range(first + 1, last) if view.lower(i) == ","), None)
    head = head_noun(view, first, comma) if comma is not None else None
    if many is None or comma is None or head is None or not plural_noun(view.lower(head)):
        return None
    people = [name for name, k in names_in(named, comma + 1, last) if named.entities[k].kind == "person"]
    covered = sum(name.last - name.begin for name in people)
    joined = sum(view.lower(i) in ("and", ",") for i in range(comma + 1, last))
    return comma + 1 if len(people) == many and covered + joined == last - comma - 1 else None


def _along(view: Words, index: int) -> int:
    """How many words join another source to those before: "along with"; 0 where none do."""
    for words in ALONG:
        if all(view.lower(index + at) == word for at, word in enumerate(words)):
            return len(words)
    return 0


def _divides(named: Named, first: int, end: int, begin: int, last: int) -> bool:
    """Whether both sides of "along with" are sources."""
    while end > first and named.words.lower(end - 1) == ",":
        end -= 1
    return _own_phrase(named, first, end) and _own_phrase(named, begin, last)


def _in_title(named: Named, index: int, last: int) -> bool:
    """Whether a word stands inside the title of whoever is named next: "minister for trade and rivers"."""
    name = next((n for n, _ in names_in(named, index, last) if n.last - n.begin > 1), None)
    office = office_start(named.words, name.begin, english()) if name is not None else None
    return office is not None and office < index


def _in_description(named: Named, first: int, index: int, last: int) -> bool:
    """Whether a word stands in what is told of a name before: "Doe, a dean and a judge at the court"."""
    view = named.words
    people = [n.last for n, k in names_in(named, first, index) if named.entities[k].kind == "person"]
    comma = next((i for i in reversed(people) if view.lower(i) == ","), None)
    if comma is None or view.lower(index - 1) == "," or _stands_alone(named, comma + 1, index):
        return False  # "Acme, Corvane and Orla"
    listed = any(view.lower(i) == "," for i in range(comma + 1, index))
    if listed and view.lower(index + 1) not in ("a", "an"):
        return False
    other = head_name(named, index + 1, last)
    if other is None or named.entities[other[1]].kind != "person":
        return True
    return any(view.lower(i) in PREPOSITIONS for i in range(index + 1, other[0].begin))


def _both_counted(view: Words, first: int, index: int) -> bool:
    """Whether a word joins what one body is made of: "the jury of six men and six women"."""
    head = head_noun(view, first, index)
    counted = head is not None and view.lower(head + 1) == "of" and view.lower(head + 2) in QUANTITIES
    return counted and view.lower(index + 1) in QUANTITIES


def _in_relative(view: Words, first: int, index: int) -> bool:
    """Whether a word stands in a relative clause: "the district, which serves Velm, Orla and Tarn"."""
    opened = [i for i in range(first + 1, index) if view.lower(i) in ("which", "that", "who")]
    return bool(opened) and view.lower(index - 1) != "," and view.lower(index + 1) not in DETERMINERS


def _two_offices(named: Named, first: int, index: int, last: int) -> bool:
    """ "Acme founder and CEO Jane Doe": two offices of one person."""
    view = named.words
    titled = any(n.begin == index + 1 < n.first for n, _ in names_in(named, index, last))
    return titled and view.lower(index - 1) in english().positions and view.lower(first) not in DETERMINERS


def _in_examples(view: Words, first: int, index: int) -> bool:
    """Whether a word joins examples of several: "groups including Acme and Corvane"."""
    head = head_noun(view, first, index)
    if head is None or not plural_noun(view.lower(head)):
        return False
    begin = head + 1 + (view.lower(head + 1) == ",")
    return begin < index and (
        view.lower(begin) in ("including", "like")
        or (view.lower(begin), view.lower(begin + 1)) == ("such", "as")
    )


def _in_enumeration(named: Named, first: int, index: int, last: int) -> bool:
    """Whether a word joins what one position is of: "Doe, head of Acme Parks, Games and Toys"."""
    view, lexicon = named.words, english()
    comma = next((n.last for n, k in names_in(named, first, index) if view.lower(n.last) == ","), None)
    if comma is None or view.words[comma + 1].capital:
        return False
    head = head_noun(view, comma + 1, index)
    if head is None or view.lower(head) not in lexicon.positions or view.lower(head + 1) not in ("of", "for"):
        return False
    rest = [i for i in range(head + 1, last) if view.words[i].text[0].isalnum()]
    bare = all(view.words[i].capital or view.lower(i) in ("of", "for", "and") for i in rest)
    behind = names_in(named, index + 1, last)
    people = any(view.words[n.first].lower in lexicon.given or n.begin < n.first for n, _ in behind)
    listed = any(view.lower(i) == "," for i in range(comma + 2, index))
    return listed and bare and not people


def _in_complement(named: Named, first: int, index: int, last: int) -> bool:
    """Whether a word joins those for whom several speak: "spokesmen for the mayor and the governor"."""
    head = head_noun(named.words, first, index)
    if head is None or not plural_noun(named.words.lower(head)):
        return False
    if named.words.lower(head + 1) not in ("for", "of", "from", "at", "to"):
        return False
    before, behind = names_in(named, head + 1, index), names_in(named, index + 1, last)
    while before and PARTY.match(before[-1][0].words[0]):
        index = before.pop()[0].first - 1  # ", R-Ky.,"
    if not (before and behind and before[-1][0].last == index):
        return False
    return len({named.entities[number].kind == "person" for _, number in (before[-1], behind[0])}) == 1


def _stands_alone(named: Named, first: int, last: int) -> bool:
    """Whether the words are one name with nothing but its title, article and brackets, or one pronoun."""
    view, lexicon = named.words, english()
    if last - first == 1 and view.lower(first) in ("he", "she", "they", "i", "it", "we", "police", "others"):
        return True
    for name, _ in names_in(named, first, last):
        told = [view.lower(i) for i in range(first, name.begin)]
        titular = all(
            word in DETERMINERS
            or word in lexicon.person
            or word in lexicon.modifiers
            or word in lexicon.dropped
            for word in told
        )
        if titular and (name.last == last or view.lower(name.last) == "("):
            return True
    return False


def _own_phrase(named: Named, first: int, last: int) -> bool:
    """Whether the words are a noun phrase of their own about a person or organisation."""
    view, lexicon = named.words, english()
    if first >= last:
        return False
    if _stands_alone(named, first, last):
        return True
    part = part_of(named, first, last)
    if part is None or part.head is None:
        return False
    if part.kind == "name":
        titled = view.lower(first) in lexicon.modifiers | lexicon.dropped | lexicon.person
        return view.words[first].capital or titled or view.lower(first) in DETERMINERS
    head = view.lower(part.head)
    known = head in lexicon.person | lexicon.group | lexicon.organisation_nouns | lexicon.documents
    if not known or head in QUANTITIES:
        return False
    # "the author of the study" is somebody, "author of the study" a title.
    bare = part.head == first and (head not in lexicon.person or head in lexicon.group)
    counted = view.lower(first) in QUANTITIES or view.lower(first) == "other"  # "two residents"
    return bare or view.lower(first) in DETERMINERS or counted
