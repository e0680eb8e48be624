"""Words that scraping has run together ("countryReuters"), separated where the text itself shows it.

Nothing is guessed from a dictionary: both halves must stand apart elsewhere in the same text, or the second
be a word that opens sentences, or a news agency. Names with a capital inside ("McDonald", "YouTube") stay.
"""

from __future__ import annotations

import re
from collections import Counter

from reportedly.read.lexicon import Lexicon, english

_WORD = re.compile(r"(?<![\w@#/.])[^\W\d_]+(?:[’'][^\W\d_]+)?(?![\w@/])")
#: Longer runs of letters are no words, and would be cut in quadratic time.
_LONGEST_WORD = 60
_INNER = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-Z])")
#: A closing quote or a sentence's end directly before the next sentence.
_SENTENCE = re.compile(
    r"(?<=[a-z]{3})([.!?]”?)(?=[“]?[A-Z][a-z]+[ ,’])(?![A-Z][a-z]+\.)"
    r"|(?<=[a-z])([.!?,]”)(?=[A-Za-z])|(?<=[a-z]{2})(,)(?=[A-Za-z]{2})"
)
_BEFORE_QUOTE = re.compile(r"(?<=[a-z]{3})(?=“[A-Za-z])|(?<=[a-z]{2}[.,!?])(?=“[\w‘'\[(…])")
#: A name with its link list, as one outlet's pages leave it behind: "Lee Mary Ann LeeHeadline ... MORE".
_NAME_LIST = re.compile(
    r"\b(?P<last>[A-Z][\w’'-]+) (?:[^\s.!?]+ ){1,6}(?P=last) ?(?=[A-Z“‘'\"]).{0,600}? MORE\b"
)


def separate(text: str) -> str:
    """The text with words and sentences that were run together set apart by a space."""
    text = _NAME_LIST.sub(lambda m: m["last"], text) if " MORE" in text else text
    text = _BEFORE_QUOTE.sub(" ", _SENTENCE.sub(lambda m: m[0] + " ", text))
    if not _INNER.search(text):
        return text
    words = Counter(match[0] for match in _WORD.finditer(text))
    return _WORD.sub(lambda match: _apart(match[0], words), text)


def _apart(word: str, words: Counter[str]) -> str:
    lexicon = english()
    if (
        not 5 <= len(word) <= _LONGEST_WORD
        or words[word] > 1
        or word in lexicon.camel
        or word.removesuffix("’s").removesuffix("'s") in lexicon.camel
    ):
        return word
    for cut in (match.start() for match in _INNER.finditer(word)):
        left, right = word[:cut], word[cut:]
        if _are_two(left, right, words, lexicon):
            return f"{left} {_apart(right, words)}"
    return word


def _are_two(left: str, right: str, words: Counter[str], lexicon: Lexicon) -> bool:
    if len(left) < 3 or len(right) < 2:
        return False
    stands = words[right] > 0 or right in lexicon.openers or right in lexicon.agencies
    if left[0].islower():
        return stands and (words[left] > 0 or words[left.capitalize()] > 0 or len(left) > 3)
    # Two capitalised halves are usually one name: both must be words of this very text.
    return words[left] > 0 and (words[right] > 0 or right in lexicon.openers)
