"""The words of a text as names are looked for: case kept, abbreviations whole, sentences known."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.resolve.source_lexicon import english
from reportedly.sentences import sentences

#: Two sentences in a line: no headline.
SENTENCES = re.compile(r"[a-z)]\. +[A-Z“]")
#: The time before an entry of a live report.
CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
#: A line whose words of four and more letters are mostly capitalised is a headline, not prose.
TITLE_CASE = 0.8
#: Words of four letters and more that stay small in headlines.
SMALL = frozenset({"with", "from", "over", "into", "after", "that", "than", "about", "says", "amid"})


#: Months that are surnames and what stands before them where they are months.
MONTHS = frozenset({"May", "March", "June", "August"})
MONTHS_BEFORE = frozenset({"april", "june", "may", "august"})
OF_MONTHS = frozenset(
    {"in", "last", "next", "this", "since", "until", "till", "early", "late", "mid", "during", "through"}
)


class Word(NamedTuple):
    """One word or mark of the text."""

    text: str
    #: Lower case, with straight apostrophes.
    lower: str
    start: int
    end: int
    #: Number of its sentence.
    sentence: int
    #: First word of its sentence, or behind an opening quotation mark or a colon: its capital says nothing.
    opens: bool
    #: In a line in title case or capitals: its capital says nothing.
    shouted: bool
    #: A month that is somebody's surname here: "May" where the text has "Jane May".
    surname: bool = False

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[0].isupper() or (self.text[:3] in ("al-", "el-") and self.text[3:4].isupper())


@dataclass(frozen=True, slots=True)
class Words:
    """All words of a text, in order."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    #: All in lower case.
    lowers: tuple[str, ...]

    def index(self, offset: int) -> int:
        """Index of the first word that begins at or behind a character."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> range:
        """Indices of the words that begin in a stretch of characters."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def lower(self, index: int) -> str:
        """The word at an index in lower case; empty outside the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""


@cache
def _pattern() -> re.Pattern[str]:
    short = sorted((w[:-1] for w in english().abbreviations), key=len, reverse=True)
    return re.compile(
        r"(?:[^\W\d_]\.){2,}"
        # First whether a full stop follows at all: nearly a hundred abbreviations are tried one by one.
        rf"|\b(?=\w+\.)(?:{'|'.join(map(re.escape, short))})\."
        r"|\b(?-i:[A-HJ-Z])\.(?=\s*(?-i:[A-Z]))"
        r"|['’](?:s|re|ve|ll|d|m|S)\b|[^\W\d_]+(?=n['’]t\b)|n['’]t\b"
        r"|\b\w[\w-]*\.(?:com|org|net|info|gov|edu)\b|\d+(?:st|nd|rd|th)\b|\d+(?-i:[A-Z])\b|\d+(?:[.,:]\d+)*(?:-[\w-]+)?|[@#]\w+|\w+(?:[-‑&](?=\w)\w+|['’](?!(?:s|re|ve|ll|d|m|t)\b)\w+)*|\.{3}|[^\w\s]",
        re.I,
    )


@lru_cache(maxsize=4)
def words(text: str) -> Words:
    """The words of a text; remembered for the few texts last asked for."""
    found: list[Word] = []
    shouted = _shouted(text)
    opening = set("“\"‘'([:—–-…•*")
    for number, (start, end) in enumerate(sentences(text)):
        loud = any(a <= start < b for a, b in shouted)
        opens = True
        for match in _pattern().finditer(text, start, end):
            word = match[0]
            lower = "u.s." if word == "US" and not loud else word.lower().replace("’", "'")
            found.append(Word(word, lower, match.start(), match.end(), number, opens, loud))
            opens = (opens and not (word[0].isalnum() and not CLOCK.fullmatch(word))) or word in opening
    found = _surnames(found)
    return Words(text, tuple(found), tuple(w.start for w in found), tuple(w.lower for w in found))


def _surnames(found: list[Word]) -> list[Word]:
    """The words with months marked that a first name or form of address makes surnames in this text."""
    places = [i for i, w in enumerate(found) if i and w.text in MONTHS and not w.shouted]
    lexicon = english()
    borne = {
        found[i].text
        for i in places
        if found[i - 1].capital
        and found[i - 1].lower not in MONTHS_BEFORE
        and found[i - 1].lower in lexicon.given | lexicon.honorifics
        and not found[i - 1].lower.startswith(("president", "king", "queen"))
    }
    if not borne:
        return found
    for i, word in enumerate(found):
        dated = i + 1 < len(found) and found[i + 1].text[0].isdigit()
        before = found[i - 1].lower if i else ""
        if word.text in borne and not dated and before not in OF_MONTHS and not before[:1].isdigit():
            found[i] = word._replace(surname=True)
    return found


def _shouted(text: str) -> list[tuple[int, int]]:
    """Lines in title case or capitals."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        long = [word for word in re.findall(r"\b[^\W\d_]{4,}", line[0]) if word not in SMALL]
        if SENTENCES.search(line[0]):
            continue
        if (
            (len(long) >= 4 or (len(long) > 1 and line[0].isupper()))
            and _share(long) >= TITLE_CASE
            and len(line[0]) < 250
        ):
            found.append(line.span())
    return found


def _share(long: list[str]) -> float:
    marks = [word[0].isupper() for word in long]
    return sum(marks) / len(marks)
