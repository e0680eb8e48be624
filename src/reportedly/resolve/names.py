"""Where names stand in a text: runs of capitalised words, with the title before them taken off.

What a name names is decided for the whole text in ``entities``; here only the words are found.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.words import Word, Words
from reportedly.types import Span

#: Words inside a name of an organisation that are not capitalised.
INNER = ("of", "for", "on", "and", "&", "in")
QUOTES = "\"“”'‘’"


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
    found: list[Name] = []
    lexicon = english()
    common = {word.lower for word in words.words if not word.capital}
    index = 0
    while index < len(words.words):
        if not _begins(words, index, lexicon, common):
            index += 1
            continue
        last = _extend(words, index, lexicon)
        name = _name(words, index, last, lexicon)
        if name is not None:
            found.append(name)
        index = last
    return tuple(found)


def _begins(words: Words, index: int, lexicon: Lexicon, common: set[str]) -> bool:
    word = words.words[index]
    if not word.capital or (not word.text[0].isalpha() and word.text[0] not in "@"):
        return False
    if word.lower in lexicon.not_names and not _follows_initial(words, index):
        return False
    if word.opens and not word.shouted and word.lower in common:
        return _is_capital(words, index + 1, lexicon)
    return True


def _follows_initial(words: Words, index: int) -> bool:
    """ "May Smith" and "Will Smith": a word of no name before a capital, in the middle of a sentence."""
    word = words.words[index]
    return word.lower in english().given and not word.opens and _is_capital(words, index + 1, english())


def _is_capital(words: Words, index: int, lexicon: Lexicon) -> bool:
    if index >= len(words.words):
        return False
    word = words.words[index]
    return (
        word.capital
        and word.lower not in lexicon.not_names
        and words.words[index - 1].sentence == word.sentence
    )


def _extend(words: Words, index: int, lexicon: Lexicon) -> int:
    """Index behind the last word of the run that begins at ``index``."""
    last = index + 1
    organisation = _organisational(words.words[index], lexicon)
    while last < len(words.words) and words.words[last].sentence == words.words[index].sentence:
        step = _step(words, last, organisation, lexicon)
        if not step:
            break
        organisation = organisation or any(
            _organisational(words.words[i], lexicon) for i in range(last, last + step)
        )
        last += step
    return last


def _organisational(word: Word, lexicon: Lexicon) -> bool:
    return word.capital and (
        word.lower in lexicon.organisation_heads
        or word.lower in lexicon.positions
        or word.lower in lexicon.capital_documents
    )


def _step(words: Words, last: int, organisation: bool, lexicon: Lexicon) -> int:
    """How many words from ``last`` on still belong to the run."""
    word = words.words[last]
    if word.capital and word.lower not in lexicon.not_names:
        return 1 if word.start - words.words[last - 1].end <= 1 else 0
    capital = lambda ahead: _is_capital(words, last + ahead, lexicon)  # noqa: E731
    following = words.lower(last + 1)
    if word.lower in lexicon.particles and capital(1):
        return 2
    if word.lower in lexicon.particles and following in lexicon.particles and capital(2):
        return 3
    if word.text == "," and following in lexicon.suffixes and words.words[last + 1].text[0].isupper():
        return 2
    if word.text in QUOTES and capital(1) and words.lower(last + 2) in QUOTES and capital(3):
        return 4
    if organisation and word.lower in INNER:
        return _inner_step(words, last, lexicon)
    return 0


def _inner_step(words: Words, last: int, lexicon: Lexicon) -> int:
    """ "Department of State", "Center for the Study of ...", "Health and Human Services"."""
    word = words.words[last]
    the = 1 if words.lower(last + 1) == "the" and word.lower != "and" else 0
    if not _is_capital(words, last + 1 + the, lexicon):
        return 0
    following = words.words[last + 1 + the]
    if word.lower in ("and", "&"):
        if word.text != "&" and (
            words.words[last - 1].lower in lexicon.organisation_heads
            or following.lower in lexicon.given
            or following.lower in lexicon.honorifics
            or following.lower in lexicon.positions
            or following.text.isupper()
        ):
            return 0
        return 2
    if word.lower == "in" or (word.lower == "on" and words.words[last - 1].lower in lexicon.verbs):
        return 0
    if following.lower in lexicon.honorifics or (following.lower in lexicon.positions and not the):
        return 0
    return 2 + the


def _name(words: Words, first: int, last: int, lexicon: Lexicon) -> Name | None:
    """The name in a run; ``None`` where the run is only a title."""
    run = words.words[first:last]
    begin = first
    first += _title_length(run, lexicon)
    if first >= last:
        return None
    kept = words.words[first:last]
    if kept[-1].lower in lexicon.positions and len(kept) > 1 and not _organisational_name(kept, lexicon):
        while len(kept) > 1 and kept[-1].lower in lexicon.positions | dict.fromkeys(lexicon.modifiers, ""):
            kept = kept[:-1]
    if all(word.lower in lexicon.positions or word.lower in lexicon.modifiers for word in kept):
        if not (len(kept) == 1 and kept[0].lower in lexicon.given and kept[0].lower not in lexicon.positions):
            return None
    last = first + len(kept)
    shouted = kept[0].shouted
    doubtful = shouted or (len(kept) == 1 and kept[0].opens)
    return Name(
        first,
        last,
        begin,
        tuple(word.text for word in kept),
        (kept[0].start, kept[-1].end),
        doubtful,
        words.lower(begin - 1) == "the",
    )


def _organisational_name(kept: tuple[Word, ...], lexicon: Lexicon) -> bool:
    return any(w.lower in lexicon.organisation_heads and w.lower not in lexicon.positions for w in kept[-1:])


def _title_length(run: tuple[Word, ...], lexicon: Lexicon) -> int:
    """How many words at the start of a run are the title of the person named behind them."""
    if run[0].lower in lexicon.honorifics and run[0].lower not in lexicon.positions:
        return 1
    cut = 0
    for index, word in enumerate(run[:-1]):
        if (
            word.lower in lexicon.positions
            or word.lower in lexicon.person
            or word.lower in lexicon.honorifics
        ):
            if word.lower in lexicon.given and word.lower not in lexicon.positions:
                continue
            cut = index + 1
        elif cut == index and word.lower in lexicon.states and index == 0:
            continue
    cut = _past_of(run, cut, lexicon)
    rest = run[cut:]
    if cut and rest and _names_organisation(rest, lexicon):
        return 0
    if not cut and run[0].lower in lexicon.modifiers | lexicon.dropped and run[0].opens and len(run) > 1:
        return 1
    return cut


def _past_of(run: tuple[Word, ...], cut: int, lexicon: Lexicon) -> int:
    """ "Secretary of State John Doe": where a title goes on with "of", the name begins at a given name."""
    if not cut or cut >= len(run) or run[cut].lower not in ("of", "for"):
        return cut
    for index in range(cut + 2, len(run) - 1):
        if run[index].lower in lexicon.given or (len(run[index].text) == 2 and run[index].text[1] == "."):
            return index
    rest = len(run) - cut
    return len(run) - 2 if rest >= 4 and run[cut + 1].lower == "state" else 0


def _names_organisation(rest: tuple[Word, ...], lexicon: Lexicon) -> bool:
    if rest[0].lower in lexicon.given and len(rest) <= 3:
        return False
    return any(w.lower in lexicon.organisation_heads and w.lower not in lexicon.surnames for w in rest)
