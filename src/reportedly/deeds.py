"""Attributions in which nobody says anything: plans and deeds that the article tells in its own voice.

PolNeAR, whose definition reading follows, counts "the ministry planned to cut 900 beds" and "the council will
charge residents £4" as attributions: the ministry is the source of the plan. Where a claim comes from is
another question. Nobody is said to have said it; the article says so itself.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.types import Attribution, Span

_WORD = re.compile(r"[’']?[^\W\d_][\w-]*")
_QUOTED = re.compile(r"[“”\"]")
_GERUND = re.compile(r"[a-z]{2,}(?<!th)ing\b")


@dataclass(frozen=True, slots=True)
class _Words:
    #: As ``deeds.en.toml`` has them.
    intentions: frozenset[str]
    plans: frozenset[str]
    actions: frozenset[str]
    ambiguous: frozenset[str]
    auxiliaries: frozenset[str]
    ahead: frozenset[str]
    reports: frozenset[str]
    clause: re.Pattern[str]
    counted: re.Pattern[str]


def deed(text: str, attribution: Attribution) -> Span | None:
    """The clause in which an article tells a plan or a deed in its own voice; ``None``: somebody says so.

    Args:
        text: the article's.
        attribution: one of its attributions.
    """
    if attribution.kind != "indirect" or attribution.parent or attribution.implicit or not attribution.cue:
        return None
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    span = min(start for start, _ in parts), max(end for _, end in parts)
    if not attribution.content or _QUOTED.search(text, *span) or "\n" in text[slice(*span)]:
        return None
    cue = " ".join(text[slice(*part)] for part in attribution.cue)
    content = text[slice(*attribution.content[0])]
    if cue.startswith("to ") and not (attribution.source and _begins(text, span[0])):
        return None  # "marched to protest the shooting"
    before = attribution.content[0][0] < attribution.cue[0][0]
    return span if tells_deed(cue, content, passive=before) else None


def _begins(text: str, start: int) -> bool:
    """Whether a paragraph begins there, as "Council to charge residents" begins a headline."""
    return not text[:start].rstrip(" ") or text[:start].rstrip(" ").endswith("\n")


def tells_deed(cue: str, content: str, *, passive: bool = False) -> bool:
    """Whether a cue tells what somebody does or means to do.

    Args:
        cue: its words.
        content: what it is done to, or what is to be done.
        passive: the content stands before the cue.
    """
    known = _words()
    words = [word.casefold() for word in _WORD.findall(cue)]
    if not words or any(_one_of(word, known.reports) for word in words):
        return False
    if not passive and known.clause.match(content):
        return False
    verbs = [word for word in words if word not in known.auxiliaries]
    if len(verbs) != 1:
        return False
    doing = content.startswith("to ") or words[-1] == "to" or _GERUND.match(content) is not None
    if _one_of(verbs[0], known.intentions):
        return doing or _one_of(verbs[0], known.plans)
    if words[0] in known.ahead:
        return bool(words[-1] == verbs[0])
    if doing or not _one_of(verbs[0], known.actions):
        return False
    return passive or not _one_of(verbs[0], known.ambiguous) or known.counted.match(content) is not None


def _one_of(word: str, words: frozenset[str]) -> bool:
    """Whether a word is a form of one of the words."""
    return not words.isdisjoint(_forms(word))


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands, and what it may be a form of: "planned" of "plan", "recalling" of "recall"."""
    found = [word]
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            bare = word[: -len(ending)]
            found += [bare, f"{bare}e"]
            if len(bare) > 2 and bare[-1] == bare[-2]:
                found.append(bare[:-1])
            if bare.endswith("i"):
                found.append(f"{bare[:-1]}y")
    return tuple(found)


@cache
def _words() -> _Words:
    table = tomllib.loads(files("reportedly").joinpath("deeds.en.toml").read_text("utf8"))
    patterns: dict[str, str] = table.pop("patterns")
    words = {name: frozenset(row.split()) for name, row in table.items()}
    clause, counted = (re.compile(patterns[name]) for name in ("clause", "counted"))
    return _Words(**words, clause=clause, counted=counted)
