"""The publication's name alone on the first line of a copied text, above headline, byline and date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.given_names import known_names
from reportedly.read.credits import agency_in
from reportedly.read.headline import is_headline
from reportedly.read.labels import is_label
from reportedly.read.lexicon import english
from reportedly.read.top import read_line

#: Capitalised words, at most five of them.
_NAME = re.compile(r"[A-Z0-9][\w’'&.-]*(?: (?:[A-Z0-9][\w’'&.-]*|of|the|and|on|in|&)){0,4}")
#: Lines between the headline and the one that says who wrote it or when.
_NEAR = 2
#: Words of a headline, at most.
_HEADLINE = 30
#: The agency of a dateline: "VELM, May 2 (NMA) -".
_DATELINE = re.compile(r"[A-Z][^.(]{1,40}(?:\.[^.(]{1,12})?\((?P<letters>[A-Z]{2,5})\) ?[-–—]")
#: Paragraphs of the top and of the foot in which a publication may sign, and characters of such a line.
_TOP, _FOOT, _SIGNED = 6, 4, 160
_PAPER = r"((?:The )?[A-Z][\w’'&-]*(?: (?:of |the )?[A-Z][\w’'&-]*){0,4})"
_DAY = r"(?:[A-Z]?\w+\.? \d{1,2}\b|\d{1,2} [A-Z])[^.]*\d{4}\W*$"
#: Behind the author's name, or before the date.
_ABOVE = re.compile(rf"^(?i:by) [A-Z][^,|\n]{{3,60}}, {_PAPER}(?: ?[|•·–—-] ?.*)?$|^{_PAPER}, (?={_DAY})")
_BELOW = re.compile(rf"^(?:©|\([cC]\)|[Cc]opyright)[\s©,]*(?:\d{{4}}[\s,]*)?(?:[Bb]y )?{_PAPER}\b")
#: Letters of a word by which its forms are known again.
_STEM = 5
_WORD = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Masthead:
    """A first line that names a publication, or may."""

    name: str
    #: ``False``: nothing in the text tells it from a section's label.
    sure: bool = True


def masthead(first: str, rest: Sequence[str]) -> Masthead | None:
    """The publication's name, if the first line is nothing but that; else ``None``.

    A headline has to follow, and close to it a byline or a date. Then the line has to read as the name of a
    publication; or the article has to call one so ("(Wireline) -", "told the Tern", "seen by the Tern", "the
    Tern understands", "By Tern staff", "© 2031 The Tern"); or it is of several words, no label and no person,
    and the article is not about what it names, as it would be about a headline's words or a topic.
    """
    if not _NAME.fullmatch(first) or is_label(first) or not _headed(rest):
        return None
    if _reads_so(first) or agency_in(first) or _called_so(first, rest):
        return Masthead(first)
    if not _may_name(first) or _about(first, rest):
        return None
    return Masthead(first, sure=" " in first)


def beside_headline(first: str, rest: Sequence[str]) -> tuple[str, str] | None:
    """The publication and the headline of a line that has both: "The Tern | Ferry runs aground"."""
    parts = first.split(" | ")
    if len(parts) != 2:
        return None
    for name, headline in (parts, parts[::-1]):
        if not _NAME.fullmatch(name) or is_label(name) or not is_headline(headline, rest):
            continue
        if _reads_so(name) or _called_so(name, rest):
            return name, headline
        if " " in name and _may_name(name) and not _about(name, (headline, *rest)):
            return name, headline
    return None


def signed_for(parts: Sequence[str]) -> str | None:
    """The publication that a text tells above or below the article, if it tells one.

    "By Jane Doe, The Carrow Echo", "Carrow Echo, May 3, 2031", "© 2031 Carrow Echo". An agency is none:
    others print what it wrote.
    """
    found = {
        name
        for place, pattern in ((parts[:_TOP], _ABOVE), (parts[-_FOOT:], _BELOW))
        for part in place
        if len(part) < _SIGNED and (line := pattern.search(part))
        for name in line.groups()
        if name and _reads_so(name) and not _is_agency(name)
    }
    keys = {re.sub(r"^The ", "", name).casefold() for name in found}
    return max(found, key=len) if len(keys) == 1 else None


def _is_agency(name: str) -> bool:
    bare = name.casefold().removeprefix("the ")
    return any(bare.startswith(agency.casefold()) for agency in english().agencies)


def _headed(rest: Sequence[str]) -> bool:
    """Whether a headline follows, and below it who wrote it or when it appeared."""
    if not rest or read_line(rest[0]):
        return False
    lines = rest[1 : 2 + _NEAR]
    if is_headline(rest[0], rest[1:]):
        return any(read_line(part) for part in lines)
    # Right above such a line it may be one word long, and the article's paragraphs may be short.
    plain = len(rest[0].split()) <= _HEADLINE and not rest[0].endswith((".", ":", ",", ";"))
    return plain and bool(lines) and read_line(lines[0]) is not None and len(rest) > 2


def _reads_so(name: str) -> bool:
    """Whether a word of the name, or its end, is one that publications have in theirs."""
    words = name.casefold().split()
    if set(words) & english().mastheads:
        return True
    for end in english().masthead_ends:
        before = name[: -len(end)].strip() if name.casefold().endswith(f" {end}") else ""
        if before and before.casefold() != "the" and not any(map(is_label, before.split())):
            return True
    return False


def _called_so(name: str, rest: Sequence[str]) -> bool:
    """Whether the text below names it as the one that writes."""
    known = english()
    bare = re.escape(re.sub(r"^The ", "", name))
    patterns = (
        rf"\((?:The )?{bare}\)|(?:©|[Cc]opyright)[\d\s,–-]*(?:The )?{bare}\b",
        rf"\b(?:{known.given_to_papers}) (?:[Tt]he )?{bare}\b",
        rf"\b{bare} (?:{known.papers_learn})\b",
        rf"^By (?:The )?{bare} (?:{known.newsrooms})$",
    )
    if any(re.search("|".join(patterns), part) for part in rest):
        return True
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    dated = (_DATELINE.match(part) for part in rest)
    return any(line is not None and line["letters"] == initials for line in dated)


def _may_name(line: str) -> bool:
    """Whether a line can name a publication: it has no label in it, no sentence's words, no person's name."""
    words = line.removeprefix("The ").split()
    if (
        any(map(is_label, words))
        or {"and", "&", "on", "in"} & set(words)
        or words[0].casefold() in known_names()
    ):
        return False
    return not any(re.split(r"[’']", word)[0] in english().openers for word in words)


def _about(line: str, rest: Sequence[str]) -> bool:
    """Whether the article is about what the line names: a headline and a topic come back in it.

    Of a publication's name a place may come back, but not in the headline.
    """
    stems = [_stem(word) for word in _WORD.findall(line) if not word[0].islower() and word != "The"]
    text = re.sub(rf"\b{re.escape(line)}\b", " ", "\n".join(rest))
    words = _WORD.findall(text)
    common = {_stem(word) for word in words if word[0].islower()} | {_stem(w) for w in _WORD.findall(rest[0])}
    return not stems or not common.isdisjoint(stems) or stems[-1] in {_stem(word) for word in words}


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]
