"""Where names stand in a text: runs of capitalised words, with the title before them taken off.

What a name names is decided for the whole text in ``entities``; here only the words are found. In headlines
in title case every word is capitalised: there, names known from the prose are cut out first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.resolve.grammar import grammar
from reportedly.resolve.noun_phrases import DETERMINERS, QUANTITIES
from reportedly.resolve.offices import complement_start, person_in
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.titled import kept_words, title_length
from reportedly.resolve.words import Word, Words
from reportedly.types import Span

#: Words inside a name of an organisation that are not capitalised.
INNER = grammar("inside_names")
QUOTES = "\"“”'‘’"
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
#: "Berlin-based", "Doe-backed": adjectives made of names.
ADJECTIVE = re.compile(r"-(?:[a-z]+ed|led|run|born|style|era|area|wide|leaning)$")
NUMBER = re.compile(
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|eleven|twelve|\w+teen)(?:-\w+)?|\w+-(?:thirds?|fourths?|fifths?|quarters?|half)"
)


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
    runs = [piece for run in _runs(words, lexicon) for piece in _holder(words, *run, lexicon)]
    prose = [run for run in runs if not words.words[run[0]].shouted]
    found = [name for run in prose if (name := _name(words, *run, lexicon)) is not None]
    found += _like_positions(words, prose, found, lexicon)
    known = {_tuple(name) for name in found} | {_tuple(name)[-1:] for name in found}
    for first, last in runs:
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
    if begin is None or (known is not None and known.first == begin):
        yield first, last
        return
    body = max(first, complement_start(words, begin, lexicon))
    if body < begin:
        yield body, begin
    yield begin, last


def _like_positions(
    words: Words, runs: list[tuple[int, int]], found: list[Name], lexicon: Lexicon
) -> list[Name]:
    """Surnames that are words for positions too, alone: "Dean" where the text has a "Howard Dean"."""
    known = {n.words[-1] for n in found if len(n.words) > 1 and n.words[-1].lower() in lexicon.positions}
    added = []
    for first, last in runs:
        word = words.words[first]
        if last - first == 1 and word.text in known and words.lower(first - 1) not in DETERMINERS:
            span = (word.start, word.end)
            added.append(Name(first, last, first, (word.text,), span, word.opens, False))
    return added


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


def _runs(words: Words, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    common = (
        {word.lower for word in words.words if not word.capital}
        | lexicon.group
        | lexicon.openers
        | QUANTITIES
    )
    common |= (lexicon.documents | lexicon.organisation_nouns) - lexicon.given.keys()
    firm = {word.lower for word in words.words if word.capital and not word.opens and not word.shouted}
    index = 0
    while index < len(words.words):
        opener = _common_plural(words, index, firm) or _common_opener(words, index, firm)
        if _begins(words, index, lexicon, common) and not opener:
            last = _extend(words, index, lexicon)
            yield index, last
            index = last
        else:
            index += 1


def _begins(words: Words, index: int, lexicon: Lexicon, common: set[str]) -> bool:
    word = words.words[index]
    if (
        not word.capital
        or not word.text[0].isalpha()
        or NUMBER.fullmatch(word.lower)
        or ADJECTIVE.search(word.text)
    ):
        return False
    if word.opens and word.lower.endswith("ing") and words.lower(index + 1) == ",":
        return False  # "Prosecuting, Jane Doe said"
    if word.lower in lexicon.not_names:
        given = word.lower in lexicon.given and not word.opens
        return given and _is_capital(words, index + 1, lexicon)
    if word.opens and not word.shouted and word.lower in common:
        return _is_capital(words, index + 1, lexicon) or _society(words, index, lexicon)
    return True


def _common_plural(words: Words, index: int, firm: set[str]) -> bool:
    """ "Proponents" at the start of a sentence, nowhere capitalised inside one."""
    word = words.words[index]
    if (
        not word.opens
        or word.shouted
        or word.lower in firm
        or not word.lower.endswith(("ers", "ents", "ants", "ists", "ees", "ors", "ics"))
    ):
        return False
    return not _is_capital(words, index + 1, english()) and words.lower(index + 1) not in ("'s", "'")


def _common_opener(words: Words, index: int, firm: set[str]) -> bool:
    """ "Immediately", "Describing Doe": an adverb or participle at the start of a sentence."""
    word, lexicon = words.words[index], english()
    if not word.opens or word.shouted or word.lower in firm or len(word.lower) < 6:
        return False
    if word.lower in lexicon.given or word.text in lexicon.states or word.text in lexicon.places:
        return False
    if word.lower in lexicon.organisations or words.lower(index + 1) in ("'s", "'"):
        return False
    adverb = word.lower.endswith("ly") and not _is_capital(words, index + 1, lexicon)
    following = words.lower(index + 1)
    named = following in lexicon.verbs or following in lexicon.organisation_heads
    named = named or f"{word.lower} {following}" in lexicon.organisations
    return (adverb or word.lower.endswith("ing")) and not named


def _society(words: Words, index: int, lexicon: Lexicon) -> bool:
    """ "Citizens for Open Courts": people joined by a preposition to capitalised words."""
    return (
        words.lower(index) in lexicon.group
        and words.lower(index + 1) in ("for", "against", "without")
        and _is_capital(words, index + 2, lexicon)
    )


def _is_capital(words: Words, index: int, lexicon: Lexicon) -> bool:
    if not 0 < index < len(words.words):
        return False
    word = words.words[index]
    same = words.words[index - 1].sentence == word.sentence
    return word.capital and word.lower not in lexicon.not_names and same


def _extend(words: Words, index: int, lexicon: Lexicon) -> int:
    """Index behind the last word of the run that begins at ``index``."""
    last = index + 1
    sentence = words.words[index].sentence
    organisation = _organisational(words.words[index], lexicon) or _society(words, index, lexicon)
    while last < len(words.words) and words.words[last].sentence == sentence:
        step = _step(words, index, last, organisation, lexicon)
        if not step:
            break
        added = words.words[last : last + step]
        organisation = organisation or any(_organisational(word, lexicon) for word in added)
        last += step
    return last


def _organisational(word: Word, lexicon: Lexicon) -> bool:
    return word.capital and (
        word.lower in lexicon.organisation_heads
        or word.lower in lexicon.positions
        or word.lower in lexicon.capital_documents
    )


def _step(words: Words, index: int, last: int, organisation: bool, lexicon: Lexicon) -> int:
    """How many words from ``last`` on still belong to the run."""
    word = words.words[last]
    if word.capital and word.lower not in lexicon.not_names:
        return 1 if word.start - words.words[last - 1].end <= 2 else 0
    if word.text in lexicon.legal_forms:
        return 1  # "Northern Lines AS"
    following = words.lower(last + 1)
    if ORDINAL.fullmatch(word.lower) and _is_capital(words, last + 1, lexicon):
        return 2
    if word.lower in lexicon.particles and _is_capital(words, last + 1, lexicon):
        return 2
    if (
        word.lower in lexicon.particles
        and following in lexicon.particles
        and _is_capital(words, last + 2, lexicon)
    ):
        return 3
    if word.text == "," and following in lexicon.suffixes and words.words[last + 1].capital:
        return 2
    if word.text == "&" and _is_capital(words, last + 1, lexicon):
        return 2
    plural = (
        words.lower(last - 1).endswith("s") and word.text in "'’" and word.start == words.words[last - 1].end
    )
    if plural and following in lexicon.organisation_heads and words.words[last + 1].capital:
        return 2  # "Easton Supporters' Trust"
    nickname = _is_capital(words, last + 1, lexicon) and _is_capital(words, last + 3, lexicon)
    if word.text in QUOTES and nickname and words.lower(last + 2) in QUOTES:
        return 4
    if word.lower == "and" and not organisation and index + 1 < last:
        return _services_step(words, index, last, lexicon)
    if word.lower == "of" and not organisation and index + 1 == last:
        return _cause_step(words, index, last, lexicon)
    return _inner_step(words, index, last, lexicon) if organisation and word.lower in INNER else 0


def _services_step(words: Words, index: int, last: int, lexicon: Lexicon) -> int:
    """ "Federal Housing and Transport Services": "and" before the word that makes it an organisation."""
    end = last + 1
    while end < len(words.words) and _is_capital(words, end, lexicon):
        end += 1
    first, head = words.lower(index), words.lower(end - 1)
    if end - last < 2 or end - last > 4 or head not in lexicon.organisation_heads or head in lexicon.surnames:
        return 0
    personal = first in lexicon.given or first in lexicon.honorifics or first in lexicon.positions
    return 0 if personal or not _joins(words, index, last, words.words[last + 1], lexicon) else 2


def _cause_step(words: Words, index: int, last: int, lexicon: Lexicon) -> int:
    """ "the Freedom of the Air Foundation": one word behind "the", what it is of, and the head at the end."""
    if words.lower(index - 1) != "the" or words.lower(index) in lexicon.given:
        return 0
    the = 1 if words.lower(last + 1) == "the" else 0
    end = last + 1 + the
    while _is_capital(words, end, lexicon):
        end += 1
    return 2 + the if end > last + 2 + the and words.lower(end - 1) in lexicon.organisation_heads else 0


def _inner_step(words: Words, index: int, last: int, lexicon: Lexicon) -> int:
    """ "Department of State", "Center for the Study of ...", "Health and Human Services"."""
    word = words.words[last]
    the = 1 if words.lower(last + 1) == "the" and word.lower != "and" else 0
    if not _is_capital(words, last + 1 + the, lexicon):
        return 0
    following, before = words.words[last + 1 + the], words.words[last - 1]
    if word.lower in ("and", "&"):
        return 2 if word.text == "&" or _joins(words, index, last, following, lexicon) else 0
    if word.lower == "to" and not _is_capital(words, last + 2, lexicon):
        return 0
    if word.lower == "on" and before.lower in lexicon.verbs:
        return 0
    inside = words.words[index:last]
    titled = not any(w.lower in lexicon.organisation_heads for w in inside) and not _society(
        words, index, lexicon
    )
    if titled and before.lower not in lexicon.positions:  # "Gov. Jane Doe of Ohio"
        return 0
    person = following.lower in lexicon.honorifics or following.lower in lexicon.positions
    office = word.lower == "of" and before.lower in lexicon.organisation_heads  # "Department of Justice"
    return 0 if person and not the and not office else 2 + the


def _joins(words: Words, index: int, last: int, following: Word, lexicon: Lexicon) -> bool:
    """Whether "and" joins two words of one name rather than two names."""
    if following.lower in lexicon.given or following.lower in lexicon.honorifics or following.text.isupper():
        return False
    if following.lower in lexicon.positions or following.lower in lexicon.states:
        return False
    whole = words.words[last - 1].lower in lexicon.organisation_heads
    return not whole or (last - index == 1 and words.lower(last + 2) in lexicon.organisation_heads)


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
