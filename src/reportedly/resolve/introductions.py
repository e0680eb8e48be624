"""How a text introduces a person: the title before the name, the apposition and relative clause behind it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.resolve.grammar import grammar
from reportedly.resolve.names import Name
from reportedly.resolve.noun_phrases import DETERMINERS, head_noun
from reportedly.resolve.offices import office_start
from reportedly.resolve.source_lexicon import Lexicon, english
from reportedly.resolve.titled import then
from reportedly.resolve.words import Words
from reportedly.types import Span

DASHES = ("—", "–", "-")
RELATIVE = grammar("relative_personal")
#: Words that no noun phrase begins with or goes on with before its head.
NO_NOUN = grammar("no_noun")
#: Words that are verbs and parts of noun phrases.
AMBIGUOUS = grammar("verb_or_noun")
#: An apposition names its position within as many words.
HEAD_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Introduction:
    """The words around one mention of a name that say who it is."""

    #: Title before the name; ``None``: none.
    before: Span | None = None
    #: Apposition behind it, a title or description; ``None``: none.
    after: Span | None = None
    #: Relative clause behind it; ``None``: none.
    relative: Span | None = None
    #: What the sentence says it is: "Doe is chief of ...", "Doe, who served as ...".
    predicate: Span | None = None
    #: Given in years behind the name.
    age: int | None = None
    #: Party and state in brackets behind the name.
    party: Span | None = None


def introduction(words: Words, name: Name) -> Introduction:
    """What one mention of a name says about who it is."""
    lexicon = english()
    index, party = _party(words, name.last)
    index, age = _age(words, index)
    while words.lower(index) == "," and words.lower(index + 1) in lexicon.suffixes:
        index += 2  # "Jane Doe, PhD, an epidemiologist"
    index = past_place(words, index)
    if words.lower(index) == "," and index > name.last and words.lower(index + 1) in ("is", "was"):
        index += 1  # "Jane Doe, 65, of Springfield, is the founder"
    before = _before(words, name, lexicon) or _preposed(words, name, index, lexicon)
    elsewhere = _placed(words, name) or _home(words, name, lexicon)
    after, index = (None, index) if elsewhere else _apposition(words, index, lexicon)
    relative = None if _home(words, name, lexicon) else _relative(words, index)
    return Introduction(
        before=before,
        after=after,
        relative=relative,
        predicate=_predicate(words, index, relative, lexicon),
        age=age,
        party=party,
    )


def _placed(words: Words, name: Name) -> bool:
    """ "in Doe, the mayor said": a place, and what follows the comma is the subject."""
    return name.begin == name.first and words.lower(name.first - 1) in ("in", "at", "near", "outside", "on")


def _home(words: Words, name: Name, lexicon: Lexicon) -> bool:
    """ "Senator Jane Doe of Ohio, the majority leader who": what follows the comma is said of Doe."""
    place = " ".join(name.words)
    if name.begin < name.first or words.lower(name.first - 1) not in ("of", "from"):
        return False
    person = name.first > 2 and words.words[name.first - 2].capital and words.words[name.first - 3].capital
    return person and (place in lexicon.states or place in lexicon.places)


def _predicate(words: Words, index: int, relative: Span | None, lexicon: Lexicon) -> Span | None:
    """The position behind "is", "was", "serves as", "became"."""
    start = words.index(relative[0]) + 1 if relative else index
    verb = words.lower(start)
    if verb in ("serves", "served", "works", "worked", "acted", "acts") and words.lower(start + 1) == "as":
        start += 2
    elif verb in ("is", "was", "became") or (relative and verb == "'s"):
        start += 1
    else:
        return None
    end = clause_end(words, start, ",")
    if words.lower(start) in ("not", "n't") or end <= start or not _describes(words, start, end, lexicon):
        return None
    return (words.words[start].start, words.words[_with_relative_cut(words, start, end) - 1].end)


def title_start(words: Words, begin: int, lexicon: Lexicon) -> int:
    """Index of the first word of the title that ends before ``begin``; ``begin`` where there is none."""
    first = begin
    nouns = 0
    while first > 0 and words.words[first - 1].sentence == words.words[begin].sentence:
        word = words.words[first - 1]
        if then(word.lower) in lexicon.person and word.lower not in lexicon.not_names:
            nouns += 1
        elif (_possessive(words, first - 1) and first > 1 and words.words[first - 2].capital and nouns) or (
            word.lower == "and" and nouns and words.lower(first - 2) in lexicon.person
        ):
            pass
        elif not nouns or not _modifies(words, first - 1, lexicon):
            break
        first -= 1
    return first if nouns else begin


def _possessive(words: Words, index: int) -> bool:
    """ "Doe's", "Daniels'"."""
    word = words.lower(index)
    return word in ("'s", "’s") or (word in ("'", "’") and words.lower(index - 1).endswith("s"))


def _modifies(words: Words, index: int, lexicon: Lexicon) -> bool:
    word = words.words[index]
    barred = word.lower in lexicon.not_names and word.lower not in lexicon.modifiers
    if barred or not word.text[0].isalpha():
        return False
    return (
        word.capital or word.lower in lexicon.modifiers or word.lower in lexicon.dropped or "-" in word.text
    )


def _before(words: Words, name: Name, lexicon: Lexicon) -> Span | None:
    office = office_start(words, name.begin, lexicon) if name.last - name.begin > 1 else None
    if office is not None:
        return (words.words[office].start, words.words[name.begin - 1].end)
    first = title_start(words, name.begin, lexicon)
    addressed = words.lower(name.begin) in grammar("forms_of_address")  # "Mr. King and Mr. Doe"
    if name.begin < name.first and first == name.begin and words.lower(first - 1) == "and" and not addressed:
        double = title_start(words, first - 1, lexicon)  # "Acme founder and | CEO Jane Doe"
        whole = double < first - 1 and words.lower(double - 1) not in DETERMINERS
        first = double if whole else first
    if name.begin < name.first and first == name.begin:
        first = _widen(words, name.begin, lexicon)
    if words.lower(first - 1) == "'s" and words.lower(first - 2) in lexicon.positions and first < name.first:
        first -= 2  # "Sheriff's Deputy Jane Doe"
    if first == name.first:
        return None
    return (words.words[_with_body(words, first, name.first, lexicon)].start, words.words[name.first - 1].end)


def _with_body(words: Words, first: int, last: int, lexicon: Lexicon) -> int:
    """ "Mill Union of Ohio President Jane Doe": index of the first word of a body that goes on with "of"."""
    begin = first
    placed = words.lower(first - 1) == "of" and words.words[first].capital and last - first > 1
    if placed and words.lower(first) not in lexicon.person:
        begin = first - 1
        while begin > 0 and words.words[begin - 1].capital and not words.words[begin].opens:
            if words.lower(begin - 1) in lexicon.not_names:
                break
            begin -= 1
    return begin if begin < first - 1 else first


def _preposed(words: Words, name: Name, index: int, lexicon: Lexicon) -> Span | None:
    """ "Acme's chief executive, Jane Doe, said": the description before the comma."""
    comma = name.begin - 1
    if words.lower(comma) != "," or not (words.lower(index) == "," or words.lower(index) in lexicon.verbs):
        return None
    sentence = words.words[name.begin].sentence
    first = comma
    while (
        first > 0
        and words.words[first - 1].sentence == sentence
        and words.lower(first - 1) not in (",", ";", "“", '"', "—")
    ):
        first -= 1
    article = [
        i for i in range(first, comma) if words.lower(i) in ("the", "a", "an", "its", "his", "her", "their")
    ]
    said = article and any(words.lower(i) in lexicon.verbs for i in range(first, article[-1]))
    # "She met the minister, Jane Doe", "It rained before his lawyer, Jane Doe"
    if said or (article and words.lower(article[-1] - 1) not in grammar("title_links") | {"and"}):
        first = article[-1]
    for start in dict.fromkeys((first, *article[-1:])):  # "Aides to | the majority leader, Jane Doe"
        opening = words.words[start]
        noun = opening.lower in DETERMINERS or (opening.capital and opening.lower not in lexicon.not_names)
        head = head_noun(words, start, comma) if noun else None
        if head is not None and words.lower(head) in lexicon.positions:
            return (
                None
                if words.lower(head - 1) in lexicon.verbs
                else (opening.start, words.words[comma - 1].end)
            )
    return None


def _widen(words: Words, begin: int, lexicon: Lexicon) -> int:
    """ "state Del. Jane Doe", "former Gov. Doe": lower-case words before a capitalised title."""
    while begin > 0 and words.words[begin - 1].sentence == words.words[begin].sentence:
        word = words.words[begin - 1]
        if word.capital or not (word.lower in lexicon.modifiers or word.lower in lexicon.dropped):
            break
        begin -= 1
    return begin


def _party(words: Words, index: int) -> tuple[int, Span | None]:
    if words.lower(index) == "(":
        close = next(
            (i for i in range(index, min(index + 9, len(words.words))) if words.lower(i) == ")"), None
        )
        if close is not None:
            return close + 1, (words.words[index].start, words.words[close].end)
    return index, None


def _age(words: Words, index: int) -> tuple[int, int | None]:
    if words.lower(index) == "," and words.lower(index + 1).isdigit() and len(words.lower(index + 1)) <= 3:
        return index + 2, int(words.lower(index + 1))
    return index, None


def past_place(words: Words, index: int) -> int:
    """Index behind "of Springfield, Illinois": where somebody is from stands before what they are."""
    start = index + 1 if words.lower(index) == "," and words.lower(index + 1) in ("of", "from") else index
    if words.lower(start) not in ("of", "from"):
        return index
    begin = _described_body(words, start + 1)
    end = begin
    while end < len(words.words) and words.words[end].capital:
        end += 1
    if end == begin:
        return index
    if words.lower(end) == "," and end + 1 < len(words.words) and words.words[end + 1].capital:
        further = end + 1
        while further < len(words.words) and words.words[further].capital:
            further += 1
        if words.lower(further) == ",":
            return further
    return end


def _described_body(words: Words, index: int) -> int:
    """Index of the name behind "the environmental law firm": what sort of body somebody is of."""
    lexicon = english()
    last = index
    while last - index < 6 and words.lower(last).replace("-", "").isalpha() and not words.words[last].capital:
        if words.lower(last) in lexicon.verbs or words.lower(last) in NO_NOUN:
            return index
        last += 1
    return last if last > index and words.lower(last - 1) in lexicon.organisation_nouns else index


def _apposition(words: Words, index: int, lexicon: Lexicon) -> tuple[Span | None, int]:
    """The apposition behind a mark at ``index`` and the index behind it."""
    mark = words.lower(index)
    if mark not in (",", *DASHES):
        return None, index
    start = index + 1
    while words.lower(start) in DASHES:
        start += 1
    end = clause_end(words, start, mark)
    if _speaks_itself(words, start, end, lexicon):
        return None, index
    if words.lower(start) in RELATIVE or not _describes(words, start, end, lexicon):
        return None, index
    end = _with_relative_cut(words, start, end)
    return (words.words[start].start, words.words[end - 1].end), end


def _speaks_itself(words: Words, start: int, end: int, lexicon: Lexicon) -> bool:
    """ "They have taken Azmar, a commander of the group said": what stands behind the comma is who speaks."""
    if start >= len(words.words):
        return False
    first = start - 1
    while first > 0 and words.words[first - 1].sentence == words.words[start].sentence:
        first -= 1
    said = grammar("speech")
    verb = next((i for i in range(start + 1, end) if words.lower(i) in said | RELATIVE), None)
    if verb is None or words.lower(verb) in RELATIVE:
        return False
    verbs = lexicon.verbs | grammar("auxiliaries")
    return any(words.lower(i) in verbs and i + 1 < start for i in range(first, start))


def _describes(words: Words, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words are a noun phrase whose head is a person's position or a noun for a person."""
    first = words.lower(start)
    if first in lexicon.verbs or first in NO_NOUN:
        return False
    if first.endswith("ing") and words.lower(start + 1) in DETERMINERS:
        return False  # "Doe, defending his former chairman, said"
    begin = start + 2 if first == "one" and words.lower(start + 1) == "of" else start
    for index in range(begin, min(end, begin + HEAD_WITHIN)):
        word = words.lower(index)
        if word in lexicon.person and words.lower(index + 1) not in ("'s", "’s"):
            following = words.lower(index + 2 if words.lower(index + 1) in ("also", "then") else index + 1)
            if index + 1 < end and _another(words, start, index):
                return False
            return index + 1 >= end or following not in lexicon.verbs
        if word == "under" and words.lower(index + 1) == "secretary":
            continue
        if word in RELATIVE or word in NO_NOUN or (word in lexicon.verbs and word not in AMBIGUOUS):
            return False
    return False


