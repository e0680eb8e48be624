"""What keeps a sentence without a cue from being weighed at all: the author speaks, whatever goes before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.resolve.follow_on_features import SPOKEN, cue_words, listed
from reportedly.resolve.follow_on_lines import Line
from reportedly.resolve.phrases import table
from reportedly.types import Attribution, Source

#: A sentence that begins and ends as one, no signature or heading.
SENTENCE = re.compile(r"^[^–—-].*[.!?…:;,”\"']$", re.S)
#: The author and his readers, outside quotation marks.
_AUTHOR = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|[Yy]ou|[Yy]our)\b")
_QUOTES = re.compile(r"[“\"][^”\"]*[”\"]")
#: Words that a sentence has at least.
_FEWEST = 4
#: Sentences in which an author speaks of himself or to the reader where a text is an opinion.
_PERSONAL = 3


def personal(text: str, lines: Sequence[Line]) -> bool:
    """Whether a text is written in the first person: an opinion goes on with itself."""
    own = (line for line in lines if line.bare and not line.quoted)
    return sum(bool(_AUTHOR.search(_QUOTES.sub("", text[slice(*line.span)]))) for line in own) >= _PERSONAL


def reporters_own(words: str) -> bool:
    """Whether a sentence says what only the reporter does: what is not known, who did not answer."""
    return bool(re.search(table("follow_on")["stops"]["reporter"], words))


def may_go_on(text: str, line: Line, before: Attribution, source: Source | None) -> bool:
    """Whether a sentence is one to be weighed.

    Args:
        text: the article.
        line: the sentence.
        before: the statement right before it.
        source: who made that.
    """
    words = text[slice(*line.span)]
    if not line.bare or line.quoted or not SENTENCE.search(words) or len(words.split()) < _FEWEST:
        return False
    if source is None or reporters_own(words):
        return False
    first = words.split(maxsplit=1)[0].strip("“\"'‘(").lower().rstrip(",")
    if first in listed("author_speaks") or "?" in words or _AUTHOR.search(_QUOTES.sub("", words)):
        return False
    return not _wished(text, before)


def _wished(text: str, before: Attribution) -> bool:
    """Whether what goes before was wanted, believed or done rather than said."""
    cue = cue_words(text, before)
    return bool(cue & listed("cue_act")) and not any(cue & listed(name) for name in SPOKEN)
