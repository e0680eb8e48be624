"""What the network took for an attribution or for a part of its content and is the article's own voice.

The corpora mark some of it, too unevenly to be learned: that somebody is willing or right, makes a point of
doing something, or calls himself by another name, is no statement; a sentence before the one with the cue, or
a clause in which the author speaks of "us", is no part of a paraphrase.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from reportedly.extract.english import english
from reportedly.extract.kinds import kind_of
from reportedly.extract.terms import without_terms
from reportedly.extract.words import Words, paragraph_at, quoted_at
from reportedly.sentences import sentences
from reportedly.types import Attribution, Spans

#: A full stop behind a content, and another sentence.
_NEXT_SENTENCE = re.compile(r"[.!?][)\]]*\s+[A-Z“\"]")
#: A name between commas, and a description without one that it may belong to.
_NAMED_BEHIND = re.compile(r",\s(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3}),\s(?!wh)")
_DESCRIBES = re.compile(r"(?:the|its|his|her|their|our|one of)\s[^,]*\b[a-z][\w-]+$", re.I)
_SIGN = re.compile(r"[-–—•*·▪◦‣]\s+")
#: A sentence's first words.
_FIRST_WORDS = re.compile(r"(?:^|[.!?][)\]]*\s+|\n)(?P<words>[A-Z][\w’'-]*(?: [a-z][\w’'-]*){0,2} )$", re.M)
_MARKS = re.compile(r"[“”\"«»]|``|''")


def amend(words: Words, attribution: Attribution) -> Attribution | None:
    """The attribution without the author's own words; ``None`` where nothing is attributed.

    Args:
        words: the words of the text.
        attribution: as the network marked it.
    """
    if own_words(words.text, attribution) or points_ahead(words.text, attribution):
        return None
    if asks_who(words.text, attribution):
        return None
    attribution = without_terms(words, with_name(words.text, attribution))
    away = astray(words, attribution.cue, attribution.content)
    content = tuple(span for span in own_sentence(words.text, attribution) if span not in away)
    if not content:
        return None
    content = without_sign(words.text, without_title(words.text, attribution, content))
    content = without_comment(words.text, content, attribution.source)
    content = from_the_start(words.text, attribution, content)
    if content == attribution.content:
        return attribution
    return replace(attribution, content=content, kind=kind_of(words, content))


def asks_who(text: str, attribution: Attribution) -> bool:
    """ "Who ordered the raid?": a question of the author's says of nobody that he did."""
    if not attribution.source or text[slice(*attribution.source[0])].lower() not in ("who", "what"):
        return False
    start, end = attribution.source[0][0], attribution.content[-1][1]
    before = text[:start].rstrip(" \t")
    return (not before or before[-1] in "\n.?!") and text[end : end + 1] == "?"


def with_name(text: str, attribution: Attribution) -> Attribution:
    """ "According to the league's chief, Jane Doe, no …": the name is the source's, and nothing said."""
    if not attribution.source or not attribution.content or not attribution.cue:
        return attribution
    source, first = attribution.source[-1], attribution.content[0]
    if attribution.cue[-1][1] > source[0] or not source[1] <= first[0] <= source[1] + 2:
        return attribution
    found = _NAMED_BEHIND.match(text, source[1])
    if found is None or found.end() >= first[1] or not _DESCRIBES.match(text, source[0], source[1]):
        return attribution
    return replace(
        attribution,
        source=(*attribution.source[:-1], (source[0], found.end("name"))),
        content=((found.end(), first[1]), *attribution.content[1:]),
    )


def own_words(text: str, attribution: Attribution) -> bool:
    """Whether the cue says what somebody is, does or is called, or what things look like: no statement."""
    cue = " ".join(text[start:end] for start, end in attribution.cue).replace("’", "'")
    content = text[attribution.content[0][0] : attribution.content[0][1]]
    if not cue or _rules()["speech"].search(f"{cue} {content.split(' ', 1)[0]}"):
        return False
    if _rules()["never"].search(cue):
        return True
    if _rules()["naming"].search(cue):
        return bool(_rules()["name"].match(content))
    bare = not attribution.source and _rules()["looks"].fullmatch(cue)
    return bool(bare and _rules()["pointing"].match(content))


def points_ahead(text: str, attribution: Attribution) -> bool:
    """Whether nothing is said yet: "What they said", "Here is what it says:"."""
    said = " ".join(text[start:end] for start, end in attribution.content)
    return said.lower() == "what"


