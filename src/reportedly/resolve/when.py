"""When something was said, and the dates inside what was said, against the day of publication.

Expressions are found by the patterns of ``when.en.toml`` and reckoned by ``calendar``. Imprecision is kept:
"last month" is all of it. Without a day of publication nothing relative is resolved; "in 2015" still is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from reportedly.resolve.calendar import Expression, Open, resolve
from reportedly.resolve.clued import compiled
from reportedly.resolve.inflection import irregular, past_only
from reportedly.resolve.phrases import table
from reportedly.resolve.surroundings import sentence_at
from reportedly.resolve.tokens import Tokens, tokens
from reportedly.types import Attribution, Document, Span, When

#: Rules whose value does not depend on when the article appeared, if they name a year.
_ABSOLUTE = frozenset(
    {"iso", "day", "month", "season", "year", "decade", "quarter", "half", "slashes", "holiday"}
)
#: Characters between a cue and the date of its speech event, at most.
_REACH = 70
#: Words on either side in which the verb that places a date is looked for.
_TENSE_REACH = 12
#: A date behind one of these is that of a life or a foundation.
_BORN = re.compile(
    r"\b(?:born|founded|built|established|raised|married)(?: (?:in|on|around|about))?\s$", re.I
)
_LINE = re.compile(r"[^\n]+")
#: Between cue and date these begin another clause.
#: Opens a clause about somebody.
_ABOUT = re.compile(r",? ?(?:who|which|whose)\b")
_CLAUSE = re.compile(r"\b(?:who|which|whose|when|where|after|before|since)\b")


@dataclass(frozen=True, slots=True)
class _Pattern:
    rule: str
    #: The expression.
    text: str
    #: Found in every line that has such an expression.
    clue: re.Pattern[str]

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern of the expression, compiled when a line first has its clue."""
        return compiled(self.text)


def speech_event(document: Document, attribution: Attribution) -> When | None:
    """When the source said it.

    Args:
        document: the article; its day of publication is what relative dates are reckoned from.
        attribution: one of its attributions.

    Returns:
        The date nearest to the cue in its sentence, outside the content; ``None`` where there is none.
        Its ``start`` and ``end`` are ``None`` where the words cannot be resolved.
    """
    if not attribution.cue:
        return None
    start, end = sentence_at(document.text, attribution.cue[0][0])
    cue = attribution.cue[0][0], attribution.cue[-1][1]
    candidates = [
        when
        for when in all_dates(document.text, document.published)
        if when.span
        and start <= when.span[0] < end
        and not _inside(when.span, attribution)
        and not _quoted(document.text, start, when.span)
        and not _of_something_else(document.text, start, when.span)
    ]
    near = [
        when
        for when in candidates
        if when.span and _distance(document.text, cue, when.span, start) is not None
    ]
    return min(near, key=lambda w: _distance(document.text, cue, w.span or cue, start) or 0, default=None)


def _of_something_else(text: str, start: int, span: Span) -> bool:
    """Whether a date tells when somebody was born, or stands as an adjective: "third-quarter profit"."""
    adjective = "-quarter" in text[slice(*span)].lower() and text[span[1] : span[1] + 1] == " "
    return adjective or bool(_BORN.search(text, start, span[0]))


def content_dates(document: Document, attribution: Attribution) -> tuple[When, ...]:
    """The dates and intervals that the content names, in order of position."""
    return tuple(
        when
        for when in all_dates(document.text, document.published)
        if when.span and _inside(when.span, attribution)
    )


