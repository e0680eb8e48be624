"""Lines above an article that say who wrote it and when it appeared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.read.authors import byline_in
from reportedly.read.dates import iso_date
from reportedly.read.lexicon import english

_LONGEST = 200
#: A name of up to six words, each of them capitalised.
_PAPER = re.compile(r"(?:[A-Z][\w’'&-]*|of|the|and|&)(?: (?:[A-Z][\w’'&-]*|of|the|and|&)){0,5}")
#: A sentence behind place and date is a lead: "LISK, May 2, 2031 - The mayor said the dam was safe."
_LEAD = re.compile(
    r"^[A-Z][^|•·]{2,60}?\s?[-–—]\s(?=[“\"A-Z])"
    r"(?!(?:Last |First )?(?:[Uu]pdated|[Pp]ublished|[Pp]osted|[Mm]odified))"
    r"(?:\S+ ){4,}\S*[.!?][”\"’']?$"
)
_PLACED = re.compile(
    r"[A-Z][\w.’' -]{1,40}(?:, [A-Z][\w. ]{1,20})?, (?P<when>[A-Z\d][\w. ]{2,10},? \d[\w, ]{1,9}) ?"
    r"(?:\([^)]{2,40}\) ?|/[^/]{2,40}/ ?)?(?:--?|[–—]) "
)
_MARKS = (" | ", " • ", " · ", " – ", " — ", " - ", ", ", " on ", " ")


@dataclass(frozen=True, slots=True)
class Line:
    """What such a line says."""

    byline: str | None = None
    #: ISO 8601.
    published: str | None = None
    #: The authors' outlet, on a line of its own below this one.
    affiliation: str | None = None

    def or_else(self, other: Line) -> Line:
        """This line, with the other one's values where it has none."""
        return Line(self.byline or other.byline, self.published or other.published)


def read_line(text: str) -> Line | None:
    """Byline and date if a paragraph is a line of such and nothing else, otherwise ``None``."""
    if len(text) > _LONGEST or _LEAD.search(text):
        return None
    dated = english().dateline.match(text)
    if dated:
        return _dated(text, dated["when"])
    who = byline_in(text)
    return Line(who) if who else _who_and_when(text) or _where_and_when(text)


def date_of_lead(text: str) -> str | None:
    """The whole date of a lead behind place and date, ISO 8601; ``None`` where it tells none."""
    lead = _PLACED.match(text)
    dated = english().dateline.match(lead["when"]) if lead else None
    return iso_date(dated["when"]) if dated else None


def _dated(text: str, when: str) -> Line:
    """ "March 9, 2017 by Jane Doe" """
    by = re.search(r"\bby .*$", text, re.I)
    return Line(byline_in(by[0]) if by else None, iso_date(when))


def _who_and_when(text: str) -> Line | None:
    """ "By Jane Doe | May 3, 2018", "By Jane Doe, Staff Writer - 3 May 2018, 10:00 GMT" """
    for mark in _MARKS:
        at = text.find(mark)
        while at > 0:
            dated = english().dateline.match(text[at + len(mark) :])
            who = byline_in(text[:at]) if dated else None
            if dated and who:
                return Line(who, iso_date(dated["when"]))
            at = text.find(mark, at + 1)
    return None


def _where_and_when(text: str) -> Line | None:
    """ "Kestrel Bay Courier, November 14, 2019": the paper's name in front of the date."""
    paper, _, when = text.partition(", ")
    dated = english().dateline.match(when) if _PAPER.fullmatch(paper) else None
    return Line(published=iso_date(dated["when"])) if dated else None
