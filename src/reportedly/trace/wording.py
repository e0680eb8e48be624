"""The words of a statement as they are compared: in one form, without those that carry nothing."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from operator import itemgetter

#: Characters of a text that are looked at; contents are far shorter.
LONGEST_TEXT = 4000
_WORD = re.compile(
    r"(?P<money>[$£€])|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>(?:bn|tn|mn|bln|mln|[kmb])\b)?"
    r"|(?P<percent>[Pp]er\s+cent\b)"
    r"|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|(?P<mark>[%.;:,…—–])"
)
_SHOWN = itemgetter(0)
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What ``statement.en.toml`` says."""

    stop: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    third: frozenset[str]
    negators: frozenset[str]
    #: The same of two words: "ruled out".
    negators_of_two: frozenset[str]
    #: Forms of words that say without a negation that something is not there or was not done.
    absent: frozenset[str]
    #: Negators that turn round no more than their own clause, and the words behind which that begins.
    objects: frozenset[str]
    clause_words: frozenset[str]
    #: Said behind one of the copulas, which may be stressed, they turn round what stands before them.
    untruths: frozenset[str]
    truths: frozenset[str]
    copulas: frozenset[str]
    #: Behind "not" and before a clause, they leave the clause open.
    proving: frozenset[str]
    stressing: frozenset[str]
    #: Negators that with "more than" bound a number, and those that before a number call it small.
    bounding: frozenset[str]
    scant: frozenset[str]
    #: What a number of them is a length of time or an age.
    spans: frozenset[str]
    #: They begin the name of a thing.
    articles: frozenset[str]
    #: Of one who is asked and says nothing.
    idle: frozenset[str]
    barriers: frozenset[str]
    hedges: frozenset[str]
    titles: frozenset[str]
    verbs: frozenset[str]
    #: A content that begins with one of them says something.
    opening: frozenset[str]
    #: After "no" and "not": no negation.
    sure: frozenset[str]
    months: tuple[str, ...]
    weekdays: frozenset[str]
    #: Words before a number, and what they make of it.
    bounds: tuple[tuple[tuple[str, ...], str], ...]
    rough: dict[str, tuple[float, float]]
    number: dict[str, float]
    scale: dict[str, float]
    unit: dict[str, str]
    alias: dict[str, str]
    #: Two words that say what one does: "step down" is "resign".
    phrases: dict[str, str]
    forms: dict[str, str]
    #: What a unit measures, and in how many of the first unit of its kind.
    measures: dict[str, tuple[str, float]]
    #: Of how many parts one is one: "third" of three.
    parts: dict[str, int]
    #: Both directions.
    opposites: frozenset[tuple[str, str]]


@cache
def lexicon() -> Lexicon:
    """The words, loaded once."""
    table = tomllib.loads((files("reportedly.trace") / "statement.en.toml").read_text("utf-8"))
    sets = (
        "stop",
        "first",
        "second",
        "third",
        "negators",
        "barriers",
        "hedges",
        "titles",
        "verbs",
        "opening",
        "sure",
        "weekdays",
        "spans",
        "articles",
        "idle",
        "absent",
        "objects",
        "clause_words",
        "untruths",
        "truths",
        "copulas",
        "proving",
        "stressing",
        "bounding",
        "scant",
    )
    pairs = {(one, other) for one, line in table["opposites"].items() for other in line.split()}
    forms = table["alias"] | table["forms"]
    pairs |= {(forms.get(one, one), forms.get(other, other)) for one, other in pairs}
    bounds = [
        (tuple(phrase.split()), kind)
        for kind in ("at_least", "at_most", "around", "nearly")
        for phrase in table[kind]
    ]
    return Lexicon(
        **{name: frozenset(table[name].split()) for name in sets},
        months=tuple(table["months"].split()),
        negators_of_two=frozenset(table["negators_of_two"]),
        bounds=tuple(sorted(bounds, key=lambda row: -len(row[0]))),
        rough={word: (low, high) for word, (low, high) in table["rough"].items()},
        number=table["number"],
        scale=table["scale"],
        unit=table["unit"],
        alias=table["alias"],
        phrases=table["phrases"],
        forms=table["forms"],
        measures={unit: (kind, many) for unit, (kind, many) in table["measures"].items()},
        parts=table["parts"],
        opposites=frozenset(pairs | {(other, one) for one, other in pairs}),
    )


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark of a statement."""

    #: As it stands there.
    shown: str
    #: In small letters, abbreviations without points, marks as they are.
    lower: str
    #: In its one form.
    stem: str
    number: bool = False
    #: It begins with a capital letter.
    capital: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text, in order; what has neither letters nor digits is left out."""
    found = list(chain.from_iterable(map(parts, map(_SHOWN, _WORD.finditer(text[:LONGEST_TEXT])))))
    return tuple(joined(found))


