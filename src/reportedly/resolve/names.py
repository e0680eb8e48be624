"""Where names stand in a text: runs of capitalised words, with the title before them taken off.

What a name names is decided for the whole text in ``entities``; here only the words are found. In headlines
in title case every word is capitalised: there, names known from the prose are cut out first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.resolve.capitals import runs
from reportedly.resolve.grammar import grammar
from reportedly.resolve.noun_phrases import DETERMINERS
from reportedly.resolve.offices import complement_start, person_in
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.titled import kept_words, title_length
from reportedly.resolve.words import Words
from reportedly.types import Span


@dataclass(frozen=True, slots=True)
class Name:
    """One run of capitalised words that names something."""

    #: Indices of its words, title taken off: first, and behind the last.
    first: int
    last: int
    #: Index of the first word of the title before it, in the same run; ``first`` where there is none.
    begin: int
    #: Its words.
    words: tuple[str, ...]
    #: Its characters, title taken off.
    span: Span
    #: Its capital says nothing: one word at the start of a sentence, or in a headline.
    doubtful: bool
    #: Behind "the".
    definite: bool

    @property
    def lower(self) -> str:
        """Its words in lower case, joined by blanks."""
        return " ".join(self.words).lower()


def names(words: Words) -> tuple[Name, ...]:
    """The names in a text, in order."""
    lexicon = english()
    found_runs = [piece for run in runs(words, lexicon) for piece in _holder(words, *run, lexicon)]
    prose = [run for run in found_runs if not words.words[run[0]].shouted]
    found = [name for run in prose if (name := _name(words, *run, lexicon)) is not None]
    found += _like_positions(words, prose, found, lexicon)
    found = [_without_adjective(words, name, found) for name in found]
    known = {_tuple(name) for name in found} | {_tuple(name)[-1:] for name in found}
    for first, last in found_runs:
        if words.words[first].shouted:
            for piece in _known_pieces(words, first, last, known):
                name = _name(words, *piece, lexicon)
                if name is not None and (_tuple(name) in known or _familiar(words, name, lexicon)):
                    found.append(name)
    return tuple(sorted(found, key=lambda name: name.first))


def _holder(words: Words, first: int, last: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """ "Economy Ministry | Jane Doe" behind "deputy head of the": the body and who is its head."""
    begin = person_in(words, first, last, lexicon) if last - first > 2 else None
    known = _name(words, first, last, lexicon) if begin is not None else None
    inner = _behind_the(words, first, last, lexicon)
    if begin is None and inner is not None:
        yield inner, last
        return
    if begin is None or (known is not None and known.first == begin):
        yield first, last
        return
    body = max(first, complement_start(words, begin, lexicon))
    if body < begin and words.lower(body) not in grammar("no_body"):
        yield body, begin
    yield begin, last


def _behind_the(words: Words, first: int, last: int, lexicon: Lexicon) -> int | None:
    """ "General President of the | International Association of Pipe Fitters": where the body begins."""
    links = (i + 2 for i in range(first, last - 3) if [words.lower(i), words.lower(i + 1)] == ["of", "the"])
    inner = next(links, None)
    office = lexicon.positions.keys() | lexicon.modifiers
    titular = inner is not None and all(words.lower(i) in office for i in range(first, inner - 2))
    return inner if titular else None


def _like_positions(
    words: Words, runs: list[tuple[int, int]], found: list[Name], lexicon: Lexicon
) -> list[Name]:
    """Surnames that are words for positions too, "Dean" and "Mr. Dean" where the text has a "Howard Dean"."""
    known = {n.words[-1] for n in found if len(n.words) > 1 and n.words[-1].lower() in lexicon.positions}
    added = []
    for begin, last in runs:
        titled = last - begin == 2 and words.lower(begin) in grammar("forms_of_address")
        first = begin + titled
        word = words.words[first]
        if last - first == 1 and word.text in known and words.lower(begin - 1) not in DETERMINERS:
            span = (word.start, word.end)
            added.append(Name(first, last, begin, (word.text,), span, word.opens and not titled, False))
    return added


def _without_adjective(words: Words, name: Name, found: list[Name]) -> Name:
    """ "Late Doe header wins it": an adjective that opens a line, where the text names a "Jane Doe"."""
    opens = words.words[name.first].opens and name.first == name.begin
    if len(name.words) != 2 or not opens or name.words[0].lower() not in grammar("opening_adjectives"):
        return name
    if not any(n.words != name.words and n.words[-1] == name.words[-1] and len(n.words) > 1 for n in found):
        return name
    span = (words.words[name.first + 1].start, name.span[1])
    return replace(name, first=name.first + 1, begin=name.first + 1, words=name.words[1:], span=span)


def _tuple(name: Name) -> tuple[str, ...]:
    return tuple(word.lower() for word in name.words)


def _familiar(words: Words, name: Name, lexicon: Lexicon) -> bool:
    """In a headline, where every word is capitalised: a name that the prose does not repeat, all the same."""
    lower = _tuple(name)
    joined = " ".join(name.words)
    if joined in lexicon.states or joined in lexicon.places or joined.lower() in lexicon.organisations:
        return True
    if name.begin < name.first or lower[0] in lexicon.public_figures:
        return True
    if len(lower) == 1:  # an acronym, in a headline that is not all capitals
        around = words.words[max(name.first - 1, 0) : name.last + 1]
        return joined.isupper() and len(joined) > 1 and not all(w.text.isupper() for w in around)
    return len(lower) > 1 and (lower[0] in lexicon.given or lower[-1] in lexicon.organisation_heads)


def _known_pieces(
    words: Words, first: int, last: int, known: set[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """A run of a headline, cut at the names that the prose has too."""
    lower = [words.lower(i) for i in range(first, last)]
    loose, index = 0, 0
    while index < len(lower):
        length = next(
            (n for n in range(min(6, len(lower) - index), 0, -1) if tuple(lower[index : index + n]) in known),
            0,
        )
        if length:
            begin = _titled(lower, loose, index)
            if loose < begin:
                yield first + loose, first + begin
            yield first + begin, first + index + length
            loose = index + length
        index += max(length, 1)
    if loose < len(lower):
        yield first + loose, last


def _titled(lower: list[str], loose: int, index: int) -> int:
    """Where the title before a known name begins, in a headline: "President Jane Doe"."""
    lexicon = english()
    begin = index
    while begin > loose and lower[begin - 1] in (lexicon.positions | lexicon.honorifics | {"vice": ""}):
        begin -= 1
    return begin


def _name(words: Words, first: int, last: int, lexicon: Lexicon) -> Name | None:
    """The name in a run; ``None`` where the run is only a title."""
    begin = first
    if words.lower(last) == "'s" and words.lower(last + 1) in (
        "said",
        "says",
        "announced",
        "reported",
        "declined",
        "also",
    ):
        return _shop(words, first, last)
    first += title_length(words.words[first:last], lexicon)
    kept = kept_words(words.words[first:last], lexicon)
    if not kept:
        return None
    doubtful = kept[0].shouted or (len(kept) == 1 and kept[0].opens)
    return Name(
        first,
        first + len(kept),
        begin,
        tuple(word.text for word in kept),
        (kept[0].start, kept[-1].end),
        doubtful,
        words.lower(begin - 1) == "the",
    )


def _shop(words: Words, first: int, last: int) -> Name:
    """A name that ends in a possessive: "Dolan's said it would close"."""
    told = [word.text for word in words.words[first:last]]
    told[-1] += words.words[last].text
    span = (words.words[first].start, words.words[last].end)
    return Name(first, last + 1, first, tuple(told), span, False, words.lower(first - 1) == "the")
