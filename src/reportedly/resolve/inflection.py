"""The forms of English verbs: regular ones by rule, the others from ``inflection.en.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

_VOWELS = "aeiou"


@cache
def irregular() -> dict[str, list[str]]:
    """Past forms and participles of the irregular verbs."""
    table = tomllib.loads((files("reportedly.resolve") / "inflection.en.toml").read_text("utf-8"))
    return {lemma: forms.split() for lemma, forms in table["irregular"].items()}


@cache
def forms(lemma: str) -> tuple[str, ...]:
    """Every form of a verb: base, third person, past, participle, gerund."""
    return (lemma, third_person(lemma), *past(lemma), gerund(lemma))


def third_person(lemma: str) -> str:
    """``deny`` to ``denies``."""
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def past(lemma: str) -> tuple[str, ...]:
    """Past and participle: ``say`` to ``said``."""
    if lemma in irregular():
        return tuple(irregular()[lemma])
    if lemma.endswith("e"):
        return (lemma + "d",)
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return (lemma[:-1] + "ied",)
    return (stem(lemma) + "ed",)


def gerund(lemma: str) -> str:
    """``rule`` to ``ruling``."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return stem(lemma) + "ing"


def stem(lemma: str) -> str:
    """With the last consonant doubled where English doubles it: ``plan`` to ``plann``."""
    one_vowel = sum(letter in _VOWELS for letter in lemma) == 1
    closed = len(lemma) > 2 and lemma[-1] not in _VOWELS + "wxy" and lemma[-2] in _VOWELS
    doubles = closed and lemma[-3] not in _VOWELS and (one_vowel or lemma in doubling())
    return lemma + lemma[-1] if doubles else lemma


@cache
def doubling() -> frozenset[str]:
    """Longer verbs stressed at the end."""
    table = tomllib.loads((files("reportedly.resolve") / "inflection.en.toml").read_text("utf-8"))
    return frozenset(table["doubling"])


@cache
def past_only() -> frozenset[str]:
    """Irregular pasts and participles that are no present form of the same verb ("came", not "put")."""
    return frozenset(form for lemma, listed in irregular().items() for form in listed if form != lemma)
