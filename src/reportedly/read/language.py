"""Is it English, and if not, what is it?

The one decision that matters is "English or not", and function words make it: in running English a third
of all words are among the thirty most frequent. Other languages are told apart by their own function words
or by their script, well enough to name them in a message. No model, no dependency, under a millisecond.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

#: Below so many words nothing is decided: headlines and flashes count as English.
_ENOUGH_WORDS = 20
#: Words looked at; spread over the text, so that an English sentence at the top does not decide.
_SAMPLE_WORDS = 1500
#: Running English stays above this share of function words, even in lists of names and numbers.
_ENGLISH_SHARE = 0.10
#: At this share of English function words no other language needs to be looked at.
_SURELY_ENGLISH = 0.25
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NOT_LATIN = re.compile("[\u0370-\u1dff\u3040-\ud7ff]")


def detect(text: str) -> str | None:
    """ISO 639-1 of the language; ``None`` where the text does not show one.

    A text of fewer than twenty words in Latin letters counts as English.
    """
    script = _script(text)
    if script:
        return script
    words = [word.lower().replace("’", "'") for word in _WORD.findall(_sample(text))]
    if len(words) < _ENOUGH_WORDS:
        return "en"
    english = _function_words()["en"]
    if sum(w in english for w in words) >= _SURELY_ENGLISH * len(words):
        return "en"
    shares = {code: sum(w in known for w in words) / len(words) for code, known in _function_words().items()}
    best = max(shares, key=lambda code: shares[code])
    if shares["en"] >= _ENGLISH_SHARE and shares["en"] >= 0.8 * shares[best]:
        return "en"
    return best if shares[best] >= 0.08 and best != "en" else ("en" if shares["en"] >= 0.06 else None)


def name(code: str | None) -> str | None:
    """The English name of a language code; the code itself where the table has none."""
    if not code:
        return None
    names: dict[str, str] = _table()["names"]
    return names.get(code[:2].lower(), code)


def _sample(text: str) -> str:
    piece = _SAMPLE_WORDS * 2
    if len(text) <= 4 * piece:
        return text
    step = (len(text) - piece) // 3
    return " ".join(text[i * step : i * step + piece] for i in range(4))


def _script(text: str) -> str | None:
    """A language told by its letters alone, if most letters are not Latin."""
    sample = _sample(text)
    if len(_NOT_LATIN.findall(sample)) < 0.2 * len(sample.split()):
        return None
    letters = [c for c in sample if c.isalpha()]
    counts = {code: len(pattern.findall(sample)) for code, pattern in _scripts().items()}
    # Japanese is written with Chinese characters as well; its own syllables give it away.
    if counts["ja"] > 0.05 * len(letters):
        return "ja"
    best = max(counts, key=lambda code: counts[code])
    if counts[best] <= 0.5 * len(letters):
        return None
    return _by_letters(best, "".join(letters).lower())


def _by_letters(code: str, letters: str) -> str:
    """Languages that share a script, by letters that only one of them has."""
    for other, own in _table()["own_letters"].get(code, {}).items():
        if sum(c in own for c in letters) > 0.005 * len(letters):
            return str(other)
    return code


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("reportedly.read") / "languages.toml").read_text("utf-8"))


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(str(words).split()) for code, words in _table()["function_words"].items()}


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    """One letter of each script; the table gives ranges of code points in hexadecimal."""
    return {
        code: re.compile(
            f"[{''.join(re.sub(r'([0-9A-F]+)', _code_point, part) for part in str(ranges).split())}]"
        )
        for code, ranges in _table()["scripts"].items()
    }


def _code_point(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
