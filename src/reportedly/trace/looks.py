"""A statement looked at once, so that it can be compared with many others quickly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportedly.models import meaning
from reportedly.quotation_marks import straight
from reportedly.trace.figures import Figures, Number, figures
from reportedly.trace.inside_marks import inside_marks
from reportedly.trace.negation import negated, stressed
from reportedly.trace.signature import unsigned
from reportedly.trace.withdrawn import withdrawn
from reportedly.trace.wording import Token, lexicon, tokens
from reportedly.types import Factuality

#: Words of a statement that are compared; of a longer one the first ones.
MOST_WORDS = 64
#: What the first names and titles in front of a name tell, in parts of the name itself.
_BEFORE_NAME = 0.35
#: What the name of one who denies something of himself tells, where it has to be thought.
_IMPLIED = 0.5
#: Length of a vector of the table that tells as much as an average content word.
_USUAL = 200.0
#: Words among which the clause begins that a claim or a report is named by.
_NAMED = 14
#: From this share of capital letters on, they name nothing: a headline.
_HEADLINE = 0.7
#: Words kept in memory, some 300 bytes each.
MOST_KNOWN = 200_000
#: Code points that there are.
_LETTERS = 1_114_112
Rows = NDArray[np.float32]
#: Tokens, and whether each is quoted.
Said = tuple[Sequence[Token], Sequence[bool]]


@dataclass(frozen=True, slots=True)
class Look:
    """What a statement says, taken apart. Two of them are compared without their texts."""

    #: The statement.
    text: str
    #: Who says it.
    speaker: str | None
    #: Content words in their one form, in order; "I" is the speaker's name.
    words: tuple[str, ...]
    #: How much each word tells [words].
    weights: Rows = field(repr=False)
    #: Meaning of each word, a unit vector [words, 160], int8 of 127.
    rows: NDArray[np.int8] = field(repr=False)
    #: For each word whether it stands under a negation [words].
    under: NDArray[np.bool_] = field(repr=False)
    #: For each word whether it is part of a name [words].
    naming: NDArray[np.bool_] = field(repr=False)
    #: For each word whether it stands inside quotation marks [words].
    quoted: NDArray[np.bool_] = field(repr=False)
    #: Amounts with their bounds and units.
    numbers: tuple[Number, ...]
    #: Months, days, years, days of the week.
    dates: frozenset[str]
    #: Words of uncertainty.
    hedges: frozenset[str]
    #: The source says that it is not so, and the statement's own words do not: "denied having met them".
    denied: bool
    #: A person is spoken of without a name.
    open_person: bool
    #: Meaning of the whole, a unit vector [160].
    meaning: Rows = field(repr=False)
    #: The pieces of three letters and the pairs of neighbours, as hashes.
    pieces: frozenset[int] = field(repr=False)
    pairs: frozenset[tuple[str, str]] = field(repr=False)
    #: Every four words in a row, as they stand there: shared words of a quotation.
    runs: frozenset[str] = field(repr=False)
    #: It begins as a clause does or has a verb that says something of somebody: no mere name of a thing.
    clause: bool
    #: Its subject is one person ("I", "he") or a thing ("it"), as its first word tells.
    person: bool
    thing: bool
    #: The form under which the speaker is named.
    voice: str | None
    #: The first letters of the speaker's other names, a bit for each; 0: there are none.
    initials: int
    #: Every word in small letters, in order: statements with the same words have the same.
    plain: str = field(repr=False)

    @property
    def total(self) -> float:
        """How much all words tell together; around 1 a word."""
        return float(self.weights.sum())


def look(text: str, speaker: str | None = None, factuality: Factuality | None = None) -> Look:
    """Look at one statement; many at once are quicker in ``looks``.

    Args:
        text: its words.
        speaker: for whom "I" stands.
        factuality: as the source puts it; a negative one turns round a statement without a negation.

    Raises:
        ModelError: the table of meanings is missing or is not the one this version was built with.
    """
    return looks([text], [speaker], [factuality])[0]


def looks(
    texts: Sequence[str],
    speakers: Sequence[str | None] | None = None,
    factualities: Sequence[Factuality | None] | None = None,
) -> list[Look]:
    """Look at many statements, each as ``look`` would."""
    who = speakers if speakers is not None else [None] * len(texts)
    how = list(factualities) if factualities is not None else [None] * len(texts)
    plain = [straight(unsigned(text)) for text in texts]
    back = [withdrawn(text) for text in plain]
    said = [text if taken is None else taken for text, taken in zip(plain, back, strict=True)]
    how = [one if taken is None else "CT-" for one, taken in zip(how, back, strict=True)]
    whole = meaning.encode(said)
    found = [inside_marks(text) for text in said]
    # All words in one go; what of them a statement has is for ``looked`` to say.
    learn(
        _room(), [*(token.stem for some, _ in found for token in some), *filter(None, map(speaker_name, who))]
    )
    return [
        looked(text, some, speaker, factuality, vector)
        for text, some, speaker, factuality, vector in zip(texts, found, who, how, whole, strict=True)
    ]


def looked(text: str, said: Said, speaker: str | None, factuality: Factuality | None, vector: Rows) -> Look:
    """One statement whose words, and whose meaning as a whole, are known."""
    found, inside = said
    amounts = figures(found)
    turned = negated(found)
    chosen, naming = contents(found, amounts)
    denied = bool(factuality and factuality.endswith("-") and not any(turned) and not stressed(found))
    words, shares, flags = spelled(found, chosen, naming, (turned, inside), speaker)
    if denied and of_oneself(found):
        words, shares, flags = with_speaker(words, shares, flags, speaker)
    rows, weights = known_words(words)
    lower = [token.lower for token in found]
    spoken = [word for word in lower if word[:1].isalnum() or word in "$£€%"]
    return Look(
        text=text,
        speaker=speaker,
        words=words,
        weights=weights * shares,
        rows=rows,
        under=flags[0],
        naming=flags[2],
        quoted=flags[1],
        numbers=amounts.numbers,
        dates=amounts.dates,
        hedges=lexicon().hedges.intersection(lower),
        denied=denied,
        open_person=not lexicon().third.isdisjoint(lower),
        meaning=vector,
        pieces=pieces(words),
        pairs=frozenset(pairwise(words)),
        runs=frozenset(" ".join(spoken[n : n + 4]) for n in range(len(spoken) - 3)),
        clause=says(lower),
        person=subject(lower) in ("i", "he", "she"),
        thing=subject(lower) == "it",
        voice=speaker_name(speaker),
        initials=initials(speaker),
        plain=" ".join(spoken),
    )


def says(lower: Sequence[str]) -> bool:
    """Whether the words of a content say something of somebody, as far as its form shows it."""
    known = lexicon()
    first = next((word for word in lower if word[:1].isalpha()), "")
    return first in known.opening or not known.verbs.isdisjoint(lower)


def subject(lower: Sequence[str]) -> str:
    """The pronoun with which a content begins, but for "that"; no "it" that stands for nothing.

    "It knew" is of a body, "it was fair to say" of nobody.
    """
    known = lexicon()
    start = 0
    if "that" in lower[:_NAMED] and lower[0] in known.articles:
        # "A claim by Ada Vell that it knew".
        start = lower.index("that")
    spoken = [word for word in lower[start : start + 5] if word[:1].isalpha()]
    spoken = spoken[1:] if spoken[:1] == ["that"] else spoken
    if len(spoken) < 2 or (spoken[0] == "it" and spoken[1] in known.stop):
        return ""
    return spoken[0]


def of_oneself(found: Sequence[Token]) -> bool:
    """Whether what somebody denies leaves out of whom it is said: mostly of the one who denies it.

    "Meddling in the vote", "any contact with the firm", "that they had met"; not "that Orla meddled".
    """
    known = lexicon()
    lower = [token.lower for token in found if token.lower[:1].isalpha()]
    start = 1 if lower[:1] == ["that"] else 0
    first = lower[start] if start < len(lower) else ""
    return first in known.third or first in known.articles or first.endswith("ing") or not says(lower)


def with_speaker(
    words: tuple[str, ...], shares: Rows, flags: NDArray[np.bool_], speaker: str | None
) -> tuple[tuple[str, ...], Rows, NDArray[np.bool_]]:
    """What ``spelled`` gives, with the speaker's name in front where it is not among the words."""
    name = speaker_name(speaker)
    if name is None or name in words:
        return words, shares, flags
    itself = np.array([[False], [False], [True]])
    return (name, *words), np.concatenate([[np.float32(_IMPLIED)], shares]), np.hstack([itself, flags])