def _another(words: Words, start: int, index: int) -> bool:
    """ "Doe, President Roe and others", "Doe, the speaker needs to": who or what comes next."""
    titled = all(words.words[i].capital for i in range(start, index + 2))
    known = (
        words.lower(index + 1) in english().person or words.lower(index + 1) in english().organisation_heads
    )
    needs = words.lower(index + 1).endswith("s") and words.lower(index + 2) == "to"
    return (titled and not known) or (needs and words.words[index + 1].text.islower())


def _with_relative_cut(words: Words, start: int, end: int) -> int:
    """An apposition ends where a relative clause begins."""
    for index in range(start + 1, end):
        if words.lower(index) in RELATIVE:
            return index
    return end


def clause_end(words: Words, start: int, mark: str) -> int:
    """Index of the mark or the end of the sentence that closes an insertion begun by ``mark``."""
    sentence = words.words[start].sentence if start < len(words.words) else -1
    depth = 0
    index = start
    while index < len(words.words) and words.words[index].sentence == sentence:
        word = words.lower(index)
        depth += (word == "(") - (word == ")")
        if depth < 0 or (depth == 0 and (word in (";", ":") or (word in DASHES and mark in DASHES))):
            return index
        if depth <= 0 and (word == "," or word in ("—", "–")) and mark == ",":
            return index
        last = index + 1 < len(words.words) and words.words[index + 1].sentence != sentence
        if word in (".", "!", "?") and last:
            return index
        if word in '“”"' and len(word) == 1:
            return index
        index += 1
    return index


def _relative(words: Words, index: int) -> Span | None:
    start = index + 1 if words.lower(index) in (",", *DASHES) else index
    if words.lower(start) not in ("who", "whose", "whom") or start >= len(words.words):
        return None
    end = clause_end(words, start + 1, ",")
    if words.lower(start + 1) in ("said", "told", "says", "added", "asked", "spoke"):
        return None
    return (words.words[start].start, words.words[end - 1].end)
