"""The number for one thing, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.trace.drift_words import Word as TextWord
from reportedly.trace.drift_words import lists, stem, telling, text_of, words, words_in_list
from reportedly.trace.values import Drift, Statement
from reportedly.types import Document, Span

_TOKEN = re.compile(
    r"(?P<money>[$£€¥])|(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<tail>st\b|nd\b|rd\b|th\b|s\b|[:/]\d|\s?[ap]\.?m\b)?|(?P<percent>%)|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)?)"
)
_CLAUSE_END = re.compile(r"[.;:!?,](?=\s|$)|\n")
#: Telling words looked at on each side of a number.
_REACH = 4
#: Two numbers of one thing are at least that much alike in what stands around them.
_ENOUGH = 2.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a text with what it counts."""

    value: float
    span: Span
    #: ``money``, ``percent`` or ``count``.
    unit: str
    #: It is said to be more or less so: ``about``, ``more``, ``less`` or nothing.
    bound: str
    #: Stems of the telling words behind it, in order, and before it.
    behind: tuple[str, ...]
    before: tuple[str, ...]


def number_changed(
    before: Statement, after: Statement, before_document: Document, after_document: Document
) -> tuple[Drift, ...]:
    """The numbers of the later statement that were others in the earlier one, for the same thing."""
    here = list(figures(before_document.text, before.spans))
    there = list(figures(after_document.text, after.spans))
    found: list[Drift] = []
    for figure in there:
        if any(_agrees(known, figure) for known in here if known.unit == figure.unit):
            continue
        known, likeness = _counterpart(figure, here, there)
        if known:
            found.append(
                Drift(
                    "number_changed",
                    text_of(before_document, known.span),
                    text_of(after_document, figure.span),
                    known.span,
                    figure.span,
                    round(min(0.95, 0.5 + 0.1 * likeness), 2),
                )
            )
    return tuple(found)


def _counterpart(figure: Figure, here: list[Figure], there: list[Figure]) -> tuple[Figure | None, float]:
    """The earlier number for the same thing that the later statement has no more."""
    best: tuple[Figure | None, float] = (None, 0.0)
    for known in here:
        if known.unit != figure.unit or any(_agrees(known, other) for other in there):
            continue
        likeness = _likeness(known, figure)
        if likeness >= _ENOUGH and likeness > best[1]:
            best = known, likeness
    return best


def _likeness(one: Figure, other: Figure) -> float:
    """How much speaks for two numbers being for one thing."""
    counted = set(one.behind[:1]) & set(other.behind[:2]) | set(one.behind[:2]) & set(other.behind[:1])
    counted = counted or _people(one.behind[:1], other.behind[:1])
    behind, before = set(one.behind) & set(other.behind), set(one.before) & set(other.before)
    crossed = (set(one.behind) & set(other.before)) | (set(one.before) & set(other.behind))
    points = 1.5 * len(counted) + 0.75 * len(behind - counted) + 0.75 * len(before) + 0.5 * len(crossed)
    if one.unit != "count":
        return points + 1.25 if behind or before else 0.0
    if counted:
        return points + 0.5
    bare = not (one.behind and other.behind) and one.before[-1:] == other.before[-1:] != ()
    return points + 1.25 if bare else 0.0


def _people(one: Sequence[str], other: Sequence[str]) -> set[str]:
    """What is counted where one text says "men" or "people", and the other one who they are: miners."""
    anybody, persons = {_thing("people")}, {_thing(word) for word in lists()["numbers"]["persons"]}
    told = {*one, *other}
    return told & anybody if anybody & told and len(told) == 2 and told - anybody <= persons else set()


def _agrees(one: Figure, other: Figure) -> bool:
    """Whether two numbers are one, rounded or bounded on one side."""
    low, high = sorted((one, other), key=lambda figure: figure.value)
    if high.value == 0 or (high.value - low.value) / high.value <= 0.004:
        return True
    apart = (high.value - low.value) / high.value
    if low.bound == "more" and high.bound in ("", "about"):
        return apart <= 0.2
    if high.bound == "less" and low.bound in ("", "about"):
        return apart <= 0.2
    if "about" in (low.bound, high.bound) and apart <= 0.1:
        return True
    return _rounded(low.value, high.value) or _rounded(high.value, low.value)


def _rounded(exact: float, round_: float) -> bool:
    """Whether the second is the first in fewer figures, where that hides nothing."""
    figures_ = len(f"{round_:.10g}".replace(".", "").strip("0"))
    if exact < 1000 and exact == int(exact):
        return False
    return (figures_ >= 2 and float(f"{exact:.{figures_}g}") == round_) or (
        figures_ == 1 and float(f"{exact:.1g}") == round_ and abs(exact - round_) / round_ <= 0.05
    )


def figures(text: str, spans: Sequence[Span]) -> Iterator[Figure]:
    """The numbers in these spans; no dates, times of day, ordinals or years."""
    tokens = [token for start, end in spans for token in _TOKEN.finditer(text, start, min(end, len(text)))]
    found = [word for whole in words(text, spans) for word in _split(whole)]
    index = 0
    while index < len(tokens):
        value, used = _value(tokens, index)
        if value is None:
            index += 1
            continue
        last = index + used - 1
        if not _is_date(text, tokens, index, last, value):
            yield _figure(text, tokens, index, last, value, found)
        index += used


