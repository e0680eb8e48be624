"""Titles that go on behind their noun, up to the name: "deputy head of the Economy Ministry Jane Doe".

The name is what stands at the end; all before it is the title. Where the words between could be somebody else
("a spokesman for the singer Jane Doe"), nothing is read as a title.
"""

from __future__ import annotations

from reportedly.resolve.grammar import grammar
from reportedly.resolve.noun_phrases import DETERMINERS, plural_noun
from reportedly.resolve.source_lexicon import Lexicon
from reportedly.resolve.words import Words

LINKS = grammar("title_links")
#: Words between the title's noun and the name, at most.
REACH = 14
#: What no title goes on over, beside verbs and marks.
BREAKS = grammar("office_breaks")
#: Before these the words up to the name are an object: "told the head of the office Jane Doe had left".
ADDRESSING = grammar("addressing")
#: Adjectives that belong to the person: "a friend of the late Jane Doe".
PERSONAL = grammar("personal_adjectives")


def office_start(words: Words, index: int, lexicon: Lexicon) -> int | None:
    """Index of the first word of a title with complement that ends right before ``index``; ``None``: none.

    Args:
        words: the text's.
        index: of the first word of a name, its ranks included.
        lexicon: the word lists.
    """
    if index < 3 or not _complement(words, index - 1, lexicon):
        return None
    noun = _noun(words, index, lexicon)
    if noun is None or plural_noun(words.lower(noun)):
        return None
    first = noun
    while first > 0 and words.words[first - 1].sentence == words.words[noun].sentence:
        if not _qualifies(words, first - 1, lexicon):
            break
        first -= 1
    before = words.lower(first - 1) if not words.words[first].opens else ""
    if before in DETERMINERS:
        if not _bodily(words, index - 1, lexicon) or words.lower(first - 2) in ADDRESSING:
            return None
    elif before in ADDRESSING or before in LINKS:
        return None
    return None if _apposed(words, first - (before in DETERMINERS)) else first


def _apposed(words: Words, first: int) -> bool:
    """ "Jane Doe, | a spokesman for Speaker Richard Roe": a title that belongs to the name before it."""
    mark = words.lower(first - 1) == "," and not words.words[first].opens
    return mark and words.words[first - 2].capital and words.words[first - 3].capital


def complement_start(words: Words, index: int, lexicon: Lexicon) -> int:
    """Index of the first word of what the title before ``index`` is of, its article left out."""
    noun = _noun(words, index, lexicon)
    start = index if noun is None else noun + 2
    return start + 1 if words.lower(start) in ("the", "a", "an", "its") else start


def person_in(words: Words, first: int, last: int, lexicon: Lexicon) -> int | None:
    """Where the person's name begins in a run that begins with the end of a title; ``None``: nowhere."""
    known = [w.lower in lexicon.given and w.lower not in lexicon.positions for w in words.words[first:last]]
    for index in range(first + 1, last - 1):
        rest = range(index, last)
        if any(_impersonal(words, i, lexicon) for i in rest) or last - index > 5:
            continue
        left = known[: index - first]
        given = known[index - first] and not all(left)
        initial = len(words.words[index].text) == 2 and words.words[index].text[1] == "."
        ranked = words.lower(index) in lexicon.honorifics or words.lower(index) in lexicon.positions
        behind_body = _bodily(words, index - 1, lexicon) and last - index in (2, 3)
        if given or initial or behind_body or (ranked and not _titular(words, index - 1, lexicon)):
            return index if office_start(words, index, lexicon) is not None else None
    return _bare(words, first, last, lexicon)


def _bare(words: Words, first: int, last: int, lexicon: Lexicon) -> int | None:
    """ "Head of Marsh Primary Orla Beck said": no article, so the last two words are the name."""
    index = last - 2
    text = " ".join(word.text for word in words.words[first:last])
    known = text in lexicon.places or text in lexicon.states or words.words[first].shouted
    if index <= first or known or any(_impersonal(words, i, lexicon) for i in (index, last - 1)):
        return None
    start = office_start(words, index, lexicon)
    plain = start is not None and words.words[start].opens and words.lower(start) not in DETERMINERS
    return index if plain and words.lower(last) in lexicon.verbs else None


def _titular(words: Words, index: int, lexicon: Lexicon) -> bool:
    return words.lower(index) in lexicon.positions or words.lower(index) in lexicon.modifiers


def _impersonal(words: Words, index: int, lexicon: Lexicon) -> bool:
    word = words.lower(index)
    body = word in lexicon.organisation_heads and word not in lexicon.surnames
    return body or word in LINKS or word in ("and", "&", "the") or words.words[index].text in lexicon.states


def _complement(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a word can be the last one of what somebody is head of."""
    word = words.words[index]
    if not word.text[0].isalnum() or word.lower in DETERMINERS or word.lower in LINKS:
        return False
    if word.lower in PERSONAL or word.lower in lexicon.dropped or word.lower in lexicon.verbs:
        return False
    if (
        word.lower in lexicon.person or word.lower in lexicon.group
    ) and word.lower not in lexicon.organisation_heads:
        return False
    return word.lower in lexicon.organisation_nouns or not word.lower.endswith(("ed", "ly"))


def _bodily(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a word ends the name or description of a body or place."""
    word = words.words[index]
    if word.lower in lexicon.organisation_nouns or word.lower in lexicon.organisation_heads:
        return True
    if not word.capital:
        return False
    return word.text.isupper() or word.text in lexicon.states or word.text in lexicon.places


def _noun(words: Words, index: int, lexicon: Lexicon) -> int | None:
    """Index of the noun that the title begins with: the first one before a link."""
    sentence = words.words[index - 1].sentence
    found = None
    for place in range(index - 1, max(index - 1 - REACH, -1), -1):
        word = words.words[place]
        if word.sentence != sentence or word.lower in BREAKS:
            break
        if not (word.text[0].isalnum() or word.lower in ("'s", "'", "&")):
            break
        if word.lower in lexicon.verbs and not word.capital and word.lower not in ("state", "set"):
            break
        told = word.lower in lexicon.positions or word.lower.rpartition("-")[2] in lexicon.positions
        if told and words.lower(place + 1) == "to" and not _named_next(words, place + 2):
            continue  # "a writer to help Jane Doe"
        if (
            told
            and words.lower(place + 1) in LINKS - {"with", "from"}
            and place + 2 < index
            and _content(words, place, index)
        ):
            found = place
    return found


def _named_next(words: Words, index: int) -> bool:
    return words.words[index].capital or words.lower(index) in DETERMINERS


def _content(words: Words, noun: int, index: int) -> bool:
    """Whether anything but an article stands between the link and the name."""
    return any(words.lower(i) not in DETERMINERS for i in range(noun + 2, index))


def _qualifies(words: Words, index: int, lexicon: Lexicon) -> bool:
    word = words.words[index]
    if not word.text[0].isalpha() or word.lower in lexicon.not_names or word.lower in DETERMINERS:
        return False
    if word.lower in lexicon.verbs or word.lower in LINKS:
        return False
    known = word.lower in lexicon.modifiers or word.lower in lexicon.dropped or word.lower in lexicon.person
    return word.capital or known or "-" in word.text
