"""Contents that name somebody and say nothing, "Jane Doe" or "him": in many articles, and no claim."""

from __future__ import annotations

import re
from functools import cache

from reportedly.trace.wording import lexicon

#: A headline's words are all capitalised: longer ones may say something.
_LONGEST = 3
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")


def names_only(text: str) -> bool:
    """Whether a content is a few words, none of them but names, numbers and function words."""
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
    telling = [word for word in words if word.lower() not in _empty()]
    return len(telling) <= _LONGEST and not any(word[0].islower() for word in telling)


@cache
def _empty() -> frozenset[str]:
    words = lexicon()
    return words.stop | words.first | words.second | words.third