def contents(found: Sequence[Token], amounts: Figures) -> tuple[list[int], frozenset[int]]:
    """The places of the words that say something, and those that are part of a name."""
    known = lexicon()
    silent = _silent()
    chosen = [
        n
        for n, token in enumerate(found)
        if n not in amounts.places and token.lower not in silent and token.lower[:1].isalpha()
    ][:MOST_WORDS]
    capital = [n for n in chosen if found[n].capital and found[n].lower not in known.first]
    if len(chosen) > 3 and len(capital) > _HEADLINE * len(chosen):
        return chosen, frozenset()
    first = next((n for n, token in enumerate(found) if token.lower[:1].isalpha()), 0)
    alone = {n for n in capital if n == first or found[n - 1].lower in ".:"} - {
        n for n in capital if n + 1 in capital
    }
    return chosen, frozenset(n for n in capital if n not in alone)


@cache
def _silent() -> frozenset[str]:
    """Words that say nothing by themselves."""
    known = lexicon()
    return known.stop | known.negators | known.second | known.third | known.barriers | {"%", "$", "£", "€"}


def spelled(
    found: Sequence[Token],
    chosen: Sequence[int],
    naming: frozenset[int],
    holds: tuple[Sequence[bool], Sequence[bool]],
    speaker: str | None,
) -> tuple[tuple[str, ...], Rows, NDArray[np.bool_]]:
    """The words at these places, how much of their weight counts, and what holds of each [3, words].

    Args:
        found, chosen, naming: the tokens, the places of those that say something, of those that are names.
        holds: of each token whether it is negated, and whether it is quoted.
        speaker: who "I" is.
    """
    known = lexicon()
    me = speaker_name(speaker)
    words, shares, flags = [], [], []
    for n in chosen:
        itself = found[n].lower in known.first
        if itself and (me is None or me in words):
            continue
        before = found[n].lower in known.titles or (n in naming and n + 1 in naming)
        words.append(me if itself and me else found[n].stem)
        shares.append(_BEFORE_NAME if before else 0.5 if itself else 1.0)
        flags.append((holds[0][n], holds[1][n], itself or (n in naming and not before)))
    return tuple(words), np.array(shares, np.float32), np.array(flags, bool).reshape(-1, 3).T.copy()


