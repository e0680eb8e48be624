"""Cut paragraphs into sentences, with the abbreviations and quotation marks of news English.

A closing quotation mark or bracket belongs to the sentence it ends. A paragraph's end always ends a sentence.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from reportedly.types import Span

#: The end of a sentence: its mark, closing quotation marks and brackets, then space and what may begin one.
#: Neither part gives anything back, so that a million dots in a row are looked at once.
END = re.compile(r"""(?<![.!?…])[.!?…]++['"’”»\)\]]*+(?=\s+[“"‘'«\(\[–—-]*\s?[A-Z0-9“"‘«\[\(@#$£€])""")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
INITIAL = re.compile(r"(?:^|[\s(“\"'‘])[A-Z]\.$")
ABBREVIATION = re.compile(r"([A-Za-z][\w.]*)\.$")
FOLLOWING = re.compile(r"\s+[“\"‘'(]*(\w+)")
CAPITAL = re.compile(r"\s+(\S)")
#: No abbreviation is longer.
LONGEST = 40


@lru_cache(maxsize=1)
def abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Those never followed by a new sentence, and those followed by one only before a new name or word."""
    data = tomllib.loads(files("reportedly").joinpath("sentences.en.toml").read_text("utf8"))
    return frozenset(data["before_name"]), frozenset(data["ambiguous"])


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, as character spans without surrounding white space."""
    return list(_sentences(text))


@lru_cache(maxsize=64)  # ten stages of reading ask for the sentences of the whole text
def _sentences(text: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for line in LINE.finditer(text):
        begin = line.start()
        for end in END.finditer(text, line.start(), line.end()):
            if ends(text, begin, end.start(), end.end(), line.end()):
                append(found, text, begin, end.end())
                begin = end.end()
        append(found, text, begin, line.end())
    return tuple(found)


def append(found: list[Span], text: str, start: int, end: int) -> None:
    """Add a span less its white space, if anything is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def ends(text: str, begin: int, mark: int, after: int, limit: int) -> bool:
    """Whether the mark at ``mark`` ends the sentence that began at ``begin``."""
    if text[mark] != "." or (after - mark > 1 and text[mark : mark + 2] != ".."):
        return True
    if text[mark : mark + 2] == "..":
        capital = CAPITAL.match(text, after, limit)
        return text[after : after + 2].strip() != "" and bool(capital) and capital[1].isupper()  # type: ignore[index]
    before = text[max(begin, mark - LONGEST) : mark + 1]
    if INITIAL.search(before):
        return False
    never, ambiguous = abbreviations()
    found = ABBREVIATION.search(before)
    if not found:
        return True
    word = found[1]
    if word in never or word in shouted_titles():
        return False
    if word in ambiguous or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        following = FOLLOWING.match(text, after, limit)
        return bool(following) and following[1] in starters()  # type: ignore[index]
    return True


@lru_cache(maxsize=1)
def shouted_titles() -> frozenset[str]:
    """ "MR.", "SEN.": titles before names in the labels of a transcript."""
    data = tomllib.loads(files("reportedly").joinpath("sentences.en.toml").read_text("utf8"))
    return frozenset(word.upper() for word in data["titles"])


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Words that begin a sentence even behind an abbreviation such as "U.S."."""
    data = tomllib.loads(files("reportedly").joinpath("sentences.en.toml").read_text("utf8"))
    return frozenset(data["starters"])