@lru_cache(maxsize=4)
def all_dates(text: str, published: str | None) -> tuple[When, ...]:
    """Every date expression of a text, in order of position, none overlapping another.

    Args:
        text: the article's.
        published: ISO 8601 day or moment; ``None``: unknown.
    """
    found: list[tuple[Span, str, re.Match[str]]] = []
    lines = [line.span() for line in _LINE.finditer(text)]
    # Nine patterns have the months as their clue: each clue is looked for once.
    clued = {clue: list(_with_clue(text, lines, clue)) for clue in {p.clue for p in _patterns()}}
    for pattern in _patterns():
        for start, end in clued[pattern.clue]:
            matches = pattern.regex.finditer(text, start, end)
            found += [(m.span(), pattern.rule, m) for m in matches if not _a_name(text, m)]
    found.sort(key=lambda item: (item[0][0] - item[0][1], item[0][0]))
    taken: list[tuple[Span, str, re.Match[str]]] = []
    for item in found:
        if all(item[0][1] <= other[0][0] or item[0][0] >= other[0][1] for other in taken):
            taken.append(item)
    day = _day_of(published)
    dates = (_when(text, day, *item) for item in sorted(taken, key=lambda item: item[0]))
    return tuple(when for when in dates if when is not None)


def _when(text: str, published: date | None, span: Span, rule: str, match: re.Match[str]) -> When | None:
    """The value of one expression; ``None``: it is a length of time, no date."""
    words = text[span[0] : span[1]]
    if published is None and not (rule in _ABSOLUTE and _named(match)):
        return When(words, span=span)
    expression = _expression(text, published or date(2000, 1, 1), match)
    if rule == "ahead" and not expression.ahead:
        return None
    start, end = _opened(text, span[0], published, resolve(rule, expression)) or (None, None)
    return When(words, start.isoformat() if start else None, end.isoformat() if end else None, span)


def _named(match: re.Match[str]) -> bool:
    """Whether the expression names its year or decade itself."""
    groups = match.groupdict()
    return any(groups.get(name) for name in ("year", "decade", "short"))


def _opened(text: str, begin: int, published: date | None, interval: Open | None) -> Open | None:
    """ "by 2030" begins now."""
    if interval is None or published is None or None in interval:
        return interval
    start, end = interval
    if start and end and published <= end and _open("until").search(text[max(0, begin - 40) : begin]):
        return min(published, start), end
    return interval


