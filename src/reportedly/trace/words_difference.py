"""Two quotations word by word: what of it is the speaker's other words, and what only the editor's hand.

Punctuation, case, the style of the marks and one spelling for another count for nothing. Where one quotation
has an ellipsis, an editor's [insertion] or was interrupted, the other may have any words; and either may begin
later or stop earlier than the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.types import Span

#: ``("=" | "-" | "+", words)``: in both, only in the first, only in the second.
Step = tuple[str, str]

#: More words of one quotation than this are not looked at.
LONGEST = 1500
#: What stands for words left out, in a difference.
OMITTED = "…"
_TOKEN = re.compile(
    r"(?P<word>\bper\scent\b|(?:\[\w{1,4}\](?=\w))?\w+(?:[.,]\d+)*(?:\[\w{1,4}\])?(?:['’ʼ]\w+)*['’]?|%)"
    r"|(?P<gap>\.{3,}|\.(?:\s\.){2,}|…|\[[^\[\]]{0,200}\]|\([^()]{1,60}\))"
)
_DIGITS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})our(?=$|s|ed|ing|able|ite)"), "or"),
    (re.compile(r"(?<=\w{3})is(?=e|ing|ation)"), "iz"),
)

_CONTRACTED = re.compile(r"(\w+?)(n't|'(?:s|re|ve|ll|m))")
_FULL = {"n't": "not", "'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am"}
#: Behind these "'s" is a verb.
_WITH_IS = frozenset("it that he she there what who here how where this".split())


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a quotation."""

    #: What it is compared by.
    key: str
    #: As the text writes it.
    text: str
    #: Where it stands in the text.
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of one quotation, whatever its parts."""

    words: tuple[Word, ...]
    #: Numbers of the words before which others may have been left out; the beginning and the end among them.
    gaps: tuple[int, ...]

    def between(self, first: int, last: int) -> bool:
        """Whether words may have been left out anywhere from before word ``first`` to before word ``last``."""
        return any(first <= gap <= last for gap in self.gaps)

    def span(self, first: int, last: int) -> Span | None:
        """From the first of these words to the last; ``None``: there are none."""
        return (self.words[first].start, self.words[last - 1].end) if first < last else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two quotations stand to each other, where they overlap."""

    #: Words that both have, in order.
    matched: int
    #: Share of the words compared that both have, 0 to 1.
    share: float
    difference: tuple[Step, ...]
    #: Numbers of the words from the first that changed to behind the last, in each; equal: nothing is there.
    changed: tuple[Span, Span] | None
    #: Keys of the words that both have.
    keys: tuple[str, ...]

    @property
    def altered(self) -> bool:
        """Whether the words differ by more than punctuation, ellipsis or case."""
        return self.changed is not None


def quotation(text: str, spans: Sequence[Span] | None = None) -> Quotation:
    """The words of a quotation.

    Args:
        text: what the spans point into.
        spans: the parts of the quotation, in order of position; ``None``: all of the text.
    """
    words: list[Word] = []
    gaps = [0]
    for start, end in spans if spans is not None else [(0, len(text))]:
        gaps.append(len(words))
        for token in _TOKEN.finditer(text, start, end):
            if token["gap"]:
                gaps.append(len(words))
            elif len(words) < LONGEST:
                words += _parts(token)
    return Quotation(tuple(words), tuple(sorted({*gaps, len(words)})))


def words_difference(one: str, other: str) -> tuple[Step, ...]:
    """What differs between two quotations, in the form of ``Quoted.difference``.

    Args:
        one: the words of one quotation, with or without its marks.
        other: those of the other.
    """
    here, there = quotation(one), quotation(other)
    compared = compare(here, there)
    if compared:
        return compared.difference
    steps = (("-", _joined(here.words)), ("+", _joined(there.words)))
    return tuple(step for step in steps if step[1])


def compare(one: Quotation, other: Quotation) -> Comparison | None:
    """The overlap of two quotations; ``None``: they have no word in common.

    The result does not depend on the order, but for the signs of the difference.
    """
    keys = [[word.key for word in side.words] for side in (one, other)]
    if keys[0] > keys[1]:
        turned = compare(other, one)
        return _turned(turned) if turned else None
    found = SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks()
    blocks = [(block.a, block.b, block.size) for block in found if block.size]
    if not blocks:
        return None
    blocks = _region(one, other, blocks)
    return _walked(one, other, blocks)


