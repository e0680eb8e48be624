"""Contents that name somebody or something and say nothing of it: in many articles, and no claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reportedly.trace.negation import negated
from reportedly.trace.signature import unsigned
from reportedly.trace.topics import named_only
from reportedly.trace.topics import words as topic_words
from reportedly.trace.wording import lexicon, tokens

#: A headline's words are all capitalised: longer ones may say something.
_LONGEST = 3
#: Words of a thing that is named, and not more.
_THING = 3
_MARKS = '“”"‘.!?'
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")


def no_claim(text: str, cues: Iterable[str | None] = (None,)) -> bool:
    """Whether a content says nothing that one could deny: names, or a thing that is only named.

    Args:
        text: the content.
        cues: those of all statements with this content; ``None``: one without a cue.
    """
    return names_only(text) or topic(text) or all(named_only(text, cue) for cue in cues)


def names_only(text: str) -> bool:
    """Whether a content is a few words, none of them but names, numbers and function words.

    With a title or a role in small letters ("mayor Jane Doe of North Orla") it is no headline and may
    be longer.
    """
    text = unsigned(text)
    words = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
    telling = [word for word in words if word.lower() not in _empty()]
    titles = lexicon().titles | topic_words().roles
    named = [word for word in telling if word.lower() not in titles]
    if any(word[0].islower() for word in named):
        return False
    return len(named) <= _LONGEST or any(word[0].islower() for word in telling)


def topic(text: str) -> bool:
    """Whether a content names a thing in few words, and nothing is said of it: "the Orla inquiry".

    "To comment", which somebody declined, is none either. A denial ("no deal"), a quotation, a sentence with
    its mark, a number and what has a verb that its form shows say something.
    """
    found, known = tokens(unsigned(text)), lexicon()
    words = [token.lower for token in found if token.lower[:1].isalpha()]
    telling = [word for word in words if word not in _empty()]
    if not words or len(telling) > _THING or any(mark in text.rstrip(" …") for mark in _MARKS):
        return False
    if any(token.number for token in found) or any(negated(found)) or not known.verbs.isdisjoint(words):
        return False
    if words[0] in known.articles:
        return not (telling and telling[-1].endswith("ed"))
    return known.idle.issuperset(telling)


@cache
def _empty() -> frozenset[str]:
    words = lexicon()
    return words.stop | words.first | words.second | words.third