@lru_cache(maxsize=50_000)
def speaker_name(speaker: str | None) -> str | None:
    """The form under which a speaker is named: the last word of the name."""
    found = [token for token in tokens(speaker or "") if token.lower[:1].isalpha()]
    return found[-1].stem if found else None


@lru_cache(maxsize=50_000)
def initials(speaker: str | None) -> int:
    """The first letters of the names before a speaker's last one, as bits of one number.

    Ann and Ben Poe are two; Michael J. and Mike Poe may be one.
    """
    known = lexicon()
    found = [token for token in tokens(speaker or "") if token.lower[:1].isalpha()]
    named = {
        token.lower[0]
        for token in found[:-1]
        if token.capital and token.lower not in known.titles and token.lower not in known.stop
    }
    return sum(1 << number for number in {ord(letter) % 63 for letter in named})


def known_words(words: Sequence[str]) -> tuple[NDArray[np.int8], Rows]:
    """Vectors and weights of words."""
    if not words:
        return np.zeros((0, meaning.DIMENSIONS), np.int8), np.zeros(0, np.float32)
    seen = _room()
    learn(seen, words)
    known = [seen[word] for word in words]
    return np.array([row for row, _ in known]), np.array([weight for _, weight in known], np.float32)


def _room() -> dict[str, tuple[NDArray[np.int8], float]]:
    """The words seen so far; none when they have become too many."""
    seen = _words()
    if len(seen) > MOST_KNOWN:
        seen.clear()
    return seen


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[NDArray[np.int8], float]]:
    """Words seen so far; what stands here never changes what a look is, only how long it takes."""
    return {}


def learn(seen: dict[str, tuple[NDArray[np.int8], float]], words: Sequence[str]) -> None:
    """Look up words in the table of meanings that were not seen yet."""
    words = [word for word in dict.fromkeys(words) if word not in seen]
    if not words:
        return
    sums = meaning.load().sums(words)
    lengths = np.sqrt((sums.astype(np.float64) ** 2).sum(axis=1))
    units = np.rint(sums * (127 / np.maximum(lengths, 1))[:, None]).astype(np.int8)
    for word, row, length in zip(words, units, lengths, strict=True):
        seen[word] = (row, float(min(length / _USUAL, 3.0)))


def pieces(words: Sequence[str]) -> frozenset[int]:
    """Every three letters in a row, as a number."""
    line = np.frombuffer(f" {' '.join(words)} ".encode("utf-32-le", "surrogatepass"), np.uint32).astype(
        np.int64
    )
    return frozenset(((line[:-2] * _LETTERS + line[1:-1]) * _LETTERS + line[2:]).tolist())