def own_sentence(text: str, attribution: Attribution) -> Spans:
    """The content without paraphrased sentences before the one in which source and cue stand."""
    begin = min((start for start, _ in attribution.source + attribution.cue), default=0)
    kept = tuple(
        span
        for span in attribution.content
        if _MARKS.search(text[slice(*span)])
        or span[1] > begin
        or not text[span[0]].isupper()
        or not _NEXT_SENTENCE.match(text, span[1])
    )
    return one_sentence(
        text, attribution, kept if any(end > begin for _, end in kept) else attribution.content
    )


def one_sentence(text: str, attribution: Attribution, content: Spans) -> Spans:
    """The content without the sentences behind a paraphrase that its cue begins and no colon announces."""
    (start, end), cue = content[-1], attribution.cue
    if (
        not cue
        or cue[-1][1] > start
        or text[cue[-1][1] - 1] == ":"
        or text[cue[-1][1] : start].strip() == ":"
        or _MARKS.search(text[start:end])
    ):
        return content
    cut = sentences(text[start:end])
    if len(cut) < 2:
        return content
    said = text[start : start + cut[0][1]].rstrip(".")
    return (*content[:-1], (start, start + len(said)))


def astray(words: Words, cue: Spans, content: Spans) -> Spans:
    """Paraphrase in another paragraph than the cue, which does not announce it by a colon."""
    paragraphs = [words.paragraphs[paragraph_at(words, start)] for start, _ in cue]
    if not paragraphs or any(words.text[start:end].rstrip().endswith(":") for start, end in paragraphs):
        return ()
    return tuple(
        (start, end)
        for start, end in content
        if not quoted_at(words, start) and not any(first <= start < last for first, last in paragraphs)
    )


def from_the_start(text: str, attribution: Attribution, content: Spans) -> Spans:
    """ "Plans to widen the port could destroy a reef, an inquiry has heard": it begins with what is said."""
    named = attribution.source + attribution.cue
    (start, end), begin = content[0], min((first for first, _ in named), default=0)
    if not attribution.source or not attribution.cue or begin < end or _MARKS.search(text[start:end]):
        return content
    before = _FIRST_WORDS.search(text, max(start - 40, 0), start)
    if before is None or not text[start].islower() or text[end:begin].strip() != ",":
        return content
    return ((before.start("words"), end), *content[1:])


def without_title(text: str, attribution: Attribution, content: Spans) -> Spans:
    """ "In her memoir, “The Lower String,” she wrote that …": the title of a work is not said."""
    kept = tuple(
        span
        for span in content
        if (title := _rules()["title"].match(text, span[0])) is None
        or not _rules()["before_title"].search(text, max(span[0] - 24, 0), span[0])
        or not _in_capitals(title["title"])
        or any(start <= span[0] for start, _ in attribution.cue if text.find("\n", start, span[0]) < 0)
    )
    return kept or content


def _in_capitals(title: str) -> bool:
    """Whether all long words of a title are capitalised."""
    long = [word for word in re.findall(r"[\w’']+", title) if len(word) > 3]
    return bool(long) and all(word[0].isupper() for word in long)


def without_sign(text: str, content: Spans) -> Spans:
    """The content without the sign of a list before its first word."""
    start, end = content[0]
    sign = _SIGN.match(text, start, end)
    if sign is None or sign.end() >= end or text[text.rfind("\n", 0, start) + 1 : start].strip():
        return content
    return ((sign.end(), end), *content[1:])


def without_comment(text: str, content: Spans, source: Spans) -> Spans:
    """The content up to a last clause in which the author speaks of himself and the reader."""
    start, end = content[-1]
    who = {word for s, e in source for word in text[s:e].lower().split()}
    if not source or who & _first_person() or _MARKS.search(text[start:end]):
        return content
    comment = _rules()["comment"].search(text, start, end)
    return (*content[:-1], (start, comment.start())) if comment and comment.start() > start else content


@lru_cache(maxsize=1)
def _rules() -> dict[str, re.Pattern[str]]:
    data = english("own_words")
    rules = {name: re.compile(pattern) for name, pattern in data.items() if isinstance(pattern, str)}
    rules["title"] = re.compile(r"[“\"‘'](?P<title>[^“”\"\n]{2,80}?),?[”\"’']")
    rules["before_title"] = re.compile(rf"\b{data['work']},? $")
    return rules


@lru_cache(maxsize=1)
def _first_person() -> frozenset[str]:
    data = english("own_words")
    return frozenset(data["first_person"])
