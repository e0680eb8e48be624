"""A person's name in its parts, and whether two parts are one in other letters."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
#: What follows a name and is no part of it.
_BEHIND = re.compile(r",|\s(?:of|from|and|at|for)\s")
#: Letters and pairs that transcriptions of one sound interchange, the commonest last.
_SOUNDS = (
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"(?:tch|tsch|ch)"), "c"),
    (re.compile(r"(?:sch|sh)"), "s"),
    (re.compile(r"(?:zh|dj|j)"), "j"),
    (re.compile(r"(?:kh|ck|q|k)"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?:ou|oo|w(?=$))"), "u"),
    (re.compile(r"(?:ff|w|v|f)(?=$)"), "v"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?:iy|yi|ii|ij|ei|ie|ye|y)"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The parts of a person's name, folded."""

    #: Given names and initials, in order.
    given: tuple[str, ...]
    #: The last word of the surname.
    surname: str
    #: Positions that the name was written with, in their full form: "Gen." is "general".
    positions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of one language by which names are told from what stands around them."""

    honorifics: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    pronouns: frozenset[str]
    plain_roles: frozenset[str]
    #: A given name to the numbers of its rows.
    given: dict[str, frozenset[int]]
    #: A position to its walk of life.
    fields: dict[str, str]
    #: A position to its full form.
    positions: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The English words."""
    data = tomllib.loads(files("reportedly.trace").joinpath("names_match.en.toml").read_text("utf8"))
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(data["given"]):
        for name in row:
            rows.setdefault(name, set()).add(number)
    return Lexicon(
        honorifics=frozenset(data["honorifics"]),
        suffixes=frozenset(data["suffixes"]),
        particles=frozenset(data["particles"]),
        pronouns=frozenset(data["pronouns"]),
        plain_roles=frozenset(data["plain_roles"]),
        given={name: frozenset(numbers) for name, numbers in rows.items()},
        fields={word: field for field, words in data["fields"].items() for word in words},
        positions=data["positions"],
    )


def folded(text: str) -> str:
    """Without case, accents and curly marks."""
    text = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(c for c in text if not unicodedata.combining(c))


def words_of(text: str | None) -> list[str]:
    """The folded words of a name or title, without full stops and possessives."""
    return [re.sub(r"'s$", "", word.strip(".")) for word in _WORD.findall(folded(text or ""))]


def person_words(name: str) -> PersonWords | None:
    """The parts of a person's name; ``None``: no word of it is a name."""
    known = lexicon()
    words = words_of(_BEHIND.split(name)[0])
    positions = set()
    while len(words) > 1 and (words[0] in known.honorifics or _position(words[0])):
        position = _position(words.pop(0))
        positions |= {position} if position else set()
    words = [word for word in words if word not in known.suffixes] or words
    if not words:
        return None
    given = tuple(word for word in words[:-1] if word not in known.particles)
    return PersonWords(given, words[-1], frozenset(positions))


def positions_of(text: str | None) -> frozenset[str]:
    """The positions that a title or a role names, singular and in full form."""
    return frozenset(position for word in words_of(text) if (position := _position(word)))


def same_word(one: str, other: str) -> bool:
    """Whether two surnames, or two given names, are one in other letters."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4:
        return False
    return _sounds(one) == _sounds(other) and one[0] == other[0]


def same_given(one: str, other: str) -> bool:
    """Whether two given names may be of one person: an initial, a short form, another spelling."""
    if len(one) <= 2 or len(other) <= 2:
        return one[:1] == other[:1]
    rows = lexicon().given
    return same_word(one, other) or bool(rows.get(one, frozenset()) & rows.get(other, frozenset()))


def _position(word: str) -> str | None:
    known = lexicon()
    for form in (word, word[:-1] if word.endswith("s") else word):
        full = known.positions.get(form, form)
        if full in known.fields or form in known.positions:
            return full
    return None


@lru_cache(maxsize=100_000)
def _sounds(word: str) -> str:
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word
