"""What makes two inputs, two articles, two attributions, two speakers the same one: hashes and keys."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from reportedly.quotation_marks import straight
from reportedly.types import Attribution, Document, Source, Span, Spans

#: Version of each scheme; changes when the same thing would get another key.
_UID_VERSION, _OWN_VERSION, _PRINT_VERSION = "u1", "v1", "f1"
#: Curly quotation marks are the straight ones.
#: Kinds with a name of their own, and the letter their keys begin with.
_NAMED = {"named_person": "p", "named_organization": "o", "document": "d"}
_ARTICLE = re.compile(r"^(?:the|a|an) ")
_POSSESSIVE = re.compile(r"['’]s?$")
_APART = re.compile(r"[^\w]+")


def address(document: Document) -> str:
    """What the versions of an article share: its URL, else the id its input gives, else its text's hash."""
    return document.url or document.id


def fingerprint(document: Document) -> str:
    """Of all that is kept of an article; another one under the same address is a new version."""
    parts = (
        address(document),
        document.text,
        document.title,
        document.outlet,
        document.byline,
        document.published,
    )
    return f"{_PRINT_VERSION}-{_digest(*parts)}"


def uid(fingerprint: str, attribution: Attribution) -> str:
    """Of an attribution: the article and the characters; survives a re-read that finds the same spans."""
    where = (attribution.content, attribution.source, attribution.cue)
    return f"{_UID_VERSION}-{_digest(fingerprint, repr(where))[:24]}"


def own_uid(fingerprint: str, sentence: Span) -> str:
    """Of a sentence in the article's own voice: the article and the characters."""
    return f"{_OWN_VERSION}-{_digest(fingerprint, repr(tuple(sentence)))[:24]}"


def content_hash(content: str, attribution: Attribution | None = None, source: Source | None = None) -> int:
    """Of what a statement says: those with one hash stand to every other statement in the same way.

    It covers all that a relation may look at, so that any statement of a hash may stand for the others: the
    words, whatever their spacing and the shape of quotation marks; the name of who says so; how firmly, and
    whether the article rejects it; the days that its dates mean.

    Args:
        content: the words.
        attribution: whose content it is; ``None``: the article's own voice.
        source: who says so.

    Returns:
        63 bits, never negative.
    """
    words = _words(content)
    parts: list[str | None] = [words, None, None, None]
    if attribution is not None:
        dates = [(one.start, one.end) for one in attribution.dates]
        firmness = attribution.factuality, attribution.stance == "rejects"
        parts = [words, source.name if source else "", repr(firmness), repr(dates)]
    return short_hash(*parts)


def body_hash(text: str) -> int:
    """Of the words of an article: copies that differ in spacing and the shape of quotation marks have one."""
    return short_hash("body", _words(text))


def short_hash(*parts: str | None) -> int:
    """A digest of 63 bits, never negative."""
    return int(_digest(*parts)[:16], 16) >> 1


def speaker_key(document: str, source: Source) -> str | None:
    """The key under which a source's statements are gathered across documents; ``None``: it has no name.

    A person named by one word only ("Trump" in an article that never says more) stays its document's own:
    another article's may be another person.

    Args:
        document: the fingerprint of the document.
        source: one of its sources.
    """
    letter = _NAMED.get(source.kind or "")
    name = normalised(source.name)
    if letter is None or not name:
        return None
    if letter == "d" or (letter == "p" and " " not in name):
        return f"{letter}:{name}@{document[:19]}"
    return f"{letter}:{name}"


def normalised(name: str) -> str:
    """A name without case, accents, punctuation, leading article and closing possessive."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = _POSSESSIVE.sub("", plain.strip())
    return _ARTICLE.sub("", " ".join(_APART.sub(" ", plain).split()))


def overlap(one: Spans, other: Spans) -> float:
    """How much two sets of characters have in common: Dice's coefficient, 0 to 1."""
    total = _length(one) + _length(other)
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return 2 * shared / total if total else 0.0


def _words(text: str) -> str:
    return " ".join(straight(text).split())


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - start for start, end in spans)


def _digest(*parts: str | None) -> str:
    hashed = hashlib.sha256()
    for part in parts:
        data = b"\x00" if part is None else part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8, "big") + data)
    return hashed.hexdigest()
