"""Contents that a cue only names: what somebody was asked about, supports or discusses. None is a claim.

"Police confirmed the killing of 12 people by the army" says that it happened; "they discussed the army's new
uniforms" says nothing of the uniforms. The cue tells the two apart, and, where it may go either way, whether
the noun phrase is of something that happened, with who did it or to whom.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from reportedly.trace.figures import figures
from reportedly.trace.looks import says
from reportedly.trace.negation import negated
from reportedly.trace.signature import unsigned
from reportedly.trace.wording import Token, lexicon, stem, tokens

#: What a cue makes of a noun phrase: it is about it, says that it is so, or may do either.
Bearing = Literal["about", "says", "open"]
_MARKS = re.compile('[“”"‘?!]')
_SETS = ("about", "perhaps", "relative", "joining", "plurals", "roles")
#: Letters from which on a word may have the ending of a verb.
_LONG = 4


@dataclass(frozen=True, slots=True)
class Words:
    """What ``topic.en.toml`` says."""

    about: frozenset[str]
    perhaps: frozenset[str]
    #: In their one form, as ``saying`` is.
    verbs: frozenset[str]
    saying: frozenset[str]
    relative: frozenset[str]
    joining: frozenset[str]
    plurals: frozenset[str]
    roles: frozenset[str]
    #: A noun of something that happened, with who did it or to whom.
    event: re.Pattern[str]


@cache
def words() -> Words:
    """The words, read once."""
    told = tomllib.loads((files("reportedly.trace") / "topic.en.toml").read_text("utf-8"))
    noun = rf"\w{{2,}}(?:{'|'.join(told['endings'])})s?\b"
    event = rf"\b{noun}\s+(?:{'|'.join(told['arguments'])})\b|['’]s?\s+(?:[\w-]+\s+){{0,3}}{noun}"
    return Words(
        verbs=frozenset(map(stem, told["verbs"].split())),
        saying=frozenset(map(stem, told["saying"].split())),
        event=re.compile(event),
        **{name: frozenset(told[name].split()) for name in _SETS},
    )


def named_only(text: str, cue: str | None) -> bool:
    """Whether a statement names a thing and says nothing of it.

    Args:
        text: the content.
        cue: the words of its cue; ``None``: it has none, and its form alone decides nothing.
    """
    bears = bearing(cue or "")
    if bears is None or bears == "says" or _MARKS.search(text):
        return False
    found = noun_phrase(tokens(unsigned(text)))
    # "Responded to the charge", but "are looking to answer the charge".
    begun = not (cue or "").lower().endswith(" to") or (bool(found) and _names(found[0]))
    if not found or not begun or clausal(found, strictly=bears == "open"):
        return False
    return bears == "about" or not words().event.search(text)


@lru_cache(maxsize=20_000)
def bearing(cue: str) -> Bearing | None:
    """What a cue makes of a noun phrase behind it; ``None``: no word of it tells."""
    found = [token for token in tokens(cue) if token.lower[:1].isalpha()]
    if not found:
        return None
    known, last = words(), found[-1]
    saying = any(token.stem in known.saying for token in found)
    if last.lower in known.about:
        return "about"
    if saying:
        return "says"
    return "about" if last.lower in known.perhaps or last.stem in known.verbs else "open"


def noun_phrase(found: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to a relative clause."""
    relative = words().relative
    end = next((n for n, token in enumerate(found) if n and token.lower in relative), len(found))
    return found[:end]


def clausal(found: Sequence[Token], *, strictly: bool) -> bool:
    """Whether tokens say something, as far as their form shows it.

    Args:
        found: the tokens.
        strictly: any word that may be a verb by its ending makes a clause.
    """
    lower = [token.lower for token in found]
    irregular = lexicon().forms.keys() - words().plurals
    if says(lower) or not irregular.isdisjoint(lower) or any(negated(found)) or figures(found).numbers:
        return True
    for n, token in enumerate(found):
        behind = found[n + 1] if n + 1 < len(found) else None
        if token.lower in words().joining and not (token.lower == "to" and behind and _names(behind)):
            return True
        verb = not token.capital and len(token.lower) > _LONG and token.lower.endswith(("ing", "ed"))
        if verb and (strictly or n == 0 or (behind and _names(behind) and not _begins(found, n))):
            return True
    return False


def _names(token: Token) -> bool:
    """Whether somebody or something is named from here on."""
    known = lexicon()
    return token.capital or token.lower in known.articles or token.lower in known.third


def _begins(found: Sequence[Token], at: int) -> bool:
    """Whether a noun phrase has just begun, so that what looks like a verb is part of it."""
    return at > 0 and found[at - 1].lower in lexicon().articles