def _a_name(text: str, match: re.Match[str]) -> bool:
    """ "Today" with a capital inside a sentence is a programme or a paper."""
    if not match[0].startswith(("Today", "Tonight")):
        return False
    before = text[: match.start()].rstrip(" ")[-1:]
    return before.isalpha() or text[match.end() :].lower().startswith((" show", "’s show"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(irregular()) | frozenset(table("when")["tense"]["verbs"])


def _expression(text: str, published: date, match: re.Match[str]) -> Expression:
    groups = {name: value.lower().replace("’", "'") for name, value in match.groupdict().items() if value}
    lists = table("when")["words"]
    month, day = lists["month"].get(groups.get("month")), groups.get("day")
    if "holiday" in groups:
        month, day = lists["holiday"][groups["holiday"]]
    return Expression(
        published=published,
        ahead=_ahead(text, match),
        year=_number(groups.get("year")),
        month=month or _number(groups.get("monthnumber")),
        day=_number(day),
        weekday=lists["weekday"].get(groups.get("weekday")),
        season=lists["season"].get(groups.get("season")),
        ordinal=2 if groups.get("ordinal") == "latter" else lists["ordinal"].get(groups.get("ordinal")),
        decade=_number(groups.get("decade") or groups.get("short")),
        which=groups.get("which", ""),
        part=groups.get("part") or groups.get("part2") or "",
        span=groups.get("span", "").replace("centurie", "century")
        or ("year" if match[0].lower().endswith("year") else ""),
        near=groups.get("near", ""),
        count=_count(groups),
        half=groups.get("half", "").endswith("and a half"),
        about=groups.get("about", ""),
    )


def _number(value: str | int | None) -> int | None:
    return None if value is None else int(value)


def _count(groups: dict[str, str]) -> tuple[int, int] | None:
    """Least and most of a number, in figures, in words, or vague."""
    lists = table("when")["words"]
    if "count" in groups:
        number = int(groups["count"]) if groups["count"].isdigit() else lists["number"][groups["count"]]
        return number, number
    if "vague" in groups:
        vague = groups["vague"]
        least, most = lists["vague"].get(vague) or lists["vague"].get(f"a {vague}") or (2, 5)
        return least, most
    return None


def _ahead(text: str, match: re.Match[str]) -> bool | None:
    """Whether the nearest verb before the expression in its sentence, or else behind it, looks ahead."""
    start, end = sentence_at(text, match.start())
    found = tokens(text)
    if text[max(0, match.start() - 6) : match.start()].endswith(("until ", " by ")):
        return True
    before = reversed(found.within(start, match.start())[-_TENSE_REACH:])
    after = found.within(match.end(), end)[:_TENSE_REACH]
    for index in (*before, *after):
        looks = _looks_ahead(found, index)
        if looks is not None:
            return looks
    return None


def _looks_ahead(found: Tokens, index: int) -> bool | None:
    """Whether a word speaks of the time to come; ``None``: it says nothing about time."""
    word = found.lower[index]
    tense = _tense()
    if word in tense["future"]:
        return True
    if word == "to":
        following = found.lower[index + 1] if index + 1 < len(found.lower) else ""
        return True if following in _verbs() else None
    if word == "by" and index + 1 < len(found.lower) and found.lower[index + 1][:1].isdigit():
        return True
    past = word in past_only() or (word.endswith("ed") and word not in tense["not_past"])
    if word in tense["past"] or past:
        return False
    return None


@cache
def _tense() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in table("when")["tense"].items()}


@cache
def _open(name: str) -> re.Pattern[str]:
    return re.compile(table("when")["open"][name], re.I)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    """The patterns with their word lists filled in; months and weekdays need their capital."""
    lists = table("when")["words"]
    fill = {
        name: f"(?P<{name}>{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"
        for name, words in lists.items()
        if name in ("season", "ordinal", "holiday")
    }
    for name in ("month", "plainmonth", "weekday"):
        capital = "|".join(word.capitalize() for word in sorted(lists[name], key=len, reverse=True))
        # "Sundays" is a day too, "Marches" no month.
        end = "" if name == "weekday" else r"\b"
        fill[name] = rf"(?-i:\b(?P<{name.removeprefix('plain')}>{capital}){end})"
    fill["numbers"] = "|".join(lists["number"])
    return tuple(
        _Pattern(
            entry["rule"],
            _filled(_bounded(entry["text"]), fill),
            re.compile(_filled(entry.get("clue", ""), fill), re.I),
        )
        for entry in table("when")["pattern"]
    )


def _with_clue(text: str, lines: list[Span], clue: re.Pattern[str]) -> Iterator[Span]:
    """The lines that have a clue; no expression runs over the end of a line."""
    found = clue.search(text)
    for start, end in lines:
        if found and found.start() < start:
            found = clue.search(text, start)
        if found and found.start() < end:
            yield start, end


def _bounded(pattern: str) -> str:
    return pattern if pattern.startswith(("(?<!", "(?:(?<=", "(?<=")) else r"\b" + pattern


def _filled(pattern: str, fill: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda match: fill[match[1]], pattern)


def _day_of(published: str | None) -> date | None:
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _inside(span: Span, attribution: Attribution) -> bool:
    return any(start <= span[0] < end for start, end in attribution.content)


def _quoted(text: str, start: int, span: Span) -> bool:
    """Whether an opening mark before the span, in its sentence, has not been closed."""
    before = text[start : span[0]]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _distance(text: str, cue: Span, span: Span, sentence: int) -> int | None:
    """Characters between cue and date; ``None``: too far, or in a clause of its own."""
    if span[0] >= cue[1]:
        gap = span[0] - cue[1]
        return gap if gap <= _REACH and not _CLAUSE.search(text[cue[1] : span[0]]) else None
    gap = cue[0] - span[1]
    opens = len(re.findall(r"\w+", text[sentence : span[0]])) < 3
    comma = max(sentence, text.rfind(",", sentence, span[0]))
    apart = _CLAUSE.search(text[max(sentence, span[0] - 30) : span[0]]) or _ABOUT.match(text, comma, span[0])
    return gap + 5 if opens or (gap <= _REACH and not apart) else None