def _split(word: TextWord) -> Iterator[TextWord]:
    """The parts of "33-year", each a word."""
    at = word.start
    for part in word.text.split("-"):
        yield TextWord(part, at, at + len(part))
        at += len(part) + 1


def _figure(
    text: str, tokens: list[re.Match[str]], first: int, last: int, value: float, found: list[TextWord]
) -> Figure:
    """A number with its unit and what stands around it."""
    span = (
        tokens[first].start("digits") if tokens[first]["digits"] else tokens[first].start(),
        tokens[last].end(),
    )
    following = tokens[last + 1][0].casefold() if last + 1 < len(tokens) else ""
    unit = "count"
    if following in ("%", "percent", "per") or text[span[1] : span[1] + 1] == "%":
        unit = "percent"
    elif (first and tokens[first - 1]["money"]) or following in words_in_list("numbers", "money"):
        unit = "money"
        if first and tokens[first - 1]["money"]:
            span = tokens[first - 1].start(), span[1]
    return Figure(
        value,
        span,
        unit,
        _bound(tokens, first),
        tuple(_thing(word) for word in _counted(text, found, span[1])),
        tuple(_thing(word) for word in _leading(found, span[0])),
    )


def _counted(text: str, found: list[TextWord], end: int) -> list[str]:
    """The telling words behind a number, as far as the clause goes."""
    stop = _CLAUSE_END.search(text, end)
    limit = stop.start() if stop else len(text)
    behind = telling(word for word in found if end <= word.start < limit)[:_REACH]
    return [word.text for word in behind]


def _leading(found: list[TextWord], start: int) -> list[str]:
    """The telling words before a number."""
    return [word.text for word in telling(word for word in found if word.end <= start)[-_REACH:]]


def _bound(tokens: list[re.Match[str]], first: int) -> str:
    """What the words before a number say of its exactness."""
    near = [token[0].casefold() for token in tokens[max(0, first - 3) : first] if not token["money"]]
    last, two = near[-1:] or [""], " ".join(near[-2:])
    if two in ("more than", "at least", "no fewer", "greater than") or last[0] in (
        "over",
        "above",
        "exceeding",
    ):
        return "more"
    if two in ("fewer than", "less than", "up to", "at most", "as many") or last[0] in (
        "nearly",
        "almost",
        "under",
        "below",
    ):
        return "less"
    return "about" if last[0] in words_in_list("numbers", "about") - {"to", "or", "than"} else ""


def _value(tokens: list[re.Match[str]], index: int) -> tuple[float | None, int]:
    """The number that begins at a token, and how many tokens it takes."""
    token = tokens[index]
    if token["digits"]:
        if token["tail"]:
            return None, 1
        number = token["digits"].replace(",", "").rstrip(".")
        return _scaled(float(number), tokens, index, 1)
    value, used = _spelt(tokens, index)
    return (None, 1) if value is None else _scaled(value, tokens, index, used)


def _scaled(value: float, tokens: list[re.Match[str]], index: int, used: int) -> tuple[float, int]:
    """With the "million" behind it."""
    while index + used < len(tokens):
        scale = lists()["scales"].get(tokens[index + used][0].casefold())
        if not scale or (
            len(tokens[index + used][0]) == 1
            and tokens[index + used].start() != tokens[index + used - 1].end()
        ):
            break
        value, used = value * scale, used + 1
    return value, used


def _spelt(tokens: list[re.Match[str]], index: int) -> tuple[float | None, int]:
    """A number in words: "twenty-one", "a dozen", "half" is none."""
    word = tokens[index][0].casefold()
    if word in ("a", "an") and index + 1 < len(tokens):
        following = tokens[index + 1][0].casefold()
        return (1.0, 1) if len(following) > 2 and following in lists()["scales"] else (None, 1)
    value = _small().get(word)
    if value is None:
        return None, 1
    if value >= 20 and index + 1 < len(tokens):
        unit = _small().get(tokens[index + 1][0].casefold(), 99.0)
        if 0 < unit < 10:
            return value + unit, 2
    return value, 1


@cache
def _small() -> dict[str, float]:
    numbers = lists()["numbers"]
    small = {word: float(number) for number, word in enumerate(numbers["units"])}
    return small | {word: 10.0 * number for number, word in enumerate(numbers["tens"], 2)}


def _is_date(text: str, tokens: list[re.Match[str]], first: int, last: int, value: float) -> bool:
    """Whether a number is a day, a year or a part of something else."""
    around = [tokens[i][0].casefold().strip(".") for i in (first - 1, last + 1) if 0 <= i < len(tokens)]
    start, end = tokens[first].start(), tokens[last].end()
    if (
        any(word in words_in_list("numbers", "months") for word in around)
        and value <= 2100
        and "money" not in around
    ):
        return True
    if (
        first == last
        and tokens[first]["digits"]
        and "," not in tokens[first]["digits"]
        and 1800 <= value <= 2100
    ):
        return not (first and tokens[first - 1]["money"])
    if tokens[first]["word"] and value == 1 and last == first:
        return True
    return bool(
        re.match(r"[-–]\d", text[end : end + 2])
        or re.search(r"\d[-–:.]$|[A-Za-z]$", text[max(0, start - 2) : start])
    )


@lru_cache(maxsize=100_000)
def _thing(word: str) -> str:
    """One name for what counts the same."""
    for row in lists()["numbers"]["same"]:
        if word in row:
            return str(row[0])
    return stem(word)