def _region(
    one: Quotation, other: Quotation, blocks: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """The longest common run with the runs near it: a lone "the" far away belongs to something else."""
    seed = max(range(len(blocks)), key=lambda index: blocks[index][2])
    first = last = seed
    while first and _near(one, other, blocks[first - 1], blocks[first], blocks[first - 1][2]):
        first -= 1
    while last + 1 < len(blocks) and _near(one, other, blocks[last], blocks[last + 1], blocks[last + 1][2]):
        last += 1
    return blocks[first : last + 1]


def _near(
    one: Quotation, other: Quotation, left: tuple[int, int, int], right: tuple[int, int, int], size: int
) -> bool:
    """Whether the words between two runs are few for the ``size`` of the run that would be added."""
    here, there = _between(one, other, left, right)
    return max(len(here), len(there)) <= max(2, 2 * size)


def _between(
    one: Quotation, other: Quotation, left: tuple[int, int, int], right: tuple[int, int, int]
) -> tuple[range, range]:
    """The words between two runs that the other quotation does not excuse by a gap of its own."""
    here = range(left[0] + left[2], right[0])
    there = range(left[1] + left[2], right[1])
    if _compound(one, other, here, there):
        return range(0), range(0)
    excused = other.between(there.start, there.stop), one.between(here.start, here.stop)
    return (range(0) if excused[0] else here), (range(0) if excused[1] else there)


def _compound(one: Quotation, other: Quotation, here: range, there: range) -> bool:
    """Whether both are the same letters: "cannot" and "can not"."""
    letters = "".join(one.words[i].key for i in here), "".join(other.words[i].key for i in there)
    return bool(here) and letters[0] == letters[1]


def _edge(one: Quotation, other: Quotation, blocks: list[tuple[int, int, int]]) -> tuple[int, int]:
    """How many words before and behind the region both quotations have: there neither begins later."""
    (a, b, _), (c, d, size) = blocks[0], blocks[-1]
    before = min(a - max(gap for gap in one.gaps if gap <= a), b - max(gap for gap in other.gaps if gap <= b))
    after = min(
        min(gap for gap in one.gaps if gap >= c + size) - c - size,
        min(gap for gap in other.gaps if gap >= d + size) - d - size,
    )
    return before, after


def _walked(one: Quotation, other: Quotation, blocks: list[tuple[int, int, int]]) -> Comparison:
    """The region step by step."""
    before, after = _edge(one, other, blocks)
    (a, b, _), (c, d, size) = blocks[0], blocks[-1]
    steps: list[Step] = []
    changes: list[tuple[range, range]] = []
    lengths = 0

    def changed(here: range, there: range) -> None:
        nonlocal lengths
        if here or there:
            changes.append((here, there))
            lengths += len(here) + len(there)
            steps.append(("-", _joined(one.words[here.start : here.stop])))
            steps.append(("+", _joined(other.words[there.start : there.stop])))

    changed(range(a - before, a), range(b - before, b))
    keys: list[str] = []
    for number, block in enumerate(blocks):
        if number:
            left = blocks[number - 1]
            rest = _between(one, other, left, block)
            if block[0] - left[0] - left[2] > len(rest[0]) or block[1] - left[1] - left[2] > len(rest[1]):
                steps.append(("=", OMITTED))
            changed(_placed(rest[0], left[0] + left[2]), _placed(rest[1], left[1] + left[2]))
        words = one.words[block[0] : block[0] + block[2]]
        keys += [word.key for word in words]
        steps.append(("=", _joined(words)))
    changed(range(c + size, c + size + after), range(d + size, d + size + after))
    matched = len(keys)
    hull = None
    if changes:
        hull = (
            (min(here.start for here, _ in changes), max(here.stop for here, _ in changes)),
            (min(there.start for _, there in changes), max(there.stop for _, there in changes)),
        )
    share = 2 * matched / (2 * matched + lengths)
    return Comparison(matched, share, tuple(_merged(steps)), hull, tuple(keys))


def _placed(words: range, at: int) -> range:
    """An empty range where it would stand."""
    return words or range(at, at)


def _turned(compared: Comparison) -> Comparison:
    """The same seen from the other quotation."""
    signs = {"-": "+", "+": "-", "=": "="}
    steps = [(signs[sign], words) for sign, words in compared.difference]
    for index in range(len(steps) - 1):
        if steps[index][0] == "+" and steps[index + 1][0] == "-":
            steps[index], steps[index + 1] = steps[index + 1], steps[index]
    hull = (compared.changed[1], compared.changed[0]) if compared.changed else None
    return Comparison(compared.matched, compared.share, tuple(steps), hull, compared.keys)


def _merged(steps: Sequence[Step]) -> Iterator[Step]:
    """Without empty steps, and with neighbours of one sign as one."""
    sign, words = "", ""
    for next_sign, next_words in (*steps, ("", "")):
        if next_sign and not next_words:
            continue
        if next_sign == sign:
            words = f"{words} {next_words}"
            continue
        if sign:
            yield sign, words
        sign, words = next_sign, next_words


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words if word.text)


def _parts(token: re.Match[str]) -> Iterator[Word]:
    """A word, or the two that a contraction is; the second has no text of its own."""
    key = _key(token[0])
    found = _CONTRACTED.fullmatch(key)
    if not found or (found[2] == "'s" and found[1] not in _WITH_IS):
        yield Word(key, token[0], token.start(), token.end())
        return
    first = {"wo": "will", "ca": "can"}.get(found[1], found[1]) if found[2] == "n't" else found[1]
    yield Word(first, token[0], token.start(), token.end())
    yield Word(_FULL[found[2]], "", token.start(), token.end())


def _key(word: str) -> str:
    """What a word is compared by."""
    key = word.translate({ord("’"): "'", ord("ʼ"): "'", ord("["): None, ord("]"): None}).casefold()
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c))
    key = re.sub(r"(?<=\d),(?=\d)", "", key.rstrip("'"))
    if key == "%" or key.startswith("per") and key[3:].strip() == "cent":
        return "percent"
    for pattern, replacement in _SPELLINGS:
        key = pattern.sub(replacement, key)
    return _DIGITS.get(key, key)