def joined(found: list[Token]) -> list[Token]:
    """The tokens, two that say what one word does in the form of that: ``stepped down`` as ``resign``."""
    known = _phrases()
    for at in range(len(found) - 1, 0, -1):
        word = known.get(found[at].lower, {}).get(found[at - 1].stem)
        if word is not None:
            found[at - 1] = replace(found[at - 1], stem=word)
            del found[at]
    return found


@cache
def _phrases() -> dict[str, dict[str, str]]:
    """By its second word the form of its first, and that of both."""
    found: dict[str, dict[str, str]] = {}
    for phrase, word in lexicon().phrases.items():
        first, second = phrase.split()
        found.setdefault(second, {})[stem(first)] = stem(word)
    return found


@lru_cache(maxsize=100_000)
def parts(shown: str) -> tuple[Token, ...]:
    """A word, a mark, or a number and its scale.

    A word's ``not`` is a word of its own: ``wouldn't`` is ``would not``.
    """
    match = _WORD.fullmatch(shown)
    if match is not None and match["number"]:
        number, scale = match["number"], match["scale"]
        return (
            Token(number, number.rstrip(","), number, True),
            *([Token(scale, scale, scale)] if scale else ()),
        )
    if match is not None and match["percent"]:
        return (Token(shown, "percent", "percent"),)
    if match is not None and match.lastgroup:
        return (Token(shown, shown, shown),)
    lower = shown.lower().replace("’", "'").replace(".", "")
    capital = shown[0].isupper()
    if lower.endswith("n't"):
        base = {"ca": "can", "wo": "will", "ai": "is"}.get(lower[:-3], lower[:-3])
        turned = Token(shown, "not", "not")
        # Texts cut into words have it as a word of its own: "do n't".
        return (Token(shown, base, stem(base)), turned) if base else (turned,)
    if "'" in lower:
        base = lower.split("'")[0]
        return (
            (Token(shown.replace("’", "'").split("'")[0], base, stem(base), False, capital),) if base else ()
        )
    return (Token(shown, lower, stem(lower), False, capital),)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The one form of a word in small letters: ``denied`` and ``denies`` are ``deny``."""
    known = lexicon()
    base = known.forms.get(word) or known.alias.get(word)
    if base is None:
        base = shortened(word)
    base = known.forms.get(base, base)
    return known.alias.get(base, base)


def shortened(word: str) -> str:
    """Without the endings of plural, past and participle; short words stay."""
    if len(word) <= 3 or not word.isascii():
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if word.endswith("ing") and len(word) > 5 and _VOWELS & set(word[:-3]):
        return ending(word[:-3])
    if word.endswith("ed") and len(word) > 4 and _VOWELS & set(word[:-2]):
        return ending(word[:-2])
    return word


def ending(base: str) -> str:
    """What is left of a verb, with its ``e`` or without its doubled consonant."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiousl":
        return base[:-1]
    if base.endswith(
        (
            "at",
            "iz",
            "is",
            "v",
            "c",
            "g",
            "us",
            "os",
            "as",
            "ir",
            "ur",
            "uc",
            "ut",
            "bl",
            "dl",
            "gl",
            "pl",
            "tl",
            "s",
        )
    ):
        return base + "e" if not base.endswith(("ss", "ng")) else base
    if len(base) > 2 and base[-1] not in _VOWELS and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        return base + "e" if base[-1] in "kdmnp" and len(base) <= 4 and base[-2] in "aio" else base
    return base
